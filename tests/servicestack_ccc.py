"""A client of the CCC API, as its operation pages in the golden case describe it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import specloom
from specloom.diagnostics import Report
from specloom.targets.python import runtime_files

from . import golden
from .packages import imported, write

CASE = golden.ROOT / "servicestack-ccc"
"""The pages, and all that is expected of them."""

_NUMBERS = itertools.count(1)


@contextmanager
def client_of(folder: Path) -> Iterator[Any]:
    """The package made of all pages of the case, under a name of its own.

    It is called `ccc`, so that its clients are a `CccClient` and an `AsyncCccClient`.
    It is written into `folder`, and forgotten afterwards.
    """
    root = f"ccc_{next(_NUMBERS)}"
    report = Report()
    settings = specloom.Settings(name="ccc")
    documents = golden.documents(CASE, report)
    product = specloom.generate(settings, documents, {}, report)
    files = {f"ccc/{path}": code for path, code in product.files.items()}
    files |= runtime_files(product.runtime, "httpx2")
    write(folder / root, {"__init__.py": "", **files})
    with imported(folder, f"{root}.ccc") as package:
        yield package
