"""Where the addresses of JSON Schema lead: pointers, anchors, ids, other documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote, unquote, urldefrag, urljoin

from specloom.source import Document, Json

Steps: TypeAlias = tuple[str | int, ...]
"""A path into a document."""

Place: TypeAlias = tuple[str, Steps]
"""A document, by its key, and a path into it."""

_PLAIN_VALUES = ("enum", "const", "default", "example", "examples")
_BY_NAME = ("properties", "patternProperties", "$defs", "definitions")
_ANCHORS = ("$anchor", "$dynamicAnchor")
_IDS = ("$id", "id")


class Addresses:
    """Resolves references among `documents` by the standard's rules; never elsewhere.

    An id that is only a pointer (`#/components/schemas/X`) is no address but a name
    from a lost document, and is not heeded here.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.key: document for document in documents}
        self._bases: dict[str, dict[Steps, str]] = {}
        self._resources: dict[str, Place] = {}
        self._anchors: dict[tuple[Place, str], Place] = {}
        for document in documents:
            self._read(document)

    def place(self, reference: str, key: str, path: Steps) -> Place | None:
        """Where `reference`, standing at `path` in the document `key`, leads to."""
        address, fragment = split(reference)
        bases = self._bases[key]
        for base in (bases[_holder(bases, path)], _address(self._documents[key])):
            target = _joined(base, address)
            found = self._resources.get(target)
            if found is None:
                continue
            if fragment[:1] in ("", "/"):
                value = self._value(found)
                steps = _followed(value, fragment)
                return None if steps is None else (found[0], (*found[1], *steps))
            if (found, fragment) in self._anchors:
                return self._anchors[(found, fragment)]
        return None

    def _value(self, place: Place) -> Json:
        value = self._documents[place[0]].value
        for step in place[1]:
            if isinstance(value, dict):
                value = value[str(step)]
            elif isinstance(value, list):
                value = value[int(step)]
        return value

    def _read(self, document: Document) -> None:
        """Note every address in a document: its own, and those of ids and anchors."""
        own = _address(document)
        bases = self._bases.setdefault(document.key, {(): own})
        self._resources.setdefault(own, (document.key, ()))
        for path, node in _nodes(document.value):
            here = (document.key, path)
            for id in _said(node, _IDS):
                address, fragment = split(id)
                if address:
                    bases[path] = _joined(bases[_holder(bases, path)], address)
                    self._resources.setdefault(bases[path], here)
                elif fragment and not fragment.startswith("/"):
                    holder = (document.key, _holder(bases, path))
                    self._anchors.setdefault((holder, fragment), here)
            for name in _said(node, _ANCHORS):
                holder = (document.key, _holder(bases, path))
                self._anchors.setdefault((holder, name), here)


def split(reference: str) -> tuple[str, str]:
    """The address and the fragment of a reference; both empty if it is neither."""
    try:
        address, fragment = urldefrag(reference)
    except ValueError:
        return "", ""
    return address, fragment


def _said(node: Mapping[str, Json], keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        found = node.get(key)
        if isinstance(found, str) and found:
            yield found


def _address(document: Document) -> str:
    """An address for a document, by which relative ones find their way from it."""
    name = quote(document.name.replace("\\", "/").lstrip("/"))
    return f"file:///{name}" + (f"?{document.start}" if document.start else "")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _holder(bases: Mapping[Steps, str], path: Steps) -> Steps:
    """The path of the innermost schema around `path` that has an address."""
    for length in range(len(path), 0, -1):
        if path[:length] in bases:
            return path[:length]
    return ()


def _followed(value: Json, pointer: str) -> Steps | None:
    """The path that the JSON pointer of a fragment takes; None if it leads nowhere."""
    steps: list[str | int] = []
    for token in pointer.split("/")[1:]:
        step = unquote(token).replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and step in value:
            value = value[step]
            steps.append(step)
        elif isinstance(value, list) and _is_index(step, len(value)):
            value = value[int(step)]
            steps.append(int(step))
        else:
            return None
    return tuple(steps)


def _is_index(step: str, length: int) -> bool:
    return step.isdecimal() and len(step) < 10 and int(step) < length


def _nodes(value: Json) -> Iterator[tuple[Steps, dict[str, Json]]]:
    """Every object in a document that may be a schema, outer ones first."""
    stack: list[tuple[Steps, Json]] = [((), value)]
    while stack:
        path, found = stack.pop()
        named = bool(path) and path[-1] in _BY_NAME
        if isinstance(found, dict):
            if not named:
                yield path, found
            stack.extend(
                ((*path, key), inner)
                for key, inner in found.items()
                if isinstance(inner, dict | list)
                and (named or key not in _PLAIN_VALUES)
            )
        elif isinstance(found, list):
            stack.extend(
                ((*path, index), inner)
                for index, inner in enumerate(found)
                if isinstance(inner, dict | list)
            )
