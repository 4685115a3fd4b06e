"""What the documentation of calls, classes and fields says."""

from __future__ import annotations

from collections.abc import Sequence

from ... import ir
from ...naming import words
from ...rendering import Code
from .calls import Argument, Call
from .docs import (
    docstring,
    flowing,
    listed,
    one_line,
    opened,
    paragraphs,
    sentence,
    untitled,
)
from .limits import json_code, limits, type_limits
from .names import Names
from .titles import spoken, whole

_FAILURES = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    422: "UnprocessableEntity",
    429: "RateLimited",
}


def call_doc(call: Call, names: Names, indent: int, *, is_message: bool) -> Code:
    """The documentation of a method.

    The title of a message is the name of its class, which says nothing beside a text.
    """
    operation = call.operation
    text, doc = _called(operation)
    title, rest = whole(text)
    if is_message:
        title = " ".join(words(title)).capitalize()
    summary = sentence(operation.summary or title or operation.id)
    said = untitled(doc, text, summary)
    if rest and not any(rest in paragraph for paragraph in said):
        said.insert(0, sentence(rest))
    if is_message and not operation.summary and said:
        summary = opened(said.pop(0))
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
        *_variants(operation, text, doc),
        _prerequisites(operation.prerequisites),
        facts,
        listed("Args", _arguments(call, names)),
        listed("Raises", [_failure(case) for case in operation.errors]),
        listed("Response headers", _headers(operation)),
    )
    return docstring(blocks, indent)


def _headers(operation: ir.Operation) -> list[str]:
    """The headers of successes, each with what it holds."""
    found: dict[str, str] = {}
    for response in operation.responses:
        for header in response.headers:
            kind = header.type.kind if isinstance(header.type, ir.Scalar) else None
            said = [] if kind in (None, ir.ScalarKind.STRING) else [str(kind)]
            said += _stopped(paragraphs(header.doc))[:1]
            text = f": {one_line(': '.join(said))}" if said else ""
            found.setdefault(header.wire, f"`{one_line(header.wire)}`{text}")
    return list(found.values())


def _called(operation: ir.Operation) -> tuple[str, str]:
    """The title that the method goes by, if it is one of several, and what is said.

    What is said of the operation is what its first variant says, or all of them.
    """
    method = next(spoken(operation), ())
    docs = {one.doc for one in operation.variants}
    for one in operation.variants:
        if words(whole(one.name)[0]) == method:
            shared = "" if operation.doc in docs else operation.doc
            return one.name, one.doc or shared
    return operation.name.text, operation.doc


def _variants(operation: ir.Operation, text: str, doc: str) -> list[str]:
    """What else the operation goes by, with what is not said of it already."""
    said = {doc, ""}
    told: list[str] = []
    names: list[str] = []
    for one in operation.variants:
        if one.doc not in said:
            said.add(one.doc)
            told += [f"{one_line(one.name)}:", *paragraphs(one.doc)]
        elif one.name != (operation.summary or text):
            names.append(f"- {one_line(one.name)}")
    return [*told, listed("Variants", names)]


def _prerequisites(said: Sequence[str]) -> str:
    return listed("Prerequisites", [f"- {one_line(text)}" for text in said])


def _arguments(call: Call, names: Names) -> list[list[str]]:
    found: list[list[str]] = []
    for argument in call.arguments:
        lines = flowing("\n\n".join(_stopped(paragraphs(argument.source.doc))))
        facts = _limits(argument)
        if facts and lines and not lines[-1].startswith("- "):
            facts = f"{lines.pop()} {facts}"
        if lines or facts:
            name = names.keyword(call.operation, argument.place, argument.wire)
            first, *rest = [*lines, *filter(None, [facts])]
            found.append([f"{name}: {first}", *rest])
    return found


def _limits(argument: Argument) -> str:
    match argument.source:
        case ir.Body():
            return ""
        case ir.Parameter(place=ir.Place.HEADER, examples=(example, *_)) as source:
            shown = f"For example {json_code(example.json, source.wire)}."
            return f"{shown} {limits(source)}".strip()
        case ir.Parameter() | ir.Part() | ir.Field() as source:
            return limits(source)


def _failure(case: ir.ErrorCase) -> str:
    first, last = case.status.first, case.status.last
    status = str(first) if first == last else f"{first} to {last}"
    code = f", code {one_line(case.code)}" if case.code else ""
    # The server's own words, which may be cut off: no stop is put behind them.
    lines = [line.strip().removeprefix("- ") for line in case.doc.splitlines()]
    said = [one_line(line) for line in lines if line]
    text = " ".join((*map(_parted, said[:-1]), *said[-1:]))
    text = f": {text}" if text else ""
    return f"{_failure_class(case.status)}: {status}{code}{text}"


def _parted(line: str) -> str:
    return f"{line};" if line[-1:].isalnum() else line


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
    if facts and said and "\n" not in said[-1] and not said[-1].startswith("- "):
        facts = f"{said.pop()} {facts}"
    return docstring((*said, facts), 4)


def member_doc(member: ir.EnumMember) -> Code:
    """The documentation of a member of an enum."""
    return docstring(_stopped(paragraphs(member.doc)), 4)


def type_doc(decl: ir.TypeDecl, name: str, otherwise: str, indent: int) -> Code:
    """The documentation of a class or an alias.

    It is `otherwise` if the source has none but the `name`.
    """
    said = paragraphs(decl.doc)
    if decl.type == ir.ANY and not said:
        undeclared = ": no source declares this type"
        said = [f"Any JSON{'' if decl.schema else undeclared}."]
    elif not said or _is_title(decl.doc, decl.name.text, name):
        said = [otherwise]
    facts = type_limits(decl)
    if not any(said):
        said = [_what(decl.type, facts)]
    return docstring((*_stopped(said), facts), indent)


def _is_title(doc: str, *names: str) -> bool:
    """Whether all that is said of a type is what it is called, or a part of that."""
    said = words(doc)
    return doc in names or (
        bool(said) and any(words(name)[-len(said) :] == said for name in names)
    )


def _what(type: ir.Type, facts: str) -> str:
    """What the values of a type are that has no name in JSON's own words.

    Where `facts` follow, they are said of something.
    """
    match ir.without_null(type):
        case ir.List() | ir.Tuple():
            return "An array."
        case ir.Map():
            return "An object used as a dictionary."
        case ir.Const(value):
            return f"Always {json_code(value)}."
        case ir.Union():
            return "A value of any of several types."
        case ir.Scalar(kind):
            return f"A value of the kind {kind}."
        case ir.Record() if facts:
            return "An object."
        case _:
            return ""


def _stopped(said: Sequence[str]) -> list[str]:
    """`said` with a stop at the end, where it ends with a word and is no list."""
    if not said or said[-1].rpartition("\n")[2].lstrip().startswith("- "):
        return list(said)
    text = said[-1].rstrip()
    ends = text.endswith(tuple(")]}`'\"")) or text[-1:].isalnum()
    return [*said[:-1], f"{text}." if ends else text]
