"""Overlays: what the other sources of an API leave out or get wrong, by stable ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from specloom import ir, naming, prose, source
from specloom.diagnostics import Pointer, Report
from specloom.source import Cursor, Document, Reads

from .corrections import additions, corrections, drops, moves, names
from .fields import Reader, error_shape
from .operations import only_speaks, operations
from .valid import SCHEMA, doubled, faults

__all__ = ["SCHEMA", "TITLE", "drops", "extract", "find", "moves", "parse", "unsettled"]

TITLE = "specloom overlay"

_OTHERS = ("openapi", "swagger", "info", "item", "$schema", "properties")
_ERRORS = ("code", "message", "type", "path")
_WHOLE = ("api", "server")
_WORDS = frozenset(
    {"name", "version", "doc", "server", "auth", "errors"}
    | {"types", "operations", "add", "patch"}
)


def find(document: Document) -> tuple[Document, ...]:
    """`document`, if it is an overlay; nobody publishes one on a page."""
    return (document,) if _is_overlay(document.cursor()) else ()


def extract(document: Document) -> tuple[str, str]:
    """A stem for the file name of a found overlay, and its text, indented."""
    name = (document.cursor() / "name").text
    stem = "-".join((*naming.words(name), "overlay")) if name else "overlay"
    return stem, source.spelled(document.value)


def unsettled(held: Mapping[str, str], documents: Iterable[Document]) -> dict[str, str]:
    """`held`, names by stable id, less those of what an overlay names itself.

    Who writes a name into an overlay wants that one, and not what was given before.
    """
    own = {id for one in documents if _is_overlay(one.cursor()) for id in names(one)}
    return {id: name for id, name in held.items() if id not in own}


def parse(documents: Sequence[Document], report: Report, reads: Reads | None) -> ir.Api:
    """What all `documents` add and correct; corrections come as patches."""
    at = documents[0].cursor().at
    for document in documents:
        for fault in doubled(document):
            report.add(fault)
        for place, code, message in faults(document):
            report.error(code, message, place)
    readers = [Reader(document.cursor(reads), report) for document in documents]
    types = {decl.id: decl for one in readers for decl in _types(one)}
    roots = [_root(one) for one in readers]
    patches = [patch for one in readers for patch in _patches(one)]
    shapes = [error_shape(one) for one in readers]
    return ir.Api(
        at=at,
        origins=tuple(document.cursor().at for document in documents[1:]),
        name=_first(one.text("name") for one in readers),
        version=_first(one.text("version") for one in readers),
        doc=_first(one.text("doc") for one in readers),
        root=ir.Group(
            at=at,
            name=ir.Name(""),
            operations=tuple(node for root in roots for node in root.operations),
            groups=tuple(group for root in roots for group in root.groups),
        ),
        types=types,
        servers=tuple(s for one in readers for s in one.servers(one.root / "server")),
        auths=tuple({a.id: a for one in readers for a in one.auths.values()}.values()),
        error_shape=ir.ErrorShape(
            code=tuple(path for shape in shapes for path in shape.code),
            message=tuple(path for shape in shapes for path in shape.message),
            type=next((s.type for s in shapes if s.type is not None), None),
            path=next((s.path for s in shapes if s.type is not None), ()),
        ),
        patches=(*patches, *(mention for one in readers for mention in one.mentions)),
    )


def _is_overlay(root: Cursor) -> bool:
    if any(key in root for key in _OTHERS):
        return False
    types = [key for key, _ in (root / "types").entries()]
    if not all(key.startswith("#") for key in types) or (root / "types").is_list:
        return False
    operations = [key for key, _ in (root / "operations").entries()]
    changed = [key for word in ("patch", "add") for key, _ in (root / word).entries()]
    errors = [key for key, _ in (root / "errors").entries()]
    if all(key in _WORDS for key, _ in root.entries()) and (
        "server" in root
        or "auth" in root
        or any(_corrects(root / word) for word in ("patch", "add"))
    ):
        return True
    return (
        bool(types)
        or any(" /" in key for key in operations)
        or any(map(_is_id, changed))
        or (bool(errors) and all(key in _ERRORS for key in errors))
    )


def _corrects(entries: Cursor) -> bool:
    """Whether each of some entries can only be a correction, be its id right or not."""
    found = list(entries.entries())
    return bool(found) and all(entry.is_object for _, entry in found)


def _is_id(key: str) -> bool:
    named = ("#", "group:", "auth:", "server:")
    return key.startswith(named) or key in _WHOLE or " /" in key


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _types(reader: Reader) -> Iterable[ir.TypeDecl]:
    """The types that an overlay declares itself."""
    for id, entry in (reader.root / "types").entries():
        if not id.startswith("#") or not isinstance(entry.raw, dict | bool):
            continue
        here = entry.of(id)
        said = reader.said(here, ("name", "doc"))
        yield ir.TypeDecl(
            at=here.at,
            id=ir.TypeId(id),
            name=ir.Name((here / "name").text or id.removeprefix("#")),
            type=said.type,
            doc=prose.clean((here / "doc").text) or said.doc,
            deprecated=said.deprecated,
            constraints=said.constraints,
            examples=said.examples,
        )


def _root(reader: Reader) -> ir.Group:
    """The operations of an overlay, in the groups that they are said to be in."""
    at = reader.root.at
    tree: dict[tuple[str, ...], list[ir.Operation]] = {}
    for operation, path in operations(reader):
        tree.setdefault(path, []).append(operation)
    return _group((), tree, at)


def _group(
    path: tuple[str, ...],
    tree: Mapping[tuple[str, ...], Sequence[ir.Operation]],
    at: Pointer,
) -> ir.Group:
    size = len(path)
    inner = dict.fromkeys(
        one[: size + 1] for one in tree if len(one) > size and one[:size] == path
    )
    own = tuple(tree.get(path, ()))
    return ir.Group(
        at=own[0].at if own else at,
        name=ir.Name(path[-1] if path else ""),
        operations=own,
        groups=tuple(_group(one, tree, at) for one in inner),
    )


def _patches(reader: Reader) -> Iterable[ir.Patch]:
    """The corrections of what other sources say, and what is added to it."""
    if reader.auth is not None:
        at = (reader.root / "auth").at
        yield ir.Patch(at=at, target="api", usual_auth=reader.auth)
    for id, entry in (reader.root / "patch").entries():
        yield from corrections(reader, id, entry)
    for id, entry in (reader.root / "operations").entries():
        if only_speaks(entry):
            yield from corrections(reader, id, entry)
    for id, entry in (reader.root / "add").entries():
        yield from additions(reader, id, entry)
