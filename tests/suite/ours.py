"""What our own clients make of a group: whether all is as it must be."""

from __future__ import annotations

import copy
import importlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import specloom
from specloom.diagnostics import InputError, Report
from specloom.referred import gathered
from specloom.sources import Source
from specloom.targets.python.runtime import runtime_files

from tests import packages
from tests.clients import equal

from .groups import HOST, Case, Group
from .limits import TookTooLong, limited

ROOT = "suite_clients"
SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a case: None where it could not even be tried.

    `returned` tells that it came back equal from lenient reading, `strict` that strict
    reading takes it, `validated` that `validate` does, `known` that the library does
    with the schema as it was given. `why` is what went wrong, or strict reading said.
    """

    case: Case
    returned: bool | None = None
    strict: bool | None = None
    validated: bool | None = None
    known: bool | None = None
    why: str = ""

    @property
    def excused(self) -> bool:
        """Whether the library itself does no better with the schema as it was given."""
        return self.validated is not None and self.known is not self.case.valid

    @property
    def good(self) -> bool:
        """Whether all is as it must be, or the library alone is to blame."""
        judged = self.validated is self.case.valid or self.excused
        return judged and (self.returned is True or not self.case.valid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a group; `broken` is why there is no client, if there is none."""

    group: Group
    verdicts: tuple[Verdict, ...]
    broken: str = ""


class Clients:
    """A folder of clients, one for each group, that share a runtime.

    What schemas refer to lies in the folder `documents`, and by address in `remotes`.
    """

    def __init__(
        self, folder: Path, documents: Path | None, remotes: Mapping[str, Any]
    ) -> None:
        self._folder = folder
        self._references = {} if documents is None else {HOST: str(documents)}
        self._remotes = remotes
        self._count = 0
        self._runtime: dict[str, str] = {}

    def __enter__(self) -> Self:
        packages.write(self._folder, {f"{ROOT}/__init__.py": ""})
        sys.path.insert(0, str(self._folder))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        sys.path.remove(str(self._folder))
        for name in [n for n in sys.modules if n.partition(".")[0] == ROOT]:
            del sys.modules[name]

    def outcome(self, group: Group) -> Outcome:
        """What becomes of a group."""
        known = _known(group, self._remotes)
        self._count += 1
        name = f"c{self._count}"
        try:
            with limited(SECONDS):
                type = self._made(group, name)
                client = importlib.import_module(f"{ROOT}.{name}")
                schemas = client.schemas
        except Exception as error:
            verdicts = tuple(Verdict(case=case) for case in group.cases)
            return Outcome(group=group, verdicts=verdicts, broken=_said(error))
        verdicts = tuple(
            replace(_verdict(case, schemas, type, group.formats), known=passes)
            for case, passes in zip(group.cases, known, strict=True)
        )
        return Outcome(group=group, verdicts=verdicts)

    def _made(self, group: Group, name: str) -> str:
        """Write the client of a group; the name of the type of its schema."""
        root = self._folder / "schemas" / name / "root.json"
        packages.write(root.parent, {root.name: json.dumps(group.document)})
        report = Report()
        sources = [Source(root.name, root)]
        documents = gathered(sources, self._references, report).documents
        settings = specloom.Settings(name=name)
        product = specloom.generate(settings, documents, {}, report)
        if report.failed:
            raise ValueError("; ".join(map(str, report)))
        files = {f"{name}/{path}": text for path, text in product.files.items()}
        runtime = runtime_files(product.runtime, settings.http)
        files |= {p: t for p, t in runtime.items() if p not in self._runtime}
        self._runtime |= runtime
        packages.write(self._folder / ROOT, files)
        importlib.invalidate_caches()
        for id, decl in product.api.types.items():
            if decl.at.document == "root.json" and not decl.at.path:
                return product.names[id]
        raise LookupError("the schema itself is no type")


def _verdict(case: Case, schemas: Any, type: str, formats: bool) -> Verdict:
    made = Verdict(case=case)
    try:
        with limited(SECONDS):
            value = schemas.decode(type, copy.deepcopy(case.data))
            again = schemas.encode(value, type)
            made = replace(made, returned=equal(case.data, again))
            if not made.returned:
                made = replace(made, why=f"came back as {again!r}"[:200])
    except Exception as error:
        made = replace(made, returned=False, why=_said(error))
    try:
        with limited(SECONDS):
            schemas.decode(type, copy.deepcopy(case.data), strict=True)
            made = replace(made, strict=True)
    except Exception as error:
        refused = error.__class__.__name__ == "DecodeError"
        made = replace(made, strict=False if refused else None)
        made = replace(made, why=made.why or _said(error))
    try:
        with limited(SECONDS):
            schemas.validate(case.data, type, formats=formats)
            return replace(made, validated=True)
    except Exception as error:
        refused = error.__class__.__name__ == "ValidationError"
        if refused:
            return replace(made, validated=False)
        return replace(made, why=made.why or _said(error))


def _known(group: Group, remotes: Mapping[str, Any]) -> list[bool | None]:
    """What the library says of each case, by the schema as it was given."""
    from jsonschema.validators import validator_for
    from referencing import Registry
    from referencing.jsonschema import specification_with

    specification = specification_with(group.dialect)
    registry = Registry().with_resources(
        (uri, specification.create_resource(document))
        for uri, document in remotes.items()
    )
    kind = validator_for({"$schema": group.dialect})
    checker = kind.FORMAT_CHECKER if group.formats else None
    validator: Any = kind(group.schema, registry=registry, format_checker=checker)

    def judged(data: Any) -> bool | None:
        try:
            with limited(SECONDS):
                return bool(validator.is_valid(data))
        except Exception:
            return None

    return [judged(case.data) for case in group.cases]


def _said(error: Exception) -> str:
    if isinstance(error, InputError):
        return f"InputError: {error.diagnostic.code}: {error.diagnostic.message}"[:300]
    if isinstance(error, TookTooLong):
        return str(error)
    return f"{type(error).__name__}: {error}".replace("\n", " ")[:300]
