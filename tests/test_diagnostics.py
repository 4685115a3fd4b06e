"""How findings are printed."""

from __future__ import annotations

from specloom.diagnostics import Diagnostic, Pointer, Report, Severity


def test_a_finding_is_printed_as_compilers_print_them() -> None:
    at = Pointer("specs/zoom/api.json", ("item", 3, "a/b~c"))
    found = Diagnostic(Severity.WARNING, "sample-not-json", "no JSON", at, (1204, 7))

    assert str(found) == (
        "specs/zoom/api.json:1204:7: warning[sample-not-json] no JSON"
        "  (#/item/3/a~1b~0c)"
    )


def test_a_finding_without_a_path_has_no_pointer_behind_it() -> None:
    found = Diagnostic(Severity.ERROR, "x", "broken", Pointer("a.json"), (2, 3))

    assert str(found) == "a.json:2:3: error[x] broken"


def test_a_message_cannot_steer_the_terminal_or_forge_a_line() -> None:
    hostile = "\x1b[31m\r\nb.json:1:1: error\u202e\u2028"
    found = Diagnostic(Severity.NOTE, "x", hostile, Pointer("a", (hostile,)))

    said = str(found)

    assert said.isprintable()
    assert "\\x1b[31m\\r\\nb.json:1:1: error\\u202e\\u2028" in said


def test_a_report_keeps_each_finding_once_and_in_order() -> None:
    report = Report()
    at = Pointer("a.json")

    report.warning("b", "second", at)
    report.note("a", "first", at)
    report.warning("b", "second", at)

    assert [d.code for d in report] == ["b", "a"]
    assert not report.failed
    report.error("c", "third")
    assert report.failed


def test_a_message_that_quotes_very_much_of_its_source_is_cut_off() -> None:
    found = Diagnostic(
        Severity.NOTE, "x", "a" * 100_000, Pointer("b", ("c" * 100_000,))
    )

    assert len(str(found)) < 3000
