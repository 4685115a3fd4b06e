"""Takes the JSON Schemas from types that are no longer what these say."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from specloom import ir
from specloom.diagnostics import Report

from .plan import named


def outdated(
    api: ir.Api, reshaped: Mapping[ir.TypeId, ir.Patch], report: Report
) -> ir.Api:
    """`api` without the schemas of types that a patch reshaped, or that hold one.

    A schema that refers to what was corrected would find fault with values that the
    types allow, and let pass what they don't.
    """
    if not any(decl.schema for decl in api.types.values()):
        return api
    holders: dict[ir.TypeId, list[ir.TypeId]] = {}
    for id, decl in api.types.items():
        for inner in set(named(decl.type)):
            holders.setdefault(inner, []).append(id)
    lost: set[ir.TypeId] = set()
    for id, patch in reshaped.items():
        new = _reached(id, holders, lost)
        lost |= new
        count = sum(1 for one in new if one in api.types and api.types[one].schema)
        if count:
            what = f"{count} type{'' if count == 1 else 's'}"
            message = f"{id!r} is corrected: no JSON Schema is kept for {what}"
            report.note("schema-outdated", message, patch.at)
    return replace(
        api,
        types={
            id: replace(decl, schema="") if id in lost else decl
            for id, decl in api.types.items()
        },
    )


def _reached(
    id: ir.TypeId,
    holders: Mapping[ir.TypeId, list[ir.TypeId]],
    known: Set[ir.TypeId],
) -> set[ir.TypeId]:
    """`id` and all types that hold it, directly or not, but for those that are known.

    What holds a known one is known too.
    """
    found = {id} - known
    pending = [*found]
    while pending:
        for holder in holders.get(pending.pop(), ()):
            if holder not in found and holder not in known:
                found.add(holder)
                pending.append(holder)
    return found
