"""What several test modules need: the clients of this repository, for each library."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings
from specloom.targets.python import runtime_files

from .node import MISSING
from .packages import imported, write

ROOT = Path(__file__).parents[1]

# What is drawn is the same each time where a failure must be that of the change; at a
# desk every run looks at something new.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session", params=["httpx2", "httpx"])
def clients(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ModuleType]:
    """The checked-in clients, as a package that sends with each HTTP library."""
    http: str = request.param
    name = f"generated_{http}"
    root = tmp_path_factory.mktemp(http)
    copied = root / name
    shutil.copytree(
        ROOT / "generated", copied, ignore=shutil.ignore_patterns("__pycache__")
    )
    modules = sorted(path.stem for path in (copied / "_runtime").glob("*.py"))
    write(copied, runtime_files(modules, http))
    with imported(root, name) as package:
        yield package


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not compared with Postman's own tools, and why."""
    skipped = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", ())
        if isinstance(report.longrepr, tuple) and MISSING in report.longrepr[2]
    )
    for reason, count in skipped.items():
        terminalreporter.write_line(f"*** {reason} ({count} tests)", red=True)
