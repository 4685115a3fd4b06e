"""The command: `make schemas CORPUS=...`, on a folder that holds the schemas.

Each set of files becomes one package, by the command line in a process of its own.
Every module must import; every example that agrees with its type must decode and encode
to equal JSON; every reference whose target is there must lead to it; no schema may lose
its type; and mypy, pyright and black look at all packages. Beside it,
datamodel-code-generator makes models of the same files.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.clients import ROOT
from tests.packages import write
from tests.schemas import judging, package
from tests.schemas.found import Found

SETS = {
    "cyclonedx_1_6": (
        "cyclonedx/bom-1.6.schema.json",
        "cyclonedx/jsf-0.82.schema.json",
        "cyclonedx/spdx.schema.json",
    ),
    "cyclonedx_1_7": (
        "cyclonedx/bom-1.7.schema.json",
        "cyclonedx/cryptography-defs.schema.json",
        "cyclonedx/jsf-0.82.schema.json",
        "cyclonedx/spdx.schema.json",
    ),
    "geojson": ("geojson",),
    "compose_spec": ("compose-spec.json",),
    "github_workflow": ("schemastore/github-workflow.json",),
    "package_json": ("schemastore/package.json",),
    "postman_2_0": ("postman/collection-v2.0.0.bundled.json",),
    "postman_2_1": ("postman/collection-v2.1.0.bundled.json",),
    "postman_1_0_split": ("postman/v1.0.0-draft-07",),
    "postman_2_0_split": ("postman/v2.0.0-draft-07",),
    "postman_2_1_split": ("postman/v2.1.0-draft-07",),
    "webex": ("webex",),
}
"""The files and folders of each set, as the corpus has them."""

SHOWN = 10
"""How many findings of a kind are printed for a set."""


def main(arguments: Sequence[str]) -> int:
    """Print what was found, and two tables; 1 if a promise is broken."""
    parser = argparse.ArgumentParser(prog="tests.schemas", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("sets", nargs="*", help=f"of {', '.join(SETS)}; all by default")
    parser.add_argument("--keep", type=Path, help="a folder to make the packages in")
    parser.add_argument("--no-judges", action="store_true", help="skip type checkers")
    parser.add_argument("--no-peer", action="store_true", help="our packages only")
    given = parser.parse_intermixed_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.keep or Path(temporary)).resolve()
        write(folder / ROOT, {"__init__.py": '"""Packages of all sets."""\n'})
        sys.path.insert(0, str(folder))
        inputs = {n: _copied(n, given.corpus, folder) for n in given.sets or SETS}
        found = [package.made(name, path, folder) for name, path in inputs.items()]
        if not given.no_judges:
            judging.judge(found, folder)
        for one in () if given.no_peer else found:
            judging.peer(one, inputs[one.name], folder, not given.no_judges)
    for one in found:
        _print_findings(one)
    _print_ours(found)
    if not given.no_peer:
        _print_peer(found)
    return int(any(one.faults for one in found))


def _copied(name: str, corpus: Path, folder: Path) -> Path:
    """The files of a set, copied: the one file, or the folder that holds them."""
    to = folder / "inputs" / name
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    for entry in SETS[name]:
        path = corpus / entry
        if path.is_dir():
            shutil.copytree(path, to, dirs_exist_ok=True)
        else:
            shutil.copy(path, to)
    inside = list(to.iterdir())
    return inside[0] if len(inside) == 1 else to


def _print_findings(found: Found) -> None:
    print(f"\n{found.name}")
    for code, count in sorted(found.codes.items()):
        print(f"  {count:6} {code}")
    for title, lines in (
        ("examples that their type refuses", found.disagreeing),
        ("FAULTS", found.faults),
    ):
        if lines:
            print(f"  {title}: {len(lines)}")
        for line in lines[:SHOWN]:
            print(f"      {line[:160]}")


def _print_ours(found: Sequence[Found]) -> None:
    first = (
        "set",
        "files",
        "CPU s",
        "modules",
        "lines",
        "unsettled",
        "types",
        "refs",
        "lost",
    )
    more = ("schemas", "said", "examples", "kept", "refused", "client ms", "model ms")
    judges = list(dict.fromkeys(name for one in found for name in one.judges))
    rows = [
        (
            one.name,
            one.inputs,
            f"{one.seconds:.2f}",
            one.modules,
            one.lines,
            one.unsettled,
            one.types,
            one.references,
            one.unresolved,
            one.distinct,
            one.said,
            one.examples,
            one.kept,
            len(one.disagreeing),
            f"{one.import_ms:.0f}",
            f"{one.model_ms:.0f}",
            *(one.judges[name] for name in judges),
            len(one.faults),
        )
        for one in found
    ]
    _print_table((*first, *more, *judges, "faults"), rows)


def _print_peer(found: Sequence[Found]) -> None:
    rows = [
        (
            one.name,
            f"{one.seconds:.2f}",
            f"{one.peer_seconds:.2f}",
            one.peer_lines,
            one.peer_classes,
            one.peer_mypy,
            one.peer_result,
        )
        for one in found
    ]
    print(f"\n{judging.version()}")
    head = ("set", "our CPU s", "its CPU s", "lines", "classes", "mypy", "result")
    _print_table(head, rows)


def _print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    cells = [head, *(tuple(map(str, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    print()
    for first, *rest in cells:
        aligned = [cell.rjust(w) for cell, w in zip(rest, widths[1:], strict=True)]
        print("  ".join([first.ljust(widths[0]), *aligned]).rstrip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
