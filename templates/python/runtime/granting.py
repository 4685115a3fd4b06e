"""Asks servers for what proves who is asking."""

from __future__ import annotations

from .errors import TransportError
from .http import Request, Response
from .options import Timeout
from .outside import Outside
from .retry import PASSING


async def asked(request: Request, outside: Outside, lacking: str) -> Response:
    """What a server answers to `request`, unless it says to ask again.

    Raises:
        TransportError: There was no answer, or one that says to ask again. The text
            begins with `lacking`.
    """
    try:
        response = await outside.send(request, _PATIENCE)
    except TransportError as error:
        # Of the call itself nothing was sent yet.
        raise type(error)(f"{lacking}: {error.reason}", "not_sent") from error
    if response.status in PASSING:
        raise TransportError(f"{lacking}: {response.status}", "not_sent")
    return response


_PATIENCE = Timeout(connect=5.0, read=30.0, write=30.0, pool=30.0)
