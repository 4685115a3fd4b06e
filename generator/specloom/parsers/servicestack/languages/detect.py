"""Where on an operation page program text stands, and which language it is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .lexicon import LANGUAGES, language

FOOTER = re.compile(
    r"\W{0,4}([A-Za-z#.]{1,12}) [\w.]+(?:\s?[<\[(][\w, <>]*[>\])])? DTOs\W{0,4}"
)
"""The line below program text: it names the language, and the operation."""

_LINES = 400
_WIDTH = 200

_SIGNS: dict[str, tuple[str, ...]] = {
    "csharp": (
        r"public (?:virtual |partial |abstract )*(?:class|enum|interface) ",
        r"\[(?:DataContract|DataMember|Route|Serializable|Flags)\b",
        r"using System\b",
        r"\{ ?get; set; ?\}",
    ),
    "typescript": (
        r"export (?:class|enum|interface) \w+[^;]*$(?<!\{)",
        r"public \w+\??: ",
        r"\w+\??: [\w\[\]<>]+;",
        r"export class .*\bimplements I",
    ),
    "mjs": (
        r"[\"']use strict[\"'];",
        r"/\*\* @(?:type|param|typedef) ",
        r"export class \w+(?: extends \w+)? \{",
        r"(?:getTypeName|createResponse)\(\) ?\{",
    ),
    "java": (
        r"public (?:static |abstract )*class \w+",
        r"public [\w<>, ]+ \w+ = null;",
        r"import java\.",
        r"@(?:DataContract|SerializedName)\b",
    ),
    "kotlin": (
        r"open (?:class|var) ",
        r"enum class ",
        r"import java\.\S+$",
        r"fun \w+",
    ),
    "swift": (
        r"public (?:class|enum) \w+.*Codable",
        r"public var ",
        r"import Foundation",
        r"required public init",
    ),
    "dart": (
        r"import 'package:",
        r"fromMap\(Map<String, dynamic>",
        r".*\bIConvertible\b",
        r"[\w<>,?]+\? \w+;",
    ),
    "php": (
        r"<\?php",
        r"public (?:\?\w+|\w+) \$\w+",
        r"class \w+ .*JsonSerializable",
        r"public function ",
    ),
    "vbnet": (
        r"Public (?:\w+ )*(?:Class|Property|Enum|Interface) ",
        r"End (?:Class|Enum|Namespace)",
        r"Imports ",
        r"Implements ",
    ),
    "fsharp": (
        r"\[<\w+",
        r"member val \w+ ?:",
        r"type \w+(?:<[^>]*>)?\(\) ?=",
        r"open System",
    ),
    "python": (
        r"@dataclass",
        r"class \w+(?:\([^{]*\))?:",
        r"\w+: (?:Optional\[|List\[|Dict\[|str|int)",
        r"from \w+ import ",
    ),
    "ruby": (
        r"attr_accessor :",
        r"# @return \[",
        r"class \w+(?: < \w+)?$",
        r"require '",
    ),
    "go": (
        r"type \w+(?:\[[^\]]*\])? struct",
        r".*`json:\"",
        r"package \w+",
        r"func \(",
    ),
    "rust": (r"pub struct ", r"#\[(?:derive|serde)", r"pub \w+: ", r"use serde"),
    "zig": (
        r"pub const \w+ = (?:struct|enum)",
        r"\w+: \??\[\]const u8,",
        r"const std = @import",
        r"pub fn \w+\(comptime",
    ),
}
_PATTERNS = {
    name: re.compile("|".join(f"(?:{sign})" for sign in signs))
    for name, signs in _SIGNS.items()
}
_BEGINS = re.compile(
    r"(?:using|import|package|namespace|export|class|public|open|abstract|enum|module|"
    r"require|func|pub|const|type|Imports|Namespace|Public|from|use)\b|[@\[<#/'\"(]"
)


class Found(NamedTuple):
    """Lines of program text, the last one not included, and their language."""

    start: int
    stop: int
    language: str


def find(lines: Sequence[str], start: int, stop: int) -> Found | None:
    """The program text between two lines of a page, which are above and below it.

    The line that says which language it is may be there or not.
    """
    footer = next(
        (i for i in range(start, stop) if is_footer(lines[i])),
        None,
    )
    end = stop if footer is None else footer
    named = ""
    if footer is not None:
        match = FOOTER.fullmatch(lines[footer].strip()[:_WIDTH])
        named = "" if match is None else language(match[1])
    while start < end and not _BEGINS.match(lines[start].lstrip()):
        start += 1
    if start >= end:
        return None
    seen = detect(lines[start:end])
    if named == "mjs" and seen == "typescript":
        named = seen
    name = named or seen
    return Found(start, end, name) if name else None


def is_footer(line: str) -> bool:
    """Whether `line` is the one below program text."""
    match = FOOTER.fullmatch(line.strip()[:_WIDTH])
    return match is not None and bool(language(match[1]))


def detect(lines: Sequence[str]) -> str:
    """The language that most of `lines` speak for; empty if none do."""
    votes = dict.fromkeys(LANGUAGES, 0)
    for line in lines[:_LINES]:
        text = line.strip()[:_WIDTH]
        if text:
            for name, pattern in _PATTERNS.items():
                votes[name] += pattern.match(text) is not None
    best = max(votes, key=lambda name: votes[name])
    return best if votes[best] else ""
