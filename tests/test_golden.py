"""Every golden case gives what is expected of it, and its code passes every judge."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import black
import pytest
from specloom.targets.python import runtime_files

from tests import golden

CASES = golden.cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_what_is_expected_of_it(case: Path) -> None:
    made, expected = golden.made(case), golden.expected(case)

    assert sorted(made) == sorted(expected), "files are missing or extra"
    for name in made:
        assert made[name] == expected[name], name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_expected_code_is_stable_under_black(case: Path) -> None:
    for name, text in golden.expected(case).items():
        if name.endswith(".py"):
            assert black.format_str(text, mode=black.Mode()) == text, name


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One package with the runtime and the client of every case."""
    root = tmp_path_factory.mktemp("golden") / "goldens"
    root.mkdir()
    (root / "__init__.py").write_text('"""Clients of the golden cases."""\n')
    modules: set[str] = set()
    for case in CASES:
        client = case / "expected" / "client"
        if client.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(client, root / golden.settings(case).name, ignore=ignored)
            modules.update(_product_runtime(case))
    for name, text in runtime_files(sorted(modules), "httpx2").items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _product_runtime(case: Path) -> tuple[str, ...]:
    import specloom
    from specloom.diagnostics import Report

    report = Report()
    sources = golden.documents(case, report)
    return specloom.generate(golden.settings(case), sources, {}, report).runtime


def assert_passes(packages: Path, *arguments: str) -> None:
    """Python, run with `arguments` beside the package of all cases, finds no fault."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=packages.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_imports_of_expected_code_are_sorted_and_used(packages: Path) -> None:
    rules = ("--isolated", "--no-cache", "--select", "I,F,UP,B", "--line-length", "88")

    assert_passes(packages, "-m", "ruff", "check", *rules, packages.name)


def test_expected_code_passes_mypy(packages: Path) -> None:
    rules = ("--strict", "--cache-dir", ".mypy_cache")

    assert_passes(packages, "-m", "mypy", *rules, packages.name)


def test_expected_code_passes_pyright(packages: Path) -> None:
    settings = {"include": [packages.name], "typeCheckingMode": "strict"}
    (packages.parent / "pyrightconfig.json").write_text(json.dumps(settings))
    rules = ("--pythonpath", sys.executable, "--project", ".", "--level", "error")

    assert_passes(packages, "-m", "basedpyright", *rules)


def test_every_symbol_of_expected_code_imports(packages: Path) -> None:
    clients = sorted(p.name for p in packages.iterdir() if (p / "errors.py").is_file())
    clients.remove("_runtime")
    program = f"""
import importlib
for name in {clients!r}:
    package = importlib.import_module("{packages.name}." + name)
    for symbol in package.__all__:
        module = getattr(package, symbol)
        for inner in getattr(module, "__all__", ()):
            getattr(module, inner)
"""

    assert_passes(packages, "-c", program)
