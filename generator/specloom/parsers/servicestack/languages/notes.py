"""Comments and attributes: what they document, and what they say in C#'s words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ....source import Cursor
from .lexicon import Lexicon
from .model import Attribute
from .tokens import Kind, Token, tokenize

_MAX_ATTRIBUTE = 10_000
"""Characters of a comment that is looked at as an attribute."""

_TAG = re.compile(r"</?summary>", re.IGNORECASE)
_SAID = re.compile(r"@(?!description)\w+.*")
_COMMENTED = re.compile(r"[@]?([A-Za-z]\w*)\s*(\(.*\))?;?", re.DOTALL)


def documentation(notes: Iterable[Token], lexicon: Lexicon) -> str:
    """The text that comments document something with."""
    lines: list[str] = []
    for note in notes:
        if _is_doc(note, lexicon) and not _is_head(note.text):
            lines.extend(_lines(note.text, lexicon))
    return "\n".join(lines).strip()


def _is_doc(note: Token, lexicon: Lexicon) -> bool:
    """Whether a comment documents something, and isn't an attribute or a remark."""
    text = note.text
    if lexicon.fenced and text.startswith(lexicon.fenced):
        return True
    return any(text.startswith(mark) for mark in lexicon.doc) and not _word(
        text, lexicon
    )


def said(note: Token, word: str) -> str:
    """What stands behind `@word` in a comment; empty without it."""
    match = re.search(rf"@{word}[ \t]++([^\n]*)", note.text[:_MAX_ATTRIBUTE])
    return "" if match is None else match[1].removesuffix("*/").strip()


def commented(
    notes: Iterable[Token], lexicon: Lexicon, lines: Sequence[Cursor]
) -> Iterator[Attribute]:
    """The attributes that a language without them has as comments."""
    for note in notes:
        text = _word(note.text, lexicon).removeprefix("@")
        if not text:
            continue
        inner = [t for t in tokenize([text], "csharp").all if t.kind is not Kind.LINE]
        yield from attributes([inner], lines, note.line)


def attributes(
    groups: Iterable[Sequence[Token]], lines: Sequence[Cursor], line: int = -1
) -> Iterator[Attribute]:
    """The attributes that groups of tokens are; they stand on `line`, if given."""
    for group in groups:
        if group and group[0].kind is Kind.NAME:
            yield _attribute(group, lines[group[0].line if line < 0 else line])


def _attribute(tokens: Sequence[Token], line: Cursor) -> Attribute:
    name = tokens[0].text
    rest = tokens[1:]
    while len(rest) > 1 and rest[0].is_sign("."):
        name, rest = rest[1].text, rest[2:]
    values: list[str] = []
    named: dict[str, str] = {}
    for argument in _arguments(rest[1:-1] if rest else ()):
        key, value = _argument(argument)
        if key:
            named[key.casefold()] = value
        else:
            values.append(value)
    return Attribute(
        name=name.removesuffix("Attribute") or name,
        line=line,
        values=tuple(values),
        named=named,
    )


def _arguments(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    found: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind is Kind.SIGN:
            depth += (token.text in "([{") - (token.text in ")]}")
            if token.text == "," and depth == 0:
                yield found
                found = []
                continue
        found.append(token)
    if found:
        yield found


def _argument(tokens: Sequence[Token]) -> tuple[str, str]:
    """The name of an argument, if it has one, and its value as text."""
    key = ""
    if (
        len(tokens) > 2
        and tokens[0].kind is Kind.NAME
        and (tokens[1].is_sign("=") or tokens[1].is_sign(":"))
    ):
        key = tokens[0].text
        tokens = tokens[3 if tokens[2].is_sign("=") else 2 :]
    return key, "".join(token.text for token in tokens)


def _word(text: str, lexicon: Lexicon) -> str:
    """The attribute that a comment is; empty if it is none."""
    if not text.startswith(lexicon.comment) or len(text) > _MAX_ATTRIBUTE:
        return ""
    inner = text[len(lexicon.comment) :].strip()
    if not lexicon.attribute_word:
        known = inner[:1].isupper() and not text.startswith(lexicon.doc)
        return inner if known and _COMMENTED.fullmatch(inner) else ""
    return inner if re.match(r"@[A-Za-z]", inner) and _is_call(inner) else ""


def _is_call(text: str) -> bool:
    return _COMMENTED.fullmatch(text) is not None


def _is_head(text: str) -> bool:
    """Whether a comment is the head that ServiceStack puts over what it prints."""
    return "Options:" in text[:40] and "BaseUrl:" in text


def _lines(text: str, lexicon: Lexicon) -> Iterator[str]:
    if lexicon.fenced and text.startswith(lexicon.fenced):
        text = text.removeprefix(lexicon.fenced).removesuffix(lexicon.fenced)
    for start, stop in lexicon.blocks:
        if text.startswith(start):
            text = text.removeprefix(start).removesuffix(stop)
    mark = next((m for m in lexicon.doc if text.startswith(m)), "")
    for line in text.split("\n"):
        plain = line.strip().removeprefix(mark).strip().lstrip("*").strip()
        plain = _TAG.sub("", plain).strip().removeprefix("@description").strip()
        if plain and not _SAID.fullmatch(plain):
            yield plain
