"""Copies of schema documents that libraries can be trusted with: legal, and lean.

Published schemas hold what no standard allows: identifiers that are no addresses,
numbers as texts, keywords of other drafts. Libraries fail on that with whatever error
comes first. The copy of a document says the same by the rules of its draft, keeps
every schema at its place, and lacks what no validator heeds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias, cast
from urllib.parse import quote, urldefrag, urlsplit

from specloom.source import Document, Json

from ....infer.secrets import REDACTED, without_secrets
from ..keywords import NAMED, ONE, SEVERAL
from .drafts import Draft, declared
from .nulls import with_null
from .patterns import python_pattern
from .sense import CHECKED, texts

Steps: TypeAlias = tuple[str | int, ...]
"""A path into a document."""

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
DEFINITIONS = ("$defs", "definitions")

_LIST = SEVERAL - {"items"}
_NAMED = NAMED - {"dependencies"}
_ADDRESSES = frozenset({"$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"})
_ANNOTATIONS = frozenset(
    {"title", "description", "$comment", "default", "example", "examples"}
    | {"discriminator", "xml", "externalDocs", "$vocabulary", "readOnly", "writeOnly"}
    | {"deprecated", "nullable", "markdownDescription", "enumDescriptions"}
)

_INTO_ANNOTATIONS = re.compile(r"#[^\"'\s]*/(?:default|examples?)/")


@dataclass(slots=True)
class Reference:
    """A reference in a copy: the object that holds it, its key there, and its path."""

    holder: dict[str, Json]
    key: str
    path: Steps
    draft: Draft

    @property
    def text(self) -> str:
        """What it refers to, as it is written."""
        return str(self.holder[self.key])


@dataclass(slots=True)
class Copy:
    """The legal copy of a document, and what was met in making it.

    `marked` are the schemas, the root among them, that have an address of their own,
    and `stamps` all texts that schemas go by, lawful or not; `definitions` are those
    that go by a key. `broken` are keywords whose values made no sense, by the paths of
    their schemas.
    """

    document: Document
    draft: Draft
    value: Json = None
    references: list[Reference] = field(default_factory=list)
    marked: list[tuple[Steps, dict[str, Json]]] = field(default_factory=list)
    stamps: list[tuple[str, Steps]] = field(default_factory=list)
    definitions: list[tuple[str, Steps]] = field(default_factory=list)
    broken: list[tuple[Steps, str]] = field(default_factory=list)


def copied(document: Document, draft: Draft, *, asserts: bool = True) -> Copy:
    """The legal copy of `document`, which is of `draft`.

    One of a dialect that asserts nothing lacks all that says which values are valid.
    """
    copy = Copy(document, draft)
    keeps = _INTO_ANNOTATIONS.search(document.text) is not None
    copy.value = _Copier(copy, keeps=keeps, asserts=asserts).schema(
        document.value, (), draft
    )
    if copy.value is None:
        copy.value = {}
    return copy


class _Copier:
    """Copies one document, outer schemas first."""

    def __init__(self, copy: Copy, *, keeps: bool, asserts: bool) -> None:
        self._copy = copy
        self._asserts = asserts
        self._keeps = keeps

    def schema(
        self, value: Json, path: Steps, draft: Draft, *, loose: bool = False
    ) -> Json:
        """The copy of a schema; None for what is none.

        One that stands where only the author knows what stands there is copied too,
        since a reference may lead into it, and is `loose`: keys in it may be names.
        """
        if isinstance(value, bool):
            return _truth(value) if draft is Draft.FOUR else value
        if not isinstance(value, dict):
            return None
        own = declared(value)
        if own is not None and (not path or _own_id(value, own)):
            draft = own
        out: dict[str, Json] = {}
        if own is not None and (not path or _own_id(value, draft)):
            out["$schema"] = draft.dialect
        if not _ADDRESSES.isdisjoint(value):
            self._addresses(value, out, path, draft)
        for key, inner in value.items():
            if key not in _ADDRESSES and key != "$schema":
                self._keyword(key, inner, out, path, draft, loose)
        _by_draft(out, draft)
        return cast(Json, with_null(value, out))

    def _keyword(
        self,
        key: str,
        inner: Json,
        out: dict[str, Json],
        path: Steps,
        draft: Draft,
        loose: bool,
    ) -> None:
        made: Json = None
        if key in REFERENCES:
            if key == "$recursiveRef" and inner != "#":
                key = "$ref"  # which is all that is left of one that leads elsewhere
            if isinstance(inner, str) and key not in out:
                out[key] = without_credentials(inner)
                self._copy.references.append(Reference(out, key, path, draft))
            return
        if not self._asserts and (key in CHECKED or key in ("enum", "const")):
            return
        if key in ONE:
            made = self._one(key, inner, (*path, key), draft)
        elif key in _LIST and isinstance(inner, list) and inner:
            made = self._list(inner, (*path, key), draft)
        elif key in _NAMED and isinstance(inner, dict):
            made = self._named(key, inner, (*path, key), draft)
        elif key == "dependencies" and isinstance(inner, dict):
            made = self._dependencies(inner, (*path, key), draft)
        elif key in ("enum", "const"):
            if key == "const" or isinstance(inner, list):
                out[key] = inner
                return
        elif key in CHECKED:
            made = CHECKED[key](inner)
        elif key in _ANNOTATIONS and not self._keeps and not loose:
            return
        elif key in _ANNOTATIONS or isinstance(inner, dict | list):
            if key not in _KEYWORDS:
                made = self._unknown(inner, (*path, key), draft)
                if made is not None:
                    out[key] = made
                return
        else:
            return
        if made is not None:
            out[key] = made
        elif not loose and inner not in (None, [], {}, ""):
            self._copy.broken.append((path, key))

    def _one(self, key: str, inner: Json, path: Steps, draft: Draft) -> Json:
        if key == "items" and isinstance(inner, list):
            return self._list(inner, path, draft)
        if isinstance(inner, bool) and key.startswith("additional"):
            return inner
        return self.schema(inner, path, draft)

    def _list(self, inner: list[Json], path: Steps, draft: Draft) -> Json:
        # What is no schema leaves one that allows all, so that places stay the same.
        made = (
            self.schema(item, (*path, index), draft) for index, item in enumerate(inner)
        )
        return [{} if item is None else item for item in made]

    def _named(
        self, key: str, inner: Mapping[str, Json], path: Steps, draft: Draft
    ) -> Json:
        out: dict[str, Json] = {}
        for name, value in inner.items():
            made = self.schema(value, (*path, name), draft)
            said = python_pattern(name) if key == "patternProperties" else name
            if made is None or said is None:
                self._copy.broken.append((path, name))
                continue
            out[said] = made
            if key in DEFINITIONS:
                self._copy.definitions.append((name, (*path, name)))
        return out

    def _dependencies(
        self, inner: Mapping[str, Json], path: Steps, draft: Draft
    ) -> Json:
        """As schemas all: `referencing` fails where lists stand among them."""
        out: dict[str, Json] = {}
        for name, value in inner.items():
            made = self.schema(value, (*path, name), draft)
            needed = [value] if isinstance(value, str) else texts(value)
            if needed is not None:
                made = cast(Json, {"required": needed} if needed else {})
            if made is None:
                self._copy.broken.append((path, name))
            else:
                out[name] = made
        return out

    def _unknown(self, inner: Json, path: Steps, draft: Draft) -> Json:
        if isinstance(inner, list):
            return [
                self._unknown(item, (*path, index), draft)
                for index, item in enumerate(inner)
            ]
        if isinstance(inner, dict) and path[-2:] == ("components", "schemas"):
            return self._named("definitions", inner, path, draft)
        if isinstance(inner, dict) and all(isinstance(v, dict) for v in inner.values()):
            # Nothing but objects: whatever their keys are, it may be a folder of them.
            named = (
                (key, self._unknown(v, (*path, key), draft)) for key, v in inner.items()
            )
            return {key: made for key, made in named if made is not None}
        return self.schema(inner, path, draft, loose=True)

    def _addresses(
        self, value: Mapping[str, Json], out: dict[str, Json], path: Steps, draft: Draft
    ) -> None:
        key = "id" if draft is Draft.FOUR else "$id"
        for each in ("$id", "id"):
            said = value.get(each)
            if isinstance(said, str) and said.strip():
                self._copy.stamps.append((said.strip(), path))
                if each == key:
                    _identify(said.strip(), key, out, draft)
        for each in ("$anchor", "$dynamicAnchor"):
            said = value.get(each)
            if not isinstance(said, str) or not said.strip("# \t\n"):
                continue
            name = said.strip("# \t\n")
            self._copy.stamps.append((f"#{name}", path))
            first = Draft.Y2019 if each == "$anchor" else Draft.Y2020
            if draft >= first:
                out[each] = name
        if draft is Draft.Y2019 and value.get("$recursiveAnchor") is True:
            out["$recursiveAnchor"] = True
        if not _ADDRESSES.isdisjoint(out):
            self._copy.marked.append((path, out))


def _own_id(value: Mapping[str, Json], draft: Draft) -> bool:
    """Whether a schema inside of a document is one of its own, by its address."""
    said = value.get("id" if draft is Draft.FOUR else "$id")
    return isinstance(said, str) and said.strip()[:1] not in ("", "#")


def _identify(said: str, key: str, out: dict[str, Json], draft: Draft) -> None:
    """Give the schema `out` the address `said`, as far as it is one."""
    address, fragment = split(tidy(said))
    if address:
        out[key] = address
    elif fragment and not fragment.startswith("/"):
        if draft.heeds_siblings:
            out["$anchor"] = fragment
        else:
            out[key] = f"#{fragment}"


@lru_cache(maxsize=4_096)
def split(reference: str) -> tuple[str, str]:
    """The address and the fragment of a reference; both empty if it is neither."""
    if reference.startswith("#"):
        return "", reference[1:]
    try:
        address, fragment = urldefrag(reference)
        urlsplit(address)
    except ValueError:
        return "", ""
    return address, fragment


def tidy(address: str) -> str:
    """`address` without the blanks around it, and those in it spelled out.

    Credentials in it tell nobody where it leads, and are hidden.
    """
    spelled = re.sub(r"[\s\x00-\x1f]", lambda c: quote(c[0]), address.strip())
    return without_credentials(spelled)


def without_credentials(address: str) -> str:
    """`address`, fit to be shipped and told, with what proves who asks hidden."""
    if "://" not in address or ("@" not in address and "?" not in address):
        return address
    head, mark, fragment = address.partition("#")
    return without_secrets(head).replace(REDACTED, "secret") + mark + fragment


def _by_draft(out: dict[str, Json], draft: Draft) -> None:
    """Say in the words of `draft` what only other drafts say so."""
    first = out.get("items")
    if draft is Draft.Y2020 and isinstance(first, list):
        out["prefixItems"] = first
        del out["items"]
        if (rest := out.pop("additionalItems", None)) is not None:
            out["items"] = rest
    for limit, open in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        said = out.get(open)
        if draft is Draft.FOUR:
            if said is not None and not isinstance(said, bool):
                out[open] = True
                out.setdefault(limit, said)
            elif limit not in out:
                out.pop(open, None)
        elif isinstance(said, bool):
            del out[open]
            if said and limit in out:
                out[open] = out.pop(limit)
    # What is known of all properties leaves none that nothing is known of: jsonschema
    # says otherwise where both words stand in one schema of 2019.
    if "additionalProperties" in out:
        out.pop("unevaluatedProperties", None)


def _truth(value: bool) -> Json:
    return {} if value else {"not": {}}


_KEYWORDS = frozenset({*ONE, *_LIST, *_NAMED, "dependencies", "enum", *CHECKED})
