"""The words for a method, out of what people call a request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ... import ir
from ...naming import singular, words
from .words import JOINING


def spoken(operation: ir.Operation) -> Iterator[tuple[str, ...]]:
    """The words for the method of `operation`, the best first; none if it has no name.

    What fits all its names comes first, so that the order of its variants matters not.
    """
    titles = sorted(map(_whole, (operation.name.text, *operation.name.also)), key=_size)
    joint = _joint(titles, operation) if len(titles) > 1 else ()
    for found in (joint, _path(titles[0]), words(titles[0])):
        if found:
            yield found


def is_copy(operation: ir.Operation) -> bool:
    """Whether Postman named the request, as a copy of another."""
    return _COPY.search(operation.name.text) is not None


def way(path: str) -> tuple[str, ...]:
    """The words of a path without its parameters and its version.

    A step before a parameter is one of several: "users/{id}" is user.
    """
    steps = [step for step in path.split("/") if step]
    found: list[str] = []
    for step, after in zip(steps, [*steps[1:], ""], strict=False):
        if _is_parameter(step) or _VERSION.fullmatch(step):
            continue
        own = words(_INNER.sub(" ", step))
        if own and _is_parameter(after):
            own = (*own[:-1], singular(own[-1]))
        found.extend(own)
    return tuple(found)


def whole(title: str) -> tuple[str, str]:
    """`title` without what is none of its words: numbers of steps, marks of copies.

    Of a text of several sentences, the first is the title, and the rest comes after.
    """
    for mark in (_DEPRECATED, _COPY, _STEP):
        shorter = mark.sub("", title).strip()
        title = shorter if words(shorter) else title
    first, *rest = _SENTENCE.split(title, maxsplit=1)
    return first, "".join(rest)


def _whole(title: str) -> str:
    return whole(title)[0]


def _size(title: str) -> tuple[int, str]:
    return len(words(title)), title


def _joint(titles: Sequence[str], operation: ir.Operation) -> tuple[str, ...]:
    """Words that fit all of `titles`, of which the first is the shortest.

    They are what all begin with; else the shortest, if the others only say more; else
    the verb that all begin with, or the method, with the path.
    """
    split = [_path(title) or words(title) for title in titles]
    shared = _shared(split)
    length = len(shared)
    while length and shared[length - 1] in JOINING:
        length -= 1
    if length > 1:
        return shared[:length]
    if all(set(split[0]) - JOINING <= set(others) for others in split):
        return split[0]
    if shared and way(operation.path):
        return (shared[0], *way(operation.path))
    if len(titles) < _MANY:
        return ()
    return (*words(operation.method), *way(operation.path))


def _shared(split: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The words that all begin with."""
    length = 0
    for several in zip(*split, strict=False):
        if len(set(several)) > 1:
            break
        length += 1
    return split[0][:length]


def _path(title: str) -> tuple[str, ...]:
    """The words of a title that is a method and a path, or a URL; else none."""
    found = _CALL.fullmatch(title.strip())
    if found is None or not (found["verb"] or found["base"]):
        return ()
    rest = words(found["rest"] or "")
    own = way(found["path"].partition("?")[0])
    return (*words(found["verb"] or "get"), *own, *rest) if own else ()


def _is_parameter(step: str) -> bool:
    return _PARAMETER.fullmatch(step) is not None


_MANY = 4
"""As many titles as have no common sense if they share no word."""

_CALL = re.compile(
    r"(?:\[?(?P<verb>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\]?[ \t:-]+)?"
    r"(?P<base>https?://[^/\s]+|\{\{[^{}\s]+\}\})?(?P<path>/[^\s]+)"
    r"(?:[ \t]+(?P<rest>[^/]+))?"
)
_PARAMETER = re.compile(r":[\w-]+(?:\.\w+)?|\{\{?[^{}/]+\}\}?(?:\.\w+)?|<[^<>/]+>|\d+")
_INNER = re.compile(r"\{\{?[^{}/]*\}\}?|<[^<>]*>")
_VERSION = re.compile(r"v\d+(?:\.\d+)*|\d{4}-\d{2}-\d{2}", re.IGNORECASE)
_STEP = re.compile(
    r"\A(?:step[ \t]*\d{1,3}[ \t]*[.:)-]*|\(?\d{1,3}(?:\.\d{1,3})*[.:)]|\d{1,3}[ \t]*-)"
    r"[ \t]+(?=\S)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[\w)][\w)][\w)])\.\s+(?=[A-Z])")
_COPY = re.compile(
    r"\Acopy of (?=\S)|(?:[ \t]*-[ \t]*|[ \t]+)copy(?:[ \t]*\(?\d+\)?)?\Z"
    r"|[ \t]+\(\d{1,2}\)\Z",
    re.IGNORECASE,
)
_DEPRECATED = re.compile(
    r"[\[(]\s*(?:deprecated|beta|new|legacy)\s*[\])]|\A(?:deprecated|beta)\s*[:-]\s*",
    re.IGNORECASE,
)
