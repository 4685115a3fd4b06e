"""Program text on operation pages: what stands there in place of tables, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ....diagnostics import Report
from ....source import Json
from .. import builtin, types
from ..metadata import validators
from ..pages.rows import PLACES
from ..pages.tables import Row, Table
from ..several import several
from ..shipped import SHIPPED
from ..types import Expr
from .meta import attributed
from .model import Definition, Source, Told
from .words import Words, defined, losses, taken, words

_INTEGERS = frozenset({"Flags", "EnumAsInt"})


def operation(source: Source) -> str:
    """The one request that the text defines; empty if there is none, or several."""
    found = [each.name for each in defined(source) if each.is_request]
    return found[0] if len(found) == 1 else ""


def tables(
    source: Source, operation: str, asked: Json, answer: Json, report: Report
) -> tuple[tuple[Table, ...], Told | None]:
    """The tables that say what `source` does, and what they are to one another.

    `asked` and `answer` are the sample's request and response: they tell what text is
    where the language has no word for it.
    """
    for diagnostic in source.diagnostics:
        report.add(diagnostic)
    losses(source, report)
    found = words(source)
    request = _request(source, operation)
    returned = None if request is None else found.answer(request, answer)
    if request is not None:
        found.show(request.name, asked)
    if returned is not None:
        found.show(types.core(returned).name, answer)
    lines = [] if request is None else list(found.line(request.name))
    for each in defined(source):
        taken(each, operation if each in lines else each.name)
    made, told = _Tables(found, request, operation).made(returned)
    # Where inheritance is lost, the sample shows it, as with tables.
    return made, None if "bases" in found.lexicon.lost else told


def _request(source: Source, operation: str) -> Definition | None:
    known = source.definitions.get(operation)
    if known is not None:
        return known
    folded = operation.casefold()
    return next((d for d in defined(source) if d.name.casefold() == folded), None)


def is_text(expr: Expr) -> bool:
    """Whether a property is a string, which has a length."""
    return expr.name == "string"


@dataclass(slots=True)
class _Tables:
    """Builds the tables of one page."""

    words: Words
    request: Definition | None
    operation: str
    bases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)
    closed: dict[str, str] = field(default_factory=dict)
    shipped: dict[str, Table] = field(default_factory=dict)

    def made(self, response: Expr | None) -> tuple[tuple[Table, ...], Told]:
        own = [each for each in defined(self.words.source)]
        made = [self._enum(d) if d.is_enum else self._table(d) for d in own]
        if response is not None:
            self._bind(response)
            self._answer(response)
        for each in own:
            self._inherit(each)
        request = "" if self.request is None else self._caption(self.request)
        told = Told(
            bases={
                heir: names if heir == request else tuple(map(self._named, names))
                for heir, names in self.bases.items()
            },
            bound=self.bound,
            closed=self.closed,
            response=response,
            void=self.request is not None and self.request.void,
            query=self.request is not None and self.words.is_query(self.request),
        )
        return (*made, *self.shipped.values()), told

    def _caption(self, each: Definition) -> str:
        """What the table of a type is headed with."""
        if each is self.request:
            return self.operation
        return f"{each.name}<{', '.join(each.params)}>" if each.params else each.name

    def _named(self, caption: str) -> str:
        return self.closed.get(caption, caption)

    def _table(self, each: Definition) -> Table:
        return Table(
            name=self._caption(each),
            rows=tuple(self._rows(each)),
            line=several(each.line, each.lines),
            doc=each.doc,
        )

    def _rows(self, each: Definition) -> Iterator[Row]:
        for member in each.members:
            expr = self.words.member(each, member)
            node = attributed(member.line, member.attributes)
            limits = validators.limits(node, is_text(expr))
            yield Row(
                name=self.words.name(member),
                place=member.place if member.place in PLACES else "",
                type=str(expr),
                expr=expr,
                required=member.required or limits.required,
                doc="\n\n".join(filter(None, (member.doc, *limits.words))),
                line=several(member.line, member.lines),
                checked=limits.found(),
            )

    def _enum(self, each: Definition) -> Table:
        numbered = bool(each.members) and all(m.number for m in each.members)
        marked = any(a.name in _INTEGERS for a in each.attributes)
        return Table(
            name=each.name,
            rows=tuple(
                Row(
                    name=self.words.name(member) if not member.wire else member.name,
                    place="",
                    type=member.text or member.number,
                    expr=Expr("string"),
                    required=False,
                    doc=member.doc,
                    line=several(member.line, member.lines),
                )
                for member in each.members
            ),
            line=several(each.line, each.lines),
            enum=True,
            integers=numbered and (marked or not self.words.lexicon.counted),
            doc=each.doc,
        )

    def _inherit(self, each: Definition) -> None:
        """Note the base of a class; one of ServiceStack's own gets a table."""
        base = each.base
        if base is None or each.is_enum:
            return
        expr = self.words.type(base)
        known = self.words.source.definitions.get(expr.name)
        if known is not None:
            self._bind(expr)
            self.bases[self._caption(each)] = (self._caption(known),)
        elif builtin.known(expr.name):
            name = builtin.parent(expr.name) or expr.name
            self.bases[self._caption(each)] = (name,)
            self.shipped.setdefault(name, self._shipped(name, expr, each))

    def _shipped(self, name: str, expr: Expr, heir: Definition) -> Table:
        line = several(heir.line, ())
        return Table(
            name=name,
            rows=tuple(
                Row(
                    name=member,
                    place="",
                    type=str(inner),
                    expr=inner,
                    required=False,
                    doc=doc,
                    line=line,
                )
                for member, inner, doc in builtin.members(
                    Expr(name.partition("<")[0], expr.args)
                )
            ),
            line=line,
        )

    def _answer(self, response: Expr) -> None:
        """Give a generic answer of ServiceStack's own a table, as pages have it."""
        core = types.core(response)
        known = SHIPPED.get(core.name)
        own = self.words.source.definitions
        if known is None or core.name in own or len(known.params) != len(core.args):
            return
        open_expr = Expr(core.name, tuple(map(Expr, known.params)))
        if core.args and self.request is not None:
            table = self._shipped(str(open_expr), open_expr, self.request)
            self.shipped.setdefault(table.name, table)
            self.bound.update(zip(known.params, map(str, core.args), strict=True))
            self.closed[table.name] = str(core)

    def _bind(self, expr: Expr) -> None:
        """Note what the parameters of generic types stand for where one is used."""
        core = types.core(expr)
        known = self.words.source.definitions.get(core.name)
        if known is not None and known.params and core.args:
            for param, arg in zip(known.params, core.args, strict=False):
                self.bound.setdefault(param, str(arg))
            self.closed.setdefault(self._caption(known), str(core))
