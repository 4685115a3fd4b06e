"""What schemas call themselves: by title, by identifier, by key, by file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from specloom import naming
from specloom.diagnostics import unescaped
from specloom.source import Cursor, Document

from .legal import DEFINITIONS, Steps, split

_IDENTIFIER = re.compile(r"[A-Za-z_][\w.\-]*")
_BY_NAME = ("properties", "patternProperties", "dependentSchemas", *DEFINITIONS)
"""Keywords whose children go by names that the author chose."""

_HOLDERS = (*DEFINITIONS, "schemas", "models")
"""Keys that a lost document kept its named schemas under."""

_TELLS_NOTHING = frozenset(
    {"schema", "index", "main", "root", "draft", "json", "example", "untitled", ""}
)
_LONGEST_TITLE = 4
"""How many words of a title still make a name."""

_SUFFIX = re.compile(r"(?:[._-]schema)?(?:\.(?:json|ya?ml|txt|md|html))*$")


def title_of(document: Document) -> str:
    """What a schema calls itself: its title, the end of its id, or its file's stem."""
    schema = document.cursor()
    title = (schema / "title").raw
    if isinstance(title, str) and _IDENTIFIER.fullmatch(title):
        return title
    id = own_id(schema)
    words = naming.words(title) if isinstance(title, str) else []
    said = [last_segment(id)]
    if len(words) <= _LONGEST_TITLE:
        said.append(" ".join(words))
    said.extend(reversed(split(id)[0].split("/")[3:-1]))
    said.append(stem(document))
    return next((name for name in said if not _says_nothing(name)), said[0] or said[-1])


def name_of(schema: Cursor, document: Document) -> str:
    """The name of a schema in `document`, by where it stands and what it says."""
    path = schema.at.path
    if not path:
        return title_of(document)
    if lost := lost_name(schema):
        return lost
    if len(path) > 1 and path[-2] in (*_BY_NAME, *_HOLDERS):
        return str(path[-1])
    title = (schema / "title").raw
    if isinstance(title, str) and _IDENTIFIER.fullmatch(title):
        return title
    return "_".join(_way(path)) or "_".join((title_of(document), *map(str, path)))


def lost_name(schema: Cursor) -> str:
    """The name by which a lost document kept a schema that stands inside another.

    Empty for one without; a pointer to the schema's own place is no name.
    """
    stamped = own_id(schema)
    steps = stamped.removeprefix("#").split("/")[1:]
    if not stamped.startswith("#/") or len(steps) < 2 or steps[-2] not in _HOLDERS:
        return ""
    if tuple(steps) == tuple(map(str, schema.at.path)):
        return ""
    return last_segment(stamped)


def own_id(schema: Cursor) -> str:
    """The text that a schema gives as its identifier; empty if there is none."""
    found = (schema / "$id").raw or (schema / "id").raw
    return found.strip() if isinstance(found, str) else ""


def last_segment(reference: str) -> str:
    """The last name in a reference: of its fragment, else of its path."""
    address, fragment = split(reference.strip())
    found = fragment.rstrip("/").rpartition("/")[2]
    if not found:
        way = address.partition("?")[0].rstrip("/")
        found = _SUFFIX.sub("", re.split(r"[/:]", way)[-1])
    return unescaped(unquote(found))


def stem(document: Document) -> str:
    """The name of a document's file without what all such files have."""
    return _SUFFIX.sub("", PurePosixPath(document.name).name)


def folded(text: str) -> str:
    """`text` without what spellings of one name differ by."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _way(path: Steps) -> list[str]:
    """The names on the way along `path`, and what leads from the last of them on."""
    named = [i for i in range(1, len(path)) if path[i - 1] in _BY_NAME]
    if not named:
        return []
    rest = ("item" if step == "items" else str(step) for step in path[named[-1] + 1 :])
    return [*(str(path[index]) for index in named), *rest]


def _says_nothing(name: str) -> bool:
    words = [word.casefold().removeprefix("v") for word in naming.words(name)]
    return all(word in _TELLS_NOTHING or word.isdecimal() for word in words)
