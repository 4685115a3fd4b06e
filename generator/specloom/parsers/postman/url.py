"""URLs in all their forms, taken apart: base, path, query, variables of the path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from ...diagnostics import Pointer, Report
from ...infer.secrets import looks_secret
from ...naming import singular
from ...source import Cursor
from .container import text_of
from .pairs import Pair, encoded, pairs
from .variables import VARIABLE, without_user


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A URL taken apart.

    `base` is the text in front of the path, with its variables as written; `path` has
    the names of its parameters in braces; `variables` describe them. `segments` are
    those of the path as written. The texts of `query` are decoded, but for those with
    variables. `site` tells apart where the bases of several addresses lead, once that
    is settled. `user` is whether credentials stood in front of the host.
    """

    base: str
    path: str
    segments: tuple[str, ...]
    names: tuple[str, ...]
    query: tuple[Pair, ...]
    variables: tuple[Pair, ...]
    at: Pointer
    site: str = ""
    fragment: str = ""
    user: bool = False


def address(request: Cursor) -> Address:
    """The URL of a request, or of a request that is nothing but its URL.

    Where the parts of a URL and its text differ, the parts count, as in Postman.
    """
    url = request / "url" if request.is_object else request
    if url.is_object and _has_parts(url):
        base, segments = _base(url)
        # Only looked at: it is never sent.
        fragment = text_of(url.silent() / "hash")
    else:
        base, path, _, fragment = _split(_whole(url))
        segments = path.split("/")[1:] if path else []
    return with_path(
        Address(
            base=without_user(base),
            user=without_user(base) != base,
            path="",
            segments=(),
            names=(),
            query=query(request),
            variables=tuple(pairs(url / "variable")),
            at=url.at,
            fragment=fragment,
        ),
        segments,
    )


def query(request: Cursor) -> tuple[Pair, ...]:
    """The query of the URL of a request, or of a request that is nothing but one."""
    url = request / "url" if request.is_object else request
    listed = url / "query"
    if listed or (url.is_object and _has_parts(url)):
        return tuple(map(_readable, pairs(listed)))
    return tuple(encoded(_split(_whole(url))[2], url.at))


def _whole(url: Cursor) -> str:
    return text_of(url / "raw" if url.is_object else url)


def _readable(pair: Pair) -> Pair:
    """`pair` of a list, which may be percent-encoded there, as a server reads it."""
    if "%" not in pair.key and "%" not in (pair.value or ""):
        return pair
    texts = [
        t if t is None or "{{" in t else unquote(t) for t in (pair.key, pair.value)
    ]
    return replace(pair, key=texts[0] or "", value=texts[1])


def with_path(address: Address, segments: Sequence[str]) -> Address:
    """`address` with the path that `segments` make.

    An identifier that stands there in so many letters is a parameter as well, with that
    as its value.
    """
    described = [pair for pair in address.variables if pair.cursor is not None]
    authored = {name for segment in segments for name in _template(segment)[1]}
    names: list[str] = []
    literals: dict[str, str] = {}
    made: list[str] = []
    for index, segment in enumerate(segments):
        name = _identified(segments[index - 1] if index else "", segment)
        if name and name not in names and name not in authored:
            names.append(name)
            literals[name] = segment
            made.append(f"{{{name}}}")
        else:
            text, inside = _template(segment)
            made.append(text)
            names += inside
    return replace(
        address,
        path=f"/{'/'.join(made)}",
        segments=tuple(segments),
        names=tuple(dict.fromkeys(names)),
        variables=(
            *described,
            *_unlisted(segments, {pair.key for pair in described}, address.at),
            *(Pair(key=k, value=v, at=address.at) for k, v in literals.items()),
        ),
    )


def label(base: str) -> str:
    """A short name for where `base` leads, to tell two bases apart."""
    if VARIABLE.search(base):
        return VARIABLE.sub(lambda found: found[1].strip(), base)
    try:
        return urlsplit(base).netloc or base
    except ValueError:
        return base


def check(address: Address, report: Report) -> None:
    """Report what of the URL is not taken."""
    if not address.base and address.path == "/":
        report.warning("url-missing", "a request without a URL", address.at)
    used = set(address.names)
    for variable in address.variables:
        if variable.key not in used:
            report.note(
                "path-variable-unused",
                f"no {variable.key!r} in the path: left out",
                variable.at,
            )
    if address.fragment:
        report.note(
            "url-fragment", "a fragment in a URL is not sent: left out", address.at
        )
    if address.user:
        report.warning(
            "credentials-in-url", "credentials in a URL: left out", address.at
        )


def _has_parts(url: Cursor) -> bool:
    return bool(url / "host") or bool(url / "path") or not text_of(url / "raw")


def _base(url: Cursor) -> tuple[str, list[str]]:
    """What stands in front of the path, and the segments of the path."""
    host = url / "host"
    text = ".".join(filter(None, map(text_of, host))) if host.is_list else text_of(host)
    segments = list(_segments(url / "path"))
    base, path, _, _ = _split(text)
    if path:
        text = base
        segments = [*path.rstrip("/").split("/")[1:], *segments]
    protocol = text_of(url / "protocol").rstrip(":/")
    port = text_of(url / "port")
    text = f"{text}:{port}" if port and text else text
    return f"{protocol}://{text}" if protocol and text else text, segments


def _segments(path: Cursor) -> Iterator[str]:
    if not path.is_list:
        text = text_of(path).removeprefix("/")
        yield from text.split("/") if text else ()
        return
    for segment in path:
        text = text_of(segment / "value" if segment.is_object else segment)
        yield from text.split("/")


def _unlisted(segments: Iterable[str], listed: set[str], at: Pointer) -> Iterator[Pair]:
    """The variables that are whole segments and described nowhere, as they stand."""
    for segment in segments:
        found = VARIABLE.fullmatch(segment)
        if found is not None and (name := _named(found[1])) not in listed:
            listed.add(name)
            yield Pair(key=name, value=segment, at=at)


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[str, str, str, str]:
    """Base, path, query and fragment of a URL that may hold variables anywhere."""
    found = _PARTS.match(text.strip())
    if found is None:
        return "", "", "", ""
    return found["base"], found["path"], found["query"] or "", found["hash"] or ""


@lru_cache(maxsize=4096)
def _identified(before: str, segment: str) -> str:
    """The name of the parameter that `segment`, a literal, is a value of; or nothing.

    A UUID, what MongoDB makes and what looks like a secret are identifiers anywhere, a
    number only behind the name of what it counts: `users/12`, but not `v/2` or
    `status/200`.
    """
    counted = _NUMBER.fullmatch(segment) and _COLLECTION.fullmatch(before)
    if not (counted or _OPAQUE.fullmatch(segment) or looks_secret(segment)):
        return ""
    noun = before if _NOUN.fullmatch(before) else ""
    if not noun:
        return "id"
    return f"{singular(noun)}{'Id' if noun.isalpha() else '_id'}"


@lru_cache(maxsize=4096)
def _template(segment: str) -> tuple[str, tuple[str, ...]]:
    """`segment` of a path with its parameters in braces, and their names."""
    segment = _ENCODED.sub(lambda found: f"{{{found[1]}}}", segment)
    colon = _COLON.fullmatch(segment)
    if colon is not None:
        return f"{{{colon[1]}}}{_literal(colon[2])}", (colon[1],)
    names: list[str] = []
    parts: list[str] = []
    position = 0
    for found in _PARAMETER.finditer(segment):
        name = _named(found[1] or found[2] or found[3] or "")
        if not name:
            continue
        parts.append(_literal(segment[position : found.start()]))
        parts.append(f"{{{name}}}")
        names.append(name)
        position = found.end()
    return "".join((*parts, _literal(segment[position:]))), tuple(names)


def _named(text: str) -> str:
    """The name of a parameter; a value that Postman makes up has a mark in front."""
    name = text.strip()
    return name.removeprefix("$") or name


def _literal(text: str) -> str:
    return text.replace("{", "%7B").replace("}", "%7D")


_PARTS = re.compile(
    r"(?P<base>(?:(?:[A-Za-z][\w+.-]*|\{\{[^{}]*\}\})://)?(?:\{\{[^{}]*\}\}|[^/?#{]|\{)*)"
    r"(?P<path>(?:\{\{[^{}]*\}\}|[^?#{]|\{)*)"
    r"(?:\?(?P<query>(?:\{\{[^{}]*\}\}|[^#{]|\{)*))?"
    r"(?:\#(?P<hash>.*))?",
    re.DOTALL,
)
_COLON = re.compile(r":([^.:{}/]+)([^{}]*)", re.DOTALL)
_PARAMETER = re.compile(r"\{\{([^{}]*)\}\}|\{([^{}]+)\}|<([A-Za-z][\w-]*)>")
_ENCODED = re.compile(r"%7[Bb](?:%7[Bb])?([\w.$-]+)%7[Dd](?:%7[Dd])?")
_OPAQUE = re.compile(
    r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
    r"|(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{24}"
)
_NUMBER = re.compile(r"[0-9]{1,19}")
_NOUN = re.compile(r"[A-Za-z][A-Za-z_-]*")
_COLLECTION = re.compile(r"(?=[A-Za-z_-]{4,}\Z)[A-Za-z_-]*[^siu]s", re.IGNORECASE)
