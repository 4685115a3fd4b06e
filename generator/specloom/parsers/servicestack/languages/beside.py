"""What stands beside classes: Go's methods and constants, JavaScript's enums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ....source import Cursor
from . import exprs, members, methods, notes
from .lexicon import Lexicon
from .model import Definition, Member
from .statements import Statement, Walker
from .tokens import Kind, Token


@dataclass(slots=True)
class Beside:
    """Takes statements outside of classes for the definitions `found` so far."""

    walker: Walker
    lexicon: Lexicon
    lines: Sequence[Cursor]
    found: Mapping[str, Definition]
    _announced: dict[str, Sequence[Cursor]] = field(default_factory=dict)

    def take(self, statement: Statement) -> Definition | None:
        """Read a statement; a definition, if it makes one."""
        head = statement.head
        words = statement.words()
        if head[0].is_name("func") and len(words) > 2 and words[1] in self.found:
            self._function(statement, self.found[words[1]])
        elif head[0].is_name("const") and len(head) > 1 and head[1].is_sign("("):
            self._constants(statement)
        elif "var" in words[:2] and len(words) <= 3:
            self._announced[words[-1]] = self._span(statement)
        elif head[0].is_sign("(") and words[:1] == ["function"] and len(words) > 1:
            return self._assigned(statement, words[1])
        return None

    def _function(self, statement: Statement, holder: Definition) -> None:
        head, words = statement.head, statement.words()
        holder.lines.extend(self._span(statement))
        if "CreateResponseVoid" in words:
            holder.void = True
        elif "CreateResponse" in words:
            start = next((i for i, t in enumerate(head) if t.is_name("r")), len(head))
            found = exprs.read(head[start + 1 :], self.lexicon)
            holder.returns = None if found is None else found[0]
        elif "HttpMethod" in words and statement.body is not None:
            holder.verb = methods.verb(self.walker.tokens[slice(*statement.body)])

    def _constants(self, statement: Statement) -> None:
        """The members of Go's enums, which have their type's name in front."""
        known = (self.found.get(word) for word in statement.words())
        holder = next((each for each in known if each and each.is_enum), None)
        if holder is None:
            return
        holder.repeats.extend(self._span(statement))
        for target, number, text in members.values(statement.head):
            self._enumerated(holder, target, number, text)

    def _assigned(self, statement: Statement, name: str) -> Definition | None:
        """The members of an enum in JavaScript, assigned one by one."""
        made = Definition(
            name=name, line=self.lines[statement.head[0].line], kind="enum"
        )
        made.lines.extend(self._announced.get(name, ()))
        made.lines.extend(self._span(statement))
        made.attributes = tuple(
            notes.commented(statement.notes, self.lexicon, self.lines)
        )
        for target, number, text in members.values(statement.head):
            if target.kind is Kind.TEXT:
                self._enumerated(made, target, number, text)
        return made if made.members else None

    def _enumerated(
        self, holder: Definition, target: Token, number: str, text: str
    ) -> None:
        name = target.text
        if target.kind is Kind.NAME:
            name = name.removeprefix(holder.name) or name
        line = self.lines[target.line]
        holder.members.append(
            Member(
                name=name,
                line=line,
                number=number,
                text="" if text == name else text,
                lines=(line,),
            )
        )

    def _span(self, statement: Statement) -> Sequence[Cursor]:
        return self.lines[statement.first : statement.last + 1]
