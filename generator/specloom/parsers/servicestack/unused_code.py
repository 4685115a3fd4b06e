"""What program text holds that a client has no use for: a rule for each thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...source import Json
from .. import Rule

_WIDTH = 2_000
"""Characters of a line that are looked at."""

_OPTIONS = (
    "Date|Tip|Version|SwiftVersion|UsePath|BaseUrl|BaseClass|Package|GlobalNamespace|"
    "GlobalNameSpace|TreatTypesAsStrings|SettersReturnThis|DataClass|DataClassJson|"
    "(?:Add|Make|Include|Exclude|Export|Initialize|Default|Generate|Use)[A-Z]\\w*"
)


def _reads(pattern: str) -> Callable[[Sequence[Json]], bool]:
    """The value is a line that is nothing but what `pattern` matches."""
    found = re.compile(rf"\s*(?:{pattern})\s*")

    def reads(around: Sequence[Json]) -> bool:
        text = around[-1]
        return isinstance(text, str) and found.fullmatch(text[:_WIDTH]) is not None

    return reads


def _rule(name: str, reason: str, pattern: str) -> Rule:
    return Rule(name=name, reason=reason, where=("*",), when=_reads(pattern))


UNUSED = (
    _rule(
        "code-head",
        "the head of program text: when and with which options it was printed",
        rf"\W{{0,8}}Options:|[/'#]{{0,4}}\s?(?:{_OPTIONS}):.*|=begin|=end"
        r"|#\s*(?:frozen_string_literal|encoding): .*",
    ),
    _rule(
        "code-import",
        "what program text makes use of",
        r"(?:using|import|open|Imports|use|require|from)\b\s*['\"]?[\w{*@][^;]*;?"
        r"|(?:\w+\s+)?\"[\w./:-]+\"|import \($|const std = @import\(.*\);?"
        r"|[\"']use strict[\"'];?|Object = TypeVar\(.*\)",
    ),
    _rule(
        "code-namespace",
        "what classes of program text lie in",
        r"(?:<\?php\s+)?(?:namespace|Namespace|package|module|declare module)\b.*"
        r"|<\?php|public class \w+\s*\{?",
    ),
    _rule(
        "code-end",
        "the end of a class in a language that has a word for it",
        r"end|End \w+|pass",
    ),
    _rule(
        "code-marker",
        "one of the marks that ServiceStack has for requests, defined once more",
        r"(?:export )?(?:public )?(?:partial )?interface I[A-Z]\w*(?:<\w+>)?\s*\{?"
        r"|createResponse\s*\(\)\s*:\s*\w+;",
    ),
    _rule(
        "code-table",
        "the list of all types that Dart makes objects by",
        r"TypeContext _ctx = .*|'[^']*': ?TypeInfo\(.*",
    ),
)
