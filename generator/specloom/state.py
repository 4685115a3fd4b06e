"""What is known to be up to date, so that a run with nothing to do does little.

The folder `.specloom` beside specloom.yaml holds it. It is a cache: without it, or
where anything in it is odd, everything is made anew and compared.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

CONFIG = "specloom.yaml"

FOLDER = ".specloom"

VERSION = 2

RACY = 2_000_000_000
"""A file changed less than these nanoseconds before it was read may change again with
the same time stamp: file systems keep time to as little as two seconds."""


class Digests:
    """Digests of files, remembered by their size, times and inode."""

    def __init__(self, remembered: Mapping[str, list[Any]]) -> None:
        self._old = remembered
        self._new: dict[str, list[Any]] = {}
        self.read = False

    def of(self, path: str | Path) -> str | None:
        """The digest of the file at `path`; None if there is none that can be read."""
        path = os.fspath(path)
        try:
            found = os.stat(path)
            stamp = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
            entry = self._old.get(path)
            if entry is not None and entry[:4] == stamp:
                self._new[path] = entry
                return str(entry[4])
            now = time.time_ns()
            with open(path, "rb") as file:
                digest = hashlib.sha256(file.read()).hexdigest()
        except OSError:
            return None
        self.read = True
        if max(found.st_mtime_ns, found.st_ctime_ns) + RACY < now:
            self._new[path] = [*stamp, digest]
        return digest

    @property
    def kept(self) -> dict[str, list[Any]]:
        """What to remember of the files that were asked for."""
        return self._new


class State:
    """What a run found in `.specloom`, and what it leaves there."""

    def __init__(self, root: Path) -> None:
        self._path = root / FOLDER / "state.json"
        try:
            tree = json.loads(self._path.read_bytes())
            sound = tree["version"] == VERSION
            self._old: dict[str, Any] = tree["units"] if sound else {}
            self.digests = Digests(tree["files"] if sound else {})
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            self._old = {}
            self.digests = Digests({})
        self._new: dict[str, Any] = dict(self._old)

    def get(self, unit: str, key: str) -> Any:
        """What was remembered of `unit` when its key was `key`; None if nothing was."""
        match self._old.get(unit):
            case [found, value] if found == key:
                return value
            case _:
                return None

    def put(self, unit: str, key: str, value: Any) -> None:
        """Remember `value` of `unit` for as long as its key is `key`."""
        self._new[unit] = [key, value]

    def drop(self, unit: str) -> None:
        """Forget `unit`."""
        self._new.pop(unit, None)

    def current(self, folder: Path, outputs: Mapping[str, str]) -> bool:
        """Whether all files of `outputs` in `folder` still have their digests."""
        return all(
            self.digests.of(folder / path) == digest for path, digest in outputs.items()
        )

    def all_same(self, files: Mapping[str, str | None]) -> bool:
        """Whether all of `files` still have their digests, None where there is none."""
        return all(self.digests.of(path) == digest for path, digest in files.items())

    def save(self) -> None:
        """Write it all down for the next run, if there is anything new in it.

        What can't be written is left: the next run only takes longer.
        """
        if self._new == self._old and not self.digests.read:
            return
        tree = {"version": VERSION, "units": self._new, "files": self.digests.kept}
        fresh = self._path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(exist_ok=True)
            (self._path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            fresh.write_text(json.dumps(tree), encoding="utf-8")
            os.replace(fresh, self._path)


def project(start: Path) -> Path | None:
    """The folder of the specloom.yaml that `start` belongs to: the nearest upwards."""
    folders = (start, *start.parents)
    return next((f for f in folders if (f / CONFIG).is_file()), None)


def generator_digest(digests: Digests) -> str:
    """The digest of the generator itself: its code, its templates, its Python."""
    package = Path(__file__).parent
    beside = package.parents[1] / "templates"
    roots = [package, *([] if (package / "templates").is_dir() else [beside])]
    files = sorted(path for root in roots for path in _walk(str(root)))
    return key([sys.version, *(digests.of(path) for path in files)])


def key(parts: Iterable[Any]) -> str:
    """A digest of `parts`, which are of JSON's types."""
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()


def _walk(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _walk(entry.path)
        else:
            yield entry.path
