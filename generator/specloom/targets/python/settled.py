"""The last look at a file: lines too long for the layout rules go to the formatter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .layout import WIDTH, width


def settle(files: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """`files` as the formatter leaves them, and those it had to be asked about."""
    asked = tuple(sorted(path for path, text in files.items() if _is_open(path, text)))
    settled = {
        path: _formatted(text) if path in asked else text
        for path, text in files.items()
    }
    return settled, asked


_ATOM = re.compile(
    r"""
    \s*
    (?:\w+(?::\ \w+)?\ ?[=:]\ ?|"(?:[^"\\]|\\.)*":\ )?
    (?:from\ |return\ |\)\ ->\ |\)\ =\ |\|\ |class\ )?
    (?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w.]+)
    (?:[,:]|\ =\ [\w.]+,)?
    |\s*(?:class\ \w+|\w+\ =\ \w+|return\ \w+)\(
    |\s*(?:async\ )?def\ \w+\(
    |\s*\w+:\ \w+\[
    |\s*from\ \S+\ import\ \(
    |\s*\w+\ as\ \w+,
    """,
    re.VERBOSE,
)
"""A line that no formatter can break: one name or one literal."""


def _is_open(path: str, text: str) -> bool:
    if not path.endswith(".py"):
        return False
    in_doc = False
    for line in text.splitlines():
        bare = line.strip()
        if in_doc:
            in_doc = bare != '"""'
        elif bare.startswith('"""'):
            in_doc = len(bare) < 6 or not bare.endswith('"""')
        elif _is_long(line) and not _ATOM.fullmatch(line):
            return True
    return False


def _is_long(line: str) -> bool:
    return len(line) * 2 > WIDTH and width(line) > WIDTH


def _formatted(text: str) -> str:
    import black
    from black.mode import TargetVersion

    mode = black.Mode(line_length=WIDTH, target_versions={TargetVersion.PY311})
    return black.format_str(text, mode=mode)
