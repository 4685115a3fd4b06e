"""From a request that is an object to the operation that carries it, and its values."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, cast

from .body import JsonBody, encoded, json_text, sent
from .codec import Codec, model_codec, plain
from .errors import ConfigurationError, RequestError, StatusError
from .jsontext import loads
from .lenient import Lenient, folded
from .multipart import Multipart
from .plan import Operation, Parameter, Part, Response, Service
from .sendable import Sendable
from .values import UNSET, JsonValue, pointer

if TYPE_CHECKING:
    from .files import Files
    from .http import Content
    from .typetext import Types

R = TypeVar("R")

Carried: TypeAlias = "tuple[Operation[R], Mapping[str, object]]"
"""A plan, and the values of its keywords."""


class MessagePlan(NamedTuple):
    """How the API takes a request that is one object.

    `operations` carry it, best first; `method` is the verb to choose among them, and
    that by which `path` takes any such object. By POST, `batch` takes a list of them,
    and `one_way` an object that gets no answer. Each is empty where the API has none.
    """

    operations: tuple[Operation[Any], ...]
    method: str = "POST"
    path: str = ""
    batch: str = ""
    one_way: str = ""


def carried(
    service: Service, request: Sendable[R], files: Files | None = None
) -> Carried[R]:
    """The operation that takes `request`, with the values that it holds.

    With `files` it takes a form, which has them beside the request's fields.

    Raises:
        TypeError: It is no request of this client.
        RequestError: It lacks a value of every path that it could go to.
        ConfigurationError: There are files, and no body for them.
    """
    name, plan = _plan(service, request)
    held = _held(request)
    operation = _chosen(plan, held)
    if files:
        if operation is None or operation.body is None:
            if not plan.path:
                raise ConfigurationError(f"no way to send {name} takes files")
            method = "POST" if plan.method in _BODILESS else plan.method
            operation = _whole(plan, plan.path, name, method)
        return _form(operation, held, files)
    if operation is not None:
        return _filled(operation, request, held)
    if not plan.path:
        wire = next(w for o in _able(plan) for w in _variables(o) if not held.has(w))
        raise RequestError(pointer(("path", wire)), "is required")
    whole = _whole(plan, plan.path, name, plan.method)
    if plan.method in _BODILESS:
        return _filled(replace(whole, body=None), request, held)
    return whole, {_OBJECT: request}


def batched(service: Service, requests: Sequence[Sendable[R]]) -> Carried[list[R]]:
    """The plan that takes a list of requests of one class.

    Raises:
        TypeError: They are no requests of this client, or of several classes.
        ConfigurationError: The API takes no lists of them.
    """
    name, plan = _shared(service, requests)
    if not plan.batch:
        raise ConfigurationError(f"the {service.name} API takes no lists of {name}")
    whole = _whole(plan, plan.batch, f"list[{name}]")
    types = dict.fromkeys(r.type for r in whole.responses if r.type)
    form = next((r.form for r in whole.responses if r.form), "")
    listed = f"list[{' | '.join(types)}]" if types else ""
    answers = Response((200, 299), listed, form=form)
    return replace(whole, responses=(answers,)), {_OBJECT: requests}


def one_way(
    service: Service, requests: Sendable[object] | Sequence[Sendable[object]]
) -> Carried[None]:
    """The plan that takes a request, or a list of them, and gives no answer.

    Raises:
        TypeError: They are no requests of this client, or of several classes.
        ConfigurationError: The API does not take them so.
    """
    name, plan = _shared(service, _several(requests))
    if not plan.one_way:
        raise ConfigurationError(f"the {service.name} API does not take {name} one way")
    if isinstance(requests, Sequence):
        whole = _whole(plan, f"{plan.one_way}[]", f"list[{name}]")
    else:
        whole = _whole(plan, plan.one_way, name)
    silent: Operation[None] = replace(whole, responses=(Response((200, 299)),))
    return silent, {_OBJECT: requests}


def done(error: StatusError) -> int | None:
    """How many requests of a list were done before the one that failed, if known."""
    said: JsonValue = error.headers.get("x-autobatch-completed")
    if said is None:
        try:
            body = loads(error.body)
        except ValueError:
            return None
        said = Lenient().at(body, ("responseStatus", "meta", "autoBatchIndex"))
    text = str(said)
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else None


# --- Which plan ----------------------------------------------------------------


def _plan(service: Service, request: object) -> tuple[str, MessagePlan]:
    """The name of the class of `request`, and its plan."""
    home = f"{service.package}.models"
    for kind in type(request).__mro__ if isinstance(request, Sendable) else ():
        if f"{kind.__module__}.".startswith(f"{home}."):
            name = kind.__name__
            homes = [m for m, names in service.messages.items() if name in names]
            if homes:
                return name, _joined(service, homes, name)
    kind = request if isinstance(request, type) else type(request)
    said = f"{kind.__name__} itself" if kind is request else kind.__name__
    raise TypeError(f"{said} is no request of the {service.name} API")


def _joined(service: Service, homes: Sequence[str], name: str) -> MessagePlan:
    """The plan that modules of the client have; each holds its own operations."""
    modules = (import_module(f"{service.package}.{home}") for home in homes)
    plans = [cast(MessagePlan, module.MESSAGES[name]) for module in modules]
    return plans[0]._replace(operations=tuple(o for p in plans for o in p.operations))


def _shared(service: Service, requests: Sequence[object]) -> tuple[str, MessagePlan]:
    """The plan of requests of one class."""
    kinds = dict.fromkeys(map(type, requests))
    if len(kinds) > 1:
        names = " and ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"requests of one class are sent together, not {names}")
    return _plan(service, requests[0])


def _several(requests: object) -> Sequence[object]:
    return requests if isinstance(requests, Sequence) else [requests]


def _able(plan: MessagePlan) -> Sequence[Operation[Any]]:
    """The operations to choose among."""
    own = [o for o in plan.operations if o.method == plan.method]
    return own or plan.operations


def _chosen(plan: MessagePlan, held: _Held) -> Operation[Any] | None:
    """The operation whose path takes most of what there is, and no more."""
    able = [o for o in _able(plan) if all(map(held.has, _variables(o)))]
    return max(able, key=lambda o: len(_variables(o)), default=None)


def _variables(operation: Operation[object]) -> list[str]:
    return [
        p.wire for p in operation.parameters if p.place == "path" and p.value is None
    ]


# --- What it is given ----------------------------------------------------------


class _Held:
    """What a request holds, by wire names; names may be asked for in any case."""

    def __init__(self, values: dict[str, tuple[object, Codec | None]]) -> None:
        self.values = values
        # Fields stand before `extra`, and count before what is called alike there.
        self._folded = {folded(wire): wire for wire in reversed(values)}

    def wire(self, wire: str) -> str | None:
        """The name by which there is a value for `wire`."""
        return wire if wire in self.values else self._folded.get(folded(wire))

    def has(self, wire: str) -> bool:
        """Whether there is a value that can be a part of a path."""
        own = self.wire(wire)
        return own is not None and self.values[own][0] not in (None, "")

    def json(self, wire: str) -> JsonValue:
        """The value of `wire` as JSON."""
        value, codec = self.values[wire]
        return encoded((wire,), value, plain if codec is None else codec.encode)


def _held(request: Sendable[object]) -> _Held:
    codec = model_codec(type(request))
    values: dict[str, tuple[object, Codec | None]] = {}
    for (wire, attribute), inner in zip(
        codec.attributes.items(), codec.inner, strict=False
    ):
        value = getattr(request, attribute)
        if _is_there(request, attribute, value, inner):
            values[wire] = value, inner
    for wire, value in cast(Any, request).extra.items():
        values.setdefault(wire, (value, None))
    return _Held(values)


def _is_there(request: object, attribute: str, value: object, inner: Codec) -> bool:
    """Whether a field has a value to send; some models know that themselves."""
    own = getattr(request, "_sends", None)
    if own is not None:
        return bool(own(attribute))
    return value is not UNSET and (value is not None or inner.nullable)


def _filled(operation: Operation[R], request: Sendable[R], held: _Held) -> Carried[R]:
    """`operation` with its values, and with room for what it has no place for."""
    body = operation.body
    parts = cast("tuple[Part, ...]", getattr(body, "parts", ()))
    values: dict[str, object] = {}
    taken: set[str] = set()
    slots: tuple[Parameter | Part, ...] = (*operation.parameters, *parts)
    for slot in slots:
        wire = held.wire(slot.wire) if slot.wire else None
        if wire is not None and _fits(slot, held.values[wire][0]):
            taken.add(wire)
            values[slot.name] = held.values[wire][0]
    if isinstance(body, JsonBody) and body.name:
        return operation, {**values, body.name: request}
    left = [wire for wire in held.values if wire not in taken]
    if not left:
        return operation, values
    if not isinstance(body, JsonBody) and not parts:
        further = Parameter("query", "", "+", style="open")
        wider = replace(operation, parameters=(*operation.parameters, further))
        return wider, {**values, "+": {wire: held.values[wire][0] for wire in left}}
    rest = {wire: held.json(wire) for wire in left}
    if isinstance(body, JsonBody):
        return replace(operation, body=_Object(body, rest)), values
    more = (_part(wire, value) for wire, value in rest.items())
    form = cast(Any, body)._replace(parts=(*parts, *more))
    values |= {f"+{wire}": value for wire, value in rest.items()}
    return replace(operation, body=form), values


def _form(operation: Operation[R], held: _Held, files: Files) -> Carried[R]:
    """`operation` with a form for its body, whose fields are what no path holds."""
    values: dict[str, object] = {f"+{wire}": file for wire, file in files.items()}
    taken = {folded(wire) for wire in files}
    for parameter in operation.parameters:
        wire = held.wire(parameter.wire) if parameter.wire else None
        if wire is not None:
            taken.add(folded(wire))
            values[parameter.name] = held.values[wire][0]
    fields = {w: held.json(w) for w in held.values if folded(w) not in taken}
    values |= {f"+{wire}": value for wire, value in fields.items()}
    parts = (
        *(_part(wire, value) for wire, value in fields.items()),
        *(Part(wire, f"+{wire}", encoding="file") for wire in files),
    )
    return replace(operation, body=Multipart(parts)), values


def _fits(slot: Parameter | Part, value: object) -> bool:
    """Whether `slot` takes `value`: a text is no file, but says where one lies."""
    if isinstance(slot, Parameter) or slot.encoding != "file":
        return True
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    return not any(isinstance(item, str) for item in items)


def _part(wire: str, value: JsonValue) -> Part:
    nested = isinstance(value, dict | list)
    return Part(wire, f"+{wire}", encoding="jsv" if nested else "text")


class _Object(NamedTuple):
    """The JSON object of `body`, with `rest` in it as well."""

    body: JsonBody
    rest: Mapping[str, JsonValue]

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        fields = {p.wire: value for p, value in sent(self.body.parts, values, types)}
        text = json_text((), {**fields, **self.rest}, exact=True)
        return self.body.media, text.encode()


def _whole(
    plan: MessagePlan, path: str, type: str, method: str = "POST"
) -> Operation[Any]:
    """The plan to send whole objects of a type to a path."""
    like = _able(plan)[0]
    return replace(
        like,
        method=method,
        path=path,
        parameters=tuple(p for p in like.parameters if p.value is not None),
        body=JsonBody(name=_OBJECT, type=type, required=True),
        idempotent=None,
    )


_BODILESS = frozenset({"GET", "DELETE", "HEAD", "OPTIONS"})
_OBJECT = "request"
