"""What there is to say of one set of schemas."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Found:
    """What became of one set; `faults` are the promises that are broken.

    `said` is the number of examples in the schemas, `examples` of those that a field or
    a type has, each of several equal schemas once; `disagreeing` are those that their
    type refuses, each with the reason. `judges` holds how many faults each finds. What
    begins with `peer` is of the models that datamodel-code-generator makes of the same
    files.
    """

    name: str
    inputs: int = 0
    seconds: float = 0.0
    modules: int = 0
    lines: int = 0
    types: int = 0
    unsettled: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    references: int = 0
    unresolved: int = 0
    declared: int = 0
    distinct: int = 0
    said: int = 0
    examples: int = 0
    kept: int = 0
    disagreeing: list[str] = field(default_factory=list)
    import_ms: float = 0.0
    model_ms: float = 0.0
    judges: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    peer_seconds: float = 0.0
    peer_lines: int = 0
    peer_classes: int = 0
    peer_result: str = ""
    peer_mypy: str = ""
