"""How long decoding takes, beside `json.loads` and openapi-python-client's output.

Run it as a script. It makes an environment with openapi-python-client in a temporary
folder, or takes the Python of one with `--python`; lets it generate the same models;
and measures all three in one process, in turns, so that the ratios mean something on a
busy machine. Without a network it says so and leaves the peer out.
"""

from __future__ import annotations

import argparse
import importlib
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

RUNTIME = Path(__file__).parents[2] / "templates" / "python" / "runtime"
TURNS = 25

TEXTS = ("meetingId", "meetingNumber", "meetingTitle", "hostDisplayName", "hostEmail")
NUMBERS = (
    "duration",
    "totalPeopleMinutes",
    "totalCallInMinutes",
    "totalCallOutDomestic",
    "totalCallInTollFreeMinutes",
    "totalCallOutInternational",
    "totalVoipMinutes",
    "totalParticipants",
    "totalParticipantsVoip",
    "totalParticipantsCallIn",
    "totalParticipantsCallOut",
    "peakAttendee",
    "totalRegistered",
)
COUNTS = ("new_users", "meetings", "participants", "meeting_minutes")


def declarations() -> str:
    """The models of both cases, as the generator writes them."""
    optional = [
        *((wire, "str", "") for wire in TEXTS),
        *((wire, "_dt.datetime", "offset") for wire in ("start", "end")),
        *((wire, "float", "") for wire in (*NUMBERS, "totalInvitee")),
        ("scheduledType", "ScheduledType | str", ""),
        ("serviceType", "ServiceType | str", ""),
        ("trackingCodes", "list[_JsonValue]", ""),
    ]
    lines = [
        "from __future__ import annotations",
        "import datetime as _dt, enum as _enum",
        "from dataclasses import dataclass, field as _field",
        "from ._runtime.model import JsonValue as _JsonValue, Model as _Model",
        "class ScheduledType(_enum.StrEnum):",
        "    MEETING = 'meeting'",
        "    WEBINAR = 'webinar'",
        "class ServiceType(_enum.StrEnum):",
        "    MEETING_CENTER = 'MeetingCenter'",
        "    EVENT_CENTER = 'EventCenter'",
        "@dataclass(slots=True, kw_only=True)",
        "class Usage(_Model):",
        *(
            f"    {wire.lower()}: {kind} | None = "
            f"_field(default=None, metadata={{'wire': {wire!r}, 'form': {form!r}}})"
            for wire, kind, form in optional
        ),
        "@dataclass(slots=True, kw_only=True)",
        "class Usages(_Model):",
        "    items: list[Usage]",
        "@dataclass(slots=True, kw_only=True)",
        "class Day(_Model):",
        "    date: _dt.date",
        *(f"    {wire}: int" for wire in COUNTS),
        "@dataclass(slots=True, kw_only=True)",
        "class Report(_Model):",
        "    year: int",
        "    month: int",
        "    dates: list[Day]",
    ]
    return "\n".join(lines)


def description() -> dict[str, Any]:
    """The same models as OpenAPI, for the peer."""
    text, number, integer = {"type": "string"}, {"type": "number"}, {"type": "integer"}
    usage: dict[str, Any] = {wire: text for wire in TEXTS}
    usage |= {wire: {**text, "format": "date-time"} for wire in ("start", "end")}
    usage |= {wire: number for wire in (*NUMBERS, "totalInvitee")}
    usage["scheduledType"] = {**text, "enum": ["meeting", "webinar"]}
    usage["serviceType"] = {**text, "enum": ["MeetingCenter", "EventCenter"]}
    usage["trackingCodes"] = {"type": "array", "items": {"type": "object"}}
    day = {"date": {**text, "format": "date"}, **{wire: integer for wire in COUNTS}}
    report = {"year": integer, "month": integer, "dates": _array("Day")}
    return {
        "openapi": "3.0.3",
        "info": {"title": "peer", "version": "1"},
        "paths": {"/usages": _get("Usages"), "/report": _get("Report")},
        "components": {
            "schemas": {
                "Usage": {"type": "object", "properties": usage},
                "Usages": _object({"items": _array("Usage")}),
                "Day": _object(day),
                "Report": _object(report),
            }
        },
    }


def usages() -> str:
    """A thousand records with 22 of their 24 fields; no two are alike."""
    rows = [
        {
            "meetingId": f"089b137c3cf34b578896941e2d49dfe8_I_{index}",
            "meetingNumber": f"{123456789 + index}",
            "meetingTitle": "John's Meeting",
            "start": f"2023-01-{1 + index % 28:02}T{index % 24:02}:26:30+08:00",
            "end": f"2023-01-{1 + index % 28:02}T{index % 24:02}:46:30+08:00",
            "scheduledType": "meeting",
            "hostDisplayName": "John Andersen",
            "hostEmail": "john.andersen@example.com",
            **{wire: index % 50 for wire in NUMBERS},
            "serviceType": "MeetingCenter",
        }
        for index in range(1000)
    ]
    return json.dumps({"items": rows})


def report() -> str:
    """A month with 31 entries."""
    days = [
        {"date": f"2019-07-{day:02}", **{wire: day * 10 for wire in COUNTS}}
        for day in range(1, 32)
    ]
    return json.dumps({"year": 2019, "month": 7, "dates": days})


def measure(root: Path) -> None:
    """Print the ratios; `root` holds `ours` and, where it could be made, `peer`."""
    sys.path.insert(0, str(root))
    ours = importlib.import_module("ours.models")
    peer = importlib.import_module("peer.models") if (root / "peer").is_dir() else None
    for name, text, rounds in (("Usages", usages(), 1), ("Report", report(), 100)):
        kind = getattr(ours, name)
        assert kind.from_json(text).to_dict() == json.loads(text)
        runs: dict[str, Callable[[], object]] = {
            "json.loads": partial(json.loads, text),
            "specloom": partial(kind.from_json, text),
        }
        if peer is not None:
            runs["openapi-python-client"] = partial(_peer, getattr(peer, name), text)
        times = _times(runs, rounds)
        print(f"{name}: {len(text):,} bytes")
        for run, taken in times.items():
            print(f"  {run:22} {statistics.median(taken) * 1e6:10.1f} us")
        for base in ("json.loads", "openapi-python-client"):
            if base in times:
                pairs = zip(times["specloom"], times[base], strict=True)
                ratio = statistics.median(one / other for one, other in pairs)
                print(f"  specloom is {ratio:.2f} x {base}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", help="a Python that has openapi-python-client")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        ours = root / "ours"
        shutil.copytree(RUNTIME, ours / "_runtime")
        (ours / "__init__.py").touch()
        (ours / "models.py").write_text(declarations())
        python = given.python or environment(root / "env")
        if python is None or not _generate(python, root):
            print("openapi-python-client could not be had: measured without it")
            python = sys.executable
        subprocess.run([python, __file__, "--measure", folder], check=True)


def _times(
    runs: dict[str, Callable[[], object]], rounds: int
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(TURNS):
        for name, run in runs.items():
            started = time.process_time()
            for _ in range(rounds):
                run()
            times[name].append((time.process_time() - started) / rounds)
    return times


def _peer(kind: Any, text: str) -> object:
    return kind.from_dict(json.loads(text))


def environment(folder: Path) -> str | None:
    """The Python of a new environment with openapi-python-client; None offline."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    install = [python, "-m", "pip", "install", "-q", "openapi-python-client==0.29.1"]
    return python if subprocess.run(install, check=False).returncode == 0 else None


def _generate(python: str, root: Path) -> bool:
    (root / "spec.json").write_text(json.dumps(description()))
    tool = Path(python).with_name("openapi-python-client")
    run = [str(tool), "generate", "--path", "spec.json", "--output-path", "peer"]
    try:
        done = subprocess.run(
            [*run, "--meta", "none"],
            cwd=root,
            env={"PATH": f"{tool.parent}:/usr/bin:/bin"},
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _array(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _get(name: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    content = {"application/json": {"schema": schema}}
    response = {"description": "", "content": content}
    return {"get": {"operationId": name, "responses": {"200": response}}}


if __name__ == "__main__":
    main()
