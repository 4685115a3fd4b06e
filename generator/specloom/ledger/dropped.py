"""What overlays drop: what is read for that is ignored on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .. import ir
from ..parsers.overlay import drops, moves
from ..passes.slots import matching
from ..source import Document

_KEYWORD = re.compile(r"\?(path|query|header|cookie|part|body|variable):")
_STEP = re.compile(r"[/\[{.=]|$")


class Dropped:
    """The ids that overlays drop, each with all that is in it.

    A group that is dropped takes those operations with it of which nothing is left, and
    a group goes with its last operation.
    """

    def __init__(self, overlays: Iterable[Document]) -> None:
        several = list(overlays)
        ids = {id for document in several for id in drops(document)}
        patterns = [id for id in ids if "*" in id and " /" in id]
        self._ids = frozenset(ids)
        self._groups = any(id.startswith("group:") for id in ids)
        self._empties = bool(ids) or any(map(moves, several))
        self._patterns = [matching(one) for one in patterns]

    def takes(self, node: str, operations: frozenset[str]) -> bool:
        """Whether `node` went with what was dropped; `operations` are still there."""
        if node.startswith("group:") and self._empties:
            return True
        if not self._ids:
            return False
        spelled = _KEYWORD.sub(_slot, node, count=1)
        around = [spelled[: step.start()] for step in _STEP.finditer(spelled, 1)]
        if any(one in self._ids for one in (node, *around)):
            return True
        if " /" not in node:
            return False
        if any(p.fullmatch(one) for p in self._patterns for one in around):
            return True
        return self._groups and not any(one in operations for one in around)


def operations(api: ir.Api) -> frozenset[str]:
    """The ids of the operations of `api`."""
    return frozenset(node.id for node in ir.operations(api.root))


def _slot(found: re.Match[str]) -> str:
    return "/request/" if found[1] in ("part", "body", "variable") else f"/{found[1]}/"
