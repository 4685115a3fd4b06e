"""Sends saved requests through the generated client, as a user of it would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from .calling import Unfit, arguments
from .filling import Filling
from .package import NAME, Package, imported
from .proving import credentials

if TYPE_CHECKING:
    from .. import Product, Settings, ir
    from ..diagnostics import Report
    from ..parsers.postman.saved import Saved
    from ..source import Document

__all__ = ["Outcome", "Session", "session"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one request.

    `status` is the answer's, None where there was none; `problem` says why a request
    was not sent or not answered, without any value in it. `misfits` counts the places
    where the answer does not fit its type.
    """

    request: Saved
    method: str
    path: str
    status: int | None = None
    milliseconds: int = 0
    misfits: int = 0
    problem: str = ""

    @property
    def place(self) -> str:
        """The folders and the name of the request."""
        return "/".join((*self.request.folders, self.request.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An operation of the client: its method, and the groups that lead to it."""

    way: tuple[str, ...]
    method: str
    path: str
    auth: tuple[tuple[str, ...], ...]


class Session:
    """A generated client at work, and the requests that there are for it.

    `folders` says, by the names of documents, where their files are looked for; `given`
    are values of variables that come before those of the sources.
    """

    def __init__(
        self,
        product: Product,
        package: Package,
        requests: Sequence[Saved],
        folders: Mapping[str, Path],
        given: Mapping[str, str],
    ) -> None:
        self._package = package
        self._schemes = product.api.auths
        self._names = dict(_names(product.api))
        self._known = dict(_known(product))
        self._folders = folders
        self._given = given
        self.requests = tuple(r for r in requests if r.operation in self._known)

    def filling(self, request: Saved) -> Filling:
        """What the variables in `request` stand for."""
        return Filling({**request.variables, **self._given})

    def send(self, request: Saved, base_url: str) -> Outcome:
        """Call the method that `request` was saved for, with the values it holds."""
        known, package = self._known[request.operation], self._package
        outcome = Outcome(
            request=request,
            method=request.operation.partition(" ")[0],
            path=known.path,
        )
        fill = self.filling(request)
        folder = self._folders.get(_name(request.at.document))
        try:
            keywords = arguments(
                package.plan(known.way, known.method), request, fill, package, folder
            )
        except Unfit as error:
            return replace(outcome, problem=str(error))
        missing = package.missing(known.way, known.method, keywords)
        if missing:
            needed = ", ".join(missing)
            return replace(outcome, problem=f"needs {needed}, which was not saved")
        proofs = credentials(request, known.auth, self._schemes, self._names, fill)
        client = package.client(proofs)
        start = perf_counter()
        status, misfits, problem = package.call(
            client, base_url, known.way, known.method, keywords
        )
        spent = round((perf_counter() - start) * 1000)
        return replace(
            outcome,
            status=status,
            milliseconds=spent,
            misfits=misfits,
            problem=problem,
        )


@contextmanager
def session(
    settings: Settings,
    documents: Sequence[Document],
    held: Mapping[str, str],
    report: Report,
    folders: Mapping[str, Path],
    given: Mapping[str, str],
) -> Iterator[Session]:
    """The client of `documents`, made in a temporary folder and taken away again.

    Raises:
        InputError: none of the documents is of a known format.
    """
    from .. import generate
    from ..parsers import postman
    from ..parsers.postman.saved import saved

    parts = [
        part
        for document in sorted(documents, key=lambda d: d.name)
        for part in postman.find(document)
    ]
    alone = replace(settings, name=NAME, runtime="._runtime")
    product = generate(alone, documents, held, report)
    with imported(product, settings.http) as package:
        yield Session(product, package, saved(parts), folders, given)


def _known(product: Product) -> Iterator[tuple[str, _Known]]:
    """The operations of the client by their ids."""
    from ..targets.python.names import subgroups

    names = product.names
    left = [(product.api.root, "", tuple[str, ...]())]
    while left:
        group, path, way = left.pop()
        for operation in group.operations:
            yield operation.id, _Known(
                way=way,
                method=names[operation.id],
                path=operation.path,
                auth=tuple(
                    tuple(str(use.id) for use in uses) for uses in operation.auth or ()
                ),
            )
        for id, inner in subgroups(group, path):
            left.append((inner, id, (*way, names[id])))


def _names(api: ir.Api) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keywords of the client for each scheme."""
    from ..targets.python.initview import constructor_keywords

    for id, names in constructor_keywords(api).items():
        if id.startswith("auth:"):
            yield id.removeprefix("auth:"), names


def _name(key: str) -> str:
    """The document that a pointer's document is, or is a part of."""
    name, at, start = key.rpartition("@")
    return name if at and start.isdigit() else key
