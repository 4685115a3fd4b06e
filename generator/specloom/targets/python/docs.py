"""Documentation: the one way by which a source's prose gets into docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...naming import words
from ...rendering import Code
from .layout import WIDTH, escape, width

HANGING = 4

_CODE = 4
"""How deep the lines of a block of code stand, at least."""


def docstring(blocks: Iterable[str | Sequence[str]], indent: int) -> Code:
    """A docstring of `blocks`, a blank line between any two.

    A block is prose, of which only list items and indented lines keep lines of their
    own, or a sequence of lines that all do.
    """
    lines: list[str] = []
    for block in blocks:
        parts = (block,) if isinstance(block, str) else block
        wrapped = [
            line
            for part in parts
            for line in _wrapped(part, WIDTH - indent, 0 if lines else 3)
        ]
        if wrapped:
            lines += ["", *wrapped] if lines else wrapped
    if not lines:
        return Code("")
    lines = _dedented(lines)
    if lines[0].startswith('"'):
        lines[0] = "\\" + lines[0]
    if lines[-1].endswith(('"', "\\")):
        lines[-1] += "."
    pad = " " * indent
    if len(lines) == 1 and indent + width(lines[0]) + 6 > WIDTH:
        lines = _split(lines[0], WIDTH - indent - 3)
    if len(lines) == 1:
        return Code(f'"""{lines[0]}"""')
    body = "\n".join(f"{pad}{line}" if line else "" for line in lines)
    return Code(f'"""{body.lstrip()}\n{pad}"""')


def _dedented(lines: list[str]) -> list[str]:
    """`lines` with the indentation that all but the first share taken away."""
    depths = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line]
    shared = min(depths, default=0)
    return [lines[0].lstrip(" "), *(line[shared:] for line in lines[1:])]


def sentence(text: str) -> str:
    """`text` with a stop behind it, and a capital in front where it has none."""
    text = " ".join(text.split())
    if not text:
        return ""
    if text[0].islower() and text.split(" ", 1)[0].isalpha():
        text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a source's clean text."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            found[-1].append(line.rstrip())
        else:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def untitled(text: str, *titles: str) -> list[str]:
    """The paragraphs of `text`, less a first one that only repeats its title."""
    found = paragraphs(text)
    repeated = found and words(found[0]) in [words(title) for title in titles]
    return found[1:] if repeated else found


def opened(paragraph: str) -> str:
    """A paragraph to begin with: a sentence, if it is all in one line."""
    return paragraph if "\n" in paragraph else sentence(paragraph)


def opening(text: str) -> list[str]:
    """The first paragraph of `text`, if any, for a place with room for no more."""
    found = paragraphs(text)[:1]
    return [f"{said[:-1]}." if said.endswith(":") else said for said in found]


def one_line(text: str) -> str:
    """`text` on a single line."""
    return " ".join(text.split())


def flowing(text: str) -> list[str]:
    """The lines of `text` for a place with no room for paragraphs.

    Items of lists have lines of their own, all else flows together.
    """
    found: list[str] = []
    item = False
    for line in text.splitlines():
        bare = one_line(line)
        if not bare:
            if found and not item and found[-1][-1].isalnum():
                found[-1] += "."
            continue
        listed = bare.startswith("- ")
        if not found or listed or (item and not line.startswith("  ")):
            found.append(bare)
        else:
            found[-1] = f"{found[-1]} {bare}"
        item = listed or (item and line.startswith("  "))
    return found


def listed(heading: str, entries: Sequence[str | Sequence[str]]) -> str:
    """A section of a docstring: entries, each on lines of its own, under a heading."""
    lines: list[str] = []
    for entry in entries:
        first, *rest = (entry,) if isinstance(entry, str) else entry
        lines.append(f"    {one_line(first)}")
        lines += [f"        {one_line(line)}" for line in rest]
    return "\n".join((f"{heading}:", *lines)) if entries else ""


def _wrapped(block: str, room: int, first: int) -> list[str]:
    """`block` in lines of at most `room` columns, `first` fewer on the first.

    Lines of prose flow together; indented ones, list items and rows of tables don't,
    nor does a line after a full stop.
    """
    lines: list[str] = []
    flow: list[str] = []
    before = 0

    def flush() -> None:
        nonlocal flow
        if flow:
            taken = first if not lines else 0
            lines.extend(_fill(" ".join(flow), room, before, taken))
        flow = []

    for raw in block.splitlines():
        text = _safe(raw)
        if not text:
            continue
        depth = min(len(raw) - len(raw.lstrip(" ")), room // 3)
        if depth >= _CODE and not text.startswith("- "):
            spaced = " " * depth + _spaced(raw)
            if width(spaced) <= (room if lines else room - first):
                flush()
                lines.append(spaced)
                continue
        if depth or not flow or before or _stands_alone(text, flow[-1]):
            flush()
            before = depth
        flow.append(text)
        if depth:
            flush()
    flush()
    return lines


def _stands_alone(text: str, above: str) -> bool:
    """Whether a line is no part of the sentence that the line above it began."""
    if text.startswith("- ") or (" | " in text and " | " in above):
        return True
    return above.endswith((".", ":", ";", "!", "?")) or text.startswith("`")


def _spaced(raw: str) -> str:
    """A line of code, its inner blanks kept."""
    return _visible(raw.strip().replace("\t", "    "))


def _fill(text: str, room: int, depth: int, taken: int) -> list[str]:
    # What stands two columns in is a further paragraph of an item of a list.
    hangs = depth and depth != 2
    hang = depth + (2 if text.startswith("- ") else HANGING if hangs else 0)
    lines: list[str] = []
    line, used = " " * depth, depth + taken
    empty = True
    for word in text.split(" "):
        size = width(word)
        if not empty and used + 1 + size > room:
            lines.append(line)
            line, used, empty = " " * hang, hang, True
        line += word if empty else f" {word}"
        used += size + (0 if empty else 1)
        empty = False
    return [*lines, line]


def _split(line: str, room: int) -> list[str]:
    """A line that has no room for quotes on both ends, as two if it has a blank."""
    head, blank, tail = line.rpartition(" ")
    if width(line) <= room and blank:
        return [head, tail]
    return [line]


def _safe(text: str) -> str:
    """Prose that ends no docstring and hides nothing; blanks of any kind are one."""
    return _visible(" ".join(text.split()))


def _visible(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else escape(sign) for sign in text)
