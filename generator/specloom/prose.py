"""Documentation text: Markdown and HTML of the sources to clean paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(
    r"[<>*_`\[\]&\\|~]|^[ \t]*(?:[-+#=]|[0-9]+[.)])|https?:", re.MULTILINE
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\uffff]"
)
_TAG = re.compile(
    r"<(/?)(br|p|div|section|article|aside|blockquote|table|thead|tbody|tr|td"
    r"|th|ul|ol|li|dl|dt|dd|h[1-6]|hr|pre|code|tt|kbd|samp|b|strong|i|em|u|s|del|ins"
    r"|span|font|small|big|sub|sup|mark|center|a|img|label|details|summary|nobr|cite"
    r"|html|body|script|style|var|abbr|q|figure|figcaption|caption|iframe)"
    r"(?=[\s/>])([^<>]*)>",
    re.IGNORECASE,
)
_CODE = frozenset({"code", "tt", "kbd", "samp"})
_INLINE = frozenset(
    {"b", "strong", "i", "em", "u", "s", "del", "ins", "span", "font", "small", "big"}
    | {"sub", "sup", "mark", "a", "label", "nobr", "cite", "var", "abbr", "q", "iframe"}
)
_APART = re.compile(r"<[^<]*<|\n[ \t]*\n")
_PAIRED = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+)\1")


def clean(text: str) -> str:
    """What `text`, Markdown or HTML or both, says: paragraphs of plain text.

    Paragraphs are parted by one blank line, items of lists begin with "- " or their
    number, inline code stands in single backticks, and a link is its text.
    """
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not _MARKUP.search(text):
        return _folded(text)
    return _clean_markup(text)


def _folded(text: str) -> str:
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


@lru_cache(maxsize=4096)
def _clean_markup(text: str) -> str:
    return _text(_markdown().parse(_without_tags(text)))


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Tags that are none of HTML's, such as `List<String>`, are text. Indented text is
    # sloppy layout far more often than code.
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 12})
    return reader.enable(["table"]).disable(["code", "lheading", "reference"])


# --- HTML ----------------------------------------------------------------------


def _without_tags(text: str) -> str:
    """`text` with HTML's tags as the Markdown that means the same."""
    if "<" not in text:
        return text
    text = _without_comments(text)
    return "".join(
        part if code else _TAG.sub(_replacement, _breaks(part))
        for part, code in _code_spans(text)
    )


def _without_comments(text: str) -> str:
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + 3
    return "".join((*kept, text[position:]))


def _breaks(text: str) -> str:
    """Line breaks as Markdown: one is a hard break, several part paragraphs."""
    return re.sub(
        r"(?<![ \t])[ \t]*(?:<br[ \t]*/?[ \t]*>\s*)+",
        lambda found: "\n\n" if _APART.search(found[0]) else "  \n",
        text,
        flags=re.IGNORECASE,
    )


def _replacement(tag: re.Match[str]) -> str:
    name, closing = tag[2].lower(), bool(tag[1])
    if name in _INLINE:
        return ""
    if name in _CODE:
        return "`"
    match name:
        case "li" | "dt":
            return "\n" if closing else "\n- "
        case "td" | "th" | "dd":
            return " "
        case "br" | "tr":
            return "  \n"
        case "img":
            described = re.search(r"""alt=["']([^"']*)""", tag[3])
            return described[1] if described else ""
        case "pre":
            return "\n```\n"
        case _:
            return "\n\n"


def _code_spans(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of `text`, each with whether it is code between backticks."""
    runs = list(re.finditer(r"`+", text))
    following: dict[int, int] = {}
    partner: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index][0])
        partner[index] = following.get(length)
        following[length] = index
    position = index = 0
    while index < len(runs):
        closer = partner[index]
        if closer is None:
            index += 1
            continue
        yield text[position : runs[index].start()], False
        position = runs[closer].end()
        yield text[runs[index].start() : position], True
        index = closer + 1
    yield text[position:], False


# --- Markdown ------------------------------------------------------------------


class _Page:
    """The lines of text written so far, and the lists that are open."""

    __slots__ = ("_counts", "_gap", "_lines", "_marker")

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._counts: list[int | None] = []
        self._marker = ""
        self._gap = False

    def list_opens(self, start: int | None) -> None:
        self._gap = self._gap or not self._counts
        self._counts.append(start)

    def list_closes(self) -> None:
        self._counts.pop()
        self._marker = ""
        self._gap = not self._counts

    def item_opens(self) -> None:
        count = self._counts[-1]
        self._marker = "- " if count is None else f"{count}. "
        if count is not None:
            self._counts[-1] = count + 1

    def part(self) -> None:
        """End the paragraph."""
        self._gap = True

    def write(self, text: str) -> None:
        """Add the lines of `text`, as a paragraph or in the open item."""
        if not text.strip():
            return
        if self._lines and (self._gap or not self._counts):
            self._lines.append("")
        self._gap = False
        depth = max(0, len(self._counts) - 1)
        hanging = "  " * depth + " " * (len(self._marker) or (2 if self._counts else 0))
        for line in text.split("\n"):
            head = "  " * depth + self._marker if self._marker else hanging
            self._lines.append(f"{head}{line}".rstrip())
            self._marker = ""

    def __str__(self) -> str:
        return "\n".join(self._lines).strip("\n")


def _text(tokens: Sequence[Token]) -> str:
    page = _Page()
    cells: list[str] | None = None
    rows: list[str] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                page.list_opens(None)
            case "ordered_list_open":
                start = token.attrGet("start")
                page.list_opens(start if isinstance(start, int) else 1)
            case "bullet_list_close" | "ordered_list_close":
                page.list_closes()
            case "list_item_open":
                page.item_opens()
            case "tr_open":
                cells = []
            case "tr_close":
                rows.append(" | ".join(cells or ()))
                cells = None
            case "table_close":
                page.write("\n".join(rows))
                rows = []
            case "inline" if cells is not None:
                cells.append(_inline(token.children or ()).replace("\n", " "))
            case "inline":
                page.write(_inline(token.children or ()))
            case "fence":
                page.part()
                page.write("\n".join(f"    {x}" for x in token.content.splitlines()))
            case "heading_open" | "hr" | "blockquote_open":
                page.part()
            case _:
                continue
    return str(page)


def _inline(tokens: Sequence[Token]) -> str:
    """The text of one block; lines are parted where the source breaks them."""
    parts: list[str] = []
    targets: list[tuple[int, str]] = []
    for token in tokens:
        match token.type:
            case "text" | "text_special" | "html_inline":
                parts.append(_PAIRED.sub(r"\2", token.content))
            case "code_inline":
                parts.append(f"`{token.content.strip().replace('`', chr(39))}`")
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "image":
                parts.append(token.content)
            case "link_open":
                targets.append((len(parts), str(token.attrGet("href") or "")))
            case "link_close" if targets:
                start, target = targets.pop()
                if not "".join(parts[start:]).strip():
                    parts.append(target)
            case _:
                continue
    lines = ("".join(parts)).split("\n")
    return "\n".join(line for line in (" ".join(x.split()) for x in lines) if line)
