"""The runtime that generated clients import, copied as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

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
