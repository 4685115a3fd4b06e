"""Groups: the folders of a collection, without those that only repeat a path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ... import ir
from ...diagnostics import Pointer, Report
from ...naming import words
from ...source import Cursor, Reads
from .container import Folder
from .describe import document
from .variants import Endpoint


@dataclass(slots=True)
class _Branch:
    """A group while it grows; `folders` are those that it was made of."""

    folders: dict[Pointer, Cursor] = field(default_factory=dict)
    operations: list[ir.Operation] = field(default_factory=list)
    branches: dict[str, _Branch] = field(default_factory=dict)


def tree(
    made: Iterable[tuple[Endpoint, ir.Operation]], top: Cursor, reads: Reads | None
) -> ir.Group:
    """The operations in the groups that their folders make, below the collection `top`.

    Converters make a folder of each step of a path. What such a folder holds belongs to
    the one around it, where its own name is only a parameter, as in `users/{userId}`.
    """
    root = _Branch()
    for endpoint, one in made:
        branch = root
        for folder, title in _titles(endpoint):
            if title:
                branch = branch.branches.setdefault(title, _Branch())
            branch.folders[folder.cursor.at] = folder.cursor
        branch.operations.append(one)
    return ir.Group(
        at=top.at,
        name=ir.Name(""),
        operations=tuple(_documented(root, "api", reads)),
        groups=tuple(_groups(root, "group:", reads)),
    )


def scattered(found: Iterable[Endpoint], reads: Reads | None, report: Report) -> None:
    """Account for the folders that make no group, as all in them is in others too.

    Each of their requests is one operation with a request of another folder, so they
    are read for that operation.
    """
    endpoints = list(found)
    placed = {f.cursor.at for one in endpoints for f in one.calls[0].call.folders}
    for endpoint in endpoints:
        for located in endpoint.calls[1:]:
            for folder in located.call.folders:
                if folder.cursor.at in placed:
                    continue
                placed.add(folder.cursor.at)
                holder = replace(folder.cursor, reads=reads).of(endpoint.id).again()
                (holder / "name").taken()
                if holder / "description":
                    report.note(
                        "folder-scattered",
                        f"all in the folder {folder.name!r} is in others too: what is"
                        " said of it is left out",
                        (holder / "description").at,
                    )


def _groups(branch: _Branch, path: str, reads: Reads | None) -> Iterator[ir.Group]:
    for title, inner in branch.branches.items():
        id = f"{path}{title}"
        holders = [
            replace(cursor, reads=reads).of(id) for cursor in inner.folders.values()
        ]
        for holder in holders:
            (holder / "name").taken()
        own = [h for h in holders if not _is_path((h / "name").text)] or holders[:1]
        docs = dict.fromkeys(document(holder / "description") for holder in own)
        yield ir.Group(
            at=holders[0].at,
            origins=tuple(holder.at for holder in holders[1:]),
            name=ir.Name(title),
            operations=tuple(_documented(inner, id, reads)),
            groups=tuple(_groups(inner, f"{id}/", reads)),
            doc="\n\n".join(filter(None, docs)),
        )


def _documented(
    branch: _Branch, id: str, reads: Reads | None
) -> Iterator[ir.Operation]:
    """The operations of `branch`; one without documentation has that of its path."""
    docs: dict[tuple[str | int, ...], str] = {}
    for cursor in branch.folders.values():
        if _is_path((cursor / "name").text):
            holder = replace(cursor, reads=reads).of(id)
            (holder / "name").taken()
            docs[cursor.at.path] = document(holder / "description")
    for one in branch.operations:
        said = "" if one.doc else _nearest(docs, one.at.path)
        yield replace(one, doc=said) if said else one


def _nearest(docs: dict[tuple[str | int, ...], str], path: Sequence[str | int]) -> str:
    found = (docs.get(tuple(path[:length])) for length in range(len(path), -1, -1))
    return next((doc for doc in found if doc), "")


# --- Paths ---------------------------------------------------------------------


def _titles(endpoint: Endpoint) -> Iterator[tuple[Folder, str]]:
    """The folders around a request, each with the group that it makes.

    The innermost makes none, if the request is called by the names of all of them: the
    request `user delete` in the folder `delete` of the folder `user`.
    """
    call = endpoint.calls[0].call
    whole = words(" ".join(folder.name for folder in call.folders))
    for number, folder in enumerate(call.folders, 1):
        last = number == len(call.folders) and number > 1
        repeated = last and words(call.name) == whole
        yield folder, "" if repeated else _title(folder, endpoint)


def _title(folder: Folder, endpoint: Endpoint) -> str:
    """What the group of `folder` is called; empty if it makes none of its own.

    A folder that is called by the whole path of a request makes none.
    """
    name = folder.name.strip()
    if not _is_path(name):
        return folder.name
    if name.startswith("/"):
        whole = _shape(_ASIDE.sub("", name))
        return "" if _shape(endpoint.path).endswith(whole) else folder.name
    return "/".join(step for step in _steps(name) if not _PARAMETER.fullmatch(step))


def _is_path(name: str) -> bool:
    """Whether `name` is written as a path: from its root, or with a parameter in it."""
    name = name.strip()
    steps = _steps(name)
    if name.startswith("/"):
        return bool(steps) and all(
            _STEP.fullmatch(s) for s in _steps(_ASIDE.sub("", name))
        )
    return any(_PARAMETER.fullmatch(step) for step in steps) and all(
        _STEP.fullmatch(step) for step in steps
    )


def _steps(name: str) -> list[str]:
    return [step.strip() for step in name.split("/") if step.strip()]


def _shape(path: str) -> str:
    """`path` with its parameters nameless."""
    return "/" + "/".join(
        "{}" if _PARAMETER.fullmatch(step) else step.lower() for step in _steps(path)
    )


_PARAMETER = re.compile(r":[A-Za-z_][\w-]*|\{\{?[^{}/]+\}\}?")
_STEP = re.compile(rf"[\w.~ -]+|{_PARAMETER.pattern}")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*\Z")
