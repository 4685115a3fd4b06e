"""What decided about a name, a type and a requirement, in words."""

from __future__ import annotations

from collections.abc import Sequence

from .. import ir
from ..naming import singular, words
from ..targets.python.classes import READING
from ..targets.python.styles import STYLES
from .subject import Subject

OVERLAID = "overlay"
"""The rule of a slot that has its type from an overlay, and no samples of its own."""

RULES = {
    "object": "every sample is an object",
    "array": "every sample is a list",
    "value": "every sample is a value of this kind",
    "text": "every text seen can be read as this",
    "format": "every text seen has this format",
    "filler": "a converter's filler text stands here, which it writes for any string",
    "placeholder": "a placeholder names the type",
    "mixed": "the samples are of several kinds",
    "null": "only null was seen",
    "nothing": "no sample shows a value",
    "tag": "one of its own keys sorts the objects into kinds",
    "neighbours": "what others of its name are, since its own samples leave it open",
    "circular": "a converter stopped here, where the schema would hold itself",
    "unknown": "a converter only says that it made no sample",
    "servicestack-sample": "only the sample on the page shows it",
    OVERLAID: "an overlay says so",
    "examples-datetime": "every example of the declared string is a date-time",
}
"""What the rules of inference mean, by the names that evidence has for them."""


def type_words(one: Subject, evidence: Sequence[ir.Evidence]) -> str:
    """What decided about the type of `one`."""
    rules = list(dict.fromkeys(seen.rule for seen in evidence if seen.rule))
    if rules == [OVERLAID]:
        return "declared by an overlay"
    if rules:
        said = [RULES.get(rule, f"the rule {rule!r}") for rule in rules]
        forms = dict.fromkeys(form for seen in evidence for form in seen.forms)
        tail = f" ({', '.join(forms)})" if forms else ""
        return f"inferred: {'; '.join(said)}{tail}"
    if one.inferred:
        return "inferred from samples"
    return "declared by the source"


def presence_words(one: Subject, evidence: Sequence[ir.Evidence]) -> str:
    """Why `one` is required, or isn't."""
    if one.in_path:
        return "required: the path can't do without it"
    evidence = [seen for seen in evidence if seen.rule != OVERLAID]
    samples = sum(seen.samples for seen in evidence)
    present = sum(seen.present for seen in evidence)
    if one.request or not evidence:
        by = "the source says so" if one.required else "the source does not require it"
        return f"{'required' if one.required else 'optional'}: {by}"
    of = f"{present} of {samples} sample{'' if samples == 1 else 's'}"
    if not one.required:
        said = "" if present < samples else "a source says so, though "
        return f"optional: {said}present in {of}"
    if present < samples:
        return (
            f"required: present in {of}; what lacks it was made up by a converter, or a"
            " source says so"
        )
    return f"required: present in {of}"


def default_words(one: Subject, style: str = "dataclass") -> str:
    """What is sent, or read, where nothing is given; empty where that can't be."""
    if one.required is not False:
        return ""
    absent = STYLES[style].absence if style in STYLES else "None"
    said = "None, which means absent" if one.request else f"{absent} where it is absent"
    if one.default is not None:
        from ..source import spelled

        text = spelled(one.default.json).strip()
        return f"{said}; the source documents {text} as what the server takes then"
    return said


def name_words(one: Subject, name: str, *, pinned: bool, held: bool, plain: str) -> str:
    """Where the Python name of `one` comes from; `plain` is its wire name in Python."""
    if pinned:
        return f"pinned by `rename` in specloom.yaml; the source says {one.wire!r}"
    said = _said(one)
    if name != plain and plain:
        said += (
            "; changed, since the plain name is taken or reserved, or means too little"
            " alone"
        )
    if one.joined and one.shown:
        said += f"; samples in {len(one.joined)} place{_s(len(one.joined))} show it"
    elif one.joined:
        said += f"; joined with {len(one.joined)} equal type{_s(len(one.joined))}"
    return f"{said}; kept by specloom.lock" if held else said


def _said(one: Subject) -> str:
    if one.name is None or one.name.role is ir.Role.GIVEN:
        return f"the source says {one.wire!r}" if one.wire else "of our own"
    holder = f" of {one.name.holder}" if one.name.holder else ""
    match one.name.role:
        case ir.Role.PROPERTY:
            return f"the property {one.wire!r}{holder} holds it"
        case ir.Role.ITEM:
            return f"an item of the list {one.wire!r}{holder}"
        case ir.Role.VALUE:
            return f"a value of the map {one.wire!r}{holder}"
        case ir.Role.PARAMETER:
            return f"the parameter {one.wire!r}{holder} takes it"
        case ir.Role.REQUEST:
            return f"the operation {one.wire!r} takes it"
        case ir.Role.RESPONSE:
            return f"the operation {one.wire!r} returns it"
        case ir.Role.ERROR:
            return f"the operation {one.wire!r} fails with it"


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def plain_name(one: Subject) -> str:
    """The name that the source's words make without a reason to change them."""
    found = list(words(one.wire))
    role = ir.Role.GIVEN if one.name is None else one.name.role
    if role is ir.Role.RESPONSE and len(found) > 1 and found[0] in READING:
        del found[0]
    if role is ir.Role.ITEM and found:
        found[-1] = singular(found[-1])
    match one.kind:
        case "class" | "enum":
            return "".join(word[:1].upper() + word[1:] for word in found)
        case "member":
            return "_".join(found).upper()
        case _:
            return "_".join(found)
