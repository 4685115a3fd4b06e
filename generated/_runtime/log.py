"""What a client writes to `logging`: never a query, a header's value or a body.

The HTTP library has a logger of its own, named after it, and writes whole URLs with
their queries there at the level INFO; one of the library below it writes the headers of
answers, cookies among them, at DEBUG. Who logs these levels should leave both out.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from .errors import TransportError
from .http import Response
from .values import Issue

_SHOWN = 5


def attempted(
    service: str, call: str, number: int, outcome: Response | TransportError
) -> None:
    """Tell of one attempt; `call` is the method and the path with its braces."""
    logger = logging.getLogger(service)
    if isinstance(outcome, Response):
        logger.info("%s: %d, attempt %d", call, outcome.status, number)
    else:
        logger.info("%s: %s, attempt %d", call, outcome.reason, number)


def misfits(service: str, call: str, issues: Sequence[Issue]) -> None:
    """Tell of values that do not fit their types, but not what they are."""
    if issues:
        shown = "; ".join(map(str, issues[:_SHOWN]))
        more = f" and {len(issues) - _SHOWN} more" if len(issues) > _SHOWN else ""
        logging.getLogger(service).warning("%s: %s%s", call, shown, more)
