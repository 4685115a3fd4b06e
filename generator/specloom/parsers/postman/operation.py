"""Operations: one endpoint's requests and saved responses, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ... import ir
from ...diagnostics import Pointer
from .auth import Choice, choice
from .body import bodies
from .container import Call
from .describe import Described, is_deprecated, of_request
from .examples import examples
from .parameters import accepted, accepts, cookies, parameters, path_parameters
from .reading import Reading
from .responses import Saved, errors, responses, saved
from .sent import Sent, sent, sent_again
from .url import check
from .variants import Endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Everything that one call says: its request, and each answer with its own.

    `unanswered` are requests that were saved with nothing for an answer.
    """

    call: Call
    sent: Sent
    saved: tuple[tuple[Saved, Sent], ...]
    unanswered: tuple[Sent, ...]
    described: Described
    auth: Choice | None


def operation(
    endpoint: Endpoint, servers: tuple[ir.Server, ...], reading: Reading
) -> ir.Operation:
    """The operation that the calls of `endpoint` are."""
    id = endpoint.id
    told = [_told(one.call, id, reading) for one in endpoint.calls]
    requests = list(_requests(told))
    answers = [answer for one in told for answer, _ in one.saved]
    given = tuple(responses(answers, id, reading))
    made = ir.Operation(
        at=told[0].call.item.at,
        origins=tuple(one.call.item.at for one in told[1:]),
        id=id,
        name=_name(told, endpoint),
        method=endpoint.method,
        path=endpoint.path,
        parameters=tuple(_parameters(endpoint, told, requests, given, reading)),
        bodies=tuple(
            bodies(
                [one.payload for one in requests if one.payload is not None],
                id,
                reading,
                always=all(one.sent.payload is not None for one in told),
            )
        ),
        responses=given,
        errors=tuple(errors(answers, id, reading)),
        auth=_auth(told),
        servers=servers,
        rate_limit=_rate_limit(told),
        scopes=_joined(one.described.scopes for one in told),
        prerequisites=_joined(one.described.prerequisites for one in told),
        variants=tuple(_variants(told)),
        doc=next((d for one in told if (d := one.described.doc)), ""),
        deprecated=all(is_deprecated(one.call.name, one.described.doc) for one in told),
    )
    names = told[0].sent.address.names
    return replace(
        made, examples=tuple(examples(made, tuple(_shown(told)), names, reading))
    )


def _told(call: Call, id: str, reading: Reading) -> _Told:
    item = replace(call.item, reads=reading.reads).of(id)
    call = replace(call, item=item)
    request = call.request
    reading = reading.within(call)
    main = sent(request, reading)
    check(main.address, reading.report)
    answers: list[tuple[Saved, Sent]] = []
    alone: list[Sent] = []
    for response in item / "response":
        original = (response / "originalRequest").again()
        (original / "method").taken()
        again = original.is_object or bool(original.text)
        asked = sent_again(original, request, reading) if again else main
        answer = saved(response, accepts(asked.headers), reading)
        if answer is not None:
            answers.append((answer, asked))
        elif again:
            alone.append(asked)
    for one in (main, *(asked for _, asked in answers), *alone):
        one.take_credentials(id)
    (item / "name").taken()
    (request / "method").taken()
    return _Told(
        call=call,
        sent=main,
        saved=tuple(answers),
        unanswered=tuple(alone),
        described=of_request(item),
        auth=choice(call, reading),
    )


def _requests(told: Sequence[_Told]) -> Iterator[Sent]:
    """The requests as they stand, then those that led to a saved success."""
    for one in told:
        yield one.sent
    for one in told:
        yield from one.unanswered
        for answer, asked in one.saved:
            if not answer.failed and asked is not one.sent:
                yield asked


def _parameters(
    endpoint: Endpoint,
    told: Sequence[_Told],
    requests: Sequence[Sent],
    given: Sequence[ir.Response],
    reading: Reading,
) -> Iterator[ir.Parameter]:
    """Everything that is sent beside a body, place by place.

    Those of the path go by the names that the first request gives them.
    """
    id, first = endpoint.id, told[0].sent.address
    path = [one.renamed(first.names) for one in requests]
    yield from path_parameters(first.names, path, first.at, id, reading)
    query = [one.address.query for one in requests]
    yield from _fixed(parameters(ir.Place.QUERY, query, id, reading), endpoint)
    headers = [one.headers for one in requests]
    yield from parameters(ir.Place.HEADER, headers, id, reading)
    yield from accepted([one.sent.headers for one in told], given, id)
    jars = [list(cookies(sent)) for sent in headers]
    yield from parameters(ir.Place.COOKIE, jars, id, reading)


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


def _shown(
    told: Sequence[_Told],
) -> Iterator[tuple[Pointer, str, Sent, Saved | None]]:
    """What examples show: the answers with their requests, and requests alone.

    A request that an answer shows already is not shown a second time.
    """
    for one in told:
        for answer, asked in one.saved:
            yield answer.at, answer.title, asked, answer
        if all(asked.payload != one.sent.payload for _, asked in one.saved):
            yield one.call.item.at, one.call.name.strip(), one.sent, None
        for asked in one.unanswered:
            yield asked.address.at, one.call.name.strip(), asked, None
