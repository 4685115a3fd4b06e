"""Documentation text is clean whatever the source wrote it in."""

from __future__ import annotations

import time

import pytest
from specloom.prose import clean


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain text", "plain text"),
        ("one\nparagraph\n\n\n\nanother", "one paragraph\n\nanother"),
        ("one<br>two<BR/>three", "one\ntwo\nthree"),
        ("one<br><br>\ntwo", "one\n\ntwo"),
        ("**bold** and *italic* and __both__", "bold and italic and both"),
        ("a snake_case_name stays", "a snake_case_name stays"),
        ("**Label:**`code` follows", "Label:`code` follows"),
        ("**Label:**text follows", "Label:text follows"),
        ("[text](https://x.org)", "text"),
        ("[**me@x.org**](mailto:me@x.org)", "me@x.org"),
        ("[](https://x.org)", "https://x.org"),
        ("<https://x.org>", "https://x.org"),
        ('<a href="https://x.org">text</a>', "text"),
        ("use `a*b*c` here", "use `a*b*c` here"),
        ("``a`b``", "`a'b`"),
        ("`<br>` stays code", "`<br>` stays code"),
        ("<code>x</code> is code", "`x` is code"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("a List<String> of <accountId>", "a List<String> of <accountId>"),
        ("x<!-- hidden -->y", "xy"),
        ("# Title\ntext", "Title\n\ntext"),
        ("> quoted", "quoted"),
    ],
)
def test_markup_becomes_text(source: str, expected: str) -> None:
    assert clean(source) == expected


def test_bullets_become_items_on_lines_of_their_own() -> None:
    assert clean("Head\n* one\n* two\n  more\n\nTail") == (
        "Head\n\n- one\n- two more\n\nTail"
    )


def test_items_of_html_lists_are_the_same_items() -> None:
    assert clean("<ul><li>one</li><li>two</li></ul>") == "- one\n- two"


def test_numbers_and_levels_of_lists_stay() -> None:
    assert clean("1. one\n2. two\n   - inner") == "1. one\n2. two\n  - inner"


def test_rows_of_tables_stay_rows() -> None:
    assert clean("|a|b|\n|-|-|\n|1|2|") == "a | b\n1 | 2"


def test_blocks_of_code_keep_their_lines() -> None:
    assert clean("see\n\n```\nx = 1\n  y\n```") == "see\n\n    x = 1\n      y"


def test_what_cannot_be_seen_is_dropped() -> None:
    assert clean("a\x00b\u202ec\ud800d\ufeff") == "abcd"


@pytest.mark.parametrize(
    "unit",
    ["[", "**a ", "<!--", "<br", "`a ``b ", "[a](", "![", "* a\n", "|a", " <br>"],
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    start = time.process_time()
    clean(unit * (100_000 // len(unit)))

    assert time.process_time() - start < 6
