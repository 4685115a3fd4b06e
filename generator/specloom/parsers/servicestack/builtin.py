"""The types of ServiceStack itself, which hosts name but don't describe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from ... import ir
from ...diagnostics import Pointer
from . import types
from .casing import Casing
from .types import Expr

NAMES: Mapping[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    "ResponseStatus": (
        "What went wrong with a request.",
        (
            ("ErrorCode", "string", "The kind of error."),
            ("Message", "string", "What went wrong, for people."),
            ("StackTrace", "string", "Where it went wrong; debug mode only."),
            ("Errors", "List<ResponseError>", "What is wrong with single fields."),
            ("Meta", "Dictionary<string, string>", ""),
        ),
    ),
    "ResponseError": (
        "What is wrong with one field of a request.",
        (
            ("ErrorCode", "string", "The kind of error."),
            ("FieldName", "string", "The field that is wrong."),
            ("Message", "string", "What is wrong, for people."),
            ("Meta", "Dictionary<string, string>", ""),
        ),
    ),
    "ErrorResponse": ("", (("ResponseStatus", "ResponseStatus", ""),)),
    "EmptyResponse": ("", (("ResponseStatus", "ResponseStatus", ""),)),
    "IdResponse": (
        "The id of what was made or changed.",
        (("Id", "string", ""), ("ResponseStatus", "ResponseStatus", "")),
    ),
    "StringResponse": (
        "",
        (
            ("Result", "string", ""),
            ("Meta", "Dictionary<string, string>", ""),
            ("ResponseStatus", "ResponseStatus", ""),
        ),
    ),
    "StringsResponse": (
        "",
        (
            ("Results", "List<string>", ""),
            ("Meta", "Dictionary<string, string>", ""),
            ("ResponseStatus", "ResponseStatus", ""),
        ),
    ),
    "QueryBase": (
        "",
        (
            ("Skip", "int?", "How many results to pass over."),
            ("Take", "int?", "How many results to return at most."),
            ("OrderBy", "string", "Fields to sort by, a minus sign for descending."),
            ("OrderByDesc", "string", "Fields to sort by, descending."),
            ("Include", "string", "What else to return, such as `total`."),
            ("Fields", "string", "Which fields to return."),
            ("Meta", "Dictionary<string, string>", ""),
        ),
    ),
    "AuditBase": (
        "",
        (
            ("CreatedDate", "DateTime", ""),
            ("CreatedBy", "string", ""),
            ("ModifiedDate", "DateTime", ""),
            ("ModifiedBy", "string", ""),
            ("DeletedDate", "DateTime?", ""),
            ("DeletedBy", "string", ""),
        ),
    ),
    "AuthenticateResponse": (
        "",
        (
            ("UserId", "string", ""),
            ("SessionId", "string", ""),
            ("UserName", "string", ""),
            ("DisplayName", "string", ""),
            ("ReferrerUrl", "string", ""),
            ("BearerToken", "string", ""),
            ("RefreshToken", "string", ""),
            ("RefreshTokenExpiry", "DateTime?", ""),
            ("ProfileUrl", "string", ""),
            ("Roles", "List<string>", ""),
            ("Permissions", "List<string>", ""),
            ("AuthProvider", "string", ""),
            ("ResponseStatus", "ResponseStatus", ""),
            ("Meta", "Dictionary<string, string>", ""),
        ),
    ),
    "QueryResponse": (
        "One page of results.",
        (
            ("Offset", "int", "How many results were passed over."),
            ("Total", "int", "How many results there are; zero unless asked for."),
            ("Results", "List<T>", ""),
            ("Meta", "Dictionary<string, string>", ""),
            ("ResponseStatus", "ResponseStatus", ""),
        ),
    ),
}
"""By name: documentation, and per property its name, C# type and documentation."""

ALIASES: Mapping[str, str] = {
    "QueryDb": "QueryBase",
    "QueryData": "QueryBase",
}
"""Types that have no properties of their own, and what they inherit them from."""


TypeOf: TypeAlias = Callable[[Expr], ir.Type]


def known(name: str) -> bool:
    """Whether `name` is a type of ServiceStack itself."""
    return name in NAMES or name in ALIASES


def fields(
    expr: Expr, type_of: TypeOf, casing: Casing, at: Pointer
) -> Iterator[ir.Field]:
    """The properties of the built-in type `expr`."""
    _, properties = NAMES[ALIASES.get(expr.name, expr.name)]
    for name, text, doc in properties:
        inner = types.parse(text) or Expr(text)
        if expr.args and inner == Expr("List", (Expr("T"),)):
            inner = Expr("List", expr.args[:1])
        yield ir.Field(at=at, wire=casing.wire(name), type=type_of(inner), doc=doc)


def declaration(
    expr: Expr, type_of: TypeOf, casing: Casing, at: Pointer
) -> ir.TypeDecl:
    """The built-in type `expr`, as if the source had declared it."""
    doc, _ = NAMES[ALIASES.get(expr.name, expr.name)]
    return ir.TypeDecl(
        at=at,
        id=ir.TypeId(f"#{expr}"),
        name=ir.Name(str(expr)),
        type=ir.Record(tuple(fields(expr, type_of, casing, at))),
        doc=doc,
    )


def pair(key: ir.Type, value: ir.Type, casing: Casing, at: Pointer) -> ir.Record:
    """A `KeyValuePair` of C#."""
    return ir.Record(
        tuple(
            ir.Field(at=at, wire=casing.wire(name), type=type)
            for name, type in (("Key", key), ("Value", value))
        )
    )


def error_shape(casing: Casing) -> ir.ErrorShape:
    """Where every ServiceStack host says what went wrong."""
    return ir.ErrorShape(
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
        type=ir.Ref(ir.TypeId("#ResponseStatus")),
        path=(casing.wire("ResponseStatus"),),
    )
