"""The golden cases: what `generate` makes of each, and how that is remade.

A case is a folder under `tests/golden` with the documents in `spec/`, the settings of
the client in `case.json` where the defaults don't do, and in `expected/` everything
that is expected of them: the model, the diagnostics and the files, and what `specloom
report` prints where `report` in `case.json` is true.
`python -m tests.golden` writes what is expected anew; what changed is for the reader of
the diff to judge.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import specloom
from specloom.cli.chosen import Chosen
from specloom.cli.report import report_text
from specloom.cli.understood import Understood
from specloom.diagnostics import InputError, Report
from specloom.places import located
from specloom.source import Document, Reads, read, spelled
from specloom.targets import model
from specloom.targets.python import emit
from specloom.targets.python.symbols import symbols

ROOT = Path(__file__).parent / "golden"


def cases() -> list[Path]:
    """The folders of all cases."""
    return sorted(folder.parent for folder in ROOT.glob("*/spec"))


def settings(case: Path) -> specloom.Settings:
    """The settings of the client of `case`."""
    given = _given(case)
    given.pop("report", None)
    for key in ("auth", "include", "exclude", "precedence"):
        if key in given:
            given[key] = tuple(given[key])
    return specloom.Settings(**{"name": case.name.replace("-", "_"), **given})


def _given(case: Path) -> dict[str, Any]:
    path = case / "case.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def documents(case: Path, report: Report) -> list[Document]:
    """The documents of `case`, named as if they lay in the current folder."""
    found = []
    for path in sorted((case / "spec").rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(case / "spec").as_posix()
        try:
            found.append(read(path.read_bytes(), name, report))
        except InputError as error:
            report.add(error.diagnostic)
    return found


def made(case: Path) -> dict[str, str]:
    """Everything that `generate` makes of `case`: text by path under `expected/`."""
    report = Report()
    sources = documents(case, report)
    files: dict[str, str] = {}
    try:
        product = specloom.generate(settings(case), sources, {}, report)
    except InputError as error:
        report.add(error.diagnostic)
    else:
        files["ir.json"] = model.dumps(product.api)
        if not report.failed:
            for path, text in product.files.items():
                files[f"client/{path}"] = text
    lines = [f"{diagnostic}\n" for diagnostic in located(report, sources)]
    files["diagnostics.txt"] = "".join(lines)
    if _given(case).get("report"):
        files["report.txt"] = _report_text(case)
    return files


def _report_text(case: Path) -> str:
    """What `specloom report` prints of `case` in the folder of its documents."""
    report, reads = Report(), Reads()
    sources, chosen = documents(case, report), settings(case)
    api = specloom.understand(chosen, sources, report, reads)
    product = emit(api, chosen, {}, report)
    return report_text(
        Understood(
            chosen=Chosen(title=chosen.name, settings=chosen, sources=[]),
            documents=sources,
            product=product,
            reads=reads,
            report=report,
            held={},
            symbols=symbols(product, chosen.name, chosen.models),
        )
    )


def expected(case: Path) -> dict[str, str]:
    """What is expected of `case`: text by path under `expected/`."""
    root = case / "expected"
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def remake() -> None:
    """Write what is expected of every case anew, and the published schema of models."""
    schema = spelled(model.schema())
    model.SCHEMA.write_text(schema, encoding="utf-8", newline="\n")
    for case in cases():
        root = case / "expected"
        shutil.rmtree(root, ignore_errors=True)
        for name, text in made(case).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    remake()
