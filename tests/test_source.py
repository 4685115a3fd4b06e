"""Reading documents: encodings, formats, limits, and the places of values."""

from __future__ import annotations

import pytest
from specloom import source
from specloom.diagnostics import InputError, Pointer, Report
from specloom.source import Document, Kind, PlacedList, PlacedObject, Reads, read


def document(text: str | bytes, name: str = "api.json") -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read(data, name, Report())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    found = document('{"name": "Grüße"}'.encode(encoding))

    assert found.value == {"name": "Grüße"}


def test_bytes_that_are_no_text_are_refused_with_their_place() -> None:
    with pytest.raises(InputError) as caught:
        document(b'{"name": "\xff\xff"}')

    assert caught.value.diagnostic.code == "not-text"
    assert "byte 10" in caught.value.diagnostic.message


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('charset="windows-1252"', "windows-1252"),
        ("http-equiv=Content-Type content='text/html; charset=ISO-8859-1'", "cp1252"),
        ("charset=windows-1251", "windows-1251"),
        ("charset=iso-8859-15", "iso-8859-15"),
    ],
)
def test_a_page_in_an_old_encoding_is_read_as_it_declares(
    declared: str, encoding: str
) -> None:
    sign = "Ж" if encoding == "windows-1251" else "€"
    text = f"<html><head><meta {declared}></head>\n<body>{sign}</body></html>"

    found = read(text.encode(encoding), "page.html", Report())

    assert found.text == text


def test_the_archive_of_a_web_page_is_refused_with_advice() -> None:
    text = (
        "From: <Saved by a browser>\nSubject: Orders\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html"\n\n<html>=20</html>\n'
    )
    with pytest.raises(InputError) as caught:
        read(text.encode(), "page.mhtml", Report())

    assert caught.value.diagnostic.code == "web-archive"


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        document(b"\xef\xbb\xbf \n")

    assert caught.value.diagnostic.code == "empty"


def test_broken_json_is_refused_with_line_and_column() -> None:
    with pytest.raises(InputError) as caught:
        document('{\n  "a": 1\n  "b": 2\n}')

    assert caught.value.diagnostic.code == "json-syntax"
    assert caught.value.diagnostic.place == (3, 3)


def test_comments_and_trailing_commas_are_read_with_a_note() -> None:
    report = Report()
    text = '{\n // one\n "a": "//x", /* two */ "b": [1, 2,], // three\n}'

    found = read(text.encode(), "api.json", report)

    assert found.value == {"a": "//x", "b": [1, 2]}
    assert [d.code for d in report] == ["json-relaxed"]


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_does_not_have_are_refused(constant: str) -> None:
    with pytest.raises(InputError):
        document(f'{{"a": {constant}}}')


def test_a_key_that_stands_twice_is_reported() -> None:
    report = Report()

    found = read(b'{"a": 1, "b": {"a": 2, "a": 3}}', "api.json", report)

    assert found.value == {"a": 1, "b": {"a": 3}}
    assert [d.code for d in report] == ["duplicate-key"]


@pytest.mark.parametrize("depth", [source.MAX_DEPTH + 1, 100_000])
def test_nesting_beyond_the_limit_is_refused(depth: int) -> None:
    for text in ("[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth):
        with pytest.raises(InputError) as caught:
            document(text)
        assert caught.value.diagnostic.code == "too-deep"


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = source.MAX_DEPTH

    assert document("[" * depth + "]" * depth).kind is Kind.JSON


def test_a_document_beyond_the_size_limit_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 10)

    with pytest.raises(InputError) as caught:
        document('{"a": "0123456789"}')

    assert caught.value.diagnostic.code == "too-large"


def test_yaml_has_the_types_of_json_and_no_others() -> None:
    text = """
on: yes
date: 2024-01-02
time: 12:30:00
octal: 0o17
old_octal: 017
float: 1.5
exponent: 1e3
int: -3
null1: ~
null2:
bool: true
merge: <<
404: key
quoted: "1"
"""
    assert document(text, "api.yaml").value == {
        "on": "yes",
        "date": "2024-01-02",
        "time": "12:30:00",
        "octal": "0o17",
        "old_octal": "017",
        "float": 1.5,
        "exponent": 1000.0,
        "int": -3,
        "null1": None,
        "null2": None,
        "bool": True,
        "merge": "<<",
        "404": "key",
        "quoted": "1",
    }


@pytest.mark.parametrize(
    "text", ["a: [1", "a:\n\t- b", "? [1, 2]\n: 3", "a: !!python/object:os.system x"]
)
def test_yaml_that_json_could_not_say_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        document(text, "api.yaml")

    assert caught.value.diagnostic.code == "yaml-syntax"


def test_yaml_aliases_that_explode_are_refused() -> None:
    lines = ['a: &a ["x","x","x","x","x","x","x","x","x"]']
    for index in range(1, 12):
        before, name = chr(96 + index), chr(97 + index)
        lines.append(f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]")

    with pytest.raises(InputError) as caught:
        document("\n".join(lines), "api.yaml")

    assert caught.value.diagnostic.code == "too-large"


def test_a_page_is_its_lines() -> None:
    assert document("Title\n\nRow one\n", "page.txt").value == ["Title", "", "Row one"]


def test_the_json_of_a_page_is_found_in_the_program_text_around_it() -> None:
    page = document(
        'A page\n// {\n// "a": 1\n// }\nif (x) {\n{ broken\nItem JSON\n'
        '{\n"name": "x",\n"list": [\n{"b": 2}\n]\n}\nThe end\n',
        "page.txt",
    )

    parts = list(source.embedded(page))

    assert [part.value for part in parts] == [{"name": "x", "list": [{"b": 2}]}]


def test_reading_is_forgiving() -> None:
    cursor = document('{"a": [1, "x", true], "b": null}').cursor()

    assert (cursor / "a" / 1).text == "x"
    assert (cursor / "a").texts == ("x",)
    assert (cursor / "a" / 0).number == 1
    assert (cursor / "a" / 2).flag
    assert (cursor / "a" / 2).number is None
    assert (cursor / "a" / "b" / 9 / "c").raw is None
    assert [key for key, _ in cursor.entries()] == ["a", "b"]
    assert not (cursor / "b")
    assert "b" in cursor


def test_what_was_read_and_for_which_node_is_known() -> None:
    found = document('{"a": {"x": 1, "y": 2}, "b": ["z", 3], "c": {}}')
    reads = Reads()
    cursor = found.cursor(reads)

    assert (cursor / "a" / "x").of("node-1").number == 1
    assert (cursor / "b").of("node-2").json == ["z", 3]

    assert [(str(at), node) for at, node in reads.leaves(found)] == [
        ("#/a/x", "node-1"),
        ("#/a/y", None),
        ("#/b/0", "node-2"),
        ("#/b/1", "node-2"),
        ("#/c", None),
    ]
    assert reads.node(Pointer("api.json", ("b", 1))) == "node-2"


# --- Values put together from several places ------------------------------------


def test_what_is_put_together_keeps_the_places_it_was_said_at() -> None:
    reads = Reads()
    source = read(b'{"a": {"b": [1, "x"]}, "c": "{\\"d\\": [2]}"}', "x.json", Report())
    root = source.cursor(reads).of("n")

    items = PlacedList([root / "a" / "b" / 1, root / "c"])
    view = root.put(
        PlacedObject({"name": root / "a" / "b" / 0, "items": root.put(items)})
    )

    assert view.raw == {"name": 1, "items": ["x", '{"d": [2]}']}
    assert str((view / "name").at) == "#/a/b/0"
    assert str((view / "items" / 0).at) == "#/a/b/1"
    assert (view / "items" / 0).text == "x"
    assert (view / "missing").raw is None
    assert reads.node(Pointer("x.json", ("a", "b", 1))) == "n"


def test_what_is_written_in_a_text_has_the_place_of_the_text() -> None:
    root = read(b'{"c": "..."}', "x.json", Report()).cursor()

    inner = (root / "c").inside({"d": [{"e": 2}]})

    assert (inner / "d" / 0 / "e").number == 2
    assert str((inner / "d" / 0 / "e").at) == "#/c"


def test_a_silent_cursor_counts_nothing_as_read() -> None:
    reads = Reads()
    source = read(b'{"a": "x"}', "x.json", Report())

    assert (source.cursor(reads).of("n").silent() / "a").text == "x"
    assert reads.node(Pointer("x.json", ("a",))) is None


def test_what_was_read_as_a_repetition_is_known_unless_it_is_read_anew() -> None:
    found = document('{"a": 1, "b": 2, "c": 3}')
    reads = Reads()
    cursor = found.cursor(reads).of("node")

    assert (cursor.again() / "a").number == 1
    assert (cursor.again() / "b").number == 2
    assert (cursor.of("other") / "b").number == 2

    at = found.cursor().at
    assert reads.here(at / "a") == ("node", True)
    assert reads.here(at / "b") == ("other", False)
    assert reads.here(at / "c") is None
