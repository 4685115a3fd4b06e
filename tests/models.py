"""Packages of models that tests make of a few types."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from specloom import Settings, ir, passes
from specloom.diagnostics import Report
from specloom.targets.python import emit, runtime_files

from . import building as b
from .packages import imported, write


def understood(api: ir.Api) -> ir.Api:
    """`api` after all passes."""
    return passes.run(api, Report())


def files(
    api: ir.Api, report: Report | None = None, root: str = "made"
) -> dict[str, str]:
    """The files of a package `root` whose client for `api` is `test` in it."""
    product = emit(
        api, Settings(name="test"), {}, Report() if report is None else report
    )
    return {
        f"{root}/__init__.py": "",
        **{f"{root}/test/{path}": text for path, text in product.files.items()},
        **{
            f"{root}/{path}": text
            for path, text in runtime_files(product.runtime, "httpx2").items()
        },
    }


def models_text(api: ir.Api, report: Report | None = None) -> str:
    """The models of `api`."""
    return files(api, report)["made/test/models.py"]


@contextmanager
def models(
    folder: Path, *types: ir.TypeDecl, root: str = "made"
) -> Iterator[ModuleType]:
    """The module of the models of `types`, after all passes."""
    api = understood(b.api(b.group(""), *types))
    write(folder, files(api, root=root))
    with imported(folder, f"{root}.test.models") as module:
        yield module


def checked(folder: Path, use: str) -> None:
    """Hold the package in `folder`, and `use` of it, against both type checkers."""
    (folder / "use.py").write_text(use, encoding="utf-8")
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    mypy = (sys.executable, "-m", "mypy", "--strict", "--cache-dir", "cache")
    pyright = (sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable)
    for command in ((*mypy, "made", "use.py"), pyright):
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
