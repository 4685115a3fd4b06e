"""`specloom init`: a first specloom.yaml for some sources."""

from __future__ import annotations

import json
import os
from collections.abc import Container
from keyword import iskeyword
from pathlib import Path

from .. import output, sources
from ..config import FILE
from ..diagnostics import Report
from .console import Console, shown


def run(console: Console, specs: tuple[str, ...]) -> int:
    """Write a specloom.yaml with a client for each of `specs`; the exit code."""
    path = Path(FILE)
    if os.path.lexists(path):
        console.fail(f"{FILE} is there already: edit it, or move it away")
        return 2
    clients: dict[str, tuple[str, list[str]]] = {}
    wrong = False
    for spec in dict.fromkeys(specs):
        titles = _titles(console, spec)
        wrong = wrong or not titles
        clients[client_name(spec, clients)] = (Path(spec).as_posix(), titles)
    if wrong:
        return 2
    try:
        output.write(path, _text(clients).encode())
    except OSError as error:
        console.fail(f"{FILE} can't be written: {error.strerror}")
        return 2
    for name, (spec, titles) in clients.items():
        console.say(f"{name}: {', '.join(titles)} in {spec}")
    console.say(f"{FILE} is written; `specloom generate` makes the clients")
    return 0


def client_name(spec: str, taken: Container[str]) -> str:
    """A name for the package of the client of `spec` that is not `taken`."""
    from ..naming import words

    path = Path(os.path.abspath(spec))
    stem = path.name if path.is_dir() else path.name.split(".")[0]
    plain = "_".join(words(stem.encode("ascii", "ignore").decode()))
    if not plain[:1].isalpha() or iskeyword(plain):
        plain = f"api_{plain}".rstrip("_")
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain}_{number}", number + 1
    return name


def _titles(console: Console, spec: str) -> list[str]:
    """What people call the formats found in `spec`; empty, and said why, if none."""
    from ..parsers import detect, parser
    from ..places import located

    found, missing = sources.given([spec])
    if missing or spec == sources.STDIN:
        console.fail(f"{spec}: no such file, or an empty folder")
        return []
    report = Report()
    documents = sources.documents(found, report)
    formats = {format for d in documents for format, _ in detect(d)}
    paths = {source.name: source.path for source in found}
    console.diagnose(
        located(report, documents), lambda name: shown(paths.get(name) or name)
    )
    if not formats:
        console.fail(f"{spec}: no API description of a known format found")
    return sorted(parser(format).TITLE for format in formats)


def _text(clients: dict[str, tuple[str, list[str]]]) -> str:
    lines = [
        "# The clients of this project; `specloom generate` makes them.",
        "output: generated",
        "clients:",
    ]
    for name, (spec, titles) in clients.items():
        lines += [
            f"  {name}:  # {', '.join(titles)}",
            f"    sources: [{json.dumps(spec)}]",
        ]
    return "\n".join((*lines, ""))
