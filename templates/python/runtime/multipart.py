"""Multipart forms, whose files are read while they are sent and never as a whole."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, TypeAlias

from .body import json_text, sent
from .errors import RequestError
from .request import checked, pairs
from .values import pointer

if TYPE_CHECKING:
    from .http import Content
    from .plan import Part
    from .typetext import Types


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to send, with the name and the media type to send it under."""

    content: bytes | IO[bytes] | os.PathLike[str]
    filename: str | None = None
    media: str | None = None


FileInput: TypeAlias = "bytes | IO[bytes] | os.PathLike[str] | Upload"
"""What a caller may give for a file."""


class Multipart(NamedTuple):
    """A form whose parts may be files, in the order of `parts`."""

    parts: tuple[Part, ...]

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        boundary = os.urandom(16).hex()
        pieces: list[bytes | Upload] = []
        for part in self.parts:
            for head, content in _contents(part, values, types):
                pieces += (f"--{boundary}\r\n{head}\r\n\r\n".encode(), content, b"\r\n")
        if not pieces:
            return None
        pieces.append(f"--{boundary}--\r\n".encode("ascii"))
        media = f"multipart/form-data; boundary={boundary}"
        if all(isinstance(piece, bytes) for piece in pieces):
            return media, b"".join(p for p in pieces if isinstance(p, bytes))
        return media, _Pieces(pieces)


class _Pieces:
    """The content of a form with files."""

    def __init__(self, pieces: list[bytes | Upload]) -> None:
        self._pieces = pieces
        self._starts = {
            id(piece): _position(piece.content)
            for piece in pieces
            if isinstance(piece, Upload)
        }
        self._read = False

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
        again, self._read = self._read, True
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
                if again and start is not None:
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


def _contents(
    part: Part, values: Mapping[str, object], types: Types
) -> Iterator[tuple[str, bytes | Upload]]:
    """The head and the content of each field that a part makes."""
    if part.encoding == "file":
        value = values.get(part.name)
        if not checked("body", part.wire, value, part.required):
            return
        for one in value if isinstance(value, list | tuple) else (value,):
            upload = _upload(part, one)
            yield _head(part.wire, upload.media or "", upload.filename), upload
        return
    for _, value in sent((part,), values, types):
        if part.encoding == "json":
            exact = types.codec(part.type, part.form).exact()
            written = json_text((part.wire,), value, exact=exact)
            yield _head(part.wire, part.media, None), written.encode()
            continue
        for wire, field in pairs(part.wire, value, "repeat"):
            yield _head(wire, part.media, None), field.encode()


def _upload(part: Part, value: object) -> Upload:
    if not isinstance(value, Upload):
        if not isinstance(value, bytes | os.PathLike) and not hasattr(value, "read"):
            place = pointer(("body", part.wire))
            raise RequestError(place, f"{type(value).__name__} is no file")
        value = Upload(value)  # type: ignore[arg-type]  # whatever reads is taken
    content = value.content
    name = value.filename
    if name is None and not isinstance(content, bytes):
        named: object = getattr(content, "name", "")  # that of a pipe is a number
        path = os.fspath(content) if isinstance(content, os.PathLike) else named
        name = Path(path).name if isinstance(path, str) else None
    media = value.media or part.media or "application/octet-stream"
    return Upload(content, name or part.wire, media)


def _head(wire: str, media: str, filename: str | None) -> str:
    head = f'Content-Disposition: form-data; name="{_quoted(wire)}"'
    if filename is not None:
        head += f'; filename="{_quoted(filename)}"'
    return f"{head}\r\nContent-Type: {media}" if media else head


def _quoted(name: str) -> str:
    # As HTML says for form fields; anything else could end the header.
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


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
