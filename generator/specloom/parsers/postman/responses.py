"""Saved responses: successes with their types, documented failures, examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from ... import ir
from ...diagnostics import Pointer
from ...infer import Sample
from ...prose import clean
from ...source import Cursor
from .body import json_with_holes
from .pairs import header, headers
from .reading import Reading

# Converters cut names off here, in the middle of whatever stands there.
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One saved response.

    `code` is the status that stands there, `status` what the server really sends.
    `broken` tells that `text` was meant to be JSON.
    """

    status: ir.Status
    code: int
    doc: str
    codes: tuple[tuple[str, str], ...]
    at: Pointer
    request: Cursor
    media: str = ""
    value: ir.Value | None = None
    text: str = ""
    broken: bool = False

    @property
    def title(self) -> str:
        """The first line of what the response says of itself."""
        texts = (self.doc, *(doc for _, doc in self.codes))
        return next((t.partition("\n")[0] for t in texts if t), "")

    @property
    def failed(self) -> bool:
        """Whether the response tells of a failure."""
        return self.status.first >= 300


def saved(response: Cursor, reading: Reading) -> Saved | None:
    """What `response` says; None, reported, if it says nothing of use."""
    name = (response / "name").text
    named = _named(name)
    code = _code(response, named, reading)
    if code is None:
        return None
    media = header(headers(response / "header"), "content-type").partition(";")[0]
    body = (response / "body").text
    value, text, broken = _content(body, response, media.strip().lower(), reading)
    if code in _NO_CONTENT:
        value, text, broken = None, "", False
    status = ir.Status.exactly(code)
    if not 400 <= code < 600 and named.codes and named.status is None:
        if value is None or not value.json:
            # An error code of the API, which a converter took for the status.
            status, value = ir.Status(400, 499), None
            reading.report.note(
                "status-is-error-code",
                f"status {code} is only named as an error code: taken as 4XX",
                response.at,
            )
    elif named.status is not None and 300 <= code < 400 <= named.status:
        status = ir.Status.exactly(named.status)
    return Saved(
        status=status,
        code=code,
        doc=named.doc,
        codes=named.codes,
        at=response.at,
        request=response / "originalRequest",
        media=media.strip().lower(),
        value=value,
        text=text,
        broken=broken,
    )


def responses(
    found: Sequence[Saved], operation: str, reading: Reading
) -> Iterator[ir.Response]:
    """The successes among `found`, one for each status."""
    kinds: dict[ir.Status, list[Saved]] = {}
    for one in found:
        if not one.failed:
            kinds.setdefault(one.status, []).append(one)
    for status, several in kinds.items():
        slot = f"{operation}/response/{status.first}"
        yield ir.Response(
            at=several[0].at,
            status=status,
            body=_body(several, slot, reading),
            doc=next((s.doc for s in several if s.doc), ""),
        )


def errors(
    found: Sequence[Saved], operation: str, reading: Reading
) -> Iterator[ir.ErrorCase]:
    """The failures that `found` documents, one for each of the API's own codes."""
    kinds: dict[ir.Status, list[Saved]] = {}
    for one in found:
        if one.failed:
            kinds.setdefault(one.status, []).append(one)
    for status, several in kinds.items():
        span = status.first if status.first == status.last else "4XX"
        body = _body(several, f"{operation}/response/{span}", reading)
        said: set[tuple[str, str]] = set()
        for one in several:
            cases = list(one.codes)
            if one.doc or not cases:
                cases.insert(0, ("", one.doc))
            for code, doc in cases:
                if (code, doc) not in said:
                    said.add((code, doc))
                    yield ir.ErrorCase(
                        at=one.at, status=status, code=code, body=body, doc=doc
                    )


def _body(several: Iterable[Saved], slot: str, reading: Reading) -> ir.Body | None:
    """The body that saved responses of one status show; None if all are empty."""
    full = [s for s in several if s.value is not None or s.text]
    values = [s for s in full if s.value is not None]
    if values:
        if len(values) < len(full):
            reading.report.warning(
                "response-kinds-mixed",
                "answers of one status that are JSON and not: the JSON is taken",
                full[0].at,
            )
        samples = [Sample(s.value.json, s.at) for s in values if s.value is not None]
        media = next((s.media for s in values if "json" in s.media), "application/json")
        return ir.Body(
            at=values[0].at,
            media=media,
            encoding=ir.Encoding.JSON,
            type=reading.inferred(samples, slot),
        )
    if not full:
        return None
    first = next((s for s in full if s.broken), full[0])
    if first.broken:
        media = first.media if "json" in first.media else "application/json"
        return ir.Body(at=first.at, media=media, encoding=ir.Encoding.JSON)
    media = first.media or "text/plain"
    if "xml" in media:
        encoding, type = ir.Encoding.XML, ir.STRING
    elif media.startswith("text/") or "json" in media or "javascript" in media:
        encoding, type = ir.Encoding.TEXT, ir.STRING
    else:
        encoding, type = ir.Encoding.BINARY, ir.Scalar(ir.ScalarKind.BYTES)
    return ir.Body(at=first.at, media=media, encoding=encoding, type=type)


def _content(
    body: str, response: Cursor, media: str, reading: Reading
) -> tuple[ir.Value | None, str, bool]:
    """The JSON value of a body, or its text and whether it is broken JSON.

    There is neither if the body is empty.
    """
    text = body.strip()
    if not text:
        return None, "", False
    language = (response / "_postman_previewlanguage").text.lower()
    expected = "json" in media or (language == "json" and not media)
    if not expected and (text[0] not in "{[" or media.endswith(("xml", "html"))):
        return None, body, False
    value = json_with_holes(text)
    if value is not None and isinstance(value.json, str):
        # A converter puts an example that is JSON text into a JSON string.
        text = value.json.strip()
        if not text:
            return None, "", False
        if text[0] in "{[":
            value = json_with_holes(text)
    if value is not None:
        return value, "", False
    broken = text[0] in "{["
    if expected:
        taken = "any JSON" if broken else "text"
        reading.report.warning(
            "sample-not-json",
            f"a JSON response that is no JSON: taken as {taken}",
            (response / "body").at,
        )
    return None, body, broken and expected


def _code(response: Cursor, named: _Named, reading: Reading) -> int | None:
    code = (response / "code").number
    if isinstance(code, int) and 100 <= code < 600:
        return code
    if named.status is not None:
        return named.status
    phrase = (response / "status").text.strip().lower()
    if phrase in _PHRASES:
        return _PHRASES[phrase]
    if (response / "body").raw:
        reading.report.warning(
            "response-without-code",
            "a saved response without a status: taken as 200",
            response.at,
        )
        return 200
    reading.report.warning(
        "response-empty", "a saved response that says nothing: left out", response.at
    )
    return None


# --- Names ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What the name of a saved response says."""

    doc: str
    status: int | None = None
    codes: tuple[tuple[str, str], ...] = ()


def _named(name: str) -> _Named:
    text = clean(_whole(name))
    status = None
    found = _STATUS.search(text)
    if found is not None:
        status = int(found[1])
        text = text[: found.start()] + text[found.end() :].lstrip(" .:\n")
        text = _without_phrase(text, status)
    text = _NUMBERLESS.sub("", text)
    if len(name) >= _LONGEST_NAME and not text.rstrip().endswith((".", "!", "?")):
        text = f"{text.rstrip()}…"
    head, *rest = _ERROR_CODE.split(text)
    codes = tuple(
        (code, _trimmed(doc)) for code, doc in zip(rest[::2], rest[1::2], strict=True)
    )
    return _Named(doc=_trimmed(head), status=status, codes=codes)


def _whole(name: str) -> str:
    """`name` without the label that its end was cut off in."""
    if len(name) >= _LONGEST_NAME and name.count("**") % 2:
        return name[: name.rindex("**")]
    return name


def _without_phrase(text: str, status: int) -> str:
    """`text` without the words that only repeat the status."""
    first, _, rest = text.partition("\n")
    words = first.strip().rstrip(".").lower()
    if words and _PHRASES.get(words) == status:
        return rest
    return text


def _trimmed(text: str) -> str:
    return text.strip().removeprefix(":").strip()


_NO_CONTENT = frozenset({204, 205, 304})
_PHRASES = {status.phrase.lower(): status.value for status in HTTPStatus}
_STATUS = re.compile(
    r"(?:HTTP )?Status(?: Code)?[ \t]*:?[ \t]*`?([1-5]\d\d)`?(?![\d\w])", re.IGNORECASE
)
_NUMBERLESS = re.compile(r"\A(?:HTTP )?Status Code:[ \t]*(?:\n|\Z)", re.IGNORECASE)
_ERROR_CODE = re.compile(r"Error Code[ \t]*:?[ \t]*`?([\w.-]+)`?", re.IGNORECASE)
