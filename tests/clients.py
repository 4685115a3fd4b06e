"""Makes a client of every file given, and holds all of them against what we promise.

`make clients CLIENTS=...` runs it on files and folders. Each file becomes one client
under one output root. Every client must import; every JSON example of its source must
decode and encode to equal JSON; every request must have become an operation or a part
of one; and mypy, pyright and black look at all of them together.
"""

from __future__ import annotations

import argparse
import copy
import dataclasses
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import specloom
from specloom import ir
from specloom.diagnostics import InputError, Report
from specloom.places import located
from specloom.source import Json, read
from specloom.targets.python import runtime_files

from tests.packages import write

ROOT = "made"
"""The package that holds the clients."""


@dataclasses.dataclass(slots=True, kw_only=True)
class Tally:
    """What was found for one file, or for all of them."""

    clients: int = 0
    refused: int = 0
    broken: int = 0
    operations: int = 0
    requests: int = 0
    merged: int = 0
    lines: int = 0
    unsettled: int = 0
    samples: int = 0
    examples: int = 0
    different: int = 0
    seconds: float = 0.0

    def add(self, other: Tally) -> None:
        """Add the counts of `other`."""
        for field in dataclasses.fields(self):
            total = getattr(self, field.name) + getattr(other, field.name)
            setattr(self, field.name, total)


def main(arguments: Sequence[str]) -> int:
    """Print a line for each file and the sums; 1 if a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--keep", type=Path, help="a folder to make the clients in")
    parser.add_argument("--no-judges", action="store_true", help="skip type checkers")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        total = _make(_files(given.files), folder)
        _print_sums(total)
        failed = bool(total.broken or total.different)
        if not given.no_judges:
            failed |= not all([_passes(folder, *judge) for judge in JUDGES])
    return int(failed or total.requests != total.merged)


def _make(files: Sequence[Path], folder: Path) -> Tally:
    """The clients of `files`, written below `folder`, and what they keep of it."""
    total = Tally()
    root = folder / ROOT
    made: list[tuple[str, Path, specloom.Product]] = []
    modules: set[str] = set()
    for number, path in enumerate(files):
        stem = re.sub(r"[^a-z0-9]+", "_", path.stem.lower()).strip("_")
        name = f"c{number:03}_{stem}"
        one = Tally()
        product = _product(path, name, one)
        total.add(one)
        if product is not None:
            made.append((name, path, product))
            modules.update(product.runtime)
            write(root / name, product.files)
    write(root, {"__init__.py": '"""Clients of all files."""\n'})
    write(root, runtime_files(sorted(modules), "httpx2"))
    sys.path.insert(0, str(folder))
    for name, path, product in made:
        one = Tally()
        try:
            _check(name, path, product, one)
        except Exception:
            one.broken = 1
            print(f"--- {path}")
            traceback.print_exc(limit=-3, file=sys.stdout)
        total.add(one)
    return total


def _product(path: Path, name: str, tally: Tally) -> specloom.Product | None:
    """The client of one file; None, with the reason printed, if there is none."""
    report = Report()
    start = time.process_time()
    try:
        document = read(path.read_bytes(), path.name, report)
        settings = specloom.Settings(name=name)
        product = specloom.generate(settings, [document], {}, report)
    except InputError as error:
        print(f"refused: {error.diagnostic}")
        tally.refused = 1
        return None
    except Exception:
        print(f"--- {path}")
        traceback.print_exc(limit=-3, file=sys.stdout)
        tally.broken = 1
        return None
    tally.seconds = time.process_time() - start
    if report.failed:
        print(f"refused: {path}: {next(iter(located(report, [document])))}")
        tally.refused = 1
        return None
    tally.clients = 1
    tally.unsettled = len(product.unsettled)
    tally.lines = sum(text.count("\n") for text in product.files.values())
    found = list(ir.operations(product.api.root))
    tally.operations = len(found)
    tally.merged = sum(1 + len(operation.origins) for operation in found)
    tally.requests, tally.samples = _said(document.value)
    return product


def _said(value: Json) -> tuple[int, int]:
    """How many requests a collection holds, and how many saved JSON answers."""
    requests = samples = 0
    stack = [value]
    while stack:
        match stack.pop():
            case {"request": dict() | str() as request, **rest} if request:
                requests += 1
                answers = rest.get("response")
                for answer in answers if isinstance(answers, list) else ():
                    samples += _is_sample(answer)
            case dict() as inner:
                old = inner.get("requests")
                if isinstance(old, list) and "info" not in inner:
                    requests += len(old)
                else:
                    stack.extend(inner.values())
            case list() as items:
                stack.extend(items)
            case _:
                continue
    return requests, samples


def _is_sample(answer: Json) -> bool:
    body = answer.get("body") if isinstance(answer, dict) else None
    if not isinstance(body, str) or body.strip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


# --- Round trips ---------------------------------------------------------------


def _check(name: str, path: Path, product: specloom.Product, tally: Tally) -> None:
    """Import the client called `name`, and send its examples there and back."""
    package = importlib.import_module(f"{ROOT}.{name}")
    for symbol in package.__all__:
        getattr(package, symbol)
    plans = _plans(package)
    types = importlib.import_module(f"{ROOT}._runtime.typetext").Types(package.__name__)
    log = importlib.import_module(f"{ROOT}._runtime.codec").Log
    for operation in ir.operations(product.api.root):
        plan = plans.get((product.names[operation.id], operation.path))
        if plan is None:
            raise LookupError(f"no plan for {operation.id}")
        for example in operation.examples:
            for value, expression, form in _values(example, plan):
                codec = types.codec(expression, form)
                lenient = log(strict=False)
                decoded = codec.decode(copy.deepcopy(value), None, "", lenient)
                tally.examples += 1
                if not equal(codec.encode(decoded), value):
                    tally.different += 1
                    print(f"different: {path}: {example.at}: {expression}")


def _plans(package: Any) -> Mapping[tuple[str, str], Any]:
    """The plans of all operations of a client, by name and path."""
    found = {}
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            kind = type(value).__name__
            if kind in ("Operation", "PagedOperation") and hasattr(value, "responses"):
                found[value.name.rpartition(".")[2], value.path] = value
    return found


def _values(example: ir.Example, plan: Any) -> Iterator[tuple[Json, str, str]]:
    """The JSON values of an example, each with the type that the plan gives it."""
    if example.response is not None and not example.text:
        for case in (*plan.responses, *plan.errors):
            status = case.status
            first, last = (status, status) if isinstance(status, int) else status
            if first <= example.status <= last and case.type:
                if getattr(case, "encoding", "json") in ("json", "auto"):
                    yield example.response.json, case.type, getattr(case, "form", "")
                break
    body, sent = plan.body, example.request
    if sent is None or not hasattr(body, "parts") or type(body).__name__ != "JsonBody":
        return
    if body.type:
        yield sent.json, body.type, body.form
    elif isinstance(sent.json, dict):
        for part in body.parts:
            if part.name and part.wire in sent.json:
                yield sent.json[part.wire], part.type, part.form


def equal(one: object, two: object) -> bool:
    """Whether two JSON values are equal; true is not 1."""
    match one, two:
        case dict(), dict():
            return one.keys() == two.keys() and all(equal(one[k], two[k]) for k in one)
        case list(), list():
            return len(one) == len(two) and all(map(equal, one, two))
        case _:
            return one == two and isinstance(one, bool) is isinstance(two, bool)


# --- Judges --------------------------------------------------------------------

JUDGES = (
    ("mypy", "--strict", "--cache-dir", ".mypy_cache", ROOT),
    ("basedpyright", "--pythonpath", sys.executable, "--level", "error"),
    ("black", "--check", ROOT),
)
"""Those who look at all packages together, each with its arguments."""


def judged(folder: Path, judge: str, *arguments: str) -> list[str] | None:
    """What a judge says of the packages in `folder`; None if it finds no fault."""
    settings = {"include": [ROOT], "typeCheckingMode": "strict"}
    write(folder, {"pyrightconfig.json": json.dumps(settings)})
    done = subprocess.run(
        [sys.executable, "-m", judge, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).splitlines() if done.returncode else None


def _passes(folder: Path, judge: str, *arguments: str) -> bool:
    """Whether a judge finds no fault; what it finds is printed."""
    start = time.perf_counter()
    faults = judged(folder, judge, *arguments)
    verdict = "clean" if faults is None else "faults:"
    print(f"{judge}: {verdict} ({time.perf_counter() - start:.0f} s)")
    if faults is not None:
        print("\n".join(faults[-20:]))
    return faults is None


def _files(given: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in given:
        inside = path.rglob("*") if path.is_dir() else [path]
        found.extend(sorted(p for p in inside if p.is_file()))
    return found


def _print_sums(total: Tally) -> None:
    for title, count in dataclasses.asdict(total).items():
        print(f"  {count:10.4g} {title}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
