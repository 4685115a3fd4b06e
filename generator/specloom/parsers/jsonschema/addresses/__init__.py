"""Where the addresses of JSON Schema lead: pointers, anchors, ids, other documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from specloom.source import Document, Json, quoted

from .dialects import copies
from .drafts import Draft, declared
from .legal import Copy, Reference, Steps, split, tidy
from .names import last_segment, title_of
from .paths import down, followed

if TYPE_CHECKING:
    from referencing import Resource
    from referencing.jsonschema import SchemaRegistry

Place: TypeAlias = tuple[str, Steps]
"""A document, by its key, and a path into it."""

FILES = "https://files.invalid/"
"""Where documents are taken to lie whose place has no address; nobody is asked."""

OWN = "https://schemas.invalid/"
"""Where they are known by what they call themselves: files may go by any name."""

_SUFFIXES = (".json", ".schema.json", ".yaml", ".yml")
_METASCHEMAS = ("http://json-schema.org/draft-", "https://json-schema.org/draft/")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a reference leads; `lawful` if that is so by the standard's rules alone.

    `place` is None for the standard's own schemas, which are no documents here.
    """

    place: Place | None
    lawful: bool


@dataclass(slots=True)
class _Claims:
    """The schemas that go by one address, by the addresses that only they have.

    They are known by the keys and the folders of the documents they stand in.
    """

    first: str
    owners: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)

    def nearest(self, key: str, folder: str) -> str:
        """The one of the same document, else of the same folder, else the first."""
        return self.owners.get(key) or self.folders.get(folder) or self.first


class Addresses:
    """Resolves references among `documents` by the standard's rules; never elsewhere.

    What the rules don't resolve is tried in the ways that authors get them wrong: by
    the file's own place, without the slash, without the suffix. An id that is only a
    pointer (`#/components/schemas/X`) is no address but a name from a lost document,
    and is not heeded here.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._copies = {copy.document.key: copy for copy in copies(documents)}
        self._near = {d.key: str(PurePosixPath(d.name).parent) for d in documents}
        self._homes = {d.key: home(d) for d in documents}
        self._uris: dict[str, str] = {}
        self._taken: set[str] = set()
        self._claims: dict[str, _Claims] = {}
        self._numbers: dict[str, int] = {}
        self._places: dict[int, Place] = {}
        self._wholes: dict[str, Place] = {}
        self._starts: dict[str, str] = {}
        self._bases: dict[int, str] = {}
        self._found: dict[tuple[str, str], Place | None] = {}
        self._registry = self._registered(documents)
        self._dynamic: dict[tuple[str, object], list[Place]] = {}
        for key, copy in self._copies.items():
            for steps, node in copy.marked:
                for keyword in ("$dynamicAnchor", "$recursiveAnchor"):
                    mark = (keyword, node.get(keyword))
                    self._dynamic.setdefault(mark, []).append((key, steps))

    def copy(self, key: str) -> Copy:
        """The legal copy of the document `key`."""
        return self._copies[key]

    def uri(self, key: str) -> str:
        """The address of the document `key`, which no other has."""
        return self._uris[key]

    def draft(self, key: str, path: Steps) -> Draft:
        """The draft that the schema at `path` of the document `key` is read by."""
        copy = self._copies[key]
        draft = copy.draft
        for node in down(copy.value, path):
            draft = declared(node) or draft
        return draft

    def find(self, reference: str, key: str, path: Steps) -> Found | None:
        """Where `reference`, standing at `path` in the document `key`, leads to."""
        root = self._starts[key]
        bases = dict.fromkeys((self._base(key, path), root, self._homes[key]))
        for number, base in enumerate(bases):
            for form in _forms(reference):
                found = self._resolved(base, form, key)
                if found is None:
                    continue
                if number or form != reference:
                    return Found(found.place, lawful=False)
                return found
        return None

    def others(self, place: Place, reference: str, keyword: str) -> list[Place]:
        """Where a dynamic reference that leads to `place` may lead to instead."""
        node = self.at(place)
        if keyword == "$dynamicRef":
            mark: object = unquote(split(reference)[1])
            keyword = "$dynamicAnchor"
        else:
            mark, keyword = True, "$recursiveAnchor"
        if not isinstance(node, dict) or node.get(keyword) != mark:
            return []
        return [one for one in self._dynamic[(keyword, mark)] if one != place]

    def at(self, place: Place) -> Json:
        """What stands at `place` in the copy of its document; null if nothing does."""
        found = list(down(self._copies[place[0]].value, place[1]))
        return found[-1] if len(found) == len(place[1]) + 1 else None

    def references(self) -> Iterator[tuple[str, Reference]]:
        """Every reference of every document, each with the document's key."""
        for key, copy in self._copies.items():
            for reference in copy.references:
                yield key, reference

    def target(self, reference: str, key: str, path: Steps) -> str:
        """The whole address, without fragment, that `reference` stands for."""
        return _joined(self._base(key, path), split(tidy(reference))[0])

    # Resolving

    def _resolved(self, base: str, reference: str, key: str) -> Found | None:
        """Where `reference` leads to from `base`, by the standard's rules."""
        address, fragment = split(reference)
        if not address and not fragment and reference.strip(" #"):
            return None
        if address and _climbs(base, address):
            return None
        target = _joined(base, address) if address else base
        if target not in self._claims:
            return self._metaschema(target, fragment)
        claims = self._claims[target]
        uri = claims.nearest(key, self._near[key])
        known = (uri, fragment)
        if known not in self._found:
            self._found[known] = self._look(uri, fragment)
        place = self._found[known]
        if place is None:
            return None
        return Found(place, lawful=not address or uri == target == claims.first)

    def _look(self, uri: str, fragment: str) -> Place | None:
        from referencing.exceptions import Unresolvable

        try:
            resolver = self._registry.resolver(uri)
            root: Any = resolver.lookup(uri).contents
            found: Any = resolver.lookup(f"#{fragment}").contents if fragment else root
        except (Unresolvable, LookupError, ValueError, TypeError):
            return None
        start = self._places.get(id(root)) or self._wholes.get(uri)
        if not isinstance(found, dict | bool) or start is None:
            return None
        if not fragment:
            return start
        if not fragment.startswith("/"):
            return self._places.get(id(found))
        steps = followed(root, unquote(fragment))
        return None if steps is None else (start[0], (*start[1], *steps))

    def _metaschema(self, target: str, fragment: str) -> Found | None:
        if not target.startswith(_METASCHEMAS):
            return None
        from referencing.exceptions import Unresolvable

        try:
            # It comes with jsonschema, and without types.
            registry = import_module("jsonschema_specifications").REGISTRY
            registry.resolver().lookup(f"{target}#{fragment}")
        except (Unresolvable, LookupError, ValueError, TypeError):
            return None
        return Found(None, lawful=True)

    def _base(self, key: str, path: Steps) -> str:
        """The address that relative references at `path` begin from."""
        copy = self._copies[key]
        base = self._starts[key]
        if not any(steps for steps, _ in copy.marked):
            return base
        for node in down(copy.value, path):
            base = self._bases.get(id(node), base)
        return base

    # Registering

    def _registered(self, documents: Sequence[Document]) -> SchemaRegistry:
        """All documents, under addresses that no two of them have."""
        from referencing import Registry, Resource

        registry: SchemaRegistry = Registry()
        named: list[tuple[str, Resource[Any]]] = []
        for document in documents:
            key, copy = document.key, self._copies[document.key]
            whole = _specification(copy.draft).create_resource(cast(Any, copy.value))
            self._root(document, copy, whole)
            if _is_marked(copy):
                self._crawl(key, copy, whole)
            else:
                # There is nothing to be found in it but by pointers.
                whole = Resource.opaque(cast(Any, copy.value))
            named.append((self._uris[key], whole))
        for document in documents:
            self._also_called(document)
        return registry.with_resources(named).crawl()

    def _root(self, document: Document, copy: Copy, whole: Resource[Any]) -> None:
        """Give a document its address: its id, else where it lies, else its name."""
        key, base = document.key, self._homes[document.key]
        own = whole.id() if isinstance(copy.value, dict) else None
        if own is not None:
            base = _joined(base, own)
        base, uri = self._claimed(base, key, title_of(document))
        if own is not None and isinstance(copy.value, dict):
            copy.value[_id_key(copy.draft)] = uri
        self._uris[key] = uri
        self._wholes[uri] = (key, ())
        self._starts[key] = base

    def _claimed(self, base: str, key: str, name: str) -> tuple[str, str]:
        """The address of a schema that goes by `base`, inside and to everybody else.

        Both are its own, also where another has the same or where it has only a
        `name`.
        """
        uri = f"{OWN}{quoted(name)}" if base.startswith((FILES, "file:")) else base
        plain, number = uri, self._numbers.get(uri, 2)
        while uri in self._taken:
            uri, number = f"{plain}?{number}", number + 1
        self._numbers[plain] = number
        self._taken.add(uri)
        if base in self._claims:
            self._claim(base, key, uri)
            base = uri
        self._claim(base, key, uri)
        self._claim(uri, key, uri)
        return base, uri

    def _claim(self, address: str, key: str, uri: str) -> None:
        claims = self._claims.setdefault(address, _Claims(uri))
        claims.owners.setdefault(key, uri)
        claims.folders.setdefault(self._near[key], uri)

    def _also_called(self, document: Document) -> None:
        """Let a document be found by where it lies, and by ids of other drafts."""
        key = document.key
        stamps = (text for text, at in self._copies[key].stamps if not at)
        for said in (self._homes[key], *document.uris, *stamps):
            address = _joined(self._homes[key], split(tidy(said))[0])
            self._claim(address, key, self._uris[key])

    def _crawl(self, key: str, copy: Copy, whole: Resource[Any]) -> None:
        """Note the address of every schema in a document that has its own."""
        paths = {id(node): steps for steps, node in copy.marked}
        self._places.update((node, (key, steps)) for node, steps in paths.items())
        stack = [(self._starts[key], whole)]
        while stack:
            base, resource = stack.pop()
            node = resource.contents
            own = resource.id() if paths.get(id(node)) else None
            if own is not None:
                base, uri = self._claimed(_joined(base, own), key, last_segment(own))
                node[_id_key(self.draft(key, paths[id(node)]))] = uri
                self._bases[id(node)] = base
            stack.extend((base, each) for each in reversed([*resource.subresources()]))


def home(document: Document) -> str:
    """Where a document is taken to lie, by which relative references leave it."""
    for uri in document.uris:
        if not uri.startswith("file:"):
            return uri
    steps = document.name.replace("\\", "/").lstrip("/").split("/")
    name = "/".join(quoted("up" if step == ".." else step) for step in steps)
    return f"{FILES}{name}" + (f"?{document.start}" if document.start else "")


def _specification(draft: Draft) -> Any:
    from referencing.jsonschema import specification_with

    return specification_with(draft.dialect)


def _id_key(draft: Draft) -> str:
    return "id" if draft is Draft.FOUR else "$id"


def _is_marked(copy: Copy) -> bool:
    """Whether there is more in a document than its root that has an address."""
    return any(
        steps or not {"$anchor", "$dynamicAnchor", "$recursiveAnchor"}.isdisjoint(node)
        for steps, node in copy.marked
    ) or any(
        str(node.get("$id", node.get("id", ""))).startswith("#")
        for _, node in copy.marked
    )


def _forms(reference: str) -> Iterator[str]:
    """`reference`, and what an author may have meant by it."""
    yield reference
    clean = tidy(reference)
    if clean != reference:
        yield clean
    address, fragment = split(clean)
    if "#" not in clean:
        last = address.rpartition("/")[2]
        if last and "." not in last:
            yield from (f"{clean}{suffix}" for suffix in _SUFFIXES)
    elif fragment and not fragment.startswith("/"):
        yield f"{address}#/{fragment}"
    elif fragment:
        last = address.rpartition("/")[2]
        if last and "." not in last:
            yield from (f"{address}{suffix}#{fragment}" for suffix in _SUFFIXES)
        # A key that holds a percent sign of its own, which the author left as it is.
        yield f"{address}#{quoted(fragment, '/~')}"


def _climbs(base: str, address: str) -> bool:
    """Whether a relative address leaves the folder that all documents lie in."""
    if not base.startswith(FILES) or "://" in address or address.startswith("/"):
        return False
    depth = urlsplit(base).path.count("/") - 1
    ups = 0
    for step in address.split("/"):
        if step != "..":
            break
        ups += 1
    return ups > depth


@lru_cache(maxsize=4_096)
def _joined(base: str, address: str) -> str:
    if not address:
        return base
    try:
        return urldefrag(urljoin(base, address))[0]
    except ValueError:
        return address
