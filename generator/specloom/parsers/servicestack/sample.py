"""The sample request and response of a page: what really goes over the wire."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...source import Json
from .types import Dialect


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One half of a sample exchange.

    `value` is the body as JSON; where the copy of the page ends within it, what could
    be saved, and `whole` is false. `text` is the body as it stands there. `line` is
    the index of the first line.
    """

    line: int
    headers: tuple[tuple[str, str], ...] = ()
    text: str = ""
    value: Json = None
    whole: bool = True

    def header(self, name: str) -> str:
        """The value of a header; empty if it is not there."""
        return next((v for k, v in self.headers if k.lower() == name), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The sample call of a page; `end` is the index of the line behind it."""

    method: str
    path: str
    host: str
    request: Message
    status: int = 200
    response: Message | None = None
    end: int = 0

    def within(self) -> str:
        """What the copy of the page ends in; empty if the sample is all there."""
        if self.response is None:
            void = "/oneway/" in self.path and self.request.whole
            return "" if void else "the sample request"
        if self.response.whole:
            return ""
        return "the sample response" if self.response.text else "the answer's headers"


_REQUEST = re.compile(
    r"\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(/\S*) +HTTP/1\.\d"
)
_BEGUN = re.compile(
    r"\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +/\S* *(?:H|HT|HTT|HTTP\S*)?\s*"
)
_RESPONSE = re.compile(r"HTTP/1\.\d (\d{3})\b")
_HEADER = re.compile(r"\s*(Host|Accept|Content-Type|Content-Length): *(.*?)\s*$")
_HEADERS = ("Host", "Accept", "Content-Type", "Content-Length")
_INLINE = re.compile(
    r" (?=(?:Host|Accept|Content-Type|Content-Length): |HTTP/1\.\d \d)"
)

MAX_NESTING = 60
"""Levels of a sample's JSON; ServiceStack itself stops at two per type."""


def is_request(line: str) -> bool:
    """Whether a sample request begins with `line`."""
    return _REQUEST.match(line) is not None


def is_begun(line: str) -> bool:
    """Whether `line` is the beginning of a sample request that is cut off in it."""
    return _BEGUN.fullmatch(line) is not None


def is_answer(line: str) -> bool:
    """Whether a sample response begins with `line`."""
    return _RESPONSE.match(line.lstrip()) is not None


def read(lines: Sequence[str], start: int) -> Exchange:
    """The sample exchange whose request begins with the line `start`."""
    match = _REQUEST.match(lines[start])
    assert match is not None
    stop = next(
        (i for i in range(start, len(lines)) if _RESPONSE.search(lines[i])), len(lines)
    )
    request = _message(lines, start, min(stop + 1, len(lines)), first=True)
    response, end, status = None, stop, 200
    if stop < len(lines):
        answer = _RESPONSE.search(lines[stop])
        assert answer is not None
        status = int(answer[1])
        end = _end(lines, stop + 1)
        response = _message(lines, stop, end)
    return Exchange(
        method=match[1],
        path=match[2],
        host=request.header("host"),
        request=request,
        status=status,
        response=response,
        end=end,
    )


def objects(value: Json) -> Iterator[dict[str, Json]]:
    """Every object in `value`, outermost first."""
    level = [value]
    while level:
        inner: list[Json] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                inner.extend(item.values())
            elif isinstance(item, list):
                inner.extend(item)
        level = inner


def keys(values: Iterable[Json]) -> Iterator[str]:
    """The keys of every object in `values`."""
    for value in values:
        for holder in objects(value):
            yield from holder


def dialect(values: Sequence[Json]) -> Dialect:
    """How the host writes its scalars, by what the samples show."""
    texts = [
        text
        for value in values
        for holder in objects(value)
        for text in holder.values()
        if isinstance(text, str)
    ]
    guids = [text for text in texts if guid_form(text) is not None]
    times = [form for text in texts if (form := datetime_form(text)) is not None]
    return Dialect(
        guid=(guid_form(guids[0]) or "") if guids else "",
        datetime=times[0] if times else "",
        duration="dotnet" if any(_CLOCK.fullmatch(text) for text in texts) else "",
    )


def guid_form(text: str) -> str | None:
    """The form of a Guid: `hex` without dashes; None if `text` is none."""
    if re.fullmatch(r"[0-9a-fA-F]{32}", text):
        return "hex"
    if re.fullmatch(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text):
        return ""
    return None


def datetime_form(text: str) -> str | None:
    """The form of a date with its time, as in `ir.Scalar`; None if `text` is none."""
    if re.fullmatch(r"/Date\(-?\d+(?:[+-]\d{4})?\)/", text):
        return "dotnet"
    match = re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?", text
    )
    if match is None:
        return None
    zone = {"Z": "z", None: "naive"}.get(match[2], "offset")
    return f"{zone}{len(match[1]) - 1 if match[1] else ''}"


_CLOCK = re.compile(r"-?(?:\d+\.)?\d\d:\d\d:\d\d(?:\.\d{1,7})?")


def rescued(text: str) -> tuple[Json, bool] | None:
    """The JSON value that `text` begins with, and whether it is all there.

    Of a value that is cut off, what was complete before the cut is kept.
    """
    if _nesting(text) > MAX_NESTING:
        return None
    try:
        return json.JSONDecoder().raw_decode(text)[0], True
    except ValueError:
        pass
    closed = _closed(text)
    if closed is None:
        return None
    try:
        return json.loads(closed), False
    except ValueError:
        return None


def _message(
    lines: Sequence[str], start: int, end: int, first: bool = False
) -> Message:
    """The message in a range of lines; `first` leaves the response's line out."""
    parted = [
        piece
        for line in lines[start:end]
        for piece in _INLINE.sub("\n", line.strip()).split("\n")
    ]
    if first:
        stop = next(
            (i for i, piece in enumerate(parted) if _RESPONSE.match(piece)), len(parted)
        )
        parted = parted[:stop]
    headers: list[tuple[str, str]] = []
    body = 1
    while body < len(parted):
        match = _HEADER.match(parted[body])
        if match is None and parted[body].strip():
            break
        if match is not None:
            headers.append((match[1], match[2]))
        body += 1
    text = "\n".join(parted[body:]).strip()
    found = rescued(text) if text[:1] in ("{", "[") and text else None
    value, whole = found if found is not None else (None, True)
    if found is None and text[:1] in ("{", "["):
        value, whole = _dump(text)
    elif text.startswith("<"):
        whole = text.endswith(">")
    if text and any(name.startswith(text) for name in _HEADERS):
        text, whole = "", False
    return Message(
        line=start, headers=tuple(headers), text=text, value=value, whole=whole
    )


def _end(lines: Sequence[str], start: int) -> int:
    """The line behind the response whose headers begin with the line `start`."""
    body = start
    while body < len(lines) and (not lines[body].strip() or _HEADER.match(lines[body])):
        body += 1
    if body == len(lines) or lines[body].lstrip()[:1] not in ("{", "["):
        return len(lines)
    depth = 0
    for index in range(body, len(lines)):
        bare = _QUOTED.sub("", lines[index])
        depth += sum(map(bare.count, "{[")) - sum(map(bare.count, "}]"))
        if depth <= 0:
            return index + 1
    return len(lines)


_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"?')
_PIECE = re.compile(r'"(?:\\.|[^"\\])*"|[{}\[\],:]|"|[^\s{}\[\],:"]+')


def _nesting(text: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[{}\[\]]", _QUOTED.sub("", text)):
        depth += 1 if bracket in "{[" else -1
        deepest = max(deepest, depth)
    return deepest


def _closed(text: str) -> str | None:
    """`text` up to the last complete value, with its brackets closed."""
    stack: list[str] = []
    kept: tuple[int, str] | None = None
    key = True
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece in ("{", "["):
            stack.append("}" if piece == "{" else "]")
            key = piece == "{"
        elif piece in ("}", "]"):
            if not stack:
                break
            stack.pop()
        elif piece == ":":
            key = False
            continue
        elif piece == ",":
            key = bool(stack) and stack[-1] == "}"
            continue
        elif piece == '"' or match.end() == len(text):
            break
        elif key:
            continue
        kept = (match.end(), "".join(reversed(stack)))
    return None if kept is None else text[: kept[0]] + kept[1]


def _dump(text: str) -> tuple[Json, bool]:
    """The value of a JSV page's sample, and whether it is all there.

    It is braces, brackets, and `key: value` lines.
    """
    root: list[Json] = []
    stack: list[dict[str, Json] | list[Json]] = [root]
    key = ""
    for line in text.split("\n"):
        piece = line.strip().rstrip(",")
        top = stack[-1]
        if piece in ("{", "["):
            child: dict[str, Json] | list[Json] = {} if piece == "{" else []
            if isinstance(top, dict):
                top[key] = child
            else:
                top.append(child)
            stack.append(child)
        elif piece in ("}", "]"):
            if len(stack) > 1:
                stack.pop()
        elif isinstance(top, dict) and ":" in piece:
            key, _, word = piece.partition(":")
            key = key.strip()
            top[key] = _word(word.strip())
        elif piece and isinstance(top, list):
            top.append(_word(piece))
        if len(stack) > MAX_NESTING:
            return None, True
    return (root[0] if root else None), len(stack) == 1


def _word(text: str) -> Json:
    if text in ("True", "False"):
        return text == "True"
    if re.fullmatch(r"-?\d{1,18}", text):
        return int(text)
    return text
