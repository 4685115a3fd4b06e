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
    body, which its type does.
    """
    answers = list(map(list, sources))
    for key, several in by_key(answers, fold=True).items():
        if key.lower() in TRANSPORT or key.lower().startswith(_PREFIXES):
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


TRANSPORT = frozenset(
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
"""Headers of answers that tell a caller nothing, in small letters."""

_PREFIXES = ("access-control-", "content-", "proxy-", "sec-", "cross-origin-")
