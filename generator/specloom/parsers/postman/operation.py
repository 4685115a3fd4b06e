"""Operations: one endpoint's requests and saved responses, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ... import ir
from ...source import Cursor
from .auth import Choice, choice
from .body import Payload, bodies, has_holes, payload
from .container import Call
from .describe import Described, described, text
from .pairs import Pair, headers
from .parameters import arguments, parameters, path_parameters
from .reading import Reading
from .responses import Saved, errors, responses, saved
from .url import Address, address, check
from .variants import Endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """One request as it is sent."""

    address: Address
    headers: tuple[Pair, ...]
    payload: Payload | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Everything that one call says."""

    call: Call
    sent: _Sent
    saved: tuple[tuple[Saved, _Sent], ...]
    described: Described
    auth: Choice | None


def operation(
    endpoint: Endpoint, servers: tuple[ir.Server, ...], reading: Reading
) -> ir.Operation:
    """The operation that the calls of `endpoint` are."""
    told = [_told(one.call, endpoint.id, reading) for one in endpoint.calls]
    first = told[0]
    requests = list(_requests(told))
    answers = [answer for one in told for answer, _ in one.saved]
    path = tuple(_path(endpoint, told, requests, reading))
    query = parameters(
        ir.Place.QUERY, [s.address.query for s in requests], endpoint.id, reading
    )
    header = parameters(
        ir.Place.HEADER, [s.headers for s in requests], endpoint.id, reading
    )
    sent = [one.sent.payload for one in told]
    bodied = tuple(
        bodies(
            [p for s in requests if (p := s.payload) is not None],
            endpoint.id,
            reading,
            always=all(p is not None for p in sent),
        )
    )
    made = ir.Operation(
        at=first.call.item.at,
        origins=tuple(one.call.item.at for one in told[1:]),
        id=endpoint.id,
        name=_name(told, endpoint),
        method=endpoint.method,
        path=endpoint.path,
        parameters=(*path, *_fixed(query, endpoint), *header),
        bodies=bodied,
        responses=tuple(responses(answers, endpoint.id, reading)),
        errors=tuple(errors(answers, endpoint.id, reading)),
        auth=_auth(told),
        servers=servers,
        rate_limit=_rate_limit(told),
        scopes=_joined(one.described.scopes for one in told),
        prerequisites=_joined(one.described.prerequisites for one in told),
        variants=tuple(_variants(told)),
        doc=next((d for one in told if (d := one.described.doc)), ""),
    )
    return replace(made, examples=tuple(_examples(made, told)))


def _told(call: Call, id: str, reading: Reading) -> _Told:
    item = replace(call.item, reads=reading.reads).of(id)
    call = replace(call, item=item)
    request = call.request
    sent = _sent(request, reading)
    check(sent.address, reading.report)
    answers: list[tuple[Saved, _Sent]] = []
    for response in item / "response":
        answer = saved(response, reading)
        if answer is not None:
            original = answer.request
            again = original.is_object or bool(original.text)
            answers.append((answer, _sent(original, reading) if again else sent))
    (item / "name").taken()
    (request / "method").taken()
    return _Told(
        call=call,
        sent=sent,
        saved=tuple(answers),
        described=described(
            text(request / "description") or text(item / "description")
        ),
        auth=choice(call, id, reading),
    )


def _sent(request: Cursor, reading: Reading) -> _Sent:
    return _Sent(
        address=address(request),
        headers=headers(request / "header") if request.is_object else (),
        payload=payload(request, reading) if request.is_object else None,
    )


def _requests(told: Sequence[_Told]) -> Iterator[_Sent]:
    """The requests as they stand, then those that led to a saved success."""
    for one in told:
        yield one.sent
    for one in told:
        for answer, sent in one.saved:
            if not answer.failed and sent is not one.sent:
                yield sent


def _path(
    endpoint: Endpoint,
    told: Sequence[_Told],
    requests: Sequence[_Sent],
    reading: Reading,
) -> Iterator[ir.Parameter]:
    """The parameters of the path, by the names that the first request gives them."""
    names = told[0].sent.address.names
    sources: list[list[Pair]] = []
    for sent in requests:
        renamed = dict(zip(sent.address.names, names, strict=False))
        sources.append(
            [
                replace(pair, key=renamed[pair.key])
                for pair in sent.address.variables
                if pair.key in renamed
            ]
        )
    return path_parameters(
        names, sources, told[0].sent.address.at, endpoint.id, reading
    )


def _fixed(found: Iterable[ir.Parameter], endpoint: Endpoint) -> Iterator[ir.Parameter]:
    """`found`, the constant that makes the operation given as its only value."""
    for one in found:
        if endpoint.constant is None or one.wire != endpoint.constant[0]:
            yield one
            continue
        value = endpoint.constant[1]
        yield replace(
            one,
            type=ir.Enum((ir.EnumMember(at=one.at, value=value),)),
            required=True,
            default=ir.Value(value),
        )


def _name(told: Sequence[_Told], endpoint: Endpoint) -> ir.Name:
    """What the requests are called; one without a name goes by method and path."""
    names = tuple(dict.fromkeys(n for one in told if (n := one.call.name.strip())))
    first = names[0] if names else f"{endpoint.method} {endpoint.path}"
    return ir.Name(first, also=names[1:])


def _variants(told: Sequence[_Told]) -> Iterator[ir.Variant]:
    """What else the operation goes by, if it goes by more than one name."""
    named = {one.call.name.strip(): one for one in reversed(told)}
    if len(named) < 2:
        return
    for one in told:
        name = one.call.name.strip()
        if named.pop(name, None) is not None:
            yield ir.Variant(at=one.call.item.at, name=name, doc=one.described.doc)


def _auth(told: Sequence[_Told]) -> Choice | None:
    known = [one.auth for one in told if one.auth is not None]
    if not known:
        return None
    return tuple(dict.fromkeys(uses for choice in known for uses in choice))


def _rate_limit(told: Sequence[_Told]) -> ir.RateLimit | None:
    for one in told:
        if one.described.rate_limit:
            at = (one.call.request / "description").at
            return ir.RateLimit(at=at, label=one.described.rate_limit)
    return None


def _joined(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for several in found for text in several))


def _examples(made: ir.Operation, told: Sequence[_Told]) -> Iterator[ir.Example]:
    """The saved responses, each with the request that it answers."""
    types = {
        place: {p.wire: p.type for p in made.parameters if p.place is place}
        for place in ir.Place
    }
    fields = {p.wire: p.type for body in made.bodies for p in body.parts}
    names = told[0].sent.address.names
    for one in told:
        for answer, sent in one.saved:
            renamed = dict(zip(sent.address.names, names, strict=False))
            variables = [
                replace(pair, key=renamed.get(pair.key, pair.key))
                for pair in sent.address.variables
            ]
            payload = sent.payload
            given = (
                *arguments(ir.Place.PATH, variables, types[ir.Place.PATH]),
                *arguments(ir.Place.QUERY, sent.address.query, types[ir.Place.QUERY]),
                *arguments(ir.Place.HEADER, sent.headers, types[ir.Place.HEADER]),
                *arguments("part", payload.pairs if payload else (), fields),
            )
            response = answer.value
            if response is None and answer.text:
                response = ir.Value(answer.text)
            yield ir.Example(
                at=answer.at,
                name=answer.title,
                arguments=given,
                request=_carried(payload),
                status=answer.code,
                response=response,
                text=answer.value is None and bool(answer.text),
            )


def _carried(payload: Payload | None) -> ir.Value | None:
    """What the request of an example carries, unless variables stand in it."""
    if payload is None or payload.encoding is ir.Encoding.GRAPHQL:
        return None
    if payload.value is not None:
        return None if has_holes(payload.value.json) else payload.value
    return ir.Value(payload.text) if payload.text else None
