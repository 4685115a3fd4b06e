"""The head that ServiceStack puts over DTOs: version, address, options."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....source import Cursor

_REACH = 60
"""Lines in which the head stands; the longest there is has about 35."""

_LINE = re.compile(r"\W{0,6}(\w{1,40}):[ \t]*+(.*?)\s*")
_OPTIONS = re.compile(r"\W{0,8}Options:\s*")
_BASE = re.compile(r"^\W{0,6}BaseUrl:[ \t]*+https?://", re.MULTILINE)


def options(lines: Sequence[Cursor]) -> dict[str, str]:
    """What the head says, by name; its lines count as read. Empty without a head."""
    found: dict[str, str] = {}
    inside = False
    for line in lines[:_REACH]:
        text = line.raw if isinstance(line.raw, str) else ""
        if not inside:
            inside = _OPTIONS.fullmatch(text[:200].strip()) is not None
            continue
        match = _LINE.fullmatch(text[:2_000].strip())
        if match is not None and match[1] in _READ:
            found[match[1]] = match[2]
            line.taken()
    return found


def is_source(text: str) -> bool:
    """Whether `text` is program text that begins with such a head."""
    top = text[:6_000]
    start = top.find("Options:")
    return 0 <= start < 200 and _BASE.search(top, start) is not None


_READ = frozenset({"BaseUrl", "Version"})
