"""Combines what the sources of one host say: for each fact the best of them counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ... import ir
from ...diagnostics import Report
from .both import Both
from .calls import key, reply_path
from .exact import place
from .pages import dtos


class Rank(IntEnum):
    """How well a kind of source knows its host: a smaller number is better.

    What tells of the app has the types of metadata too, and tells how they are written.
    """

    APP = 0
    METADATA = 1
    CSHARP = 2
    CODE = 3
    TABLES = 4
    INDEX = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one source says, and what kind of source it is."""

    api: ir.Api
    rank: Rank


def combine(sources: Sequence[Source], report: Report) -> ir.Api:
    """The one model of all `sources`, of which there is at least one.

    Types, places, verbs and responses are as the best source has them, and a worse one
    that says otherwise is reported; texts, examples and error cases are whoever's has
    most of them. The order of the sources does not matter.
    """
    ordered = sorted(sources, key=lambda each: (each.rank, each.api.at.document))
    best = ordered[0].rank
    whole = ordered[0].api
    for source in ordered[1:]:
        equal = source.rank is best
        whole = _Combining(whole, source.api, report, _WHY[best], equal).whole()
    return whole


_WHY: Mapping[Rank, str] = {
    Rank.APP: "as metadata is complete",
    Rank.METADATA: "as metadata is complete",
    Rank.CSHARP: "as source code is exact",
    Rank.CODE: "as source code is exact",
    Rank.TABLES: "as pages show samples",
    Rank.INDEX: "as it comes first",
}


class _Combining:
    """Adds what a second source says to what is known already."""

    def __init__(
        self, one: ir.Api, two: ir.Api, report: Report, why: str, equal: bool
    ) -> None:
        self._two, self._mounted = _aligned(one, two)
        self._one = one = _under(one, self._mounted)
        self._report = report
        self._both = Both(self._type, report, why, equal=equal)
        self._operations = {node.id: node for node in ir.operations(one.root)}
        self._by_call = {
            (node.method, key(node.path)): node.id for node in ir.operations(one.root)
        }
        self._by_request = _requests(one)
        self._homes: dict[str, str] = {}

    def whole(self) -> ir.Api:
        one, two = self._one, self._two
        said = _requests(two)
        request_of = {id: name for name, ids in said.items() for id in ids}
        auths = one.auths or two.auths
        offered = {scheme.id for scheme in auths}

        def unseen(node: ir.Operation) -> ir.Operation | None:
            node = _with_offered(node, offered)
            return None if self._found(node, request_of.get(node.id)) else node

        more = ir.rewrite_operations(two.root, unseen)
        root = ir.rewrite_operations(one.root, lambda node: self._operations[node.id])
        return replace(
            one,
            origins=(*one.origins, two.at, *two.origins),
            name=one.name or two.name,
            version=one.version or two.version,
            doc=one.doc or two.doc,
            root=_joined(root, more),
            types=self._types(),
            messages=tuple(self._messages()),
            servers=self._servers(),
            auths=auths,
            error_shape=one.error_shape if one.error_shape.path else two.error_shape,
            evidence=self._evidence(),
        )

    def _servers(self) -> tuple[ir.Server, ...]:
        """Where the host lives; of that pages show more than it says of itself."""
        one, mount = self._one.servers, self._mounted
        if not one or not mount or one[0].url.endswith(mount):
            return one or self._two.servers
        moved = tuple(replace(server, url=server.url + mount) for server in one)
        self._report.warning(
            "source-contradicted",
            f"the host is mounted at {mount} here, which its address at "
            f"{place(one[0].at)} lacks: taken with it, as pages show whole paths",
            self._two.at,
        )
        return moved

    def _type(self, id: ir.TypeId) -> ir.Type | None:
        decl = self._one.types.get(id) or self._two.types.get(id)
        return None if decl is None else decl.type

    def _found(self, node: ir.Operation, request: str | None) -> bool:
        """Whether the operation is known already; what is new of it is then added."""
        known = self._by_call.get((node.method, key(node.path)))
        if known is not None:
            first = self._operations[known]
            self._operations[known] = self._both.operation(first, node)
            self._homes[node.id] = known
            return True
        for id in self._by_request.get(request or "", ()):
            first = self._operations[id]
            fixed = reply_path(node.path) is not None
            if not fixed and key(first.path) != key(node.path):
                continue
            if not fixed:
                self._both.contradicted(
                    f"the verb of {node.path}",
                    first.method,
                    node.method,
                    first.at,
                    node.at,
                )
            self._operations[id] = self._both.described(first, node)
            return True
        self._homes[node.id] = node.id
        return False

    def _types(self) -> dict[ir.TypeId, ir.TypeDecl]:
        types = dict(self._one.types)
        for id, decl in self._two.types.items():
            known = types.get(id)
            types[id] = decl if known is None else self._both.declaration(known, decl)
        return types

    def _messages(self) -> Iterator[ir.Message]:
        found = {message.type: message for message in self._one.messages}
        for message in self._two.messages:
            ids = dict.fromkeys(
                self._homes[id] for id in message.operations if id in self._homes
            )
            moved = replace(message, operations=tuple(ids))
            found[message.type] = dtos.joined(found.get(message.type), moved)
        return iter(found.values())

    def _evidence(self) -> dict[str, ir.Evidence]:
        """The evidence for what only samples show."""
        found = dict(self._one.evidence)
        for slot, evidence in self._two.evidence.items():
            holder = slot.partition("/")[0]
            if holder.startswith("#") and ir.TypeId(holder) in self._one.types:
                continue
            found.setdefault(slot, evidence)
        return found


def _requests(api: ir.Api) -> dict[str, tuple[str, ...]]:
    """The ids of the operations of each request, by its name."""
    return {str(message.type): message.operations for message in api.messages}


def _with_offered(node: ir.Operation, offered: set[ir.AuthId]) -> ir.Operation:
    """`node` without demands for schemes that a better source does not know."""
    if node.auth is None:
        return node
    auth = tuple(uses for uses in node.auth if all(use.id in offered for use in uses))
    return replace(node, auth=auth or None)


def _joined(one: ir.Group, two: ir.Group) -> ir.Group:
    """The first group with what is in the second one behind it."""
    inner = {group.name.text: group for group in one.groups}
    for group in two.groups:
        known = inner.get(group.name.text)
        inner[group.name.text] = group if known is None else _joined(known, group)
    groups = tuple(g for g in inner.values() if g.operations or g.groups)
    return replace(
        one,
        operations=(*one.operations, *two.operations),
        groups=groups,
        doc=one.doc or two.doc,
    )


def _aligned(one: ir.Api, two: ir.Api) -> tuple[ir.Api, str]:
    """`two` with its paths as `one` has them, and the folder that they had more.

    Pages print the folder that a host is mounted under before every route, metadata
    takes it for a part of the host's address.
    """
    longer, shorter = _mount(one, two), _mount(two, one)
    if longer:
        return _moved(two, lambda path: _less(path, longer), longer), longer
    if shorter:
        return _moved(two, lambda path: shorter + path if path else path, ""), ""
    return two, ""


def _under(api: ir.Api, mount: str) -> ir.Api:
    """`api` with the fixed paths of a host that is mounted at `mount`.

    A host gives no request a path below /api if it stands in such a folder itself.
    """
    if "api" not in mount.casefold():
        return api
    names = _requests(api)

    def change(path: str) -> str:
        match = re.fullmatch(r"/api/([\w.]+)(\[\])?", path)
        if match is None or f"#{match[1]}" not in names:
            return path
        return f"/json/reply/{match[1]}{match[2] or ''}"

    return _moved(api, change, "")


def _mount(one: ir.Api, two: ir.Api) -> str:
    """What `two` has before the paths that the requests of both have; often nothing."""
    votes: Counter[str] = Counter()
    known = _requests(one)
    for name, ids in _requests(two).items():
        for id in ids:
            path = id.partition(" ")[2]
            ends = [other.partition(" ")[2] for other in known.get(name, ())]
            before = [path[: -len(end)] for end in ends if path.endswith(end)]
            votes.update(each for each in before[:1] if _FOLDER.fullmatch(each))
    ranked = sorted(votes, key=lambda each: (-votes[each], each))
    return ranked[0] if ranked else ""


_FOLDER = re.compile(r"(?:/[\w.-]+)*")


def _less(path: str, mount: str) -> str:
    return path[len(mount) :] if path.startswith(f"{mount}/") else path


def _moved(api: ir.Api, change: Callable[[str], str], mount: str) -> ir.Api:
    """`api` with every path changed, and its servers mounted at `mount`."""

    def call(id: str) -> str:
        verb, _, path = id.partition(" ")
        return f"{verb} {change(path)}"

    ids = {node.id: call(node.id) for node in ir.operations(api.root)}

    def operation(node: ir.Operation) -> ir.Operation:
        return replace(node, id=ids[node.id], path=change(node.path))

    return replace(
        api,
        root=ir.rewrite_operations(api.root, operation),
        messages=tuple(
            replace(
                message,
                operations=tuple(map(call, message.operations)),
                path=change(message.path),
                batch=change(message.batch),
                one_way=change(message.one_way),
            )
            for message in api.messages
        ),
        servers=tuple(replace(s, url=s.url + mount) for s in api.servers),
        auths=tuple(_with_paths(scheme, change) for scheme in api.auths),
        evidence={_slot(slot, ids): found for slot, found in api.evidence.items()},
    )


def _slot(slot: str, ids: Mapping[str, str]) -> str:
    """`slot` with the id of the operation that it begins with as in `ids`."""
    end = slot.rfind("/")
    while end > 0:
        if slot[:end] in ids:
            return ids[slot[:end]] + slot[end:]
        end = slot.rfind("/", 0, end)
    return slot


def _with_paths(scheme: ir.AuthScheme, change: Callable[[str], str]) -> ir.AuthScheme:
    """`scheme` with the paths in its settings changed."""
    settings = tuple(
        (key, change(value) if key.endswith("_path") else value)
        for key, value in scheme.settings
    )
    return replace(scheme, settings=settings)
