"""What an operation in metadata answers with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .... import ir
from ....diagnostics import Report
from ....prose import clean
from ....source import Cursor
from .. import types
from ..calls import JSON
from ..types import Expr
from . import validators
from .definitions import Definitions
from .metatypes import MetaTypes

_DEMANDS = {
    ("IsAuthenticated", False): "Requires Authentication",
    ("IsAdmin", False): "Required roles: Admin",
    ("HasRole", True): "Required roles: {}",
    ("HasRoles", True): "Required roles: {}",
    ("HasAnyRole", True): "Requires any of the roles: {}",
    ("HasPermission", True): "Required permissions: {}",
    ("HasPermissions", True): "Required permissions: {}",
    ("HasAnyPermission", True): "Requires any of the permissions: {}",
    ("HasClaim", True): "Required claim: {}",
    ("HasScope", True): "Required scope: {}",
    ("ApiKey", False): "Requires API Key",
    ("ApiKey", True): "Requires API Key of the scope: {}",
}
"""What rules mean, by name and by whether they are given anything."""

_ONLY_RULED = ("Required claim", "Required scope", "Requires API Key of")
_RAW = frozenset(
    {"Stream", "HttpWebResponse", "HttpResponseMessage", "HttpResult", "IHttpResult"}
    | {"CompressedResult", "FileInfo", "IStreamWriter", "MemoryStream", "IVirtualFile"}
)
"""What .NET has for bodies that are no JSON."""


def expression(
    node: Cursor, definitions: Definitions, report: Report
) -> tuple[Expr, Cursor] | None:
    """What an operation returns and where it says so; None if nothing comes back."""
    request = node / "request"
    marker = request / "returnMarkerTypeName"
    said = next(
        (
            one
            for one in (node / "returnType", marker, node / "response")
            if one.is_object and (one / "name").text
        ),
        None,
    )
    if _is_void(node) or said is None:
        return None
    near = (request / "namespace").text
    shown = said.at == (node / "response").at and "`" in str((said / "name").raw)
    found = (
        definitions.bound(said, near)
        if shown
        else definitions.expression(said, "name", near)
    )
    if found is None:
        report.warning(
            "type-not-understood", "the response's type is no C# type", said.at
        )
        found = Expr("object")
    return found, said


def _is_void(node: Cursor) -> bool:
    """Whether an operation says that it returns nothing."""
    old = (node / "request" / "returnVoidMarker").flag
    return (node / "returnsVoid").flag or old


def response(
    node: Cursor, returned: tuple[Expr, Cursor] | None, types_: MetaTypes
) -> ir.Response:
    """The success of an operation."""
    if returned is None:
        code = 204 if _is_void(node) else 200
        return ir.Response(at=node.at, status=ir.Status.exactly(code))
    take(node)
    expr, said = returned
    return ir.Response(
        at=said.at, status=ir.Status.exactly(200), body=_body(expr, said, types_)
    )


def take(node: Cursor) -> None:
    """Count as read what `expression` looks at."""
    if (node / "returnType").is_object:
        (node / "returnType").taken()
    elif (node / "request" / "returnMarkerTypeName").is_object:
        (node / "request" / "returnMarkerTypeName").taken()
    else:
        (node / "response" / "name").taken()


def texts(request: Cursor) -> Iterator[str]:
    """What the host says of a request."""
    said = [(request / key).text for key in ("description", "notes")]
    for attribute in request / "attributes":
        if not said[0] and (attribute / "name").raw == "Api":
            (attribute / "name").taken()
            said[0] = validators.arguments(attribute).get("description", "")
    yield from (clean(text) for text in said if text)


def demands(request: Cursor) -> tuple[str, ...]:
    """What a request's own rules ask of who calls, as older hosts say it."""
    found: dict[str, None] = {}
    for attribute in request / "attributes":
        name = str((attribute / "name").raw)
        if not name.startswith("Validate"):
            continue
        (attribute / "name").taken()
        said = validators.arguments(attribute)
        script = said.get("validator", "")
        if name != "ValidateRequest":
            script = f"{name.removeprefix('Validate')}({','.join(said.values())})"
        for rule, args in validators.rules(script):
            text = _DEMANDS.get((rule, bool(args))) or _DEMANDS.get((rule, False))
            if text is not None:
                found[text.format(", ".join(args))] = None
    return tuple(found)


def together(said: Sequence[str], ruled: Sequence[str]) -> tuple[str, ...]:
    """What a host says of an operation, and what only the request's own rules say."""
    if not said:
        return tuple(ruled)
    more = [text for text in ruled if text.startswith(_ONLY_RULED)]
    kept = [text for text in said if not any(one.startswith(text) for one in more)]
    return (*kept, *more)


def errors(request: Cursor) -> tuple[ir.ErrorCase, ...]:
    """The failures that a request's attributes speak of."""
    found = []
    for attribute in request / "attributes":
        if (attribute / "name").raw != "ApiResponse":
            continue
        (attribute / "name").taken()
        said = validators.arguments(attribute)
        code = said.get("statuscode", "")
        if code.isascii() and code.isdecimal() and 400 <= int(code[:9]) < 600:
            found.append(
                ir.ErrorCase(
                    at=attribute.at,
                    status=ir.Status.exactly(int(code)),
                    doc=said.get("description", ""),
                )
            )
    return tuple(found)


def _body(expr: Expr, said: Cursor, types_: MetaTypes) -> ir.Body:
    at = said.at
    if expr.name in _RAW or (types.is_list(expr) and _is_bytes(expr)):
        return ir.Body(
            at=at,
            media="application/octet-stream",
            encoding=ir.Encoding.BINARY,
            type=ir.Scalar(ir.ScalarKind.BYTES),
        )
    if types.scalar_kind(expr) is ir.ScalarKind.STRING and expr.name != "Char":
        return ir.Body(
            at=at, media="text/plain", encoding=ir.Encoding.TEXT, type=ir.STRING
        )
    type = types_.resolve(expr, at)
    return ir.Body(at=at, media=JSON, encoding=ir.Encoding.JSON, type=type)


def _is_bytes(expr: Expr) -> bool:
    held = [str(arg).casefold() for arg in expr.args]
    return expr.name == types.ARRAY and held == ["byte"]
