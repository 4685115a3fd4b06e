"""The lines and columns of diagnostics: found when they are printed, not before.

Documents are read without positions, which costs nothing for the many values that
nobody complains of. For the few others, each document is gone through once more.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from .diagnostics import Diagnostic, Pointer
from .source import Document, Kind, relaxed, yaml_loader

Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""

Steps: TypeAlias = tuple[str | int, ...]
"""A path into a document."""


def located(
    found: Iterable[Diagnostic], documents: Sequence[Document]
) -> list[Diagnostic]:
    """The diagnostics in `found` with their places; parts of pages go by the page."""
    found = list(found)
    wanted: dict[str, list[Pointer]] = {}
    for diagnostic in found:
        if diagnostic.at is not None and diagnostic.place is None:
            wanted.setdefault(diagnostic.at.document, []).append(diagnostic.at)
    by_name = {document.name: document for document in documents}
    places: dict[Pointer, Place] = {}
    for key, pointers in wanted.items():
        name, _, start = key.rpartition("@")
        if document := by_name.get(key):
            places |= _places(document, pointers)
        elif name in by_name and start.isdecimal():
            places |= _places(_part(by_name[name], int(start)), pointers)
    return [_with_place(diagnostic, places, by_name) for diagnostic in found]


def _part(page: Document, start: int) -> Document:
    is_json = page.text[start : start + 1] in ("{", "[")
    return page.part(start, None, Kind.JSON if is_json else page.kind)


def _with_place(
    found: Diagnostic, places: Mapping[Pointer, Place], by_name: Mapping[str, Document]
) -> Diagnostic:
    at = found.at
    if at is None:
        return found
    name = at.document
    if name not in by_name and name.rpartition("@")[0] in by_name:
        name = name.rpartition("@")[0]
    place = found.place or places.get(at, (1, 1))
    return replace(found, at=Pointer(name, at.path), place=place)


def _places(document: Document, pointers: list[Pointer]) -> dict[Pointer, Place]:
    text = document.text
    paths = {at.path for at in pointers}
    offset: Callable[[Steps], int]
    match document.kind:
        case Kind.JSON:
            offset = _JsonOffsets(text, document.start, paths).nearest
        case Kind.YAML:
            offset = _yaml_offsets(text)
        case Kind.TEXT:
            offset = _line_offsets(text, document.start)
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    places = {}
    for path in paths:
        begin = offset(path)
        line = bisect_right(lines, begin)
        places[path] = line, begin - lines[line - 1] + 1
    return {at: places[at.path] for at in pointers}


def _line_offsets(text: str, start: int) -> Callable[[Steps], int]:
    """Where the lines of a page begin, by their numbers from `start` on."""
    ends = re.compile("\n").finditer(text, start)
    begins = [start, *(match.end() for match in ends)]

    def offset(path: Steps) -> int:
        number = path[0] if path and isinstance(path[0], int) else 0
        return begins[min(max(number, 0), len(begins) - 1)]

    return offset


def _yaml_offsets(text: str) -> Callable[[Steps], int]:
    """Where the values of a YAML text begin."""
    import yaml

    root = yaml.compose(text, Loader=yaml_loader())
    lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def offset(path: Steps) -> int:
        node = root
        for step in path:
            match node:
                case yaml.MappingNode(value=pairs):
                    found = next((v for k, v in pairs if k.value == step), None)
                case yaml.SequenceNode(value=items) if isinstance(step, int):
                    found = items[step] if step < len(items) else None
                case _:
                    found = None
            if found is None:
                break
            node = found
        if node is None:
            return 0
        return lines[node.start_mark.line] + int(node.start_mark.column)

    return offset


_SPACE = re.compile(r"\s*")


class _JsonOffsets:
    """Where the values at some paths begin in a JSON text.

    Only what leads to a wanted value is stepped through; the rest is passed over by
    the decoder. So every character is looked at once, or twice.
    """

    def __init__(self, text: str, start: int, paths: set[Steps]) -> None:
        self._text = text
        self._decoder = json.JSONDecoder()
        self._wanted = {path[:n] for path in paths for n in range(len(path) + 1)}
        self._found: dict[Steps, int] = {}
        # What may begin a comment stands in every URL, so that alone tells nothing.
        if not self._entered(start) and ("//" in text or "/*" in text):
            self._text = relaxed(text)
            self._entered(start)

    def nearest(self, path: Steps) -> int:
        """Where the value at `path` begins, or the last on the way that is there."""
        for length in range(len(path), -1, -1):
            if path[:length] in self._found:
                return self._found[path[:length]]
        return 0

    def _entered(self, start: int) -> bool:
        """Whether all was read; text in which JSON ends early has places so far."""
        try:
            self._enter((), self._skip(start))
        except (ValueError, IndexError):
            return False
        return True

    def _enter(self, path: Steps, offset: int) -> int:
        """Note where the value at `path` begins; the offset behind its end."""
        text = self._text
        self._found[path] = offset
        if text[offset] not in "[{":
            return self._decoder.raw_decode(text, offset)[1]
        is_object, index = text[offset] == "{", 0
        offset = self._skip(offset + 1)
        while text[offset] not in "]}":
            step: str | int = index
            if is_object:
                step, offset = self._decoder.raw_decode(text, offset)
                offset = self._skip(self._skip(offset) + 1)
            if (*path, step) in self._wanted:
                offset = self._enter((*path, step), offset)
            else:
                offset = self._decoder.raw_decode(text, offset)[1]
            offset = self._skip(offset)
            if text[offset] == ",":
                offset = self._skip(offset + 1)
            index += 1
        return offset + 1

    def _skip(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return match.end() if match else offset
