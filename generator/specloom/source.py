"""Source documents: bytes to values. Cursors, which walk these, belong to it too."""

from __future__ import annotations

import codecs
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from .cursor import Cursor, Json, PlacedList, PlacedObject, Reads
from .diagnostics import InputError, Pointer, escaped

if TYPE_CHECKING:
    from .diagnostics import Report

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Cursor",
    "Document",
    "Json",
    "Kind",
    "PlacedList",
    "PlacedObject",
    "Reads",
    "embedded",
    "fits",
    "is_text",
    "quoted",
    "read",
    "relaxed",
    "spelled",
    "yaml_loader",
]

MAX_BYTES = 128 * 1024 * 1024
"""The largest document read, in bytes; the largest public schema seen has 8 MB."""

MAX_DEPTH = 100
"""The deepest nesting read, four times that of the deepest public document seen.

Parsers and passes descend with the document, so this bounds them.
"""


class Kind(StrEnum):
    """How a document's text is written."""

    JSON = "json"
    YAML = "yaml"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source document, or the part of a saved page that holds one.

    `value` is what the text means: the JSON value, or for plain text the list of
    its lines. `start` is the offset in `text` at which the value begins. `uris` are
    the addresses that references may call it by; one that is `aside` is no source but
    read because of such a reference, and only counts as far as references lead.
    """

    name: str
    text: str = field(repr=False)
    value: Json = field(repr=False)
    kind: Kind = Kind.JSON
    start: int = 0
    digest: str = ""
    uris: tuple[str, ...] = ()
    aside: bool = False

    @property
    def key(self) -> str:
        """What pointers call this document: unique even for several on one page."""
        return f"{self.name}@{self.start}" if self.start else self.name

    def part(self, start: int, value: Json, kind: Kind = Kind.JSON) -> Document:
        """The document that this page holds from the offset `start` on."""
        return replace(self, start=start, value=value, kind=kind)

    def cursor(self, reads: Reads | None = None) -> Cursor:
        """The whole value, with its place."""
        return Cursor(self.value, Pointer(self.key), reads=reads)


# --- Reading -------------------------------------------------------------------


def read(data: bytes, name: str, report: Report) -> Document:
    """The document that `data`, called `name`, holds.

    JSON is known by its first character and YAML by the name's suffix; anything else
    is a page of text.

    Raises:
        InputError: the data is too large, too deep, no text, or broken JSON or YAML,
            or the archive of a web page.
    """
    at = Pointer(name)
    if len(data) > MAX_BYTES:
        raise InputError("too-large", f"larger than {MAX_BYTES} bytes", at)
    text = _decode(data, at)
    digest = hashlib.sha256(data).hexdigest()
    head = text.lstrip()[:1]
    if not head:
        raise InputError("empty", "the document is empty", at)
    if _ARCHIVE.match(text):
        advice = "save the page as HTML or as text"
        raise InputError("web-archive", f"a web archive (MHTML): {advice}", at)
    if head in "{[" or name.endswith(".json"):
        value, relaxed = _parse_json(text, at, report)
        if relaxed:
            report.note("json-relaxed", "read with comments or trailing commas", at)
        kind = Kind.JSON
    elif name.endswith((".yaml", ".yml")):
        value, kind = _parse_yaml(text, at), Kind.YAML
    else:
        value, kind = cast(Json, text.splitlines()), Kind.TEXT
    if not fits(value):
        raise InputError("too-deep", f"nested deeper than {MAX_DEPTH}", at)
    if kind is Kind.YAML:
        _check_size(value, at)
    return Document(name=name, text=text, value=value, kind=kind, digest=digest)


def is_text(data: bytes) -> bool:
    """Whether `data` is text in an encoding that documents are read in."""
    try:
        _decode(data, Pointer(""))
    except InputError:
        return False
    return True


def embedded(page: Document) -> Iterator[Document]:
    """The JSON objects and arrays that begin a line of a page, outermost only.

    So do those that a tag of HTML is in front of, or what JavaScript writes before a
    value that it exports, assigns or calls with; in what HTML shows as text, signs that
    it spells out are what they stand for. What stands in program text around them is
    passed over: a block counts only if it is JSON from its bracket to its match.
    """
    decoder = json.JSONDecoder()
    position = 0
    for match in _BLOCK.finditer(page.text):
        if match.end() < position:
            continue
        try:
            value, position = decoder.raw_decode(page.text, match.end())
            value = _unescaped(value) if match["shown"] else value
        except (ValueError, RecursionError):
            continue
        yield page.part(match.end(), value)


def _unescaped(value: Json) -> Json:
    match value:
        case str():
            return html.unescape(value)
        case list():
            return [_unescaped(item) for item in value]
        case dict():
            return {html.unescape(k): _unescaped(v) for k, v in value.items()}
        case _:
            return value


def spelled(value: Json) -> str:
    """`value` as indented JSON text that any encoding can hold."""
    text = _indented(value, "\n")
    # Half of a surrogate pair, which JSON can escape, is no text: it stays an escape.
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _indented(value: Json, line: str) -> str:
    """What `json.dumps` makes with `indent=2`, which takes it three times as long."""
    inner = f"{line}  "
    match value:
        case dict() if value:
            pairs = (
                f"{inner}{_scalar(key)}: {_indented(child, inner)}"
                for key, child in value.items()
            )
            return f"{{{','.join(pairs)}{line}}}"
        case list() | tuple() if value:
            items = (f"{inner}{_indented(item, inner)}" for item in value)
            return f"[{','.join(items)}{line}]"
        case _:
            return _scalar(value)


_scalar = json.JSONEncoder(ensure_ascii=False).encode


def quoted(text: str, safe: str = "/") -> str:
    """`text` as a part of a URI; half of a surrogate pair, which none holds, stays."""
    return re.sub(r"[^\ud800-\udfff]+", lambda found: quote(found[0], safe), text)


def fragment(path: Iterable[str | int]) -> str:
    """The JSON pointer of `path`, as the fragment of a URI holds it."""
    return "".join(f"/{quoted(escaped(step), '~')}" for step in path)


def relaxed(text: str) -> str:
    """`text` with JSON comments and trailing commas blanked out, offsets kept."""

    def blank(match: re.Match[str]) -> str:
        found = match[0]
        return found if found.startswith('"') else re.sub(r"[^\n]", " ", found)

    return re.sub(
        r'"(?:\\.|[^"\\\n])*+"?|//[^\n]*|/\*.*?(?:\*/|\Z)'
        r"|,(?=\s*(?:(?>//[^\n]*(?:\n|\Z)|/\*.*?(?:\*/|\Z))\s*)*+[}\]])",
        blank,
        text,
        flags=re.DOTALL,
    )


def _decode(data: bytes, at: Pointer) -> str:
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif data[:1] == b"\0" and data[1:2] != b"\0":
        encoding = "utf-16-be"
    elif data[1:2] == b"\0" and data[:1] != b"\0":
        encoding = "utf-16-le"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        declared = _CHARSET.search(data[:_HEAD])
        if declared is not None:
            # What HTML calls by the other names is this as well.
            encoding = declared[1].decode("ascii") if declared[1] else "windows-1252"
            return data.decode(encoding, "replace").replace("\r\n", "\n")
        message = f"not {encoding.removesuffix('-sig')} text: {error.reason}"
        raise InputError("not-text", f"{message} at byte {error.start}", at) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


_HEAD = 2_048
_CHARSET = re.compile(
    rb"<meta\b[^<>]{0,200}?\bcharset\s*=\s*[\"']?"
    rb"(?:(windows-125[0-8]|iso-8859-(?:[2-9]|1[03-6]))|iso-8859-1|latin1|us-ascii)\b",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"(?=.{0,2000}?^MIME-Version:)(?=.{0,2000}?^Content-Type:\s*multipart/related)"
    r"\s*[\w-]{1,60}:",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)


def _parse_json(text: str, at: Pointer, report: Report) -> tuple[Json, bool]:
    try:
        return _loads(text, at, report), False
    except ValueError as error:
        try:
            return _loads(relaxed(text), at, report), True
        except ValueError:
            raise _syntax_error("json-syntax", error, at) from None


def _loads(text: str, at: Pointer, report: Report) -> Json:
    doubled: set[str] = set()

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) != len(items):
            counts = Counter(key for key, _ in items)
            doubled.update(key for key, count in counts.items() if count > 1)
        return found

    def constant(name: str) -> Any:
        raise ValueError(f"{name} is no JSON number")

    try:
        value: Json = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except RecursionError:
        raise InputError("too-deep", f"nested deeper than {MAX_DEPTH}", at) from None
    for key in sorted(doubled):
        report.warning(
            "duplicate-key", f"key {key!r} stands twice in one object: last taken", at
        )
    return value


def _parse_yaml(text: str, at: Pointer) -> Json:
    import yaml

    try:
        value: Json = yaml.load(text, Loader=yaml_loader())  # noqa: S506
    except RecursionError:
        raise InputError("too-deep", f"nested deeper than {MAX_DEPTH}", at) from None
    except yaml.YAMLError as error:
        raise _syntax_error("yaml-syntax", error, at) from None
    return value


def yaml_loader() -> Any:
    """pyyaml's C loader with the types of JSON: no dates, no `on` as true."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Reads scalars by YAML 1.2's JSON rules, and rejects keys that no JSON has."""

        yaml_implicit_resolvers: Mapping[str, Any] = {}

        def construct_object(self, node: Any, deep: bool = False) -> Any:
            if isinstance(node, yaml.MappingNode):
                for key, _ in node.value:
                    if not isinstance(key, yaml.ScalarNode):
                        raise yaml.constructor.ConstructorError(
                            None, None, "a key that is no text", key.start_mark
                        )
                    key.tag = "tag:yaml.org,2002:str"
            return super().construct_object(node, deep=deep)

    for tag, pattern, first in (
        ("null", r"null|~|", "n~"),
        ("bool", r"true|false", "tf"),
        ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
        (
            "float",
            r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?",
            "-0123456789",
        ),
    ):
        Loader.add_implicit_resolver(
            f"tag:yaml.org,2002:{tag}",
            re.compile(rf"^(?:{pattern})$"),
            [*first, ""] if tag == "null" else list(first),
        )
    Loader.add_constructor(
        "tag:yaml.org,2002:float",
        lambda loader, node: float(loader.construct_scalar(node)),
    )
    return Loader


def _syntax_error(code: str, error: Exception, at: Pointer) -> InputError:
    if isinstance(error, json.JSONDecodeError):
        return InputError(code, error.msg, at, (error.lineno, error.colno))
    mark = getattr(error, "problem_mark", None)
    message = getattr(error, "problem", None) or str(error)
    place = None if mark is None else (mark.line + 1, mark.column + 1)
    return InputError(code, message, at, place)


def fits(value: Json) -> bool:
    """Whether `value` is nested no deeper than `MAX_DEPTH`."""
    level = [value]
    for _ in range(MAX_DEPTH):
        inner: dict[int, Json] = {}  # by identity: an alias of YAML is looked at once
        for item in level:
            for child in _children(item):
                if isinstance(child, dict | list):
                    inner[id(child)] = child
        if not inner:
            return True
        level = list(inner.values())
    return False


def _check_size(value: Json, at: Pointer) -> None:
    """Refuse YAML whose aliases stand for more values than a document may hold."""
    sizes: dict[int, int] = {}
    stack = [value]
    while stack:
        item = stack[-1]
        missing = [
            child
            for child in _children(item)
            if isinstance(child, dict | list) and id(child) not in sizes
        ]
        if missing:
            stack.extend(missing)
            continue
        stack.pop()
        sizes[id(item)] = 1 + sum(sizes.get(id(c), 1) for c in _children(item))
        if sizes[id(item)] > MAX_BYTES:
            raise InputError("too-large", f"more than {MAX_BYTES} values", at)


def _children(value: Json) -> Iterable[Json]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
        case _:
            return ()


_BLOCK = re.compile(
    r"(?:^[ \t]*(?:export default[ \t]*"
    r"|(?:(?:const|let|var)[ \t]+)?[\w$.]{1,99}[ \t]*[=(][ \t]*)?"
    r"|(?:(?P<shown><(?:pre|code|textarea)\b)|<script\b)[^<>]{0,500}>\s*)"
    r"(?=[{\[])",
    re.MULTILINE | re.IGNORECASE,
)
