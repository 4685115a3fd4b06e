"""Files out of a model: names first, then views, then templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ... import Product, Settings, ir
from ...diagnostics import Report
from ...naming import words
from ...rendering import render
from .calls import Call, call_of, is_file, needed
from .clientview import ModuleMaker, Place
from .credentials import supported
from .docs import docstring, one_line, paragraphs, untitled
from .initview import further_servers, init_view
from .layout import literal
from .messages import messages_of
from .modelview import models_view
from .modules import homes, model_module
from .moduleview import ModuleView
from .names import Pins, client_class, name_all, subgroups, with_spellings
from .packaging import errors_view, exports_view
from .runtime import further_modules
from .schemasview import FILE as SCHEMAS
from .schemasview import addresses, schemas_text, schemas_view
from .settled import settle
from .styles import STYLES, is_sent, styled_view
from .types import Table
from .uses import uses_of
from .words import LONGEST, group_module

TARGET = "python"


def emit(
    api: ir.Api, settings: Settings, held: Mapping[str, str], report: Report
) -> Product:
    """The files of a client for `api`; `held` are names that stay as they are."""
    calls = {o.id: call_of(o, api.types, report) for o in ir.operations(api.root)}
    shown = replace(api, types=needed(api, calls))
    keywords = {
        id: tuple((a.place, a.wire) for a in call.arguments)
        for id, call in calls.items()
    }
    renames, held = (with_spellings(one, api) for one in (settings.renames, held))
    pins = Pins(renames, held, report, api.at)
    names = name_all(shown, client_class(settings.name), keywords, pins)
    writer = _Writer(shown, settings, Table(shown.types, names), calls, report)
    files, unsettled = settle(dict(writer.files()))
    further = further_modules(shown)
    if settings.models in STYLES:
        further.discard("further")  # which is how dataclasses have further keys
    return Product(
        api=api,
        files=files,
        names=dict(sorted(names.all.items())),
        runtime=_runtime_modules(files, settings.runtime, further),
        unsettled=unsettled,
    )


class _Writer:
    """Renders every file of one client."""

    def __init__(
        self,
        api: ir.Api,
        settings: Settings,
        table: Table,
        calls: Mapping[str, Call],
        report: Report,
    ) -> None:
        self._api = api
        self._settings = settings
        self._table = table
        self._uses = uses_of(api, table.names)
        self._messages = messages_of(api, table.names, sent=is_sent(settings.models))
        self._calls = calls
        self._report = report
        self._schemes = supported(api, report)
        self._auths = frozenset(scheme.id for scheme in self._schemes)
        self._only_types = bool(api.types) and not calls
        self._schemas = addresses(api, table.names)
        self._servers = further_servers(api)
        self._client_name = client_class(settings.name)
        self._title = _title(api.name) or _title(
            " ".join(w[:1].upper() + w[1:] for w in words(settings.name))
        )

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file, with its path."""
        yield "__init__.py", self._init()
        yield "py.typed", ""
        yield "client.py", render(TARGET, "client.py", {"module": self._client()})
        errors = errors_view(self._title, self._settings.runtime, bool(self._schemas))
        yield "errors.py", render(TARGET, "errors.py", {"module": errors})
        yield from self._models()
        if self._schemas:
            schemas = schemas_view(self._title, self._settings.runtime)
            yield "schemas.py", render(TARGET, "schemas.py", {"module": schemas})
            yield SCHEMAS, schemas_text(self._api, self._schemas)
        if self._api.root.groups:
            view = {"doc": docstring([f"The calls of the {self._title} API."], 0)}
            yield "groups/__init__.py", render(TARGET, "package.py", {"module": view})
            yield from self._groups(self._api.root, "")

    def _init(self) -> str:
        client = self._client_name
        schemas = ["`schemas` checks JSON by its JSON Schema."] if self._schemas else []
        doc = (
            f"A client for the {self._title} API.",
            *untitled(self._api.doc, self._api.name),
            f"`{client}` and `Async{client}` make the calls; `models` holds what they"
            " take and return, `errors` what they raise.",
            *schemas,
        )
        if self._only_types:
            doc = (
                f"The types of {self._title}.",
                *untitled(self._api.doc, self._api.name),
                "`models` holds them; each reads and writes its JSON.",
                *schemas,
                f"No source says what can be called: `request` of `{client}` and"
                f" `Async{client}` sends whatever it is given.",
            )
        runtime = self._settings.runtime
        names = {
            client: "client",
            f"Async{client}": "client",
            "RequestOptions": f"{runtime}.options",
            "errors": "",
            "models": "",
        }
        arguments = (a for call in self._calls.values() for a in call.arguments)
        if self._messages or any(is_file(argument.source) for argument in arguments):
            names["Upload"] = f"{runtime}.files"
        if self._schemas:
            names["schemas"] = ""
        view = exports_view(doc, names, runtime)
        return render(TARGET, "exports.py", {"module": view})

    def _client(self) -> ModuleView:
        client = self._client_name
        maker = self._maker(
            Place(dots=".", runtime=self._settings.runtime, path=""),
            (client, f"Async{client}"),
        )
        api = self._api
        return maker.make(
            api.root,
            f"The clients of the {self._title} API, and the operations they call.",
            (
                [f"The {self._title} API, called synchronously."],
                [f"The {self._title} API, called asynchronously."],
            ),
            (
                init_view(api, self._schemes, False, self._report),
                init_view(api, self._schemes, True, self._report),
            ),
            api.error_shape,
            (
                f"name={literal(self._settings.name)}",
                'package=__package__ or ""',
                f"version={literal(api.version or '1')}",
                *([self._messages.homes(self._table.names)] if self._messages else []),
            ),
        )

    def _groups(self, group: ir.Group, path: str) -> Iterator[tuple[str, str]]:
        for id, one in subgroups(group, path):
            name = self._table.names.groups[id]
            maker = self._maker(
                Place(dots="..", runtime=f".{self._settings.runtime}", path=id),
                (name, f"Async{name}"),
            )
            title = f"The calls of `{name}`, and their plans."
            doc = paragraphs(one.doc) or [f"The calls of `{one.name.text}`."]
            view = maker.make(one, title, (doc, doc), (None, None), None, ())
            file = f"groups/{group_module(name)}.py"
            yield file, render(TARGET, "group.py", {"module": view})
            yield from self._groups(one, id)

    def _maker(self, place: Place, classes: tuple[str, str]) -> ModuleMaker:
        return ModuleMaker(
            self._table,
            self._calls,
            self._auths,
            self._report,
            place,
            classes,
            self._servers,
            self._messages,
        )

    def _models(self) -> Iterator[tuple[str, str]]:
        title = f"What the {self._title} API takes and returns."
        if self._only_types:
            title = f"The types of {self._title}."
        if self._settings.models in STYLES:
            yield "models.py", self._styled(title)
            return
        home = homes(self._api, self._table.names)
        runtime = self._settings.runtime
        if not home:
            yield "models.py", self._module(title, tuple(self._api.types), runtime, {})
            return
        modules: dict[str, list[ir.TypeId]] = {}
        for id in self._api.types:
            modules.setdefault(home[id], []).append(id)
        exported = {self._table.names.type(id): home[id] for id in self._api.types}
        view = exports_view([title], exported, f".{runtime}")
        yield "models/__init__.py", render(TARGET, "exports.py", {"module": view})
        for module in sorted(modules):
            ids = modules[module]
            head = self._head(module, ids) or title
            yield f"models/{module}.py", self._module(head, ids, f".{runtime}", home)

    def _head(self, module: str, ids: Sequence[ir.TypeId]) -> str:
        """What a module holds that is called like a type in it; else nothing."""
        called = map(self._table.names.type, ids)
        head = next((name for name in called if model_module(name) == module), "")
        if not head or len(ids) == 1:
            return f"The type `{head}`." if head else ""
        return f"`{head}`, and the types that only it leads to."

    def _styled(self, title: str) -> str:
        """The one module of models that are no dataclasses."""
        style, runtime = self._settings.models, self._settings.runtime
        view = styled_view(
            style,
            title,
            self._table,
            self._uses,
            self._messages,
            runtime,
            self._report,
        )
        return render(TARGET, "models.py", {"module": view})

    def _module(
        self,
        title: str,
        ids: Sequence[ir.TypeId],
        runtime: str,
        home: Mapping[ir.TypeId, str],
    ) -> str:
        view = models_view(
            title,
            self._table,
            self._uses,
            self._messages,
            ids,
            runtime,
            home,
            self._report,
        )
        return render(TARGET, "models.py", {"module": view})


_NAMED_API = re.compile(
    r"(?:^|\s+|(?<=[a-z])(?=A))(?i:APIs?)(?=(?:\s+\([^()]*\)|\s+[vV]?\d[\w.]*)?$)"
)


def _title(name: str) -> str:
    """What an API is called in prose, less the "API" that follows there anyway."""
    said = _NAMED_API.sub("", one_line(name))
    return said if len(said) <= LONGEST else ""


def _runtime_modules(
    files: Mapping[str, str], runtime: str, further: Iterable[str]
) -> tuple[str, ...]:
    """The runtime's modules that `files` import, and further ones."""
    pattern = re.compile(rf"from \.*{re.escape(runtime)}\.(\w+) import ")
    found = {
        module
        for path, text in files.items()
        if path.endswith(".py")
        for module in pattern.findall(text)
    }
    return tuple(sorted(found.union(further)))
