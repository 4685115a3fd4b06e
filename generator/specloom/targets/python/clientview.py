"""Clients and groups as their templates see them: methods, their plans, raw views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ... import ir
from ...diagnostics import Report
from ...rendering import Code
from .calls import Argument, Call, is_file
from .credentials import Keyword
from .docs import docstring, opening
from .docview import call_doc
from .homes import ANNOTATIONS, BASES, HOMES, RUNTIME
from .imports import Imports, import_line
from .initview import Init
from .layout import (
    Arms,
    Node,
    call,
    class_head,
    dict_,
    labelled,
    parameter,
    property_head,
    signature,
    statement,
    subscript,
)
from .messages import Messages
from .moduleview import (
    ClassView,
    MethodView,
    ModuleView,
    PropertyView,
    RawClassView,
)
from .names import CONDITIONS, subgroups
from .pageview import paging
from .planview import Plans, constant, result_types
from .types import Spelling, Table
from .words import group_module


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a module stands and what is around it.

    `dots` leads from it to the client's package, `runtime` to the runtime; `path` is
    the group's id, empty for the client.
    """

    dots: str
    runtime: str
    path: str
    module: str = ""


@dataclass(frozen=True, slots=True)
class _Method:
    call: Call
    name: str
    results: tuple[Node, ...]
    doc: Code


@dataclass(slots=True)
class ModuleMaker:
    """Makes the view of one module; what it uses from elsewhere gathers here."""

    table: Table
    calls: Mapping[str, Call]
    auths: frozenset[str]
    report: Report
    place: Place
    classes: tuple[str, str]
    servers: Mapping[str, Keyword] = field(default_factory=dict)
    messages: Messages = field(default_factory=Messages)
    imports: Imports = field(default_factory=Imports)
    plan_names: set[str] = field(default_factory=set)
    given: Spelling = field(init=False)
    taken: Spelling = field(init=False)
    plans: Plans = field(init=False)
    own: frozenset[str] = field(init=False)
    _paged: bool = False

    def __post_init__(self) -> None:
        self.given = Spelling(
            self.table, list="Sequence", map="Mapping", local=self._local
        )
        self.taken = Spelling(self.table, local=self._local)
        self.plans = Plans(
            self.table, self.auths, self.servers, self.report, self.plan_names
        )
        groups = self.table.names.groups.values()
        every = {*self.classes, *groups, *(f"Async{g}" for g in groups)}
        self.own = frozenset(every | {f"{name}Raw" for name in every})

    def make(
        self,
        group: ir.Group,
        title: str,
        docs: tuple[Sequence[str], Sequence[str]],
        inits: tuple[Init | None, Init | None],
        error: ir.ErrorShape | None,
        service: Sequence[Node],
    ) -> ModuleView:
        """The module of `group`; `docs` and `inits` for its two classes."""
        methods = [self._method(o) for o in group.operations]
        groups = tuple(subgroups(group, self.place.path))
        classes = tuple(
            self._class(kind, methods, groups, docs[kind], inits[kind])
            for kind in (_SYNC, _ASYNC)
        )
        plans = tuple(self.plans.plan(m.name, m.call, m.results) for m in methods)
        table = self.messages.table(group, self.table.names)
        self.plan_names |= {"MessagePlan"} if table else set()
        statement_ = Code("")
        if error is not None:
            body = self.plans.error_body(error)
            arguments = [
                *service,
                *([] if body is None else [labelled("error=", body)]),
            ]
            made = call("Service", *arguments)
            statement_ = Code(statement("_SERVICE = ", made, 0))
            self.plan_names.add("Service")
        self._import(inits, bool(methods))
        return ModuleView(
            doc=docstring([title], 0),
            imports=self.imports.code(),
            classes=classes,
            service=statement_,
            plans=plans,
            messages=table,
        )

    def _method(self, operation: ir.Operation) -> _Method:
        call = self.calls[operation.id]
        return _Method(
            call,
            self.table.names.all[operation.id],
            self._results(operation),
            call_doc(
                call,
                self.table.names,
                8,
                is_message=self.messages.carries(operation.id),
            ),
        )

    def _results(self, operation: ir.Operation) -> tuple[Node, ...]:
        types = result_types(operation)
        whole = self.taken.union(tuple(types))
        item = self._item(operation, types)
        return (whole,) if item is None else (whole, self.taken.type(item))

    def _item(
        self, operation: ir.Operation, types: Sequence[ir.Type]
    ) -> ir.Type | None:
        """The type of a paged list's items; None where there is no paging."""
        said = operation.pagination
        if said is None:
            return None
        if paging(self.calls[operation.id]) is None:
            self.report.warning(
                "paging-unsupported",
                f"{operation.id!r} has {said.paging} paging by {said.parameter!r}, in"
                " neither the query nor a JSON or form body: left to the caller",
                said.at,
            )
            return None
        self._paged = True
        type = types[0]
        for key in said.items:
            record = self._record(type)
            fields = record.fields if record is not None else ()
            type = next((f.type for f in fields if f.wire == key), ir.ANY)
        found = ir.without_null(self.table.resolved(type))
        return found.item if isinstance(found, ir.List) else ir.ANY

    def _record(self, type: ir.Type) -> ir.Record | None:
        found = ir.without_null(self.table.resolved(type))
        if isinstance(found, ir.Ref) and found.id in self.table.types:
            found = self.table.types[found.id].type
        return found if isinstance(found, ir.Record) else None

    def _class(
        self,
        kind: int,
        methods: Sequence[_Method],
        groups: Sequence[tuple[str, ir.Group]],
        doc: Sequence[str],
        init: Init | None,
    ) -> ClassView:
        name = self.classes[kind]
        bases, views = self._kinds(init is not None)
        raw_call = ("RawMethod", "AsyncRawMethod")[kind]
        calls = (
            statement(f"{m.name} = ", call(raw_call, f"{name}.{m.name}"), 4)
            for m in methods
        )
        return ClassView(
            head=Code(class_head(name, bases[kind])),
            doc=docstring(doc, 4),
            init=init,
            whole=PropertyView(
                head=Code(property_head("with_raw_response", f"{name}Raw")),
                doc=_WHOLE,
                source=Code(""),
                made=_made(f"{name}Raw", "self"),
            ),
            groups=tuple(self._group(kind, id, one, "") for id, one in groups),
            methods=tuple(self._method_view(kind, method) for method in methods),
            raw=RawClassView(
                head=Code(class_head(f"{name}Raw", subscript(views[kind], name))),
                doc=docstring(
                    [f"The calls of `{name}`, returning whole responses."], 4
                ),
                calls=tuple(map(Code, calls)),
                groups=tuple(self._group(kind, id, one, "Raw") for id, one in groups),
            ),
        )

    def _kinds(self, is_client: bool) -> tuple[tuple[str, str], tuple[str, str]]:
        """What the classes of the module extend, and what their raw views do."""
        if not is_client:
            return _GROUPS, _VIEWS
        if self.messages:
            return _SENDERS
        return _LENIENT if self.messages.lenient else _CLIENTS, _VIEWS

    def _group(self, kind: int, id: str, group: ir.Group, raw: str) -> PropertyView:
        """The attribute that holds a group, or in a raw view the group's raw view."""
        name = self.table.names.all[id]
        own = self.table.names.groups[id]
        type = f"{('', 'Async')[kind]}{own}{raw}"
        module = group_module(own)
        source = f".{module}" if self.place.path else f".groups.{module}"
        self.imports.checked(source, type)
        said = opening(group.doc) or [f"The calls of `{group.name.text}`."]
        return PropertyView(
            head=Code(property_head(name, type)),
            doc=docstring(said, 8),
            source=Code(import_line(source, (type,), 8)),
            made=_made(type, f"self._target.{name}" if raw else "self"),
        )

    def _method_view(self, kind: int, method: _Method) -> MethodView:
        name = self.table.names.keyword
        operation = method.call.operation
        keywords = [name(operation, a.place, a.wire) for a in method.call.arguments]
        values = dict_((f'"{word}"', word) for word in keywords)
        paged = len(method.results) == 2
        sender = "self._pages" if paged else "self._send"
        awaited = "await " if kind == _ASYNC and not paged else ""
        sent = call(sender, constant(method.name), values, "options")
        if paged:
            page = ("Page", "AsyncPages")[kind]
            returns: Node = subscript(page, *method.results)
        else:
            returns = method.results[0]
        plain = kind == _SYNC or paged
        return MethodView(
            name=Code(method.name),
            definition=Code("def" if plain else "async def"),
            signature=Code(signature(self._parameters(method.call), returns, 4)),
            doc=method.doc,
            body=Code(statement(f"return {awaited}", sent, 8)),
        )

    def _parameters(self, plan: Call) -> list[str]:
        lines = ["self,"]
        star = False
        for argument in plan.arguments:
            if not argument.positional and not star:
                lines.append("*,")
                star = True
            lines.append(self._parameter(plan, argument))
        if not star:
            lines.append("*,")
        return [*lines, "options: RequestOptions | None = None,"]

    def _parameter(self, plan: Call, argument: Argument) -> str:
        name = self.table.names.keyword(plan.operation, argument.place, argument.wire)
        type = self._given(argument)
        if argument.required:
            return parameter(name, type, None, 8)
        if self.table.takes_null(argument.type):
            self.plan_names.add("Unset")
            arms = type.arms if isinstance(type, Arms) else (type,)
            return parameter(name, Arms((*arms, "Unset")), "UNSET", 8)
        arms = type.arms if isinstance(type, Arms) else (type,)
        return parameter(name, Arms((*arms, "None")), "None", 8)

    def _given(self, argument: Argument) -> Node:
        source = argument.source
        if argument.place == CONDITIONS:
            self.given.generics.add("Mapping")
            return subscript("Mapping", "str", "object")
        if is_file(source):
            self.plan_names.add("FileInput")
            if not isinstance(self.table.resolved(argument.type), ir.List):
                return "FileInput"
            self.given.generics.add("Sequence")
            return subscript("Sequence", "FileInput")
        return self.given.type(argument.type)

    def _local(self, name: str) -> str:
        """What a model is called in this module, where other names stand as well."""
        return f"{name}Model" if name in RUNTIME or name in self.own else name

    def _import(self, inits: Sequence[Init | None], calls: bool) -> None:
        runtime, imports = self.place.runtime, self.imports
        for name in sorted(self.plan_names):
            module = HOMES[name]
            if name in ANNOTATIONS:
                imports.checked(f"{runtime}.{module}", name)
            else:
                imports.name(f"{runtime}.{module}", name)
        if "Unset" in self.plan_names:
            imports.name(f"{runtime}.values", "UNSET")
        for name in (
            name for kinds in self._kinds(inits[0] is not None) for name in kinds
        ):
            imports.name(f"{runtime}.{BASES[name]}", name)
        if calls:
            imports.name(f"{runtime}.raw", "AsyncRawMethod")
            imports.name(f"{runtime}.raw", "RawMethod")
            imports.checked(f"{runtime}.options", "RequestOptions")
        if self._paged:
            imports.checked(f"{runtime}.paging", "Page")
            imports.checked(f"{runtime}.paging", "AsyncPages")
        for init in inits:
            if init is not None:
                init.add_imports(imports, runtime)
        self._import_types()

    def _import_types(self) -> None:
        for spelling in (self.given, self.taken):
            for generic in spelling.generics & {"Sequence", "Mapping"}:
                self.imports.checked("collections.abc", generic)
            if "Literal" in spelling.generics:
                self.imports.checked("typing", "Literal")
            if "JsonValue" in spelling.generics:
                self.imports.checked(f"{self.place.runtime}.values", "JsonValue")
            for module, names in spelling.modules.items():
                for name in names:
                    self.imports.checked(module, name)
            for id in spelling.classes:
                name = self.table.names.type(id)
                source = f"{self.place.dots}models"
                self.imports.checked(source, name, self._local(name))


def _made(name: str, holder: str) -> Code:
    return Code(statement("return ", call(name, holder), 8))


_SYNC, _ASYNC = 0, 1

_CLIENTS = ("SyncClient", "AsyncClient")

_LENIENT = ("LenientClient", "AsyncLenientClient")

_GROUPS = ("SyncGroup", "AsyncGroup")

_VIEWS = ("RawView", "AsyncRawView")

_SENDERS = ("MessageClient", "AsyncMessageClient"), ("MessageView", "AsyncMessageView")

_WHOLE = docstring(
    ["The same calls, returning the whole response beside its decoded body."], 8
)
