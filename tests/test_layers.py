"""Imports point one way, and nothing heavy is imported at start-up."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "generator" / "specloom"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("diagnostics", "cursor", "source", "markup", "prose", "places"),
    ("ir",),
    ("infer", "naming"),
    ("rendering",),
    ("parsers",),
    ("passes",),
    ("targets",),
    ("",),
    ("ledger", "explain", "replay"),
    ("config", "lock", "output", "sources", "referred", "state", "progress"),
    ("building", "pull"),
    ("cli", "__main__"),
)
"""Each room may import from its own layer and from those above it in this list."""

APART = {("passes", "parsers"), ("targets", "parsers"), ("targets", "passes")}
"""Rooms that know nothing of each other, although their layers would allow it."""

RECORDS = {"passes", "targets"}
"""Rooms that may use `Settings` and `Product`, which the pipeline defines."""

HEAVY = {
    "black",
    "bs4",
    "httpx",
    "httpx2",
    "hypothesis",
    "jinja2",
    "jsonschema",
    "markdown_it",
    "markdownify",
    "referencing",
    "rich",
    "yaml",
}


def room(path: Path) -> str:
    """The room that a module stands in: the first part of its path."""
    first = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def layer(name: str) -> int:
    return next(index for index, rooms in enumerate(LAYERS) if name in rooms)


def imported(path: Path) -> set[tuple[str, bool]]:
    """The rooms that a module imports from, and whether only for its types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    guarded = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.unparse(branch.test)
        for node in ast.walk(branch)
    }
    package = ("specloom", *path.relative_to(ROOT).parent.parts)
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        base = package[: len(package) - node.level + 1] if node.level else ()
        parts = (*base, *(node.module or "").split(".")) if node.module else base
        if parts[:1] != ("specloom",):
            continue
        names = [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        for name in names:
            known = (ROOT / name).is_dir() or (ROOT / f"{name}.py").is_file()
            found.add((name if known else "", id(node) in guarded))
    return found


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    here = room(path)
    for there, types_only in imported(path):
        if there == here or (there == "" and here in RECORDS):
            continue
        if here == "" and types_only:
            continue
        assert layer(there) <= layer(here), f"{here} imports {there}"
        assert (here, there) not in APART, f"{here} imports {there}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_heavy_libraries_are_imported_only_where_used(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        for name in names:
            assert name.partition(".")[0] not in HEAVY, f"{path.name} imports {name}"


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; import specloom.__main__; from specloom.cli import command\n"
        "command.main(['--help'], prog_name='specloom', standalone_mode=False)\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stderr.strip() == "[]"
    assert "generate" in done.stdout


def test_a_document_that_is_not_of_a_format_loads_little_of_it() -> None:
    program = (
        "import sys; from specloom.diagnostics import Report\n"
        "from specloom.parsers import FORMATS, parser\n"
        "from specloom.source import read\n"
        "document = read(b'{\"type\": \"object\"}', 'schema.json', Report())\n"
        "print([name for name in FORMATS if parser(name).find(document)])\n"
        "print(sorted(m for m in sys.modules if 'parsers.servicestack' in m\n"
        "             or m.endswith('.ignored')))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split("\n")[:2] == [
        "['jsonschema']",
        str(
            [
                "specloom.parsers.servicestack",
                "specloom.parsers.servicestack.casing",
                "specloom.parsers.servicestack.metadata",
                "specloom.parsers.servicestack.metadata.shapes",
            ]
        ),
    ]
