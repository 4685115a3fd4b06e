"""Writing what was made: compare first, own only what we wrote, leave no torn file.

A run first writes the lock with the digests of the files as they are and as they will
be, then the files, then the lock as it stays. A file on disk therefore always has a
digest that the lock knows, unless somebody else wrote it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from . import lock as locks
from .diagnostics import InputError

if TYPE_CHECKING:
    from .lock import Lock

SUFFIX = ".specloom-new"
"""Behind the names of files that are still being written."""


class Action(StrEnum):
    """Why a file is not as it should be."""

    CREATE = "missing"
    UPDATE = "out of date"
    REMOVE = "no longer made"
    KEEP = "edited by hand"


@dataclass(frozen=True, slots=True)
class Step:
    """A file that is not as it should be; `text` is what it should hold, if any."""

    path: str
    action: Action
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done in `folder`, and its lock before and after.

    `foreign` is what is in the way and not ours; with any, nothing may be written.
    """

    folder: Path
    steps: tuple[Step, ...]
    foreign: tuple[str, ...]
    unchanged: tuple[str, ...]
    held: Lock
    settled: Lock

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps that will be taken: hand-edited files are kept."""
        return tuple(step for step in self.steps if step.action is not Action.KEEP)

    @property
    def kept(self) -> tuple[str, ...]:
        """The files that were edited by hand."""
        return tuple(s.path for s in self.steps if s.action is Action.KEEP)

    @property
    def lock_text(self) -> str | None:
        """What the lock should say; None where nothing is left to own."""
        return locks.dumps(self.settled) if self.settled.files else None

    @property
    def lock_stale(self) -> bool:
        """Whether the lock on disk says anything else than it should."""
        text = self.lock_text
        return read(self.folder / locks.FILE) != (text and text.encode())

    @property
    def stale(self) -> bool:
        """Whether anything in the folder is not as it should be."""
        return bool(self.steps or self.foreign) or self.lock_stale


@dataclass(frozen=True, slots=True)
class Disk:
    """How files are written and removed."""

    write: Callable[[Path, bytes], None]
    remove: Callable[[Path], None]


def plan(
    folder: Path, files: Mapping[str, str], decided: Lock, held: Lock, *, force: bool
) -> Plan:
    """What makes `folder` hold `files`, where `held` is its lock.

    `decided` is the lock to come, but for the digests of files. With `force`,
    hand-edited files and files that are not ours are written over.

    Raises:
        InputError: a path leads out of the folder, two differ by case only, or a file
            can't be read.
    """
    _check_clashes(files)
    _check_places(folder, [*files, *held.owned])
    steps = [
        step
        for path in held.owned
        if (step := _removal(folder, path, files, held, force))
    ]
    removed = {step.path for step in steps if step.action is Action.REMOVE}
    foreign, unchanged = _obstacles(folder, files, removed), []
    digests = {
        step.path: _held_digest(held, step.path)
        for step in steps
        if step.action is Action.KEEP
    }
    for path in sorted(files):
        data = files[path].encode()
        digests[path] = locks.digest(data)
        match _action(folder / path, path, data, held, force):
            case None:
                unchanged.append(path)
            case "foreign":
                foreign.append(path)
            case Action.KEEP:
                steps.append(Step(path, Action.KEEP, files[path]))
                digests[path] = _held_digest(held, path)
            case action:
                steps.append(Step(path, Action(action), files[path]))
    return Plan(
        folder=folder,
        steps=tuple(steps),
        foreign=tuple(foreign),
        unchanged=tuple(unchanged),
        held=held,
        settled=replace(decided, files=digests, writing={}),
    )


def apply(plan: Plan, disk: Disk | None = None) -> None:
    """Do what `plan` says.

    A run that ends anywhere in here leaves every file whole, old or new, and the next
    one goes on from there. Nothing is forced out to the disk itself: after a power cut
    the digests tell which files are to be remade, and waiting for the disk costs
    milliseconds for each of thousands of files.
    """
    assert not plan.foreign, "files that are not ours are in the way"
    disk = disk or Disk(write, _remove)
    changes, lock = plan.changes, plan.folder / locks.FILE
    if not changes and not plan.lock_stale:
        return
    _sweep(plan)
    if changes:
        disk.write(lock, locks.dumps(_under_way(plan)).encode())
    for step in changes:
        path = plan.folder / step.path
        if step.text is None:
            disk.remove(path)
            _prune(path, plan.folder)
        else:
            disk.write(path, step.text.encode())
    if (text := plan.lock_text) is not None:
        disk.write(lock, text.encode())
    elif os.path.lexists(lock):
        disk.remove(lock)
        with suppress(OSError):
            plan.folder.rmdir()


def read(path: Path) -> bytes | None:
    """The content of the file at `path`; None if there is no file.

    Raises:
        InputError: there is one that can't be read.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        message = f"{path} can't be read: {error.strerror}"
        raise InputError("unreadable", message) from None


# --- Deciding ------------------------------------------------------------------


def _action(path: Path, name: str, data: bytes, held: Lock, force: bool) -> str | None:
    """What to do about the file at `path`, wanted to hold `data`; None if it does."""
    if not os.path.lexists(path):
        return Action.CREATE
    found = None if path.is_symlink() else read(path)
    if found == data:
        return None
    if path.is_dir() and not path.is_symlink():
        return "foreign"
    if force or (found is not None and held.knows(name, locks.digest(found))):
        return Action.UPDATE
    return Action.KEEP if name in held.owned else "foreign"


def _removal(
    folder: Path, path: str, files: Mapping[str, str], held: Lock, force: bool
) -> Step | None:
    if path in files or (found := read(folder / path)) is None:
        return None
    known = force or held.knows(path, locks.digest(found))
    return Step(path, Action.REMOVE if known else Action.KEEP, None)


def _held_digest(held: Lock, path: str) -> str:
    return held.files.get(path) or held.writing.get(path) or ""


def _obstacles(folder: Path, files: Iterable[str], removed: set[str]) -> list[str]:
    """The files that stand where folders must be, less those that will be gone."""
    inner = {str(p) for path in files for p in PurePosixPath(path).parents[:-1]}
    return [
        path
        for path in sorted(inner - removed)
        if os.path.lexists(folder / path) and not (folder / path).is_dir()
    ]


_PATH = re.compile(
    r"""(?!\.{1,2}(/|$)) [^/\\:\x00-\x1f]+
    (?: / (?!\.{1,2}(/|$)) [^/\\:\x00-\x1f]+ )*""",
    re.VERBOSE,
)


def _check_places(folder: Path, paths: Iterable[str]) -> None:
    folders: dict[PurePosixPath, None] = {}
    for path in paths:
        if not _PATH.fullmatch(path) or path == locks.FILE:
            raise InputError("output-path", f"not a path to write to: {path!r}")
        folders.update(dict.fromkeys(PurePosixPath(path).parents[:-1]))
    for inner in folders:
        if (folder / inner).is_symlink():
            message = f"{folder / inner} is a link, which may lead out of the output"
            raise InputError("output-path", message)


def _check_clashes(paths: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for path in paths:
        for part in (path, *map(str, PurePosixPath(path).parents[:-1])):
            other = seen.setdefault(part.casefold(), part)
            if other != part:
                message = f"{other!r} and {part!r} differ by case only"
                raise InputError("output-path", message)


# --- Doing ---------------------------------------------------------------------


def _under_way(plan: Plan) -> Lock:
    """The lock that knows every file of ours as it is now and as it will be."""
    held = plan.held
    now: dict[str, str] = {}
    for path in held.owned:
        found = read(plan.folder / path)
        known = found is not None and held.knows(path, locks.digest(found))
        now[path] = locks.digest(found or b"") if known else _held_digest(held, path)
    coming = {
        step.path: None if step.text is None else locks.digest(step.text.encode())
        for step in plan.changes
    }
    return replace(held, files=now, writing=coming)


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}{SUFFIX}")
    try:
        fresh.write_bytes(data)
        os.replace(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _sweep(plan: Plan) -> None:
    """Take away what killed runs left half written."""
    paths = {*plan.held.owned, *(step.path for step in plan.steps), locks.FILE}
    for folder in {(plan.folder / path).parent for path in paths}:
        for left in folder.glob(f".*{SUFFIX}"):
            left.unlink(missing_ok=True)


def _prune(path: Path, root: Path) -> None:
    """Take away the byte code of the module at `path`, and folders left empty."""
    cache = path.parent / "__pycache__"
    for compiled in cache.glob(f"{path.stem}.*.pyc"):
        compiled.unlink(missing_ok=True)
    with suppress(OSError):
        cache.rmdir()
    for folder in path.parents:
        if folder == root:
            return
        try:
            folder.rmdir()
        except OSError:
            return
