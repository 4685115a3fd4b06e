"""Models as pydantic, msgspec or typed dictionaries have them.

datamodel-code-generator makes them of one schema, in which nothing but types is a
source's; we take its declarations, and put names, documentation and layout to them.
"""

from __future__ import annotations

from ....diagnostics import Report
from ..messages import Messages
from ..modelview import ModelsView
from ..types import Table
from ..uses import Uses
from .made import made
from .schema import asked
from .spell import Speller
from .style import STYLES
from .view import Maker

__all__ = ["STYLES", "is_sent", "styled_view"]


def is_sent(style: str) -> bool:
    """Whether models of a style can be requests that are sent as they are."""
    return style not in STYLES or STYLES[style].sends


def styled_view(
    style: str,
    title: str,
    table: Table,
    uses: Uses,
    messages: Messages,
    runtime: str,
    report: Report,
) -> ModelsView:
    """The one module of all models, in one of `STYLES`.

    Raises:
        InputError: datamodel-code-generator is missing, or makes more than types.
    """
    chosen = STYLES[style]
    wanted = asked(table, plain=chosen.keys)
    found = made(wanted, chosen.kind)
    speller = Speller(table, wanted, found.aliases, loose=chosen.loose)
    maker = Maker(chosen, table, uses, messages, wanted, found, speller, report)
    return maker.module(title, runtime)
