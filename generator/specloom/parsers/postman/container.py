"""What a collection comes in: files, wrappers, folders, single items, saved pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ...diagnostics import Report
from ...naming import words
from ...source import Cursor, Document, Json, Kind, embedded, spelled


class Shape(StrEnum):
    """What a JSON value is, of the things that Postman writes."""

    COLLECTION = "collection"
    WRAPPED = "wrapped collection"
    FOLDER = "folder"
    ITEM = "item"
    ITEMS = "items"
    COLLECTION_V1 = "collection v1"
    ENVIRONMENT = "environment"


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
        case list():
            nodes = bool(value) and all(_is_node(item) for item in value)
            return Shape.ITEMS if nodes else None
        case _:
            return None


def find(document: Document) -> tuple[Document, ...]:
    """What `document` holds of Postman's: itself, or blocks of a page."""
    if document.kind is Kind.TEXT:
        return tuple(part for part in embedded(document) if shape(part.value))
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
            return (root / 0 / "name").text
        case _:
            return (root / "info" / "name").text or (root / "name").text


def collection(root: Cursor) -> Cursor:
    """The collection in `root`, out of its wrapper."""
    return root / "collection" if shape(root.raw) is Shape.WRAPPED else root


def calls(root: Cursor, report: Report) -> Iterator[Call]:
    """The requests of a found document, in its order."""
    match shape(root.raw):
        case Shape.ITEM:
            yield from _calls(root, (), (), report)
        case Shape.FOLDER:
            yield from _calls(root, (), (), report)
        case Shape.ITEMS:
            for item in root:
                yield from _calls(item, (), (), report)
        case Shape.COLLECTION | Shape.WRAPPED:
            top = collection(root)
            for item in children(top):
                yield from _calls(item, (), (top,), report)
        case Shape.COLLECTION_V1:
            report.warning(
                "collection-v1",
                "a collection of format 1.0.0, which is not read yet: export it as 2.1",
                root.at,
            )
        case Shape.ENVIRONMENT | None:
            return


def children(holder: Cursor) -> Cursor:
    """The items in a collection or a folder."""
    return holder / ("item" if "item" in holder else "items")


def _calls(
    item: Cursor,
    folders: tuple[Folder, ...],
    holders: tuple[Cursor, ...],
    report: Report,
) -> Iterator[Call]:
    title = (item / "name").text
    if children(item).is_list:
        folder = Folder(name=title, cursor=item)
        for inner in children(item):
            yield from _calls(inner, (*folders, folder), (*holders, item), report)
    elif (item / "request").is_object or (item / "request").text:
        yield Call(name=title, item=item, folders=folders, holders=holders)
    else:
        report.warning("item-without-request", f"no request in {title!r}", item.at)


def _object_shape(value: dict[str, Json]) -> Shape | None:
    inner = value.get("collection")
    if isinstance(inner, dict):
        return Shape.WRAPPED if _object_shape(inner) is Shape.COLLECTION else None
    items = value.get("item", value.get("items"))
    if isinstance(items, list):
        if _is_postman_schema(value):
            return Shape.COLLECTION
        if any(_is_node(item) for item in items):
            return Shape.FOLDER if _is_folder(value) else Shape.COLLECTION
        return None
    if "request" in value:
        return Shape.ITEM if _is_item(value) else None
    if isinstance(value.get("requests"), list) and "info" not in value:
        return Shape.COLLECTION_V1 if _is_v1(value) else None
    values = value.get("values")
    if isinstance(values, list) and _are_variables(value, values):
        return Shape.ENVIRONMENT
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
    schema = info.get("schema") if isinstance(info, dict) else None
    if isinstance(schema, str) and "/collection/v" in schema:
        return True
    return isinstance(info, dict) and "_postman_id" in info


def _are_variables(value: dict[str, Json], values: list[Json]) -> bool:
    if "_postman_variable_scope" in value:
        return True
    return bool(values) and all(isinstance(v, dict) and "key" in v for v in values)
