"""Where a peer's request may differ from ours, and why: narrow rules, with names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SPELLINGS: Mapping[str, str] = {
    "guid-dashes": "a Guid with or without its dashes is the same to every host",
    "moment-dialect": "the same moment: ISO 8601 in one zone or another, or /Date(ms)/",
    "day-as-moment": "a date without a time is that of midnight to a host",
    "duration-spelling": "the same duration or time: PT90M, PT1H30M, 01:30:00",
    "number-spelling": "the same number: 2, 2.0 and 2.00",
    "list-brackets": "the brackets around the whole of a list mean nothing",
    "member-case": "hosts match the names of properties in any case",
    "null-or-absent": "a property that is null is one that is absent",
    "json-in-form": "the same value in a field of a form, as JSON",
    "percent-encoding": "the same text: more of it percent-encoded, a space as a plus",
    "json-spacing": "the same JSON value, with more spaces or escapes in its text",
    "batch-brackets": "the brackets behind a name in a path, percent-encoded or not",
}
"""The rules by which two requests are equal to a host, each with its reason."""

REASONS: Mapping[str, str] = {
    "predefined-route": "the peer knows /api/Name only, the client the host's routes",
    "one-way-waits": "the peer posts one-way calls to /api/Name, and is answered",
    "zero-default": "the peer sends what is not set as 0, false or the year 1",
    "decimal-as-float": "the peer makes a float of a decimal: digits are lost",
    "long-as-double": "the peer's only numbers are doubles: digits are lost",
    "span-miswritten": "the peer writes no duration that could be read back",
    "list-unquoted": "the peer puts texts with commas and quotes into a list bare",
    "object-unwritten": "the peer sends `[object Object]` for an object",
    "object-refused": "the peer fails on objects and dictionaries in a query",
    "member-name": "the peer sends a property by its C# name, not by its DataMember",
    "type-name": "the peer leaves out which of several types an object is of",
    "no-such-call": "the peer has no call for it",
    "ascii-only": "the peer fails on credentials with other letters than ASCII's",
    "fields-in-query": "the peer puts the fields of an upload into the query",
}
"""The rules by which they differ and ours is right, each with its reason."""

RULES: Mapping[str, str] = {**SPELLINGS, **REASONS}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that differs; `rule` is empty where nothing says that this is right."""

    rule: str
    what: str
