"""What the documentation of calls, classes and fields says."""

from __future__ import annotations

from collections.abc import Sequence

from ... import ir
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
    if operation.servers:
        facts.append(f"Server: `{one_line(operation.servers[0].url)}`")
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
        said = " ".join(_stopped(paragraphs(argument.source.doc)))
        text = one_line(f"{said} {_limits(argument)}")
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
    # The server's own words, which may be cut off: no stop is put behind them.
    text = f": {one_line(case.doc)}" if case.doc.strip() else ""
    return f"{_failure_class(case.status)}: {status}{code}{text}"


def _failure_class(status: ir.Status) -> str:
    if status.first == status.last and status.first in _FAILURES:
        return _FAILURES[status.first]
    if status.first >= 400 and status.last <= 499:
        return "ClientError"
    return "ServerError" if status.first >= 500 else "StatusError"


def field_doc(field: ir.Field) -> Code:
    """The documentation of a field of a model."""
    said = _stopped(paragraphs(field.doc))
    facts = limits(field)
    if facts and said and "\n" not in said[-1]:
        facts = f"{said.pop()} {facts}"
    return docstring((*said, facts), 4)


def member_doc(member: ir.EnumMember) -> Code:
    """The documentation of a member of an enum."""
    return docstring(_stopped(paragraphs(member.doc)), 4)


def type_doc(decl: ir.TypeDecl, otherwise: str, indent: int) -> Code:
    """The documentation of a class or an alias; `otherwise` if the source has none."""
    said = paragraphs(decl.doc)
    if not said or said == [decl.name.text]:
        said = [otherwise]
    return docstring(
        (*_stopped(said), "Deprecated." if decl.deprecated else ""), indent
    )


def _stopped(said: Sequence[str]) -> list[str]:
    """`said` with a stop at the end, where it ends with a word and is no list."""
    if not said or said[-1].rpartition("\n")[2].lstrip().startswith("- "):
        return list(said)
    text = said[-1].rstrip()
    ends = text.endswith(tuple(")]}`'\"")) or text[-1:].isalnum()
    return [*said[:-1], f"{text}." if ends else text]
