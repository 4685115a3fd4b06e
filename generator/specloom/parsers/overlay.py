"""Overlays: what the other sources of an API leave out or get wrong, by stable ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specloom import ir, naming, prose, source
from specloom.diagnostics import Pointer, Report
from specloom.source import Cursor, Document, Reads

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

TITLE = "specloom overlay"

SCHEMA = Path(__file__).parents[1] / "schemas" / "overlay.schema.json"
"""The JSON Schema of the format."""

_OTHERS = ("openapi", "swagger", "info", "item", "$schema", "types", "properties")
_NOT_TYPES = ("name", "doc", "required", "drop", "pagination")
_SPEAKING = ("name", "doc", "pagination")
"""What an entry may say of an operation that another source has."""

_PATHS = ("code", "message", "type")
"""What an overlay says of errors."""

_JSON = "application/json"


def find(document: Document) -> tuple[Document, ...]:
    """`document`, if it is an overlay; nobody publishes one on a page."""
    return (document,) if _is_overlay(document.cursor()) else ()


def extract(document: Document) -> tuple[str, str]:
    """A stem for the file name of a found overlay, and its text, indented."""
    name = (document.cursor() / "name").text
    stem = "-".join((*naming.words(name), "overlay")) if name else "overlay"
    return stem, source.spelled(document.value)


def parse(documents: Sequence[Document], report: Report, reads: Reads | None) -> ir.Api:
    """What all `documents` add and correct; corrections come as patches."""
    at = documents[0].cursor().at
    parts = [_Overlay(d.cursor(reads), report) for d in documents]
    for document in documents:
        for place, code, message in _faults(document):
            report.error(code, message, place)
    operations = [node for part in parts for node in part.operations()]
    shapes = [part.error_shape() for part in parts]
    auths = {auth.id: auth for part in parts for auth in part.auths.values()}
    return ir.Api(
        at=at,
        name=next((part.text("name") for part in parts if part.text("name")), ""),
        doc=next((part.text("doc") for part in parts if part.text("doc")), ""),
        root=ir.Group(at=at, name=ir.Name(""), operations=tuple(operations)),
        servers=tuple(server for part in parts for server in part.servers()),
        auths=tuple(auths.values()),
        error_shape=ir.ErrorShape(
            code=tuple(path for shape in shapes for path in shape.code),
            message=tuple(path for shape in shapes for path in shape.message),
            type=next((s.type for s in shapes if s.type is not None), None),
        ),
        patches=tuple(patch for part in parts for patch in part.patches()),
    )


def _is_overlay(root: Cursor) -> bool:
    if any(key in root for key in _OTHERS):
        return False
    operations = [key for key, _ in (root / "operations").entries()]
    patched = [key for key, _ in (root / "patch").entries()]
    errors = [key for key, _ in (root / "errors").entries()]
    return (
        any(" /" in key for key in operations)
        or any(key.startswith("#") or " /" in key for key in patched)
        or (bool(errors) and all(key in _PATHS for key in errors))
    )


class _Overlay:
    """One overlay, read piece by piece."""

    def __init__(self, root: Cursor, report: Report) -> None:
        self._root = root
        self._report = report
        # Every document is asked whether it is an overlay; few are.
        from .jsonschema.convert import Converter

        self._converter = Converter(report, _refer)
        self.auths: dict[ir.AuthId, ir.AuthScheme] = {}
        self._auth = self._uses(root / "auth")

    def text(self, key: str) -> str:
        """The text at the top under `key`, clean."""
        return prose.clean((self._root / key).text)

    def servers(self) -> Iterator[ir.Server]:
        """The server, if one is named."""
        server = self._root / "server"
        if server.text:
            yield ir.Server(at=server.at, url=server.text)

    def error_shape(self) -> ir.ErrorShape:
        """Where errors hold what."""
        errors = self._root / "errors"
        return ir.ErrorShape(
            code=_paths(errors / "code"),
            message=_paths(errors / "message"),
            type=self._converter.type(errors / "type") if "type" in errors else None,
        )

    # Operations

    def operations(self) -> Iterator[ir.Operation]:
        """The operations that no other source need have."""
        for id, entry in (self._root / "operations").entries():
            method, _, path = id.partition(" ")
            if path and not _only_speaks(entry):
                yield self._operation(id, method, path, entry.of(id))

    def _operation(
        self, id: str, method: str, path: str, entry: Cursor
    ) -> ir.Operation:
        own = self._uses(entry / "auth")
        return ir.Operation(
            at=entry.at,
            id=id,
            name=ir.Name((entry / "name").text),
            method=method.upper(),
            path=path,
            parameters=tuple(self._parameters(entry)),
            bodies=tuple(self._bodies(entry / "body")),
            responses=tuple(self._responses(entry / "response")),
            auth=self._auth if own is None else own,
            pagination=_pagination(entry),
            doc=prose.clean((entry / "doc").text),
        )

    def _parameters(self, entry: Cursor) -> Iterator[ir.Parameter]:
        for place in ir.Place:
            for wire, schema in (entry / place.value).entries():
                said = self._converter.said(schema)
                required = (schema / "required").raw is True
                yield ir.Parameter(
                    at=schema.at,
                    wire=wire,
                    place=place,
                    type=said.type,
                    required=required or place is ir.Place.PATH,
                    default=said.default,
                    constraints=said.constraints,
                    examples=said.examples,
                    doc=said.doc,
                    deprecated=said.deprecated,
                )

    def _bodies(self, schema: Cursor) -> Iterator[ir.Body]:
        if schema.raw is not None:
            yield self._body(schema)

    def _responses(self, schema: Cursor) -> Iterator[ir.Response]:
        if schema.raw is not None:
            yield ir.Response(
                at=schema.at, status=ir.Status.exactly(200), body=self._body(schema)
            )

    def _body(self, schema: Cursor) -> ir.Body:
        said = self._converter.said(schema)
        return ir.Body(
            at=schema.at,
            media=_JSON,
            encoding=ir.Encoding.JSON,
            type=said.type,
            doc=said.doc,
        )

    def _uses(self, at: Cursor) -> tuple[tuple[ir.AuthUse, ...], ...] | None:
        """The alternatives that `at` names; None if it names none."""
        words = [at.text] if at.text else list(at.texts)
        uses: list[tuple[ir.AuthUse, ...]] = []
        for word in words:
            scheme = ir.auth_scheme(word, at.at)
            if scheme is not None:
                self.auths.setdefault(scheme.id, scheme)
                uses.append((ir.AuthUse(scheme.id),))
            elif word == "none":
                uses.append(())
        return tuple(uses) or None

    # Corrections

    def patches(self) -> Iterator[ir.Patch]:
        """The corrections of what other sources say."""
        for id, entry in (self._root / "patch").entries():
            yield self._patch(id, entry.of(id))
        for id, entry in (self._root / "operations").entries():
            if _only_speaks(entry):
                yield self._patch(id, entry.of(id))

    def _patch(self, target: str, entry: Cursor) -> ir.Patch:
        required = (entry / "required").raw
        typed = any(key not in _NOT_TYPES for key, _ in entry.entries())
        typed = typed or isinstance(required, list)
        said = self._converter.said(entry) if typed else None
        doc = prose.clean((entry / "doc").text)
        name = (entry / "name").text
        (entry / "required").taken()
        return ir.Patch(
            at=entry.at,
            target=target,
            type=None if said is None else said.type,
            name=name or None,
            required=required if isinstance(required, bool) else None,
            doc=doc or (said.doc or None if said is not None else None),
            pagination=_pagination(entry),
            drop=(entry / "drop").flag,
        )


def _refer(reference: str, at: Cursor) -> ir.Type:
    return ir.Ref(ir.TypeId(reference))


def _only_speaks(entry: Cursor) -> bool:
    return all(key in _SPEAKING for key, _ in entry.entries())


def _pagination(entry: Cursor) -> ir.Pagination | None:
    said = entry / "pagination"
    return ir.pagination(said.json, said.at) if "pagination" in entry else None


def _paths(at: Cursor) -> tuple[tuple[str, ...], ...]:
    texts = (at.text,) if at.text else at.texts
    return tuple(_path(text) for text in texts)


def _path(pointer: str) -> tuple[str, ...]:
    return tuple(
        step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]
    )


# --- Checking ------------------------------------------------------------------


def _faults(document: Document) -> Iterator[tuple[Pointer, str, str]]:
    """What the format's schema has against `document`: places, codes, messages."""
    from jsonschema import Draft202012Validator

    root = document.cursor().at
    errors = Draft202012Validator(_schema()).iter_errors(document.value)
    for error in sorted(errors, key=lambda e: [str(step) for step in e.absolute_path]):
        at = root
        for step in error.absolute_path:
            at = at / step
        if error.validator == "additionalProperties":
            yield from _unknown_keys(error, at)
        else:
            yield at, "overlay-invalid", _said(error)


def _unknown_keys(
    error: ValidationError, at: Pointer
) -> Iterator[tuple[Pointer, str, str]]:
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    known = list(schema.get("properties", {}))
    for key in error.instance if isinstance(error.instance, dict) else ():
        if "patternProperties" in schema:
            method, _, path = str(key).partition(" ")
            if not (method.isascii() and method.isupper() and path.startswith("/")):
                yield at / key, "overlay-key", f"{key!r} is no 'METHOD /path'"
        elif key not in known:
            near = get_close_matches(str(key), known, 1)
            hint = f": did you mean {near[0]!r}?" if near else ""
            yield at / key, "overlay-key", f"no key {key!r} here{hint}"


def _said(error: ValidationError) -> str:
    match error.validator:
        case "oneOf":
            return "none of the ways to say this fits"
        case "pattern":
            return f"{error.instance!r} is not spelled as it must be"
        case "required":
            return error.message.replace("is a required property", "must be given")
        case "type":
            return f"must be of type {error.validator_value}"
        case _:
            return error.message


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found
