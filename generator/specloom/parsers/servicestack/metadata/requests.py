"""What a request in metadata takes, and where each part of it travels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .... import ir
from ....diagnostics import Pointer
from ....source import Cursor
from ..calls import JSON, WITH_BODY, Call
from ..casing import fold
from .metatypes import MetaTypes
from .properties import Property


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that one request holds, its own properties first; fields from bases too.

    `limits` says by the name of a place for uploads what it takes.
    """

    properties: Sequence[Property | ir.Field]
    limits: Mapping[str, str]

    def parameters(self, call: Call, types: MetaTypes) -> Iterator[ir.Parameter]:
        """The variables of the path, and what goes into the query."""
        known = {fold(_name(one)): one for one in self.properties}
        for wire in call.wires:
            one = known.get(fold(wire))
            yield _in_path(wire, None if one is None else _field(one, call), call)
        if call.verb in WITH_BODY:
            return
        for one in self._rest(call):
            field = _field(one, call)
            if field.access is not ir.Access.READ:
                yield _styled(_parameter(field, field.wire, ir.Place.QUERY), types)

    def bodies(self, call: Call, at: Pointer, types: MetaTypes) -> Iterator[ir.Body]:
        """The body, if the request has one: JSON, or a form where files are in it."""
        if call.verb not in WITH_BODY:
            return
        rest = list(self._rest(call))
        fields = tuple(
            field
            for field in (_field(one, call) for one in rest)
            if field.access is not ir.Access.READ
        )
        if not fields:
            return
        required = any(field.required for field in fields)
        files = {
            one.wire: one
            for one in rest
            if isinstance(one, Property) and one.upload is not None
        }
        if not files:
            yield ir.Body(
                at=at,
                media=JSON,
                encoding=ir.Encoding.JSON,
                type=ir.Record(fields),
                required=required,
            )
            return
        yield ir.Body(
            at=at,
            media="multipart/form-data",
            encoding=ir.Encoding.MULTIPART,
            parts=tuple(
                (
                    self._file(field, files[field.wire])
                    if field.wire in files
                    else _part(field, types)
                )
                for field in fields
            ),
            required=required,
        )

    def needed(self, verb: str) -> frozenset[str]:
        """The wire names of what a request by `verb` has to have."""
        return frozenset(
            one.wire
            for one in self.properties
            if isinstance(one, Property) and _is_required(one, verb)
        )

    def _rest(self, call: Call) -> Iterator[Property | ir.Field]:
        """What is no variable of the path."""
        variables = set(map(fold, call.wires))
        return (one for one in self.properties if fold(_name(one)) not in variables)

    def _file(self, field: ir.Field, one: Property) -> ir.Part:
        several = isinstance(field.type, ir.List)
        bytes: ir.Type = ir.Scalar(ir.ScalarKind.BYTES)
        limit = self.limits.get(one.upload or "", "")
        return ir.Part(
            at=field.at,
            wire=field.wire,
            type=ir.List(bytes) if several else bytes,
            file=True,
            encoding=ir.Encoding.BINARY,
            required=field.required,
            doc="\n\n".join(text for text in (field.doc, limit) if text),
        )


def upload_limits(root: Cursor) -> dict[str, str]:
    """What each place for uploads takes, in words."""
    found = {}
    for place in root / "plugins" / "filesUpload" / "locations":
        extensions = ", ".join((place / "allowExtensions").texts)
        most, least = (place / "maxFileBytes").number, (place / "minFileBytes").number
        count = (place / "maxFileCount").number
        said = (
            f"Files may be of: {extensions}." if extensions else "",
            f"At most {most:,} bytes each." if most else "",
            f"At least {least:,} bytes each." if least else "",
            f"At most {count} files." if count else "",
        )
        found[(place / "name").text] = " ".join(text for text in said if text)
    return found


def _name(one: Property | ir.Field) -> str:
    return one.name if isinstance(one, Property) else one.wire


def _field(one: Property | ir.Field, call: Call) -> ir.Field:
    if isinstance(one, ir.Field):
        return replace(one, type=ir.without_null(one.type))
    return one.field(_is_required(one, call.verb))


def _is_required(one: Property, verb: str) -> bool:
    """Whether a request by `verb` has to have the property.

    Hosts also mark what C# merely declares as never null, such as the filters of a
    query and what a patch leaves as it is; only a validator means those.
    """
    return one.validated or (one.required and verb in ("POST", "PUT"))


def _in_path(wire: str, field: ir.Field | None, call: Call) -> ir.Parameter:
    style = ir.Style.REST if wire in call.rest else ir.Style.REPEAT
    if field is not None:
        return replace(_parameter(field, wire, ir.Place.PATH), style=style)
    ignored = fold(wire) == "ignore"
    return ir.Parameter(
        at=call.line.at,
        wire=wire,
        place=ir.Place.PATH,
        type=ir.STRING,
        required=True,
        style=style,
        doc="Anything: the host passes over it." if ignored else "",
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
        deprecated=field.deprecated,
    )


def _styled(parameter: ir.Parameter, types: MetaTypes) -> ir.Parameter:
    if types.is_text(parameter.type):
        return parameter
    return replace(parameter, style=ir.Style.JSV)


def _part(field: ir.Field, types: MetaTypes) -> ir.Part:
    type = ir.without_null(field.type)
    return ir.Part(
        at=field.at,
        wire=field.wire,
        type=type,
        encoding=ir.Encoding.TEXT if types.is_text(type) else ir.Encoding.JSV,
        required=field.required,
        constraints=field.constraints,
        doc=field.doc,
        deprecated=field.deprecated,
    )
