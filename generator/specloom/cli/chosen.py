"""What a command is about: clients of specloom.yaml by name, or sources by path."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .. import config as configs
from .. import sources
from ..config import nearest
from ..diagnostics import InputError
from ..sources import Source
from .console import Console, Shown, shown

if TYPE_CHECKING:
    from .. import Settings
    from .project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One client with its sources; `root` and `folder` where specloom.yaml has it.

    `root` is the folder that the names of sources are relative to, `folder` the one
    that the client is written to.
    """

    title: str
    settings: Settings
    sources: list[Source]
    root: Path | None = None
    folder: Path | None = None

    @property
    def shown(self) -> Shown:
        """How the user finds the documents."""
        path, root = sources.found_at(self.sources), self.root
        return lambda name: shown(path(name) or (root / name if root else name))


def chosen(console: Console, subjects: Sequence[str]) -> list[Chosen] | None:
    """The clients that `subjects` mean, a name before a path; None, and said why.

    All paths together are one client. Without any subject, it is all clients.
    """
    from .. import Settings
    from .project import opened

    project = cache(lambda: opened(console))
    paths = [s for s in subjects if s == sources.STDIN or os.path.lexists(s)]
    if any(path.isidentifier() for path in paths) and _is_configured():
        around = project()
        clients = () if around is None else around.config.clients
        paths = [path for path in paths if path not in clients]
    names = [s for s in subjects if s not in paths]
    found: list[Chosen] = []
    if paths:
        given, missing = sources.given(paths)
        for path in missing:
            console.fail(f"{path}: an empty folder")
        if missing:
            return None
        settings = Settings(name="api")
        found.append(Chosen(title=", ".join(paths), settings=settings, sources=given))
    if names and not _is_configured():
        for name in names:
            console.fail(f"{name}: no such file or folder, and no {configs.FILE} here")
        return None
    if names or not subjects:
        around = project()
        named = None if around is None else _clients(console, around, names)
        if named is None:
            return None
        found.extend(named)
    return found


def _is_configured() -> bool:
    """Whether there is a configuration around the current folder."""
    try:
        configs.find(Path.cwd())
    except InputError:
        return False
    return True


def _clients(
    console: Console, project: Project, names: Sequence[str]
) -> list[Chosen] | None:
    """The clients called `names`, or all of them; None, and said why."""
    known = project.config.clients
    unknown = [name for name in names if name not in known]
    for name in unknown:
        tail = nearest(name, list(known))
        console.fail(f"{name}: no such file, folder or client{tail}")
    if unknown:
        return None
    try:
        return list(_configured(project, names or list(known)))
    except InputError as error:
        console.diagnose([error.diagnostic], project.shown)
        return None


def _configured(project: Project, names: Sequence[str]) -> Iterator[Chosen]:
    for name in dict.fromkeys(names):
        client = project.config.clients[name]
        yield Chosen(
            title=name,
            settings=project.config.settings(client),
            sources=project.sources(client),
            root=project.config.root,
            folder=project.output / name,
        )
