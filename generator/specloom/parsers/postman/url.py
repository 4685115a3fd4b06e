"""URLs in all their forms: where the API lives, the path's template, the query."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ... import ir
from ...diagnostics import Pointer, Report
from ...source import Cursor
from .pairs import Pair, encoded, pairs
from .variables import VARIABLE, resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A URL taken apart.

    `base` is the text in front of the path, with its variables as written; `path` has
    the names of its parameters in braces; `variables` describe them.
    """

    base: str
    path: str
    names: tuple[str, ...]
    query: tuple[Pair, ...]
    variables: tuple[Pair, ...]
    at: Pointer


def address(request: Cursor) -> Address:
    """The URL of a request, or of a request that is nothing but its URL."""
    url = request / "url" if request.is_object else request
    if url.is_object and _has_parts(url):
        base, segments = _base(url), list(_segments(url / "path"))
        query = tuple(pairs(url / "query"))
    else:
        text = (url / "raw").text if url.is_object else url.text
        base, path, query_text = _split(text)
        segments = path.split("/")[1:] if path else []
        query = tuple(encoded(query_text, url.at))
    names: list[str] = []
    template = "/".join(_template(segment, names) for segment in segments)
    return Address(
        base=base,
        path=f"/{template}",
        names=tuple(dict.fromkeys(names)),
        query=query,
        variables=tuple(pairs(url / "variable")),
        at=url.at,
    )


def server(
    base: str, known: Mapping[str, str], at: Pointer, report: Report
) -> ir.Server | None:
    """Where `base` leads; None if nothing is known but the name of a variable."""
    url = resolved(base, known).strip().rstrip("/")
    if not url or VARIABLE.fullmatch(url):
        return None
    if "://" not in url:
        url = f"{'http' if _LOCAL.match(url) else 'https'}://{url}"
        report.note("scheme-assumed", f"no scheme in a URL: {url} taken", at)
    if not _URL.fullmatch(url):
        return None
    url = re.sub(r"(?<=://)[^/@]*@", "", url)
    names = dict.fromkeys(name.strip() for name in VARIABLE.findall(url))
    return ir.Server(
        at=at,
        url=VARIABLE.sub(lambda found: f"{{{found[1].strip()}}}", url),
        variables=tuple(ir.ServerVariable(at=at, wire=name) for name in names),
    )


def label(base: str) -> str:
    """A short name for where `base` leads, to tell two bases apart."""
    if VARIABLE.search(base):
        return VARIABLE.sub(lambda found: found[1].strip(), base)
    try:
        return urlsplit(base).netloc.rpartition("@")[2] or base
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
    if "@" in address.base and "://" in address.base:
        report.warning(
            "credentials-in-url", "credentials in a URL: left out", address.at
        )


def _has_parts(url: Cursor) -> bool:
    return bool(url / "host") or bool(url / "path") or not (url / "raw").text


def _base(url: Cursor) -> str:
    host = url / "host"
    text = ".".join(host.texts) if host.is_list else host.text
    protocol = (url / "protocol").text.removesuffix("://")
    port = url / "port"
    number = port.text or (str(port.number) if port.number is not None else "")
    text = f"{text}:{number}" if number and text else text
    return f"{protocol}://{text}" if protocol and text else text


def _segments(path: Cursor) -> Iterator[str]:
    if not path.is_list:
        yield from path.text.removeprefix("/").split("/") if path.text else ()
        return
    for segment in path:
        number = segment.number
        if segment.is_object:
            yield (segment / "value").text
        else:
            yield segment.text if number is None else str(number)


def _split(text: str) -> tuple[str, str, str]:
    """Base, path and query of a URL that may hold variables anywhere."""
    found = _PARTS.match(text.strip())
    if found is None:
        return "", "", ""
    return found["base"], found["path"], found["query"] or ""


def _template(segment: str, names: list[str]) -> str:
    """`segment` of a path with its parameters in braces; their names are added."""
    colon = _COLON.fullmatch(segment)
    if colon is not None:
        names.append(colon[1])
        return f"{{{colon[1]}}}{_literal(colon[2])}"
    parts: list[str] = []
    position = 0
    for found in _PARAMETER.finditer(segment):
        name = (found[1] or found[2] or found[3] or "").strip()
        if not name:
            continue
        parts.append(_literal(segment[position : found.start()]))
        parts.append(f"{{{name}}}")
        names.append(name)
        position = found.end()
    return "".join((*parts, _literal(segment[position:])))


def _literal(text: str) -> str:
    return text.replace("{", "%7B").replace("}", "%7D")


_PARTS = re.compile(
    r"(?P<base>(?:(?:[A-Za-z][\w+.-]*|\{\{[^{}]*\}\})://)?(?:\{\{[^{}]*\}\}|[^/?#{]|\{)*)"
    r"(?P<path>(?:\{\{[^{}]*\}\}|[^?#{]|\{)*)"
    r"(?:\?(?P<query>(?:\{\{[^{}]*\}\}|[^#{]|\{)*))?"
)
_COLON = re.compile(r":([^.:{}/]+)([^{}]*)", re.DOTALL)
_PARAMETER = re.compile(r"\{\{([^{}]*)\}\}|\{([^{}]+)\}|<([A-Za-z][\w-]*)>")
_LOCAL = re.compile(r"(?:localhost|127\.|0\.0\.0\.0|\[::1\])", re.IGNORECASE)
_URL = re.compile(r"(?:https?|wss?|\{\{[^{}]*\}\})://[^\s<>\"'`]+", re.IGNORECASE)
