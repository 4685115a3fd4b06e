"""What a URL on the command line means: a host with its metadata, or a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from ..infer.secrets import REDACTED, holds_secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a pull begins.

    `bases` are the places where the host may have its services, likeliest first; none
    if the URL can only be a document. `asked` says whether the URL itself is asked for
    first, since it may be a document.
    """

    url: str
    bases: tuple[str, ...]
    asked: bool

    @property
    def name(self) -> str:
        """What the pull is called in the records: the same for all pages of a host."""
        return without_secrets(self.url if self.asked else self.bases[0])

    @property
    def host(self) -> str:
        """The name of the host, without its port."""
        return urlsplit(self.url).hostname or ""


def started(url: str) -> Start:
    """What `url` means.

    Raises:
        ValueError: it is no URL of a host, or holds credentials.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("begins with https:// or http:// and the name of a host")
    if "@" in parts.netloc:
        raise ValueError("holds credentials: give them with --header")
    host = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
    if origin(host) is None:
        raise ValueError("is no URL: its port is none")
    path = parts.path.rstrip("/")
    is_page = "op=" in parts.query.lower()
    known = (is_page and _PAGE.search(path)) or _KNOWN.search(path)
    if known:
        return Start(url=host, bases=(host + path[: known.start()],), asked=False)
    if not path:
        return Start(url=host, bases=(host, f"{host}/api"), asked=False)
    whole = urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))
    bases = () if _FILE.search(path) else (host + path, host)
    return Start(url=whole, bases=bases, asked=True)


def origin(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of `url`; None if it is none, or holds credentials."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None
    if parts.hostname is None or port is None or "@" in parts.netloc:
        return None
    return parts.scheme, parts.hostname, port


def joined(base: str, link: str) -> str | None:
    """Where `link` on the page `base` leads to, if that is of the same origin."""
    try:
        url = urljoin(base, link.strip()).partition("#")[0]
    except ValueError:
        return None
    return url if origin(url) is not None and origin(url) == origin(base) else None


def page_url(base: str, operation: str) -> str:
    """Where the page of `operation` is, on the host that has its services at `base`."""
    name = quote(operation, safe="", errors="replace")
    return f"{base}/json/metadata?op={name}"


def without_secrets(url: str) -> str:
    """`url` with the credentials in its query hidden: fit to be printed and kept."""
    head, mark, query = url.partition("?")
    shown = []
    for pair in query.split("&"):
        name, equals, value = pair.partition("=")
        secret = holds_secret(unquote(name), unquote(value))
        shown.append(f"{name}{equals}{REDACTED}" if secret else pair)
    return head + mark + "&".join(shown)


_PORTS = {"http": 80, "https": 443}

_KNOWN = re.compile(
    r"""(?: /types/(?:metadata|[a-z]+)
        | /operations/metadata
        | /metadata/(?:app|nav)
        | /(?:json|jsonl|xml|jsv|csv|soap1[12])/(?:metadata|(?:reply|oneway)/[^/]+)
        | /metadata
        )(?:\.[a-z]+)?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""The ends of paths that every host has."""

_PAGE = re.compile(r"/[^/]+/metadata\Z", re.IGNORECASE)
_FILE = re.compile(r"\.(?:json|ya?ml|txt|html?)\Z", re.IGNORECASE)
