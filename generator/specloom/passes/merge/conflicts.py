"""The contradictions between sources, as they are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from specloom import ir
from specloom.diagnostics import Pointer, Report
from specloom.infer.secrets import holds_secret
from specloom.ir import Disagreement, Reason, ScalarKind


@dataclass(frozen=True, slots=True)
class Difference:
    """What one source says of a slot, and what another says instead.

    `values` are those that an enum does not list, as they are shown, where that is it.
    """

    slot: str
    kind: Disagreement
    one: str
    two: str
    at: Pointer
    against: Pointer
    values: tuple[str, ...] = ()


class Conflicts:
    """The contradictions found so far; each is told once, with all its places.

    A difference that is `settled` is none.
    """

    def __init__(
        self,
        report: Report,
        found: Sequence[ir.Conflict] = (),
        settled: Callable[[Difference], bool] = lambda _: False,
    ) -> None:
        self._report = report
        self._settled = settled
        self._values: dict[tuple[str, ...], dict[str, None]] = {}
        self._found = {_key(one): one for one in found}

    def add(self, found: Difference, rule: Reason, *, swapped: bool = False) -> None:
        """Keep a difference of which one side counts: the first, unless `swapped`."""
        if self._settled(found):
            return
        sides = ((found.one, found.at), (found.two, found.against))
        (kept, at), (left, against) = reversed(sides) if swapped else sides
        made = ir.Conflict(
            at=at,
            slot=found.slot,
            kind=found.kind,
            rule=rule,
            kept=kept,
            left=left,
            against=against,
        )
        key = _key(made)
        known = self._found.get(key)
        if known is None:
            self._found[key] = made
            self._report.warning(f"{made.kind}-conflict", said(made), made.against)
        elif against != known.against and against not in known.origins:
            self._found[key] = replace(known, origins=(*known.origins, against))
        if found.values and not swapped:
            first = {} if known is None else {known.left: None}
            values = self._values.setdefault(key, first)
            values.update(dict.fromkeys(found.values))
            self._found[key] = replace(self._found[key], left=_listed([*values]))

    def all(self) -> tuple[ir.Conflict, ...]:
        """The contradictions, sorted by what they are about."""
        return tuple(sorted(self._found.values(), key=_key))


def such_as(text: str, value: str) -> str:
    """What a source says of a type, with a sample of it."""
    return f"{text}{_SUCH}{value}"


def said(conflict: ir.Conflict) -> str:
    """A sentence about a contradiction that names the place that counts."""
    place = f"{conflict.at.document}{conflict.at}"
    return (
        f"{conflict.slot!r} is {conflict.left} here, and {conflict.kept} at {place},"
        f" which counts: {REASONS[conflict.rule]}"
    )


REASONS = {
    Reason.DECLARED: "what is declared goes before samples",
    Reason.PRECEDENCE: "`precedence` puts it first",
    Reason.ORDER: "its format goes first",
    Reason.STRICTER: "what one source requires is required",
}
"""Why one side counts."""


def words(type: ir.Type) -> str:
    """A type in a few words."""
    match ir.without_null(type):
        case ir.Scalar(kind):
            return _WORDS[kind]
        case ir.Enum(members):
            return _choice([member.value for member in members])
        case ir.Const(value):
            return shown(value)
        case ir.List() | ir.Tuple():
            return "an array"
        case ir.Record() | ir.Map():
            return "an object"
        case ir.Union(members):
            return " or ".join(dict.fromkeys(map(words, members)))
        case ir.Ref(id):
            return repr(str(id))
        case ir.Any():
            return "any JSON"


def _key(conflict: ir.Conflict) -> tuple[str, str, str, str]:
    """What tells contradictions apart, whichever samples show them."""
    if conflict.kind in (Disagreement.REQUIRED, Disagreement.VALUE):
        return conflict.slot, conflict.kind, "", ""
    kept, left = conflict.kept.partition(_SUCH), conflict.left.partition(_SUCH)
    return conflict.slot, conflict.kind, kept[0], left[0]


_SUCH = " such as "


def _choice(values: Sequence[object]) -> str:
    few = _listed([shown(value) for value in values])
    return few if len(values) == 1 else f"one of {few}"


def _listed(texts: Sequence[str]) -> str:
    more = f" and {len(texts) - _FEW} more" if len(texts) > _FEW else ""
    return ", ".join(texts[:_FEW]) + more


def shown(value: object, name: str = "") -> str:
    """A value of the slot `name`, for people: short, and no secret."""
    if isinstance(value, str):
        if holds_secret(name, value):
            return "a value that is not shown"
        return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}...")
    return repr(value).lower() if isinstance(value, bool) else str(value)


_FEW = 6
_LONGEST = 40


_WORDS = {
    ScalarKind.NULL: "null",
    ScalarKind.BOOLEAN: "true or false",
    ScalarKind.INTEGER: "an integer",
    ScalarKind.NUMBER: "a number",
    ScalarKind.DECIMAL: "a decimal",
    ScalarKind.STRING: "text",
    ScalarKind.BYTES: "bytes",
    ScalarKind.UUID: "a UUID",
    ScalarKind.DATE: "a date",
    ScalarKind.TIME: "a time",
    ScalarKind.DATETIME: "a date-time",
    ScalarKind.DURATION: "a duration",
}
