"""Clients of small collections, generated, imported and ready to call a server."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import specloom
from specloom.diagnostics import Report
from specloom.source import read
from specloom.targets.python import runtime_files

from .packages import imported, write

_NUMBERS = itertools.count(1)


@contextmanager
def client_of(text: str, folder: Path) -> Iterator[Any]:
    """The package made of the collection `text`, under a name of its own.

    It is called `pets`, so that its client is a `PetsClient`.
    """
    root = f"made_{next(_NUMBERS)}"
    report = Report()
    document = read(text.encode(), "pets.json", report)
    settings = specloom.Settings(name="pets", server="http://pets.example.com")
    product = specloom.generate(settings, [document], {}, report)
    files = {f"pets/{path}": code for path, code in product.files.items()}
    files |= runtime_files(product.runtime, "httpx2")
    write(folder / root, {"__init__.py": "", **files})
    with imported(folder, f"{root}.pets") as package:
        yield package
