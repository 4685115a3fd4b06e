"""Documentation text: Markdown and HTML of the sources to clean paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .markup import without_tags

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(
    r"[<>*_`\[\]&\\|~]|^[ \t]*(?:[-+#=]|[0-9]+[.)]|:::)|https?:", re.MULTILINE
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\uffff]"
)
_UNDERLINE = re.compile(r"(?<=\S)[ \t]*\n[ \t]*={3,}[ \t]*(?:\n|\Z)")
_PAIRED = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+)\1")

_ITEM = "\x00"
"""Stands for the mark of an item; no visible text holds it."""

_BULLET = re.compile(r"^ ?([*-]) {1,4}(?=\S)", re.MULTILINE)
_BLOCK = re.compile(
    "|".join(
        (
            r"^[ \t]*(?:[+#>=|:_~]|[0-9]+[.)]|``)",
            r"^[ \t]*-(?! {1,4}\S)",
            r"^[ \t]*\*(?! {1,4}\S|\*?[^\s*])",
            r"^[ \t]{2,}[*-] ",
            r"^[ \t]*[*-] {1,4}(?:[-+#>=|:_~]|\* |\*{3}|[0-9]+[.)]|``)",
        )
    ),
    re.MULTILINE,
)
_LINK = re.compile(
    r"`[^`\n]*`|(?<!!)\[((?:[^\[\]()*_`\n]|`[^`\n]*`)*[^\[\]()*_\s])\]"
    r"\((https?://[^\s()<>\\`]+)\)"
)
_BOLD = re.compile(r"(?<!\*)\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*(?!\*)")
_SLANTED = re.compile(r"(?<![\w*])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])")
_SPECIAL = re.compile(r"[*<\\\[|\t]|~~|&(?=[#\w])|(?<![^\W_])_|_(?![^\W_])")

_ADMONITION = re.compile(
    r"^[ \t]*:::[ \t]*(\w+)?[^\n]*(?:\n\s*|\Z)"
    r"|^>[ \t]*\[!(\w+)\][ \t]*(?:\n>?[ \t]*)?",
    re.MULTILINE,
)
_LOST = re.compile(r" ## [A-Z]|: \* |: - .* - ")
_LOST_PARAGRAPH = re.compile(r"(?<=[.!?:]) {2,}| {2,}(?=[A-Z#*-])")
_LOST_HEADING = re.compile(r"\s+(?=#{2,4} [A-Z])")
_LOST_LIST = re.compile(r":\s+([*-]) (.+)")

_ENTRY = re.compile(r"(?![- ]|\d+\.)[^\n]{1,100}(?<![.:;!?])")
_FEW = 3
"""As many paragraphs, with the one before them, are no list yet."""

_POINTING = frozenset(
    {"here", "click here", "link", "this", "this link", "this page", "this article"}
    | {"read more", "learn more", "more", "see here", "page", "see", "article"}
)
_NAMELESS = re.compile(r"(?:|image|img|alt text|[\w.-]+\.(?:png|jpe?g|gif|svg))", re.I)


def clean(text: str) -> str:
    """What `text`, Markdown or HTML or both, says: paragraphs of plain text.

    Paragraphs are parted by one blank line, items of lists begin with "- " or their
    number, inline code stands in single backticks, and a link is its text, with its
    target behind it where the text alone says nothing ("here").
    """
    text = visible(text)
    if not _MARKUP.search(text):
        return _folded(text)
    if "```" not in text:
        text = _UNDERLINE.sub("\n\n", text)
    return _clean_markup(text)


def plain(text: str) -> str:
    """`text`, which is no markup, in paragraphs."""
    return _folded(visible(text))


def visible(text: str) -> str:
    """`text` without what cannot be seen, its lines ending as they do here."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _folded(text: str) -> str:
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


@lru_cache(maxsize=4096)
def _clean_markup(text: str) -> str:
    text = without_tags(_unfolded(_ADMONITION.sub(_admonished, text)))
    simple = _simple(text)
    said = simple if simple is not None else _text(_markdown().parse(text))
    return _enumerated(said) if ":\n\n" in said else said


def _enumerated(text: str) -> str:
    """`text` with paragraphs that are but a word or two, after a colon, as a list."""
    paragraphs = text.split("\n\n")
    start = 0
    while start < len(paragraphs):
        end = start + 1
        if paragraphs[start].endswith(":"):
            while end < len(paragraphs) and _ENTRY.fullmatch(paragraphs[end]):
                end += 1
        if end - start > _FEW:
            items = "\n".join(f"- {entry}" for entry in paragraphs[start + 1 : end])
            paragraphs[start + 1 : end] = [items]
            end = start + 1
        start = end
    return "\n\n".join(paragraphs)


def _admonished(found: re.Match[str]) -> str:
    word = found[1] or found[2] or ""
    return f"\n\n{word.capitalize()}: " if word else "\n\n"


def _unfolded(text: str) -> str:
    """`text` with its headings and lists on lines again, if it lost all its lines."""
    text = text.strip()
    if "\n" in text or not _LOST.search(text):
        return text
    text = _LOST_HEADING.sub("\n\n", _LOST_PARAGRAPH.sub("\n\n", text))
    return _LOST_LIST.sub(_itemised, text)


def _itemised(found: re.Match[str]) -> str:
    sign = found[1]
    return ":\n" + "".join(f"\n{sign} {one}" for one in found[2].split(f" {sign} "))


# --- Simple text ---------------------------------------------------------------


def _simple(text: str) -> str | None:
    """What `text` says, if it is simple; else None.

    Simple are paragraphs and flat lists with bold, code and links: nearly all texts.
    This takes a tenth of the time of a parser.
    """
    if "``" in text or _BLOCK.search(text) or len(set(_BULLET.findall(text))) > 1:
        return None
    text = _BULLET.sub(_ITEM, text)
    if "](" in text:
        text = _LINK.sub(_linked, text)
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return None
    for code in parts[1::2]:
        if "\n" in code or not code.strip():
            return None
    said = [_unmarked(part) for part in parts[::2]]
    if any(_SPECIAL.search(part) for part in said):
        return None
    parts[::2] = said
    parts[1::2] = [f"`{code.strip()}`" for code in parts[1::2]]
    return _parted("".join(parts))


def _parted(text: str) -> str | None:
    """The paragraphs and items of a simple text, each on lines of its own."""
    said = ""
    listing = False
    for chunk in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")):
        head, *items = chunk.split(_ITEM)
        if head.strip():
            if listing and head.startswith(("  ", " \t")):
                return None
            said += f"\n\n{_broken(head)}"
            listing = False
        for item in items:
            lines = _broken(item).replace("\n", "\n  ")
            said += f"{'' if listing else chr(10)}\n- {lines}"
            listing = True
    return said.strip("\n")


def _unmarked(text: str) -> str:
    return _SLANTED.sub(r"\1", _BOLD.sub(r"\1", text)) if "*" in text else text


def _linked(link: re.Match[str]) -> str:
    if link[1] is None:
        return link[0]
    return f"{link[1]}{_target(link[1], link[2])}"


def _target(text: str, target: str) -> str:
    """What to add to a link's text: its target where the text says nothing."""
    said = " ".join(text.split()).lower().rstrip(".")
    if not said:
        return target
    return f" ({target})" if said in _POINTING and target.startswith("http") else ""


def _broken(paragraph: str) -> str:
    """The lines of a paragraph, parted where two blanks end one."""
    lines = re.split(r" {2,}\n", paragraph)
    return "\n".join(said for line in lines if (said := " ".join(line.split())))


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Tags that are none of HTML's, such as `List<String>`, are text. Indented text is
    # sloppy layout far more often than code.
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 12})
    return reader.enable(["table", "strikethrough"]).disable(
        ["code", "lheading", "reference"]
    )


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
                while cells and not cells[-1]:
                    cells.pop()
                if cells:
                    rows.append(" | ".join(cells))
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
    pictured = False
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
                if not _NAMELESS.fullmatch(token.content.strip()):
                    parts.append(token.content)
                pictured = True
            case "link_open":
                targets.append((len(parts), str(token.attrGet("href") or "")))
                pictured = False
            case "link_close" if targets:
                start, target = targets.pop()
                if pictured:
                    # A badge or a button: nothing that can be read.
                    del parts[start:]
                    continue
                parts.append(_target("".join(parts[start:]), target))
            case _:
                continue
    lines = ("".join(parts)).split("\n")
    return "\n".join(line for line in (" ".join(x.split()) for x in lines) if line)
