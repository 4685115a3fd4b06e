"""Descriptions: their clean text, and the facts that vendors put into them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...infer.secrets import without_secrets
from ...prose import clean, plain
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


def document(cursor: Cursor) -> str:
    """The clean text of the description of a collection or a folder."""
    return described(text(cursor), markup=is_markup(cursor)).doc


def of_request(item: Cursor) -> Described:
    """What the descriptions of a request and of its item say, the request's first."""
    found = [
        described(text(holder), markup=is_markup(holder))
        for holder in (item / "request" / "description", item / "description")
        if holder
    ]
    if len(found) < 2:
        return found[0] if found else Described()
    first, second = found
    docs = [first.doc]
    if second.doc and second.doc not in first.doc:
        docs.append(second.doc)
    return Described(
        doc="\n\n".join(filter(None, docs)),
        prerequisites=first.prerequisites or second.prerequisites,
        scopes=first.scopes or second.scopes,
        rate_limit=first.rate_limit or second.rate_limit,
    )


def is_deprecated(title: str, doc: str) -> bool:
    """Whether a request's title or its documentation begins by saying so."""
    return bool(_DEPRECATED_TITLE.search(title) or _DEPRECATED_DOC.match(doc))


def is_markup(cursor: Cursor) -> bool:
    """Whether a description is Markdown or HTML, as nearly all are; else plain text.

    Converters call everything plain text, so the text itself has the last word.
    """
    kind = (cursor / "type").raw if cursor.is_object else None
    if not isinstance(kind, str) or not kind.lower().startswith("text/plain"):
        return True
    content = (cursor / "content").raw
    return isinstance(content, str) and _MARKED_UP.search(content) is not None


def marked(text: str) -> Marked:
    """What `text`, the description of a parameter, says."""
    required = False
    text = without_secrets(text)
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
    doc = clean(text)
    return Marked(
        # What a converter prints where there is no description.
        doc="" if doc == "undefined" else doc,
        required=required,
        values=tuple(v for v in values if v),
    )


def described(text: str, *, markup: bool = True) -> Described:
    """What `text`, the description of a request, says."""
    text = without_secrets(text)
    clear = clean(_LABEL.sub(r"\n\n\1", text)) if markup else plain(text)
    lines = clear.split("\n")
    kept: list[str] = []
    prerequisites: list[str] = []
    scopes: list[str] = []
    rate_limit = ""
    listing = False
    for line in lines:
        bare = line.strip()
        if listing and bare.startswith("- "):
            prerequisites.append(bare[2:])
            continue
        if listing and line.startswith("  ") and prerequisites:
            prerequisites[-1] = f"{prerequisites[-1]} {bare}"
            continue
        if listing and not bare:
            continue
        wanted = _PREREQUISITES.fullmatch(bare)
        if wanted is not None:
            listing = True
            prerequisites.extend(filter(None, [wanted[1].strip()]))
            continue
        listing = False
        found = _scopes(bare)
        limit = _RATE_LIMIT.fullmatch(bare)
        if found:
            scopes.extend(found)
        elif limit is not None:
            rate_limit = rate_limit or limit[1]
        else:
            spelled = _LIMITED.search(bare) if "limit" in bare.lower() else None
            if spelled is not None:
                rate_limit = rate_limit or spelled[0]
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


_MARKED_UP = re.compile(
    r"\*\*\S[^*\n]*\*\*|\]\(\S+\)|^#{1,6} |^:::|^ {0,3}```|`[^`\n]+`"
    r"|</?(?:br|p|b|i|a|ul|li|code|pre)\b| ## [A-Z]|: \* ",
    re.MULTILINE | re.IGNORECASE,
)
_DEPRECATED_TITLE = re.compile(
    r"[\[(]\s*deprecated\s*[\])]|\Adeprecated\s*[:-]", re.IGNORECASE
)
_DEPRECATED_DOC = re.compile(
    r"[\[(]?deprecated(?:[\]).:!]|\Z)"
    r"|this (?:endpoint|api|method|operation|call|resource|request) (?:is|has been)"
    r" (?:now )?deprecated\b",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"^\*{0,2}[(\[]\s*required\s*[)\]]\*{0,2}:?\s*|[(\[]required[)\]]\.?$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\(This can only be one of ([^()]*)\)")
_LABEL = re.compile(
    r"((?:\*\*|<b>|<strong>)[ \t]*\[?(?:Pre-?requisites?|Scopes?|Rate Limit Label)\b)",
    re.IGNORECASE,
)
_PREREQUISITES = re.compile(r"Pre-?requisites?\b[ \t]*:?(.*)", re.IGNORECASE)
_SCOPES = re.compile(r"Scopes?[ \t]*:?[ \t]*([^ \t].*)", re.IGNORECASE)
_RATE_LIMIT = re.compile(
    r"Rate Limit(?: Label)?[ \t]*:[ \t]*`?([\w-]+(?: [\w-]+){0,3})`?\.?", re.IGNORECASE
)
_LIMITED = re.compile(
    r"\b\d[\d,]* (?:API )?(?:requests?|calls?|queries) (?:per|every|each|a) "
    r"(?:\d+ )?(?:second|minute|hour|day|month)s?\b",
    re.IGNORECASE,
)
