"""What of two operations is the same, though it is spelled in two ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specloom import ir


def media(node: ir.Body) -> str:
    """The media type of a body without what stands behind it, in lower case."""
    return node.media.partition(";")[0].strip().casefold()


def same_coding(one: ir.Body, two: ir.Body) -> bool:
    """Whether two media types are only two names for what is read in one way."""
    same = one.encoding is two.encoding
    return same and one.encoding in (ir.Encoding.JSON, ir.Encoding.XML)


def failure(node: ir.ErrorCase) -> tuple[ir.Status, str]:
    """What a client tells failures apart by."""
    return node.status, node.code


def same_status(
    status: ir.Status, first: Sequence[ir.Response], second: Sequence[ir.Response]
) -> ir.Status:
    """The status in `first` of the answer that has `status` in `second`.

    Where one source says a range, and the other nothing but one status in it, they mean
    one answer. It is `status` itself where `first` has none.
    """

    def near(among: Sequence[ir.Response], of: ir.Status) -> list[ir.Status]:
        return [node.status for node in among if _nested(node.status, of)]

    if any(node.status == status for node in first):
        return status
    there = near(first, status)
    if len(there) == 1 and near(second, there[0]) == [status]:
        return there[0]
    return status


def told(
    node: ir.Parameter | ir.Part | ir.Body,
    slot: str,
    evidence: Mapping[str, ir.Evidence],
) -> ir.Type:
    """The type that a source tells of a slot.

    All that stands in a path is text, and all that samples show nothing of.
    """
    if not isinstance(node, ir.Parameter) or node.type != ir.STRING:
        return node.type
    seen = evidence.get(slot)
    if seen is not None:
        return ir.ANY if seen.rule == _NOTHING else node.type
    return ir.ANY if node.place is ir.Place.PATH or evidence else node.type


_NOTHING = "nothing"
"""The rule of a slot that every sample leaves empty."""


def auth_text(node: ir.Operation) -> str:
    """How an operation authenticates, in words; empty if nothing is known."""
    if node.auth is None:
        return ""
    ways = sorted(" and ".join(sorted(u.id for u in uses)) for uses in node.auth)
    return " or ".join(way or "no proof" for way in ways) or "no proof"


def paging_text(node: ir.Operation) -> str:
    """How an operation is paged, in words; empty if nothing is said."""
    said = node.pagination
    if said is None or said.paging is ir.Paging.PROPOSED:
        return ""
    if said.paging is ir.Paging.NONE:
        return "not in pages"
    items = "".join(f"/{step}" for step in said.items) or "/"
    return f"in pages by {said.paging}, with items at {items}"


def _nested(one: ir.Status, two: ir.Status) -> bool:
    return (one.first <= two.first and two.last <= one.last) or (
        two.first <= one.first and one.last <= two.last
    )
