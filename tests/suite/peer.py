"""What datamodel-code-generator's models make of a group, with pydantic."""

from __future__ import annotations

import copy
import json
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from tests.clients import equal

from .groups import Case, Group
from .limits import limited

MODULE = "suite_peer"
SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerVerdict:
    """What became of a case: whether it is accepted, and came back equal."""

    case: Case
    accepted: bool = False
    returned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerOutcome:
    """What became of a group, and in which step it broke, if it did."""

    group: Group
    verdicts: tuple[PeerVerdict, ...]
    broken: str = ""
    step: str = ""


class Peer:
    """The generator, with the documents that it may look up in `folder`."""

    def __init__(self, folder: Path, remotes: Mapping[str, Any]) -> None:
        self._folder = folder
        for address, document in {**remotes, **_dialects()}.items():
            parts = urlsplit(address)
            path = folder / parts.netloc / parts.path.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(document), encoding="utf-8")

    def outcome(self, group: Group) -> PeerOutcome:
        """What becomes of a group."""
        untried = tuple(PeerVerdict(case=case) for case in group.cases)
        step = "generate"
        try:
            with limited(SECONDS), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                code = self._code(group)
                step = "import"
                adapter = _adapter(code)
        except Exception as error:
            broken = f"{type(error).__name__}: {error}".replace("\n", " ")
            for folder in (str(self._folder), str(Path.cwd())):
                broken = broken.replace(folder, "")
            return PeerOutcome(group=group, verdicts=untried, broken=broken, step=step)
        verdicts = tuple(_verdict(case, adapter) for case in group.cases)
        return PeerOutcome(group=group, verdicts=verdicts)

    def _code(self, group: Group) -> str:
        import datamodel_code_generator as peer
        from datamodel_code_generator.enums import DataModelType
        from datamodel_code_generator.format import Formatter, PythonVersion

        made = peer.generate(
            json.dumps(group.document),
            input_file_type=peer.InputFileType.JsonSchema,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            class_name="Root",
            formatters=[Formatter.BUILTIN],
            allow_remote_refs=True,
            http_local_ref_path=self._folder,
        )
        if not isinstance(made, str):
            raise TypeError("it made several modules")
        return made


def _adapter(code: str) -> Any:
    from pydantic import TypeAdapter

    module = ModuleType(MODULE)
    sys.modules[MODULE] = module
    exec(compile(code, f"{MODULE}.py", "exec"), vars(module))  # noqa: S102
    made = [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__ == MODULE
    ]
    # A schema with an address may go by that; what holds all others stands last.
    adapter = TypeAdapter(vars(module).get("Root") or made[-1])
    adapter.rebuild()
    return adapter


def _verdict(case: Case, adapter: Any) -> PeerVerdict:
    try:
        with limited(SECONDS):
            value = adapter.validate_python(copy.deepcopy(case.data))
    except Exception:
        return PeerVerdict(case=case)
    try:
        with limited(SECONDS), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            again = adapter.dump_python(
                value, mode="json", by_alias=True, exclude_unset=True
            )
    except Exception:
        return PeerVerdict(case=case, accepted=True)
    returned = equal(case.data, again)
    return PeerVerdict(case=case, accepted=True, returned=returned)


def _dialects() -> dict[str, Any]:
    """The schemas of the drafts themselves, which some groups refer to."""
    known = import_module("jsonschema_specifications").REGISTRY
    return {address: known.contents(address) for address in sorted(known)}
