"""Words, plurals, and the fair share of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom.naming import allocate, singular, spell, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("userID", "user id"),
        ("HTTPServer", "http server"),
        ("plan_zoom_rooms", "plan zoom rooms"),
        ("Get daily usage report", "get daily usage report"),
        ("oauth2Token", "oauth2 token"),
        ("OAuth2", "oauth2"),
        ("iOSVersion", "ios version"),
        ("IPv4Address", "ipv4 address"),
        ("userIDs", "user ids"),
        ("URLs2", "urls2"),
        ("get-v2-thing", "get v2 thing"),
        ("2fa", "2fa"),
        ("+1", "plus 1"),
        ("-1", "minus 1"),
        ("$ref", "ref"),
        ("über_Straße", "über straße"),
        ("日本語", "日本語"),
        ("Get user\u2019s list", "get users list"),
        ("don't", "dont"),
        ("'quoted' 5'6", "quoted 5 6"),
        ("Delete profile(s)", "delete profiles"),
        ("List box(es)", "list boxes"),
        ("Participant/s", "participants"),
        ("H.323/SIP (s)", "h 323 sip s"),
        ("QoS of PayPal", "qos of paypal"),
        ("", ""),
    ],
)
def test_words_are_cut_where_a_reader_would(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


@given(st.lists(st.text("ab+-*_/$1", min_size=1), unique=True, min_size=2, max_size=2))
def test_spelling_keeps_different_texts_different(texts: list[str]) -> None:
    first, second = map(spell, texts)

    assert "".join(first) != "".join(second)


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("statuses", "status"),
        ("dates", "date"),
        ("addresses", "address"),
        ("series", "series"),
        ("data", "data"),
        ("status", "status"),
        ("countries", "country"),
        ("boxes", "box"),
        ("branches", "branch"),
        ("databases", "database"),
        ("responses", "response"),
        ("people", "person"),
        ("indices", "index"),
        ("settings", "settings"),
        ("ids", "id"),
    ],
)
def test_one_of_several(many: str, one: str) -> None:
    assert singular(many) == one


def test_rivals_all_pass_a_name_by() -> None:
    names, numbered = allocate({"a": ["x", "ax"], "b": ["x", "bx"], "c": ["y"]})

    assert names == {"a": "ax", "b": "bx", "c": "y"}
    assert numbered == ()


def test_keys_without_names_of_their_own_are_numbered() -> None:
    names, numbered = allocate({"b": ["x"], "a": ["x"]}, taken={"x2"})

    assert names == {"a": "x", "b": "x3"}
    assert numbered == ("b",)


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=3),
        st.lists(st.sampled_from(["x", "y", "xy", "x2"]), min_size=1, max_size=3),
        max_size=6,
    )
)
def test_names_are_unique_and_do_not_depend_on_order(
    wanted: dict[str, list[str]],
) -> None:
    names, _ = allocate(wanted)
    reversed_names, _ = allocate(dict(reversed(wanted.items())))

    assert len(set(names.values())) == len(wanted)
    assert names == reversed_names
