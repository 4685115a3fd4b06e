"""What the README shows is true: its Python runs, and prints what it says."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import pytest
from specloom import ir

from .loopback import Answer, Recorded, serving
from .test_clients import CALLS, example, understood, webex_example

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(
    r"^```python\n(.*?)^```\n+(?:^```text\n(.*?)^```)?",
    README,
    re.DOTALL | re.MULTILINE,
)


def answer(request: Recorded) -> Answer:
    """What the APIs in the README say."""
    if request.target.startswith("/meetingReports"):
        return Answer(body=json.dumps({"items": [webex_example()]}).encode())
    if "/usage" in request.target:
        return Answer(body=b'{"periodType": "Daily"}')
    if "year=1999" in request.target:
        return Answer(400, b'{"code": 300, "message": "No."}')
    return Answer(body=json.dumps(example(CALLS[0])).encode())


@pytest.mark.parametrize("index", range(len(BLOCKS)))
def test_a_block_of_python_runs_and_prints_what_is_shown(index: int) -> None:
    code, shown = BLOCKS[index]
    said = io.StringIO()

    with serving(answer) as server, contextlib.redirect_stdout(said):
        given = f"(base_url={server.url!r}, "
        here = re.sub(r"(?<=Client)\((?=token=|\))", given, code)
        exec(compile(here, "README.md", "exec"), {"__name__": "readme"})  # noqa: S102

    if "for day in report.dates" in code or shown:
        assert said.getvalue() == shown


def test_there_are_blocks_to_run() -> None:
    assert len(BLOCKS) >= 4


def test_the_finding_shown_is_the_one_made() -> None:
    api = understood("webex")

    assert ir.TypeId("#MeetingUsageReportTrackingCodeObject") in api.types
    assert "warning[unresolved-reference]" in README
    for path in re.findall(r"\]\(([\w./]+)(?:#[\w-]+)?\)", README):
        assert (ROOT / path).exists(), path
    place = re.search(r"^(specs/\S+?):(\d+):(\d+): warning", README, re.MULTILINE)
    assert place
    line = (ROOT / place[1]).read_text().split("\n")[int(place[2]) - 1]
    assert line[int(place[3]) - 1 :].startswith('"#/components/schemas/Meeting')
