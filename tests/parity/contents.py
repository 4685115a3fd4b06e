"""Compares what two requests carry: forms, multipart forms, JSON and other texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import unquote_plus

from specloom.parsers.postman.jsontext import json_with_holes

from ..loopback import Recorded
from .rules import Context, Difference


def body(truth: Recorded, ours: Recorded, context: Context) -> Iterator[Difference]:
    """Where the bodies of two requests differ."""
    if truth.body == ours.body:
        return
    what = f"body {truth.body[:300]!r}: {ours.body[:300]!r}"
    if not truth.body and context.prunes:
        yield Difference("body-pruning", what)
        return
    kind = (ours.header("Content-Type") or "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        yield from _multipart(truth, ours, context)
    elif kind == "application/x-www-form-urlencoded":
        yield Difference(_form_rule(truth.body, ours.body, context), what)
    else:
        yield Difference(_text_rule(truth, ours), what)


def is_broken(request: Recorded) -> bool:
    """Whether the body of `request` is said to be JSON and is none at all."""
    if "json" not in (request.header("Content-Type") or ""):
        return False
    return json_with_holes(request.body.decode(errors="replace")) is None


def compact(pair: str) -> str:
    """`pair` with JSON in its value written as short as can be."""
    key, equals, value = pair.partition("=")
    if not value.lstrip().startswith(("{", "[")):
        return pair
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        return pair
    return f"{key}{equals}{json.dumps(read, separators=(',', ':'), ensure_ascii=False)}"


def grouped(pairs: Sequence[str]) -> list[str]:
    """`pairs` with those of one key together, where the first of them was."""
    keys = dict.fromkeys(pair.partition("=")[0] for pair in pairs)
    return [p for key in keys for p in pairs if p.partition("=")[0] == key]


def _form_rule(truth: bytes, ours: bytes, context: Context) -> str:
    wanted, sent = (
        [unquote_plus(pair) for pair in body.decode(errors="replace").split("&")]
        for body in (truth, ours)
    )
    if any(pair.partition("=")[0] in context.open for pair in wanted):
        kept = [p for p in wanted if p.partition("=")[0] not in context.open]
        return "variable-in-key" if kept == sent else ""
    if wanted == sent:
        return "percent-encoding"
    if [compact(pair) for pair in wanted] == sent:
        return "json-spacing"
    if grouped(wanted) == sent:
        return "repeated-key-order"
    if sorted(wanted) == sorted(sent) and not context.alone:
        return "order-of-variants"
    return ""


def _text_rule(truth: Recorded, ours: Recorded) -> str:
    own = _json(ours.body)
    if own is not None and _json(truth.body) == own:
        return "json-spacing"
    if is_broken(truth):
        return "broken-json"
    read = json_with_holes(truth.body.decode(errors="replace"))
    if read is None or own is None or _json(truth.body) is not None:
        return ""
    return "loose-json" if _json(json.dumps(read.json).encode()) == own else ""


def _json(body: bytes) -> tuple[object] | None:
    """The JSON in `body`, numbers by their exact value; None if it is none."""
    try:
        return (json.loads(body, parse_float=_number, parse_int=_number),)
    except (ValueError, RecursionError):
        return None


def _number(text: str) -> tuple[str, Decimal]:
    return ("number", Decimal(text))


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    filename: str | None
    media: str
    content: bytes


def _multipart(
    truth: Recorded, ours: Recorded, context: Context
) -> Iterator[Difference]:
    wanted, sent = _parts(truth), _parts(ours)
    if wanted == sent:
        return
    what = f"parts {wanted!r}: {sent!r}"[:800]
    kept = [p for p in sent if p.filename is None or p.content]
    known = [p for p in wanted if p.filename is None or p.content]
    if len(kept) < len(sent) and len(wanted) - len(known) < len(sent) - len(kept):
        yield Difference("file-stand-in", what)
        wanted, sent = known, kept
    if wanted != sent and [_bare(p) for p in wanted] == [_bare(p) for p in sent]:
        yield Difference("part-headers", what)
    elif wanted != sent:
        same = sorted(map(repr, wanted)) == sorted(map(repr, sent))
        rule = "order-of-variants" if same and not context.alone else ""
        fields = [[replace(p, filename=None) for p in side] for side in (wanted, sent)]
        if not context.alone and fields[0] == fields[1]:
            rule = "field-or-file"
        yield Difference(rule, what)


def _bare(part: _Part) -> _Part:
    return replace(part, media="")


def _parts(request: Recorded) -> list[_Part]:
    mark = re.search(r'boundary="?([^";]+)', request.header("Content-Type") or "")
    if mark is None:
        return []
    found = []
    for piece in request.body.split(b"--" + mark[1].encode())[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        lines = head.decode(errors="replace").split("\r\n")
        fields = {k.lower(): v.strip() for k, _, v in (s.partition(":") for s in lines)}
        said = fields.get("content-disposition", "")
        name = re.search(r'\bname="([^"]*)"', said)
        filename = re.search(r'\bfilename="([^"]*)"', said)
        found.append(
            _Part(
                name=name[1] if name else "",
                filename=filename[1] if filename else None,
                media=fields.get("content-type", ""),
                content=content.removesuffix(b"\r\n"),
            )
        )
    return found
