"""A type of ServiceStack's own, as it is written down here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A type of ServiceStack's own.

    `fields` are written "Name type: documentation" in C#'s words; `values` are those of
    an enum. `params` name the type arguments.
    """

    doc: str = ""
    fields: tuple[str, ...] = ()
    base: str = ""
    params: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


META = "Meta Dictionary<string, string>: Further values, by name."
STATUS = "ResponseStatus ResponseStatus: What went wrong, if something did."
