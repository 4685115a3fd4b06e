"""Rules that a host checks values by, as limits of the model or as words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .... import ir
from ....source import Cursor

_MOST = 2**31 - 1
"""What C# writes for a length without a limit."""

_RULE = re.compile(
    r"([A-Za-z_]\w*)\s*(?:\(((?:[^()`'\"]|`[^`]*`|'[^']*'|\"[^\"]*\")*)\))?"
)
_ARGUMENT = re.compile(r"`([^`]*)`|'([^']*)'|\"([^\"]*)\"|([^,\s]+)")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?")


@dataclass(slots=True)
class Limits:
    """What the rules of one property come to; `words` are those with no limit here.

    `filled` says that zero breaks a rule, which is what a number has that nobody gave.
    """

    constraints: ir.Constraints = field(default_factory=ir.Constraints)
    required: bool = False
    filled: bool = False
    words: list[str] = field(default_factory=list)

    def set(self, **limits: float | int | str | None) -> None:
        """Take up limits by their names in `ir.Constraints`; the first word counts."""
        new = {
            key: value
            for key, value in limits.items()
            if value is not None and getattr(self.constraints, key) is None
        }
        self.constraints = replace(self.constraints, **new)  # type: ignore[arg-type]  # names and kinds are those of the fields

    def found(self) -> ir.Constraints | None:
        """The limits; None if there are none."""
        return None if self.constraints == ir.Constraints() else self.constraints


def limits(node: Cursor, is_text: bool) -> Limits:
    """The limits of the property `node`; `is_text` says that it is a string."""
    found = Limits()
    if "attributes" in node:
        for attribute in node / "attributes":
            _attribute(attribute, is_text, found)
    if "allowableMin" in node or "allowableMax" in node:
        found.set(
            minimum=(node / "allowableMin").number,
            maximum=(node / "allowableMax").number,
        )
    if "input" in node:
        form = node / "input"
        found.set(
            minimum=_number((form / "min").json),
            maximum=_number((form / "max").json),
            min_length=_length((form / "minLength").number),
            max_length=_length((form / "maxLength").number),
            pattern=(form / "pattern").text or None,
        )
    return found


def rules(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names and arguments of the rules in a script: `[NotEmpty,Length(1,9)]`."""
    for match in _RULE.finditer(text[:4000]):
        said = match[2] or ""
        yield match[1], tuple(
            next((part for part in one.groups() if part is not None), "")
            for one in _ARGUMENT.finditer(said)
        )


def arguments(attribute: Cursor) -> dict[str, str]:
    """What an attribute was given, by name; what is no text is left out."""
    found = [*(attribute / "constructorArgs"), *(attribute / "args")]
    return {
        (one / "name").text.casefold(): (one / "value").text
        for one in found
        if isinstance((one / "value").raw, str)
    }


def _attribute(attribute: Cursor, is_text: bool, found: Limits) -> None:
    name = (attribute / "name").raw
    if not isinstance(name, str):
        return
    if name == "Required":
        found.required = (attribute / "name").text == name
    elif name == "StringLength":
        said = arguments(attribute)
        (attribute / "name").taken()
        found.set(
            max_length=_length(_number(said.get("maximumlength"))),
            min_length=_length(_number(said.get("minimumlength"))) or None,
        )
    elif name == "Range":
        said = arguments(attribute)
        (attribute / "name").taken()
        found.set(
            minimum=_number(said.get("minimum")), maximum=_number(said.get("maximum"))
        )
    elif name.startswith("Validate"):
        (attribute / "name").taken()
        said = arguments(attribute)
        message = said.pop("message", "")
        script = said.pop("validator", "")
        if name != "Validate":
            values = [value for key, value in said.items() if key != "errorcode"]
            script = f"{name.removeprefix('Validate')}({','.join(values)})"
        for rule, args in rules(script):
            if not _rule(rule, args, is_text, found):
                found.words.append(
                    f"Checked by: {rule}({', '.join(args)})."
                    if args
                    else f"Checked by: {rule}."
                )
        if message:
            found.words.append(message)


def _rule(name: str, args: Sequence[str], is_text: bool, found: Limits) -> bool:
    """Take up one rule; False if the model has no words for it."""
    numbers = [_number(arg) for arg in args]
    match name, numbers:
        case "NotNull", _:
            found.required = True
        case "NotEmpty", _:
            found.required = True
            if is_text:
                found.set(min_length=1)
        case "Length", [int() as low, int() as high]:
            found.set(min_length=low, max_length=_length(high))
        case "ExactLength", [int() as exact]:
            found.set(min_length=exact, max_length=exact)
        case "MinimumLength", [int() as low]:
            found.set(min_length=low)
        case "MaximumLength", [int() as high]:
            found.set(max_length=_length(high))
        case "GreaterThan", [int() | float() as low]:
            found.set(exclusive_minimum=low)
            found.filled |= low >= 0
        case "GreaterThanOrEqual", [int() | float() as low]:
            found.set(minimum=low)
            found.filled |= low > 0
        case "LessThan", [int() | float() as high]:
            found.set(exclusive_maximum=high)
        case "LessThanOrEqual", [int() | float() as high]:
            found.set(maximum=high)
        case "InclusiveBetween", [int() | float() as low, int() | float() as high]:
            found.set(minimum=low, maximum=high)
            found.filled |= low > 0
        case "ExclusiveBetween", [int() | float() as low, int() | float() as high]:
            found.set(exclusive_minimum=low, exclusive_maximum=high)
            found.filled |= low >= 0
        case "RegularExpression", [_]:
            found.set(pattern=args[0])
        case "Email", _:
            found.set(format="email")
        case _:
            return False
    return True


def _number(said: object) -> int | float | None:
    """The number that `said` is or spells."""
    if isinstance(said, bool):
        return None
    if isinstance(said, int | float):
        return said
    if not isinstance(said, str) or not _NUMBER.fullmatch(said):
        return None
    return float(said) if "." in said else int(said)


def _length(said: int | float | None) -> int | None:
    return int(said) if said is not None and 0 <= said < _MOST else None
