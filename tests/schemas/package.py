"""Making the package of one set of schemas, importing it, and using its types."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

import specloom
from specloom import ir, sources
from specloom.diagnostics import Report
from specloom.referred import gathered
from specloom.source import Json, Kind

from tests.clients import ROOT, equal
from tests.schemas.found import Found
from tests.schemas.said import check_names, check_references, count_examples

TURNS = 5
"""How often a start is measured."""


def made(name: str, inputs: Path, folder: Path) -> Found:
    """The package of the set `name` in `folder`, and all but what judges say."""
    found = Found(name=name)
    out = folder / ROOT / name
    shutil.rmtree(out, ignore_errors=True)
    command = ["-m", "specloom", "--format", "json", "generate", str(inputs)]
    found.seconds, done = run([*command, "-o", str(out), "--name", name], folder)
    lines = done.stderr.splitlines()
    said = [json.loads(line) for line in lines if line.startswith("{")]
    found.codes.update(f"{one['severity']}[{one['code']}]" for one in said)
    if done.returncode:
        found.faults.append(f"generate: {lines[-1] if lines else done.returncode}")
        return found
    modules = [path for path in out.rglob("*.py") if "_runtime" not in path.parts]
    found.modules = len(modules)
    found.lines = sum(path.read_text("utf-8").count("\n") for path in modules)
    _look_into(found, inputs, folder)
    return found


def _look_into(found: Found, inputs: Path, folder: Path) -> None:
    """Hold the package against the model that it was made of."""
    report = Report()
    documents = gathered(sources.given([str(inputs)])[0], {}, report).documents
    settings = specloom.Settings(name=found.name)
    product = specloom.generate(settings, documents, {}, report)
    found.inputs, found.types = len(documents), len(product.api.types)
    found.unsettled = len(product.unsettled)
    schemas = {d.key: d.value for d in documents if d.kind is not Kind.TEXT}
    found.said = count_examples(schemas)
    check_references(found, schemas, report)
    check_names(found, schemas, product)
    _, done = run(["-c", _IMPORT_ALL, f"{ROOT}.{found.name}"], folder)
    if done.returncode:
        found.faults.append(f"import: {done.stderr.strip().splitlines()[-1]}")
        return
    _check_examples(found, product)
    _time_imports(found, product, folder)


def run(
    arguments: Sequence[str], folder: Path
) -> tuple[float, subprocess.CompletedProcess[str]]:
    """The CPU seconds of a run of Python, its children's included, and what it said.

    Compiled modules are kept between the runs, as they are wherever Python is used.
    """
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = getrusage(RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    after = getrusage(RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime
    return used - before.ru_utime - before.ru_stime, done


_IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
for owner in (package, package.models):
    for name in getattr(owner, "__all__", ()):
        getattr(owner, name)
"""


def _check_examples(found: Found, product: specloom.Product) -> None:
    """Send the examples there and back that their types take."""
    package = f"{ROOT}.{found.name}"
    reading = importlib.import_module(f"{package}._runtime.reading")
    errors = importlib.import_module(f"{package}._runtime.errors")
    for place, value, codec in _examples(product, package):
        found.examples += 1
        shown = f"{place}: {json.dumps(value, ensure_ascii=False)[:60]}"
        log = reading.Log(strict=True, reader=reading.Reader())
        try:
            decoded = codec.decode(copy.deepcopy(value), None, "", log)
        except errors.DecodeError as reason:
            found.disagreeing.append(f"{shown}: {reason}")
            continue
        if equal(codec.encode(decoded), value):
            found.kept += 1
        else:
            found.faults.append(f"different: {shown}")


def _examples(
    product: specloom.Product, package: str
) -> Iterator[tuple[str, Json, Any]]:
    """Each example with its place and the codec of its type."""
    typetext = importlib.import_module(f"{package}._runtime.typetext")
    models = importlib.import_module(f"{package}.models")
    types = typetext.Types(package)
    for decl in product.api.types.values():
        name = product.names[decl.id]
        for example in decl.examples:
            yield name, example.json, types.codec(name)
        if not isinstance(decl.type, ir.Record):
            continue
        model = getattr(models, name)
        scope = typetext.module_scope(model.__module__)
        fields = {field.name: field for field in dataclasses.fields(model)}
        for one in decl.type.fields:
            attribute = product.names[f"{decl.id}.{one.wire}"]
            for example in one.examples:
                field = fields[attribute]
                form = field.metadata.get("form", "")
                codec = typetext.codec_of(str(field.type), scope, form)
                yield f"{name}.{attribute}", example.json, codec


def _time_imports(found: Found, product: specloom.Product, folder: Path) -> None:
    """The milliseconds that a client, and one model, take over their HTTP library."""
    package = f"{ROOT}.{found.name}"
    exported = importlib.import_module(package).__all__
    client = next(name for name in exported if name.endswith("Client"))
    model = product.names[max(product.api.types.values(), key=_size).id]
    imports = (
        f"from {package} import {client}",
        f"from {package}.models import {model}",
    )
    script = _TIMED.format(*imports)
    turns = [run(["-c", script], folder)[1].stdout.split() for _ in range(TURNS)]
    times = [sorted(map(float, column)) for column in zip(*turns, strict=True)]
    found.import_ms, found.model_ms = (column[TURNS // 2] for column in times)


_TIMED = """
import time, httpx2
start = time.process_time()
{}
print((time.process_time() - start) * 1000)
{}
print((time.process_time() - start) * 1000)
"""


def _size(decl: ir.TypeDecl) -> int:
    return len(decl.type.fields) if isinstance(decl.type, ir.Record) else 0
