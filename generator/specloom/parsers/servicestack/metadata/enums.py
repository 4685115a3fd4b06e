"""Enums in metadata: by name, by value, by number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .... import ir
from ....diagnostics import Report
from ....prose import clean
from ....source import Cursor


def is_enum(node: Cursor) -> bool:
    """Whether the definition `node` is one of an enum."""
    return (node / "isEnum").flag or bool(node / "enumNames")


def read(node: Cursor, report: Report) -> ir.Type:
    """The enum that `node` defines; of flags that add up, the sums are numbers."""
    names = (node / "enumNames").texts
    numbers = (node / "enumValues").texts
    spelled = [item.json for item in node / "enumMemberValues"]
    docs = [item.json for item in node / "enumDescriptions"]
    flags = any((a / "name").text == "Flags" for a in node / "attributes")
    integer = (node / "isEnumInt").flag or flags
    if integer and not all(re.fullmatch(r"-?\d{1,19}", text) for text in numbers):
        report.warning(
            "enum-not-understood",
            "values of an enum of numbers are none: its names are taken",
            (node / "enumValues").at,
        )
        integer = False
    members: dict[str | int, ir.EnumMember] = {}
    last = -1
    for index, name in enumerate(names):
        at = (node / "enumNames").at / index
        value: str | int = _at(spelled, index) or name
        if integer:
            value = last = int(numbers[index]) if index < len(numbers) else last + 1
        if value in members:
            known = members[value].name or value
            report.note(
                "enum-alias", f"{name!r} is {known!r} on the wire: left out", at
            )
            continue
        members[value] = ir.EnumMember(
            at=at,
            value=value,
            name="" if value == name else name,
            doc=clean(_at(docs, index)),
        )
    if not members:
        return ir.STRING
    kind = ir.ScalarKind.INTEGER if integer else ir.ScalarKind.STRING
    return ir.Enum(tuple(members.values()), kind)


def _at(items: Sequence[object], index: int) -> str:
    found = items[index] if index < len(items) else ""
    return found if isinstance(found, str) else ""
