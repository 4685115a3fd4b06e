"""Type expressions of every language, and what they are in C#'s words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .. import types
from ..types import ARRAY, NULLABLE, Expr
from .lexicon import Lexicon
from .model import Definition
from .tokens import Kind, Token

OBJECT = Expr("object")
UNKNOWN = Expr("")
"""What stands where no type is understood."""


_NUMBERED = re.compile(r"(QueryDb|QueryData|KeyValuePair|Tuple)_?\d")
"""Types that languages can't have by the number of their arguments alone."""


def read(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Expr, int] | None:
    """The type that `tokens` begin with, in the language's words, and its length.

    What may be null is `Nullable`, whether C# has it so or not: see `settled`.
    """
    if len(tokens) > types.MAX_LENGTH:
        tokens = tokens[: types.MAX_LENGTH]
    reader = _Reader(tokens, lexicon)
    found = reader.type(0)
    return None if found is None else (found, reader.at)


def settled(
    expr: Expr, lexicon: Lexicon, definitions: Mapping[str, Definition]
) -> Expr:
    """`expr` in C#'s words, nullable only where C# has that."""
    args = tuple(settled(arg, lexicon, definitions) for arg in expr.args)
    if expr.name == ARRAY and len(args) == 1:
        return Expr(ARRAY, args)
    name = _word(expr.name, lexicon, definitions)
    if name == NULLABLE:
        if len(args) != 1 or not _is_value(args[0], lexicon, definitions):
            return args[0] if args else OBJECT
        return Expr(NULLABLE, args)
    if name == "byte[]":
        return Expr(ARRAY, (Expr("byte"),))
    if name in ("array", "object") and len(args) == 2:
        return Expr("Dictionary", args)
    if name == "Dictionary" and len(args) == 1:
        return Expr("Dictionary", (Expr("string"), *args))
    return Expr(name, args)


def is_loose(expr: Expr) -> bool:
    """Whether many types of C# may stand behind the words of another language."""
    return expr.name in ("string", "number", "object") and not expr.args


def _word(name: str, lexicon: Lexicon, definitions: Mapping[str, Definition]) -> str:
    last = name.rpartition(".")[2].rpartition("::")[2]
    if name in definitions:
        return name
    if last in definitions:
        return last
    said = lexicon.words.get(name) or lexicon.words.get(last) or last
    numbered = _NUMBERED.fullmatch(said)
    return said if numbered is None else numbered[1]


def _is_value(
    expr: Expr, lexicon: Lexicon, definitions: Mapping[str, Definition]
) -> bool:
    if not lexicon.marks or expr.name == NULLABLE:
        return False
    known = definitions.get(expr.name)
    if known is not None:
        return known.is_enum
    kind = types.scalar_kind(expr)
    if kind is None:
        # In C# itself only a value type is marked so, or one that isn't shown here.
        return lexicon.counted and not expr.args
    return expr.name.casefold() not in ("string", "uri", "type")


class _Reader:
    """Reads one type, by what each sign means in some language."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self.at = 0

    def type(self, depth: int) -> Expr | None:
        if depth > types.MAX_NESTING:
            return None
        found = self._prefixed(depth)
        return None if found is None else self._suffixed(found, depth)

    def _is(self, text: str, ahead: int = 0) -> bool:
        index = self.at + ahead
        return index < len(self._tokens) and self._tokens[index].is_sign(text)

    def _take(self, text: str) -> bool:
        if self._is(text):
            self.at += 1
            return True
        return False

    def _prefixed(self, depth: int) -> Expr | None:
        if self._take("?") or self._take("*"):
            inner = self.type(depth + 1)
            return None if inner is None else Expr(NULLABLE, (inner,))
        if self._take("'") or self._take("&"):
            return self._prefixed(depth + 1)
        if self._is("["):
            return self._list(depth)
        if self._take("{"):
            return self._index(depth)
        if self._take("("):
            inner = self.type(depth + 1)
            self._take(")")
            return inner
        return self._named(depth)

    def _list(self, depth: int) -> Expr | None:
        """What begins with a bracket: a slice, or in Swift a list or a dictionary."""
        self.at += 1
        if self._take("]"):
            constant = self._at_name("const")
            if constant:
                self.at += 1
            inner = self.type(depth + 1)
            if constant and inner == Expr("u8"):
                return Expr("string")
            return None if inner is None else Expr(ARRAY, (inner,))
        key = self.type(depth + 1)
        if key is None:
            return None
        found = Expr(ARRAY, (key,))
        if self._take(":"):
            value = self.type(depth + 1)
            if value is None:
                return None
            found = Expr("Dictionary", (key, value))
        self._take("]")
        return found

    def _index(self, depth: int) -> Expr | None:
        """What TypeScript has for a dictionary: `{ [index:string]: T; }`."""
        if not self._take("["):
            return self._skipped()
        self.at += 1
        if not self._take(":"):
            return self._skipped()
        key = self.type(depth + 1)
        self._take("]")
        self._take("?")
        if key is None or not self._take(":"):
            return self._skipped()
        value = self.type(depth + 1)
        self._take(";")
        self._take("}")
        return None if value is None else Expr("Dictionary", (key, value))

    def _skipped(self) -> Expr:
        """An object of JavaScript that has no name: any."""
        depth = 1
        while self.at < len(self._tokens) and depth:
            depth += self._is("{") - self._is("}")
            self.at += 1
        return OBJECT

    def _named(self, depth: int) -> Expr | None:
        if self.at >= len(self._tokens):
            return None
        token = self._tokens[self.at]
        if token.kind is Kind.TEXT:
            self.at += 1
            # Python puts quotes around a class that is not defined yet.
            later = self._lexicon.name == "python" and token.text.isidentifier()
            return Expr(token.text if later else "string")
        if token.kind is not Kind.NAME:
            return None
        name = token.text
        self.at += 1
        while (self._is(".") or self._is("\\")) and self._at_name(ahead=1):
            name = f"{name}.{self._tokens[self.at + 1].text}"
            self.at += 2
        if name == "interface" and self._take("{"):
            self._take("}")
        return self._generic(name, depth)

    def _at_name(self, *names: str, ahead: int = 0) -> bool:
        index = self.at + ahead
        if index >= len(self._tokens) or self._tokens[index].kind is not Kind.NAME:
            return False
        return not names or self._tokens[index].text in names

    def _generic(self, name: str, depth: int) -> Expr | None:
        brackets = self._lexicon.brackets
        if self._is("<"):
            close = ">"
        elif brackets == "[" and self._is("[") and not self._is("]", 1):
            close = "]"
        elif brackets == "(" and self._is("(") and not self._is(")", 1):
            close = ")"
        elif brackets == "Of" and self._is("(") and self._at_name("Of", ahead=1):
            close = ")"
            self.at += 1
        else:
            return Expr(name)
        self.at += 1
        args: list[Expr] = []
        while True:
            arg = self.type(depth + 1)
            if arg is None:
                return None
            args.append(arg)
            if not self._take(","):
                break
        if not self._take(close):
            return None
        if name == "map" and close == "]":
            value = self.type(depth + 1)
            return None if value is None else Expr("Dictionary", (args[0], value))
        return Expr(name, tuple(args))

    def _suffixed(self, found: Expr, depth: int) -> Expr | None:
        while True:
            if self._take("?"):
                found = found if found.name == NULLABLE else Expr(NULLABLE, (found,))
            elif (self._is("[") and self._is("]", 1)) or (
                self._lexicon.brackets == "Of" and self._is("(") and self._is(")", 1)
            ):
                self.at += 2
                found = Expr(ARRAY, (found,))
            elif self._is("|"):
                found = self._union(found, depth)
            else:
                return found

    def _union(self, found: Expr, depth: int) -> Expr:
        """What may be one of several: null beside a type is all that C# has."""
        self.at += 1
        other = self.type(depth + 1)
        if other is not None and other.name in ("null", "undefined", "None"):
            return found if found.name == NULLABLE else Expr(NULLABLE, (found,))
        if found.name in ("null", "undefined", "None") and other is not None:
            return Expr(NULLABLE, (other,))
        return found if other == found else OBJECT
