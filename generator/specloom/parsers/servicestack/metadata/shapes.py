"""The shapes in which hosts offer metadata as JSON, each shown as the one of today."""

from __future__ import annotations

from collections.abc import Iterator

from ....cursor import PlacedList, PlacedObject
from ....source import Cursor
from ..casing import camel


def is_metadata(root: Cursor) -> bool:
    """Whether the document is metadata of ServiceStack, in any of its shapes."""
    return shown(root) is not None


def shown(root: Cursor) -> Cursor | None:
    """The metadata in `root` with the keys that today's hosts have; None if it is none.

    Those are `/types/metadata`; `/metadata/app`, which holds it as `api`; and, without
    any types, `/operations/metadata` and the index at `/api`. Keys keep their places.
    """
    if root.is_list:
        return _listed(root)
    if not root.is_object:
        return None
    found = _camel(root) if _is_spelled_otherwise(root) else root
    if _is_todays(api(found)):
        return found
    return _indexed(root)


def api(root: Cursor) -> Cursor:
    """The types and operations in a document of metadata."""
    inner = root / "api"
    return inner if inner.is_object else root


def is_capital(root: Cursor) -> bool:
    """Whether keys begin with capitals, as in all that hosts before version 5 say."""
    return "Operations" in root or "Operations" in root / "Api"


def _is_todays(found: Cursor) -> bool:
    operations = found / "operations"
    return (
        operations.is_list
        and (found / "types").is_list
        and ((operations / 0 / "request").is_object or (found / "namespaces").is_list)
    )


def _is_spelled_otherwise(root: Cursor) -> bool:
    """Whether keys are not those of today: with capitals, or with underscores."""
    first = api(root) / "operations" / 0
    return is_capital(root) or any(
        key[:1].isupper() or "_" in key for key, _ in first.entries()
    )


def _camel(node: Cursor) -> Cursor:
    """`node` with all keys as today's hosts spell them."""
    if node.is_object:
        inner = {_key(key): _camel(child) for key, child in node.entries()}
        return node.put(PlacedObject(inner))
    if node.is_list:
        return node.put(PlacedList([_camel(item) for item in node]))
    return node


def _key(key: str) -> str:
    head, *rest = key.split("_")
    return camel(head) + "".join(word[:1].upper() + word[1:] for word in rest)


def _listed(root: Cursor) -> Cursor | None:
    """`/operations/metadata`: names, paths and tags."""
    if not all(map(_is_listed, root)) or not root:
        return None
    return _whole(root, [_operation(_camel(item)) for item in root])


def _is_listed(item: Cursor) -> bool:
    keys = {_key(key): child for key, child in item.entries()}
    return (
        all(
            key in keys and isinstance(keys[key].raw, str)
            for key in ("name", "serviceName")
        )
        and "actions" in keys
        and keys["actions"].is_list
    )


def _operation(item: Cursor) -> Cursor:
    inner = {
        "request": item.put(PlacedObject({"name": item / "name"})),
        "actions": item / "actions",
        "tags": item / "tags",
    }
    if (item / "responseName").raw:
        inner["response"] = item.put(PlacedObject({"name": item / "responseName"}))
    routes = item / "routes"
    inner["routes"] = routes.put(
        PlacedList([path.put(PlacedObject({"path": path})) for path in routes])
    )
    return item.put(PlacedObject(inner))


def _indexed(root: Cursor) -> Cursor | None:
    """The index at `/api`: names and answers by tag."""
    entries = list(root.entries())
    if not all(items.is_list for _, items in entries) or not any(
        True for _, items in entries for _ in items
    ):
        return None
    if not all((item / "links" / "api").raw for _, items in entries for item in items):
        return None
    return _whole(root, [_linked(tag, item) for tag, item in _tagged(entries)])


def _tagged(entries: list[tuple[str, Cursor]]) -> Iterator[tuple[str, Cursor]]:
    """Each request once, under its first tag."""
    seen: set[str] = set()
    for tag, items in entries:
        for item in items:
            name = str((item / "name").raw)
            if name not in seen:
                seen.add(name)
                yield tag, item


def _linked(tag: str, item: Cursor) -> Cursor:
    said = ("name", "description", "notes")
    inner = {
        "request": item.put(PlacedObject({key: item / key for key in said})),
        "tags": item.put(PlacedList([(item / "name").put(tag)])),
    }
    if (item / "returns").raw:
        inner["returnType"] = item.put(PlacedObject({"name": item / "returns"}))
    return item.put(PlacedObject(inner))


def _whole(root: Cursor, operations: list[Cursor]) -> Cursor:
    nothing = root.put(PlacedList([]))
    return root.put(
        PlacedObject(
            {
                "operations": root.put(PlacedList(operations)),
                "types": nothing,
                "namespaces": nothing,
            }
        )
    )
