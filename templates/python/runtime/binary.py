"""Bodies that are a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from .files import Pieces, uploaded
from .request import checked

if TYPE_CHECKING:
    from .http import Content
    from .typetext import Types

_ANY = "application/octet-stream"


class BinaryBody(NamedTuple):
    """A file or bytes, the value of the keyword `name`."""

    name: str
    media: str = _ANY
    required: bool = False

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        value = values.get(self.name)
        if not checked("body", "", value, self.required):
            return None
        if isinstance(value, bytes):
            return self.media, value
        known = "" if self.media == _ANY else self.media
        upload = uploaded(value, ("body",), known)
        return upload.media or self.media, Pieces([upload])
