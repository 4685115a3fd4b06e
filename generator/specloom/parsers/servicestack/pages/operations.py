"""The operations of a page: one per verb and path that is no mere alias."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .... import ir
from ....diagnostics import Pointer, Report
from ....prose import clean
from ....source import Cursor
from .. import types
from ..calls import JSON, WITH_BODY, Call, names
from ..casing import fold
from .calls import demands
from .declare import Declarations, Scope, constraints, documentation
from .tables import Row, Sheet

_RAW = {
    "(byte[])": (ir.Encoding.BINARY, "application/octet-stream", ir.ScalarKind.BYTES),
    "(Stream)": (ir.Encoding.BINARY, "application/octet-stream", ir.ScalarKind.BYTES),
    "(HttpWebResponse)": (ir.Encoding.BINARY, "*/*", ir.ScalarKind.BYTES),
    "(string)": (ir.Encoding.TEXT, "text/plain", ir.ScalarKind.STRING),
}
_ERROR = re.compile(
    r"Http Error Code: \w+ \((\d{3})\) - System Error Code: (\w+) ?(.*)", re.DOTALL
)
_ERROR_CODE = re.compile(r"(?:^| )(\d+) - (.*?)(?= \d+ - |$)", re.DOTALL)


def operations(
    sheet: Sheet,
    calls: Sequence[Call],
    scope: Scope,
    declared: Declarations,
    report: Report,
) -> Iterator[ir.Operation]:
    """The operations that a page describes: one for each of its `calls`."""
    if not calls:
        report.warning(
            "operation-not-found",
            "neither a route nor a sample request: no operation here",
            sheet.page.root.at,
        )
    everywhere = frozenset(fold(wire) for call in calls for wire in call.wires)
    for call, name in zip(calls, names(sheet.operation, calls), strict=True):
        yield _Operation(sheet, scope, declared, report, call, everywhere).made(name)


class _Operation:
    """Builds the operation for one call."""

    def __init__(
        self,
        sheet: Sheet,
        scope: Scope,
        declared: Declarations,
        report: Report,
        call: Call,
        everywhere: frozenset[str],
    ) -> None:
        self._sheet = sheet
        self._scope = scope
        self._declared = declared
        self._report = report
        self._call = call
        self._everywhere = everywhere
        self._id = f"{call.verb} {call.path}"
        self._rows = {fold(row.name): row for row in scope.relations.request_rows}
        self._wires = {fold(key): key for key in sheet.request_sample()}

    def made(self, name: str) -> ir.Operation:
        sheet, call = self._sheet, self._call
        call.line.of(self._id).taken()
        body_rows, parameters = self._sorted()
        bodies = tuple(self._body(body_rows))
        summary = clean(call.summary)
        described = [clean(text) for text in (call.notes, *sheet.page.doc)]
        return ir.Operation(
            at=call.line.at,
            id=self._id,
            name=ir.Name(name),
            method=call.verb,
            path=call.path,
            parameters=parameters,
            bodies=bodies,
            responses=(self._response(),),
            pagination=self._pagination(),
            open_query=self._scope.relations.query,
            errors=tuple(
                _errors([line.of(self._id) for line in sheet.page.errors], self._report)
            ),
            prerequisites=demands(sheet.page.demands),
            examples=tuple(self._examples(bodies)),
            summary=summary,
            doc="\n\n".join(text for text in described if text),
        )

    def _sorted(self) -> tuple[list[Row], tuple[ir.Parameter, ...]]:
        """The rows that go into the body, and the parameters of the rest."""
        call = self._call
        parameters = [self._path_parameter(wire) for wire in call.wires]
        variables = set(map(fold, call.wires))
        body: list[Row] = []
        for folded, row in self._rows.items():
            if folded in variables:
                continue
            match self._place(row, folded):
                case None:
                    body.append(row)
                case place:
                    parameters.append(self._parameter(row, place))
        return body, tuple(parameters)

    def _place(self, row: Row, folded: str) -> ir.Place | None:
        """Where a row that is no path variable travels; None is the body."""
        if row.place == "path" and folded not in self._everywhere:
            self._report.warning(
                "path-without-variable",
                f"{row.name!r} is said to be in the path, which has no such variable",
                row.line.at,
            )
        if row.place == "header":
            return ir.Place.HEADER
        if row.place == "cookie":
            return ir.Place.COOKIE
        if self._call.verb not in WITH_BODY:
            return ir.Place.QUERY
        if row.place == "query" and self._call.routed and not self._is_default:
            return ir.Place.QUERY
        return None

    @property
    def _is_default(self) -> bool:
        """Whether pages print "query" where nobody said anything.

        That is so unless a route takes POST or PUT.
        """
        verbs = [verb for route in self._sheet.routes for verb in route.verbs or "*"]
        return not {"POST", "PUT", "*"} & set(verbs)

    def _path_parameter(self, wire: str) -> ir.Parameter:
        row = self._rows.get(fold(wire))
        style = ir.Style.REST if wire in self._call.rest else ir.Style.REPEAT
        if row is None:
            return ir.Parameter(
                at=self._call.line.at,
                wire=wire,
                place=ir.Place.PATH,
                type=ir.STRING,
                required=True,
                style=style,
            )
        if row.place in ("query", "body", "header"):
            self._report.warning(
                "place-contradicted",
                f"{row.name!r} is said to be in the {row.place}, but is in the path",
                row.line.at,
            )
        self._taken(row)
        return ir.Parameter(
            at=row.line.at,
            wire=wire,
            place=ir.Place.PATH,
            type=ir.without_null(self._declared.type(row, row.expr, self._scope)),
            required=True,
            style=style,
            constraints=constraints(row),
            doc=documentation(row),
        )

    def _parameter(self, row: Row, place: ir.Place) -> ir.Parameter:
        self._taken(row)
        type = ir.without_null(self._declared.type(row, row.expr, self._scope))
        style = ir.Style.REPEAT
        if not self._declared.is_text(type):
            style = ir.Style.JSV
        wire = row.name
        if place is ir.Place.QUERY:
            wire = self._wires.get(fold(wire)) or self._scope.casing.wire(wire)
        return ir.Parameter(
            at=row.line.at,
            wire=wire,
            place=place,
            type=type,
            required=row.required,
            style=style,
            constraints=constraints(row),
            doc=documentation(row),
        )

    def _body(self, rows: Sequence[Row]) -> Iterator[ir.Body]:
        if self._call.verb not in WITH_BODY:
            return
        shown = self._sheet.request_sample()
        slot = f"{self._id}/request"
        fields = []
        for row in rows:
            field = self._declared.field(
                row, self._wires, self._scope, slot, shown=shown
            )
            fields.append(_required(field) if row.required else field)
        said = {*self._rows, *map(fold, self._call.wires)}
        lost = [key for key in shown if fold(key) not in said]
        if lost and self._rows:
            self._report.note(
                "rows-lost",
                f"the sample sends {', '.join(lost)!r:.80}, of which no row speaks: "
                "typed as the sample has it",
                self._call.line.at,
            )
        for key, value in shown.items():
            if fold(key) in said:
                continue
            at = self._call.line.at
            type = self._declared.inferred(value, f"{slot}/{key}", at, self._scope)
            fields.append(ir.Field(at=at, wire=key, type=type))
        if not fields:
            return
        required = any(field.required for field in fields)
        at = self._call.line.at
        files = {fold(row.name) for row in rows if is_file(row)}
        if files:
            yield ir.Body(
                at=at,
                media="multipart/form-data",
                encoding=ir.Encoding.MULTIPART,
                parts=tuple(self._part(field, files) for field in fields),
                required=required,
            )
        else:
            yield ir.Body(
                at=at,
                media=JSON,
                encoding=ir.Encoding.JSON,
                type=ir.Record(tuple(fields)),
                required=required,
            )

    def _part(self, field: ir.Field, files: set[str]) -> ir.Part:
        """A field of a form; one of `files` goes as a file."""
        file = fold(field.wire) in files
        type = ir.without_null(field.type)
        encoding = ir.Encoding.BINARY if file else ir.Encoding.TEXT
        if not file and not self._declared.is_text(type):
            encoding = ir.Encoding.JSV
        return ir.Part(
            at=field.at,
            wire=field.wire,
            type=type,
            file=file,
            encoding=encoding,
            required=field.required,
            constraints=field.constraints,
            doc=field.doc,
        )

    def _response(self) -> ir.Response:
        exchange = self._sheet.exchange
        message = None if exchange is None else exchange.response
        status = 200 if exchange is None else exchange.status
        at = self._call.line.at
        if exchange is not None and "/oneway/" in exchange.path:
            return ir.Response(at=at, status=ir.Status.exactly(204))
        if exchange is not None:
            for line in range(exchange.request.line, exchange.end):
                (self._sheet.page.root / line).of(self._id).taken()
        if message is not None:
            at = (self._sheet.page.root / message.line).at
        expr = self._scope.relations.response
        raw = None if message is None else _RAW.get(message.text.strip())
        if raw is not None:
            encoding, media, kind = raw
            body = ir.Body(at=at, media=media, encoding=encoding, type=ir.Scalar(kind))
        elif expr is not None:
            type = self._declared.response(expr, at, self._scope)
            body = ir.Body(at=at, media=JSON, encoding=ir.Encoding.JSON, type=type)
        elif message is not None and not message.text and message.whole:
            return ir.Response(at=at, status=ir.Status.exactly(status))
        else:
            body = self._inferred_body(status, at)
        return ir.Response(at=at, status=ir.Status.exactly(status), body=body)

    def _pagination(self) -> ir.Pagination | None:
        if not self._scope.relations.query:
            return None
        wire = self._scope.casing.wire
        return ir.Pagination(
            at=self._call.line.at,
            paging=ir.Paging.AUTO_QUERY,
            items=(wire("Results"),),
            parameter=wire("Skip"),
            size=wire("Take"),
            total_path=(wire("Total"),),
        )

    def _inferred_body(self, status: int, at: Pointer) -> ir.Body:
        value = self._sheet.response_sample()
        if value is None:
            self._report.warning(
                "response-unknown", "nothing shows the response: taken as any JSON", at
            )
            type = ir.ANY
        else:
            slot = f"{self._id}/response/{status}"
            type = self._declared.inferred(value, slot, at, self._scope)
        return ir.Body(at=at, media=JSON, encoding=ir.Encoding.JSON, type=type)

    def _examples(self, bodies: Sequence[ir.Body]) -> Iterator[ir.Example]:
        exchange = self._sheet.exchange
        if exchange is None or exchange.response is None:
            return
        message = exchange.response
        if message.value is None or "json" not in message.header("content-type"):
            return
        if not message.whole or exchange.method != self._call.verb:
            return
        known = {
            field.wire
            for body in bodies
            if isinstance(body.type, ir.Record)
            for field in body.type.fields
        }
        sent = {k: v for k, v in self._sheet.request_sample().items() if k in known}
        yield ir.Example(
            at=(self._sheet.page.root / exchange.request.line).at,
            request=ir.Value(sent) if sent else None,
            status=exchange.status,
            response=ir.Value(message.value),
        )

    def _taken(self, row: Row) -> None:
        for line in (row.line, *row.allowed):
            line.of(self._id).taken()


def is_file(row: Row) -> bool:
    """Whether a row is a file that goes up in a form, as Swagger's word for it says."""
    return types.core(row.expr).name.casefold() == "file" and not types.is_map(row.expr)


def _required(field: ir.Field) -> ir.Field:
    return replace(field, required=True)


def _errors(lines: Sequence[Cursor], report: Report) -> Iterator[ir.ErrorCase]:
    """The error cases of a page that lists them."""
    for line in lines:
        match = _ERROR.match(line.text.strip())
        if match is None:
            report.warning("error-not-understood", "no error case: left out", line.at)
            continue
        status = ir.Status.exactly(int(match[1]))
        cases = _ERROR_CODE.findall(match[3]) or [("", match[3])]
        for code, text in cases:
            yield ir.ErrorCase(at=line.at, status=status, code=code, doc=clean(text))
