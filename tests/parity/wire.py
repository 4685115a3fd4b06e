"""Compares two requests as they came over the wire."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, unquote_plus

from ..loopback import Recorded
from .contents import body, compact, grouped
from .rules import Context, Difference


def compared(truth: Recorded, ours: Recorded, context: Context) -> list[Difference]:
    """Where `ours` differs from `truth`."""
    found = list[Difference]()
    if truth.method != ours.method:
        found.append(Difference("", f"method {truth.method}: {ours.method}"))
    path, mark, query = truth.target.partition("?")
    own_path, _, own_query = ours.target.partition("?")
    found += _path(path, own_path)
    if mark and not query and not own_query:
        found.append(Difference("empty-query", ""))
    found += _query(query, own_query, context)
    found += _headers(truth, ours, context)
    found += body(truth, ours, context)
    return found


def _path(truth: str, ours: str) -> Iterator[Difference]:
    if truth == ours:
        return
    what = f"path {truth}: {ours}"
    wanted, sent = ([unquote(s) for s in p.split("/")] for p in (truth, ours))
    if wanted != sent and [s for s in wanted if s != "."] == sent:
        yield Difference("dot-segments", what)
    else:
        yield Difference("percent-encoding" if wanted == sent else "", what)


def _query(truth: str, ours: str, context: Context) -> Iterator[Difference]:
    if truth == ours:
        return
    what = f"query {truth}: {ours}"
    wanted = [p for p in truth.split("&") if p]
    sent = [p for p in ours.split("&") if p]
    named = [p for p in wanted if not p.startswith("=")]
    if len(named) < len(wanted):
        yield Difference("nameless-key", what)
    closed = [p for p in named if unquote_plus(p.partition("=")[0]) not in context.open]
    if len(closed) < len(named):
        yield Difference("variable-in-key", what)
    wanted = closed
    forced = _forced(sent, truth, context)
    if forced:
        yield Difference("required", what)
        sent = [pair for pair in sent if pair not in forced]
    if _signed(wanted) and _signed(wanted) == _signed(sent):
        yield Difference("nonce", what)
        return
    if any("=" not in pair for pair in wanted):
        yield Difference("bare-key", what)
        wanted = [pair if "=" in pair else f"{pair}=" for pair in wanted]
    plain, plus = [unquote(p) for p in wanted], [unquote_plus(p) for p in wanted]
    own = [unquote_plus(p) for p in sent]
    if wanted == sent:
        return
    if own in (plain, plus):
        escaped = own == plain and "+" in truth
        yield Difference("plus-sign" if escaped else "percent-encoding", what)
    else:
        yield Difference(_order_rule(plain, plus, own, context), what)


def _order_rule(
    plain: Sequence[str], plus: Sequence[str], own: Sequence[str], context: Context
) -> str:
    """The rule by which the pairs `own` differ from what Postman's are read as."""
    for read in (plain, plus):
        if [compact(pair) for pair in read] == own:
            return "json-spacing"
        if grouped(read) == own:
            return "repeated-key-order"
        if sorted(read) == sorted(own) and not context.alone:
            return "order-of-variants"
    return ""


def _signed(pairs: Sequence[str]) -> list[str]:
    """The pairs of a signed query, less what differs each time; none if unsigned."""
    keys = {pair.partition("=")[0] for pair in pairs}
    if not keys & {"oauth_signature", "X-Amz-Signature"}:
        return []
    kept = (p for p in pairs if p.partition("=")[0] not in _LOT)
    return sorted(p for p in kept if not p.endswith("="))


def _forced(sent: Sequence[str], truth: str, context: Context) -> list[str]:
    """The pairs that are sent though their keys are switched off."""
    known = {unquote_plus(pair.partition("=")[0]) for pair in truth.split("&")}
    keys = context.off - known
    return [p for p in sent if unquote_plus(p.partition("=")[0]) in keys]


# --- Headers -------------------------------------------------------------------


def _headers(truth: Recorded, ours: Recorded, context: Context) -> Iterator[Difference]:
    wanted, sent = _by_name(truth), _by_name(ours)
    for name in dict.fromkeys((*wanted, *sent)):
        theirs, own = wanted.get(name, []), sent.get(name, [])
        if theirs == own or name in _CONNECTION:
            continue
        if name in _USUAL and all(re.fullmatch(_USUAL[name], v) for v in theirs):
            continue
        rule = _header_rule(name, theirs, own, truth, ours)
        if name == "content-type" and context.prunes and not truth.body:
            rule = rule or "body-pruning"
        if name == "authorization" and not own:
            rule = _unproved(theirs[0], context)
        yield Difference(rule, f"header {name}: {_shown(name, theirs, own)}")


def _shown(name: str, theirs: list[str], own: list[str]) -> str:
    if name == "authorization":
        theirs, own = ([f"{_word(v)[0]} ..." for v in vs] for vs in (theirs, own))
    return f"{theirs!r}: {own!r}"


def _header_rule(
    name: str, theirs: list[str], own: list[str], truth: Recorded, ours: Recorded
) -> str:
    match name:
        case "accept":
            return "accept-header"
        case "user-agent":
            return "user-agent"
        case "content-type":
            return _content_type_rule(theirs, own, truth, ours)
        case "authorization" if theirs and own:
            (one, first), (two, second) = (_word(v[0]) for v in (theirs, own))
            if one == two and first == second:
                return "scheme-case"
            if one == two and _without_lot(first) == _without_lot(second):
                return "nonce"
            if one == two == "aws4-hmac-sha256" and _is_same_key(first, second):
                return "signed-headers"
        case "x-amz-date" if theirs and own:
            return "nonce"
        case "x-amz-content-sha256" if "AWS4" in (ours.header("Authorization") or ""):
            return "signed-headers"
        case _:
            pass
    if [", ".join(theirs)] == own or [",".join(theirs)] == own:
        return "repeated-header"
    if theirs == [""] and not own:
        return "empty-header"
    same = [v.strip() for v in theirs] == [v.strip() for v in own]
    return "header-space" if same else ""


def _unproved(theirs: str, context: Context) -> str:
    """The rule by which a credential is not sent."""
    word = theirs.partition(" ")[0].lower()
    if not theirs.strip():
        return "empty-header"
    if word == "digest":
        return "digest-preset"
    if word in _SIGNATURES and context.signed:
        return "stale-signature"
    return "credentials-in-url" if word == "basic" and context.user else ""


def _word(value: str) -> tuple[str, str]:
    word, _, rest = value.partition(" ")
    return word.lower(), rest.strip()


def _without_lot(proof: str) -> dict[str, str] | None:
    """The fields of a signature, less those that differ each time; None without any."""
    fields = dict(re.findall(r'([\w-]+)="?([^",]*)"?', proof))
    drawn = _LOT & fields.keys()
    return {k: v for k, v in fields.items() if v and k not in drawn} if drawn else None


def _is_same_key(one: str, other: str) -> bool:
    """Whether two signatures of AWS are by the same key, and for the same service."""
    found = [re.match(r"Credential=([^,]*),", proof) for proof in (one, other)]
    keys = [match[1] for match in found if match is not None]
    return len(keys) == 2 and keys[0] == keys[1]


def _content_type_rule(
    theirs: list[str], own: list[str], truth: Recorded, ours: Recorded
) -> str:
    if not truth.body and not ours.body and not own:
        return "content-type-without-body"
    one, other = (_media(v[0]) if v else "" for v in (theirs, own))
    if one == other:
        return "content-type-charset"
    return "content-type-of-text" if one == "text/plain" or not one else ""


def _by_name(request: Recorded) -> dict[str, list[str]]:
    """The headers by their names, the boundary of a form left out."""
    found: dict[str, list[str]] = {}
    for name, value in request.headers:
        plain = re.sub(r';\s*boundary="?[^";]*"?', "", value)
        kept = plain if name.lower() == "content-type" else value
        found.setdefault(name.lower(), []).append(kept)
    return found


def _media(value: str) -> str:
    """A media type with its parameters, less the charset UTF-8."""
    parts = [part.strip() for part in value.lower().split(";")]
    return ";".join(p for p in parts if p.replace('"', "") != "charset=utf-8")


_CONNECTION = frozenset(
    {"accept-encoding", "connection", "content-length", "host", "postman-token"}
    | {"transfer-encoding"}
)
"""Headers that are about the connection, or about Postman."""

_SIGNATURES = frozenset({"aws4-hmac-sha256", "eg1-hmac-sha256", "hawk", "oauth"})

_USUAL = {
    "user-agent": r"PostmanRuntime/.*",
    "accept": r"\*/\*",
    "cache-control": "no-cache",
}
"""What Postman sends by itself, in headers that a collection may hold as well."""

_LOT = frozenset(
    {"X-Amz-Date", "X-Amz-Signature", "cnonce", "mac", "nc", "nonce", "oauth_nonce"}
    | {"oauth_signature", "oauth_timestamp", "response", "Signature", "ts"}
)
"""What of a signature is drawn by lot, read from the clock, or made of these."""
