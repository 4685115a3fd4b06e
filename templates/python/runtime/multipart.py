"""Multipart forms, whose files are read while they are sent and never as a whole."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .body import fielded, json_text, sent, spelled
from .files import Pieces, Upload, uploaded
from .request import checked

if TYPE_CHECKING:
    from .http import Content
    from .plan import Part
    from .typetext import Types


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
        return media, Pieces(pieces)


def _contents(
    part: Part, values: Mapping[str, object], types: Types
) -> Iterator[tuple[str, bytes | Upload]]:
    """The head and the content of each field that a part makes."""
    if part.encoding == "file":
        value = values.get(part.name)
        if not checked("body", part.wire, value, part.required):
            return
        for one in value if isinstance(value, list | tuple) else (value,):
            upload = uploaded(one, ("body", part.wire), part.media)
            name = part.wire if upload.filename is None else upload.filename
            yield _head(part.wire, upload.media or "", name), upload
        return
    for _, value in sent((fielded(part),), values, types):
        if part.encoding == "json":
            exact = types.codec(part.type, part.form).exact()
            written = json_text((part.wire,), value, exact=exact)
            yield _head(part.wire, part.media, None), written.encode()
            continue
        for wire, field in spelled(part, value):
            yield _head(wire, part.media, None), field.encode()


def _head(wire: str, media: str, filename: str | None) -> str:
    head = f'Content-Disposition: form-data; name="{_quoted(wire)}"'
    if filename is not None:
        head += f'; filename="{_quoted(filename)}"'
    return f"{head}\r\nContent-Type: {media}" if media else head


def _quoted(name: str) -> str:
    # As HTML says for form fields; anything else could end the header.
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
