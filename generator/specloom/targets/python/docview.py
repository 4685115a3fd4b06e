"""What the documentation of calls, classes and fields says."""

from __future__ import annotations

from collections.abc import Sequence

from ... import ir
from ...naming import words
from ...rendering import Code
from .calls import Argument, Call
from .docs import docstring, listed, one_line, paragraphs, sentence
from .names import Names

_FAILURES = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    422: "UnprocessableEntity",
    429: "RateLimited",
}


def call_doc(call: Call, names: Names, indent: int) -> Code:
    """The documentation of a method."""
    operation = call.operation
    said = paragraphs(operation.doc)
    summary = sentence(operation.summary or operation.name.text or operation.id)
    if said and sentence(said[0]) == summary:
        del said[0]
    facts: list[str] = []
    if operation.scopes:
        facts.append(
            f"Scopes: {', '.join(f'`{one_line(s)}`' for s in operation.scopes)}"
        )
    if operation.rate_limit is not None:
        facts.append(f"Rate limit: `{one_line(operation.rate_limit.label)}`")
        said += paragraphs(operation.rate_limit.doc)
    blocks = (
        summary,
        "Deprecated." if operation.deprecated else "",
        *said,
        *(sentence(f"{v.name}: {v.doc}") for v in operation.variants if v.doc),
        _prerequisites(operation.prerequisites),
        facts,
        listed("Args", _arguments(call, names)),
        listed("Raises", [_failure(case) for case in operation.errors]),
    )
    return docstring(blocks, indent)


def _prerequisites(said: Sequence[str]) -> str:
    return listed("Prerequisites", [f"- {one_line(text)}" for text in said])


def _arguments(call: Call, names: Names) -> list[str]:
    found: list[str] = []
    for argument in call.arguments:
        text = one_line(f"{argument.source.doc} {_limits(argument)}")
        if text:
            name = names.keyword(call.operation, argument.place, argument.wire)
            found.append(f"{name}: {text}")
    return found


def _limits(argument: Argument) -> str:
    match argument.source:
        case ir.Body():
            return ""
        case ir.Parameter() | ir.Part() | ir.Field() as source:
            return limits(source)


def limits(source: ir.Parameter | ir.Part | ir.Field) -> str:
    """What is to be known of a value beside its type."""
    facts: list[str] = []
    said = source.constraints
    if said is not None:
        facts += _range(said)
        if said.pattern is not None:
            facts.append(f"Pattern: `{said.pattern}`.")
    if source.default is not None and not isinstance(source.default.json, dict | list):
        default = source.default.json
        facts.append(f"Default: `{_json(default)}`.")
    if source.deprecated:
        facts.append("Deprecated.")
    return " ".join(facts)


def _json(value: bool | int | float | str | None) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _range(said: ir.Constraints) -> list[str]:
    facts: list[str] = []
    for least, most, what in (
        (said.minimum, said.maximum, ""),
        (said.min_length, said.max_length, " characters"),
        (said.min_items, said.max_items, " items"),
    ):
        if least is not None and most is not None:
            facts.append(f"From {least} to {most}{what}.")
        elif least is not None:
            facts.append(f"At least {least}{what}.")
        elif most is not None:
            facts.append(f"At most {most}{what}.")
    if said.exclusive_minimum is not None:
        facts.append(f"More than {said.exclusive_minimum}.")
    if said.exclusive_maximum is not None:
        facts.append(f"Less than {said.exclusive_maximum}.")
    if said.multiple_of is not None:
        facts.append(f"A multiple of {said.multiple_of}.")
    return facts


def _failure(case: ir.ErrorCase) -> str:
    first, last = case.status.first, case.status.last
    status = str(first) if first == last else f"{first} to {last}"
    code = f", code {one_line(case.code)}" if case.code else ""
    text = f": {sentence(case.doc)}" if case.doc.strip() else ""
    return f"{_failure_class(case.status)}: {status}{code}{text}"


def _failure_class(status: ir.Status) -> str:
    if status.first == status.last and status.first in _FAILURES:
        return _FAILURES[status.first]
    if status.first >= 400 and status.last <= 499:
        return "ClientError"
    return "ServerError" if status.first >= 500 else "StatusError"


def field_doc(field: ir.Field) -> Code:
    """The documentation of a field of a model."""
    said = paragraphs(field.doc)
    return docstring((*said[:-1], " ".join((*said[-1:], limits(field))).strip()), 4)


def member_doc(member: ir.EnumMember) -> Code:
    """The documentation of a member of an enum."""
    return docstring(paragraphs(member.doc), 4)


def type_doc(decl: ir.TypeDecl, holder: str, indent: int) -> Code:
    """The documentation of a class or an alias.

    `holder` is the Python name of what holds the type: a class or a method.
    """
    said = paragraphs(decl.doc)
    if not said or said == [decl.name.text]:
        said = [_place(decl, holder)]
    return docstring((*said, "Deprecated." if decl.deprecated else ""), indent)


def _place(decl: ir.TypeDecl, holder: str) -> str:
    name = decl.name
    shown = ", ".join(f"`{one_line(also)}`" for also in name.also[:2])
    if name.also and holder:
        more = ", ..." if len(name.also) > 2 else ""
        return f"A {shown}{more} of `{holder}`."
    text = one_line(name.text)
    match name.role:
        case ir.Role.RESPONSE if holder:
            return f"What `{holder}` returns."
        case ir.Role.REQUEST if holder:
            return f"What `{holder}` sends."
        case ir.Role.ERROR if holder:
            return f"What comes back where `{holder}` fails."
        case ir.Role.ITEM if holder and words(text):
            return f"An item of `{holder}.{text}`."
        case ir.Role.VALUE if holder and words(text):
            return f"A value of `{holder}.{text}`."
        case ir.Role.PROPERTY | ir.Role.PARAMETER if holder:
            return f"The `{text}` of `{holder}`."
        case _:
            return ""
