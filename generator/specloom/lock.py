"""specloom.lock: what was decided and written last time, so that it stays decided."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .diagnostics import InputError

if TYPE_CHECKING:
    from . import ir

FILE = "specloom.lock"

VERSION = 1
"""The layout of the file; a lock of a later one is not guessed at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What a folder of output was made from and what in it is ours.

    `names` are the names given, by stable id; `evidence` is why inferred types are as
    they are; `runtime` lists the runtime modules that a client needs, `clients` the
    folders of the clients under an output root. `files` are the digests of what was
    written. `writing` is empty but while a run is at work: the digests of what it is
    about to write, None for what it removes.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    runtime: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    writing: Mapping[str, str | None] = field(default_factory=dict)

    def knows(self, path: str, digest: str) -> bool:
        """Whether the file at `path` with this `digest` is as we wrote it."""
        return digest in (self.files.get(path), self.writing.get(path))

    @property
    def owned(self) -> list[str]:
        """The paths of the files that are ours, sorted."""
        return sorted({*self.files, *self.writing})


def digest(data: bytes) -> str:
    """The digest of a file as locks hold it."""
    return hashlib.sha256(data).hexdigest()


def dumps(lock: Lock) -> str:
    """The text of `lock`: stable, and without what is empty."""
    from .source import spelled

    tree: dict[str, Any] = {"version": VERSION}
    for name in ("clients", "sources", "names", "evidence", "runtime", "files"):
        if value := getattr(lock, name):
            tree[name] = value
    if lock.writing:
        tree["writing"] = lock.writing
    for name in ("sources", "names", "files", "writing"):
        if name in tree:
            tree[name] = dict(sorted(tree[name].items()))
    return spelled(tree)


def loads(text: str) -> Lock:
    """The lock that `text` spells.

    Raises:
        ValueError: it spells none.
    """
    tree = json.loads(text)
    if not isinstance(tree, dict) or not isinstance(tree.get("version"), int):
        raise ValueError("it is no lock")
    if tree["version"] > VERSION:
        raise ValueError("a later version of specloom wrote it")
    evidence = tree.get("evidence", {})
    if not isinstance(evidence, dict):
        raise ValueError("its evidence is no object")
    return Lock(
        sources=_texts(tree, "sources"),
        names=_texts(tree, "names"),
        evidence=evidence,
        runtime=_list(tree, "runtime"),
        clients=_list(tree, "clients"),
        files=_texts(tree, "files"),
        writing={**_texts(tree, "writing", null=True)},
    )


def load(folder: Path) -> Lock:
    """The lock in `folder`; an empty one if there is none.

    Raises:
        InputError: there is one that can't be read.
    """
    try:
        return loads((folder / FILE).read_bytes().decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Lock()
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            "broken-lock",
            f"{folder / FILE} can't be read: {reason}; restore it, or delete it and"
            " use --force, which gives up the names it holds",
        ) from None


def evidence(api: ir.Api) -> dict[str, dict[str, Any]]:
    """What the inferred types of `api` rest on, as the lock keeps it."""
    found: dict[str, dict[str, Any]] = {}
    for slot in sorted(api.evidence):
        seen = api.evidence[slot]
        entry: dict[str, Any] = {"rule": seen.rule, "samples": seen.samples}
        if seen.forms:
            entry["forms"] = list(seen.forms)
        found[slot] = entry
    return found


def _texts(tree: dict[str, Any], key: str, *, null: bool = False) -> dict[str, Any]:
    found = tree.get(key, {})
    kinds = (str, type(None)) if null else (str,)
    if not isinstance(found, dict) or not all(
        isinstance(value, kinds) for value in found.values()
    ):
        raise ValueError(f"its {key} are no table of texts")
    return found


def _list(tree: dict[str, Any], key: str) -> tuple[str, ...]:
    found = tree.get(key, [])
    if not isinstance(found, list) or not all(isinstance(v, str) for v in found):
        raise ValueError(f"its {key} are no list of texts")
    return tuple(found)
