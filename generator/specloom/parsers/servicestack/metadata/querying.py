"""AutoQuery: requests for rows, with conditions beyond what they declare."""

from __future__ import annotations

from dataclasses import dataclass

from .... import ir
from ....source import Cursor
from .. import types
from ..calls import Call
from ..casing import Casing
from ..types import Expr
from .definitions import Definitions
from .routes import QUERIES

_USUAL = ("%", "%!", ">%", "%>", "%<", "<%", "%In", "%Between", "%StartsWith")
"""Conventions that every host has, unless it has others."""


def rows_of(request: Cursor, definitions: Definitions) -> Expr | None:
    """What a request asks for rows of; None if it asks for none."""
    base = request / "inherits"
    if not (base / "name").text:
        return None
    near = (request / "namespace").text
    found = definitions.expression(base, "name", near)
    if found is None or found.name.removeprefix("ServiceStack.") not in QUERIES:
        return None
    return found.args[-1] if found.args else Expr("object")


_WRITES = {
    "ICreateDb": "Adds a row of {}.",
    "ISaveDb": "Adds or replaces a row of {}.",
    "IUpdateDb": "Replaces a row of {}.",
    "IPatchDb": "Changes some values of a row of {}.",
    "IDeleteDb": "Deletes rows of {}.",
}
"""What requests do that the host answers by itself, by their marks."""


def purpose(request: Cursor, rows: Expr | None, definitions: Definitions) -> str:
    """What a request does with rows, in a sentence; empty if that is not known."""
    if rows is not None:
        return "" if rows.name == "object" else f"Rows of {rows}, page by page."
    near = (request / "namespace").text
    for one in request / "implements":
        said = _WRITES.get(types.bare(str((one / "name").raw)))
        mark = definitions.expression(one, "name", near) if said else None
        if said and mark is not None and mark.args:
            return said.format(mark.args[0])
    return ""


def pagination(request: Cursor, call: Call, casing: Casing) -> ir.Pagination | None:
    """How rows come in pages, if the request asks for them in its address."""
    if call.verb != "GET":
        return None
    return ir.Pagination(
        at=(request / "inherits").at,
        paging=ir.Paging.AUTO_QUERY,
        items=(casing.wire("Results"),),
        parameter=casing.wire("Skip"),
        size=casing.wire("Take"),
        total_path=(casing.wire("Total"),),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """The keys that are conditions, `%` for a field's name; none if not allowed.

    `most` is how many rows the host returns at once, 0 if it does not say.
    """

    keys: tuple[str, ...]
    most: int = 0

    def limit(self) -> str:
        """A sentence on how many rows come at once; empty if nothing is said."""
        return f"At most {self.most:,} rows at once." if self.most else ""

    def documentation(self) -> str:
        """A paragraph on the conditions that requests for rows take."""
        spelled = ", ".join(f"`{key}`" for key in self.keys)
        return (
            "Requests for rows take further conditions: keys made of the name of a "
            f"field, which stands for the percent sign in {spelled}."
        )


def conditions(root: Cursor) -> Conditions:
    """What a host says of the conditions that requests for rows take."""
    plugin = root / "plugins" / "autoQuery"
    if plugin.is_object and not (plugin / "untypedQueries").flag:
        return Conditions(keys=())
    said = tuple((one / "value").text for one in plugin / "viewerConventions")
    keys = tuple(one for one in said if "%" in one)
    most = (plugin / "maxLimit").number
    return Conditions(keys=keys or _USUAL, most=int(most) if most else 0)
