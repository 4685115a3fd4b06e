"""The passes: each takes an Api and returns one, in the order of the list below."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias, cast

from specloom import ir
from specloom.diagnostics import Report

Pass: TypeAlias = Callable[[ir.Api, Report], ir.Api]

PASSES = (
    "overlay",
    "flatten",
    "refine",
    "tags",
    "hoist",
    "align",
    "agree",
    "unify",
    "forms",
    "paginate",
    "check",
)
"""Module names; each module has one public function of the same name."""


def run(api: ir.Api, report: Report, until: str | None = None) -> ir.Api:
    """`api` after every pass, or after those up to `until`."""
    for name in PASSES:
        step = cast(Pass, getattr(import_module(f".{name}", __package__), name))
        api = step(api, report)
        if name == until:
            break
    return api
