"""Plans of operations: what the runtime is told to send and to expect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ... import ir
from ...diagnostics import Report
from ...rendering import Code
from .calls import Argument, Call, Constant, Shape
from .credentials import Keyword
from .layout import (
    Node,
    Text,
    annotated,
    call,
    labelled,
    literal,
    subscript,
    tuple_,
)
from .names import CONDITIONS
from .pageview import paging
from .serverview import own_server
from .types import Table, plan_spelling, type_text


class Plans:
    """Makes the plans of one module and keeps which names of the runtime they use."""

    def __init__(
        self,
        table: Table,
        auths: frozenset[str],
        servers: Mapping[str, Keyword],
        report: Report,
        runtime: set[str],
    ) -> None:
        self._table = table
        self._auths = auths
        self._servers = servers
        self._report = report
        self._spelling = plan_spelling(table)
        self.runtime = runtime

    def plan(self, name: str, plan: Call, results: Sequence[Node]) -> Code:
        """The constant that holds the plan of an operation.

        `results` are the types of what it returns: one, or a page's two.
        """
        operation = plan.operation
        kind = "Operation" if len(results) == 1 else "PagedOperation"
        self.runtime.add(kind)
        server = own_server(operation, self._servers)
        facts = {
            "name": literal(name),
            "method": literal(operation.method),
            "path": literal(operation.path),
            "server": literal(server) if server else None,
            "parameters": self._parameters(plan),
            "body": self._body(plan),
            "responses": self._responses(operation),
            "paging": self._paging(plan) if len(results) == 2 else None,
            "auth": self._auth(operation, bool(server)),
            "errors": self._errors(operation),
            "idempotent": _flag(operation.idempotent),
            "deprecated": _flag(operation.deprecated or None),
        }
        value = call(
            kind,
            *(_labelled(key, node) for key, node in facts.items() if node is not None),
            open=True,
        )
        return Code(annotated(constant(name), subscript(kind, *results), value, 0))

    def error_body(self, shape: ir.ErrorShape) -> Node | None:
        """Where failures hold what matters, if the source says."""
        arguments: list[Node] = []
        if shape.type is not None:
            arguments.append(type_text(self._spelling, shape.type))
        if shape.path:
            arguments.append(_labelled("path", _texts(shape.path)))
        if shape.code:
            arguments.append(_labelled("code", tuple_(map(_texts, shape.code))))
        if shape.message:
            arguments.append(_labelled("message", tuple_(map(_texts, shape.message))))
        if not arguments:
            return None
        self.runtime.add("ErrorBody")
        return call("ErrorBody", *arguments)

    def _parameters(self, plan: Call) -> Node | None:
        found: list[Node] = []
        for one in plan.sent:
            if not isinstance(one.source, ir.Parameter):
                continue
            self.runtime.add("Parameter")
            if one.place == CONDITIONS:
                found.append(self._open(plan, one))
                continue
            style = one.source.style
            more = [] if style is ir.Style.REPEAT else [f'style="{style.value}"']
            if isinstance(one, Argument) and one.required and not one.positional:
                more.append("required=True")
            where = (literal(one.place), literal(one.wire))
            found.append(call("Parameter", *where, *self._content(plan, one), *more))
        return tuple_(found) if found else None

    def _open(self, plan: Call, one: Argument | Constant) -> Node:
        name = self._table.names.keyword(plan.operation, one.place, one.wire)
        return call("Parameter", '"query"', '""', literal(name), 'style="open"')

    def _content(self, plan: Call, one: Argument | Constant) -> list[Node]:
        if isinstance(one, Constant):
            return [_labelled("value", literal(one.value))]
        return self._value(plan, one)

    def _value(self, plan: Call, argument: Argument) -> list[Node]:
        """The keyword, the type and the form of an argument, as plans say them."""
        name = self._table.names.keyword(plan.operation, argument.place, argument.wire)
        type = argument.type
        if not argument.required and self._table.takes_null(type):
            type = ir.nullable(type)
        return [literal(name), type_text(self._spelling, type), *self._form(type)]

    def _form(self, type: ir.Type) -> list[Node]:
        form = self._table.form(type)
        return [_labelled("form", literal(form))] if form else []

    def _body(self, plan: Call) -> Node | None:
        body = plan.body
        if body is None:
            return None
        if plan.shape is Shape.WHOLE:
            return self._whole(plan, body)
        if plan.shape is Shape.VARIABLES:
            return self._graphql(plan, body)
        kind = _BODIES[body.encoding]
        parts = [
            self._part(plan, one)
            for one in plan.sent
            if not isinstance(one.source, ir.Parameter)
        ]
        self.runtime |= {kind, "Part"}
        if kind != "JsonBody":
            return call(kind, tuple_(parts), *_media(body))
        return call(kind, tuple_(parts, "parts="), *_required(body), *_media(body))

    def _whole(self, plan: Call, body: ir.Body) -> Node:
        kind = _BODIES[body.encoding]
        self.runtime.add(kind)
        argument = next(a for a in plan.arguments if a.source is body)
        name, type, *form = self._value(plan, argument)
        facts = [_labelled("name", name)]
        if kind == "JsonBody":
            facts += [_labelled("type", type), *form]
        return call(kind, *facts, *_required(body), *_media(body))

    def _graphql(self, plan: Call, body: ir.Body) -> Node:
        """The query as a constant, one line of it in each line, and its variables."""
        self.runtime.add("GraphqlBody")
        fixed = {p.wire: p.default.json for p in body.parts if p.default is not None}
        facts: list[Node] = [Text(str(fixed.get("query", "")), lines=True)]
        given = [a for a in plan.arguments if a.source in body.parts]
        parts = [self._part(plan, one) for one in plan.sent if one.place == "variable"]
        if parts:
            self.runtime.add("Part")
            facts.append(tuple_(parts, "parts="))
        elif given:
            facts.append(_labelled("name", self._value(plan, given[0])[0]))
        if "operationName" in fixed:
            name = str(fixed["operationName"])
            facts.append(_labelled("operation", literal(name)))
        return call("GraphqlBody", *facts, *_media(body))

    def _part(self, plan: Call, one: Argument | Constant) -> Node:
        more: list[Node] = []
        source = one.source
        if isinstance(source, ir.Part):
            if source.file:
                more.append('encoding="file"')
            elif source.encoding in (ir.Encoding.JSON, ir.Encoding.JSV):
                more.append(f'encoding="{source.encoding}"')
            if source.media:
                more.append(_labelled("media", literal(source.media)))
        if isinstance(one, Argument) and one.required:
            more.append("required=True")
        return call("Part", literal(one.wire), *self._content(plan, one), *more)

    def _responses(self, operation: ir.Operation) -> Node:
        found: list[Node] = []
        if not operation.responses:
            found.append(
                call("Response", "(200, 299)", '"JsonValue"', 'encoding="auto"')
            )
        for response in operation.responses:
            arguments: list[Node] = [_status(response.status)]
            if response.body is not None:
                type = body_type(response.body)
                arguments.append(type_text(self._spelling, type))
                encoding = response_encoding(response.body)
                if encoding != "json":
                    arguments.append(f'encoding="{encoding}"')
                arguments += self._form(type)
            found.append(call("Response", *arguments))
        self.runtime.add("Response")
        return tuple_(found)

    def _paging(self, plan: Call) -> Node | None:
        found = paging(plan)
        if found is None:
            return None
        kind, arguments = found
        self.runtime.add(kind)
        return call(kind, *arguments)

    def _auth(self, operation: ir.Operation, elsewhere: bool) -> Node | None:
        """The credentials to send; to a further server none that nobody asked for."""
        choices = [
            [use.id for use in combination]
            for combination in operation.auth or ()
            if all(use.id in self._auths for use in combination)
        ]
        if not choices and elsewhere:
            return tuple_(())
        if operation.auth is None or (operation.auth and not choices):
            return None
        return tuple_(_texts(choice) for choice in choices or [[]])

    def _errors(self, operation: ir.Operation) -> Node | None:
        found: list[Node] = []
        for case in operation.errors:
            self.runtime.add("ErrorCase")
            doc = " ".join(case.doc.split())
            arguments: list[Node] = [_status(case.status), literal(case.code)]
            if doc:
                arguments.append(Text(doc))
            if case.body is not None and case.body.encoding is ir.Encoding.JSON:
                text = type_text(self._spelling, case.body.type)
                arguments.append(_labelled("type", text))
            found.append(call("ErrorCase", *arguments))
        return tuple_(found) if found else None


def constant(name: str) -> str:
    """The constant that holds the plan of the method `name`."""
    return f"_{name.upper()}"


def result_types(operation: ir.Operation) -> list[ir.Type]:
    """What an operation may result in; anything where the source does not say."""
    return [
        ir.NULL if response.body is None else body_type(response.body)
        for response in operation.responses
    ] or [ir.ANY]


def body_type(body: ir.Body) -> ir.Type:
    """What a response's body is to its reader."""
    match response_encoding(body):
        case "binary":
            return ir.Scalar(ir.ScalarKind.BYTES)
        case "text":
            return ir.STRING
        case _:
            return body.type


def response_encoding(body: ir.Body) -> str:
    """How the runtime reads a response's body."""
    match body.encoding:
        case ir.Encoding.JSON | ir.Encoding.GRAPHQL:
            return "json"
        case ir.Encoding.BINARY:
            return "binary"
        case (
            ir.Encoding.TEXT
            | ir.Encoding.XML
            | ir.Encoding.FORM
            | ir.Encoding.MULTIPART
            | ir.Encoding.JSV
        ):
            return "text"


_BODIES = {
    ir.Encoding.JSON: "JsonBody",
    ir.Encoding.GRAPHQL: "GraphqlBody",
    ir.Encoding.FORM: "Form",
    ir.Encoding.MULTIPART: "Multipart",
    ir.Encoding.BINARY: "BinaryBody",
    ir.Encoding.TEXT: "TextBody",
    ir.Encoding.XML: "TextBody",
}


def _required(body: ir.Body) -> list[Node]:
    return ["required=True"] if body.required else []


def _media(body: ir.Body) -> list[Node]:
    if body.encoding is ir.Encoding.MULTIPART:
        return []
    if not body.media or body.media == _MEDIA.get(body.encoding):
        return []
    return [_labelled("media", literal(body.media))]


_MEDIA = {
    ir.Encoding.JSON: "application/json",
    ir.Encoding.GRAPHQL: "application/json",
    ir.Encoding.FORM: "application/x-www-form-urlencoded",
    ir.Encoding.BINARY: "application/octet-stream",
}


def _labelled(key: str, node: Node) -> Node:
    return labelled(f"{key}=", node)


def _texts(texts: Sequence[str]) -> Node:
    return tuple_(literal(text) for text in texts)


def _status(status: ir.Status) -> Node:
    if status.first == status.last:
        return str(status.first)
    return f"({status.first}, {status.last})"


def _flag(value: bool | None) -> str | None:
    return None if value is None else str(value)
