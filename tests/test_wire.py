"""What the generated client sends beside what ServiceStack's own clients send."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from .loopback import Answer, Loopback, Recorded, serving
from .wire import ours, recording
from .wire.__main__ import main
from .wire.comparing import Compared, compare
from .wire.meaning import intended, meaning
from .wire.recording import MISSING, NPM, PEERS, PYPI, Case, Sent
from .wire.rules import REASONS, RULES, SPELLINGS

CASES = {case.name: case for case in recording.cases()}
ROUTE = "predefined-route"

EXPECTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    PYPI: {
        "no-route": (),
        "query-list-of-texts": (ROUTE, "list-unquoted"),
        "query-object": ("object-refused",),
        "query-list-of-objects": ("object-refused",),
        "query-dictionary": ("object-refused",),
        "body-scalars": (ROUTE, "span-miswritten"),
        "body-decimal": (ROUTE, "decimal-as-float"),
        "span-of-a-day": (ROUTE, "span-miswritten", "zero-default"),
        "span-of-two-days": (ROUTE, "span-miswritten", "zero-default"),
        "span-below-zero": (ROUTE, "span-miswritten", "zero-default"),
        "member-names": (ROUTE, "member-name"),
        "derived-types": (ROUTE, "type-name"),
        "batch": ("zero-default",),
        "one-way": ("no-such-call",),
        "one-way-batch": ("one-way-waits", "zero-default"),
        "basic-unicode": ("ascii-only",),
        **dict.fromkeys(
            ("body-unset", "body-null", "body-empty", "body-long", "body-unicode"),
            (ROUTE, "zero-default"),
        ),
        **dict.fromkeys(
            ("body-bytes", "body-flags", "body-nested", "span-fraction"),
            (ROUTE, "zero-default"),
        ),
        "moment-with-offset": (ROUTE, "zero-default"),
    },
    NPM: {
        "no-route": (),
        "batch": (),
        "query-decimal": (ROUTE, "decimal-as-float"),
        "query-long": (ROUTE, "long-as-double"),
        "query-list-of-texts": (ROUTE, "list-unquoted"),
        "query-object": (ROUTE, "object-unwritten"),
        "query-list-of-objects": (ROUTE, "object-unwritten"),
        "query-dictionary": (ROUTE, "object-unwritten"),
        "body-decimal": (ROUTE, "decimal-as-float"),
        "body-long": (ROUTE, "long-as-double"),
        "derived-types": (ROUTE, "type-name"),
        "one-way": ("one-way-waits",),
        "one-way-batch": ("one-way-waits",),
        "upload": (ROUTE, "fields-in-query", "list-unquoted", "object-unwritten"),
    },
}
"""By which rules a peer's call means something else; by its route alone elsewhere."""


@pytest.fixture(scope="module")
def package() -> Iterator[str]:
    """The package that holds the generated client."""
    with ours.package() as name:
        yield name


@pytest.fixture(scope="module")
def sent(package: str) -> Mapping[str, Sent]:
    """What the generated client sends for each case."""
    return ours.run(package)


@pytest.fixture(scope="module")
def known() -> Mapping[str, Mapping[str, Sent]]:
    """What the peers sent when it was recorded."""
    return recording.recorded()


def beside(peer: str, case: Case, theirs: Sent, own: Sent) -> Compared:
    (found,) = compare(peer, [case], {case.name: theirs}, {case.name: own})
    return found


@pytest.mark.parametrize("name", CASES)
def test_what_is_sent_means_what_was_given(sent: Mapping[str, Sent], name: str) -> None:
    found = meaning(CASES[name], sent[name])

    assert list(found.values) == intended(CASES[name])


@pytest.mark.parametrize("peer", PEERS)
@pytest.mark.parametrize("name", CASES)
def test_a_peer_sends_the_same_or_differs_by_a_rule(
    sent: Mapping[str, Sent],
    known: Mapping[str, Mapping[str, Sent]],
    peer: str,
    name: str,
) -> None:
    found = beside(peer, CASES[name], known[peer][name], sent[name])

    assert found.unexplained == []
    expected = EXPECTED[peer].get(name, (ROUTE,))
    assert sorted(found.reasons) == sorted(expected)


@pytest.mark.parametrize("peer", PEERS)
def test_a_peer_still_sends_what_is_recorded(
    known: Mapping[str, Mapping[str, Sent]], peer: str
) -> None:
    try:
        found = recording.run(peer)
    except recording.PeerMissing as error:
        pytest.skip(f"{MISSING}: {error}")

    assert {**found} == {**known[peer]}


def test_the_tool_prints_a_row_for_each_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 0

    text = capsys.readouterr().out
    for name in CASES:
        assert f"| {name} |" in text
    assert "no rule says why" not in text
    assert f"{PYPI}: of {len(CASES)} calls" in text


def test_the_tool_says_so_where_a_peer_is_missing(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(recording, "HERE", tmp_path)

    assert main(["--record"]) == 2
    assert MISSING in capsys.readouterr().err


# --- The rules -----------------------------------------------------------------


def test_every_rule_is_shown_by_a_case(
    sent: Mapping[str, Sent], known: Mapping[str, Mapping[str, Sent]]
) -> None:
    shown = {
        difference.rule
        for peer in PEERS
        for found in compare(peer, recording.cases(), known[peer], sent)
        for difference in found.differences
    }

    assert shown == RULES.keys()


def test_every_rule_has_a_reason_that_the_design_repeats() -> None:
    design = (Path(__file__).parents[1] / "DESIGN.md").read_text(encoding="utf-8")

    assert not SPELLINGS.keys() & REASONS.keys()
    for name, reason in RULES.items():
        assert f"| `{name}` | {reason} |" in design


JSON = {"content-type": "application/json"}
FOUND = Sent(
    method="GET",
    target="/items?text=a&count=1&key=0e64dbadb4e04f5c9b5611c1a9a4cf29",
    headers={"authorization": "Bearer a"},
)
MADE = Sent(
    method="POST",
    target="/items",
    headers=JSON,
    body='{"name":"n","price":19.90,"big":9007199254740993,"lasts":"PT90M","ids":[1]}',
)


@pytest.mark.parametrize(
    ("own", "theirs"),
    [
        (FOUND, replace(FOUND, method="POST")),
        (FOUND, replace(FOUND, target=FOUND.target.replace("/items", "/item"))),
        (FOUND, replace(FOUND, target=FOUND.target.replace("a", "b", 1))),
        (FOUND, replace(FOUND, target=FOUND.target.replace("count=1", "count=2"))),
        (FOUND, replace(FOUND, target=FOUND.target.replace("count=1", "count=x"))),
        (FOUND, replace(FOUND, target=f"{FOUND.target}&grade=x")),
        (FOUND, replace(FOUND, target=f"{FOUND.target}&other=x")),
        (FOUND, replace(FOUND, target="/items?text=a&count=1")),
        (FOUND, replace(FOUND, headers={})),
        (FOUND, replace(FOUND, headers={"authorization": "Bearer b"})),
        (FOUND, Sent(headers={}, error="ValueError: for a reason of its own")),
        (MADE, replace(MADE, body=MADE.body.replace("19.90", "19.9000001"))),
        (MADE, replace(MADE, body=MADE.body.replace("0993", "0995"))),
        (MADE, replace(MADE, body=MADE.body.replace("PT90M", "PT91M"))),
        (MADE, replace(MADE, body=MADE.body.replace("[1]", "[]"))),
        (MADE, replace(MADE, body=MADE.body.replace("{", '{"count":1,', 1))),
        (MADE, replace(MADE, body=f"[{MADE.body},{MADE.body}]")),
        (MADE, replace(MADE, body=MADE.body.replace('"name":"n",', ""))),
        (MADE, replace(MADE, target="/api/CreateItem", body="{}")),
    ],
)
def test_what_no_rule_explains_is_a_mismatch(own: Sent, theirs: Sent) -> None:
    dto = "FindItems" if own is FOUND else "CreateItem"
    case = Case(name="one", dto=dto, values=[{}])

    assert beside(PYPI, case, own, own).differences == []
    assert beside(PYPI, case, theirs, own).unexplained


# --- What the peers get wrong --------------------------------------------------


def answered(package: str, body: Any, call: str = "GetItem") -> tuple[Any, Loopback]:
    """What `send` makes of an answer, and the server that gave it."""
    shop = import_module(f"{package}.shop")
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    with serving(lambda _: Answer(body=content)) as server:
        client = shop.ShopClient(base_url=server.url)
        request = getattr(shop.models, call)(**({"id": 1} if call == "GetItem" else {}))
        return client.send(request), server


def test_an_answer_in_other_capitals_is_read(package: str) -> None:
    item, _ = answered(package, {"Id": 7, "Name": "n", "Price": 1.5, "Unknown": 1})

    assert (item.id, item.name, item.price) == (7, "n", Decimal("1.5"))
    assert item.extra == {"Unknown": 1}
    assert item.to_dict() == {"Id": 7, "Name": "n", "Price": 1.5, "Unknown": 1}


def test_digits_of_a_decimal_are_kept(package: str) -> None:
    item, _ = answered(package, b'{"id":1,"price":79228162514264337593.5439}')

    assert item.price == Decimal("79228162514264337593.5439")
    assert item.to_json() == '{"id":1,"price":79228162514264337593.5439}'


def test_an_offset_behind_seven_digits_is_kept(package: str) -> None:
    models = import_module(f"{package}.shop.models")
    text = "2026-03-01T12:30:15.1234567-05:00"

    made = models.CreateItem.from_dict({"madeAt": text, "lasts": "-P1DT0.0000001S"})

    utc = dt.datetime(2026, 3, 1, 17, 30, 15, 123456, dt.UTC)
    assert made.made_at.astimezone(dt.UTC) == utc
    assert made.made_at.utcoffset() == dt.timedelta(hours=-5)
    assert made.lasts == -dt.timedelta(days=1)
    assert made.to_dict() == {"madeAt": text, "lasts": "-P1DT0.0000001S"}


def test_enums_are_read_however_the_host_writes_them(package: str) -> None:
    models = import_module(f"{package}.shop.models")
    access, colour = models.Access, models.Colour
    sent: Any = {"access": "read, write", "colour": "lightBlue"}

    made = models.CreateItem.from_dict(sent)
    plain = models.CreateItem.from_dict({"access": "2", "colour": "Red"})

    assert (made.access, made.colour) == (3, colour.LIGHT_BLUE)
    assert (plain.access, plain.colour) == (access.WRITE, colour.RED)
    assert made.to_dict() == sent


def test_a_failure_is_asked_for_once_and_no_token_is_renewed(package: str) -> None:
    shop = import_module(f"{package}.shop")

    def fail(request: Recorded) -> Answer:
        return Answer(400, b'{"responseStatus":{"errorCode":"No","message":"no"}}')

    with serving(fail) as server:
        client = shop.ShopClient(
            base_url=server.url, token="t", refresh_token="r", max_retries=0
        )
        with pytest.raises(import_module(f"{package}._runtime.errors").StatusError):
            client.send(shop.models.CreateItem(name="n"))

    assert [(r.method, r.target) for r in server.requests] == [("POST", "/items")]
