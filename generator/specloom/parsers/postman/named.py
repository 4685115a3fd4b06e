"""The names of saved responses, in which vendors document what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus

from ...infer.secrets import without_secrets
from ...prose import clean

# Converters cut names off here, in the middle of whatever stands there.
_LONGEST_NAME = 255

PHRASES = {status.phrase.lower(): status.value for status in HTTPStatus}
"""The statuses by their phrases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the name of a saved response says.

    `codes` are the API's own error codes, each with its text.
    """

    doc: str
    status: int | None = None
    codes: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def named(name: str, code: int | None = None) -> Named:
    """What `name` says of a response that is saved with `code` as its status.

    The status and the words that only repeat it are taken out of the texts.
    """
    cut = len(name) >= _LONGEST_NAME
    text = clean(without_secrets(_whole(name) if cut else name))
    status, text = _status(text, code)
    if cut and text.strip() and not text.rstrip().endswith((".", "!", "?")):
        text = f"{text.rstrip()}…"
    text, codes = _codes(text)
    if codes and text.rstrip(".").lower() in PHRASES:
        text = ""
    if status is None and not codes and code in _MISTAKEN and _fails(text, code):
        return Named(doc="", codes=((str(code), text),))
    return Named(
        doc="" if text.lower() in _DEFAULTS else text, status=status, codes=codes
    )


def _whole(name: str) -> str:
    """`name` without the label or the code that its end was cut off in."""
    if name.count("**") % 2:
        return name[: name.rindex("**")]
    if name.count("`") % 2:
        return _LAST_LABEL.sub("", name)
    return name


def _status(text: str, code: int | None) -> tuple[int | None, str]:
    """The status that `text` names, and the rest of it."""
    status = None
    found = _STATUS.search(text) or _leading(text, code)
    if found is not None:
        status = int(found[1])
        rest = text[found.end() :].lstrip(" .:\n")
        text = _without_phrase(text[: found.start()] + rest, status)
    return status, _NUMBERLESS.sub("", text)


def _leading(text: str, code: int | None) -> re.Match[str] | None:
    """The status that `text` begins with, if it is that of the response."""
    found = _LEADING.match(text)
    return found if found is not None and int(found[1]) == code else None


def _without_phrase(text: str, status: int) -> str:
    """`text` without the words at its begin that only repeat the status."""
    while True:
        line, _, rest = text.partition("\n")
        words = line.strip().rstrip(".").lower()
        known = PHRASES.get(words)
        if known == status or (known is not None and known < 300 and status < 300):
            text = rest
            continue
        phrase = _phrase(status)
        after = text[len(phrase) :]
        if phrase and text.lower().startswith(phrase) and _TOLD.match(after):
            text = after.lstrip(" .:,\N{EN DASH}-")
        return text


def _phrase(status: int) -> str:
    return next((phrase for phrase, code in PHRASES.items() if code == status), "")


def _codes(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`text` up to its error codes, and those with their texts."""
    first = _ERROR_CODES.search(text)
    if first is None:
        return _rows(text)
    found = dict.fromkeys(_labelled(text))
    return _trimmed(text[: first.start()]), tuple(found)


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    labels = list(_ERROR_CODES.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        doc = _trimmed(text[label.end() : end])
        for code in _CODE.findall(label[1]):
            yield code, "" if doc == "…" else doc


def _rows(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Codes in the rows of a table, or of a list under a heading that speaks of codes.

    There are none if a line is anything else.
    """
    lines = text.split("\n")
    start = next(
        (i for i, x in enumerate(lines) if _HEADING.fullmatch(x.strip())), None
    )
    if start is None:
        return _trimmed(text), ()
    rows = [line.strip() for line in lines[start + 1 :] if line.strip()]
    matched = [_CODE_ROW.fullmatch(row) for row in rows]
    found = tuple((row[1], _trimmed(row[2])) for row in matched if row is not None)
    if not found or len(found) < len(rows):
        return _trimmed(text), ()
    return _trimmed("\n".join(lines[:start])), found


def _fails(text: str, code: int) -> bool:
    """Whether a text without labels tells of a failure, for all that `code` says."""
    if code == HTTPStatus.MULTIPLE_CHOICES:
        return bool(text) and text.rstrip(".").lower() not in PHRASES
    return _FAILURE.search(text) is not None


def _trimmed(text: str) -> str:
    return text.strip().lstrip(":>").strip()


_MISTAKEN = frozenset({200, 300})
_DEFAULTS = frozenset({"untitled example", "untitled response", "default", "example"})
_LAST_LABEL = re.compile(r"\*\*[^*]*\*\*[^*]*\Z")
_STATUS = re.compile(
    r"(?:HTTP )?Status(?: Code)?[ \t]*:?[ \t]*`?([1-5]\d\d)`?(?![\d\w])", re.IGNORECASE
)
_LEADING = re.compile(
    r"(?:HTTP |Error )?([1-5]\d\d)(?=[\s:.,)\N{EN DASH}-]|\Z)[ \t]*[:.,)\N{EN DASH}-]*"
)
_NUMBERLESS = re.compile(
    r"\A(?:HTTP )?Status Code:[ \t]*"
    r"(?:(?:`?[1-5]xx`?|`?\d{3} ?- ?\d{3}`?)[ \t.:]*|[ \t]*(?:\n|\Z))",
    re.IGNORECASE,
)
_ERROR_CODES = re.compile(
    r"(?:Response )?Error Codes?[ \t]*:?[ \t]*"
    r"(`[\w.-]+`(?:(?:[ \t]*[,/][ \t]*|[ \t]+(?:or|and)[ \t]+)`[\w.-]+`)*|\d[\w.-]*)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[\w.-]+(?=`|\Z)")
_HEADING = re.compile(
    r"(?:error )?codes?:?|(?:error )?codes? \| .*|error codes? and .*:", re.IGNORECASE
)
_CODE_ROW = re.compile(
    r"(?:- )?`?([A-Z]*[_-]?\d{2,6}|[A-Z][A-Z0-9_]{2,})`?"
    r"(?: \||[ \t]*[:\N{EN DASH}\N{EM DASH}-])[ \t]*(.+)"
)
_TOLD = re.compile(r"[ .:,\N{EN DASH}-]*(?:\Z|\s[A-Z]|[:.,\N{EN DASH}-]\s*\S)")
_FAILURE = re.compile(
    r"\A(?:only available|you do not have|you don't have|invalid|cannot|unauthori[sz]ed"
    r"|no permission|permission missing)\b"
    r"|\b(?:does not (?:exist|belong)|not found|is missing|is not enabled)\b",
    re.IGNORECASE,
)
