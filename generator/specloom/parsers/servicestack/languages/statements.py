"""Tokens to statements: what stands before a body or an end, with what is around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .lexicon import Lexicon
from .tokens import Kind, Token

_OPEN = {"(": ")", "[": "]", "{": "}"}
_CLOSE = {close: open for open, close in _OPEN.items()}
_BEFORE_VALUE = frozenset({"=", "=>", "->", ":", "|", "<", ",", "(", "&", "?"})


@dataclass(slots=True, kw_only=True)
class Statement:
    """A declaration or a property: its tokens, less those of its body.

    `notes` are the comments before it and `groups` the tokens of its attributes, each
    with its name in front; `body` is a range of tokens, `first` and `last` are lines.
    `start` and `stop` say where all of it is; `angles` are brackets still open.
    """

    notes: list[Token] = field(default_factory=list)
    groups: list[list[Token]] = field(default_factory=list)
    head: list[Token] = field(default_factory=list)
    body: tuple[int, int] | None = None
    start: int = 0
    stop: int = 0
    first: int = 0
    last: int = 0
    angles: int = 0

    def words(self) -> list[str]:
        """The names in the head, in order."""
        return [token.text for token in self.head if token.kind is Kind.NAME]


class Walker:
    """Parts the tokens of a text into statements, each range of them once."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self._lexicon = lexicon
        self.unclosed: list[Token] = []
        self._closing = self._matched()

    def statements(
        self, start: int, end: int, *, commas: bool = False
    ) -> Iterator[Statement]:
        """The statements of a range; with `commas` these part them too."""
        lexicon = self._lexicon
        found = Statement(start=start)
        at = start
        while at < end:
            token = self.tokens[at]
            if token.kind is Kind.LINE:
                following = self._significant(at, end) if found.head else at + 1
                if found.head and lexicon.lines and self._ends(found, following, end):
                    yield self._made(found, at)
                    found = Statement(start=at + 1)
                at = following
            elif token.kind is Kind.COMMENT:
                if lexicon.fenced and token.text.startswith(lexicon.fenced):
                    if found.head:
                        yield self._made(found, at)
                    yield Statement(notes=[token], first=token.line, last=token.end)
                    found = Statement(start=at + 1)
                elif not found.head:
                    found.notes.append(token)
                at += 1
            elif token.is_sign(";") or (
                commas and token.is_sign(",") and found.angles <= 0
            ):
                at += 1
                if found.head:
                    yield self._made(found, at)
                found = Statement(start=at)
            elif not found.head and token.is_sign("|"):
                at += 1
            elif not found.head and (group := self._attribute(at, end)):
                found.groups.extend(group[0])
                at = group[1]
            elif token.is_sign("{") and self._is_body(found.head):
                close = self._closing[at]
                found.body = at + 1, min(close, end)
                at = self._behind(min(close, end) + 1, end)
                if found.head:
                    yield self._made(found, at)
                found = Statement(start=at)
            else:
                at = self._into(found, at, end)
        if found.head:
            yield self._made(found, end)

    def group(self, at: int) -> tuple[int, int] | None:
        """The range inside of the bracket at `at`, if it is closed."""
        close = self._closing.get(at)
        return None if close is None else (at + 1, close)

    def _into(self, found: Statement, at: int, end: int) -> int:
        """Add the token at `at` to the head, with all in it if it opens something."""
        token = self.tokens[at]
        close = self._closing.get(at)
        if close is not None and close < end:
            found.head.extend(
                each
                for each in self.tokens[at : close + 1]
                if each.kind not in (Kind.LINE, Kind.COMMENT)
            )
            return close + 1
        if token.kind is not Kind.SIGN or token.text not in _CLOSE:
            found.head.append(token)
            found.angles += token.is_sign("<") - token.is_sign(">")
        return at + 1

    def _made(self, found: Statement, stop: int) -> Statement:
        found.stop = stop
        behind = self.tokens[max(found.start, stop - 3) : stop]
        ends = (token.end for token in behind if token.kind is not Kind.LINE)
        found.last = max(*ends, found.head[-1].end, found.head[0].end)
        opening = [*found.notes[:1], *(g[0] for g in found.groups[:1]), found.head[0]]
        found.first = min(token.line for token in opening)
        return found

    def _ends(self, found: Statement, following: int, end: int) -> bool:
        """Whether a statement ends with its line, seen what follows."""
        last = found.head[-1]
        open_ended = ":,=(|" if self._lexicon.bodies else ",("
        if last.kind is Kind.SIGN and last.text in open_ended:
            return False
        if last.is_name("_"):
            found.head.pop()
            return not found.head
        if following >= end or not self._lexicon.bodies:
            return True
        return not self.tokens[following].is_sign("{")

    def _significant(self, at: int, end: int) -> int:
        while at < end and self.tokens[at].kind in (Kind.LINE, Kind.COMMENT):
            if self.tokens[at].kind is Kind.COMMENT and self._lexicon.lines:
                return at
            at += 1
        return at

    def _behind(self, at: int, end: int) -> int:
        """Behind a body: what is assigned to a property stands there in C#."""
        if at < end and self.tokens[at].is_sign("="):
            while at < end and not self.tokens[at].is_sign(";"):
                at = self._closing.get(at, at) + 1
        return at

    def _is_body(self, head: Sequence[Token]) -> bool:
        if not self._lexicon.bodies:
            return False
        if not head:
            return True
        last = head[-1]
        if last.is_name("interface") and len(head) > 1 and self._lexicon.name == "go":
            return head[0].is_name("type") and len(head) == 3
        return not (last.kind is Kind.SIGN and last.text in _BEFORE_VALUE)

    def _attribute(self, at: int, end: int) -> tuple[list[list[Token]], int] | None:
        """The attributes that begin at `at`, and the index behind them."""
        tokens, mark = self.tokens, self._lexicon.attribute
        if not mark or not tokens[at].is_sign(mark):
            return None
        match mark:
            case "[":
                close = self._closing.get(at)
                if close is None or close >= end:
                    return None
                return _parted(tokens[at + 1 : close]), close + 1
            case "#":
                close = self._closing.get(at + 1)
                if close is None or not tokens[at + 1].is_sign("["):
                    return None
                return _parted(tokens[at + 2 : close]), close + 1
            case "@":
                return self._annotation(at, end)
            case _:
                stop = ">" if mark == "<" else ">]"
                return self._enclosed(at, end, stop)

    def _annotation(self, at: int, end: int) -> tuple[list[list[Token]], int] | None:
        behind = at + 1
        if behind >= end or self.tokens[behind].kind is not Kind.NAME:
            return None
        behind += 1
        while behind + 1 < end and self.tokens[behind].is_sign("."):
            behind += 2
        if behind < end and self.tokens[behind].is_sign("("):
            behind = self._closing.get(behind, behind) + 1
        return [list(self.tokens[at + 1 : behind])], behind

    def _enclosed(
        self, at: int, end: int, stop: str
    ) -> tuple[list[list[Token]], int] | None:
        behind = at + 1
        while behind < end and not self.tokens[behind].is_sign(stop):
            if self.tokens[behind].kind is Kind.LINE:
                return None
            behind = self._closing.get(behind, behind) + 1
        if behind >= end:
            return None
        return _parted(self.tokens[at + 1 : behind]), behind + 1

    def _matched(self) -> dict[int, int]:
        """Where each bracket is closed; a body that isn't ends with the text."""
        found: dict[int, int] = {}
        stack: list[int] = []
        counts = dict.fromkeys(_OPEN, 0)
        for index, token in enumerate(self.tokens):
            if token.kind is not Kind.SIGN:
                continue
            if token.text in _OPEN:
                stack.append(index)
                counts[token.text] += 1
                continue
            opened = _CLOSE.get(token.text)
            if opened is None or not counts[opened]:
                continue
            while stack:
                last = stack.pop()
                counts[self.tokens[last].text] -= 1
                if self.tokens[last].text == opened:
                    found[last] = index
                    break
                self.unclosed.append(self.tokens[last])
                if self.tokens[last].is_sign("{"):
                    found[last] = index - 1
        for index in stack:
            self.unclosed.append(self.tokens[index])
            if self.tokens[index].is_sign("{"):
                found[index] = len(self.tokens)
        return found


def _parted(tokens: Sequence[Token]) -> list[list[Token]]:
    """Attributes of one pair of brackets, parted by commas."""
    found: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.kind in (Kind.LINE, Kind.COMMENT):
            continue
        if token.kind is Kind.SIGN:
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if token.text == "," and depth == 0:
                found.append([])
                continue
        found[-1].append(token)
    return [each for each in found if each]
