"""Requests as they are sent: address, headers, body."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ... import ir
from ...diagnostics import Report
from ...source import Cursor
from .body import Payload, payload
from .carried import is_credential
from .pairs import Pair, headers, nameless
from .reading import Reading
from .url import Address, address


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One request as it is sent."""

    address: Address
    headers: tuple[Pair, ...]
    payload: Payload | None

    def renamed(self, names: tuple[str, ...]) -> tuple[Pair, ...]:
        """The variables of the path that are in it, under the names in `names`."""
        known = dict(zip(self.address.names, names, strict=False))
        return tuple(
            replace(pair, key=known[pair.key])
            for pair in self.address.variables
            if pair.key in known
        )

    def take_credentials(self, node: str) -> None:
        """Count what proves here who asks as read for `node`."""
        for place, pairs in (
            (ir.Place.HEADER, self.headers),
            (ir.Place.QUERY, self.address.query),
        ):
            for pair in pairs:
                if is_credential(pair, place):
                    pair.take(node)


def sent(request: Cursor, reading: Reading) -> Sent:
    """What `request`, an object or only its URL, sends."""
    for pair in nameless(request / "header") if request.is_object else ():
        reading.report.note(
            "parameter-without-name",
            "a value without a name in the header: left out",
            pair.at,
        )
    return Sent(
        address=reading.sites.settled(address(request), reading.variables),
        headers=headers(request / "header") if request.is_object else (),
        payload=payload(request, reading) if request.is_object else None,
    )


def sent_again(original: Cursor, request: Cursor, reading: Reading) -> Sent:
    """What `original` sent, of which a saved response says that it is `request`.

    What is wrong with a body that stands in both is said once.
    """
    if (original / "body" / "raw").raw == (request / "body" / "raw").raw:
        reading = replace(reading, report=Report())
    return sent(original.again(), reading)
