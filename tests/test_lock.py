"""specloom.lock: stable text, and nothing believed that it does not say."""

from __future__ import annotations

from pathlib import Path

import pytest
from specloom import ir, lock
from specloom.diagnostics import InputError, Pointer
from specloom.lock import Lock


def api(evidence: dict[str, ir.Evidence]) -> ir.Api:
    at = Pointer("a.json")
    return ir.Api(
        at=at, name="a", root=ir.Group(at=at, name=ir.Name("a")), evidence=evidence
    )


FULL = Lock(
    sources={"b.json": "1", "a.json": "2"},
    names={"GET /b": "get_b", "GET /a": "get_a"},
    evidence={"GET /a/response/200/x": {"rule": "samples", "samples": 2}},
    runtime=("client", "models"),
    files={"models.py": "4", "client.py": "3"},
)


def test_what_is_written_is_read_back() -> None:
    assert lock.loads(lock.dumps(FULL)) == FULL


def test_the_text_does_not_depend_on_order() -> None:
    turned = Lock(
        sources=dict(reversed(list(FULL.sources.items()))),
        names=dict(reversed(list(FULL.names.items()))),
        evidence=FULL.evidence,
        runtime=FULL.runtime,
        files=dict(reversed(list(FULL.files.items()))),
    )

    assert lock.dumps(turned) == lock.dumps(FULL)


def test_the_text_ends_with_one_line_feed_and_has_no_other_line_ends() -> None:
    text = lock.dumps(FULL)

    assert text.endswith("}\n")
    assert "\r" not in text


def test_evidence_is_kept_by_rule_forms_and_samples() -> None:
    seen = ir.Evidence(samples=3, present=2, forms=("date",), rule="format")

    found = lock.evidence(api({"b": seen, "a": ir.Evidence(rule="word")}))

    assert list(found.items()) == [
        ("a", {"rule": "word", "samples": 0}),
        ("b", {"rule": "format", "samples": 3, "forms": ["date"]}),
    ]


def test_a_file_is_known_as_it_was_and_as_it_was_about_to_be() -> None:
    held = Lock(files={"a.py": "old"}, writing={"a.py": "new", "b.py": None})

    assert held.knows("a.py", "old")
    assert held.knows("a.py", "new")
    assert not held.knows("a.py", "other")
    assert held.owned == ["a.py", "b.py"]


def test_no_lock_is_an_empty_one(tmp_path: Path) -> None:
    assert lock.load(tmp_path) == Lock()
    assert lock.load(tmp_path / "nowhere") == Lock()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"version": 99}',
        '{"version": 1, "files": ["a"]}',
        '{"version": 1, "names": {"a": 1}}',
        '{"version": 1, "runtime": {"a": 1}}',
        '{"version": 1, "evidence": []}',
        '<<<<<<< HEAD\n{"version": 1}',
        "[" * 100_000,
    ],
)
def test_a_broken_lock_is_refused_and_not_taken_as_none(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / lock.FILE).write_text(text)

    with pytest.raises(InputError, match=r"specloom\.lock can't be read"):
        lock.load(tmp_path)
