"""ServiceStack's notation: what is written reads back equal."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ..jsv import Jsv, Quoted, read, read_list
from .conftest import Made
from .test_requests import prepared, query

TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
SCALARS = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)
    ),
    max_leaves=12,
)


DIGITS, MIDNIGHT = "79228162514264337593.5439", "2026-03-01T00:00:00Z"


def in_texts(value: Any) -> Jsv:
    """A value with each single one as the text that stands for it."""
    match value:
        case dict():
            return {key: in_texts(inner) for key, inner in value.items()}
        case list():
            return [in_texts(inner) for inner in value]
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def sent(made: Made, type: str, value: object, **more: Any) -> str:
    """The text in a query that stands for `value`."""
    url = query(made, type, value, style="jsv", **more)
    ((_, text),) = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    return text


@settings(max_examples=150, deadline=None)
@given(value=st.dictionaries(TEXTS, VALUES, max_size=4))
def test_an_object_reads_back_equal(made: Made, value: dict[str, Any]) -> None:
    assert read(sent(made, "JsonValue", value)) == in_texts(value)


@settings(max_examples=150, deadline=None)
@given(value=st.lists(VALUES, max_size=4))
def test_a_list_reads_back_equal(made: Made, value: list[Any]) -> None:
    assert read_list(sent(made, "JsonValue", value)) == in_texts(value)


@settings(max_examples=50, deadline=None)
@given(value=TEXTS)
def test_a_text_alone_is_written_as_it_is(made: Made, value: str) -> None:
    assert sent(made, "str", value) == value


@pytest.mark.parametrize(
    ("type", "form", "value", "text"),
    [
        ("list[int]", "", [3, 1], "3,1"),
        ("list[int]", "", [], "[]"),
        ("list[str]", "", ["a,b", 'say "hi"', ""], '"a,b","say ""hi""",""'),
        ("list[str]", "", [" c", "d e", "f\n"], '" c",d e,"f\n"'),
        ("list[str]", "", [""], '""'),
        ("list[str]", "", ["plain", "http://a:b/c"], "plain,http://a:b/c"),
        ("list[list[int]]", "", [[1, 2], []], "[[1,2],[]]"),
        ("dict[str, int]", "", {}, "{}"),
        ("dict[str, str]", "", {"a:b": "c:d"}, '{"a:b":c:d}'),
        ("JsonValue", "", {"a": None, "b": [{"c": None, "d": True}]}, "{b:[{d:true}]}"),
        ("list[UUID]", "hex", [UUID(int=1)], "00000000000000000000000000000001"),
        ("list[Decimal]", "", [Decimal("79228162514264337593.5439")], DIGITS),
        (
            "list[datetime]",
            "dotnet",
            [dt.datetime(2026, 3, 1, 1, 2, 3, tzinfo=dt.UTC)],
            "2026-03-01T01:02:03Z",
        ),
        ("datetime", "dotnet", dt.datetime(2026, 3, 1, tzinfo=dt.UTC), MIDNIGHT),
        ("list[timedelta]", "", [dt.timedelta(days=1, minutes=5)], "P1DT5M"),
        ("bool", "", True, "true"),
    ],
)
def test_values_are_written_so(
    made: Made, type: str, form: str, value: object, text: str
) -> None:
    assert sent(made, type, value, form=form) == text


def test_only_texts_that_need_it_are_quoted(made: Made) -> None:
    moments = [dt.datetime(2026, 3, 1, hour, tzinfo=dt.UTC) for hour in (1, 2)]

    items = read_list(sent(made, "list[datetime]", moments, form="dotnet"))

    assert not any(isinstance(item, Quoted) for item in items)


def test_a_path_is_written_in_the_same_notation(made: Made) -> None:
    plan = made("_runtime.plan")
    parameter = plan.Parameter("path", "Ids", "ids", "list[str]", style="jsv")

    url = prepared(made, parameter, path="/x/{Ids}", ids=["a", "b,c"]).url

    assert url.endswith("/x/a%2C%22b%2Cc%22")


def test_a_field_of_a_form_may_be_in_this_notation(made: Made) -> None:
    plan, multipart = made("_runtime.plan"), made("_runtime.multipart").Multipart
    form = made("_runtime.body").Form
    part = plan.Part("q", "q", "JsonValue", encoding="jsv")
    values = {"id": 1, "tags": ["a", "b,c"]}

    several = prepared(made, body=multipart((part,)), q=values).content
    one = prepared(made, body=form((part,)), q=values).content

    assert b'name="q"\r\n\r\n{id:1,tags:[a,"b,c"]}\r\n' in several
    assert one == b"q=%7Bid%3A1%2Ctags%3A%5Ba%2C%22b%2Cc%22%5D%7D"


def test_a_moment_in_a_form_is_written_as_in_a_query(made: Made) -> None:
    plan, form = made("_runtime.plan"), made("_runtime.body").Form
    part = plan.Part("at", "at", "datetime", form="dotnet")
    whole = made("_runtime.body").JsonBody(parts=(part,))
    moment = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)

    assert prepared(made, body=form((part,)), at=moment).content == (
        b"at=2026-03-01T00%3A00%3A00Z"
    )
    assert prepared(made, body=whole, at=moment).content == (
        b'{"at":"/Date(1772323200000)/"}'
    )
