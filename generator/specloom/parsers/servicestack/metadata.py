"""Metadata as JSON: `/types/metadata`, and `/metadata/app` which holds it as `api`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ... import ir
from ...diagnostics import Pointer, Report
from ...prose import clean
from ...source import Cursor
from . import access, builtin, rows, types
from .calls import WITH_BODY, Call, names, split_path
from .casing import Casing, fold
from .metatypes import MetaTypes, Property, child, expression
from .operations import JSON
from .types import Dialect

_VERBS = (
    ("IGet", "GET"),
    ("IPost", "POST"),
    ("IPut", "PUT"),
    ("IPatch", "PATCH"),
    ("IDelete", "DELETE"),
    ("IOptions", "OPTIONS"),
)
_CRUD = (
    ("ICreateDb", "POST"),
    ("ISaveDb", "POST"),
    ("IUpdateDb", "PUT"),
    ("IDeleteDb", "DELETE"),
    ("IPatchDb", "PATCH"),
)
_QUERIES = frozenset({"QueryDb", "QueryData", "QueryBase"})
_RAW = frozenset({"Stream", "HttpWebResponse", "HttpResponseMessage"})


def is_metadata(root: Cursor) -> bool:
    """Whether the document is one of ServiceStack's two."""
    api = _api(root)
    operations = child(api, "operations")
    return (
        operations.is_list
        and child(api, "types").is_list
        and (
            child(operations / 0, "request").is_object
            or child(api, "namespaces").is_list
        )
    )


def title(root: Cursor) -> str:
    """What the host calls itself."""
    return child(child(root, "app"), "serviceName").text


def parse(root: Cursor, report: Report) -> ir.Api:
    """The model of a metadata document."""
    return _Metadata(root, report).api()


def _api(root: Cursor) -> Cursor:
    inner = child(root, "api")
    return inner if inner.is_object else root


@dataclass(slots=True)
class _Inputs:
    """What a request takes, by where it travels."""

    parameters: list[ir.Parameter]
    fields: list[ir.Field]
    uploads: set[str]


class _Metadata:
    """Walks down one document of metadata."""

    def __init__(self, root: Cursor, report: Report) -> None:
        self._root = root
        self._report = report
        self._app = child(root, "app")
        api = _api(root)
        self._operations = list(child(api, "operations"))
        self._types = MetaTypes(
            list(self._definitions(api)), self._casing(), self._dialect(), report
        )
        self._auths = tuple(access.schemes(root, report))

    def api(self) -> ir.Api:
        at = self._root.at
        groups: dict[str, list[ir.Operation]] = {}
        seen: set[str] = set()
        for node in self._operations:
            tag = next(iter(child(node, "tags").texts), "")
            for operation in self._operation(node):
                if operation.id in seen:
                    self._report.warning(
                        "operation-conflict",
                        f"{operation.id!r} is there twice: the first is kept",
                        operation.at,
                    )
                    continue
                seen.add(operation.id)
                groups.setdefault(tag, []).append(operation)
        self._types.resolve(types.Expr("ResponseStatus"), at)
        url = child(self._app, "baseUrl").text
        return ir.Api(
            at=at,
            name=title(self._root),
            version=child(self._app, "apiVersion").text,
            doc=clean(child(self._app, "serviceDescription").text),
            root=ir.Group(
                at=at,
                name=ir.Name(""),
                operations=tuple(groups.pop("", ())),
                groups=tuple(
                    ir.Group(at=at, name=ir.Name(tag), operations=tuple(found))
                    for tag, found in groups.items()
                ),
            ),
            types=self._types.types,
            servers=(ir.Server(at=at, url=url.rstrip("/")),) if url else (),
            auths=self._auths,
            error_shape=builtin.error_shape(self._types.casing),
        )

    def _definitions(self, api: Cursor) -> Iterator[Cursor]:
        """Every type once; `types` first, as inline generics are closed already."""
        yield from child(api, "types")
        for node in self._operations:
            yield child(node, "request")
            if child(node, "response").is_object:
                yield child(node, "response")

    def _casing(self) -> Casing:
        said = child(self._app, "jsTextCase").text.casefold()
        found = {"pascalcase": Casing.PASCAL, "snakecase": Casing.SNAKE}
        return found.get(said, Casing.CAMEL)

    def _dialect(self) -> Dialect:
        """Hosts that don't say otherwise write Guids and dates in the old way."""
        classic = self._app.is_object and not child(self._app, "useSystemJson")
        return Dialect(guid="hex", datetime="dotnet") if classic else Dialect()

    def _operation(self, node: Cursor) -> Iterator[ir.Operation]:
        request = child(node, "request")
        name = child(request, "name").text
        if not name:
            self._report.warning(
                "operation-not-understood", "an operation without a request", node.at
            )
            return
        calls = tuple(self._calls(node, request, name))
        for call, called in zip(calls, names(name, calls), strict=True):
            yield self._made(node, request, call, called)

    def _calls(self, node: Cursor, request: Cursor, name: str) -> Iterator[Call]:
        method = _method(node, request)
        routes = child(node, "routes") or child(request, "routes")
        seen: dict[tuple[str, frozenset[str]], str] = {}
        for route in routes:
            path, wires, rest = split_path(child(route, "path").text)
            verbs = rows.verbs(child(route, "verbs").text) or (method,)
            for verb in verbs:
                key = verb, frozenset(map(fold, wires))
                if key in seen:
                    self._report.note(
                        "route-alias",
                        f"{verb} {path} does the same as {verb} {seen[key]}: left out",
                        route.at,
                    )
                    continue
                seen[key] = path
                yield Call(
                    verb=verb,
                    path=path,
                    wires=wires,
                    rest=rest,
                    line=route,
                    summary=child(route, "summary").text,
                    notes=child(route, "notes").text,
                )
        if not seen:
            modern = "method" in node or child(self._root, "httpHandlers").is_object
            path = f"/api/{name}" if modern else f"/json/reply/{name}"
            yield Call(
                verb=method if modern else "POST",
                path=path,
                wires=(),
                rest=frozenset(),
                line=node,
                routed=False,
            )

    def _made(
        self, node: Cursor, request: Cursor, call: Call, name: str
    ) -> ir.Operation:
        id = f"{call.verb} {call.path}"
        node, request = node.of(id), request.of(id)
        node.taken()
        inputs = self._inputs(request, call, id)
        said = [child(request, key).text for key in ("description", "notes")]
        described = [clean(text) for text in (call.notes, *said)]
        return ir.Operation(
            at=call.line.at,
            id=id,
            name=ir.Name(name),
            method=call.verb,
            path=call.path,
            parameters=tuple(inputs.parameters),
            bodies=tuple(_bodies(inputs, request.at)),
            responses=(self._response(node),),
            auth=access.uses(node, self._auths),
            pagination=self._pagination(request, call),
            prerequisites=tuple(access.demands(node)),
            summary=clean(call.summary),
            doc="\n\n".join(text for text in described if text),
        )

    def _inputs(self, request: Cursor, call: Call, id: str) -> _Inputs:
        found = _Inputs([], [], set())
        variables = {fold(wire): wire for wire in call.wires}
        in_path: dict[str, ir.Parameter] = {}
        own = self._types.properties(request, id)
        seen: set[str] = set()
        for one in (*own, *self._types.inherited(request, id)):
            if one.wire in seen:
                continue
            seen.add(one.wire)
            field = one if isinstance(one, ir.Field) else _field(one, call)
            wire = variables.get(fold(_property_name(one)))
            if wire is not None:
                in_path[wire] = _parameter(field, wire, ir.Place.PATH)
            elif call.verb in WITH_BODY:
                found.fields.append(field)
                if isinstance(one, Property) and one.upload:
                    found.uploads.add(field.wire)
            else:
                found.parameters.append(_parameter(field, field.wire, ir.Place.QUERY))
        path = [self._path_parameter(wire, in_path, call) for wire in call.wires]
        found.parameters[:0] = path
        found.parameters[:] = [
            _styled(p, self._is_text(p.type)) for p in found.parameters
        ]
        return found

    def _path_parameter(
        self, wire: str, known: dict[str, ir.Parameter], call: Call
    ) -> ir.Parameter:
        found = known.get(wire) or ir.Parameter(
            at=call.line.at,
            wire=wire,
            place=ir.Place.PATH,
            type=ir.STRING,
            required=True,
        )
        return replace(found, style=ir.Style.REST) if wire in call.rest else found

    def _is_text(self, type: ir.Type) -> bool:
        """Whether a query can hold a value of `type` as plain text."""
        match ir.without_null(type):
            case ir.Ref(id):
                node = self._types.definition(str(id)[1:])
                return node is not None and child(node, "isEnum").flag
            case ir.Record() | ir.Map() | ir.List() | ir.Union():
                return False
            case _:
                return True

    def _response(self, node: Cursor) -> ir.Response:
        said = child(node, "returnType")
        if not said.is_object:
            said = child(node, "response")
        at = said.at
        void = child(node, "returnsVoid").flag
        if void or not said.is_object:
            return ir.Response(
                at=node.at, status=ir.Status.exactly(204 if void else 200)
            )
        expr = expression(said, "name")
        if expr is None:
            self._report.warning(
                "type-not-understood", "the response's type is no C# type", at
            )
            expr = types.Expr("object")
        status = ir.Status.exactly(200)
        if expr.name in _RAW or str(expr) == "Array<Byte>":
            body = ir.Body(
                at=at,
                media="application/octet-stream",
                encoding=ir.Encoding.BINARY,
                type=ir.Scalar(ir.ScalarKind.BYTES),
            )
        elif expr.name == "String":
            body = ir.Body(
                at=at, media="text/plain", encoding=ir.Encoding.TEXT, type=ir.STRING
            )
        else:
            type = self._types.resolve(expr, at)
            body = ir.Body(at=at, media=JSON, encoding=ir.Encoding.JSON, type=type)
        return ir.Response(at=at, status=status, body=body)

    def _pagination(self, request: Cursor, call: Call) -> ir.Pagination | None:
        base = child(request, "inherits")
        expr = expression(base, "name") if base.is_object else None
        if expr is None or expr.name not in _QUERIES or call.verb != "GET":
            return None
        wire = self._types.casing.wire
        return ir.Pagination(
            at=base.at,
            paging=ir.Paging.AUTO_QUERY,
            items=(wire("Results"),),
            parameter=wire("Skip"),
            size=wire("Take"),
            total_path=(wire("Total"),),
        )


def _property_name(one: Property | ir.Field) -> str:
    return one.name if isinstance(one, Property) else one.wire


def _field(one: Property, call: Call) -> ir.Field:
    # Hosts also mark what C# merely declares as never null, such as the filters of a
    # query and what a patch leaves as it is; only a validator means those.
    meant = one.validated or call.verb in ("POST", "PUT")
    return ir.Field(
        at=one.node.at,
        wire=one.wire,
        type=one.type,
        required=one.required and meant,
        constraints=one.constraints(),
        doc=one.documentation(),
    )


def _parameter(field: ir.Field, wire: str, place: ir.Place) -> ir.Parameter:
    return ir.Parameter(
        at=field.at,
        wire=wire,
        place=place,
        type=ir.without_null(field.type),
        required=field.required or place is ir.Place.PATH,
        constraints=field.constraints,
        doc=field.doc,
    )


def _styled(parameter: ir.Parameter, text: bool) -> ir.Parameter:

    if parameter.place is ir.Place.PATH or text:
        return parameter
    simple = isinstance(parameter.type, ir.List) and isinstance(
        parameter.type.item, ir.Scalar
    )
    return replace(parameter, style=ir.Style.COMMA if simple else ir.Style.JSV)


def _bodies(inputs: _Inputs, at: Pointer) -> Iterator[ir.Body]:
    if not inputs.fields:
        return
    required = any(field.required for field in inputs.fields)
    if not inputs.uploads:
        yield ir.Body(
            at=at,
            media=JSON,
            encoding=ir.Encoding.JSON,
            type=ir.Record(tuple(inputs.fields)),
            required=required,
        )
        return
    yield ir.Body(
        at=at,
        media="multipart/form-data",
        encoding=ir.Encoding.MULTIPART,
        parts=tuple(
            ir.Part(
                at=field.at,
                wire=field.wire,
                type=(
                    ir.Scalar(ir.ScalarKind.BYTES)
                    if field.wire in inputs.uploads
                    else ir.without_null(field.type)
                ),
                file=field.wire in inputs.uploads,
                encoding=_part_encoding(field, inputs.uploads),
                required=field.required,
                doc=field.doc,
            )
            for field in inputs.fields
        ),
        required=required,
    )


def _part_encoding(field: ir.Field, uploads: set[str]) -> ir.Encoding:
    if field.wire in uploads:
        return ir.Encoding.BINARY
    plain = isinstance(ir.without_null(field.type), ir.Scalar | ir.Enum | ir.Ref)
    return ir.Encoding.TEXT if plain else ir.Encoding.JSON


def _method(node: Cursor, request: Cursor) -> str:
    """The verb of an operation, by the rule that ServiceStack's clients have."""
    said = rows.verbs(child(node, "method").text)
    if said:
        return said[0]
    marks = {types.bare(child(i, "name").text) for i in child(request, "implements")}
    for mark, verb in _VERBS:
        if mark in marks:
            return verb
    routed = {
        verb
        for route in child(node, "routes") or child(request, "routes")
        for verb in rows.verbs(child(route, "verbs").text)
    }
    if len(routed) == 1:
        return routed.pop()
    for mark, verb in _CRUD:
        if mark in marks:
            return verb
    base = types.bare(child(child(request, "inherits"), "name").text)
    if base in _QUERIES:
        return "GET"
    actions = (rows.verbs(text) for text in child(node, "actions").texts)
    return next((verbs[0] for verbs in actions if verbs), "POST")
