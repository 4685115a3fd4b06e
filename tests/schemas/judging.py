"""What type checkers say of the packages, and what a peer makes of the same files."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.clients import JUDGES, ROOT, judged
from tests.schemas.found import Found
from tests.schemas.package import run

PEER = (
    "--input-file-type=jsonschema",
    "--output-model-type=pydantic_v2.BaseModel",
    "--target-python-version=3.11",
    "--disable-timestamp",
)
"""The arguments of datamodel-code-generator beside the paths."""


def judge(found: Sequence[Found], folder: Path) -> None:
    """Count what the judges find in each package."""
    for name, *arguments in JUDGES:
        lines = judged(folder, name, *arguments) or ()
        for one in found:
            inside = re.compile(rf"\b{ROOT}/{one.name}/.*error|reformat .*/{one.name}/")
            faults = [line for line in lines if inside.search(line)]
            one.judges[name] = len(faults)
            one.faults += [f"{name}: {line}" for line in faults]


def peer(found: Found, inputs: Path, folder: Path, with_mypy: bool) -> None:
    """What datamodel-code-generator makes of the same files."""
    single = inputs.is_file()
    out = folder / "peers" / (f"{found.name}.py" if single else found.name)
    out.parent.mkdir(exist_ok=True)
    command = ["-m", "datamodel_code_generator", f"--input={inputs}", f"--output={out}"]
    found.peer_seconds, done = run([*command, *PEER], folder)
    if done.returncode:
        # A warning has its own line, and the indented line that it was given in.
        lines = [
            line
            for line in done.stderr.splitlines()
            if line.strip() and line[0] != " " and "Warning:" not in line
        ]
        said = lines[0] if lines else f"exit code {done.returncode}"
        found.peer_result = f"error: {said[:80]}"
        return
    texts = [
        path.read_text("utf-8") for path in (out, *out.rglob("*.py")) if path.is_file()
    ]
    found.peer_lines = sum(text.count("\n") for text in texts)
    found.peer_classes = sum(
        len(re.findall(r"^class ", t, re.MULTILINE)) for t in texts
    )
    found.peer_result = "done"
    if with_mypy:
        cache = f"--cache-dir={folder / '.mypy_cache_of_peers'}"
        _, done = run(["-m", "mypy", "--strict", cache, str(out)], folder)
        last = (done.stdout.strip().splitlines() or ["nothing said"])[-1]
        errors = re.search(r"Found (\d+) errors?", last)
        found.peer_mypy = (
            "clean" if not done.returncode else errors[1] if errors else last
        )


def version() -> str:
    """What the peer calls itself."""
    _, done = run(["-m", "datamodel_code_generator", "--version"], Path(sys.prefix))
    return done.stdout.strip()
