"""Whether all clients are up to date: asked first, of the memory of the last run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import state as states
from ..sources import listed
from ..state import CONFIG, State
from .console import Console, beside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..diagnostics import Diagnostic

UNIT = "all"
"""What the memory calls a whole project that is up to date."""


def unchanged(console: Console, *, dry: bool) -> bool:
    """Whether nothing changed since all clients were made; what was said is repeated.

    Nothing is imported for this that only making a client needs.
    """
    root = states.project(Path.cwd())
    if root is None:
        return False
    state = State(root)
    found = state.get(UNIT, key(state, root, states.generator_digest(state.digests)))
    if found is None or not _same(state, root, found):
        return False
    for name, client in found["clients"].items():
        if client["said"]:
            console.diagnose(map(recalled, client["said"]), beside(root))
        if not dry:
            console.say(f"{name}: up to date")
    state.save()
    return True


def key(state: State, root: Path, generator: str) -> str:
    """What the memory of a whole project in `root` depends on, sources apart."""
    return states.key([generator, state.digests.of(root / CONFIG)])


def recalled(entry: list[Any]) -> Diagnostic:
    """The diagnostic that a memory holds as `entry`."""
    from ..diagnostics import Diagnostic, Pointer, Severity

    severity, code, message, at, place = entry
    pointer = None if at is None else Pointer(at[0], tuple(at[1]))
    place = None if place is None else (place[0], place[1])
    return Diagnostic(Severity(severity), code, message, pointer, place)


def _same(state: State, root: Path, found: Mapping[str, Any]) -> bool:
    if not state.current(root, found["outputs"]):
        return False
    for client in found["clients"].values():
        sources, missing = listed(client["entries"], root)
        digests = {s.name: state.digests.of(s.path or "") for s in sources}
        if missing or digests != client["sources"]:
            return False
        if not state.all_same(client["asked"]):
            return False
    return True
