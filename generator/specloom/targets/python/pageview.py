"""Plans of paging: how the runtime gets from one page of a list to the next."""

from __future__ import annotations

from collections.abc import Sequence

from ... import ir
from ...diagnostics import pointed
from .calls import Call
from .layout import Node, labelled, literal, tuple_


def paging(plan: Call) -> tuple[str, list[Node]] | None:
    """The class of the runtime that pages an operation, and what it is made with.

    None if the operation has no pages, or asks for them in a way that the runtime does
    not know.
    """
    said = plan.operation.pagination
    if said is None:
        return None
    facts: dict[str, Node] = {"items": _texts(said.items)}
    match said.paging:
        case ir.Paging.LINK:
            if said.next:
                facts["relation"] = literal(said.next)
            return "LinkPaging", _arguments(facts)
        case ir.Paging.URL:
            facts["next"] = _texts(said.next_path)
            return "UrlPaging", _arguments(facts)
        case ir.Paging.CURSOR:
            kind = "CursorPaging"
        case ir.Paging.OFFSET | ir.Paging.AUTO_QUERY:
            kind = "OffsetPaging"
        case ir.Paging.PAGE:
            kind = "PagePaging"
        case ir.Paging.PROPOSED | ir.Paging.NONE:
            return None
    carrier = _carrier(plan, said.parameter)
    if carrier is None:
        return None
    place, path = carrier
    facts["parameter"] = _texts(path)
    if kind == "CursorPaging":
        facts["next"] = _texts(said.next_path)
    if place != "query":
        facts["place"] = literal(place)
    return kind, _arguments(facts | _ends(kind, said))


def _ends(kind: str, said: ir.Pagination) -> dict[str, Node]:
    """Where to begin, and how a page tells that it is the last."""
    facts: dict[str, Node] = {}
    counts = kind != "CursorPaging"
    if counts and said.first is not None:
        facts["first"] = str(said.first)
    if counts and said.total_path:
        facts["total"] = _texts(said.total_path)
    if kind == "PagePaging" and said.pages_path:
        facts["pages"] = _texts(said.pages_path)
    if said.more_path:
        facts["more"] = _texts(said.more_path)
    return facts


def _carrier(plan: Call, parameter: str) -> tuple[str, tuple[str, ...]] | None:
    """Where a request holds what asks for a page, and by which keys."""
    body = plan.body
    encoding = None if body is None else body.encoding
    json = encoding in (ir.Encoding.JSON, ir.Encoding.GRAPHQL)
    if parameter.startswith("/"):
        return ("json", pointed(parameter)) if json else None
    wires = {
        one.wire for one in plan.operation.parameters if one.place is ir.Place.QUERY
    }
    if parameter in wires:
        return "query", (parameter,)
    if encoding is ir.Encoding.FORM:
        return "form", (parameter,)
    return ("json", (parameter,)) if json else None


def _arguments(facts: dict[str, Node]) -> list[Node]:
    return [labelled(f"{key}=", node) for key, node in facts.items()]


def _texts(texts: Sequence[str]) -> Node:
    return tuple_(literal(text) for text in texts)
