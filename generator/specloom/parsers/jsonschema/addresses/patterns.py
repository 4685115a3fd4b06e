"""Regular expressions of JavaScript, which schemas are written in, as Python's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_TOKEN = re.compile(
    r"\\[pP]\{[^{}]*\}|\\u\{[0-9A-Fa-f]{1,6}\}|\\c[A-Za-z]|\\k<\w+>|\\.|\(\?<(?=\w)"
    r"|\[\^\]|\[\]|\[\^?|\]|.",
    re.DOTALL,
)

_LETTERS = frozenset({"L", "Letter", "Alphabetic", "Alpha", "L&", "LC"})
_DIGITS = frozenset({"N", "Nd", "Number", "Decimal_Number", "digit"})


@cache
def python_pattern(pattern: str) -> str | None:
    """`pattern` as Python reads it; None if Python can't say it.

    What Python has only more than one class of characters for is allowed more than
    JavaScript does, never less.
    """
    if _compiles(pattern):
        return pattern
    said = "".join(_translated(pattern))
    return said if _compiles(said) else None


def _translated(pattern: str) -> Iterator[str]:
    inside = negated = False
    for piece in _TOKEN.findall(pattern):
        if piece in ("[", "[^") and not inside:
            inside, negated = True, piece == "[^"
        elif piece == "]":
            inside = False
        yield _said(piece, inside, negated)


def _said(piece: str, inside: bool, negated: bool) -> str:
    """One piece of a pattern, which may stand `inside` of a class of characters."""
    start = piece[:2]
    if start in ("\\p", "\\P"):
        return _property(piece, inside, negated)
    if start == "\\u" and piece[2:3] == "{":
        code = int(piece[3:-1], 16)
        return re.escape(chr(code)) if code <= _LAST else piece
    if start == "\\c" and len(piece) == 3:
        return f"\\x{ord(piece[2]) % 32:02x}"
    if start == "\\k":
        return f"(?P={piece[3:-1]})"
    if piece == "(?<":
        return "(?P<"
    if piece == "\\/":
        return "/"
    return {"[]": "(?!)", "[^]": r"[\s\S]"}.get(piece, piece)


def _property(piece: str, inside: bool, negated: bool) -> str:
    """A class of characters by a property that Unicode gives them."""
    name = piece[3:-1].rpartition("=")[2]
    known = "letter" if name in _LETTERS else "digit" if name in _DIGITS else ""
    if piece[1] == "P" or negated or not known:
        return piece
    if known == "digit":
        return r"\d"
    return r"\w" if inside else r"[^\W\d_]"


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


_LAST = 0x10FFFF
