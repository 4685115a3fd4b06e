"""The groups of a test suite for JSON Schema, and the documents these refer to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DIALECTS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
"""The drafts by the names of their folders, each with its URI."""

PARTS = {"required": "", "optional": "optional", "format": "optional/format"}
"""The parts of a draft's tests, each with its folder below that of the draft."""

HOST = "http://localhost:1234/"
"""Where the documents live that schemas of the suite refer to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An instance, and whether it fits the schema of its group."""

    description: str
    data: Any
    valid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A schema and its cases; `name` tells it from all others of its draft."""

    draft: str
    part: str
    name: str
    schema: Any
    cases: tuple[Case, ...]

    @property
    def dialect(self) -> str:
        """The URI of the draft by which the schema is to be read."""
        return DIALECTS[self.draft]

    @property
    def document(self) -> dict[str, Any]:
        """The schema as a document that says its draft; a truth value is wrapped."""
        given = self.schema if isinstance(self.schema, dict) else None
        schema = {"allOf": [self.schema]} if given is None else given
        return {"$schema": self.dialect, **schema}

    @property
    def formats(self) -> bool:
        """Whether formats are to be checked."""
        return self.part == "format"


def groups(
    suite: Path, draft: str = "", file: str = "", group: str = ""
) -> Iterator[Group]:
    """The groups in the folder `suite`, in the order of drafts, parts and files.

    They are narrowed to one draft, to files whose name has `file` in it, and to groups
    whose description has `group` in it.
    """
    for name in DIALECTS:
        if draft in ("", name):
            for part, folder in PARTS.items():
                for path in sorted((suite / name / folder).glob("*.json")):
                    if file in path.name:
                        yield from _read(path, name, part, group)


def _read(path: Path, draft: str, part: str, wanted: str) -> Iterator[Group]:
    for index, one in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        if wanted in one["description"]:
            yield Group(
                draft=draft,
                part=part,
                name=f"{path.name}[{index}] {one['description']}",
                schema=one["schema"],
                cases=tuple(
                    Case(
                        description=case["description"],
                        data=case["data"],
                        valid=case["valid"],
                    )
                    for case in one["tests"]
                ),
            )


def remotes(folder: Path | None) -> Mapping[str, Any]:
    """The documents that schemas of the suite refer to, by address."""
    if folder is None:
        return {}
    return {
        HOST + path.relative_to(folder).as_posix(): json.loads(path.read_bytes())
        for path in sorted(folder.rglob("*.json"))
    }
