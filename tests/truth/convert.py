"""Collections made of OpenAPI documents, by the converter that Postman publishes."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .. import node

INTERFACES = ("1", "2")
MODES = ("Schema", "Example")


class ConversionError(Exception):
    """The converter could not read the document."""


def convert(document: Path, interface: str, mode: str, into: Path) -> Path:
    """The collection that the converter makes of `document`, as a file in `into`.

    `mode` says what stands for values: placeholders (Schema) or examples (Example).
    The same document gives the same values each time.

    Raises:
        NodeMissing: Node or the converter is not installed.
        ConversionError: the converter gave up.
    """
    node.require("openapi-to-postmanv2")
    path = into / f"{document.name}.{interface}.{mode}.json"
    done = subprocess.run(
        ["node", node.HERE / "convert.js", document, interface, mode],
        capture_output=True,
        check=False,
    )
    if done.returncode or not done.stdout:
        said = done.stderr.decode(errors="replace").strip()
        raise ConversionError(said.rpartition("\n")[2] or "nothing came out")
    path.write_bytes(done.stdout)
    return path
