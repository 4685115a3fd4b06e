"""`specloom extract`: the API descriptions in saved pages, as files of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .. import output, sources
from ..diagnostics import Report
from ..source import Document, Kind
from .console import Console, shown

_SUFFIXES = {Kind.JSON: ".json", Kind.YAML: ".yaml", Kind.TEXT: ".txt"}

_LONGEST = 100
"""Letters of a file name's stem: with a suffix, well below what file systems bear."""


def run(console: Console, pages: tuple[str, ...], folder: str, force: bool) -> int:
    """Write what is found in `pages` to `folder`; the exit code."""
    found, missing = sources.given(pages)
    for name in missing:
        console.fail(f"{name}: no such file, or an empty folder")
    report = Report()
    documents = sources.documents(found, report)
    texts = _texts(documents, report)
    paths = {source.name: source.path for source in found}
    _diagnose(console, report, documents, paths)
    if missing or report.failed:
        return 2
    return _write(console, Path(folder), texts, force)


def _texts(documents: list[Document], report: Report) -> dict[str, str]:
    """The clean text of every description found, by file name."""
    from ..parsers import detect, parser

    texts: dict[str, str] = {}
    for document in documents:
        parts = detect(document)
        if not parts:
            at = document.cursor().at
            report.error("nothing-found", "no API description of a known format", at)
        for format, part in parts:
            stem, text = parser(format).extract(part)
            for name in _names(stem, _SUFFIXES[part.kind]):
                if texts.setdefault(name, text) == text:
                    break
    return texts


def _names(stem: str, suffix: str) -> Iterator[str]:
    """Names for a file, in kebab case: the plain one, then numbered ones."""
    from ..naming import words

    plain = "-".join(words(stem))[:_LONGEST].strip("-") or "api"
    if plain in _DEVICES:
        plain = f"{plain}-api"
    yield f"{plain}{suffix}"
    number = 2
    while True:
        yield f"{plain}-{number}{suffix}"
        number += 1


_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}
"""Names that Windows keeps for devices."""


def _write(console: Console, folder: Path, texts: dict[str, str], force: bool) -> int:
    differing = [
        name
        for name in texts
        if os.path.lexists(folder / name)
        and output.read(folder / name) != texts[name].encode()
    ]
    if differing and not force:
        for name in differing:
            console.fail(
                f"{shown(folder / name)} is there and differs: --force writes over it"
            )
        return 2
    for name, text in texts.items():
        path = folder / name
        if output.read(path) == text.encode():
            console.say(f"{shown(path)} (unchanged)")
            continue
        try:
            output.write(path, text.encode())
        except OSError as error:
            console.fail(f"{shown(path)} can't be written: {error.strerror}")
            return 2
        console.say(shown(path))
    return 0


def _diagnose(
    console: Console,
    report: Report,
    documents: list[Document],
    paths: dict[str, Path | None],
) -> None:
    from ..places import located

    found = located(report, documents)
    console.diagnose(found, lambda name: shown(paths.get(name) or name))
