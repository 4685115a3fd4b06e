"""Postman: collections, single items and environments, as files or in saved pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ... import ir
from ...diagnostics import Report
from ...source import Cursor, Document, Reads
from . import describe, scripts
from .container import Shape, calls, collection, extract, find, name, shape
from .groups import scattered, tree
from .operation import operation
from .pairs import SECURITY
from .reading import Reading
from .servers import Sites
from .variables import scopes
from .variants import endpoints, located

__all__ = ["TITLE", "extract", "find", "parse"]

TITLE = "Postman"


def parse(documents: Sequence[Document], report: Report, reads: Reads | None) -> ir.Api:
    """The model of all collections, items and environments of one client."""
    roots = [document.cursor(reads).of("api") for document in documents]
    tops = [collection(root, report) for root in roots]
    known = scopes(tops, report)
    sites, every = located(
        (c for top in tops for c in calls(top.silent(), report)), known
    )
    reading = Reading(
        report=report,
        reads=reads,
        variables=known.everywhere,
        converted=frozenset(d.key for d in documents if _is_converted(d)),
        scopes=known,
        sites=sites,
    )
    found = endpoints(every)
    servers = sites.servers((sites.main, *(one.site for one in found)), report)
    made = [
        (endpoint, operation(endpoint, _own(endpoint.site, sites, servers), reading))
        for endpoint in found
    ]
    scripts.note(scripts.facts(found, tops, reads), tops, report)
    first = next((t for t in tops if shape(t.raw) is Shape.COLLECTION), tops[0])
    scattered(found, reads, report)
    _note_others(tops, first, report)
    main = servers.get(sites.main)
    return ir.Api(
        at=first.at,
        name=next((n for top in tops if (n := _title(top))), ""),
        root=tree(made, first, reads),
        version=_version(first / "info" / "version"),
        servers=() if main is None or _is_unknown(main) else (main,),
        auths=tuple(reading.schemes.values()),
        evidence=reading.evidence,
        doc=describe.document(first / "info" / "description"),
    )


def _note_others(tops: Sequence[Cursor], first: Cursor, report: Report) -> None:
    """Say of all collections but the first what of them a client has only one of."""
    for top in tops:
        for key in ("name", "description", "version"):
            said = top.silent() / "info" / key
            if top is not first and said:
                message = (
                    f"a client goes by its first collection: this {key} is left out"
                )
                report.note("collection-further", message, said.at)


def _title(top: Cursor) -> str:
    return name(top) if shape(top.raw) is Shape.COLLECTION else ""


def _version(cursor: Cursor) -> str:
    if not cursor.is_object:
        return cursor.text
    parts = ("major", "minor", "patch")
    numbers = [(cursor / part).number for part in parts]
    said = [(cursor / part).text or n for part, n in zip(parts, numbers, strict=True)]
    number = ".".join(str(one) for one in said if one not in (None, ""))
    suffix = (cursor / "prerelease").text or (cursor / "identifier").text
    return f"{number}-{suffix}" if suffix else number


def _is_converted(document: Document) -> bool:
    """Whether a converter made the collection: its words for credentials show."""
    return SECURITY in document.text


def _own(
    site: str, sites: Sites, servers: Mapping[str, ir.Server]
) -> tuple[ir.Server, ...]:
    """The server of an operation where it is not the API's."""
    if site == sites.main or site not in servers:
        return ()
    return (servers[site],)


def _is_unknown(server: ir.Server) -> bool:
    """Whether nothing is known of where `server` is but the name of a variable."""
    return server.url in {f"{{{variable.wire}}}" for variable in server.variables}
