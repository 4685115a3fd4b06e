"""Which files are a client's sources, what they are called, and reading them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .diagnostics import Report
    from .source import Document

STDIN = "-"
"""The argument that stands for standard input."""


class Source(NamedTuple):
    """One file to read, and the name that documents, diagnostics and locks call it.

    Names don't depend on where the checkout lies; `path` is None for standard input.
    """

    name: str
    path: Path | None


def listed(entries: Sequence[str], root: Path) -> tuple[list[Source], list[str]]:
    """The sources that `entries` name, sorted, and the entries that name nothing.

    An entry is a file, a folder, or a pattern, relative to `root`. Names are relative
    to `root` too, also of what lies outside of it.
    """
    found: dict[str, Source] = {}
    missing = []
    for entry in entries:
        paths = list(_matches(entry, root))
        if not paths:
            missing.append(entry)
        for path in paths:
            name = Path(os.path.relpath(path, root)).as_posix()
            found[name] = Source(name, path)
    return [found[name] for name in sorted(found)], missing


def given(arguments: Sequence[str]) -> tuple[list[Source], list[str]]:
    """The sources that arguments of the command line name, and those that name nothing.

    Names are relative to the folder that all files have in common, so that they, and
    what is made of them, don't depend on where the files lie.
    """
    files: dict[Path, None] = {}
    missing = []
    for argument in arguments:
        if argument == STDIN:
            continue
        paths = list(_files(Path(os.path.abspath(argument))))
        if not paths:
            missing.append(argument)
        files.update(dict.fromkeys(paths))
    parents = {str(path.parent) for path in files}
    common = Path(os.path.commonpath(parents)) if parents else Path()
    sources = [Source(path.relative_to(common).as_posix(), path) for path in files]
    if STDIN in arguments:
        sources.append(Source("stdin", None))
    return sorted(sources, key=lambda source: source.name), missing


def found_at(sources: Sequence[Source]) -> Callable[[str], Path | None]:
    """Where the document of a name lies: one of `sources`, or one that they refer to.

    None where that can't be told, as for standard input.
    """
    paths = {source.name: source.path for source in sources}
    roots = (
        Path(os.path.abspath(path)).parents[len(Path(name).parts) - 1]
        for name, path in paths.items()
        if path is not None and ".." not in Path(name).parts
    )
    root = next(roots, None)
    return lambda name: paths.get(name, None if root is None else root / name)


def contents(source: Source) -> bytes:
    """The bytes of `source`, or of a little more than the largest document read.

    Raises:
        InputError: the file can't be read.
    """
    from .diagnostics import InputError, Pointer
    from .source import MAX_BYTES

    try:
        if source.path is None:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with source.path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            "unreadable", f"can't be read: {reason}", Pointer(source.name)
        ) from None


def file_names(stem: str, suffix: str) -> Iterator[str]:
    """Names for the file of a source, in kebab case: the plain one, then numbered ones.

    They are letters, digits and hyphens, whatever `stem` is, and fit any file system.
    """
    from .naming import words

    letters = "-".join(words(stem)).encode("utf-8", "ignore")[:_LONGEST]
    plain = letters.decode("utf-8", "ignore").strip("-") or "api"
    if plain in _DEVICES:
        plain = f"{plain}-api"
    yield f"{plain}{suffix}"
    number = 2
    while True:
        yield f"{plain}-{number}{suffix}"
        number += 1


_LONGEST = 100
"""Bytes of a file name's stem: with a suffix, well below what file systems bear."""

_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}
"""Names that Windows keeps for devices."""


def documents(sources: Sequence[Source], report: Report) -> list[Document]:
    """The documents of `sources`; a source that can't be read is an error."""
    from .diagnostics import InputError
    from .source import read

    found = []
    for source in sources:
        try:
            found.append(read(contents(source), source.name, report))
        except InputError as error:
            report.add(error.diagnostic)
    return found


def _matches(entry: str, root: Path) -> Iterator[Path]:
    path = Path(os.path.normpath(root / entry))
    if any(mark in entry for mark in "*?[") and not os.path.lexists(path):
        from glob import glob

        for match in sorted(glob(entry, root_dir=root, recursive=True)):
            yield from _files(Path(os.path.normpath(root / match)))
    else:
        yield from _files(path)


def _files(path: Path) -> Iterator[Path]:
    """`path`, or all files in the folder `path`, however deep, less hidden ones."""
    if not path.is_dir():
        if os.path.lexists(path):
            yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder, name)
