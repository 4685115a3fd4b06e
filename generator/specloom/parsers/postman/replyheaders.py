"""Headers of saved successes: those that tell a caller something, with their types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ... import ir
from .pairs import Pair, by_key
from .reading import Reading
from .typed import typed_by


def response_headers(
    sources: Sequence[Iterable[Pair]], slot: str, reading: Reading
) -> Iterator[ir.Parameter]:
    """The headers in `sources`, those of the answers of the slot, that mean something.

    What servers and proxies say to each other is left out, and so is what describes the
    body, which its type does, unless the author wrote a word about it.
    """
    answers = list(map(list, sources))
    for key, several in by_key(answers, fold=True).items():
        if is_transport(key) and not any(p.doc for one in several for p in one):
            continue
        operation = slot.partition("/response/")[0]
        typed = typed_by(several, f"{slot}/header/{key}", reading, operation)
        yield ir.Parameter(
            at=typed.at,
            wire=key,
            place=ir.Place.HEADER,
            type=ir.STRING if isinstance(typed.type, ir.List) else typed.type,
            required=len(several) == len(answers),
            examples=typed.examples,
            doc=typed.marks.doc,
        )


def is_transport(key: str) -> bool:
    """Whether the header `key` of an answer tells a caller nothing by itself."""
    return key.lower() in _TRANSPORT or key.lower().startswith(_PREFIXES)


_TRANSPORT = frozenset(
    {"accept-ranges", "age", "allow", "alt-svc", "cache-control", "connection", "date"}
    | {"expect-ct", "expires", "host", "keep-alive", "nel", "p3p"}
    | {"pragma", "referrer-policy", "report-to", "server", "server-timing", "status"}
    | {"set-cookie", "strict-transport-security", "timing-allow-origin", "trailer"}
    | {"transfer-encoding", "upgrade", "vary", "via", "www-authenticate"}
    | {"authorization", "cf-ray", "cf-cache-status", "x-amz-cf-id", "x-amz-cf-pop"}
    | {"x-aspnet-version", "x-aspnetmvc-version", "x-cache", "x-cache-hits"}
    | {"x-content-type-options", "x-dns-prefetch-control", "x-download-options"}
    | {"x-envoy-upstream-service-time", "x-frame-options"}
    | {"x-permitted-cross-domain-policies", "x-powered-by", "x-robots-tag"}
    | {"x-runtime", "x-served-by", "x-timer", "x-ua-compatible", "x-xss-protection"}
)
_PREFIXES = ("access-control-", "content-", "proxy-", "sec-", "cross-origin-")
