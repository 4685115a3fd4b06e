"""`specloom extract`: the API descriptions in saved pages, as files of their own."""

from __future__ import annotations

import os
from pathlib import Path

from .. import output, sources
from ..diagnostics import Report
from ..source import Document, Kind
from .console import Console, shown

_SUFFIXES = {Kind.JSON: ".json", Kind.YAML: ".yaml", Kind.TEXT: ".txt"}


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
            for name in sources.file_names(stem, _suffix(part)):
                if texts.setdefault(name, text) == text:
                    break
    return texts


def _suffix(part: Document) -> str:
    """The suffix of the file for `part`; a page that came as HTML stays HTML."""
    as_html = part.kind is Kind.TEXT and part.name.lower().endswith((".html", ".htm"))
    return ".html" if as_html else _SUFFIXES[part.kind]


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
