"""Operations that an overlay describes as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir, prose
from specloom.source import Cursor

from .fields import Reader, errors, parameter, response, status, texts

SPEAKING = frozenset(
    {"name", "summary", "doc", "description", "deprecated", "idempotent", "scopes"}
    | {"auth", "server", "pagination", "group", "errors", "drop"}
)
"""What an entry may say of an operation that another source has."""

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


def operations(reader: Reader) -> Iterator[tuple[ir.Operation, tuple[str, ...]]]:
    """The operations that no other source need have, each with its group."""
    for id, entry in (reader.root / "operations").entries():
        method, _, path = id.partition(" ")
        if path and not only_speaks(entry):
            yield _operation(reader, id, method, path, entry.of(id)), group(
                entry.of(id)
            )


def only_speaks(entry: Cursor) -> bool:
    """Whether `entry` is about an operation that must be there already."""
    return all(key in SPEAKING for key, _ in entry.entries())


def group(entry: Cursor) -> tuple[str, ...]:
    """The way to the group that an operation is in."""
    return texts(entry / "group")


def pagination(entry: Cursor) -> ir.Pagination | None:
    """How an operation hands out long lists; None if nothing is said."""
    if "pagination" not in entry:
        return None
    said = entry / "pagination"
    found = said.json
    return ir.pagination("none" if found is None else found, said.at)


def error_cases(reader: Reader, entry: Cursor) -> tuple[ir.ErrorCase, ...]:
    """The failures that `entry` documents."""
    return tuple(
        case
        for text, said in (entry / "errors").entries()
        if (found := status(text)) is not None
        for case in errors(reader, found, said)
    )


def _operation(
    reader: Reader, id: str, method: str, path: str, entry: Cursor
) -> ir.Operation:
    deprecated, idempotent = entry / "deprecated", entry / "idempotent"
    return ir.Operation(
        at=entry.at,
        id=id,
        name=ir.Name((entry / "name").text),
        method=method.upper(),
        path=path,
        parameters=tuple(_parameters(reader, entry)),
        bodies=tuple(_bodies(reader, entry)),
        responses=tuple(_responses(reader, entry)),
        errors=error_cases(reader, entry),
        auth=reader.uses(entry / "auth"),
        servers=reader.servers(entry / "server"),
        pagination=pagination(entry),
        scopes=(entry / "scopes").texts,
        summary=prose.clean((entry / "summary").text),
        doc=prose.clean((entry / "doc").text or (entry / "description").text),
        deprecated=deprecated.flag,
        idempotent=idempotent.flag if isinstance(idempotent.raw, bool) else None,
    )


def _parameters(reader: Reader, entry: Cursor) -> Iterator[ir.Parameter]:
    for place in ir.Place:
        for wire, said in (entry / place.value).entries():
            yield parameter(reader, wire, place, said)


def _bodies(reader: Reader, entry: Cursor) -> Iterator[ir.Body]:
    said = entry / "body"
    body = reader.body(said)
    if body is not None:
        required = (said / "required").raw is not False
        yield ir.with_parts(body, required=required)
    for word, media in (("form", FORM), ("multipart", MULTIPART)):
        if word in entry:
            form = entry / word
            yield ir.Body(
                at=form.at,
                media=media,
                encoding=ir.encoding(media),
                parts=tuple(_part(reader, w, one) for w, one in form.entries()),
            )


def _part(reader: Reader, wire: str, entry: Cursor) -> ir.Part:
    said = reader.said(entry, ("doc",))
    whole = isinstance(said.type, ir.Record | ir.Map)
    return ir.Part(
        at=entry.at,
        wire=wire,
        type=said.type,
        required=(entry / "required").flag,
        encoding=ir.Encoding.JSON if whole else ir.Encoding.TEXT,
        file=said.type == ir.Scalar(ir.ScalarKind.BYTES),
        default=said.default,
        constraints=said.constraints,
        examples=said.examples,
        doc=prose.clean((entry / "doc").text) or said.doc,
        deprecated=said.deprecated,
    )


def _responses(reader: Reader, entry: Cursor) -> Iterator[ir.Response]:
    said = entry / "response"
    if said.raw is not None:
        yield response(reader, ir.Status.exactly(200), said)
    for text, one in (entry / "responses").entries():
        found = status(text)
        if found is not None:
            yield response(reader, found, one)
