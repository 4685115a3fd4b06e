"""What the templates of clients and groups see."""

from __future__ import annotations

from dataclasses import dataclass

from ...rendering import Code
from .initview import Init


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """One call: an operation as a method of a class."""

    definition: Code  # "def" or "async def"
    name: Code
    signature: Code
    doc: Code
    body: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyView:
    """A property that makes another object, of a class that `source` imports."""

    head: Code
    doc: Code
    source: Code
    made: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class RawClassView:
    """The class of the raw calls of another class."""

    head: Code
    doc: Code
    calls: tuple[Code, ...]
    groups: tuple[PropertyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """The synchronous or the asynchronous class of a client or a group."""

    head: Code
    doc: Code
    init: Init | None
    whole: PropertyView
    groups: tuple[PropertyView, ...]
    methods: tuple[MethodView, ...]
    raw: RawClassView


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleView:
    """A module with the classes of a client or a group, and their plans."""

    doc: Code
    imports: Code
    classes: tuple[ClassView, ...]
    service: Code
    plans: tuple[Code, ...]
    messages: Code
