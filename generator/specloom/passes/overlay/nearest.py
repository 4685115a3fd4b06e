"""What an id may have meant that nothing has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from specloom import naming

_CLOSE = 0.6
"""From here on, two ids are alike, of 1 for equal ones."""
_MOST = 2_000
"""So many ids at most are compared letter by letter with one that nothing has."""
_COMPARED = 50
"""For so many ids at most, others are compared with them letter by letter."""

_HOLE = re.compile(r"\{[^{}]*\}")
_PLACE = re.compile(r"/(?:path|query|header|cookie|request|response)(?=/|$)")
_VERSION = re.compile(r"(?<= )(?:/api)?/v\d+(?:\.\d+)*(?=/)", re.IGNORECASE)
_SLOT = re.compile(r"(.* /.*)/(?:path|query|header|cookie|request|response)/([^/]+)")
_SCHEMAS = re.compile(r"/(?:\$defs|definitions|components/schemas)/[^/]+$")
_KEYWORD = re.compile(r"\?(path|query|header|cookie|part|body):")


class Nearest:
    """The ids that there are, by what people get wrong in them.

    `refs` are the types that slots refer to, and those that types extend.
    """

    def __init__(
        self, seen: Mapping[str, str], refs: Mapping[str, Iterable[str]]
    ) -> None:
        self._seen = seen
        self._refs = refs
        self._ready = False
        self._keys: dict[str, str] = {}
        self._tails: dict[str, list[str]] = {}
        self._heads: dict[str, list[str]] = {}
        self._left = _COMPARED

    def hint(self, target: str) -> str:
        """What to say of the id that is nearest to `target`; empty if none is near."""
        found = self.of(target)
        return "" if found is None else f": the nearest is {found!r}"

    def of(self, target: str) -> str | None:
        """The id that is nearest to `target`, None if none is near."""
        self._prepare()
        for spelled in (target, *_other_spellings(target)):
            if spelled in self._seen:
                return spelled
            found = self._through(spelled)
            if found is not None:
                return found
        for key in _keys(target):
            if key in self._keys:
                return self._keys[key]
        self._left -= 1
        if self._left < 0:
            return None
        return self._sibling(target) or self._elsewhere(target) or self._like(target)

    def _prepare(self) -> None:
        if self._ready:
            return
        self._ready = True
        for id, kind in self._seen.items():
            for key in _keys(id):
                self._keys.setdefault(key, id)
            head, tail = ("", id) if kind in _WHOLE else _cut(id)
            self._heads.setdefault(head, []).append(id)
            if head:
                self._tails.setdefault(_folded(tail), []).append(id)

    def _through(self, target: str) -> str | None:
        """The id of what `target` leads to by way of a type that is referred to."""
        for end in range(len(target) - 1, 0, -1):
            if target[end] in "/[{":
                for type in self._refs.get(target[:end], ()):
                    if f"{type}{target[end:]}" in self._seen:
                        return f"{type}{target[end:]}"
        return None

    def _sibling(self, target: str) -> str | None:
        """What has another name in the same holder, or in one that is near."""
        head, tail = _cut(target)
        if head and head not in self._heads:
            head = next((self._keys[k] for k in _keys(head) if k in self._keys), "")
        if not head:
            return None
        known = {_cut(id)[1]: id for id in self._heads.get(head, ())}
        found = _closest(tail, known, _CLOSE)
        return None if found is None else known[found]

    def _elsewhere(self, target: str) -> str | None:
        """What has the same name in another holder, the one most like it."""
        head, tail = _cut(target)
        found = self._tails.get(_folded(tail), []) if head else []
        return found[0] if len(found) == 1 else _closest(target, found, _CLOSE)

    def _like(self, target: str) -> str | None:
        """What is spelled much the same; not what only has the same holder."""
        head, _ = _cut(target)
        if head in self._seen:
            return None
        whole = not head
        pool = self._heads.get("", []) if whole else list(self._seen)
        return _closest(target, [id for id in pool if id[:1] == target[:1]], _CLOSE)


_WHOLE = ("API", "server", "scheme", "group", "operation", "type")
"""Kinds of things that stand in no other."""


def _other_spellings(target: str) -> Iterator[str]:
    """How overlays spell what names and `rename` spell in another way."""
    keyword = _KEYWORD.search(target)
    if keyword is not None:
        place = keyword[1]
        place = "request" if place in ("part", "body") else place
        yield f"{target[: keyword.start()]}/{place}/{target[keyword.end() :]}"
    found = _SLOT.fullmatch(target)
    if found is not None:
        for place in ("query", "path", "header", "cookie", "request"):
            yield f"{found[1]}/{place}/{found[2]}"
    head, dot, wire = target.rpartition(".")
    if dot:
        yield f"{head}/{wire}"
        yield f"#{head}/{wire}"
    if _SCHEMAS.search(target):
        yield f"#{target.rpartition('/')[2]}"
    head, equals, value = target.rpartition("=")
    if equals:
        yield f"{head}={value!r}"
    yield f"#{target}"
    yield f"group:{target}"
    yield f"auth:{target}"


def _keys(id: str) -> Iterator[str]:
    """What `id` has in common with ids that differ in what people get wrong.

    Those are case, number, the names in a path, the method and a version.
    """
    if " /" not in id:
        yield _folded(id)
        return
    plain = _HOLE.sub("{}", id)
    yield _folded(plain)
    unversioned = _VERSION.sub("", plain)
    yield f"version {_folded(unversioned)}"
    yield f"path {_folded(unversioned.partition(' ')[2])}"


def _folded(text: str) -> str:
    return "/".join(
        " ".join(map(naming.singular, naming.words(step))) or step
        for step in text.casefold().split("/")
    )


def _cut(id: str) -> tuple[str, str]:
    """What `id` stands in, and its own name; what stands in nothing has all."""
    if id.startswith("#"):
        head, slash, tail = id.rpartition("/")
        return (head, tail) if slash else ("", id)
    if " /" not in id:
        return "", id
    places = list(_PLACE.finditer(id))
    if not places:
        return "", id
    head, _, tail = id.rpartition("/")
    first = places[-1]
    if head == id[: first.end()]:
        return id[: first.start()], id[first.start() + 1 :]
    return head, tail


def _closest(target: str, known: Iterable[str], least: float) -> str | None:
    matcher = SequenceMatcher(b=target, autojunk=False)
    best, found = least, None
    for number, one in enumerate(known):
        if number >= _MOST:
            break
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            ratio = matcher.ratio()
            if ratio > best:
                best, found = ratio, one
    return found
