"""What many entries of an overlay have: types, texts, servers, authentication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from specloom import ir, prose
from specloom.diagnostics import Report, pointed
from specloom.source import Cursor, Json

if TYPE_CHECKING:
    from ..jsonschema.convert import Said

JSON = "application/json"

_SHAPE = frozenset(
    {"type", "properties", "patternProperties", "additionalProperties", "items"}
    | {"prefixItems", "enum", "const", "$ref", "$dynamicRef", "$recursiveRef"}
    | {"allOf", "anyOf", "oneOf", "contentEncoding"}
)
"""Keywords of which each makes an entry say what type a value has."""

_STATUS = re.compile(r"([1-5])XX|([1-5]\d\d)(?:-([1-5]\d\d))?", re.IGNORECASE)


class Reader:
    """One overlay, and what reading it collects.

    `auths` are the schemes that it names, `mentions` the ids that its types refer to;
    what makes no sense is said to `report`.
    """

    def __init__(self, root: Cursor, report: Report) -> None:
        # Every document is asked whether it is an overlay; few are.
        from ..jsonschema.convert import Converter

        self.root = root
        self.report = report
        self.auths: dict[ir.AuthId, ir.AuthScheme] = {}
        self.mentions: list[ir.Patch] = []
        self._converter = Converter(report, self._refer)
        self.auth = self.uses(root / "auth")

    def _refer(self, reference: str, at: Cursor) -> ir.Type:
        self.mentions.append(ir.Patch(at=at.at, target=reference, mention=True))
        return ir.Ref(ir.TypeId(reference))

    def text(self, key: str) -> str:
        """The text at the top under `key`, clean."""
        return prose.clean((self.root / key).text)

    # Types

    def said(self, entry: Cursor, own: tuple[str, ...] = ()) -> Said:
        """What the JSON Schema in `entry` says; words in `own` are no part of it."""
        return self._converter.said(schema(entry, own))

    def type(self, entry: Cursor) -> ir.Type:
        """The type that a JSON Schema describes."""
        return self._converter.type(entry)

    def body(self, entry: Cursor, own: tuple[str, ...] = ()) -> ir.Body | None:
        """The body that `entry` describes; None if it says nothing of one."""
        media = (entry / "media").text
        if not media and not tells(entry):
            return None
        said = self.said(entry, ("media", "doc", *own))
        coding = ir.encoding(media or JSON)
        type = said.type
        if not tells(entry):
            type = _UNTYPED.get(coding, ir.ANY)
        return ir.Body(
            at=entry.at,
            media=media or JSON,
            encoding=coding,
            type=type,
            doc=prose.clean((entry / "doc").text) or said.doc,
        )

    # Servers and authentication

    def servers(self, said: Cursor) -> tuple[ir.Server, ...]:
        """The servers that `said` names: a URL, a server, or a list of them."""
        several = list(said) if said.is_list else [said]
        found = (_server(one.of(said.node or "server")) for one in several)
        return tuple(server for server in found if server is not None)

    def uses(self, said: Cursor) -> tuple[tuple[ir.AuthUse, ...], ...] | None:
        """The alternatives that `said` names; None if it names none."""
        if said.is_object:
            found = [self._use(word, said / word) for word, _ in said.entries()]
            return tuple((use,) for use in found if use is not None) or None
        uses: list[tuple[ir.AuthUse, ...]] = []
        for one in list(said) if said.is_list else [said]:
            words = list(one) if one.is_list else [one]
            if [word.raw for word in words] == ["none"]:
                one.taken()
                uses.append(())
                continue
            all = [self._use(word.text, word) for word in words]
            if all and None not in all:
                uses.append(tuple(use for use in all if use is not None))
        return tuple(uses) or None

    def _use(self, word: str, at: Cursor) -> ir.AuthUse | None:
        """The use of the scheme that `word` names; its settings stand at `at`."""
        if word.startswith("auth:"):
            self.mentions.append(ir.Patch(at=at.at, target=word, mention=True))
            return ir.AuthUse(ir.AuthId(word.removeprefix("auth:")))
        scheme = ir.auth_scheme(word, at.at, settings(at))
        if scheme is None:
            return None
        known = self.auths.get(scheme.id)
        if known is not None and (known.place, known.wire) != (
            scheme.place,
            scheme.wire,
        ):
            scheme = replace(scheme, id=ir.AuthId(f"{scheme.id}:{scheme.wire}"))
        self.auths.setdefault(scheme.id, scheme)
        return ir.AuthUse(scheme.id)


def settings(at: Cursor) -> dict[str, str]:
    """The settings of a scheme."""
    return {key: value.text for key, value in at.entries() if value.text}


def tells(entry: Cursor) -> bool:
    """Whether an entry says what type a value has."""
    raw = entry.raw
    if isinstance(raw, dict):
        return not _SHAPE.isdisjoint(raw)
    return isinstance(raw, bool)


def schema(entry: Cursor, own: tuple[str, ...]) -> Cursor:
    """The JSON Schema in `entry`: all but the words in `own`, and `required: true`."""
    raw = entry.raw
    if not isinstance(raw, dict):
        return entry
    kept: dict[str, Json] = {
        key: value
        for key, value in raw.items()
        if key not in own and not (key == "required" and isinstance(value, bool))
    }
    return entry.put(kept)


def parameter(
    reader: Reader, wire: str, place: ir.Place, entry: Cursor
) -> ir.Parameter:
    """The parameter `wire` that `entry` describes."""
    said = reader.said(entry, ("style", "doc"))
    style = (entry / "style").text
    return ir.Parameter(
        at=entry.at,
        wire=wire,
        place=place,
        type=said.type,
        required=(entry / "required").flag or place is ir.Place.PATH,
        default=said.default,
        style=ir.Style(style) if style in list(ir.Style) else ir.Style.REPEAT,
        constraints=said.constraints,
        examples=said.examples,
        doc=prose.clean((entry / "doc").text) or said.doc,
        deprecated=said.deprecated,
    )


def response(reader: Reader, status: ir.Status, entry: Cursor) -> ir.Response:
    """What a success of `status` holds."""
    if not entry:
        entry.taken()
    body = reader.body(entry, ("headers",))
    headers = (entry / "headers").entries()
    own = (entry / "doc").text or (entry / "description").text
    return ir.Response(
        at=entry.at,
        status=status,
        body=body,
        headers=tuple(parameter(reader, w, ir.Place.HEADER, one) for w, one in headers),
        doc=prose.clean(own),
    )


def errors(reader: Reader, status: ir.Status, entry: Cursor) -> Iterator[ir.ErrorCase]:
    """The failures of `status`: as a whole, and by the API's own codes."""
    body = reader.body(entry, ("codes",))
    doc = prose.clean((entry / "doc").text or (entry / "description").text)
    codes = list((entry / "codes").entries())
    if body is not None or doc or not codes:
        yield ir.ErrorCase(at=entry.at, status=status, body=body, doc=doc)
    for code, said in codes:
        text = prose.clean(said.text)
        yield ir.ErrorCase(at=said.at, status=status, code=code, doc=text)


def error_shape(reader: Reader) -> ir.ErrorShape:
    """Where errors hold what."""
    said = reader.root / "errors"
    return ir.ErrorShape(
        code=_paths(said / "code"),
        message=_paths(said / "message"),
        type=reader.type(said / "type") if "type" in said else None,
        path=pointed((said / "path").text),
    )


def status(text: str) -> ir.Status | None:
    """The status codes that `text` spells: `200`, `2XX`, `200-204`."""
    found = _STATUS.fullmatch(text)
    if found is None:
        return None
    if found[1]:
        return ir.Status(int(found[1]) * 100, int(found[1]) * 100 + 99)
    return ir.Status(int(found[2]), int(found[3] or found[2]))


_UNTYPED: Mapping[ir.Encoding, ir.Type] = {
    ir.Encoding.TEXT: ir.STRING,
    ir.Encoding.XML: ir.STRING,
    ir.Encoding.BINARY: ir.Scalar(ir.ScalarKind.BYTES),
}
"""The types of bodies of which nothing but the media type is said."""


def texts(said: Cursor) -> tuple[str, ...]:
    """The text at `said`, or those of the list there."""
    return (said.text,) if said.text else said.texts


def _server(said: Cursor) -> ir.Server | None:
    url = said.text or (said / "url").text
    if not url:
        return None
    return ir.Server(
        at=said.at,
        url=url,
        name=(said / "name").text,
        variables=tuple(
            ir.ServerVariable(
                wire=wire,
                at=one.at,
                default=one.text or (one / "default").text,
                values=(one / "values").texts,
                doc=prose.clean((one / "doc").text),
            )
            for wire, one in (said / "variables").entries()
        ),
        doc=prose.clean((said / "doc").text),
    )


def _paths(at: Cursor) -> tuple[tuple[str, ...], ...]:
    return tuple(map(pointed, texts(at)))
