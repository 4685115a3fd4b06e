"""Saved responses: successes with their types and headers, documented failures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from ... import ir
from ...diagnostics import Pointer
from ...infer import Sample
from ...source import Cursor
from .jsontext import broken_at, json_with_holes, mended
from .named import PHRASES, Named, named
from .pairs import Pair, header, headers, take_header
from .reading import Reading
from .replyheaders import response_headers


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
    headers: tuple[Pair, ...] = ()
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


def saved(response: Cursor, asked: str, reading: Reading) -> Saved | None:
    """What `response` says; None, reported, if it says nothing of use.

    `asked` is the media type that the request asked for, which is that of the answer
    where this says none itself.
    """
    said = _number(response / "code")
    called = named((response / "name").text, said)
    code = _code(response, called, reading)
    if code is None:
        return None
    sent = headers(response / "header")
    media = header(sent, "content-type").partition(";")[0].strip().lower()
    take_header(sent, "content-type", response.node)
    media = media or asked.partition(";")[0].strip().lower()
    value, text, broken = _content(response, media, reading)
    if code in _NO_CONTENT:
        value, text, broken = None, "", False
    doc, codes = called.doc, called.codes
    status = ir.Status.exactly(code)
    if _is_error_code(code, called, value, sent):
        # An error code of the API, which a converter took for the status.
        status, value = _4XX, value if code > _HIGHEST else None
        if not codes:
            doc, codes = "", ((str(code), doc),)
        reading.report.note(
            "status-is-error-code",
            f"status {code} is only named as an error code: taken as 4XX",
            response.at,
        )
    elif called.status is not None and 300 <= code < 400 <= called.status:
        status = ir.Status.exactly(called.status)
    return Saved(
        status=status,
        code=code,
        doc=doc,
        codes=codes,
        at=response.at,
        headers=sent,
        media=media,
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
            headers=tuple(
                response_headers([one.headers for one in several], slot, reading)
            ),
            doc=next((s.doc for s in several if s.doc), ""),
        )


def errors(
    found: Sequence[Saved], operation: str, reading: Reading
) -> Iterator[ir.ErrorCase]:
    """The failures that `found` documents, one for each of the API's own codes.

    A success that speaks of codes tells of failures whose status is not known.
    """
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
    known = {case for one in found if one.failed for case in one.codes}
    for one in found:
        for case in () if one.failed else one.codes:
            if case not in known:
                known.add(case)
                yield ir.ErrorCase(at=one.at, status=_4XX, code=case[0], doc=case[1])


def _is_error_code(
    code: int, called: Named, value: ir.Value | None, sent: Sequence[Pair]
) -> bool:
    """Whether `code`, which stands for the status, is no status of HTTP."""
    if code > _HIGHEST:
        return True
    if code >= 400 or (value is not None and value.json):
        return False
    if called.codes and called.status is None:
        return True
    # A choice of places to go to that names none.
    chosen = code == HTTPStatus.MULTIPLE_CHOICES == called.status
    return chosen and not header(sent, "location")


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
    elif media.startswith("text/") or any(word in media for word in _TEXTUAL):
        encoding, type = ir.Encoding.TEXT, ir.STRING
    else:
        encoding, type = ir.Encoding.BINARY, ir.Scalar(ir.ScalarKind.BYTES)
    return ir.Body(at=first.at, media=media, encoding=encoding, type=type)


def _content(
    response: Cursor, media: str, reading: Reading
) -> tuple[ir.Value | None, str, bool]:
    """The JSON value of a body, or its text and whether it is broken JSON.

    There is neither if the body is empty.
    """
    body = response / "body"
    if body.is_object or body.is_list:
        return ir.Value(body.json), "", False
    text = body.text.strip().removeprefix("\ufeff").lstrip()
    if not text:
        return None, "", False
    language = (response / "_postman_previewlanguage").text.lower()
    expected = "json" in media or (language == "json" and not media)
    if not expected and (text[0] not in "{[" or media.endswith(("xml", "html"))):
        return None, body.text, False
    value = json_with_holes(text)
    if value is not None and isinstance(value.json, str):
        # A converter puts an example that is JSON text into a JSON string.
        text = value.json.strip()
        if not text:
            return None, "", False
        if text[0] in "{[":
            value = json_with_holes(text)
    if value is None and expected:
        value = _with_slips(text, body, reading)
    if value is not None:
        return value, "", False
    return None, body.text, text[0] in "{[" and expected


def _with_slips(text: str, body: Cursor, reading: Reading) -> ir.Value | None:
    """The value of a text that was meant to be JSON and is none, as far as it shows."""
    value = mended(text)
    line, reason = broken_at(text)
    where = f"a JSON response that is no JSON in its line {line} ({reason})"
    if value is not None:
        reading.report.note(
            "sample-mended", f"{where}: read as what was meant", body.at
        )
    else:
        taken = "any JSON" if text[0] in "{[" else "text"
        reading.report.warning("sample-not-json", f"{where}: taken as {taken}", body.at)
    return value


def _number(code: Cursor) -> int | None:
    """A status, which may be written as a text."""
    if _DIGITS.fullmatch(code.text):
        return int(code.text)
    number = code.number
    return number if isinstance(number, int) else None


def _code(response: Cursor, called: Named, reading: Reading) -> int | None:
    code = _number(response / "code")
    if isinstance(code, int) and 100 <= code < 600:
        return code
    if called.status is not None:
        return called.status
    phrase = (response / "status").text.strip().lower()
    if phrase in PHRASES:
        return PHRASES[phrase]
    if isinstance(code, int) and code > _HIGHEST:
        return code
    if (response / "body").raw:
        reading.report.warning(
            "response-without-code",
            "a saved response without a status: taken as 200",
            response.at,
        )
        return 200
    if not response / "originalRequest":
        reading.report.warning(
            "response-empty",
            "a saved response that says nothing: left out",
            response.at,
        )
    return None


_DIGITS = re.compile(r"[0-9]{3,6}")
_HIGHEST = 599
"""The highest status there is."""

_4XX = ir.Status(400, 499)
_NO_CONTENT = frozenset({204, 205, 304})
_TEXTUAL = ("json", "javascript", "csv", "yaml", "graphql", "urlencoded", "sql")
"""What makes a media type one of text that does not begin with `text/`."""
