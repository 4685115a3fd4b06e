"""Descriptions: their clean text, and the facts that vendors put into them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...prose import clean
from ...source import Cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What the description of a request says, its labelled parts taken out of `doc`."""

    doc: str = ""
    prerequisites: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    rate_limit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What the description of a parameter says, its marks taken out of `doc`."""

    doc: str = ""
    required: bool = False
    values: tuple[str, ...] = ()


def text(cursor: Cursor) -> str:
    """A description as it is written: text, or an object that holds it."""
    return (cursor / "content").text if cursor.is_object else cursor.text


def marked(text: str) -> Marked:
    """What `text`, the description of a parameter, says."""
    required = False
    while True:
        stripped = text.strip()
        shorter = _REQUIRED.sub("", stripped)
        if shorter == stripped:
            break
        required, text = True, shorter
    values: tuple[str, ...] = ()
    only = _ONE_OF.search(text)
    if only is not None:
        values = tuple(dict.fromkeys(v.strip() for v in only[1].split(",")))
        text = text[: only.start()] + text[only.end() :]
    return Marked(
        doc=clean(text), required=required, values=tuple(v for v in values if v)
    )


def described(text: str) -> Described:
    """What `text`, the description of a request, says."""
    lines = clean(_LABEL.sub(r"\n\n\1", text)).split("\n")
    kept: list[str] = []
    prerequisites: list[str] = []
    scopes: list[str] = []
    rate_limit = ""
    listing = False
    for line in lines:
        plain = line.strip()
        if listing and plain.startswith("- "):
            prerequisites.append(plain[2:])
            continue
        if listing and line.startswith("  ") and prerequisites:
            prerequisites[-1] = f"{prerequisites[-1]} {plain}"
            continue
        if listing and not plain:
            continue
        wanted = _PREREQUISITES.fullmatch(plain)
        if wanted is not None:
            listing = True
            prerequisites.extend(filter(None, [wanted[1].strip()]))
            continue
        listing = False
        found = _scopes(plain)
        limit = _RATE_LIMIT.fullmatch(plain)
        if found:
            scopes.extend(found)
        elif limit is not None:
            rate_limit = rate_limit or limit[1]
        else:
            kept.append(line)
    return Described(
        doc=re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n"),
        prerequisites=tuple(prerequisites),
        scopes=tuple(dict.fromkeys(scopes)),
        rate_limit=rate_limit,
    )


def _scopes(line: str) -> tuple[str, ...]:
    """The scopes that `line` lists; none if it says anything else."""
    found = _SCOPES.fullmatch(line)
    if found is None:
        return ()
    rest = re.sub(r"`[^`]*`", " ", found[1])
    if all(word in ("or", "and") for word in re.findall(r"[^\s,.;/|]+", rest)):
        return tuple(s.strip() for s in re.findall(r"`([^`]+)`", found[1]))
    words = re.findall(r"[^\s,;`]+", found[1])
    return tuple(words) if all(":" in word for word in words) else ()


_REQUIRED = re.compile(
    r"^\*{0,2}[(\[]\s*required\s*[)\]]\*{0,2}:?\s*|[(\[]required[)\]]\.?$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\(This can only be one of ([^()]*)\)")
_LABEL = re.compile(
    r"((?:\*\*|<b>|<strong>)[ \t]*\[?" r"(?:Prerequisites?|Scopes?|Rate Limit Label)\b)"
)
_PREREQUISITES = re.compile(r"Prerequisites?\b[ \t]*:?(.*)", re.IGNORECASE)
_SCOPES = re.compile(r"Scopes?[ \t]*:?[ \t]*([^ \t].*)", re.IGNORECASE)
_RATE_LIMIT = re.compile(
    r"Rate Limit(?: Label)?[ \t]*:[ \t]*`?([\w-]+(?: [\w-]+){0,3})`?\.?", re.IGNORECASE
)
