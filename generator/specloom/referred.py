"""Documents that sources refer to: found in the folders given, and nowhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from . import sources as reading
from .diagnostics import Diagnostic, InputError, Pointer, Report, Severity
from .sources import Source

if TYPE_CHECKING:
    from .source import Document

_OUTWARD = re.compile(
    r"\$(?:dynamic|recursive)?[Rr]ef[\"']?\s*:\s*[\"']?\s*[^\s\"'#{\[]"
    r"|\$schema[\"']?\s*:\s*[\"']?(?!\s*https?://(?:www\.)?json-schema\.org/)\s*\w"
)
"""What a text has in it if it may refer to another document."""

_SUFFIXES = ("", ".json", ".schema.json", ".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The documents of some sources, with those that they refer to.

    `asked` are the files that references could mean, whether they are there or not:
    if one of them comes, goes or changes, the documents do.
    """

    documents: list[Document]
    asked: tuple[str, ...] = ()


def gathered(
    sources: Sequence[Source], references: Mapping[str, str], report: Report
) -> Gathered:
    """The documents of `sources`, and all that references in them lead to.

    `references` maps beginnings of addresses to folders. A file counts only if it lies
    in one of these, or below the folder of a source; what can't be read is an error of
    a source, and a warning of anything else.
    """
    found = reading.documents(sources, report)
    if not any(map(_is_outward, found)):
        return Gathered(documents=found)
    search = _Search(sources, references, report)
    return search.all(found)


def _is_outward(document: Document) -> bool:
    from .parsers import jsonschema
    from .source import Kind

    return (
        document.kind is not Kind.TEXT
        and _OUTWARD.search(document.text) is not None
        and (document.aside or bool(jsonschema.find(document)))
    )


@dataclass(slots=True)
class _Search:
    """One search, from the sources on; `paths` are the files of documents, by name."""

    sources: Sequence[Source]
    references: Mapping[str, str]
    report: Report
    paths: dict[str, Path] = field(default_factory=dict)
    names: dict[Path, str] = field(default_factory=dict)
    asked: dict[str, None] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        given = {s.name: s.path for s in self.sources if s.path is not None}
        self.paths = {name: Path(os.path.abspath(path)) for name, path in given.items()}
        self.names = {path: name for name, path in self.paths.items()}
        folders = {str(path.parent) for path in self.paths.values()}
        folders.update(map(os.path.abspath, self.references.values()))
        self.allowed = tuple(sorted({os.path.realpath(folder) for folder in folders}))

    def all(self, given: Sequence[Document]) -> Gathered:
        """`given`, under the addresses they have, with what they refer to behind."""
        from .parsers.jsonschema.addresses.outward import own_address

        documents = [self._addressed(document) for document in given]
        known = {uri for d in documents for uri in (*d.uris, own_address(d))}
        position = 0
        while position < len(documents):
            document = documents[position]
            position += 1
            if _is_outward(document):
                for one in self._beside(document, known):
                    known.update((*one.uris, own_address(one)))
                    documents.append(one)
        return Gathered(documents=documents, asked=tuple(sorted(self.asked)))

    def _addressed(self, document: Document) -> Document:
        """A source, with the address it has in one of the folders of references."""
        path = self.paths.get(document.name)
        for prefix, folder in self.references.items():
            if path is not None and path.is_relative_to(os.path.abspath(folder)):
                inner = path.relative_to(os.path.abspath(folder)).as_posix()
                mark = "" if prefix.endswith(("/", ":")) else "/"
                return replace(document, uris=(f"{prefix}{mark}{inner}",))
        return document

    def _beside(self, document: Document, known: Container[str]) -> Iterator[Document]:
        """What `document` refers to, less what has an address among the `known`."""
        from .parsers.jsonschema.addresses.outward import targets

        for target in targets(document):
            if target.uri in known:
                continue
            for path in self._files(target.uri, target.file, document.name):
                found = self._read(path, target.uri, document, target.at)
                if found is not None:
                    yield found
                    break

    def _files(self, uri: str, file: str, name: str) -> Iterator[Path]:
        """The files that an address may stand for, likeliest first."""
        starts: list[str] = []
        for prefix in sorted(self.references, key=len, reverse=True):
            if uri.startswith(prefix):
                inner = unquote(uri.removeprefix(prefix).partition("?")[0])
                starts.append(os.path.join(self.references[prefix], inner.lstrip("/")))
        if uri.startswith("file:"):
            starts.append(unquote(urlsplit(uri).path))
        if file and name in self.paths:
            starts.append(os.path.join(self.paths[name].parent, unquote(file)))
        for start in filter(_is_path, starts):
            for suffix in _SUFFIXES:
                yield Path(os.path.abspath(f"{start}{suffix}"))

    def _read(
        self, path: Path, uri: str, holder: Document, at: Pointer
    ) -> Document | None:
        """The document at `path`; None, and said why, if it is not to be had."""
        from .parsers.jsonschema.addresses.outward import is_placed
        from .source import read

        real = os.path.realpath(path)
        if not any(os.path.commonpath((real, one)) == one for one in self.allowed):
            if os.path.isfile(path):
                self.report.warning(
                    "reference-outside",
                    "a file outside of the folders of the sources and of `references`"
                    " is not read",
                    at,
                )
            return None
        self.asked[str(path)] = None
        if not os.path.isfile(path):
            return None
        name = self._name(path, holder)
        if name in self.paths:
            return None
        self.paths[name], self.names[path] = path, name
        try:
            found = read(reading.contents(Source(name, path)), name, self.report)
        except InputError as error:
            said = error.diagnostic
            self.report.add(
                Diagnostic(
                    Severity.WARNING, said.code, said.message, said.at, said.place
                )
            )
            return None
        if not isinstance(found.value, dict | bool):
            return None
        uris = (uri,) if is_placed(uri) else ()
        return replace(found, uris=uris, aside=True)

    def _name(self, path: Path, holder: Document) -> str:
        """What a file is called, from where the names of sources begin."""
        if path in self.names:
            return self.names[path]
        near = self.paths.get(holder.name)
        if near is None:
            return path.name
        way = os.path.relpath(path, near.parent)
        folder = os.path.dirname(holder.name)
        return Path(os.path.normpath(os.path.join(folder, way))).as_posix()


def _is_path(text: str) -> bool:
    """Whether a file system would take `text` for the path of a file."""
    try:
        return b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False
