"""The imports of a module, sorted, and each name once."""

from __future__ import annotations

from collections.abc import Sequence

from ...rendering import Code
from .layout import WIDTH, width

INSTALLED = frozenset({"msgspec", "pydantic", "typing_extensions"})
"""The libraries that generated code imports, which do not come with Python."""


class Imports:
    """Collects what a module needs; `checked` is for type checkers only."""

    def __init__(self) -> None:
        self._modules: set[tuple[str, str]] = set()
        self._names: set[tuple[str, str, str]] = set()
        self._checked: set[tuple[str, str, str]] = set()

    def module(self, module: str, local: str) -> None:
        """Import `module` as `local`."""
        self._modules.add((module, local))

    def name(self, module: str, name: str, local: str = "") -> None:
        """Import `name` of `module`, as `local` if that is another name."""
        self._names.add((module, name, local or name))

    def checked(self, module: str, name: str, local: str = "") -> None:
        """The same, where only type checkers look."""
        self._checked.add((module, name, local or name))

    def code(self) -> Code:
        """The import statements."""
        checked = {entry for entry in self._checked if entry not in self._names}
        if checked:
            self.name("typing", "TYPE_CHECKING")
        lines = [f"import {m} as {local}" for m, local in sorted(self._modules)]
        installed = {entry for entry in self._names if entry[0] in INSTALLED}
        names = self._names - installed
        groups = ["\n".join([*lines, *_statements(names, False, 0)])]
        groups.append("\n".join(_statements(installed, False, 0)))
        groups.append("\n".join(_statements(names, True, 0)))
        if checked:
            inside = [
                "\n".join(_statements(checked, relative, 4))
                for relative in (False, True)
            ]
            block = "\n\n".join(group for group in inside if group)
            groups.append(f"if TYPE_CHECKING:\n{block}")
        return Code("\n\n".join(group for group in groups if group))


def import_line(module: str, names: Sequence[str], indent: int) -> str:
    """The import of `names`, one a line if they don't fit on one."""
    line = f"from {module} import {', '.join(names)}"
    if indent + width(line) <= WIDTH:
        return line
    pad = " " * indent
    inner = "".join(f"{pad}    {name},\n" for name in names)
    return f"from {module} import (\n{inner}{pad})"


def outermost(module: str) -> tuple[int, str]:
    """The key that sorts modules: outer packages first, as far as dots tell."""
    return len(module.lstrip(".")) - len(module), module


def _statements(
    names: set[tuple[str, str, str]], relative: bool, indent: int
) -> list[str]:
    pad = " " * indent
    plain: dict[str, list[str]] = {}
    renamed: list[tuple[str, str]] = []
    for module, name, local in sorted(names, key=_by_type):
        if module.startswith(".") is not relative:
            continue
        if local == name:
            plain.setdefault(module, []).append(name)
        else:
            line = import_line(module, (f"{name} as {local}",), indent)
            renamed.append((module, pad + line))
    lines = [
        (module, pad + import_line(module, found, indent))
        for module, found in plain.items()
    ]
    by_module = sorted((*lines, *renamed), key=lambda entry: outermost(entry[0]))
    return [line for _, line in by_module]


def _by_type(entry: tuple[str, str, str]) -> tuple[str, int, str, str]:
    """Constants come before classes and those before functions, as isort has it."""
    module, name, _ = entry
    constant = name.isupper() and len(name) > 1
    kind = 0 if constant else 1 if name[0].isupper() else 2
    return module, kind, name.lower(), name
