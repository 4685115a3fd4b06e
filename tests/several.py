"""Makes one client of several sources of an API, and shows what became of them.

`make several SEVERAL=...` runs it on files and folders, which together describe one
API. It prints the types of which one source shows samples and another the declaration,
the calls that return them, with their fields, and what the sources contradict; and it
decodes the saved answers of these calls by the generated classes. It fails where
nothing was found to be one, where an answer is not decoded into the declared class, or
where `--returns 'GET /a=Thing'` names a call that does not return what it should.
"""

from __future__ import annotations

import argparse
import inspect
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import specloom
from specloom import Product, Settings, ir, sources
from specloom.diagnostics import Report
from specloom.places import located
from specloom.targets.python import runtime_files
from specloom.targets.python.symbols import annotation, symbols

from tests.packages import imported, write

PACKAGE = "several_made"


def main(arguments: Sequence[str]) -> int:
    """Print what there is to see; 1 if something is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.several")
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--returns", action="append", default=[], metavar="CALL=CLASS")
    given = parser.parse_args(arguments)
    report = Report()
    listed, _ = sources.given(given.sources)
    start = time.process_time()
    documents = sources.documents(listed, report)
    product = specloom.generate(Settings(name="api"), documents, {}, report)
    seconds = time.process_time() - start
    operations = len(list(ir.operations(product.api.root)))
    print(
        f"{len(documents)} documents: {operations} operations and"
        f" {len(product.api.types)} types in {seconds:.2f} s of CPU"
    )
    faults = list(_faults(product, dict(e.rsplit("=", 1) for e in given.returns)))
    _print_told(report, documents)
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


def _print_told(report: Report, documents: Sequence[Any]) -> None:
    said = located(list(report), documents)
    for title, ending in (("aligned", "-aligned"), ("contradicted", "-conflict")):
        found = [one for one in said if one.code.endswith(ending)]
        print(f"\n{title}: {len(found)}")
        for one in found:
            print(f"  {one}")


def _faults(product: Product, wanted: Mapping[str, str]) -> Iterator[str]:
    """What is not as it should be, while what is there is printed."""
    api, names = product.api, product.names
    shown = {decl.id: decl for decl in api.types.values() if _is_shown(decl)}
    if not shown:
        yield "no declared type is shown by samples"
    found: dict[str, set[str]] = {}
    called = symbols(product, "api")
    with tempfile.TemporaryDirectory() as folder:
        files = {f"api/{name}": text for name, text in product.files.items()}
        files |= {**runtime_files(product.runtime, "httpx2"), "__init__.py": ""}
        write(Path(folder) / PACKAGE, files)
        with imported(Path(folder), f"{PACKAGE}.api") as package:
            for node in ir.operations(api.root):
                inside = _declared(node, api, shown)
                if not inside:
                    continue
                found[node.id] = {names[decl.id] for decl in inside}
                print(f"\n{node.id}\n  {_signature(package, called[node.id])}")
                for decl in inside:
                    _print_type(decl, product)
                yield from _decoded(node, package, product, inside)
    for call, name in wanted.items():
        if name not in found.get(call, ()):
            yield f"{call} does not return {name}"


def _is_shown(decl: ir.TypeDecl) -> bool:
    return not decl.inferred and bool(decl.joined)


def _declared(
    node: ir.Operation, api: ir.Api, shown: Mapping[ir.TypeId, ir.TypeDecl]
) -> list[ir.TypeDecl]:
    """The types among `shown` that an answer of `node` leads to, the nearest first."""
    waiting = [r.body.type for r in node.responses if r.body is not None]
    met: dict[ir.TypeId, None] = {}
    while waiting:
        type = waiting.pop(0)
        if isinstance(type, ir.Ref) and type.id in api.types and type.id not in met:
            met[type.id] = None
            waiting.append(api.types[type.id].type)
        waiting.extend(ir.children(type))
    return [shown[id] for id in met if id in shown]


def _signature(package: ModuleType, symbol: str) -> str:
    """The method that a symbol such as `ApiClient.reports.list` means, as typed."""
    name, *path = symbol.split(".")
    found: Any = getattr(package, name)(
        base_url="https://api.example", **_proof(package)
    )
    with found:
        for step in path:
            found = getattr(found, step)
        return f"{symbol}{inspect.signature(found)}"


def _proof(package: ModuleType) -> dict[str, str]:
    """Credentials for a client that never calls anything."""
    made = inspect.signature(package.ApiClient).parameters
    return {
        name: "x"
        for name, one in made.items()
        if one.default is inspect.Parameter.empty and name != "base_url"
    }


def _print_type(decl: ir.TypeDecl, product: Product) -> None:
    fields = decl.type.fields if isinstance(decl.type, ir.Record) else ()
    print(
        f"  {product.names[decl.id]}: {len(fields)} fields, said at {decl.at.document}"
    )
    for one in fields:
        name = product.names[f"{decl.id}.{one.wire}"]
        type = annotation(one.type, product)
        print(f"    {name}: {type}{'' if one.required else ' | None'}")


def _decoded(
    node: ir.Operation,
    package: ModuleType,
    product: Product,
    inside: Sequence[ir.TypeDecl],
) -> Iterator[str]:
    """What is wrong with the saved answers of `node`, decoded by its class."""
    names, body = product.names, node.responses[0].body
    if body is None or not isinstance(body.type, ir.Ref):
        return
    root = getattr(package.models, names[body.type.id])
    first = getattr(package.models, names[inside[0].id])
    for example in node.examples:
        answer = None if example.response is None else example.response.json
        if example.status >= 300 or not isinstance(answer, dict):
            continue
        value = root.from_dict(answer)
        count = sum(type(one) is first for one in _within(value))
        print(f"  {example.name!r}: {count} of {first.__name__}")
        if not count:
            yield f"{node.id}: {example.name!r} holds no {first.__name__}"


def _within(value: Any) -> Iterator[Any]:
    """`value`, and all that its fields and items hold."""
    yield value
    if isinstance(value, list):
        for item in value:
            yield from _within(item)
    for name in getattr(value, "__dataclass_fields__", ()):
        yield from _within(getattr(value, name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
