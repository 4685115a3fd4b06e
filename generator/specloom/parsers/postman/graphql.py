"""GraphQL documents: which operations they hold, and which variables these declare.

Nothing is executed and no schema is known. A document is read as far as its operations
go: their kind, their name, what they declare, and where they end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ... import ir
from ...diagnostics import Pointer
from ...infer.secrets import REDACTED, holds_secret
from ...ir import Scalar, ScalarKind
from ...source import Json

KINDS = ("query", "mutation", "subscription")


@dataclass(frozen=True, slots=True)
class Written:
    """A type as a document writes it: a name, or a list of `item`."""

    name: str
    item: Written | None = None
    non_null: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable that an operation declares; `default` where it has one."""

    name: str
    type: Written
    default: ir.Value | None = None

    @property
    def required(self) -> bool:
        """Whether a request must give it a value."""
        return self.type.non_null and self.default is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation of a document; `root` is the first field that it selects."""

    kind: str
    name: str
    root: str
    variables: tuple[Variable, ...]


class Broken(Exception):
    """A text that is no GraphQL; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def operations(text: str) -> tuple[Operation, ...]:
    """The operations in the document `text`.

    Raises:
        Broken: the text is no document of GraphQL, or holds no operation.
    """
    tokens = _Tokens(text)
    found: list[Operation] = []
    while tokens.here:
        word = tokens.here
        if word == "{":
            found.append(_selecting(tokens, "query", "", ()))
        elif word in KINDS:
            tokens.next()
            name = tokens.next() if _NAME.fullmatch(tokens.here) else ""
            found.append(_selecting(tokens, word, name, tuple(_variables(tokens))))
        elif word == "fragment":
            while tokens.here not in ("{", ""):
                tokens.next()
            tokens.skip("{", "}")
        else:
            raise tokens.broken("neither an operation nor a fragment")
    if not found:
        raise Broken(1, "no operation in it")
    return tuple(found)


def chosen(found: Sequence[Operation], name: str) -> Operation | None:
    """The one of `found` that a request with the operation name `name` asks for."""
    if not name:
        return found[0] if len(found) == 1 else None
    return next((one for one in found if one.name == name), None)


def label(query: str, name: str) -> str:
    """What tells the request for the operation `name` of `query` from others.

    It is the operation's name or, if it has none, the first field that it selects;
    empty if that is not to be found out.
    """
    if name:
        return name
    try:
        first = operations(query)[0]
    except Broken:
        return ""
    return first.name or first.root


def without_secrets(query: str) -> str:
    """`query` with `REDACTED` in place of the secrets that are texts in it."""

    def hidden(found: re.Match[str]) -> str:
        secret = holds_secret(found["name"], found["text"])
        return f"{found['name']}{found['sign']}{REDACTED}" if secret else found[0]

    return _ARGUMENT.sub(hidden, query)


def type_of(written: Written, sampled: ir.Type) -> ir.Type:
    """The type that `written` declares; samples tell what the words leave open."""
    known = ir.without_null(sampled)
    if written.item is not None:
        item = known.item if isinstance(known, ir.List) else ir.ANY
        type: ir.Type = ir.List(type_of(written.item, item))
    else:
        type = _named(written.name, known)
    return type if written.non_null else ir.nullable(type)


def record(
    variables: Sequence[Variable], sampled: ir.Type | None, at: Pointer
) -> ir.Record:
    """The variables as one object: what is declared, and what only samples show."""
    seen = sampled.fields if isinstance(sampled, ir.Record) else ()
    fields = {field.wire: field for field in seen}
    declared = {one.name for one in variables}
    return ir.Record(
        (
            *(_field(one, fields.get(one.name), at) for one in variables),
            *(field for field in seen if field.wire not in declared),
        )
    )


def _field(one: Variable, seen: ir.Field | None, at: Pointer) -> ir.Field:
    return ir.Field(
        at=at if seen is None else seen.at,
        wire=one.name,
        type=type_of(one.type, ir.ANY if seen is None else seen.type),
        required=one.required,
        default=one.default,
    )


def _named(name: str, sampled: ir.Type) -> ir.Type:
    known = _SCALARS.get(name)
    if known is None:
        return sampled
    if name in ("ID", "String") and isinstance(sampled, Scalar):
        # The words allow any text, and an ID may be a number too.
        narrow = _TEXTUAL | {ScalarKind.INTEGER} if name == "ID" else _TEXTUAL
        return sampled if sampled.kind in narrow else known
    return known


def _selecting(
    tokens: _Tokens, kind: str, name: str, variables: tuple[Variable, ...]
) -> Operation:
    """An operation from its directives to the end of what it selects."""
    while tokens.here == "@":
        _directive(tokens)
    if tokens.here != "{":
        raise tokens.broken("no selection where one belongs")
    root = tokens.skip("{", "}")
    return Operation(kind=kind, name=name, root=root, variables=variables)


def _directive(tokens: _Tokens) -> None:
    tokens.next()
    tokens.next()
    if tokens.here == "(":
        tokens.skip("(", ")")


def _variables(tokens: _Tokens) -> Iterator[Variable]:
    if tokens.here != "(":
        return
    tokens.next()
    while tokens.here != ")":
        tokens.expect("$")
        name = tokens.name()
        tokens.expect(":")
        type = _type(tokens, 0)
        default = None
        if tokens.here == "=":
            tokens.next()
            default = ir.Value(_constant(tokens, 0))
        while tokens.here == "@":
            _directive(tokens)
        yield Variable(name=name, type=type, default=default)
    tokens.next()


def _type(tokens: _Tokens, depth: int) -> Written:
    if depth > _DEEPEST:
        raise tokens.broken("nested too deep")
    if tokens.here == "[":
        tokens.next()
        item = _type(tokens, depth + 1)
        tokens.expect("]")
        written = Written("", item)
    else:
        written = Written(tokens.name())
    if tokens.here == "!":
        tokens.next()
        written = Written(written.name, written.item, non_null=True)
    return written


def _constant(tokens: _Tokens, depth: int) -> Json:
    if depth > _DEEPEST:
        raise tokens.broken("nested too deep")
    word = tokens.next()
    match word[:1]:
        case "[":
            items: list[Json] = []
            while tokens.here != "]":
                items.append(_constant(tokens, depth + 1))
            tokens.next()
            return items
        case "{":
            fields: dict[str, Json] = {}
            while tokens.here != "}":
                key = tokens.name()
                tokens.expect(":")
                fields[key] = _constant(tokens, depth + 1)
            tokens.next()
            return fields
        case '"':
            return _string(word)
        case _:
            return _WORDS[word] if word in _WORDS else _number(tokens, word)


def _number(tokens: _Tokens, word: str) -> Json:
    if _NAME.fullmatch(word):
        return word
    if _NUMBER.fullmatch(word) and len(word) <= _LONGEST_NUMBER:
        return float(word) if set(word) & set(".eE") else int(word)
    raise tokens.broken(f"{_shown(word)} where a value belongs")


def _string(word: str) -> str:
    if word.startswith('"""'):
        return word[3:-3].strip()
    try:
        text = json.loads(word)
    except ValueError:
        return word[1:-1]
    return text if isinstance(text, str) else ""


class _Tokens:
    """The tokens of a document, one at a time; `here` is empty at the end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = _TOKEN.finditer(text)
        self._start = 0
        self.here = ""
        self.next()

    def next(self) -> str:
        """The token here; goes on to the one behind it."""
        before = self.here
        self.here = ""
        for found in self._found:
            self._start = found.start()
            if found.lastgroup == "token":
                self.here = found[0]
                break
            if found.lastgroup == "other":
                raise self.broken(f"{found[0]!r} where it does not belong")
        else:
            self._start = len(self._text)
        return before

    def expect(self, token: str) -> None:
        """Pass over `token`, which must stand here."""
        if self.here != token:
            raise self.broken(f"{_shown(self.here)} where {token!r} belongs")
        self.next()

    def name(self) -> str:
        """Pass over a name, which must stand here."""
        if not _NAME.fullmatch(self.here):
            raise self.broken(f"{_shown(self.here)} where a name belongs")
        return self.next()

    def skip(self, first: str, last: str) -> str:
        """Pass over a block, from its bracket to the match; its first name."""
        depth, named = 0, ""
        while self.here:
            token = self.next()
            depth += (token == first) - (token == last)
            if not named and _NAME.fullmatch(token):
                named = token
                if self.here == ":":  # an alias
                    self.next()
                    named = self.here
            if depth == 0:
                return named
        raise self.broken(f"no {last!r} for a {first!r}")

    def broken(self, message: str) -> Broken:
        """What is wrong at this place."""
        return Broken(self._text.count("\n", 0, self._start) + 1, message)


def _shown(token: str) -> str:
    return repr(token[:40]) if token else "the end"


_DEEPEST = 50
_LONGEST_NUMBER = 300

_TOKEN = re.compile(
    r"(?P<space>[\s,\ufeff]+|\#[^\n]*)"
    r'|(?P<token>"""(?:\\"""|(?!""").)*+"""|"(?:\\.|[^"\\\n])*+"|\.\.\.'
    r"|[_A-Za-z]\w*|-?\d[\w.+-]*|[!$&()*:=@\[\]{|}])"
    r"|(?P<other>.)",
    re.DOTALL | re.ASCII,
)
_NAME = re.compile(r"[_A-Za-z]\w*", re.ASCII)
_ARGUMENT = re.compile(
    r'(?<!\w)(?P<name>[_A-Za-z]\w*)(?P<sign>\s*:\s*(?:[][!\w]+\s*=\s*)?")'
    r'(?P<text>(?:\\.|[^"\\\n])++)(?=")',
    re.ASCII,
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_WORDS: Mapping[str, Json] = {"true": True, "false": False, "null": None}
_SCALARS: Mapping[str, ir.Type] = {
    "ID": ir.STRING,
    "String": ir.STRING,
    "Int": Scalar(ScalarKind.INTEGER),
    "Float": Scalar(ScalarKind.NUMBER),
    "Boolean": Scalar(ScalarKind.BOOLEAN),
}
_TEXTUAL = frozenset(
    {ScalarKind.STRING, ScalarKind.UUID, ScalarKind.DATE, ScalarKind.DATETIME}
    | {ScalarKind.TIME, ScalarKind.DURATION}
)
