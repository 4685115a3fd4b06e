"""Finds how a list that no source calls paged is likely to come in pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from specloom import ir

from .signs import Fact, Seen, fold, looked_at, named


def proposed(api: ir.Api) -> dict[str, ir.Pagination]:
    """How operations are likely to hand out long lists, by their ids.

    Names and samples decide; where no sample of an operation shows what its cursor is
    taken from, those of other operations with the same cursor do, if they agree.
    """
    found: dict[str, ir.Pagination] = {}
    agreed: dict[str, Counter[tuple[str, ...]]] = {}
    left: list[tuple[str, Seen]] = []
    for node in ir.operations(api.root):
        seen = looked_at(node, api) if node.method in ("GET", "POST") else None
        one = None if seen is None else _of(seen)
        if one is not None:
            found[node.id] = one
        if one is not None and one.paging is ir.Paging.CURSOR:
            agreed.setdefault(one.parameter, Counter())[one.next_path] += 1
        elif seen is not None and seen.items and (wire := unclear(node)) is not None:
            left.append((wire, seen))
    for wire, seen in left:
        (path, count), *others = agreed.get(wire, Counter()).most_common(2) or [((), 0)]
        known = found.get(seen.node.id)
        by_url = known is not None and known.paging in (ir.Paging.URL, ir.Paging.LINK)
        if count > 1 and not by_url and all(n < count for _, n in others):
            found[seen.node.id] = _cursor(seen, wire, path)
    return found


def unclear(node: ir.Operation) -> str | None:
    """The parameter of `node` that looks like a cursor that nothing else speaks for."""
    names = (p.wire for p in node.parameters if p.place is ir.Place.QUERY)
    return next((wire for wire in names if fold(wire) in _CURSORS), None)


def _of(seen: Seen) -> ir.Pagination | None:
    for way in _WAYS:
        found = way(seen)
        if found is not None and (seen.node.method == "GET" or _certain(found)):
            return found
    return None


def _by_cursor(seen: Seen) -> ir.Pagination | None:
    given = seen.input(_CURSORS, counts=False)
    facts = [fact for fact in seen.facts if _is_cursor(fact)]
    if given is None:
        # Some send back as an offset what only they can read.
        given = seen.input(("offset",), counts=False)
        facts = [f for f in facts if f.fold == "offset" and _is_opaque(f)]
    if given is None:
        return None
    ranked = [(_rank(fact, given.fold), fact) for fact in facts]
    fit = [(rank, fact) for rank, fact in ranked if rank is not None]
    if not fit:
        return None
    _, best = min(fit, key=lambda one: one[0])
    return _cursor(seen, given.wire, best.path)


def _cursor(seen: Seen, wire: str, path: tuple[str, ...]) -> ir.Pagination:
    return ir.Pagination(
        at=seen.node.at,
        paging=ir.Paging.CURSOR,
        items=seen.items,
        parameter=wire,
        size=seen.size,
        next_path=path,
        more_path=seen.more,
    )


def _by_last_item(seen: Seen) -> ir.Pagination | None:
    """The id of a page's last item is the cursor, and a flag says if there is more."""
    given = seen.input(("startingafter",), counts=False)
    if given is None or not seen.more:
        return None
    return _cursor(seen, given.wire, (*seen.items, "-1", "id"))


def _by_link(seen: Seen) -> ir.Pagination | None:
    headers = [h for r in seen.node.responses for h in r.headers]
    texts = [
        str(v.json) for h in headers if h.wire.lower() == "link" for v in h.examples
    ]
    if not any(_NEXT_RELATION.search(text) for text in texts):
        return None
    return ir.Pagination(
        at=seen.node.at, paging=ir.Paging.LINK, items=seen.items, next="next"
    )


def _by_url(seen: Seen) -> ir.Pagination | None:
    for fact in seen.facts:
        names = [*map(fold, fact.path)]
        if names[-1] in ("href", "url") and names[-2:-1] in (["next"], ["nextpage"]):
            sure = True
        else:
            sure = names[-1] in _URLS
            if not sure and names[-1] not in ("next", "nextpage"):
                continue
        if sure or fact.is_url or _has_twin(fact, seen.facts):
            return ir.Pagination(
                at=seen.node.at,
                paging=ir.Paging.URL,
                items=seen.items,
                size=seen.size,
                next_path=fact.path,
            )
    return None


def _by_offset(seen: Seen) -> ir.Pagination | None:
    given = seen.input(_OFFSETS, counts=True)
    if given is None and seen.size:
        given = seen.input(_STARTS, counts=True)
    if given is None:
        return None
    # Counting from 0 where 1 was meant reads an item twice; the reverse would lose one.
    one = given.first == 1 and given.fold in _INDEXES
    return ir.Pagination(
        at=seen.node.at,
        paging=ir.Paging.OFFSET,
        items=seen.items,
        parameter=given.wire,
        size=seen.size,
        first=1 if one else None,
        total_path=seen.total,
        more_path=seen.more,
    )


def _by_page(seen: Seen) -> ir.Pagination | None:
    given = seen.input(_PAGES, counts=True)
    if given is None:
        return None
    echoes = [f for f in seen.facts if f.fold in _PAGES or f.fold == "number"]
    zero = given.first == 0 or any(0 in f.values for f in echoes if _is_count(f))
    return ir.Pagination(
        at=seen.node.at,
        paging=ir.Paging.PAGE,
        items=seen.items,
        parameter=given.wire,
        size=seen.size,
        first=0 if zero else None,
        total_path=seen.total,
        pages_path=seen.path(_COUNTS, ir.ScalarKind.INTEGER),
        more_path=seen.more,
    )


def _certain(found: ir.Pagination) -> bool:
    """Whether even a call that may change something can be taken for a question."""
    if found.paging is ir.Paging.CURSOR:
        return True
    ends = found.total_path or found.pages_path or found.more_path
    return bool(ends and found.size) and bool(found.parameter)


def _is_cursor(fact: Fact) -> bool:
    kinds = ir.ScalarKind
    named = isinstance(fact.type, ir.Any) or fact.is_kind(
        kinds.STRING, kinds.UUID, kinds.INTEGER, kinds.DATETIME, kinds.NULL
    )
    return named and not fact.is_url


def _is_opaque(fact: Fact) -> bool:
    texts = [value for value in fact.values if isinstance(value, str)]
    return fact.is_kind(ir.ScalarKind.STRING) and not any(t.isdecimal() for t in texts)


def _is_count(fact: Fact) -> bool:
    return fact.is_kind(ir.ScalarKind.INTEGER)


def _rank(fact: Fact, parameter: str) -> tuple[int, int] | None:
    """How well a value of a page fits a parameter, least first; None if not at all."""
    name, depth = fact.fold, len(fact.path)
    if name in (f"next{parameter}", f"{parameter}next"):
        return 0, depth
    if name == parameter and name.startswith("next"):
        return 1, depth
    if name in _NEXTS:
        return 2, depth
    if name == parameter:
        return 3, depth
    return (4, depth) if name in _CURSORS or name == "next" else None


def _has_twin(fact: Fact, facts: Iterable[Fact]) -> bool:
    """Whether the page before is named beside the next one, and neither is a number."""
    if fact.is_kind(ir.ScalarKind.INTEGER, ir.ScalarKind.BOOLEAN):
        return False
    twins = (f for f in facts if f.path[:-1] == fact.path[:-1])
    return any(
        f.fold in _BEFORE and not f.is_kind(ir.ScalarKind.INTEGER) for f in twins
    )


_WAYS: tuple[Callable[[Seen], ir.Pagination | None], ...] = (
    _by_cursor,
    _by_last_item,
    _by_link,
    _by_url,
    _by_offset,
    _by_page,
)

_CURSORS = named(
    "cursor nextcursor startcursor aftercursor pagecursor after pageafter pagetoken"
    " nextpagetoken nexttoken continuationtoken continuation paginationtoken"
    " pagingtoken"
    " marker nextmarker startingtoken scrollid pagestate pagekey nextpagekey skiptoken"
    " bookmark searchafter exclusivestartkey nextpageid"
)
_NEXTS = named(
    "nextcursor nextpagetoken nexttoken continuationtoken nextcontinuationtoken"
    " endcursor nextmarker nextpagecursor nextpagekey nextkey nextafter"
    " nextstartkey nextskiptoken"
    " nextpagestate lastevaluatedkey nextpageid nextid"
)
_URLS = named(
    "nexturl nextlink nexthref nexturi nextpageurl nextpagelink nextpageuri"
    " odatanextlink nextrecordsurl nextpagehref"
)
_BEFORE = named("previous prev before previouspage prevpage")
_OFFSETS = named("offset skip startindex pageoffset")
_STARTS = named("start startat startrecord firstresult from")
_INDEXES = named("startindex startat startrecord start")
_PAGES = named("page pagenumber pageno pagenum pageindex currentpage")
_COUNTS = named(
    "pagecount totalpages pagestotal pages numpages numberofpages totalpage pagetotal"
    " nbpages pagescount totalpagecount"
)
_NEXT_RELATION = re.compile(r"rel=\"?[^\";]*\bnext\b", re.IGNORECASE)
