"""What a collection comes in: files, wrappers, folders, single items, saved pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ...diagnostics import Report
from ...infer.secrets import without_secrets
from ...naming import words
from ...source import (
    Cursor,
    Document,
    Json,
    Kind,
    PlacedList,
    PlacedObject,
    embedded,
    spelled,
)
from .v1 import upgraded


class Shape(StrEnum):
    """What a JSON value is, of the things that Postman writes."""

    COLLECTION = "collection"
    WRAPPED = "wrapped collection"
    FOLDER = "folder"
    ITEM = "item"
    ITEMS = "items"
    COLLECTION_V1 = "collection v1"
    ENVIRONMENT = "environment"
    GLOBALS = "globals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of requests; `cursor` is also a holder of inherited settings."""

    name: str
    cursor: Cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request; `holders` are what it inherits from, the outermost first."""

    name: str
    item: Cursor
    folders: tuple[Folder, ...]
    holders: tuple[Cursor, ...]

    @property
    def request(self) -> Cursor:
        """The request itself: an object, or only its URL."""
        return self.item / "request"


def shape(value: Json) -> Shape | None:
    """What `value` is; None if it is nothing of Postman's."""
    match value:
        case dict():
            return _object_shape(value)
        case list() if value:
            if all(_is_node(item) for item in value):
                return Shape.ITEMS
            return Shape.GLOBALS if all(_is_variable(v) for v in value) else None
        case _:
            return None


def find(document: Document) -> tuple[Document, ...]:
    """What `document` holds of Postman's: itself, or blocks of a page."""
    if document.kind is Kind.TEXT:
        return tuple(
            part
            for part in embedded(document)
            if shape(part.value) not in (None, Shape.GLOBALS)
        )
    return (document,) if shape(document.value) else ()


def extract(document: Document) -> tuple[str, str]:
    """A stem for the file name of a found document, and its clean text."""
    stem = "-".join(words(name(document.cursor()))) or "collection"
    return stem, spelled(document.value)


def name(root: Cursor) -> str:
    """What the collection, the folder or the item calls itself."""
    match shape(root.raw):
        case Shape.WRAPPED:
            return name(root / "collection")
        case Shape.ITEMS:
            return text_of(root / 0 / "name")
        case Shape.GLOBALS:
            return "globals"
        case _:
            return text_of(root / "info" / "name") or text_of(root / "name")


def text_of(cursor: Cursor) -> str:
    """The text here; of a number or a boolean that stands in its place, its JSON."""
    match cursor.raw:
        case bool() | int() | float():
            return json.dumps(cursor.json)
        case dict():
            return (cursor / "content").text
        case _:
            return cursor.text


def collection(root: Cursor, report: Report | None = None) -> Cursor:
    """The collection in `root`: out of its wrapper, in the words of format 2.1."""
    if shape(root.raw) is Shape.WRAPPED:
        root = root / "collection"
    if shape(root.raw) is Shape.COLLECTION_V1:
        return upgraded(root, Report() if report is None else report)
    return root


def calls(root: Cursor, report: Report) -> Iterator[Call]:
    """The requests of a found document, in its order."""
    top = collection(root, report)
    match shape(top.raw):
        case Shape.ITEM | Shape.FOLDER:
            yield from _calls(top, (), (), report)
        case Shape.ITEMS:
            for item in top:
                yield from _calls(item, (), (), report)
        case Shape.COLLECTION:
            if "items" in top and "item" not in top:
                report.warning(
                    "items-for-item",
                    "the list of requests is called 'items' where the format has"
                    " 'item': read as that",
                    (top / "items").at,
                )
            for item in children(top):
                yield from _calls(item, (), (top,), report)
        case _:
            return


def children(holder: Cursor) -> Iterator[Cursor]:
    """The items in a collection or a folder."""
    held = _held(holder)
    if held.is_list:
        yield from held
    elif held.is_object:
        yield held


def _held(holder: Cursor) -> Cursor:
    return holder / ("item" if "item" in holder else "items")


def _calls(
    item: Cursor,
    folders: tuple[Folder, ...],
    holders: tuple[Cursor, ...],
    report: Report,
) -> Iterator[Call]:
    named = text_of(item / "name")
    title = without_secrets(named)
    if title != named:
        message = "what looks like a secret stands in a name: not kept"
        report.note("secret-value", message, (item / "name").at)
    if _held(item).is_list or (_held(item).is_object and "request" not in item):
        folder = Folder(name=title, cursor=item)
        if not _held(item):
            message = f"no request in the folder {title!r}: left out"
            report.note("folder-empty", message, item.at)
        for inner in children(item):
            yield from _calls(inner, (*folders, folder), (*holders, item), report)
        return
    whole = _whole(item)
    if whole is not None:
        yield Call(name=title, item=whole, folders=folders, holders=holders)
    else:
        report.warning("item-without-request", f"no request in {title!r}", item.at)


def _whole(item: Cursor) -> Cursor | None:
    """`item` with its request under that name; None if there is no request at all."""
    request, response = item / "request", item / "response"
    if response.is_object:
        held = {
            **dict(item.entries()),
            "response": response.put(PlacedList([response])),
        }
        item = item.put(PlacedObject(held))
    if request.is_object or (isinstance(request.raw, str) and request.raw):
        return item
    if "request" in item:
        return None
    if isinstance(item.raw, str) and ("/" in item.raw or "{{" in item.raw):
        return item.put(PlacedObject({"request": item}))
    if "url" in item:
        return item.put(PlacedObject({**dict(item.entries()), "request": item}))
    return None


def _object_shape(value: dict[str, Json]) -> Shape | None:
    inner = value.get("collection")
    if isinstance(inner, dict):
        held = _object_shape(inner)
        known = (Shape.COLLECTION, Shape.COLLECTION_V1, Shape.FOLDER)
        return Shape.WRAPPED if held in known else None
    if _is_postman_schema(value):
        return Shape.COLLECTION
    if "json-schema.org" in str(value.get("$schema")):
        return None  # `items` of a JSON Schema
    items = value.get("item", value.get("items"))
    if isinstance(items, list):
        if any(_is_node(item) for item in items):
            return Shape.FOLDER if _is_folder(value) else Shape.COLLECTION
        return None
    if "request" in value:
        return Shape.ITEM if _is_item(value) else None
    if isinstance(value.get("requests"), list) and "info" not in value:
        return Shape.COLLECTION_V1 if _is_v1(value) else None
    values = value.get("values")
    if isinstance(values, list) and _are_variables(value, values):
        outer = value.get("_postman_variable_scope") == "globals"
        return Shape.GLOBALS if outer else Shape.ENVIRONMENT
    return None


def _is_node(value: Json) -> bool:
    return isinstance(value, dict) and (
        "request" in value
        or isinstance(value.get("item"), list)
        or isinstance(value.get("items"), list)
    )


def _is_item(value: dict[str, Json]) -> bool:
    request = value.get("request")
    if isinstance(request, str):
        return "name" in value or "response" in value
    return isinstance(request, dict) and ("url" in request or "method" in request)


def _is_folder(value: dict[str, Json]) -> bool:
    return "info" not in value and isinstance(value.get("name"), str)


def _is_v1(value: dict[str, Json]) -> bool:
    return any(key in value for key in ("order", "folders", "id", "name"))


def _is_postman_schema(value: dict[str, Json]) -> bool:
    info = value.get("info")
    if not isinstance(info, dict):
        return False
    schema = info.get("schema")
    if isinstance(schema, str) and "/collection/v" in schema:
        return True
    return "_postman_id" in info


def _are_variables(value: dict[str, Json], values: list[Json]) -> bool:
    if "_postman_variable_scope" in value:
        return True
    if not values:
        return isinstance(value.get("name"), str) and len(value) <= _FEW
    return all(isinstance(v, dict) and "key" in v for v in values)


def _is_variable(value: Json) -> bool:
    return isinstance(value, dict) and {"key", "value"} <= value.keys()


# An environment without variables is hardly more than a name.
_FEW = 6
