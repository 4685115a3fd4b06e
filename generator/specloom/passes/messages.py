"""Keeps messages in step with the operations and the types that they speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from specloom import ir


def carried(api: ir.Api) -> ir.Api:
    """`api`, its messages less the operations that are gone.

    A message goes with the last of its operations, and with its type.
    """
    if not api.messages:
        return api
    ids = {operation.id for operation in ir.operations(api.root)}
    kept = (
        _of(message, ids.__contains__)
        for message in api.messages
        if message.type in api.types
    )
    return replace(api, messages=tuple(one for one in kept if one.operations))


def joined(apis: Iterable[ir.Api]) -> tuple[ir.Message, ...]:
    """The messages of several sources, one for each type; the first word counts."""
    found: dict[ir.TypeId, ir.Message] = {}
    for api in apis:
        for two in api.messages:
            one = found.get(two.type)
            found[two.type] = two if one is None else _both(one, two)
    return tuple(found.values())


def _of(message: ir.Message, is_there: Callable[[str], bool]) -> ir.Message:
    operations = tuple(filter(is_there, message.operations))
    if operations == message.operations:
        return message
    return replace(message, operations=operations)


def _both(one: ir.Message, two: ir.Message) -> ir.Message:
    places = dict.fromkeys((*one.origins, two.at, *two.origins))
    places.pop(one.at, None)
    return replace(
        one,
        origins=tuple(places),
        operations=tuple(dict.fromkeys((*one.operations, *two.operations))),
        path=one.path or two.path,
        batch=one.batch or two.batch,
        one_way=one.one_way or two.one_way,
    )
