"""Metadata as JSON: `/types/metadata`, `/metadata/app` which holds it, and others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .... import ir
from ....diagnostics import Report
from ....prose import clean
from ....source import Cursor, Json
from .. import access, builtin
from ..calls import JSON, WITH_BODY, Call, by_tag, names
from ..casing import Casing
from ..combine import Rank
from ..types import Expr
from . import answers, querying, requests, routes, shapes, written
from .definitions import Definitions
from .metatypes import MetaTypes
from .presence import with_presence
from .requests import Inputs
from .subtypes import Subtypes


def rank(root: Cursor) -> Rank:
    """What kind of metadata the document is."""
    found = shapes.shown(root)
    if found is not None and _knows_no_types(found):
        return Rank.INDEX
    whole = found is not None and (found / "api").is_object
    return Rank.APP if whole else Rank.METADATA


def title(root: Cursor) -> str:
    """What the host calls itself."""
    found = shapes.shown(root)
    return "" if found is None else (found / "app" / "serviceName").text


def parse(root: Cursor, report: Report, samples: Sequence[Json] = ()) -> ir.Api:
    """The model of a metadata document; an empty one if it is none.

    `samples` are values as the host writes them, which tell what it is set to where
    the document doesn't.
    """
    found = shapes.shown(root)
    plain = Casing.PASCAL if shapes.is_capital(root) else Casing.CAMEL
    return _Metadata(root if found is None else found, plain, report, samples).api()


def _knows_no_types(root: Cursor) -> bool:
    api = shapes.api(root)
    operations = list(api / "operations")
    return not (api / "types") and not any(
        "properties" in node / "request" for node in operations
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """An operation of the host, which may have several calls."""

    node: Cursor
    request: Cursor
    name: str
    type: Expr
    inputs: Inputs
    calls: Sequence[Call]
    response: ir.Response
    rows: Expr | None


class _Metadata:
    """Walks down one document of metadata."""

    def __init__(
        self, root: Cursor, plain: Casing, report: Report, samples: Sequence[Json]
    ) -> None:
        self._root = root
        self._report = report
        self._app = root / "app"
        api = shapes.api(root)
        self._operations = list(api / "operations")
        self._listed = list(api / "types")
        self._untyped = _knows_no_types(root) and bool(self._operations)
        self._definitions = Definitions(report)
        self._returned = [*self._defined()]
        self._types = MetaTypes(
            self._definitions,
            Subtypes(self._definitions, self._classes(), self._used()),
            written.text_case(self._app, self._definitions, samples, plain),
            written.dialect(self._app, samples),
            report,
        )
        self._fixed = routes.fixed(root, self._operations)
        self._conditions = querying.conditions(root)
        self._limits = requests.upload_limits(root)
        self._auths = tuple(access.schemes(root, report)) or self._ruled_auths()

    def api(self) -> ir.Api:
        root = self._root
        if self._untyped:
            self._report.warning(
                "types-missing",
                "names and paths only: the host's /types/metadata has the types",
                root.at,
            )
        found = list(self._requests())
        groups, taken = self._groups(found), list(self._messages(found))
        self._types.resolve(Expr("ResponseStatus"), root.at)
        for node in self._listed:
            expr = self._definitions.itself(node)
            if expr.name and not expr.args and not (node / "isInterface").flag:
                self._types.resolve(expr, node.at)
        needed = {one.type: inputs.needed(one.method) for one, inputs in taken}
        asked = shapes.api(root) / "config" / "baseUrl"
        url = (self._app / "baseUrl").text or asked.text
        said = [clean((self._app / "serviceDescription").text)]
        if any(one.rows is not None for one in found) and self._conditions.keys:
            said.append(self._conditions.documentation())
        types = self._types.declared()
        return ir.Api(
            at=root.at,
            name=(self._app / "serviceName").text,
            version=(self._app / "apiVersion").text,
            doc="\n\n".join(text for text in said if text),
            root=groups,
            types=with_presence(types, groups, needed, self._types.always),
            messages=tuple(message for message, _ in taken),
            servers=(ir.Server(at=root.at, url=url.rstrip("/")),) if url else (),
            auths=self._auths,
            error_shape=builtin.error_shape(self._types.casing),
        )

    def _defined(self) -> Iterator[tuple[Expr, Cursor] | None]:
        """What each operation returns, once all that is defined is known."""
        for node in self._listed:
            self._definitions.add(node)
        for node in self._operations:
            self._definitions.add(node / "request")
            if "`" not in (node / "response" / "name").text:
                self._definitions.add(node / "response")
        for node in self._operations:
            found = answers.expression(node.silent(), self._definitions, self._report)
            if found is not None and "`" in (node / "response" / "name").text:
                # What stands inline is closed already, though it has the name of the
                # generic type.
                self._definitions.add_closed(str(found[0]), node / "response")
            yield found

    def _classes(self) -> Iterator[Cursor]:
        yield from self._listed
        for node in self._operations:
            if "`" not in (node / "response" / "name").text:
                yield node / "response"

    def _used(self) -> Iterator[str]:
        """The words for all that values are said to be of."""
        for node in self._definitions.all():
            raw = node.raw if isinstance(node.raw, dict) else {}
            held = raw.get("properties")
            for one in held if isinstance(held, list) else ():
                if isinstance(one, dict):
                    args = one.get("genericArgs")
                    words = [one.get("type"), *(args if isinstance(args, list) else ())]
                    yield from (word for word in words if isinstance(word, str))
        yield from (str(returned[0]) for returned in self._returned if returned)

    def _ruled_auths(self) -> tuple[ir.AuthScheme, ...]:
        """The ways to sign in that requests of older hosts need."""
        ruled = (answers.demands((n / "request").silent()) for n in self._operations)
        return access.stated([text for some in ruled for text in some], self._root.at)

    def _requests(self) -> Iterator[_Request]:
        """The operations with what each takes and gives, and the calls it has."""
        taken: set[str] = set()
        types: set[str] = set()
        for plain, returned in zip(self._operations, self._returned, strict=True):
            type = self._definitions.itself(plain / "request")
            node = plain.of("" if self._untyped else f"#{type}")
            request = node / "request"
            name = (request / "name").text
            if not name or str(type) in types:
                self._report.warning(
                    "operation-conflict" if name else "operation-not-understood",
                    (
                        f"{name!r} is there twice: the first is kept"
                        if name
                        else "an operation without a request"
                    ),
                    node.at,
                )
                continue
            types.add(str(type))
            if not self._untyped:
                self._repeated(node / "response", returned)
            calls = list(self._calls(node, request, name, taken))
            if not calls:
                continue
            bound = node.of(_id(calls[0]))
            yield _Request(
                node=bound,
                request=request,
                name=name,
                type=type,
                inputs=self._inputs(request, type),
                calls=calls,
                response=self._response(bound, returned),
                rows=querying.rows_of(request, self._definitions),
            )

    def _repeated(self, node: Cursor, returned: tuple[Expr, Cursor] | None) -> None:
        """Take what stands inline as the repetition of a definition that it is."""
        if not (node / "name").text:
            return
        expr = self._definitions.itself(node)
        known = self._definitions.get(expr)
        if "`" in (node / "name").text:
            expr = expr if returned is None else returned[0]
        elif known is not None and _shape(known) != _shape(node):
            self._report.warning(
                "type-differs",
                f"{expr} is described otherwise elsewhere: that is kept",
                node.at,
            )
            return
        if known is None or known.at != node.at:
            node.of(f"#{expr}").again().taken()

    def _calls(
        self, node: Cursor, request: Cursor, name: str, taken: set[str]
    ) -> Iterator[Call]:
        """The calls that no other operation has; the one by name if none is left."""
        found = False
        chosen = routes.method(node, request)
        for call in routes.calls(node, request, name, self._fixed, self._report):
            if _id(call) in taken:
                self._report.warning(
                    "operation-conflict",
                    f"{_id(call)!r} is there twice: the first is kept",
                    call.line.at,
                )
                continue
            taken.add(_id(call))
            found = True
            yield call
        last = routes.unrouted(node, name, chosen, self._fixed)
        if not found and _id(last) not in taken:
            taken.add(_id(last))
            yield last

    def _inputs(self, request: Cursor, type: Expr) -> Inputs:
        if self._untyped:
            return Inputs((), self._limits)
        found = {one.wire: one for one in self._types.all_of(request, type)}
        return Inputs(tuple(found.values()), self._limits)

    def _response(
        self, node: Cursor, returned: tuple[Expr, Cursor] | None
    ) -> ir.Response:
        if returned is not None and self._untyped:
            at = returned[1].at
            answers.take(node)
            return ir.Response(
                at=at,
                status=ir.Status.exactly(200),
                body=ir.Body(at=at, media=JSON, encoding=ir.Encoding.JSON),
            )
        return answers.response(node, returned, self._types)

    def _groups(self, found: Sequence[_Request]) -> ir.Group:
        """The operations, by their first tags."""
        return by_tag(
            (
                (next(iter((one.node / "tags").texts), ""), operation)
                for one in found
                for operation in self._made(one)
            ),
            self._root.at,
        )

    def _made(self, one: _Request) -> Iterator[ir.Operation]:
        request = one.request.of(_id(one.calls[0]))
        said_of_it = tuple(access.demands(one.node))
        demands = answers.together(said_of_it, answers.demands(request))
        uses = access.uses(one.node, self._auths)
        said = list(answers.texts(request))
        asks = one.rows is not None and bool(self._conditions.keys)
        for call, name in zip(one.calls, names(one.name, one.calls), strict=True):
            if call.routed:
                call.line.of(_id(call)).taken()
            first = said[0] if said and "\n" not in said[0] else ""
            summary = clean(call.summary) or first
            if not summary:
                summary = querying.purpose(request, one.rows, self._definitions)
            texts = [clean(call.notes), *said]
            opened = asks and call.verb == "GET"
            if one.rows is not None:
                texts.append(self._conditions.limit())
            yield ir.Operation(
                at=call.line.at,
                id=_id(call),
                name=ir.Name(name),
                method=call.verb,
                path=call.path,
                parameters=tuple(one.inputs.parameters(call, self._types)),
                bodies=tuple(self._bodies(one, call)),
                responses=(one.response,),
                errors=answers.errors(request),
                auth=uses or access.stated_uses(demands, self._auths),
                pagination=(
                    querying.pagination(request, call, self._types.casing)
                    if one.rows is not None
                    else None
                ),
                open_query=opened,
                prerequisites=demands,
                summary=summary,
                doc="\n\n".join(
                    dict.fromkeys(text for text in texts if text and text != summary)
                ),
            )

    def _bodies(self, one: _Request, call: Call) -> Iterator[ir.Body]:
        at = one.request.at
        if self._untyped and call.verb in WITH_BODY:
            yield ir.Body(at=at, media=JSON, encoding=ir.Encoding.JSON, required=False)
            return
        yield from one.inputs.bodies(call, at, self._types)

    def _messages(
        self, found: Sequence[_Request]
    ) -> Iterator[tuple[ir.Message, Inputs]]:
        """What each operation takes as one object."""
        for one in found:
            type = self._types.resolve(one.type, one.request.at)
            if self._untyped or not isinstance(type, ir.Ref):
                continue
            method = routes.method(one.node, one.request)
            path = self._fixed.of(one.name)
            message = ir.Message(
                at=one.request.at,
                type=type.id,
                operations=tuple(map(_id, routes.ranked(one.calls, method))),
                method=method,
                path=path,
                batch=f"{path}[]",
                one_way=self._fixed.one_way(one.name),
            )
            yield message, one.inputs


def _shape(node: Cursor) -> list[Json]:
    """What two definitions of one type have alike."""
    own = [
        [(one / key).raw for key in ("name", "type", "genericArgs")]
        for one in node / "properties"
    ]
    return [(node / "inherits" / "name").raw, (node / "enumNames").raw, *own]


def _id(call: Call) -> str:
    return f"{call.verb} {call.path}"
