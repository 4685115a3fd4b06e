"""HTML in texts: as the Markdown that means the same."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdownify import MarkdownConverter

_DEPTH = 40
"""How deep tags may stand in each other; what is deeper counts as its text alone."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])([^<>]*)>")
_SILENT = re.compile(r"<(script|style)(?=[\s>])[^<>]*>", re.IGNORECASE)
_BREAKS = re.compile(r"(?<![ \t])[ \t]*(?:<br[ \t]*/?[ \t]*>\s*)+", re.IGNORECASE)
_APART = re.compile(r"<[^<]*<|\n[ \t]*\n")
_ROW = re.compile(r"^[ \t]*\|.*<br.*", re.IGNORECASE | re.MULTILINE)
_RUN = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(href|alt|start)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)


def _named(names: str, tag: str = "") -> dict[str, str]:
    return {name: tag or name for name in names.split()}


_BLOCKS = {
    **_named("p div table tr td th ul ol li dl dt dd pre blockquote caption"),
    **_named("h1 h2 h3 h4 h5 h6 hr"),
    **_named("section article aside header footer nav main center details", "div"),
    **_named("summary figure figcaption address form fieldset legend body", "div"),
}
_INLINE = {
    **_named("a code img br"),
    **_named("b strong", "b"),
    **_named("i em", "i"),
    **_named("tt kbd samp", "code"),
    **_named("s strike del", "del"),
}
_DROPPED = _named("""
    u ins span font small big sub sup mark label nobr cite var abbr q html head title
    meta link iframe video audio source picture svg button input thead tbody tfoot
    colgroup col dfn time wbr hgroup noscript script style
    """)
_KNOWN = {**dict.fromkeys(_DROPPED, ""), **_BLOCKS, **_INLINE}
_VOID = frozenset({"br", "hr", "img"})
_ENDS = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
}
"""What a tag ends when it opens, and what it does not look beyond for that."""


def without_tags(text: str) -> str:
    """`text` with HTML's tags as the Markdown that means the same.

    What stands between backticks is code and stays. Tags that are none of HTML's, such
    as `List<String>`, are text.
    """
    if "<" not in text:
        return text
    text = _without_silent(_without_comments(text))
    parts = [(part, code) for part, code in _code_spans(text)]
    parts = [(part if code else _breaks(part), code) for part, code in parts]
    if any(not code and _has_tags(part) for part, code in parts):
        return _converted("".join(_balanced(parts)))
    return "".join(part for part, _ in parts)


def _has_tags(text: str) -> bool:
    return any(found[2].lower() in _KNOWN for found in _TAG.finditer(text))


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


def _without_silent(text: str) -> str:
    """`text` without scripts and styles that are closed."""
    lower = text.lower()
    if len(lower) != len(text):
        return text
    kept: list[str] = []
    position = 0
    for found in _SILENT.finditer(text):
        if found.start() < position:
            continue
        end = lower.find(f"</{found[1].lower()}", found.end())
        if end < 0:
            break
        kept.append(text[position : found.start()])
        position = end
    return "".join((*kept, text[position:]))


def _breaks(text: str) -> str:
    """Line breaks as Markdown: one is a hard break, several part paragraphs.

    In a row of a table they are blanks, since a row is one line.
    """
    if "<br" not in text.lower():
        return text
    if "|" in text:
        text = _ROW.sub(lambda row: _BREAKS.sub(" ", row[0]), text)
    return _BREAKS.sub(
        lambda found: "\n\n" if _APART.search(found[0]) else "  \n", text
    )


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


# --- Tags in order -------------------------------------------------------------


def _balanced(parts: list[tuple[str, bool]]) -> Iterator[str]:
    """HTML that says the same, each tag closed in its turn, the rest escaped.

    Authors leave out end tags and cross others; the library takes HTML at its word.
    """
    open: list[str] = []
    for part, code in parts:
        position = 0
        for tag in () if code else _TAG.finditer(part):
            name = _KNOWN.get(tag[2].lower())
            if name is None:
                continue
            yield html.escape(part[position : tag.start()], quote=False)
            position = tag.end()
            if name:
                yield from _step(name, tag, open)
        yield html.escape(part[position:], quote=False)
    yield from _close(open, 0)


def _step(name: str, tag: re.Match[str], open: list[str]) -> Iterator[str]:
    if tag[1]:
        if name in open:
            last = len(open) - 1 - open[::-1].index(name)
            blocked = any(inner in _BLOCKS for inner in open[last + 1 :])
            if name in _BLOCKS or not blocked:
                yield from _close(open, last)
        return
    if name in _BLOCKS:
        yield from _close(open, _ended(name, open))
    if name not in _VOID and len(open) >= _DEPTH:
        return
    said = "".join(_attributes(tag[3]))
    if name in _VOID:
        yield f"<{name}{said}/>"
    else:
        open.append(name)
        yield f"<{name}{said}>"


def _attributes(text: str) -> Iterator[str]:
    for found in _ATTRIBUTE.finditer(text):
        value = html.unescape(found[2] or found[3] or found[4] or "")
        if _RUN.match(value):
            continue
        for sign, spelled in ((" ", "%20"), ("(", "%28"), (")", "%29")):
            if found[1].lower() == "href":
                value = value.strip().replace(sign, spelled)
        yield f' {found[1].lower()}="{html.escape(value)}"'


def _ended(name: str, open: list[str]) -> int:
    """How many of the open tags stay open when the block `name` opens."""
    length = len(open)
    while length and (open[length - 1] in _INLINE or open[length - 1] == "p"):
        length -= 1
    ends, within = _ENDS.get(name, (set(), set()))
    for index in range(length - 1, -1, -1):
        if open[index] in within:
            break
        if open[index] in ends:
            return index
    return length


def _close(open: list[str], length: int) -> Iterator[str]:
    while len(open) > length:
        yield f"</{open.pop()}>"


# --- The library ---------------------------------------------------------------


def _converted(text: str) -> str:
    markdown: str = _converter().convert(text)
    return markdown


@lru_cache(maxsize=1)
def _converter() -> MarkdownConverter:
    from markdownify import MarkdownConverter

    class Converter(MarkdownConverter):
        """Keeps the Markdown between the tags as it is."""

        def process_text(self, el: Any, parent_tags: Any = None) -> str:
            text, around = str(el), parent_tags or set()
            if "_noformat" in around:
                return html.unescape(text)
            if "_inline" in around:
                text = re.sub(r"\s+", " ", text)
            if _is_block(el.previous_sibling) or not el.previous_sibling:
                text = text.lstrip("\n ") if _is_block(el.parent) else text.lstrip("\n")
            if _is_block(el.next_sibling):
                text = text.rstrip()
            return text

        def convert_code(self, el: Any, text: str, parent_tags: Any) -> str:
            if "\n" in text.strip("\n") and "pre" not in parent_tags:
                return self.convert_pre(el, text, parent_tags)
            code: str = super().convert_code(el, text, parent_tags)  # type: ignore[misc]
            return code

        def convert_pre(self, el: Any, text: str, parent_tags: Any) -> str:
            lines = text.strip("\n")
            if "_inline" in parent_tags:
                return self.convert_code(el, lines.replace("\n", " "), set())
            longest = max(map(len, re.findall(r"`+", lines)), default=0)
            fence = "`" * max(3, longest + 1)
            return f"\n\n{fence}\n{lines}\n{fence}\n\n" if lines.strip() else ""

        def convert_p(self, el: Any, text: str, parent_tags: Any) -> str:
            if "_inline" in parent_tags:
                return f" {text.strip()} "
            return f"\n\n{text.strip()}\n\n" if text.strip() else "\n\n"

        def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:
            marker = "- "
            if el.parent is not None and el.parent.name == "ol":
                start = el.parent.get("start") or "1"
                place = el.parent.attrs.setdefault("place", 0)
                el.parent.attrs["place"] = place + 1
                first = int(start) if start.isdecimal() and len(start) < 9 else 1
                marker = f"{first + place}. "
            return _hung(marker, text)

        def convert_dt(self, el: Any, text: str, parent_tags: Any) -> str:
            return _hung("- ", text)

        def convert_dd(self, el: Any, text: str, parent_tags: Any) -> str:
            return _hung("  ", text)

        def convert_dl(self, el: Any, text: str, parent_tags: Any) -> str:
            return f"\n\n{text.strip()}\n\n"

        def convert_td(self, el: Any, text: str, parent_tags: Any) -> str:
            cell = " ".join(text.split()).replace("|", r"\|")
            return f" {cell} |"

        convert_th = convert_td

        def convert_tr(self, el: Any, text: str, parent_tags: Any) -> str:
            return f"\n|{text}\n"

        def convert_table(self, el: Any, text: str, parent_tags: Any) -> str:
            return _table(text)

    return Converter(
        autolinks=False,
        escape_asterisks=False,
        escape_underscores=False,
        heading_style="atx",
    )


def _is_block(element: Any) -> bool:
    return getattr(element, "name", None) in _BLOCKS


def _hung(marker: str, text: str) -> str:
    """`text` behind `marker`, its further lines under its first."""
    lines = text.strip().split("\n")
    pad = " " * len(marker)
    hung = "\n".join(f"{pad}{line}" if line.strip() else "" for line in lines)
    return f"\n{marker}{hung[len(marker):]}\n" if text.strip() else ""


def _table(text: str) -> str:
    """Rows as a table of Markdown; what stands between them goes before it."""
    lines = [line for line in text.split("\n") if line.strip()]
    rows = [line for line in lines if line.startswith("|")]
    rest = "\n\n".join(line for line in lines if not line.startswith("|"))
    width = max((len(re.findall(r"(?<!\\)\|", row)) - 1 for row in rows), default=0)
    if width < 1:
        return f"\n\n{rest}\n\n"
    head = ("|" + "  |" * width, "|" + "---|" * width)
    return "\n\n".join(("", rest, "\n".join((*head, *rows)), ""))
