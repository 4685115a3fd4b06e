"""Files to send, which are read while they are sent and never as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from .errors import RequestError
from .values import pointer

if TYPE_CHECKING:
    from mimetypes import MimeTypes


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to send, with the name and the media type to send it under."""

    content: bytes | IO[bytes] | os.PathLike[str] = field(repr=False)
    filename: str | None = None
    media: str | None = None


FileInput: TypeAlias = "bytes | IO[bytes] | os.PathLike[str] | Upload"
"""What a caller may give for a file."""

Files: TypeAlias = "Mapping[str, FileInput | Sequence[FileInput]]"
"""Files, or several of them, by the names of the fields that they are for."""


def uploaded(value: object, path: tuple[str, ...], media: str) -> Upload:
    """What a caller gave for a file, with a media type and, if it has one, its name.

    `path` leads to where it goes; `media` is what it is sent as, unless it or its name
    says otherwise.
    """
    if not isinstance(value, Upload):
        if not isinstance(value, bytes | os.PathLike) and not hasattr(value, "read"):
            raise RequestError(pointer(path), f"{type(value).__name__} is no file")
        value = Upload(value)  # type: ignore[arg-type]  # whatever reads is taken
    if value.media and not (value.media.isascii() and value.media.isprintable()):
        raise RequestError(pointer(path), "has a media type with no form in a header")
    content, name = value.content, value.filename
    if name is None and not isinstance(content, bytes):
        named: object = getattr(content, "name", "")  # that of a pipe is a number
        full = os.fspath(content) if isinstance(content, os.PathLike) else named
        name = (Path(full).name or None) if isinstance(full, str) else None
    return Upload(content, name, value.media or media or _media(name))


class Pieces:
    """Content that is made of texts and of files, in their order."""

    def __init__(self, pieces: Sequence[bytes | Upload]) -> None:
        self._pieces = pieces
        self._starts = {
            id(piece): _position(piece.content)
            for piece in pieces
            if isinstance(piece, Upload)
        }

    @property
    def length(self) -> int | None:
        """The size of all pieces, unless one is of a kind that does not tell."""
        sizes = [self._size(piece) for piece in self._pieces]
        return None if None in sizes else sum(size or 0 for size in sizes)

    @property
    def replayable(self) -> bool:
        """Whether every file can be read from its start again."""
        return all(start is not None for start in self._starts.values())

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
                continue
            content = piece.content
            if isinstance(content, bytes):
                yield content
            elif isinstance(content, os.PathLike):
                with Path(content).open("rb") as file:
                    yield from _chunks(file)
            else:
                start = self._starts[id(piece)]
                if start is not None:
                    content.seek(start)
                yield from _chunks(content)

    def _size(self, piece: bytes | Upload) -> int | None:
        content = piece if isinstance(piece, bytes) else piece.content
        if isinstance(content, bytes):
            return len(content)
        if isinstance(content, os.PathLike):
            return Path(content).stat().st_size
        start = self._starts[id(piece)]
        if start is None:
            return None
        here = content.tell()
        end = content.seek(0, os.SEEK_END)
        content.seek(here)
        return end - start


def _media(name: str | None) -> str:
    found = _types().guess_type(name)[0] if name else None
    return found or "application/octet-stream"


@cache
def _types() -> MimeTypes:
    """What Python itself knows, which is the same on every machine."""
    import mimetypes

    return mimetypes.MimeTypes()


def _position(content: bytes | IO[bytes] | os.PathLike[str]) -> int | None:
    if isinstance(content, bytes | os.PathLike):
        return 0
    try:
        return content.tell() if content.seekable() else None
    except (OSError, AttributeError):
        return None


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


_CHUNK = 65536
