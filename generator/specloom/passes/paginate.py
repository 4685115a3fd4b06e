"""Proves declared pagination against the types, and proposes where it is likely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from specloom import ir, naming
from specloom.diagnostics import Report

_SIGNS: Mapping[tuple[str, ...], ir.Paging] = {
    ("page",): ir.Paging.PAGE,
    ("page", "number"): ir.Paging.PAGE,
    ("offset",): ir.Paging.OFFSET,
    ("skip",): ir.Paging.OFFSET,
    ("start", "index"): ir.Paging.OFFSET,
    ("cursor",): ir.Paging.CURSOR,
    ("after",): ir.Paging.CURSOR,
    ("page", "token"): ir.Paging.CURSOR,
    ("next", "page", "token"): ir.Paging.CURSOR,
    ("continuation", "token"): ir.Paging.CURSOR,
}


def paginate(api: ir.Api, report: Report) -> ir.Api:
    """`api` with pagination only where it can work.

    Afterwards the items of every pagination are a list in a success response, as far
    as its type is known. Pagination that no source declares is proposed in the report,
    never switched on.
    """

    def change(node: ir.Operation) -> ir.Operation:
        if node.pagination is None:
            _propose(node, api, report)
            return node
        if _leads_to_list(node, node.pagination.items, api):
            return node
        path = "/" + "/".join(node.pagination.items)
        report.warning(
            "pagination-items",
            f"no response of {node.id!r} has a list at {path!r}: not paged",
            node.pagination.at,
        )
        return replace(node, pagination=None)

    return replace(api, root=ir.rewrite_operations(api.root, change))


def _propose(node: ir.Operation, api: ir.Api, report: Report) -> None:
    if node.method != "GET":
        return
    for one in node.parameters:
        paging = _SIGNS.get(naming.words(one.wire))
        if one.place is not ir.Place.QUERY or paging is None:
            continue
        path = _only_list(node, api)
        if path is not None:
            where = "/" + "/".join(path)
            said = f"parameter {one.wire!r} and the list at {where!r} look like paging"
            report.note(
                "pagination-proposed", f"{node.id}: {said} by {paging}", node.at
            )
        return


def _leads_to_list(node: ir.Operation, path: tuple[str, ...], api: ir.Api) -> bool:
    for response in node.responses:
        found = None if response.body is None else _plain(response.body.type, api)
        for step in path:
            match found:
                case ir.Record(fields):
                    inner = next((f.type for f in fields if f.wire == step), None)
                    found = None if inner is None else _plain(inner, api)
                case ir.Map(value):
                    found = _plain(value, api)
                case _:
                    break
        if isinstance(found, ir.List | ir.Any):
            return True
    return False


def _only_list(node: ir.Operation, api: ir.Api) -> tuple[str, ...] | None:
    """The path of the one list in the response; None if there is none, or several."""
    for response in node.responses:
        match None if response.body is None else _plain(response.body.type, api):
            case ir.List():
                return ()
            case ir.Record(fields):
                lists = [
                    f.wire for f in fields if isinstance(_plain(f.type, api), ir.List)
                ]
                if len(lists) == 1:
                    return (lists[0],)
            case _:
                continue
    return None


def _plain(type: ir.Type, api: ir.Api) -> ir.Type:
    """What `type` is without null, and behind its references."""
    seen: set[ir.TypeId] = set()
    type = ir.without_null(type)
    while isinstance(type, ir.Ref) and type.id in api.types and type.id not in seen:
        seen.add(type.id)
        type = ir.without_null(api.types[type.id].type)
    return type
