"""What a sample shows of the tables beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....source import Json
from .. import types
from ..casing import fold
from .tables import Table


def shown_type(
    table: Table,
    arg: str,
    tables: Sequence[Table],
    answer: Mapping[str, Json],
    *,
    whole: bool,
) -> str:
    """The type that `answer` holds where the rows of the generic `table` say `arg`.

    It is empty if no table fits. Only a `whole` sample shows all that there is.
    """
    keys = {fold(key): key for key in answer}
    for row in table.rows:
        if types.core(row.expr).name != arg or fold(row.name) not in keys:
            continue
        shown = set(map(fold, object_in(answer[keys[fold(row.name)]])))
        ranked = [
            (len(shown & row_names(one)), one.name)
            for one in tables
            if shown and one is not table and _fits(row_names(one), shown, whole)
        ]
        best = max((count for count, _ in ranked), default=0)
        return next((name for count, name in ranked if count == best), "")
    return ""


def plain(name: str) -> str:
    """The name of a type without its arguments."""
    return name.partition("<")[0]


def row_names(table: Table) -> set[str]:
    """The folded names of a table's rows."""
    return {fold(row.name) for row in table.rows}


def object_in(value: Json) -> dict[str, Json]:
    """The object in a sample: itself, or the first item of a list."""
    while isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, dict) else {}


def _fits(names: set[str], shown: set[str], whole: bool) -> bool:
    """Whether an object with the keys `shown` may be of a type with the rows `names`.

    A sample leaves out what is nested too deep; a base has only some of the keys.
    """
    some = names <= shown if whole else bool(names & shown)
    return bool(names) and (shown <= names or some)
