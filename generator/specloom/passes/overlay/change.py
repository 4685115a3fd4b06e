"""What a correction makes of one node, whatever that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from specloom import ir

from .plan import WORDS, Plan, differs, limits, said

Patched = TypeVar("Patched", bound=ir.Node)

_TYPED = frozenset({"type", "formats", "nullable", "doc"})
_LIMITED = frozenset({"constraints", "without", "examples", "deprecated"})
_VALUE = _TYPED | _LIMITED | {"required", "default", "wire", "drop"}

FITTING: Mapping[str, frozenset[str]] = {
    "API": frozenset({"name", "doc", "auth", "usual_auth", "servers"}),
    "server": frozenset({"wire", "name", "doc", "servers", "drop"}),
    "scheme": frozenset({"doc", "place", "wire", "settings", "drop"}),
    "group": frozenset({"name", "doc", "auth", "servers", "drop"}),
    "operation": frozenset(
        {"name", "summary", "doc", "deprecated", "idempotent", "scopes", "auth"}
        | {"servers", "pagination", "group", "errors", "drop"}
    ),
    "response": _TYPED | {"media", "drop"},
    "body": _TYPED | {"media", "required", "drop"},
    "parameter": _VALUE | {"place", "style"},
    "header": _VALUE,
    "part": _VALUE,
    "field": _VALUE | {"access"},
    "type": _TYPED | _LIMITED | {"name", "drop"},
    "item": (_TYPED | {"constraints", "without"}) - {"doc"},
    "value": frozenset({"name", "doc", "drop"}),
}
"""What can be said of each kind of thing, by the names in `ir.Patch`."""

RULE = "overlay"
"""The rule by which a slot has its type from an overlay."""


def fits(patch: ir.Patch, kind: str, plan: Plan) -> bool:
    """Whether all that `patch` says can be said of a `kind`; what can't is reported."""
    wrong = [word for word in said(patch) if word not in FITTING[kind]]
    for word in wrong:
        hint = ""
        if word == "name" and kind in ("field", "parameter", "part", "header"):
            hint = ": `wire` is what it is called on the wire, and `rename` in"
            hint += " specloom.yaml what it is called in Python"
        article = "an" if kind[0] in "AEIOUaeiou" else "a"
        what = "a limit" if word == "constraints" else repr(WORDS[word])
        said_of = f"is {article} {kind}, of which {what} says nothing{hint}"
        plan.misfit(patch, said_of)
    return not wrong


def changed(node: Patched, patch: ir.Patch, kind: str, plan: Plan) -> Patched:
    """`node`, a `kind`, as `patch` has it, with the places of both.

    What stands in other nodes than this one is left to others: groups, and bodies.
    """
    if not fits(patch, kind, plan):
        return node
    parts: dict[str, Any] = {
        word: getattr(patch, word)
        for word in _PLAIN
        if getattr(patch, word) is not None and hasattr(node, word)
    }
    if patch.name is not None:
        plain = isinstance(node, ir.Server | ir.EnumMember | ir.Api)
        parts["name"] = patch.name if plain else ir.Name(patch.name)
    if "default" in (patch.without or ()) and hasattr(node, "default"):
        parts["default"] = None
    if hasattr(node, "type"):
        before: ir.Type = node.type
        parts["type"] = retyped(before, patch, plan)
        if hasattr(node, "constraints"):
            parts["constraints"] = limited(node.constraints, before, patch)
    return marked(node, replace(node, **parts), patch, plan)


_PLAIN = frozenset(WORDS) - {
    *("drop", "type", "formats", "name", "nullable", "constraints", "without"),
    *("media", "usual_auth", "errors", "group"),
}
"""What nodes call by the names that patches have for it."""


def marked(old: Patched, new: Patched, patch: ir.Patch, plan: Plan) -> Patched:
    """`new`, which `patch` made of `old`, with the places of both; `old` if equal."""
    if not differs(old, new):
        return old
    plan.has_changed(patch)
    places = dict.fromkeys((*old.origins, patch.at, *patch.origins))
    places.pop(old.at, None)
    return replace(new, origins=tuple(places))


def retyped(before: ir.Type, patch: ir.Patch, plan: Plan) -> ir.Type:
    """What `patch` makes of a type."""
    found = before
    if patch.type is not None:
        found = _formed(patch.type, before)
    elif patch.formats is not None:
        found = _formatted(before, patch.formats, patch, plan)
    if patch.nullable is None:
        return found
    return ir.nullable(found) if patch.nullable else ir.without_null(found)


def limited(
    old: ir.Constraints | None, before: ir.Type, patch: ir.Patch
) -> ir.Constraints | None:
    """What `patch` makes of the limits of a value that was of the type `before`."""
    anew = patch.type is not None and (
        patch.constraints is not None or not _alike(before, patch.type)
    )
    found = ir.Constraints() if anew or old is None else old
    if patch.constraints is not None:
        found = limits(found, patch.constraints)
    elif patch.formats is not None:
        found = replace(found, format=None)
    for word in patch.without or ():
        if word != "default":
            usual = getattr(ir.Constraints(), word)
            found = replace(found, **{word: usual})
    return None if found == ir.Constraints() else found


def _alike(one: ir.Type, two: ir.Type) -> bool:
    first, second = ir.without_null(one), ir.without_null(two)
    if isinstance(first, ir.Scalar) and isinstance(second, ir.Scalar):
        return first.kind is second.kind
    return type(first) is type(second)


def _formed(type: ir.Type, before: ir.Type) -> ir.Type:
    """`type`, in the dialect of `before` if that is of the same kind.

    A patch can't say how many digits the seconds of a date-time have; samples show it.
    """
    found: ir.Type
    match ir.without_null(type), ir.without_null(before):
        case ir.Scalar(kind, ""), ir.Scalar(other, form) if kind is other:
            found = ir.Scalar(kind, "" if form == "text" else form)
        case ir.List(item), ir.List(inside):
            found = ir.List(_formed(item, inside))
        case _:
            return type
    return ir.nullable(found) if ir.is_nullable(type) else found


def _formatted(
    before: ir.Type, formats: tuple[ir.Type, ir.Type], patch: ir.Patch, plan: Plan
) -> ir.Type:
    """`before` in the format that means one thing for a text, another for a number."""
    text, number = formats
    match ir.without_null(before):
        case ir.Scalar(kind, form) if form != "text" and kind in _NUMBERS:
            plain = number == ir.Scalar(ir.ScalarKind.NUMBER)
            found = ir.without_null(before) if plain else number
        case ir.Scalar(ir.ScalarKind.NULL | ir.ScalarKind.BOOLEAN):
            plan.misfit(patch, "is neither a text nor a number: it has no 'format'")
            return before
        case ir.Scalar() | ir.Any():
            found = text
        case _:
            plan.misfit(patch, "is neither a text nor a number: it has no 'format'")
            return before
    return ir.nullable(found) if ir.is_nullable(before) else found


_NUMBERS = (ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER, ir.ScalarKind.DECIMAL)
