"""Postman: collections, single items and environments, as files or in saved pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ... import ir
from ...diagnostics import Report
from ...source import Cursor, Document, Reads
from . import describe
from .container import Folder, Shape, calls, collection, extract, find, name, shape
from .operation import operation
from .pairs import SECURITY
from .reading import Reading
from .url import server
from .variables import declared
from .variants import Endpoint, endpoints, located

__all__ = ["TITLE", "extract", "find", "parse"]

TITLE = "Postman"


def parse(documents: Sequence[Document], report: Report, reads: Reads) -> ir.Api:
    """The model of all collections, items and environments of one client."""
    roots = [document.cursor(reads).of("api") for document in documents]
    tops = [collection(root) for root in roots]
    reading = Reading(
        report=report,
        reads=reads,
        variables=_variables(tops),
        converted=frozenset(d.key for d in documents if _is_converted(d)),
    )
    unread = [document.cursor() for document in documents]
    found = endpoints(located(call) for root in unread for call in calls(root, report))
    servers = {
        base: server(base, reading.variables, at, report)
        for base, at in {e.base: e.calls[0].address.at for e in found}.items()
    }
    main = _main(found, servers)
    made = [
        (endpoint, operation(endpoint, _own(endpoint.base, main, servers), reading))
        for endpoint in found
    ]
    for top in tops:
        _note_scripts(top, report)
    first = next((t for t in tops if shape(t.raw) is Shape.COLLECTION), tops[0])
    known = servers.get(main)
    return ir.Api(
        at=first.at,
        name=next((n for top in tops if (n := _title(top))), ""),
        root=_tree(made, first, reads),
        version=_version(first / "info" / "version"),
        servers=() if known is None else (known,),
        auths=tuple(reading.schemes.values()),
        evidence=reading.evidence,
        doc=describe.described(describe.text(first / "info" / "description")).doc,
    )


def _title(top: Cursor) -> str:
    return name(top) if shape(top.raw) is Shape.COLLECTION else ""


def _version(cursor: Cursor) -> str:
    if not cursor.is_object:
        return cursor.text
    numbers = [(cursor / part).number for part in ("major", "minor", "patch")]
    return ".".join(str(n) for n in numbers if n is not None)


def _variables(tops: Iterable[Cursor]) -> Mapping[str, str]:
    """What variables stand for; environments come before collections."""
    found: dict[str, str] = {}
    for environment in (True, False):
        for top in tops:
            if (shape(top.raw) is Shape.ENVIRONMENT) is environment:
                found = declared(top) | found
    return found


def _is_converted(document: Document) -> bool:
    """Whether a converter made the collection: its words for credentials show."""
    return SECURITY in document.text


def _main(found: Sequence[Endpoint], servers: Mapping[str, ir.Server | None]) -> str:
    """The base that most operations have, a known server before an unknown one."""
    bases = Counter(endpoint.base for endpoint in found)
    return max(
        bases, key=lambda base: (servers[base] is not None, bases[base]), default=""
    )


def _own(
    base: str, main: str, servers: Mapping[str, ir.Server | None]
) -> tuple[ir.Server, ...]:
    """The server of an operation where it is not the API's."""
    known = servers[base]
    return () if known is None or known == servers[main] else (known,)


@dataclass(slots=True)
class _Branch:
    """A group while it grows."""

    folder: Folder | None = None
    operations: list[ir.Operation] = field(default_factory=list)
    branches: dict[str, _Branch] = field(default_factory=dict)


def _tree(
    made: Iterable[tuple[Endpoint, ir.Operation]], top: Cursor, reads: Reads
) -> ir.Group:
    root = _Branch()
    for endpoint, one in made:
        branch = root
        for folder in endpoint.calls[0].call.folders:
            branch = branch.branches.setdefault(folder.name, _Branch(folder))
        branch.operations.append(one)
    return ir.Group(
        at=top.at,
        name=ir.Name(""),
        operations=tuple(root.operations),
        groups=tuple(_groups(root, "group:", reads)),
    )


def _groups(branch: _Branch, path: str, reads: Reads) -> Iterator[ir.Group]:
    for title, inner in branch.branches.items():
        if inner.folder is None:
            continue
        id = f"{path}{title}"
        holder = replace(inner.folder.cursor, reads=reads).of(id)
        (holder / "name").taken()
        yield ir.Group(
            at=holder.at,
            name=ir.Name(title),
            operations=tuple(inner.operations),
            groups=tuple(_groups(inner, f"{id}/", reads)),
            doc=describe.described(describe.text(holder / "description")).doc,
        )


def _note_scripts(top: Cursor, report: Report) -> None:
    """Say once for each document that its scripts are not run."""
    stack = [replace(top, reads=None)]
    while stack:
        holder = stack.pop()
        if holder / "event":
            report.note("script-ignored", "scripts are not run", (holder / "event").at)
            return
        stack.extend(reversed([c for c in holder / "item" if c.is_object]))
