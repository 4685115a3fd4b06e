"""The Node tools that tests compare with; without them tests skip, aloud."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).with_name("node")
"""The folder with our own scripts, and with what `make` installs beside them."""

MISSING = "NOT COMPARED WITH POSTMAN"
"""How the reason of every such skip begins."""


class NodeMissing(Exception):
    """Node, or one of its packages, is not there; the text says which."""


def require(package: str) -> Path:
    """The folder of an installed npm package.

    Raises:
        NodeMissing: there is no Node, or no such package beside it.
    """
    if shutil.which("node") is None:
        raise NodeMissing("no node on the path")
    folder = HERE / "node_modules" / package
    if not (folder / "package.json").is_file():
        raise NodeMissing(f"no {package} in {HERE.name}/node_modules: run `make test`")
    return folder


def node_tool(package: str) -> Path:
    """The folder of an installed npm package; the test that asks skips without it."""
    try:
        return require(package)
    except NodeMissing as error:
        pytest.skip(f"{MISSING}: {error}")
