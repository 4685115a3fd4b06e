"""What the user settles, so that sources don't contradict each other on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from specloom import ir
from specloom.ir import Disagreement

from ..configure import is_selected
from ..slots import holders
from .conflicts import Difference, shown

if TYPE_CHECKING:
    from specloom import Settings


class Decided:
    """The differences that a correction or the configuration puts an end to."""

    def __init__(
        self, patches: Sequence[ir.Patch], settings: Settings | None = None
    ) -> None:
        self._said: dict[str, list[ir.Patch]] = {}
        self._patterns: list[tuple[re.Pattern[str], ir.Patch]] = []
        self._values: dict[str, set[str]] = {}
        for patch in patches:
            if isinstance(patch.added, ir.EnumMember):
                holder = patch.target.rpartition("=")[0]
                values = self._values.setdefault(holder, set())
                values.add(shown(patch.added.value))
            elif not patch.mention:
                self._said.setdefault(patch.target, []).append(patch)
                if "*" in patch.target:
                    self._patterns.append((_matching(patch.target), patch))
        self._settings = settings

    def covers(self, found: Difference) -> bool:
        """Whether nothing is left to say of a difference."""
        slot, kind = found.slot, found.kind
        for id in holders(slot):
            if self.drops(id) or (id != slot and any(map(_retyped, self._of(id)))):
                return True
        if kind is Disagreement.PAGINATION and self._pages(slot):
            return True
        if found.values and self._values.get(slot, set()).issuperset(found.values):
            return True
        ids = (slot, *_WHOLE.get(kind, ()))
        return any(_SAYS[kind](patch) for id in ids for patch in self._of(id))

    def keeps(self, ids: Sequence[str]) -> bool:
        """Whether the operation that goes by the `ids` will be in the client."""
        if self._settings is not None and not is_selected(ids, self._settings):
            return False
        return not any(map(self.drops, ids))

    def drops(self, id: str) -> bool:
        """Whether what has the id is to be taken out."""
        return any(patch.drop for patch in self._of(id))

    def _pages(self, id: str) -> bool:
        patterns = () if self._settings is None else self._settings.pagination
        return any(fnmatchcase(id, pattern) for pattern in patterns)

    def _of(self, id: str) -> Iterator[ir.Patch]:
        yield from self._said.get(id, ())
        for regex, patch in self._patterns:
            if regex.fullmatch(id):
                yield patch


def _matching(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


def _retyped(patch: ir.Patch) -> bool:
    return patch.type is not None


def _nulled(patch: ir.Patch) -> bool:
    retyped = patch.type is not None and ir.is_nullable(patch.type)
    return patch.nullable is not None or retyped


_SAYS: Mapping[Disagreement, Callable[[ir.Patch], bool]] = {
    Disagreement.TYPE: _retyped,
    Disagreement.FORMAT: lambda patch: patch.formats is not None or _retyped(patch),
    Disagreement.NULL: _nulled,
    Disagreement.VALUE: _retyped,
    Disagreement.FIELD: lambda patch: patch.added is not None or _retyped(patch),
    Disagreement.REQUIRED: lambda patch: patch.required is not None,
    Disagreement.PLACE: lambda patch: patch.place is not None,
    Disagreement.MEDIA: lambda patch: patch.media is not None,
    Disagreement.AUTH: lambda patch: patch.auth is not None,
    Disagreement.SERVER: lambda patch: patch.servers is not None,
    Disagreement.PAGINATION: lambda patch: patch.pagination is not None,
}
"""Whether a correction of a slot settles what sources say differently of it."""

_WHOLE = {Disagreement.AUTH: ("api",), Disagreement.SERVER: ("api",)}
"""What also settles it where it is said of the whole API."""
