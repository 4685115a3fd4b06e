"""Where requests go: the servers behind the bases of URLs, and what belongs to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from ... import ir
from ...diagnostics import Report
from ...naming import words
from .url import Address, label, with_path
from .variables import VARIABLE, Values, resolved, without_user

_LEVELS = 19
_LONGEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """What was settled about the URLs of a client.

    A site is the text of a base with all that is known filled in. `main` is that of
    most requests; `prefixes` are the segments that belong to a base, by its text;
    `leads` has an address of each site, with the variables it sees.
    """

    main: str = ""
    prefixes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leads: Mapping[str, tuple[Address, Mapping[str, str]]] = field(default_factory=dict)

    def settled(self, address: Address, values: Mapping[str, str]) -> Address:
        """`address` with all in its base that belongs there, and its site.

        What only spells the main URL in another way is taken for it.
        """
        moved = _moved(address, self.prefixes.get(address.base, ()))
        segments = [
            part
            for segment in moved.segments
            for part in _filled(segment, moved, values)
        ]
        site = _site(moved.base, values) or self.main
        base = moved.base
        if site != self.main and _is_url(self.main) and _is_url(site):
            below, above = _between(site, self.main), _between(self.main, site)
            nested = bool(below) and segments[: len(below)] == below
            if nested and len(segments) > len(below):
                segments, site = segments[len(below) :], self.main
            elif above:
                segments, site = [*above, *segments], self.main
            if site == self.main:
                written = self.leads[self.main][0].base
                base = written if _site(written, values) == site else site
        if segments != list(moved.segments):
            moved = with_path(moved, segments)
        return replace(moved, base=base, site=site)

    def servers(self, used: Iterable[str], report: Report) -> dict[str, ir.Server]:
        """The servers of the sites in `used`, as far as there is one."""
        found = {
            site: one
            for site in dict.fromkeys(used)
            if site in self.leads
            and (one := _server(*self.leads[site], report)) is not None
        }
        return dict(zip(found, _distinct(found.values()), strict=True))


def sites(found: Iterable[tuple[Address, Mapping[str, str]]]) -> Sites:
    """What the addresses of all requests, each with the variables it sees, settle."""
    kinds: dict[str, list[tuple[Address, Mapping[str, str]]]] = {}
    for address, values in found:
        kinds.setdefault(address.base, []).append((address, values))
    prefixes = {base: _prefix(several) for base, several in kinds.items() if base}
    counts: Counter[str] = Counter()
    bases: Counter[tuple[str, str]] = Counter()
    leads: dict[tuple[str, str], tuple[Address, Mapping[str, str]]] = {}
    for base, several in kinds.items():
        for address, values in several:
            moved = _moved(address, prefixes.get(base, ()))
            site = _site(moved.base, values)
            counts[site] += bool(site)
            bases[site, moved.base] += 1
            leads.setdefault((site, moved.base), (moved, values))
    best: dict[str, tuple[Address, Mapping[str, str]]] = {}
    for lead, _ in bases.most_common():
        best.setdefault(lead[0], leads[lead])
    main = max(counts, key=lambda site: (counts[site], _is_url(site)), default="")
    return Sites(main=main, prefixes=prefixes, leads=best)


# --- Servers -------------------------------------------------------------------


def _server(
    address: Address, values: Mapping[str, str], report: Report
) -> ir.Server | None:
    """Where `address` leads; None if it doesn't say.

    The name of a variable alone is a server whose URL is not known. Other variables in
    a URL are the server's, with the values they have.
    """
    at, base = address.at, _trimmed(address.base, values)
    opened = _opened(base, values)
    known = resolved(opened, values)
    if not known:
        return None
    if without_user(known) != known:
        report.warning("credentials-in-url", "credentials in a URL: left out", at)
    url = without_user(opened)
    if "://" not in known and not VARIABLE.match(known):
        url = f"{_scheme(known)}://{url}"
        report.note("scheme-assumed", f"no scheme in a URL: {url} taken", at)
    url = url.rstrip("/")
    if not _is_web(resolved(url, values)) and not VARIABLE.match(known):
        report.warning("url-not-web", f"no URL to send to: {label(base)!r}", at)
        url = f"{{{{{_name(base)}}}}}"
    names = dict.fromkeys(name.strip() for name in VARIABLE.findall(url))
    return ir.Server(
        at=at,
        name=_name(base),
        url=VARIABLE.sub(lambda found: f"{{{found[1].strip()}}}", url),
        variables=tuple(
            ir.ServerVariable(at=at, wire=name, default=_default(name, values))
            for name in names
        ),
    )


def _default(name: str, values: Mapping[str, str]) -> str:
    value = resolved(f"{{{{{name}}}}}", values)
    return "" if VARIABLE.search(value) else without_user(value)


def _name(base: str) -> str:
    """What to call the server at `base`: its variables, or the label of its host."""
    names = [str(name).strip() for name in VARIABLE.findall(base)]
    if names:
        telling = [n for n in names if not _MINOR.isdisjoint(words(n))]
        rest = [n for n in names if n not in telling]
        return " ".join(dict.fromkeys(rest or names))
    if label(base).startswith("["):
        return "ipv6"
    host = label(base).partition(":")[0]
    labels = [part for part in host.split(".") if part and part != "www"]
    named = len(labels) > 1 and not labels[-1].isdigit()
    return labels[0] if named else host


def _distinct(servers: Iterable[ir.Server]) -> Iterator[ir.Server]:
    """`servers` with names of their own: the whole host where its labels clash."""
    taken: set[tuple[str, ...]] = set()
    numbers: Counter[str] = Counter()
    for one in servers:
        name = one.name
        if words(name) in taken and "{" not in one.url:
            name = _host(one.url)
        while not name or words(name) in taken:
            numbers[one.name] += 1
            name = f"{one.name} {numbers[one.name] + 1}"
        taken.add(words(name))
        yield replace(one, name=name)


# --- What belongs to a base ----------------------------------------------------


def _prefix(
    several: Sequence[tuple[Address, Mapping[str, str]]],
) -> tuple[str, ...]:
    """The first segments of all addresses of one base that belong to the base.

    They end with a variable for a part of the base, such as `api` and `{{version}}`.
    """
    common = list(several[0][0].segments)
    for address, _ in several:
        same = 0
        for one, other in zip(common, address.segments, strict=False):
            if one != other:
                break
            same += 1
        del common[same:]
    last = 0
    for index, segment in enumerate(common):
        if not any(sign in segment for sign in "{:<"):
            continue
        if not all(_is_part(segment, address, values) for address, values in several):
            break
        last = index + 1
    return tuple(common[:last])


def _moved(address: Address, prefix: tuple[str, ...]) -> Address:
    if not prefix or address.segments[: len(prefix)] != prefix:
        return address
    moved = replace(address, base="/".join((address.base, *prefix)))
    return with_path(moved, address.segments[len(prefix) :])


def _filled(
    segment: str, address: Address, values: Mapping[str, str]
) -> tuple[str, ...]:
    """`segment`, or what stands there if it is a variable for a part of the base."""
    if _is_part(segment, address, values):
        return tuple(resolved(segment, values).split("/"))
    return (segment,)


def _is_part(segment: str, address: Address, values: Mapping[str, str]) -> bool:
    """Whether `segment` is a variable for a path or a version, no parameter.

    Its value has to be known and to look like one; what the request itself describes as
    a variable of its path is a parameter.
    """
    found = VARIABLE.fullmatch(segment)
    name = found[1].strip() if found is not None else ""
    if not name or name not in values:
        return False
    if any(p.key == name and p.cursor is not None for p in address.variables):
        return False
    value = resolved(segment, values)
    if VARIABLE.search(value) or "://" in value:
        return False
    if "/" in value or _VERSION.fullmatch(value):
        return True
    last = (words(name) or ("",))[-1]
    return last in _PART_NAMES and _PLAIN.fullmatch(value) is not None


def _site(base: str, values: Mapping[str, str]) -> str:
    known = without_user(resolved(_trimmed(base, values), values)).rstrip("/")
    if known and "://" not in known and not VARIABLE.match(known):
        return f"{_scheme(known)}://{known}"
    return known


def _trimmed(base: str, values: Mapping[str, str]) -> str:
    """`base` without what ends it and says nothing: a slash, an empty variable."""
    text = base.strip().rstrip("/")
    last = _LAST_VARIABLE.search(text)
    if last is None or not isinstance(values, Values):
        return text
    return text[: last.start()] if values.is_blank(last[1].strip()) else text


def _opened(base: str, values: Mapping[str, str]) -> str:
    """`base` with those variables filled in that hold more than a part of a URL."""
    text = base
    for _ in range(_LEVELS):
        alone = VARIABLE.fullmatch(text) is not None

        def opened(found: re.Match[str], alone: bool = alone) -> str:
            value = values.get(found[1].strip(), "")
            known = resolved(value, values)
            whole = alone or "://" in known or known in _SCHEMES
            return value if value and whole else found[0]

        filled = VARIABLE.sub(opened, text)
        if filled == text or len(filled) > _LONGEST:
            break
        text = filled
    return text


def _between(outer: str, inner: str) -> list[str]:
    """The segments by which the URL `inner` is longer than `outer`, if any."""
    if not inner.startswith(f"{outer}/"):
        return []
    return inner.removeprefix(f"{outer}/").split("/")


def _is_url(site: str) -> bool:
    return "{{" not in site and _URL.fullmatch(site) is not None


def _is_web(url: str) -> bool:
    return _URL.fullmatch(url) is not None and bool(_host(VARIABLE.sub("x", url)))


def _host(url: str) -> str:
    """The host in `url`; empty if there is none, or the URL is broken."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _scheme(base: str) -> str:
    return "http" if _LOCAL.match(base) else "https"


_LAST_VARIABLE = re.compile(r"(?<=[^/])\{\{([^{}]*)\}\}\Z")
_SCHEMES = frozenset({"http", "https", "ws", "wss"})
_LOCAL = re.compile(r"(?:localhost|127\.|0\.0\.0\.0|\[::1\])", re.IGNORECASE)
_URL = re.compile(r"(?:https?|\{\{[^{}]*\}\})://[^\s<>\"'`]+", re.IGNORECASE)
_VERSION = re.compile(
    r"[vV]\d+(?:[._-]\w{1,12})*|\d+\.\d+(?:\.\d+)*|\d{4}-\d\d(?:-\d\d)?"
)
_PLAIN = re.compile(r"[A-Za-z0-9._~-]{1,40}")
_PART_NAMES = frozenset(
    {"basepath", "context", "path", "prefix", "root", "stage", "ver", "version"}
)
"""The last words of variables that hold a part of a base."""
_MINOR = frozenset(
    {"path", "port", "prefix", "protocol", "scheme", "stage", "version", "ver"}
)
"""Words of variables that don't tell one server from another."""
