"""How long a collection takes to become a client, beside the usual two steps.

Those are postman-to-openapi and then openapi-python-client. Run it as a script, with
the path of a collection, or without one for a made-up collection. It makes an
environment with openapi-python-client in a temporary folder, or takes the Python of one
with `--python`. Each step is a process of its own; what is printed is the median of its
CPU seconds, its children's included.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.decode import environment
from tests.bench.generate import collection

P2O = Path(__file__).parents[1] / "node" / "node_modules" / ".bin" / "p2o"
TURNS = 5
OPERATIONS = 300


def main() -> None:
    """Print the seconds of each step, and the ratio of the two ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", nargs="?", type=Path)
    parser.add_argument("--python", help="one that has openapi-python-client")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = given.collection or folder / "collection.json"
        if given.collection is None:
            value = collection(OPERATIONS).value
            source.write_text(json.dumps(value), encoding="utf-8")
        ours = _median(_ours(source, folder))
        print(f"specloom generate {source.name}: {ours:.2f} s of CPU")
        if not P2O.is_file():
            print("no postman-to-openapi: run `make test` where there is npm")
            return
        python = given.python or environment(folder / "peer")
        if python is None:
            print("no openapi-python-client: the network is needed for it")
            return
        document = folder / "openapi.yml"
        first = _median([str(P2O), str(source), "-f", str(document)])
        second = _median(_theirs(python, document, folder))
        print(f"postman-to-openapi: {first:.2f} s")
        print(f"openapi-python-client: {second:.2f} s")
        print(f"ours / theirs: {ours / (first + second):.2f}")


def _ours(source: Path, folder: Path) -> list[str]:
    out = str(folder / "ours")
    arguments = ["--quiet", "generate", str(source), "-o", out, "--name", "ours"]
    return [sys.executable, "-m", "specloom", *arguments, "--force"]


def _theirs(python: str, document: Path, folder: Path) -> list[str]:
    tool = str(Path(python).with_name("openapi-python-client"))
    out = str(folder / "theirs")
    return [tool, "generate", "--path", str(document), "--output-path", out]


def _median(command: list[str]) -> float:
    return statistics.median(_seconds(command) for _ in range(TURNS))


def _seconds(command: list[str]) -> float:
    """The CPU seconds of `command`, which starts with nothing made.

    Raises:
        CalledProcessError: it failed.
    """
    for made in (a for a in command if Path(a).name in ("ours", "theirs")):
        shutil.rmtree(made, ignore_errors=True)
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system


if __name__ == "__main__":
    main()
