"""What a schema says of itself, for people."""

from __future__ import annotations

import re

from specloom.source import Cursor

from .addresses.names import folded
from .english.words import prosaic
from .enums import described
from .said import paragraphs

_NAME = re.compile(r"[A-Za-z_][\w.\-]*")
"""A title that the type at the root of a document goes by."""


def documentation(schema: Cursor) -> str:
    """The title and the description of `schema`, where to read on, and what to heed."""
    text = described(schema)[0]
    parts = [_title(schema, text), text]
    if "deprecationMessage" in schema:
        parts.append(prosaic((schema / "deprecationMessage").text))
    for key in ("deprecated", "x-deprecated"):
        if reason := (schema / key).text:
            parts.append(f"Deprecated: {prosaic(reason)}")
    parts.append(_further(schema / "externalDocs"))
    return paragraphs(parts)


def _title(schema: Cursor, text: str) -> str:
    """The title, where it says more than the name and the description do."""
    title = (schema / "title").raw
    if not isinstance(title, str) or not title:
        return ""
    path = schema.at.path
    key = folded(title)
    named = str(path[-1]) if path else title if _NAME.fullmatch(title) else ""
    if key == folded(named) or key in folded(text[: 2 * len(title) + 20]):
        (schema / "title").again().taken()
        return ""
    found = prosaic((schema / "title").text)
    return f"{found}." if text and found[-1:].isalnum() else found


def _further(docs: Cursor) -> str:
    """Where else something is described."""
    docs.taken()
    url, text = (docs / "url").text, prosaic((docs / "description").text)
    if not url:
        return text
    return f"{text or 'See'}: {prosaic(url)}"
