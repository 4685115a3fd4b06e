"""The runtime that generated clients import, copied as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ... import ir
from ...diagnostics import Pointer
from ...rendering import template_root

PACKAGE = ("__init__.py", "py.typed")
"""What every runtime has."""

_IMPORT = re.compile(r"^ *from \.(\w*) import (\([^)]*\)|[^\n]*)", re.MULTILINE)


def runtime_files(modules: Iterable[str], http: str) -> dict[str, str]:
    """The files of a runtime with `modules` and what they import, by path.

    `http` is the HTTP library: "httpx2" or "httpx".
    """
    wanted = list(modules)
    found: dict[str, str] = {}
    while wanted:
        module = wanted.pop()
        if module in found:
            continue
        found[module] = _text(f"{module}.py")
        wanted += imported(found[module])
    files = {f"_runtime/{name}": _text(name) for name in PACKAGE}
    for module in sorted(found):
        text = found[module]
        if module == "http" and http != "httpx2":
            text = text.replace("import httpx2 as _httpx", f"import {http} as _httpx")
        files[f"_runtime/{module}.py"] = text
    return dict(sorted(files.items()))


def further_modules(api: ir.Api) -> set[str]:
    """The modules that the types of `api` take, though no file names them."""
    found: set[str] = set()
    for operation in ir.operations(api.root):
        if len({r.body.type for r in operation.responses if r.body}) > 1:
            found.add("shapes")

    def look(type: ir.Type, at: Pointer) -> ir.Type:
        match type:
            case ir.Const() | ir.Tuple():
                found.add("shapes")
            case ir.Union() if isinstance(ir.without_null(type), ir.Union):
                found.add("shapes")
            case ir.Enum(members) if len({one.value.__class__ for one in members}) > 1:
                found.add("shapes")
            case ir.Record(closed=True):
                found.add("further")
            case _:
                pass
        return type

    ir.rewrite_types(api, look)
    return found


def imported(text: str) -> list[str]:
    """The modules of the runtime that one of them imports, wherever it does."""
    found: dict[str, None] = {}
    for module, names in _IMPORT.findall(text):
        if module:
            found[module] = None
        else:
            for name in names.strip("()").split(","):
                if name.strip():
                    found[name.split(" as ")[0].strip()] = None
    return list(found)


@cache
def _text(name: str) -> str:
    path = template_root() / "python" / "runtime" / name
    return path.read_text(encoding="utf-8")
