"""What the generated clients send is what Postman's own runtime sends."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from .loopback import Recorded
from .node import node_tool
from .parity import comparing, newman
from .parity.__main__ import main
from .parity.comparing import Compared
from .parity.rules import REASONS, RULES, SPELLINGS, Context
from .parity.wire import compared

HERE = Path(__file__).parent / "parity"
COLLECTIONS = sorted((HERE / "collections").glob("*.json"))
VALUES = sorted((HERE / "values").glob("*.json"))

EXPECTED: Mapping[str, Mapping[str, int]] = {
    "auth-query.json": {"nonce": 1},
    "auth.json": {"nonce": 5, "signed-headers": 2},
    "bodies.json": {"file-stand-in": 1, "loose-json": 1},
    "methods.json": {"body-pruning": 1},
    "urls.json": {
        "not-sent-by-postman": 1,
        "order-of-variants": 1,
        "plus-sign": 1,
        "repeated-key-order": 1,
    },
    "v1.json": {"not-sent-by-postman": 1},
}
"""How many requests differ by which rule, where any do; spellings are left out."""


@pytest.fixture(scope="module")
def found() -> Mapping[str, Compared]:
    """What came of each of our collections; newman is started once for all."""
    node_tool("newman")
    wanted = [(p, VALUES if p.stem == "variables" else []) for p in COLLECTIONS]
    return {one.file.name: one for one in comparing.compare(wanted, fill=False)}


@pytest.mark.parametrize("file", [path.name for path in COLLECTIONS])
def test_what_is_sent_is_what_postman_sends(
    found: Mapping[str, Compared], file: str
) -> None:
    one = found[file]

    assert [p.unexplained for p in one.mismatches] == []
    assert len(one.pairs) > 0


@pytest.mark.parametrize("file", [path.name for path in COLLECTIONS])
def test_no_more_differs_than_is_known(
    found: Mapping[str, Compared], file: str
) -> None:
    rules = found[file].rules

    differing = {name: count for name, count in rules.items() if name in REASONS}
    assert differing == EXPECTED.get(file, {})


def test_every_rule_of_spelling_is_shown_by_a_collection_of_ours(
    found: Mapping[str, Compared],
) -> None:
    shown = Counter[str]()
    for one in found.values():
        shown.update(one.rules)

    rare = {"content-type-charset", "dot-segments", "empty-query", "empty-header"}
    rare |= {"header-space", "part-headers", "scheme-case"}
    assert SPELLINGS.keys() - rare <= shown.keys()


def test_scripts_of_a_collection_do_not_run() -> None:
    node_tool("newman")
    (job,) = [
        comparing.job_of(path) for path in COLLECTIONS if path.name == "methods.json"
    ]

    (ran,) = newman.run([job])

    names = {h.lower() for one in ran.values() for r in one.sent for h, _ in r.headers}
    assert "x-trace" in names
    assert "x-script" not in names


def test_the_tool_tells_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    node_tool("newman")
    file = str(HERE / "collections" / "items.json")

    assert main([file]) == 0
    table = capsys.readouterr().out
    assert main(["--json", file]) == 0
    (one,) = json.loads(capsys.readouterr().out)

    assert "items.json" in table
    assert (one["requests"], one["equal"], one["mismatches"]) == (2, 2, [])


def test_without_node_the_tool_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert main([str(HERE / "collections" / "items.json")]) == 2
    assert "NOT COMPARED WITH POSTMAN" in capsys.readouterr().err


# --- The rules -----------------------------------------------------------------

PLAIN = Recorded("GET", "/pets?a=1&b=2", (("X-One", "1"),), b"")
ALONE = Context(alone=True, prunes=False)
JSON = (("Content-Type", "application/json"),)


def rules(truth: Recorded, ours: Recorded, context: Context = ALONE) -> list[str]:
    return [difference.rule for difference in compared(truth, ours, context)]


def test_equal_requests_do_not_differ() -> None:
    assert rules(PLAIN, PLAIN) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAIN, method="POST"),
        replace(PLAIN, target="/pet?a=1&b=2"),
        replace(PLAIN, target="/pets?a=1&b=3"),
        replace(PLAIN, target="/pets?a=1"),
        replace(PLAIN, target="/pets?b=2&a=1"),
        replace(PLAIN, target="/pets?a=1&b=2&c=3"),
        replace(PLAIN, headers=()),
        replace(PLAIN, headers=(("X-One", "2"),)),
        replace(PLAIN, headers=(("X-One", "1"), ("X-Two", "2"))),
        replace(PLAIN, body=b"{}"),
    ],
)
def test_what_no_rule_explains_is_a_mismatch(other: Recorded) -> None:
    assert rules(PLAIN, other) == [""]


@pytest.mark.parametrize(
    ("truth", "ours", "rule"),
    [
        ("/a:b?c=d/e", "/a%3Ab?c=d%2Fe", "percent-encoding"),
        ("/a?b=c+d", "/a?b=c%2Bd", "plus-sign"),
        ("/a?b=c+d", "/a?b=c%20d", "percent-encoding"),
        ("/a?b", "/a?b=", "bare-key"),
        ("/a?", "/a", "empty-query"),
        ("/a/./b", "/a/b", "dot-segments"),
        ("/a?b=1&c=2&b=3", "/a?b=1&b=3&c=2", "repeated-key-order"),
        ("/a?b=1&=2", "/a?b=1", "nameless-key"),
        ('/a?b={"c":%20[1]}', "/a?b=%7B%22c%22%3A%5B1%5D%7D", "json-spacing"),
        ("/a?b=1", "/a?b=2", ""),
        ("/a?b=%2526", "/a?b=%26", ""),
        ("/a?b=1&c=2", "/a?c=2&b=1", ""),
    ],
)
def test_targets_differ_by_a_narrow_rule(truth: str, ours: str, rule: str) -> None:
    found = rules(replace(PLAIN, target=truth), replace(PLAIN, target=ours))

    assert set(found) - {"percent-encoding"} == {rule} - {"percent-encoding"}
    assert found


@pytest.mark.parametrize(
    ("truth", "ours", "rule"),
    [
        (b'{"a": 1, "b": 2}', b'{"b":2,"a":1}', "json-spacing"),
        (b'{"a": {{b}}}', b'{"a":"{{b}}"}', "loose-json"),
        (b'{"a": }', b'{"a":null}', "broken-json"),
        (b'{"a": 1}', b'{"a":"1"}', ""),
        (b'{"a": 1}', b'{"a":true}', ""),
        (b'{"a": null}', b"{}", ""),
        (b'{"a": 1.5}', b'{"a":1.25}', ""),
    ],
)
def test_json_bodies_differ_by_a_narrow_rule(
    truth: bytes, ours: bytes, rule: str
) -> None:
    one = Recorded("POST", "/", JSON, truth)

    assert rules(one, replace(one, body=ours)) == [rule]


def form(*parts: str) -> Recorded:
    """A multipart form of parts, each a head and a content."""
    text = "".join(f"--x\r\nContent-Disposition: form-data; {p}\r\n" for p in parts)
    media = (("Content-Type", "multipart/form-data; boundary=x"),)
    return Recorded("POST", "/", media, f"{text}--x--\r\n".encode())


def test_forms_are_compared_part_by_part() -> None:
    one = form('name="a"\r\n\r\n1', 'name="b"\r\n\r\n2')
    boundary = tuple((k, v.replace("x", "y")) for k, v in one.headers)
    other = Recorded("POST", "/", boundary, one.body.replace(b"--x", b"--y"))

    assert rules(one, other) == []
    assert rules(one, form('name="a"\r\n\r\n1')) == [""]
    assert rules(one, form('name="b"\r\n\r\n2', 'name="a"\r\n\r\n1')) == [""]


def test_order_is_free_only_where_requests_share_a_method() -> None:
    turned = replace(PLAIN, target="/pets?b=2&a=1")

    assert rules(PLAIN, turned, ALONE) == [""]
    assert rules(PLAIN, turned, replace(ALONE, alone=False)) == ["order-of-variants"]


def test_a_credential_that_is_missing_is_a_mismatch() -> None:
    proved = replace(PLAIN, headers=(("X-One", "1"), ("Authorization", "Bearer x")))

    assert rules(proved, PLAIN) == [""]
    assert rules(PLAIN, proved) == [""]


SIGNED = (
    "OAuth",
    'oauth_consumer_key="ck",oauth_nonce="n1",oauth_signature="s1"',
    'oauth_consumer_key="ck", oauth_nonce="n2", oauth_signature="s2"',
    'oauth_consumer_key="other", oauth_nonce="n2", oauth_signature="s2"',
)
AWS = (
    "AWS4-HMAC-SHA256",
    "Credential=key/day/here/it/aws4_request, SignedHeaders=host, Signature=1",
    "Credential=key/day/here/it/aws4_request, SignedHeaders=accept;host, Signature=2",
    "Credential=key/day/there/it/aws4_request, SignedHeaders=host, Signature=2",
)


@pytest.mark.parametrize(
    ("texts", "rule"), [(SIGNED, "nonce"), (AWS, "signed-headers")]
)
def test_signatures_may_differ_but_not_who_signs(
    texts: tuple[str, str, str, str], rule: str
) -> None:
    word, *proofs = texts
    truth, ours, other = (
        replace(PLAIN, headers=(("Authorization", f"{word} {proof}"),))
        for proof in proofs
    )

    assert rules(truth, ours) == [rule]
    assert rules(truth, other) == [""]


def test_a_saved_signature_may_be_missing_and_no_other() -> None:
    signed = replace(PLAIN, headers=(("X-One", "1"), ("Authorization", "Hawk id=x")))

    assert rules(signed, PLAIN) == [""]
    assert rules(signed, PLAIN, replace(ALONE, signed=True)) == ["stale-signature"]


def test_every_rule_has_a_reason_that_the_design_repeats() -> None:
    design = (Path(__file__).parents[1] / "DESIGN.md").read_text(encoding="utf-8")

    assert not SPELLINGS.keys() & REASONS.keys()
    for name, reason in RULES.items():
        assert f"| `{name}` | {reason} |" in design


def test_a_run_of_newman_that_stands_still_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    node_tool("newman")
    codes = [75, 0]

    def stands_still_once(
        arguments: list[str], **_: object
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(arguments, codes.pop(0), b"", b"")

    monkeypatch.setattr(subprocess, "run", stands_still_once)

    assert newman.run([]) == []
    assert codes == []
