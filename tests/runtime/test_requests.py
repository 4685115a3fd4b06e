"""How values become requests: styles, places and bodies."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from .conftest import Made


def prepared(
    made: Made, *parameters: Any, path: str = "/x", body: Any = None, **values: object
) -> Any:
    """The request that an operation with these parameters and values makes."""
    plan = made("_runtime.plan")
    operation = plan.Operation(
        name="call", method="POST", path=path, parameters=parameters, body=body
    )
    return made("_runtime.request").prepare(
        plan.Service("sample", f"{made.package}.sample", "1"),
        made("_runtime.typetext").types_of(f"{made.package}.sample"),
        operation,
        values,
        made("_runtime.options").RequestOptions(base_url="https://api.example.com/v2/"),
    )


def query(made: Made, type: str, value: object, **more: Any) -> str:
    parameter = made("_runtime.plan").Parameter("query", "q[]", "q", type, **more)
    url: str = prepared(made, parameter, q=value).url
    return url.removeprefix("https://api.example.com/v2/x")


LIST, MAP = ["a b", "c,d"], {"k": 1, "l": [True, None]}


@pytest.mark.parametrize(
    ("style", "type", "value", "sent"),
    [
        ("repeat", "list[str]", LIST, "?q%5B%5D=a%20b&q%5B%5D=c%2Cd"),
        ("repeat", "list[str]", [], ""),
        ("repeat", "dict[str, JsonValue]", {"k": 1, "l": "x"}, "?k=1&l=x"),
        ("comma", "list[str]", LIST, "?q%5B%5D=a%20b%2Cc%2Cd"),
        ("comma", "list[str]", [], ""),
        ("space", "list[str]", LIST, "?q%5B%5D=a%20b%20c%2Cd"),
        ("pipe", "list[str]", LIST, "?q%5B%5D=a%20b%7Cc%2Cd"),
        ("deep", "dict[str, JsonValue]", {"k": {"l": 1}}, "?q%5B%5D%5Bk%5D%5Bl%5D=1"),
        ("deep", "list[int]", [1, 2], "?q%5B%5D=1&q%5B%5D=2"),
        ("json", "dict[str, JsonValue]", MAP, "?q%5B%5D={MAP}"),
        ("jsv", "dict[str, JsonValue]", {"k": "a,b", "l": [1, ""]}, "?q%5B%5D={JSV}"),
        ("jsv", "str", "plain, text", "?q%5B%5D=plain%2C%20text"),
        ("repeat", "float", 1e300, "?q%5B%5D=1e%2B300"),
        ("repeat", "bool", False, "?q%5B%5D=false"),
    ],
)
def test_a_query_is_spelled_in_its_style(
    made: Made, style: str, type: str, value: object, sent: str
) -> None:
    spelled = {
        "{MAP}": "%7B%22k%22%3A1%2C%22l%22%3A%5Btrue%2Cnull%5D%7D",
        "{JSV}": "%7Bk%3A%22a%2Cb%22%2Cl%3A%5B1%2C%22%22%5D%7D",
    }
    for name, text in spelled.items():
        sent = sent.replace(name, text)

    assert query(made, type, value, style=style) == sent


def test_decimals_and_dates_are_spelled_exactly(made: Made) -> None:
    assert query(made, "Decimal", Decimal("0.10")) == "?q%5B%5D=0.10"
    assert query(made, "date", dt.date(2026, 1, 2)) == "?q%5B%5D=2026-01-02"
    moment = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    assert query(made, "datetime", moment, form="epoch") == "?q%5B%5D=1767312000"


def test_a_rest_of_a_path_keeps_its_slashes_and_nothing_else(made: Made) -> None:
    rest = made("_runtime.plan").Parameter("path", "p", "p", "str", style="rest")

    url = prepared(made, rest, path="/files/{p}", p="a b/c?d").url
    assert url == "https://api.example.com/v2/files/a%20b/c%3Fd"
    for value in ("a/../b", "a//b", "/a", "a\\..\\b", "../b", "a/..", "a/"):
        with pytest.raises(made("_runtime.errors").RequestError):
            prepared(made, rest, path="/files/{p}", p=value)


@pytest.mark.parametrize("value", ["", ".", "..", "../b", "a/../b", "a\\..\\b", "/.."])
def test_no_value_leads_out_of_a_path_even_when_its_escapes_are_decoded_first(
    made: Made, value: str
) -> None:
    one = made("_runtime.plan").Parameter("path", "p", "p", "str")

    with pytest.raises(made("_runtime.errors").RequestError, match=r"^/path/p: "):
        prepared(made, one, path="/files/{p}/x", p=value)


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("a/b", "a%2Fb"),
        ("..a", "..a"),
        ("a..", "a.."),
        ("%2F", "%252F"),
        ("a\r\nb", "a%0D%0Ab"),
    ],
)
def test_any_other_value_stays_in_its_place(made: Made, value: str, sent: str) -> None:
    one = made("_runtime.plan").Parameter("path", "p", "p", "str")

    url = prepared(made, one, path="/files/{p}/x", p=value).url

    assert url == f"https://api.example.com/v2/files/{sent}/x"


def test_headers_and_cookies_travel_in_their_place(made: Made) -> None:
    parameter = made("_runtime.plan").Parameter
    parameters = (
        parameter("header", "X-Ids", "ids", "list[int]"),
        parameter("header", "X-None", "none", "str"),
        parameter("cookie", "a", "a", "str"),
        parameter("cookie", "b", "b", "int"),
    )

    headers = dict(prepared(made, *parameters, ids=[1, 2], a="x;y z", b=3).headers)

    assert headers["X-Ids"] == "1,2"
    assert "X-None" not in headers
    assert headers["Cookie"] == "a=x%3By%20z; b=3"


@pytest.mark.parametrize("place", ["query", "header", "cookie"])
def test_a_missing_required_parameter_is_named(made: Made, place: str) -> None:
    parameter = made("_runtime.plan").Parameter(place, "a/b", "a", "str", required=True)

    with pytest.raises(made("_runtime.errors").RequestError) as caught:
        prepared(made, parameter)

    assert caught.value.pointer == f"/{place}/a~1b"


def test_a_form_is_written_as_browsers_do(made: Made) -> None:
    part = made("_runtime.plan").Part
    form = made("_runtime.body").Form(
        (
            part("na me", "name", "str"),
            part("tag", "tags", "list[str]"),
            part("when", "when", "date"),
            part("data", "data", "dict[str, JsonValue]", encoding="json"),
            part("left", "left", "str"),
        )
    )

    request = prepared(
        made,
        body=form,
        name="ä &=",
        tags=["x", "y"],
        when=dt.date(2026, 1, 2),
        data={"a": 1},
    )

    assert dict(request.headers)["Content-Type"] == "application/x-www-form-urlencoded"
    assert request.content == (
        b"na+me=%C3%A4+%26%3D&tag=x&tag=y&when=2026-01-02&data=%7B%22a%22%3A1%7D"
    )


def test_a_form_of_nothing_is_not_sent(made: Made) -> None:
    part = made("_runtime.plan").Part
    form = made("_runtime.body").Form((part("a", "a", "str"),))

    request = prepared(made, body=form)

    assert request.content == b""
    assert "Content-Type" not in dict(request.headers)


def test_a_text_body_is_the_text(made: Made) -> None:
    body = made("_runtime.body").TextBody("text", media="text/csv; charset=utf-8")

    request = prepared(made, body=body, text="ä,b\r\n")

    assert request.content == "ä,b\r\n".encode()
    assert dict(request.headers)["Content-Type"] == "text/csv; charset=utf-8"


def test_a_binary_body_is_the_bytes(made: Made) -> None:
    body = made("_runtime.binary").BinaryBody(
        "content", media="image/png", required=True
    )
    errors = made("_runtime.errors")

    request = prepared(made, body=body, content=b"\x00\xff")

    assert request.content == b"\x00\xff"
    assert dict(request.headers)["Content-Type"] == "image/png"
    for wrong in (None, "text"):
        with pytest.raises(errors.RequestError) as caught:
            prepared(made, body=body, content=wrong)
        assert caught.value.pointer.startswith("/body")


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        ([{"email": "a"}, {"email": object()}], "/body/people/1/email"),
        ([{"email": float("nan")}], "/body/people/0/email"),
        ([{"email": "\ud800"}], "/body/people/0/email"),
    ],
)
def test_a_value_of_a_body_that_cannot_be_sent_is_named(
    made: Made, value: object, pointer: str
) -> None:
    part = made("_runtime.plan").Part("people", "people", "list[JsonValue]")
    body = made("_runtime.body").JsonBody(parts=(part,))

    with pytest.raises(made("_runtime.errors").RequestError) as caught:
        prepared(made, body=body, people=value)

    assert caught.value.pointer == pointer


def opened(path: Path) -> object:
    return path.open("rb")


@pytest.mark.parametrize(
    ("give", "named"),
    [
        (lambda path: path, "some.png"),
        (opened, "some.png"),
        (lambda path: path.read_bytes(), "picture"),
        (lambda path: io.BytesIO(path.read_bytes()), "picture"),
    ],
)
def test_a_file_is_taken_in_every_form(
    made: Made, tmp_path: Path, give: Callable[[Path], object], named: str
) -> None:
    path = tmp_path / "some.png"
    path.write_bytes(b"content")
    part = made("_runtime.plan").Part("picture", "file", "bytes", encoding="file")
    given = give(path)

    content = prepared(
        made, body=made("_runtime.multipart").Multipart((part,)), file=given
    ).content

    sent = b"".join(content)
    assert f'name="picture"; filename="{named}"'.encode() in sent
    assert b"\r\n\r\ncontent\r\n" in sent
    assert content.length == len(sent)
    assert b"".join(content) == sent
    if isinstance(given, io.IOBase):
        given.close()


def test_what_is_no_file_is_refused(made: Made) -> None:
    part = made("_runtime.plan").Part("picture", "file", "bytes", encoding="file")
    body = made("_runtime.multipart").Multipart((part,))

    with pytest.raises(made("_runtime.errors").RequestError) as caught:
        prepared(made, body=body, file=7)

    assert caught.value.pointer == "/body/picture"


@pytest.mark.parametrize("media", ["text/plain\r\nX-Evil: 1", "text/pläin", "a\x00b"])
def test_a_media_type_adds_no_header_to_a_part(made: Made, media: str) -> None:
    part = made("_runtime.plan").Part("picture", "file", "bytes", encoding="file")
    body = made("_runtime.multipart").Multipart((part,))
    upload = made("_runtime.files").Upload(b"content", "a.png", media)

    with pytest.raises(made("_runtime.errors").RequestError) as caught:
        prepared(made, body=body, file=upload)

    assert caught.value.pointer == "/body/picture"


def test_one_open_file_may_be_sent_twice_in_a_request(made: Made) -> None:
    parts = [
        made("_runtime.plan").Part(wire, wire, "bytes", encoding="file")
        for wire in ("a", "b")
    ]
    body = made("_runtime.multipart").Multipart(tuple(parts))

    with io.BytesIO(b"content") as file:
        content = prepared(made, body=body, a=file, b=file).content
        sent = b"".join(content)
        assert len(sent) == content.length

    assert sent.count(b"\r\n\r\ncontent\r\n") == 2


@pytest.mark.parametrize("place", ["path", "query", "header", "cookie"])
@pytest.mark.parametrize("style", ["repeat", "jsv"])
def test_what_is_no_number_is_refused_wherever_it_would_stand(
    made: Made, place: str, style: Any
) -> None:
    one = made("_runtime.plan").Parameter(place, "p", "p", "list[float]", style=style)

    with pytest.raises(made("_runtime.errors").RequestError) as caught:
        prepared(made, one, path="/x/{p}", p=[1.5, float("nan")])

    assert str(caught.value) == f"/{place}/p/1: nan is no JSON number"


@pytest.mark.parametrize("kind", ["Form", "Multipart"])
@pytest.mark.parametrize("encoding", ["text", "jsv", "json"])
@pytest.mark.parametrize(
    ("value", "said"),
    [
        (float("inf"), "inf is no JSON number"),
        ("half: \ud800", "holds half a character"),
    ],
)
def test_a_form_refuses_what_has_no_form(
    made: Made, kind: str, encoding: Any, value: object, said: str
) -> None:
    part = made("_runtime.plan").Part("p", "p", "list[JsonValue]", encoding=encoding)
    module = "_runtime.body" if kind == "Form" else "_runtime.multipart"
    body = getattr(made(module), kind)((part,))

    with pytest.raises(made("_runtime.errors").RequestError) as caught:
        prepared(made, body=body, p=[1, value])

    assert str(caught.value) == f"/body/p/1: {said}"


@pytest.mark.parametrize("value", ["half: \ud800", float("nan")])
def test_a_text_refuses_what_has_no_form(made: Made, value: object) -> None:
    body = made("_runtime.body").TextBody("t", type="JsonValue")

    with pytest.raises(made("_runtime.errors").RequestError, match=r"^/body: "):
        prepared(made, body=body, t=value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"a": float("nan")}, "/query/a: nan is no JSON number"),
        ("a=1", "/query: further keys are not in a dictionary"),
        (["a"], "/query: further keys are not in a dictionary"),
    ],
)
def test_further_keys_that_cannot_be_sent_are_refused(
    made: Made, given: object, said: str
) -> None:
    parameter = made("_runtime.plan").Parameter
    keys = parameter("query", "", "further", "dict[str, JsonValue]", style="open")

    with pytest.raises(made("_runtime.errors").RequestError) as caught:
        prepared(made, keys, further=given)

    assert str(caught.value) == said


def test_further_keys_stand_for_nothing_else_in_a_query(made: Made) -> None:
    parameter = made("_runtime.plan").Parameter
    keys = parameter("query", "", "further", "dict[str, JsonValue]", style="open")
    further = {
        "a\r\nb": "c",
        "d&e=f": "g&h",
        "é": "☃",
        "n": None,
        "o": {"p": [1, "q,"]},
    }

    url = prepared(made, keys, further=further).url

    assert url.partition("?")[2].split("&") == [
        "a%0D%0Ab=c",
        "d%26e%3Df=g%26h",
        "%C3%A9=%E2%98%83",
        "o=%7Bp%3A%5B1%2C%22q%2C%22%5D%7D",
    ]
