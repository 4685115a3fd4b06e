"""From the texts of a saved request to the keywords of the method that sends it."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..ir import Encoding
from ..parsers.postman.jsontext import json_with_holes

if TYPE_CHECKING:
    from ..parsers.postman.body import Payload
    from ..parsers.postman.pairs import Pair
    from ..parsers.postman.saved import Saved
    from ..source import Json
    from .filling import Filling
    from .package import Package


class Unfit(Exception):
    """The method can't send the request; the text says why, and holds no value."""


def arguments(
    plan: Any, request: Saved, fill: Filling, package: Package, folder: Path | None
) -> dict[str, Any]:
    """The keywords by which the method of `plan` sends what `request` holds.

    A text becomes a value of the parameter's type where that value goes over the wire
    as the same text; else it stays text. Files are read below `folder` only.

    Raises:
        Unfit: there is no way to send it.
    """
    values = _Values(package)
    found: dict[str, Any] = {}
    texts = {
        "path": {name: _Texts([unquote(fill(text))]) for name, text in request.path},
        "query": _texts(request.query, fill, escaped=True),
        "header": _texts(request.headers, fill, fold=True),
    }
    for parameter in plan.parameters:
        if parameter.value is None:
            fold = parameter.place == "header"
            wire = parameter.wire.lower() if fold else parameter.wire
            given = texts.get(parameter.place, {}).get(wire, _Texts()).of(parameter)
            if given:
                as_json = parameter.style == "json"
                found[parameter.name] = values.of(parameter, given, as_json=as_json)
    return found | _Body(values, request, fill, package, folder).keywords(plan.body)


@dataclass(slots=True)
class _Texts:
    """The texts of one key: those that are sent, and those that are switched off."""

    on: list[str] = field(default_factory=list)
    off: list[str] = field(default_factory=list)

    def of(self, slot: Any) -> list[str]:
        """What to give to `slot`, a parameter or a part of a form.

        One that is required gets what is switched off, where there is nothing else.
        """
        return self.on or (self.off if slot.required else [])


def _texts(
    pairs: Iterable[Pair], fill: Filling, *, escaped: bool = False, fold: bool = False
) -> dict[str, _Texts]:
    """The texts of `pairs` by key; where they are `escaped`, those with variables are.

    With `fold` keys are in small letters.
    """
    found: dict[str, _Texts] = {}
    for pair in pairs:
        key, text = fill(pair.key), fill(pair.value or "")
        if escaped and "{{" in (pair.value or ""):
            text = unquote(text)
        held = found.setdefault(key.lower() if fold else key, _Texts())
        (held.off if pair.disabled else held.on).append(text)
    return found


class _Values:
    """Texts and JSON as values of the types that a plan names."""

    def __init__(self, package: Package) -> None:
        self._types = package.types()
        self._codec = package.runtime("codec")
        self._spelled = package.runtime("request").text

    def of(self, slot: Any, texts: Sequence[str], *, as_json: bool) -> Any:
        """The value of `slot`, a parameter or a part, that goes as `texts`."""
        codec = self._bare(self._types.codec(slot.type, slot.form))
        if as_json:
            value = _parsed(texts[0])
            return texts[0] if value is None else self.decoded(slot, value)
        if list in codec.json:
            arms = [c for c in (codec, *codec.inner) if c.json == {list} and c.inner]
            item = self._bare(arms[0].inner[0]) if arms else codec
            return [self._single(item, text) for text in texts]
        if len(texts) > 1:
            return list(texts)
        return self._single(codec, texts[0])

    def decoded(self, slot: Any, value: Json) -> Any:
        """`value` as the type of `slot` has it, or as it is where that is not equal."""
        codec = self._types.codec(slot.type, slot.form)
        found = codec.decode(value, None, "", self._codec.Log(strict=False))
        return found if _same(codec.encode(found), value) else value

    def _single(self, codec: Any, text: str) -> Any:
        for value in (text, _parsed(text)):
            if type(value) in codec.json:
                log = self._codec.Log(strict=False)
                found = codec.decode(value, None, "", log)
                if not log.issues and self._spelled(codec.encode(found)) == text:
                    return found
        return text

    @staticmethod
    def _bare(codec: Any) -> Any:
        return codec.inner[0] if codec.nullable and len(codec.inner) == 1 else codec


class _Body:
    """The body of a request, as the keywords of its method."""

    def __init__(
        self,
        values: _Values,
        request: Saved,
        fill: Filling,
        package: Package,
        folder: Path | None,
    ) -> None:
        self._values = values
        self._request = request
        self._fill = fill
        self._package = package
        self._folder = folder

    def keywords(self, plan: Any) -> dict[str, Any]:
        payload = self._request.body
        if payload is None:
            return {}
        if plan is None:
            raise Unfit("the method takes no body")
        kind = type(plan).__name__
        if kind not in _KINDS[payload.encoding]:
            raise Unfit(f"the method takes no body of {payload.media}")
        match kind:
            case "JsonBody":
                return self._json(plan, self._content(payload))
            case "GraphqlBody":
                return self._graphql(plan, payload)
            case "Form" | "Multipart":
                return self._fields(plan, payload)
            case "BinaryBody":
                return {plan.name: self._read("")}
            case _:
                return {plan.name: self._fill(payload.text)}

    def _content(self, payload: Payload) -> Json:
        value = json_with_holes(self._fill(payload.text))
        if value is None:
            raise Unfit("with its variables filled in, the body is no JSON")
        return value.json

    def _graphql(self, plan: Any, payload: Payload) -> dict[str, Any]:
        """The variables of a query; the query itself is in the plan."""
        if payload.value is None:
            return {}
        filled = json_with_holes(self._fill(json.dumps(payload.value.json)))
        if filled is None or not isinstance(filled.json, dict):
            raise Unfit("with its variables filled in, the body is no JSON")
        return {plan.name: filled.json} if plan.name else self._json(plan, filled.json)

    def _json(self, plan: Any, value: Json) -> dict[str, Any]:
        if plan.name:
            return {plan.name: self._values.decoded(plan, value)}
        if not isinstance(value, dict):
            raise Unfit("the method takes an object")
        parts = {part.wire: part for part in plan.parts}
        if any(key not in parts for key in value):
            raise Unfit("the method has no keyword for a key of the body")
        return {
            part.name: self._values.decoded(part, value[wire])
            for wire, part in parts.items()
            if wire in value and part.value is None
        }

    def _fields(self, plan: Any, payload: Payload) -> dict[str, Any]:
        written = [pair for pair in payload.pairs if not pair.file]
        texts = _texts(written, self._fill)
        files = {p.key for p in payload.pairs if p.file and not p.disabled}
        found: dict[str, Any] = {}
        for part in plan.parts:
            if part.encoding == "file" and part.wire in files:
                found[part.name] = self._uploads(part)
                continue
            if part.value is not None:
                continue
            given = texts.get(part.wire, _Texts()).of(part)
            if part.encoding == "file" and given:
                found[part.name] = [text.encode() for text in given]
            elif given:
                as_json = part.encoding == "json"
                found[part.name] = self._values.of(part, given, as_json=as_json)
        return found

    def _uploads(self, part: Any) -> Any:
        upload = self._package.runtime("files").Upload
        found = [
            upload(self._open(source), Path(source).name, part.media or _media(source))
            for source in self._request.files.get(part.wire, ("",))
        ]
        return found if len(found) > 1 else found[0]

    def _read(self, key: str) -> bytes:
        for source in self._request.files.get(key, ()):
            content = self._open(source)
            return content if isinstance(content, bytes) else content.read_bytes()
        return b""

    def _open(self, source: str) -> Path | bytes:
        """The file at `source`, or nothing where it is not ours to read."""
        if self._folder is None:
            return b""
        home = self._folder.resolve()
        path = (home / source).resolve()
        return path if path.is_relative_to(home) and path.is_file() else b""


def _parsed(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def _same(one: Any, other: Any) -> bool:
    """Whether both are the same JSON, in which 1 is neither `true` nor 1.0."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = one.keys() == other.keys()
        return keys and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other) and isinstance(one, str) == isinstance(other, str)


def _media(source: str) -> str | None:
    return mimetypes.guess_type(source)[0]


_KINDS: Mapping[Encoding, frozenset[str]] = {
    Encoding.JSON: frozenset({"JsonBody"}),
    Encoding.GRAPHQL: frozenset({"GraphqlBody"}),
    Encoding.FORM: frozenset({"Form"}),
    Encoding.MULTIPART: frozenset({"Multipart"}),
    Encoding.TEXT: frozenset({"TextBody"}),
    Encoding.XML: frozenset({"TextBody"}),
    Encoding.BINARY: frozenset({"BinaryBody"}),
}
