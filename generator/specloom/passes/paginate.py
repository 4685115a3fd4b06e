"""Proves pagination against the types, and finds it where it was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from specloom import ir
from specloom.diagnostics import Report

from .proposals import proposed, unclear
from .signs import plain


def paginate(api: ir.Api, report: Report) -> ir.Api:
    """`api` with pagination only where it can work.

    Afterwards the items of every pagination are a list in a success response, as far
    as its type is known, and there is the parameter that asks for a page. Pagination
    that nobody declared or asked for is proposed in the report, never switched on.
    """

    found = proposed(api)

    def change(node: ir.Operation) -> ir.Operation:
        said, likely = node.pagination, found.get(node.id)
        match None if said is None else said.paging:
            case None:
                _propose(node, likely, report)
                return node
            case ir.Paging.NONE:
                return replace(node, pagination=None)
            case ir.Paging.PROPOSED:
                if likely is None:
                    _note_unknown(node, report)
                return replace(node, pagination=likely)
            case _:
                return (
                    node
                    if _holds(node, api, report)
                    else replace(node, pagination=None)
                )

    return replace(api, root=ir.rewrite_operations(api.root, change))


def _propose(node: ir.Operation, found: ir.Pagination | None, report: Report) -> None:
    if found is not None:
        report.note(
            "pagination-proposed",
            f"{node.id}: {_reason(found)} look like paging by {found.paging};"
            " 'pagination: proposed' switches it on",
            node.at,
        )
    else:
        _note_unclear(node, report)


def _note_unclear(node: ir.Operation, report: Report) -> None:
    wire = unclear(node)
    if wire is not None:
        report.note(
            "pagination-unclear",
            f"{node.id}: parameter {wire!r} looks like paging, but no response shows"
            " what it takes next: 'pagination' in an overlay can say so",
            node.at,
        )


def _reason(found: ir.Pagination) -> str:
    if found.paging is ir.Paging.LINK:
        sign = "the Link header"
    elif found.paging is ir.Paging.URL:
        sign = f"the URL at {_pointer(found.next_path)!r}"
    else:
        sign = f"parameter {found.parameter!r}"
    return f"{sign} and the list at {_pointer(found.items)!r}"


def _note_unknown(node: ir.Operation, report: Report) -> None:
    said = node.pagination
    if said is not None and node.id in said.at.path:
        report.warning(
            "pagination-unknown", f"nothing in {node.id!r} looks like paging", said.at
        )
    else:
        _note_unclear(node, report)


def _holds(node: ir.Operation, api: ir.Api, report: Report) -> bool:
    """Whether the pagination of `node` can work."""
    said = node.pagination
    if said is None:
        return False
    if not _leads(node, said.items, api, to_list=True):
        report.warning(
            "pagination-items",
            f"no response of {node.id!r} has a list at {_pointer(said.items)!r}:"
            " not paged",
            said.at,
        )
        return False
    if said.parameter and not said.parameter.startswith("/"):
        names = [*_inputs(node, api)]
        if said.parameter not in names and "" not in names:
            near = get_close_matches(said.parameter, names, 1)
            hint = f": did you mean {near[0]!r}?" if near else ""
            report.warning(
                "pagination-parameter",
                f"{node.id!r} has no parameter {said.parameter!r}: not paged{hint}",
                said.at,
            )
            return False
    for path in (said.next_path, said.total_path, said.pages_path, said.more_path):
        if path and not _leads(node, path, api, to_list=False):
            report.note(
                "pagination-path",
                f"no response of {node.id!r} is known to have {_pointer(path)!r}",
                said.at,
            )
    return True


def _inputs(node: ir.Operation, api: ir.Api) -> Iterator[str]:
    """The names of what a caller may send; an empty one for a body of any shape."""
    for parameter in node.parameters:
        if parameter.place is ir.Place.QUERY:
            yield parameter.wire
    for body in node.bodies:
        yield from (part.wire for part in body.parts)
        match plain(body.type, api):
            case ir.Record(fields, _, extra):
                yield from (field.wire for field in fields)
                if extra is not None:
                    yield ""
            case ir.Any() | ir.Map():
                yield ""
            case _:
                continue


def _leads(
    node: ir.Operation, path: tuple[str, ...], api: ir.Api, *, to_list: bool
) -> bool:
    """Whether `path` leads to something in a response, as far as its type is known."""
    for response in node.responses:
        found = None if response.body is None else plain(response.body.type, api)
        for step in path:
            match found:
                case ir.Record(fields, _, extra):
                    inner = next((f.type for f in fields if f.wire == step), extra)
                    found = None if inner is None else plain(inner, api)
                case ir.Map(value):
                    found = plain(value, api)
                case ir.List(item) if step == "-1":
                    found = plain(item, api)
                case ir.Any():
                    break
                case _:
                    found = None
        if isinstance(found, ir.List | ir.Any) or (not to_list and found is not None):
            return True
    return False


def _pointer(path: tuple[str, ...]) -> str:
    return "/" + "/".join(path)
