"""Documentation text is clean whatever the source wrote it in."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom import prose
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
        ("a~~b~~c", "abc"),
        ("# Title #\n\n***\n\ntext", "Title\n\ntext"),
        ("&nbsp;a&nbsp;b", "a b"),
        ("\N{ROCKET} go", "\N{ROCKET} go"),
        ("> [!NOTE]\n> mind", "Note: mind"),
        (":::caution\n\nmind\n\n:::\n\ntext", "Caution: mind\n\ntext"),
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


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("see [here](https://x.org)", "see here (https://x.org)"),
        ("[Read more](https://x.org).", "Read more (https://x.org)."),
        ("see [here](#top)", "see here"),
        ("see [the guide](https://x.org)", "see the guide"),
        ("[the `me` value](https://x.org)", "the `me` value"),
        ("`[a](https://x.org)`", "`[a](https://x.org)`"),
    ],
)
def test_a_link_has_its_target_where_its_text_says_nothing(
    source: str, expected: str
) -> None:
    assert clean(source) == expected


def test_badges_and_buttons_are_dropped() -> None:
    badge = "[![Build](https://x.org/b.svg)](https://x.org)"

    assert clean(f"{badge}\n\ntext") == "text"
    assert clean("a ![flow of calls](f.png) b ![image](g.png)") == "a flow of calls b"


def test_lines_that_were_joined_are_parted_again() -> None:
    assert clean("Give one role: * Read it * Write it  Then call. ## Limits Ten.") == (
        "Give one role:\n\n- Read it\n- Write it\n\nThen call.\n\nLimits Ten."
    )


def test_words_after_a_colon_are_a_list() -> None:
    assert clean(
        "Fields:\n\n**name**\n\n**seats**: *one*\n\n**plan**\n\nSay when."
    ) == ("Fields:\n\n- name\n- seats: one\n- plan\n\nSay when.")
    assert clean("Fields:\n\n**name**\n\n**seats**\n\nSay when.") == (
        "Fields:\n\nname\n\nseats\n\nSay when."
    )


def test_a_dash_alone_makes_no_list() -> None:
    assert clean("Note: - a - is no list *if* short") == (
        "Note:\n\n- a\n- is no list if short"
    )
    assert clean("a - b * c") == "a - b * c"


# --- HTML ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a</p><p>b", "a\n\nb"),
        ("<div>a<div>b</div></div>c", "a\n\nb\n\nc"),
        ("<h2>Head</h2>text<hr>more", "Head\n\ntext\n\nmore"),
        ("<p>use <b>it</b>, <i>now</i></p>", "use it, now"),
        ("<p>1 &lt; 2 &amp;amp; 3</p>", "1 < 2 &amp; 3"),
        ("<p>a List<String> and <accountId></p>", "a List<String> and <accountId>"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "- a\n- b\n  - c\n\nd"),
        ("<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "- a b\n- c d"),
        ("<pre><code>if (a &lt; b)\n  x</code></pre>", "    if (a < b)\n      x"),
        ("<code>a\n  b</code>", "    a\n      b"),
        ("x<script>alert('<p>')</script>y<style>p{}</style>z", "xyz"),
        ("<b>a <p>b</p> c</b>d", "a\n\nb\n\ncd"),
        ("</p></b>text", "text"),
        ('<img src="a.png" alt="the flow">', "the flow"),
        ('see <a href="https://x.org/a b">here</a>', "see here (https://x.org/a%20b)"),
        ("<!-- a -->b<!-- c", "b<!-- c"),
        (
            "<aside>**Note** this\n\n- one\n- two\n</aside>\nx",
            "Note this\n\n- one\n- two\n\nx",
        ),
        ("<p>a\n\n**b** `<p>`</p>", "a\n\nb `<p>`"),
        ("<span style='x'>a</span><font>b</font>", "ab"),
    ],
)
def test_html_says_what_it_says_in_a_browser(source: str, expected: str) -> None:
    assert clean(source) == expected


def test_rows_of_html_tables_are_rows_whatever_their_width() -> None:
    table = "<table><tr><th>a<th>b<tr><td>1<td>x|y<tr><td>2<td>3<br>4<td>5</table>"

    assert clean(f"<p>see</p>{table}<p>end</p>") == (
        "see\n\na | b\n1 | x|y\n2 | 3 4 | 5\n\nend"
    )


def test_a_break_in_a_row_ends_no_row() -> None:
    assert clean("| a | b<br>c |\n|--|--|\n| 1 | 2<br/>3 |") == "a | b c\n1 | 2 3"


def test_text_without_html_loads_no_library_for_it() -> None:
    code = (
        "import sys; from specloom.prose import clean;"
        "clean('**a** <br> `<b>` List<String> [x](https://y.z)');"
        "sys.exit('bs4' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- Simple text ---------------------------------------------------------------

_PIECES = (
    *("a", " ", "\n", "\n\n", "  \n", "**b**", "**", "*", "* ", "- ", "*c*", "`d`"),
    *("`", "_", "e_f", "[g](https://h.i)", "[", "![", ": ", ".", "# ", "1. ", "|", "<"),
    *(" & ", "&lt;", "\\", "***", "> ", "(", ")", "~~", "https://j.k_l_", "+ ", "--"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_simple_text_reads_as_the_parser_reads_it(text: str) -> None:
    simple = prose._simple(text)

    if simple is not None:
        assert simple == prose._text(prose._markdown().parse(text))


def test_what_cannot_be_seen_is_dropped() -> None:
    assert clean("a\x00b\u202ec\ud800d\ufeff") == "abcd"


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "**a ",
        "<!--",
        "<br",
        "`a ``b ",
        "[a](",
        "![",
        "* a\n",
        "|a",
        " <br>",
        "<div>",
        "<b>x",
        "<li>a",
        "<td>",
        "<ul><li>",
        "</p>",
        "<script>",
        "<a href=",
        "[a",
        "<ol><li>",
        "<table><tr><td>",
        ": * a",
        " ## B",
        ":::",
        "<p>**a",
        "```\n",
    ],
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    start = time.process_time()
    clean(unit * (100_000 // len(unit)))

    assert time.process_time() - start < 6


def test_a_title_may_be_underlined() -> None:
    assert clean("Pets\n====\nAll of them.") == "Pets\n\nAll of them."
    assert clean("a === b\n== c") == "a === b == c"
    assert "===" in clean("```\na\n===\n```")


def test_a_link_that_would_run_something_is_its_text() -> None:
    assert clean('<a href="JavaScript:go()">this page</a> <b>x</b>') == "this page x"
