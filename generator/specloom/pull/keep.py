"""The folder of what was pulled: the documents, and when and from where they came.

A line of JSON for each document goes to the record as soon as the document is there,
so that a pull which ends anywhere can be gone on with. A pull that came to its end
leaves only what there is to know: while the host says the same, the record stays.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path

from .. import output
from ..diagnostics import InputError
from ..sources import file_names
from .fetch import Clock

FOLDER = ".pulled"
"""Where the record is, and what is no source: hidden, so never taken for one."""

RECORD = f"{FOLDER}/documents.jsonl"


class Change(StrEnum):
    """What a pull did to a document."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "unchanged"
    GONE = "gone"


class Edited(Exception):
    """A file is in the way that no pull wrote, or that was edited since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is known of one URL; `file` is empty where the host has no document.

    `walk` names the pull that it belongs to, `fetched` is when these bytes came.
    `recoded` is the encoding that the text had if it was none that sources are read in.
    `done` marks what a pull that has not ended need not ask for again.
    """

    url: str
    walk: str
    status: int
    fetched: str = ""
    file: str = ""
    media: str = ""
    etag: str = ""
    modified: str = ""
    sha256: str = ""
    recoded: str = ""
    done: bool = False


@dataclass(slots=True)
class Kept:
    """What one pull, called `walk`, finds in a folder and leaves there.

    `changes` says, by file, what this run did. With `force`, files are written over
    that no pull has written.
    """

    folder: Path
    walk: str
    clock: Clock
    force: bool = False
    changes: dict[str, Change] = field(default_factory=dict)
    _entries: dict[str, Entry] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _waiting: list[Entry] = field(default_factory=list)

    def load(self) -> None:
        """Look what is there.

        Raises:
            InputError: the record can't be read, or a link may lead out of the folder.
        """
        hidden = self.folder / FOLDER
        if hidden.is_symlink():
            message = f"{hidden} is a link, which may lead out of the folder"
            raise InputError("output-path", message)
        for folder in (self.folder, hidden):
            for left in folder.glob(f".*{output.SUFFIX}"):
                left.unlink(missing_ok=True)
        record = output.read(self.folder / RECORD) or b""
        for entry in _entries(record.decode("utf-8", "replace")):
            self._entries[entry.url] = entry
        for entry in self._entries.values():
            self._owners.setdefault(entry.file.casefold(), entry.url)

    @property
    def resumed(self) -> bool:
        """Whether this goes on with a pull that did not come to its end."""
        return any(e.done and e.walk == self.walk for e in self._entries.values())

    def done(self, url: str) -> Entry | None:
        """What this pull, if it was begun before, has of `url` already.

        A document that is asked for is kept unless it turns out to be gone.
        """
        self._asked.add(url)
        entry = self._entries.get(url)
        if entry is None or not entry.done or self._is_touched(entry):
            return None
        if entry.file:
            self.changes[entry.file] = Change.SAME
        return entry

    def conditions(self, url: str) -> Mapping[str, str]:
        """Headers that ask for `url` only if it is not as we have it."""
        entry = self._entries.get(url)
        if entry is None or not entry.file or self._is_touched(entry):
            return {}
        found = {"if-none-match": entry.etag, "if-modified-since": entry.modified}
        return {name: value for name, value in found.items() if value}

    def data(self, entry: Entry) -> bytes:
        """The document of `entry`, which is there.

        Raises:
            InputError: it can't be read.
        """
        return output.read(self.folder / entry.file) or b""

    def same(self, url: str) -> Entry:
        """The entry of `url`, of which the host says that it is as we have it."""
        entry = replace(self._entries[url], walk=self.walk, done=True)
        self._entries[url] = entry
        self.changes[entry.file] = Change.SAME
        return entry

    def keep(
        self, entry: Entry, data: bytes, stem: str, suffix: str, *, source: bool
    ) -> str:
        """Write `data`, the document of `entry`, to a file called after `stem`: which.

        Only what is a `source` is put where clients are made from.

        Raises:
            Edited: there is a file that must not be written over.
            InputError: the file can't be written.
        """
        old = self._entries.get(entry.url)
        file = self._file(old, entry.url, stem, suffix, source=source)
        there = self._there(file, data, old)
        digest = hashlib.sha256(data).hexdigest()
        known = old is not None and (old.file, old.sha256) == (file, digest)
        if not there:
            self._write(file, data)
        if old is not None and known:
            entry = replace(entry, fetched=old.fetched)
            self.changes[file] = Change.SAME if there else Change.NEW
        else:
            entry = replace(entry, fetched=self._now())
            is_new = old is None or not old.file
            self.changes[file] = Change.NEW if is_new else Change.CHANGED
        self._remember(replace(entry, file=file, sha256=digest))
        if old is not None and old.file != file:
            self._remove(old)
        return file

    def absent(self, url: str, status: int, *, for_good: bool) -> None:
        """Note that there is no document at `url`: a pull asks once if `for_good`."""
        old = self._entries.get(url)
        if old is not None and old.file:
            self._asked.discard(url)
        elif for_good:
            known = old is not None and old.status == status
            fetched = old.fetched if old is not None and known else self._now()
            entry = Entry(url=url, walk=self.walk, status=status, fetched=fetched)
            self._remember(entry)

    def restart(self) -> None:
        """Leave what there is, all of which is to be asked for another time."""
        for url, entry in list(self._entries.items()):
            if entry.walk == self.walk:
                self._close(url, entry)
        self._settle()

    def pause(self) -> None:
        """Leave what is needed to go on another time."""
        self._settle()

    def finish(self) -> None:
        """Leave what there is to know, and take away what the host has no more."""
        for url, entry in list(self._entries.items()):
            if entry.walk != self.walk:
                continue
            if entry.file and url not in self._asked:
                del self._entries[url]
                self._remove(entry)
            else:
                self._close(url, entry)
        self._settle()

    # --- Files -----------------------------------------------------------------

    def _file(
        self, old: Entry | None, url: str, stem: str, suffix: str, *, source: bool
    ) -> str:
        """The file for a document: the one it had, else one that nobody has."""
        folder = "" if source else f"{FOLDER}/"
        if old is not None and _is_fit(old.file, folder, suffix):
            return old.file
        names = (folder + name for name in file_names(stem, suffix))
        free = (n for n in names if self._owners.get(n.casefold(), url) == url)
        return next(free)

    def _there(self, file: str, data: bytes, old: Entry | None) -> bool:
        """Whether `file` holds `data` already."""
        path = self.folder / file
        if not os.path.lexists(path):
            return False
        found = None if path.is_symlink() else output.read(path)
        if found == data:
            return True
        owned = old is not None and old.file == file and not self._is_touched(old)
        if path.is_dir() or not (owned or self.force):
            raise Edited(file)
        return False

    def _is_touched(self, entry: Entry) -> bool:
        """Whether the file of `entry` is not as it was written."""
        if not entry.file:
            return False
        path = self.folder / entry.file
        found = None if path.is_symlink() else output.read(path)
        return found is None or hashlib.sha256(found).hexdigest() != entry.sha256

    def _remove(self, entry: Entry) -> None:
        """Take the file of `entry` away, unless somebody edited it."""
        if entry.file and not self._is_touched(entry):
            (self.folder / entry.file).unlink(missing_ok=True)
            self.changes[entry.file] = Change.GONE

    def _write(self, file: str, data: bytes) -> None:
        path = self.folder / file
        try:
            output.write(path, data)
        except OSError as error:
            message = f"{path} can't be written: {error.strerror}"
            raise InputError("unwritable", message) from None

    # --- The record --------------------------------------------------------------

    def _remember(self, entry: Entry) -> None:
        """Note `entry` in the record, unless it says what is there already.

        What the host has not is noted together with the next document that it has: a
        folder is not made, and a record not touched, for nothing.
        """
        old = self._entries.get(entry.url)
        entry = replace(entry, done=True)
        self._entries[entry.url] = entry
        if entry.file:
            self._owners[entry.file.casefold()] = entry.url
        if old is not None and replace(old, done=True) == entry:
            return
        self._waiting.append(entry)
        if not entry.file:
            return
        self._append("".join(map(_line, self._waiting)))
        self._waiting.clear()

    def _append(self, lines: str) -> None:
        path = self.folder / RECORD
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a+b") as file:
                # A line that a killed run left unfinished is not to take ours along.
                if file.tell() and not _ends_whole(file.tell(), path):
                    lines = f"\n{lines}"
                file.write(lines.encode())
        except OSError as error:
            message = f"{path} can't be written: {error.strerror}"
            raise InputError("unwritable", message) from None

    def _close(self, url: str, entry: Entry) -> None:
        """Leave of `entry` what is of use after the pull."""
        if entry.file:
            self._entries[url] = replace(entry, done=False)
        else:
            del self._entries[url]

    def _settle(self) -> None:
        entries = sorted(self._entries.values(), key=lambda e: (e.walk, e.url))
        if not any(entry.file for entry in entries):
            return
        data = "".join(map(_line, entries)).encode()
        if output.read(self.folder / RECORD) != data:
            self._write(RECORD, data)

    def _now(self) -> str:
        return self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def _line(entry: Entry) -> str:
    told = {name: value for name, value in asdict(entry).items() if value}
    return json.dumps(told) + "\n"


def _entries(record: str) -> Iterator[Entry]:
    """What the lines say; a broken line, as a killed run leaves it, says nothing."""
    for line in record.split("\n"):
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if not isinstance(told, dict) or not told.keys() >= {"url", "walk", "status"}:
            continue
        told = {name: value for name, value in told.items() if name in _TYPES}
        sound = all(type(value) is _TYPES[name] for name, value in told.items())
        if sound and _FILE.fullmatch(told.get("file", "")):
            yield Entry(**told)


_TYPES = {
    one.name: {"int": int, "bool": bool}.get(str(one.type), str)
    for one in fields(Entry)
}
_FILE = re.compile(rf"(?:(?:{re.escape(FOLDER)}/)?[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*)?")


def _is_fit(file: str, folder: str, suffix: str) -> bool:
    """Whether `file` stands in `folder` and has the suffix."""
    name = file.removeprefix(folder)
    return file.startswith(folder) and "/" not in name and name.endswith(suffix)


def _ends_whole(size: int, path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(size - 1)
        return file.read(1) == b"\n"
