"""Program text to definitions: classes, interfaces and enums with all in them."""

from __future__ import annotations

import html
from collections.abc import Sequence

from ....diagnostics import Report
from ....source import Cursor
from .. import types
from . import exprs, members, methods, notes, openings
from .beside import Beside
from .head import options
from .lexicon import LANGUAGES, Lexicon, Shape
from .model import Definition, Member, Source
from .statements import Statement, Walker
from .tokens import Kind, Token, Tokens, tokenize

_ENDS = ("Class", "Structure", "Enum", "Interface", "Module")
_INHERITS = ("Inherits", "Implements", "inherit", "interface")


def read(
    lines: Sequence[Cursor], language: str, at: Cursor, *, apart: bool = False
) -> Source:
    """What `lines` of program text in `language` define; `at` is all of them.

    What has one name in several namespaces is kept `apart`, or else joined.
    """
    report = Report()
    texts = [line.raw if isinstance(line.raw, str) else "" for line in lines]
    if any("&lt;" in text or "&quot;" in text or "&#" in text for text in texts):
        texts = [html.unescape(text) for text in texts]
    lexicon = LANGUAGES[language]
    tokens = tokenize(texts, language)
    reader = _Reader(lines, tokens, lexicon, report, apart=apart)
    definitions = reader.definitions()
    reader.cut_off()
    return Source(
        language=language,
        definitions=definitions,
        options=options(lines),
        at=at,
        diagnostics=tuple(report),
    )


class _Reader:
    """Goes through the statements of a text, from the outside in."""

    def __init__(
        self,
        lines: Sequence[Cursor],
        tokens: Tokens,
        lexicon: Lexicon,
        report: Report,
        *,
        apart: bool,
    ) -> None:
        self._apart = apart
        self._lines = lines
        self._lexicon = lexicon
        self._report = report
        self._open_at = tokens.open_at
        self._walker = Walker(tokens.all, lexicon)
        self._found: dict[str, Definition] = {}
        self._open: list[Definition] = []
        self._beside = Beside(self._walker, lexicon, lines, self._found)
        self._namespace = ""

    def definitions(self) -> dict[str, Definition]:
        """All definitions, by name."""
        self._block(0, len(self._walker.tokens), None, 0)
        found = {
            name: each
            for name, each in self._found.items()
            if each.kind not in ("wrapper", "namespace")
        }
        for each in found.values():
            methods.finish(each, self._lexicon)
        return found

    def cut_off(self) -> None:
        """Say where the text ends, if it ends before what it begins does."""
        unclosed = self._walker.unclosed
        line = self._open_at
        if unclosed and unclosed[0].is_sign("{") and self._lexicon.bodies:
            line = max(line, unclosed[0].line)
        if line < 0:
            return
        last = len(self._lines) - 1
        self._report.warning(
            "code-cut-off",
            f"the program text ends in the middle: what begins with "
            f"{str(self._lines[line].raw).strip()!r:.60} is not closed",
            self._lines[last].at,
        )

    def _block(
        self, start: int, end: int, holder: Definition | None, depth: int
    ) -> None:
        lexicon = self._lexicon
        commas = lexicon.commas and holder is not None
        commas = commas or (holder is not None and holder.is_enum)
        for statement in self._walker.statements(start, end, commas=commas):
            self._statement(statement, holder, depth)

    def _statement(
        self, statement: Statement, holder: Definition | None, depth: int
    ) -> None:
        if not self._lexicon.bodies:
            holder = self._open[-1] if self._open else None
        if not statement.head:
            self._trailing(statement, holder)
            return
        if holder is not None and self._said(statement, holder):
            return
        opening = openings.opening(statement, self._lexicon)
        if opening is not None:
            self._opened(statement, opening, holder, depth)
        elif holder is None:
            made = self._beside.take(statement)
            if made is not None:
                self._known(made)
        elif not self._part(statement, holder):
            self._inside(statement, holder, depth)

    # --- Openings ------------------------------------------------------------

    def _opened(
        self,
        statement: Statement,
        opening: tuple[str, int],
        holder: Definition | None,
        depth: int,
    ) -> None:
        kind, index = opening
        name = statement.head[index].text
        if kind == "namespace":
            around = self._namespace
            self._namespace = "".join(t.text for t in statement.head[index:])
            if statement.body is not None and depth <= types.MAX_NESTING:
                self._block(*statement.body, None, depth + 1)
                self._namespace = around
            return
        if name == "CodingKeys" and holder is not None:
            holder.repeats.extend(self._span(statement))
            return
        made = openings.definition(statement, kind, index, self._lexicon, self._lines)
        made.namespace = self._namespace
        if holder is not None and self._lexicon.name == "java" and not holder.parents:
            holder.kind = "wrapper" if not holder.members else holder.kind
        made = self._known(made)
        if not self._lexicon.bodies:
            while self._open and self._lexicon.name in ("fsharp", "python"):
                self._open.pop()
            self._open.append(made)
        elif statement.body is not None:
            if depth > types.MAX_NESTING:
                self._report.warning(
                    "code-too-deep",
                    f"{name!r} lies in more classes than any host has: left out",
                    made.line.at,
                )
                return
            self._block(*statement.body, made, depth + 1)

    def _known(self, made: Definition) -> Definition:
        """The definition as it is known by its name; what stands twice is joined.

        Where namespaces are kept apart, the name of another one is part of the name.
        """
        known = self._found.setdefault(made.name, made)
        elsewhere = known.namespace not in ("", made.namespace)
        if self._apart and made.namespace and elsewhere:
            known = self._found.setdefault(f"{made.namespace}.{made.name}", made)
        if known is not made:
            if known.members or known.parents:
                self._report.warning(
                    "code-type-twice",
                    f"{made.name!r} is defined twice: both are taken as one",
                    made.line.at,
                )
            known.lines.extend(made.lines)
            known.parents = known.parents or made.parents
            known.attributes = (*known.attributes, *made.attributes)
        return known

    # --- Bodies --------------------------------------------------------------

    def _part(self, statement: Statement, holder: Definition) -> bool:
        """Take what belongs to a class; whether the statement does."""
        lexicon, lines = self._lexicon, self._lines
        if holder.is_enum or (holder.kind == "open" and not statement.body):
            found = members.enum_member(statement, lexicon, lines)
            if found is not None:
                holder.kind = "enum"
                holder.members.append(found)
                return True
            if holder.is_enum:
                return False
        taken = False
        for found in members.member(statement, self._walker, lexicon, lines):
            if found.expr == exprs.UNKNOWN:
                self._report.warning(
                    "type-not-understood",
                    f"the type of {found.name!r} is none that is known: taken as any "
                    "JSON",
                    found.line.at,
                )
                found.expr = exprs.OBJECT
            holder.members.append(found)
            taken = True
        if taken and lexicon.shape is Shape.PROMOTED:
            holder.repeats.extend(self._span(statement))
        return taken

    def _said(self, statement: Statement, holder: Definition) -> bool:
        """Take what languages say of a class in its body, but for its properties."""
        head = statement.head
        first = head[0]
        if not self._lexicon.bodies and first.is_name("End", "end"):
            if len(head) == 1 or head[1].is_name(*_ENDS):
                self._open.pop()
            return True
        if first.is_name("def") and not any(t.is_sign("=") for t in head):
            self._open.append(holder)
            return False
        if not self._lexicon.bodies and first.is_name(*_INHERITS):
            holder.parents.extend(openings.type_list(head, 1, self._lexicon))
            holder.lines.extend(self._span(statement))
            return True
        words = statement.words()
        if self._lexicon.name == "go" and head[-1].kind is not Kind.TEXT:
            embedded = exprs.read(head, self._lexicon)
            if embedded is not None and embedded[1] == len(head):
                holder.parents.append(embedded[0])
                holder.lines.extend(self._span(statement))
                return True
        if "typealias" in words and "Return" in words:
            equals = (i for i, t in enumerate(head) if t.is_sign("="))
            at = next(equals, len(head))
            found = exprs.read(head[at + 1 :], self._lexicon)
            holder.returns = None if found is None else found[0]
            holder.lines.extend(self._span(statement))
            return True
        if words[:3] == ["static", "const", holder.name] and len(words) > 3:
            value = next((t.text for t in head if t.kind is Kind.NUMBER), "")
            holder.kind = "enum"
            line = self._lines[head[3].line]
            span = tuple(self._span(statement))
            holder.members.append(
                Member(name=words[3], line=line, number=value, lines=span)
            )
            return True
        return False

    def _inside(self, statement: Statement, holder: Definition, depth: int) -> None:
        """Methods: of use are those that tell what a request returns, and its verb."""
        span = self._span(statement)
        words = statement.words()
        body: Sequence[Token] = ()
        if statement.body is not None:
            body = [
                token
                for token in self._walker.tokens[slice(*statement.body)]
                if token.kind not in (Kind.LINE, Kind.COMMENT)
            ]
        elif "=>" in (texts := [t.text for t in statement.head]):
            body = statement.head[texts.index("=>") + 1 :]
        if words == ["return", "struct"] and statement.body is not None:
            self._block(*statement.body, holder, depth + 1)
            return
        said = statement.body is not None or body
        if said and {"createResponse", "getMethod"} & set(words):
            methods.read(words, body, holder, self._lexicon)
            holder.lines.extend(span)
        else:
            holder.repeats.extend(span)

    def _trailing(self, statement: Statement, holder: Definition | None) -> None:
        """Documentation that stands behind what it is of."""
        doc = notes.documentation(statement.notes, self._lexicon)
        if holder is None or not doc:
            return
        if holder.members:
            last = holder.members[-1]
            last.doc = last.doc or doc
            last.lines = (*last.lines, *self._span(statement))
        else:
            holder.doc = holder.doc or doc
            holder.lines.extend(self._span(statement))

    def _span(self, statement: Statement) -> Sequence[Cursor]:
        return self._lines[statement.first : statement.last + 1]
