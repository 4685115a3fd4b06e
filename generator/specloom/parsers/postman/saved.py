"""Saved requests as they stand: what each would send, variables still in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...diagnostics import Pointer, Report
from ...source import Cursor, Document
from .body import Payload, payload
from .container import Call, Shape, calls, collection, shape, text_of
from .pairs import Pair, headers
from .reading import Reading
from .url import Address
from .variables import scopes
from .variants import Endpoint, Located, endpoints, located


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A request that somebody saved, and the operation it calls.

    `folders` are those around it, the outermost first. `path` gives texts to the path
    parameters of the operation, by their names there; `query` and `headers` are as
    written, repetitions and what is disabled included, but for escapes in the query,
    which only texts with variables still have. `files` are the paths of the files
    that fields of the body, by key, or the body itself, under the key "", are read
    from; an empty one stands for a file that was not saved. `variables` holds what is
    to be filled in, credentials included: it is for sending only.
    """

    operation: str
    name: str
    folders: tuple[str, ...]
    at: Pointer
    base: str
    path: tuple[tuple[str, str], ...]
    query: tuple[Pair, ...]
    headers: tuple[Pair, ...]
    body: Payload | None
    files: Mapping[str, tuple[str, ...]]
    item: Cursor = field(repr=False)
    holders: tuple[Cursor, ...] = field(repr=False)
    variables: Mapping[str, str] = field(repr=False)


def saved(documents: Sequence[Document]) -> tuple[Saved, ...]:
    """The requests of all `documents`, as `parse` takes them, in their order."""
    report = Report()
    tops = [collection(document.cursor(), report) for document in documents]
    reading = Reading(report=report, reads=None, variables={}, converted=frozenset())
    _, every = located(
        (c for t in tops for c in calls(t, report)), scopes(tops, report)
    )
    known = _Values(tops)
    order = {one.call.item.at: number for number, one in enumerate(every)}
    found = [
        _saved(one, endpoint, known.of(one.call), reading)
        for endpoint in endpoints(every)
        for one in endpoint.calls
    ]
    return tuple(sorted(found, key=lambda one: order[one.at]))


class _Values:
    """What all variables of some documents stand for, secrets included.

    The parser's own knowledge of them has no secrets, and none may get there from here.
    """

    def __init__(self, tops: Sequence[Cursor]) -> None:
        self._environment: dict[str, str] = {}
        self._others: dict[str, str] = {}
        self._globals: dict[str, str] = {}
        for top in tops:
            match shape(top.raw):
                case Shape.ENVIRONMENT:
                    self._environment = _listed(top / "values") | self._environment
                case Shape.GLOBALS:
                    held = top if top.is_list else top / "values"
                    self._globals = _listed(held) | self._globals
                case _:
                    self._others = _listed(top / "variable") | self._others

    def of(self, call: Call) -> Mapping[str, str]:
        """What `call` sees: the environment first, then what is around it."""
        found = {**self._others, **self._globals}
        for holder in (*call.holders, call.item):
            found |= _listed(holder / "variable")
        return {**found, **self._environment}


def _listed(cursor: Cursor) -> dict[str, str]:
    """The variables of a list that are not disabled; the last of a name counts."""
    found: dict[str, str] = {}
    for entry in cursor:
        key = text_of(entry / "key") or text_of(entry / "id")
        off = (entry / "disabled").flag or (entry / "enabled").raw is False
        if key and not off and (entry / "value").raw is not None:
            found[key] = text_of(entry / "value")
    return found


def _saved(
    one: Located, endpoint: Endpoint, variables: Mapping[str, str], reading: Reading
) -> Saved:
    request = one.call.request
    plain = not request.is_object
    return Saved(
        operation=endpoint.id,
        name=one.call.name,
        folders=tuple(folder.name for folder in one.call.folders),
        at=one.call.item.at,
        base=one.address.site or one.address.base,
        path=tuple(_path(one.address, endpoint.path)),
        query=one.address.query,
        headers=() if plain else headers(request / "header"),
        body=None if plain else payload(request, reading),
        files={} if plain else _files(request / "body"),
        item=one.call.item,
        holders=one.call.holders,
        variables=variables,
    )


def _path(address: Address, template: str) -> Iterator[tuple[str, str]]:
    """The texts where `template` has its parameters, as Postman fills them in."""
    given = {p.key: p.value for p in address.variables if p.value}
    for model, segment in zip(
        template.removeprefix("/").split("/"), address.segments, strict=False
    ):
        names = _BRACE.findall(model)
        if not names:
            continue
        literals = [
            re.escape(text.replace("%7B", "{").replace("%7D", "}"))
            for text in _BRACE.split(model)[::2]
        ]
        found = re.fullmatch("(.*?)".join(literals), segment, re.DOTALL)
        texts = found.groups() if found is not None else (segment,)
        for name, text in zip(names, texts, strict=False):
            colon = text[1:] if text.startswith(":") else None
            yield name, text if colon is None else given.get(colon) or text


def _files(body: Cursor) -> dict[str, tuple[str, ...]]:
    """The paths of files by the keys of the fields that hold them."""
    if (body / "mode").text == "file":
        return {"": _sources(body / "file" / "src")}
    found: dict[str, tuple[str, ...]] = {}
    for entry in body / "formdata":
        if (entry / "type").text == "file" and not (entry / "disabled").flag:
            key = (entry / "key").text
            found[key] = (*found.get(key, ()), *_sources(entry / "src"))
    return found


def _sources(cursor: Cursor) -> tuple[str, ...]:
    return (cursor.texts if cursor.is_list else (cursor.text,)) or ("",)


_BRACE = re.compile(r"\{([^{}]*)\}")
