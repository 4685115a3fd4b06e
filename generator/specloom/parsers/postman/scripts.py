"""Scripts: never run, but read for what they tell of statuses and of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ...diagnostics import Pointer, Report
from ...source import Cursor, Reads
from .javascript import Script, read
from .variables import VARIABLE
from .variants import Endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a script tells of an API: a stable code, a sentence, and the place.

    `operation` is the id of the operation whose script it is; empty for a script that
    stands above the requests.
    """

    code: str
    message: str
    at: Pointer
    operation: str = ""


def facts(
    found: Iterable[Endpoint], tops: Iterable[Cursor], reads: Reads | None
) -> tuple[Fact, ...]:
    """What the scripts in the collections `tops` tell, whose operations are `found`.

    A script that tells something counts as read for its operation.
    """
    held = list(_held(found, tops, reads))
    used = _used(held)
    told = [fact for one in held for fact in _facts(one, used)]
    return tuple(dict.fromkeys(told))


def note(facts: Iterable[Fact], tops: Iterable[Cursor], report: Report) -> None:
    """Report `facts`, and once for each document that its scripts are not run."""
    for fact in facts:
        report.note(fact.code, fact.message, fact.at)
    for top in tops:
        at = next((h / "event" for h in _holders(top) if h / "event"), None)
        if at is not None:
            report.note("script-ignored", "scripts are not run", at.at)


# --- Where scripts stand -------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A holder of scripts: an item with its operation, a folder or a collection."""

    cursor: Cursor
    operation: str
    saved: frozenset[int] = frozenset()
    scripts: tuple[tuple[Script, Pointer], ...] = ()


def _held(
    found: Iterable[Endpoint], tops: Iterable[Cursor], reads: Reads | None
) -> Iterator[_Held]:
    operations: dict[Pointer, tuple[str, frozenset[int]]] = {}
    for endpoint in found:
        items = [one.call.item for one in endpoint.calls]
        codes = [(r / "code").raw for item in items for r in item / "response"]
        saved = frozenset(code for code in codes if isinstance(code, int))
        operations.update((item.at, (endpoint.id, saved)) for item in items)
    for top in tops:
        for holder in _holders(top):
            id, saved = operations.get(holder.at, ("", frozenset()))
            node = replace(holder, reads=reads).of(id or "api")
            yield _Held(
                cursor=holder, operation=id, saved=saved, scripts=tuple(_scripts(node))
            )


def _holders(top: Cursor) -> Iterator[Cursor]:
    """Everything in `top` that may have scripts, in order."""
    stack = [replace(top, reads=None)]
    while stack:
        holder = stack.pop()
        yield holder
        inner = holder if holder.is_list else holder / "item" or holder / "items"
        stack.extend(reversed([child for child in inner if child.is_object]))


def _scripts(holder: Cursor) -> Iterator[tuple[Script, Pointer]]:
    events = holder / "event"
    for event in events if events.is_list else (events,):
        script = event / "script"
        held = script / "exec" if script.is_object else script
        if (event / "disabled").raw is True or not held:
            continue
        lines = [line.raw for line in held] if held.is_list else [held.raw]
        text = "\n".join(line for line in lines if isinstance(line, str))
        told = read(text)
        if (event / "listen").raw == "prerequest":
            told = Script(
                settings=tuple(s for s in told.settings if s.origin == "sent")
            )
        if told.tells:
            held.taken()
            yield told, event.at


# --- What they tell ------------------------------------------------------------


def _facts(held: _Held, used: Mapping[str, str]) -> Iterator[Fact]:
    owner = held.operation or "every request in this collection or folder"
    for script, at in held.scripts:
        news = [status for status in script.statuses if status not in held.saved]
        if news:
            listed = " or ".join(map(str, news))
            yield Fact(
                code="script-expects-status",
                message=f"a test of {owner} expects status {listed}",
                at=at,
                operation=held.operation,
            )
        for one in script.settings:
            sent = one.origin == "sent"
            source = f"a request that a script of {owner} sends" if sent else owner
            yield Fact(
                code="script-sets-variable",
                message=f"{{{{{one.variable}}}}} is {one} of the response to {source}",
                at=at,
                operation=held.operation,
            )
            if one.variable in used:
                advice = used[one.variable]
                if advice == _TOKEN and one.path[-1:] == ("access_token",):
                    advice = f"{advice}; {_OAUTH}"
                yield Fact(
                    code="auth-suggested",
                    message=f"{{{{{one.variable}}}}} is {one} of the response to"
                    f" {source}: {advice}",
                    at=at,
                    operation=held.operation,
                )
        if script.schema:
            yield Fact(
                code="script-has-schema",
                message=f"a test of {owner} holds a JSON Schema, which is not read",
                at=at,
                operation=held.operation,
            )


def _used(held: Iterable[_Held]) -> Mapping[str, str]:
    """The variables that prove who asks, each with how a client is given it."""
    found: dict[str, str] = {}
    for one in held:
        request = one.cursor / "request"
        for holder in (one.cursor, request):
            auth = holder / "auth"
            kind = auth / "type"
            if isinstance(kind.raw, str):
                for key, value in _parameters(auth / kind.raw):
                    for variable in VARIABLE.findall(value):
                        said = _keyword(kind.raw, key)
                        if said:
                            found.setdefault(_plain(variable), said)
        headers = request / "header"
        for header in headers if headers.is_list else ():
            name, text = (header / "key").raw, (header / "value").raw
            if isinstance(name, str) and isinstance(text, str):
                for variable in VARIABLE.findall(text):
                    found.setdefault(_plain(variable), _by_header(name, text))
    return {variable: said for variable, said in found.items() if said}


def _plain(variable: str) -> str:
    return variable.strip().strip("{}").strip()


def _parameters(cursor: Cursor) -> Iterator[tuple[str, str]]:
    if cursor.is_list:
        entries = [((pair / "key").raw, (pair / "value").raw) for pair in cursor]
    else:
        entries = [(key, value.raw) for key, value in cursor.entries()]
    for key, value in entries:
        if isinstance(key, str) and isinstance(value, str):
            yield key, value


def _keyword(kind: str, key: str) -> str:
    match kind, key:
        case ("bearer", "token") | ("oauth2", "accessToken"):
            return _TOKEN
        case "apikey", "value":
            return "pass it as api_key="
        case "basic", ("username" | "password"):
            return f"pass it as {key}="
        case _:
            return ""


def _by_header(key: str, value: str) -> str:
    """How to give the value of a header, if it looks like a credential."""
    name = key.strip().lower()
    if name == "authorization":
        bearer = value.lower().startswith(("bearer ", "oauth "))
        return _TOKEN if bearer else "pass it as the credential of the client"
    if _CREDENTIAL.search(name):
        line = f"auth: [api_key:header:{key.strip()}]"
        return f"say `{line}` in specloom.yaml and pass it as api_key="
    return ""


_TOKEN = "pass it as token=, a text or a callable that asks for it"  # noqa: S105
_OAUTH = (
    "or say `auth: [oauth2]` in specloom.yaml and pass client_id=, client_secret="
    " and token_url="
)
_CREDENTIAL = re.compile(r"token|api-?key|session|ticket|secret|auth")
