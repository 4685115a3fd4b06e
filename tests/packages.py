"""Packages that tests write, import and forget again."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files`, their text by path, below `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def imported(folder: Path, name: str) -> Iterator[ModuleType]:
    """The module `name` in a package in `folder`, which is forgotten afterwards."""
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
        package = name.partition(".")[0]
        for module in [m for m in sys.modules if m.partition(".")[0] == package]:
            del sys.modules[module]
