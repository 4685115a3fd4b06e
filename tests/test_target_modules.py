"""Where models live, and what using one of them loads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from specloom import Settings, ir
from specloom.diagnostics import Report
from specloom.targets.python import emit, runtime_files

from . import building as b
from .packages import write

MANY = 61
"""As many models as no longer go into one module."""


def using(graph: Mapping[str, Sequence[str]]) -> list[ir.TypeDecl]:
    """Records, each with a field for every other that it uses."""
    return [
        b.declared(name, b.record(*(b.field(o, b.ref(f"#{o}")) for o in others)))
        for name, others in graph.items()
    ]


def homes(*types: ir.TypeDecl, root: ir.Group | None = None) -> dict[str, str]:
    """The module of each model beside many others that have nothing to do with it."""
    files = emitted(*types, root=root)
    found: dict[str, str] = {}
    for path, text in files.items():
        if path.startswith("models/") and path != "models/__init__.py":
            for line in text.splitlines():
                if line.startswith("class "):
                    name = line.removeprefix("class ").partition("(")[0]
                    found[name] = path.removeprefix("models/").removesuffix(".py")
    return {name: home for name, home in found.items() if not name.startswith("Other")}


def emitted(*types: ir.TypeDecl, root: ir.Group | None = None) -> Mapping[str, str]:
    others = [b.declared(f"Other{n}", b.record(b.field("id"))) for n in range(MANY)]
    api = b.api(root or b.group(""), *types, *others)
    settings = Settings(name="test", runtime="._runtime")
    return emit(api, settings, {}, Report()).files


def test_few_models_share_one_module() -> None:
    files = emit(
        b.api(b.group(""), *using({"Big": ["Small"], "Small": []})),
        Settings(name="test"),
        {},
        Report(),
    ).files

    assert "models.py" in files


def test_a_model_lives_with_the_only_one_that_uses_it() -> None:
    found = homes(
        *using({"Meeting": ["Host"], "Host": ["PhoneNumber"], "PhoneNumber": []})
    )

    assert set(found.values()) == {"meeting"}


def test_a_model_that_two_use_has_a_module_of_its_own() -> None:
    found = homes(
        *using({"Meeting": ["Host"], "Call": ["Host"], "Host": ["Badge"], "Badge": []})
    )

    assert found == {
        "Meeting": "meeting",
        "Call": "call",
        "Host": "host",
        "Badge": "host",
    }


def test_a_model_lives_where_all_ways_to_it_begin() -> None:
    graph = {
        "Meeting": ["Host", "Guest"],
        "Host": ["Badge"],
        "Guest": ["Badge"],
        "Badge": [],
    }

    assert set(homes(*using(graph)).values()) == {"meeting"}


def test_models_in_a_circle_live_together() -> None:
    graph = {
        "Folder": ["Document"],
        "Document": ["Folder"],
        "Index": ["Document"],
        "Trash": ["Folder"],
    }

    found = homes(*using(graph))

    assert found["Folder"] == found["Document"] == "folder"
    assert found["Index"] == "index"
    assert found["Trash"] == "trash"


def test_a_module_that_would_be_too_big_is_taken_apart() -> None:
    graph: dict[str, list[str]] = {"Whole": ["Left", "Right"]}
    for side in ("Left", "Right"):
        graph[side] = [f"{side}{n}" for n in range(20)]
        graph |= {f"{side}{n}": [] for n in range(20)}

    found = homes(*using(graph))

    assert found["Whole"] == found["Left"] == "whole"
    assert {home for name, home in found.items() if name.startswith("Right")} == {
        "right"
    }


def test_a_long_chain_is_taken_apart_in_bounded_steps() -> None:
    graph = {f"Link{n}": [f"Link{n + 1}"] for n in range(3000)} | {"Link3000": []}

    assert len(homes(*using(graph))) == 3001


def test_models_that_no_operation_uses_do_not_weigh_on_those_of_groups() -> None:
    call = b.operation("Get host", "GET /host", returns=b.ref("#Host"))
    root = b.group("", groups=[b.group("Hosts", call)])

    found = homes(*using({"Host": [], "Meeting": ["Badge"], "Badge": []}), root=root)

    assert found == {"Host": "hosts", "Meeting": "meeting", "Badge": "meeting"}


def test_using_a_model_loads_only_what_it_needs(tmp_path: Path) -> None:
    files = emitted(
        *using({"Meeting": ["Host"], "Host": [], "Call": ["Room"], "Room": []})
    )
    write(tmp_path / "made", {**files, **runtime_files(_modules(files), "httpx2")})
    script = (
        "import sys\nfrom made.models import Meeting\n"
        "print(sorted(m for m in sys.modules if m.startswith('made.models.')))"
    )

    assert _run(script, tmp_path) == "['made.models.meeting']"


def test_an_alias_is_read_in_every_module_alike(tmp_path: Path) -> None:
    moment = b.declared("Moment", ir.List(ir.Union((b.datetime(), ir.ANY))))
    types = using({"Meeting": ["Moment"], "Call": ["Moment"]})
    files = emitted(*types, moment)
    write(tmp_path / "made", {**files, **runtime_files(_modules(files), "httpx2")})
    script = (
        "from made.models import Call\n"
        "value = {'Moment': ['2024-01-02T03:04:05Z', {'a': 1}]}\n"
        "print(Call.from_dict(value, strict=True).to_dict() == value)"
    )

    assert _run(script, tmp_path) == "True"


def _modules(files: Mapping[str, str]) -> list[str]:
    import re

    text = "".join(files.values())
    return sorted(set(re.findall(r"from \.+_runtime\.(\w+) import ", text)))


def _run(script: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr
