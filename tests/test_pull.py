"""`specloom pull`: a host is walked politely, and what came is kept."""

from __future__ import annotations

import gzip
import itertools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from specloom import __version__
from specloom.cli import command
from specloom.pull import Clock, End, Limits, opened
from specloom.pull.fetch import Stopped
from specloom.sources import listed

from .host import (
    LOGIN,
    Said,
    hosting,
    listing,
    operation,
    page,
    servicestack,
    told,
    types,
)
from .loopback import Recorded

NAMES = ("Hello", "Goodbye", "FindBookings")
PAGES = [f"/json/metadata?op={name}" for name in NAMES]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited: nothing really is."""
    found: list[float] = []
    monkeypatch.setattr("specloom.pull.fetch.sleep", found.append)
    return found


def pull(url: str, *arguments: str) -> Result:
    given = ["pull", url, "-o", "specs/demo", "--pause", "0", *arguments]
    result = CliRunner().invoke(command, given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def files(folder: str = "specs/demo") -> list[str]:
    """The sources in `folder`: what is not hidden."""
    return sorted(p.name for p in Path(folder).iterdir() if p.name != ".pulled")


def record(folder: str = "specs/demo") -> dict[str, dict[str, Any]]:
    """What the record says, by path and query."""
    lines = Path(folder, ".pulled/documents.jsonl").read_text().splitlines()
    entries = [json.loads(line) for line in lines]
    return {"/" + e["url"].split("/", 3)[3]: e for e in entries}


def state(folder: str = ".") -> dict[str, tuple[bytes, int]]:
    """The bytes and the time stamp of every file."""
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in Path(folder).rglob("*")
        if path.is_file()
    }


def once(target: str, said: Said) -> Callable[[Recorded], Said | None]:
    """Says `said` to the first request for `target`."""
    left = [said]
    return lambda r: left.pop() if r.target == target and left else None


# --- Walking ---------------------------------------------------------------------


def test_metadata_for_machines_is_enough() -> None:
    with hosting(servicestack(NAMES, app_json=True)) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert host.targets == [
        "/metadata/app.json",
        "/types/metadata.json",
        "/operations/metadata.json",
        "/metadata",
    ]
    assert "app-metadata.json" in files()
    assert "types-metadata.json" in files()
    assert "3 operations in metadata, 0 on pages, none missing" in result.output


def test_documents_are_written_as_they_came() -> None:
    body = b'\xef\xbb\xbf{ "operations":\r\n [], "types": [],"namespaces":[] }  '
    documents = servicestack(NAMES) | {"/types/metadata.json": Said(body)}
    with hosting(documents) as host:
        pull(host.url)

    assert Path("specs/demo/types-metadata.json").read_bytes() == body
    assert Path("specs/demo/hello.html").read_bytes() == operation("Hello").body


def test_pages_are_fetched_where_there_is_no_metadata() -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert [t for t in host.targets if "?op=" in t] == PAGES
    assert {"find-bookings.html", "goodbye.html", "hello.html"} <= {*files()}
    assert "0 operations in metadata, 3 on pages, none missing" in result.output


def test_pages_are_fetched_of_what_metadata_lacks() -> None:
    with hosting(servicestack(NAMES, metadata=("hello", "Goodbye"))) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert [t for t in host.targets if "?op=" in t] == PAGES[2:]


def test_pages_are_fetched_beside_metadata_if_asked_for() -> None:
    with hosting(servicestack(NAMES)) as host:
        result = pull(host.url, "--pages")

    assert result.exit_code == 0, result.output
    assert [t for t in host.targets if "?op=" in t] == PAGES


def test_types_are_asked_for_in_other_ways_too() -> None:
    documents = servicestack(NAMES)
    documents["/types/metadata?format=json"] = documents.pop("/types/metadata.json")
    with hosting(documents) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    asked = next(r for r in host.requests if r.target == "/types/metadata")
    assert asked.header("Accept") == "application/json"
    assert "types-metadata.json" in files()


@pytest.mark.parametrize(
    "path",
    [
        "/services",
        "/services/",
        "/services/metadata",
        "/services/metadata/app.json",
        "/services/types/metadata",
        "/services/types/metadata.json",
        "/services/operations/metadata",
        "/services/json/metadata?op=Hello",
        "/services/other/metadata?op=Hello",
        "/services/json/reply/Hello",
    ],
)
def test_any_page_of_a_host_will_do(path: str) -> None:
    with hosting(servicestack(NAMES, base="/services")) as host:
        result = pull(host.url + path)

    assert result.exit_code == 0, result.output
    assert "/services/types/metadata.json" in host.targets
    assert "types-metadata.json" in files()


def test_services_below_api_are_found_from_the_root() -> None:
    with hosting(servicestack(NAMES, base="/api")) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert "types-metadata.json" in files()


def test_only_links_of_one_format_and_of_the_host_itself_are_followed() -> None:
    elsewhere = "http://127.0.0.2:1/json/metadata?op=Hello"
    documents = {
        "/metadata": page(
            "<h2>Operations</h2>"
            f'<a href="{elsewhere}">x</a>'
            '<a href="/csv/metadata?op=Hello">CSV</a>'
            '<a href="csv/metadata?op=Goodbye">CSV</a>'
            '<a href="/jsv/metadata?op=Goodbye">JSV</a>'
            '<a href="/json/metadata?op=Hello&amp;lang=python">Python</a>'
            '<a href="/elsewhere">y</a><a href="http://[">z</a>'
        ),
        "/csv/metadata?op=Hello": operation("Hello"),
        "/csv/metadata?op=Goodbye": operation("Goodbye"),
    }
    with hosting(documents) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert [t for t in host.targets if "?op=" in t] == [
        "/csv/metadata?op=Hello",
        "/csv/metadata?op=Goodbye",
    ]


def test_a_place_that_leads_to_the_index_is_a_host() -> None:
    documents = servicestack(NAMES, base="/services")
    to_index = Said(status=302, headers=(("Location", "/services/metadata"),))
    with hosting(documents | {"/services": to_index}) as host:
        result = pull(f"{host.url}/services")

    assert result.exit_code == 0, result.output
    assert "3 operations in metadata" in result.output


def test_a_place_that_asks_people_to_log_in_may_have_metadata_for_all() -> None:
    documents = servicestack(NAMES, base="/services")
    with hosting(documents | {"/services": LOGIN}) as host:
        result = pull(f"{host.url}/services")

    assert result.exit_code == 0, result.output
    assert "3 operations in metadata" in result.output


def test_a_page_that_is_not_there_is_missing() -> None:
    documents = servicestack(NAMES, metadata=())
    del documents[PAGES[1]]
    with hosting(documents) as host:
        result = pull(host.url)

    assert result.exit_code == 1
    assert "missing: Goodbye" in result.output
    assert "0 operations in metadata, 2 on pages, 1 missing" in result.output


def test_a_login_page_is_no_metadata_whatever_its_status() -> None:
    with hosting({}) as host:
        host.before = lambda _: LOGIN
        result = pull(host.url)

    assert result.exit_code == 1
    assert "is a page that asks to log in" in result.output
    assert "give credentials with --header" in result.output
    assert not Path("specs").exists()


def test_login_pages_in_place_of_pages_end_the_walk() -> None:
    names = [f"Operation{n}" for n in "ABCDEFGH"]
    documents = servicestack(names, metadata=())
    with hosting(documents) as host:
        host.before = lambda r: LOGIN if "?op=" in r.target else None
        result = pull(host.url)

    assert result.exit_code == 1
    assert sum("?op=" in target for target in host.targets) == 3


@pytest.mark.parametrize(
    ("body", "file"),
    [
        (
            '{"info": {"name": "x", "schema": "https://schema.getpostman.com/json/'
            'collection/v2.1.0/collection.json"}, "item": []}',
            "my-demo.json",
        ),
        (
            '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}',
            "my-demo.json",
        ),
    ],
)
def test_a_document_is_taken_by_its_url(body: str, file: str) -> None:
    target = "/files/MyDemo.json?v=2"
    with hosting({target: Said(body.encode())}) as host:
        result = pull(host.url + target)

    assert result.exit_code == 0, result.output
    assert host.targets == [target]
    assert files() == [file]
    assert Path("specs/demo", file).read_text() == body


def test_a_document_without_a_suffix_is_taken_before_a_host_is_looked_for() -> None:
    body = b"$schema: http://json-schema.org/draft-07/schema#\ntype: object\n"
    with hosting({"/demo": Said(body, "application/yaml")}) as host:
        result = pull(f"{host.url}/demo")

    assert result.exit_code == 0, result.output
    assert host.targets == ["/demo"]
    assert Path("specs/demo/demo.yaml").read_bytes() == body


def test_a_schema_brings_what_it_refers_to_on_its_host() -> None:
    bodies = {
        "/s/order.json": {
            "$id": "http://elsewhere.example/order.json",
            "type": "object",
            "properties": {
                "line": {"$ref": "parts/line.json#/definitions/Line"},
                "gone": {"$ref": "gone.json"},
                "other": {"$ref": "http://other.example/other.json"},
                "self": {"$ref": "#"},
            },
        },
        "/s/parts/line.json": {
            "definitions": {"Line": {"$ref": "../sku.json"}, "Order": {"$ref": "#/x"}}
        },
        "/s/sku.json": {"type": "string", "anyOf": [{"$ref": "order.json"}]},
    }
    pages = {path: Said(json.dumps(body).encode()) for path, body in bodies.items()}
    with hosting(pages) as host:
        result = pull(f"{host.url}/s/order.json")

    assert result.exit_code == 0, result.output
    assert host.targets == [
        "/s/order.json",
        "/s/parts/line.json",
        "/s/gone.json",
        "/s/sku.json",
    ]
    assert files() == ["line.json", "order.json", "sku.json"]


# --- Politeness ------------------------------------------------------------------


def test_one_connection_and_one_request_at_a_time() -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        pull(host.url)

    assert len(host.requests) > 6
    assert (host.connections, host.most_open) == (1, 1)
    assert {r.header("User-Agent") for r in host.requests} == {
        f"specloom/{__version__}"
    }


def test_there_is_a_pause_between_requests(naps: list[float]) -> None:
    with hosting(servicestack(NAMES)) as host:
        pull(host.url, "--pause", "5")

    assert len(naps) == len(host.requests) - 1
    assert all(4 < nap <= 5 for nap in naps)


def test_a_refusal_ends_the_pull_and_says_how_to_go_on() -> None:
    with hosting(servicestack(NAMES)) as host:
        host.before = lambda _: Said(
            status=401, headers=(("WWW-Authenticate", "Bearer realm=x"),)
        )
        result = pull(host.url)

    assert result.exit_code == 1
    assert len(host.requests) == 1
    assert "401), and wants Bearer" in result.output
    assert "--header 'Authorization: ...'" in result.output
    assert not Path("specs").exists()


def test_a_host_that_forbids_all_ends_the_pull() -> None:
    with hosting({}) as host:
        host.before = lambda _: Said(status=403)
        result = pull(host.url)

    assert result.exit_code == 1
    assert len(host.requests) == 6
    assert "/metadata is answered with 403" in result.output
    assert "give credentials with --header" in result.output


def test_metadata_for_others_only_leaves_the_pages() -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        host.before = once("/metadata/app.json", Said(status=403))
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert "/metadata/app.json is answered with 403" in result.output
    assert "3 on pages, none missing" in result.output


def test_credentials_are_sent_and_never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_TOKEN", "tok-3141592653")
    with hosting(servicestack(NAMES)) as host:
        result = pull(
            host.url, "--token-from-env", "DEMO_TOKEN", "--header", "X-Key: key-271828"
        )

    assert result.exit_code == 0, result.output
    for request in host.requests:
        assert request.header("Authorization") == "Bearer tok-3141592653"
        assert request.header("X-Key") == "key-271828"
    written = b"".join(data for data, _ in state().values()) + result.output.encode()
    assert b"3141592653" not in written
    assert b"271828" not in written


def test_a_secret_in_the_url_is_sent_and_never_kept() -> None:
    target = "/demo.json?access_key=PMAT-0123456789ABCDEFGHIJ"
    body = b'{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}'
    with hosting({target: Said(body)}) as host:
        result = pull(host.url + target, "--json")
        again = pull(host.url + target)

    assert (result.exit_code, again.exit_code) == (0, 0), result.output
    assert host.statuses == [200, 304]
    kept = b"".join(data for data, _ in state().values())
    assert b"PMAT" not in kept + result.output.encode() + again.output.encode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["http://demo.example", "--header", "secret-1"], "'Name: value'"),
        (["http://demo.example", "--header", "X: secret-1\nY: z"], "not printable"),
        (["http://demo.example", "--header", "Host: secret-1"], "Host"),
        (["http://demo.example", "--token-from-env", "NO_SUCH"], "NO_SUCH"),
        (["http://me:secret-1@demo.example"], "holds credentials"),
        (["demo.example"], "https://"),
        (["http://[demo"], "URL"),
        (["http://demo.example:99999999/"], "URL"),
        (["ftp://demo.example"], "https://"),
    ],
)
def test_a_wrong_use_is_told_without_secrets(arguments: list[str], said: str) -> None:
    result = pull(*arguments)

    assert result.exit_code == 2
    assert said in result.output
    assert "secret-1" not in result.output


def test_a_busy_host_is_waited_for_as_it_says(naps: list[float]) -> None:
    with hosting(servicestack(NAMES)) as host:
        busy = Said(status=429, headers=(("Retry-After", "7"),))
        host.before = once("/types/metadata.json", busy)
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert naps == [7]


def test_a_host_that_names_a_time_is_waited_for(naps: list[float]) -> None:
    with hosting(servicestack(NAMES)) as host:
        then = "Wed, 21 Oct 2015 07:28:00 GMT"
        busy = Said(status=503, headers=(("Retry-After", then),))
        host.before = once("/types/metadata.json", busy)
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert naps == [0]


def test_a_host_that_stays_busy_ends_the_pull_which_can_be_gone_on_with(
    naps: list[float],
) -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        busy = Said(status=429, headers=(("Retry-After", "1"),))
        host.before = lambda r: busy if r.target == PAGES[1] else None
        result = pull(host.url)
        asked = len(host.requests)
        host.before = lambda _: None
        again = pull(host.url)

    assert result.exit_code == 1
    assert naps == [1, 1, 1]
    assert "busy (429), and asks to wait 1 seconds" in result.output
    assert "missing: Goodbye" in result.output
    assert again.exit_code == 0, again.output
    assert host.targets[asked:] == PAGES[1:]
    assert {"find-bookings.html", "goodbye.html", "hello.html"} <= {*files()}


def test_a_host_that_asks_for_an_hour_is_not_waited_for(naps: list[float]) -> None:
    with hosting({}) as host:
        hour = Said(status=503, headers=(("Retry-After", "3600"),))
        host.before = lambda _: hour
        result = pull(host.url)

    assert result.exit_code == 1
    assert (len(host.requests), naps) == (1, [])


def test_the_number_of_requests_has_a_limit_and_the_rest_comes_later() -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        first = pull(host.url, "--limit", "7")
        asked = len(host.requests)
        second = pull(host.url, "--limit", "7")

    assert (first.exit_code, second.exit_code) == (1, 0), first.output + second.output
    assert asked == 7
    assert host.targets[asked:] == PAGES[1:]


def test_a_document_has_a_limit_also_unpacked() -> None:
    documents = servicestack(NAMES)
    bomb = gzip.compress(b" " * 1_000_000)
    packed = (("Content-Encoding", "gzip"),)
    documents["/metadata/app.json"] = Said(bomb, headers=packed)
    with hosting(documents) as host:
        result = pull(host.url, "--max-bytes", "100000", "--json")

    assert result.exit_code == 0, result.output
    [problem] = json.loads(result.stdout)["problems"].values()
    assert problem == "is larger than 100000 bytes"


def test_all_documents_together_have_a_limit_and_the_rest_comes_later() -> None:
    names = [f"Operation{n}" for n in range(12)]
    with hosting(servicestack(names, metadata=())) as host:
        size = max(len(said.body) for said in host.documents.values())
        first = pull(host.url, "--max-bytes", str(size))
        second = pull(host.url)

    assert (first.exit_code, second.exit_code) == (1, 0), first.output + second.output
    assert f"the limit of {4 * size} bytes in all is reached" in first.output
    pages = [target for target in host.targets if "?op=" in target]
    assert len(pages) == len(names) + 1


def test_an_answer_that_drips_is_given_up() -> None:
    hours = itertools.count(0, 3600)
    clock = Clock(lambda _: None, lambda: next(hours), lambda: datetime.now(UTC))
    drops = Said(pieces=lambda: iter([b" "] * 3))
    with (
        hosting({"/drops.json": drops}) as host,
        opened({}, Limits(), clock) as fetcher,
        pytest.raises(Stopped, match="took longer than 300 seconds") as stopped,
    ):
        fetcher.get(f"{host.url}/drops.json", {})

    assert stopped.value.end is End.LOST


def test_a_body_without_end_is_not_read_to_its_end() -> None:
    def pieces() -> Iterator[bytes]:
        while True:
            yield b" " * 65536

    with hosting({"/big.json": Said(pieces=pieces)}) as host:
        result = pull(f"{host.url}/big.json", "--max-bytes", "300000")

    assert result.exit_code == 2
    assert "is larger than 300000 bytes" in result.output


def test_redirects_lead_nowhere_else(naps: list[float]) -> None:
    away = (("Location", "http://127.0.0.2:9/metadata?token=abc"),)
    with hosting(servicestack(NAMES, metadata=())) as host:
        host.before = once("/metadata/app.json", Said(status=302, headers=away))
        result = pull(host.url, "--json")

    assert result.exit_code == 0, result.output
    [problem] = json.loads(result.stdout)["problems"].values()
    assert problem == "leads to http://127.0.0.2:9, another origin: not followed"


def test_redirects_within_the_host_are_followed() -> None:
    documents = servicestack(NAMES)
    documents["/there"] = documents.pop("/types/metadata.json")
    moved = Said(status=307, headers=(("Location", "../there#x"),))
    documents["/types/metadata.json"] = moved
    with hosting(documents) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert "types-metadata.json" in files()


def test_redirects_without_end_end() -> None:
    loop = Said(status=302, headers=(("Location", "/demo.json"),))
    with hosting({"/demo.json": loop}) as host:
        result = pull(f"{host.url}/demo.json")

    assert result.exit_code == 2
    assert len(host.requests) == 5
    assert "redirects more than 5 times" in result.output


# --- Going on ----------------------------------------------------------------------


def test_a_cut_in_the_middle_leaves_no_half_document(naps: list[float]) -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        whole = host.documents[PAGES[1]]
        cut = Said(whole.body, whole.media, cut=100)
        host.before = lambda r: cut if r.target == PAGES[1] else None
        first = pull(host.url)
        after_first = files()
        asked = len(host.requests)
        host.before = lambda _: None
        second = pull(host.url)

    assert first.exit_code == 1
    assert "the connection failed" in first.output
    assert "the same command goes on where this ended" in first.output
    assert "hello.html" in after_first
    assert "goodbye.html" not in after_first
    assert second.exit_code == 0, second.output
    assert host.targets[asked:] == PAGES[1:]
    assert Path("specs/demo/goodbye.html").read_bytes() == whole.body


def test_a_connection_that_breaks_once_is_nothing(naps: list[float]) -> None:
    with hosting(servicestack(NAMES)) as host:
        whole = host.documents["/types/metadata.json"]
        host.before = once("/types/metadata.json", Said(whole.body, cut=10))
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert host.targets.count("/types/metadata.json") == 2


def test_a_run_that_was_killed_is_gone_on_with() -> None:
    """The record of a killed run has neither an end nor, maybe, a last line."""
    with hosting(servicestack(NAMES, metadata=())) as host:
        pull(host.url, "--limit", "8")
        path = Path("specs/demo/.pulled/documents.jsonl")
        lines = path.read_text().splitlines(keepends=True)
        told_last = next(line for line in lines if "op=Goodbye" in line)
        kept = [line for line in lines if line != told_last]
        path.write_text("".join(kept) + told_last[:40])
        Path("specs/demo/.goodbye.html.77.specloom-new").write_text("half")
        asked = len(host.requests)
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert host.targets[asked:] == PAGES[1:]
    assert all(e.get("file") and not e.get("done") for e in record().values())
    assert not list(Path("specs/demo").glob("*-new"))
    assert not list(Path("specs/demo").glob(".*-new"))


def test_a_pull_that_is_killed_or_broken_off_loses_one_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """First the process is killed while it waits, then the user breaks it off."""
    line = [sys.executable, "-m", "specloom", "pull", "-o", "specs/demo", "--pause=0"]
    reached = threading.Event()

    def at_goodbye(request: Recorded) -> Said | None:
        if request.target != PAGES[1]:
            return None
        reached.set()
        return Said(mute=True)

    with hosting(servicestack(NAMES, metadata=())) as host:
        host.before = at_goodbye
        with subprocess.Popen([*line, host.url]) as process:
            assert reached.wait(60)
            process.kill()
        host.before = lambda _: None
        asked = len(host.requests)
        with monkeypatch.context() as patched:
            patched.setattr("specloom.pull.fetch.sleep", _broken_off)
            broken = pull(host.url, "--pause", "60")
        result = pull(host.url)

    assert "Aborted" in broken.output
    assert "what came is in specs/demo: the same command goes on" in broken.output
    assert result.exit_code == 0, result.output
    assert host.targets[asked:] == PAGES[1:]
    assert "went on with a pull that had ended early" in result.output


def _broken_off(seconds: float) -> None:
    raise KeyboardInterrupt


def test_trouble_takes_no_document_away() -> None:
    with hosting(servicestack(NAMES, app_json=True)) as host:
        pull(host.url)
        host.before = once("/types/metadata.json", Said(status=500))
        result = pull(host.url)

    assert "/types/metadata.json is answered with 500" in result.output
    assert "types-metadata.json" in files()
    assert "/types/metadata.json" in record()


def test_a_busy_host_that_hides_something_is_gone_on_with(naps: list[float]) -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        host.before = lambda r: {
            "/metadata/app.json": Said(status=403),
            PAGES[2]: Said(status=503),
        }.get(r.target)
        pull(host.url)
        asked = len(host.requests)
        host.before = lambda _: None
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert host.targets[asked:] == ["/metadata/app.json", PAGES[2]]


def test_pages_that_fail_beside_metadata_are_told() -> None:
    with hosting(servicestack(NAMES)) as host:
        pull(host.url, "--pages")
        host.before = lambda r: LOGIN if r.target == PAGES[0] else None
        result = pull(host.url, "--pages")

    assert result.exit_code == 1
    assert f"{PAGES[0]} is a page that asks to log in" in result.output
    assert "hello.html" in files()


def test_with_other_credentials_all_is_asked_for_again() -> None:
    with hosting(servicestack(NAMES[:2], metadata=())) as host:
        host.before = lambda r: (
            Said(status=401)
            if "?op=" in r.target and r.header("X-Key") is None
            else None
        )
        first = pull(host.url)
        host.documents = servicestack(NAMES, metadata=())
        second = pull(host.url, "--header", "X-Key: 1")

    assert (first.exit_code, second.exit_code) == (1, 0), first.output + second.output
    assert "3 on pages, none missing" in second.output


def test_a_host_that_shows_no_operation_is_told() -> None:
    with hosting({"/types/metadata.json": told(types(()))}) as host:
        result = pull(host.url)

    assert result.exit_code == 2
    assert "the host shows no operation: credentials may help" in result.output


def test_a_second_pull_asks_what_has_changed_and_touches_nothing() -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        pull(host.url)
        before = state()
        host.statuses.clear()
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert 200 not in host.statuses
    assert state() == before
    assert "3 unchanged" in result.output


def test_a_host_without_tags_sends_all_again_and_nothing_is_touched() -> None:
    with hosting(servicestack(NAMES)) as host:
        host.tagged = False
        pull(host.url)
        before = state()
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert state() == before


def test_a_pull_takes_over_what_has_changed_and_what_is_gone() -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        pull(host.url)
        before = record()
        host.documents = servicestack(NAMES[:2], metadata=())
        changed = operation("Hello").body.replace(b"Demo", b"Show")
        host.documents[PAGES[0]] = Said(changed, "text/html")
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert Path("specs/demo/hello.html").read_bytes() == changed
    assert not Path("specs/demo/find-bookings.html").exists()
    assert PAGES[2] not in record()
    assert record()[PAGES[1]] == before[PAGES[1]]


def test_fresh_asks_for_everything_again() -> None:
    with hosting(servicestack(NAMES, metadata=())) as host:
        pull(host.url)
        host.statuses.clear()
        result = pull(host.url, "--fresh")

    assert result.exit_code == 0, result.output
    assert 304 not in host.statuses


def test_a_file_that_was_taken_away_is_fetched_again() -> None:
    with hosting(servicestack(NAMES)) as host:
        pull(host.url)
        Path("specs/demo/types-metadata.json").unlink()
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert "types-metadata.json" in files()


def test_a_file_that_was_edited_is_not_written_over() -> None:
    path = Path("specs/demo/types-metadata.json")
    with hosting(servicestack(NAMES)) as host:
        pull(host.url)
        whole = path.read_bytes()
        path.write_text("{}")
        kept = pull(host.url)
        text = path.read_text()
        forced = pull(host.url, "--force")

    assert kept.exit_code == 1
    assert text == "{}"
    assert "--force writes over it" in kept.output
    assert forced.exit_code == 0, forced.output
    assert path.read_bytes() == whole


def test_two_documents_of_one_host_may_lie_in_one_folder() -> None:
    body = b'{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}'
    targets = ["/a/x.json", "/b/x.json"]
    with hosting({target: Said(body) for target in targets}) as host:
        for target in (*targets, *targets):
            assert pull(host.url + target).exit_code == 0

    assert files() == ["x-2.json", "x.json"]
    assert host.statuses == [200, 200, 304, 304]


# --- What is written ---------------------------------------------------------------


def test_the_record_says_when_and_from_where() -> None:
    with hosting(servicestack(NAMES, app_json=True)) as host:
        pull(host.url)

    entry = record()["/types/metadata.json"]
    assert entry["url"] == f"{host.url}/types/metadata.json"
    assert entry["fetched"].endswith("Z")
    assert entry["file"] == "types-metadata.json"
    assert entry["media"] == "application/json"
    assert entry["etag"].startswith('"')
    assert len(entry["sha256"]) == 64


@pytest.mark.parametrize("entry", ["specs/demo", "specs/**/*", "specs/demo/*"])
def test_the_record_is_no_source(entry: str) -> None:
    with hosting(servicestack(NAMES)) as host:
        pull(host.url)

    found, missing = listed([entry], Path.cwd())

    assert [source.name for source in found] == [f"specs/demo/{f}" for f in files()]
    assert not missing


def test_hostile_names_of_operations_stay_in_the_folder() -> None:
    names = [
        "../../evil",
        "CON",
        "hello",
        "Hello",
        "HEL-LO",
        "hel_lo",
        "/etc/passwd",
        "..\\..\\evil",
        "x" * 400,
        "\ud800half",
        "\u754c" * 200,
        "a:b|c?d*e",
    ]
    documents = {"/operations/metadata.json": told(listing(names))}
    with hosting(documents) as host:
        host.before = lambda r: operation("Hello") if "?op=" in r.target else None
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert [path.name for path in Path().iterdir()] == ["specs"]
    assert [path.name for path in Path("specs").iterdir()] == ["demo"]
    found = files()
    assert len(found) == len(names) - 1, "hosts know operations in any case"
    assert len({name.casefold() for name in found}) == len(found)
    assert all(len(os.fsencode(name)) < 130 for name in found)
    assert "con.html" not in found


def test_a_link_in_place_of_the_record_is_refused(tmp_path: Path) -> None:
    Path("elsewhere").mkdir()
    Path("specs/demo").mkdir(parents=True)
    Path("specs/demo/.pulled").symlink_to(tmp_path / "elsewhere")
    with hosting(servicestack(NAMES)) as host:
        result = pull(host.url)

    assert result.exit_code == 2
    assert not list(Path("elsewhere").iterdir())


def test_a_page_in_another_encoding_can_be_read() -> None:
    documents = servicestack(["Hello"], metadata=())
    text = operation("Hello").body.decode().replace("Demo", "Gr\u00fc\u00dfe")
    media = "text/html; charset=ISO-8859-1"
    documents[PAGES[0]] = Said(text.encode("latin-1"), media)
    with hosting(documents) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert Path("specs/demo/hello.html").read_text("utf-8") == text
    assert record()[PAGES[0]]["recoded"] == "iso-8859-1"


def test_what_is_packed_is_unpacked() -> None:
    documents = servicestack(NAMES)
    whole = documents["/types/metadata.json"].body
    packed = (("Content-Encoding", "gzip"),)
    documents["/types/metadata.json"] = Said(gzip.compress(whole), headers=packed)
    with hosting(documents) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert Path("specs/demo/types-metadata.json").read_bytes() == whole


@pytest.mark.parametrize(
    "said",
    [
        Said(b"not gzip", headers=(("Content-Encoding", "gzip"),)),
        Said(b"{", headers=(("Content-Encoding", "br"),)),
        Said(b'{"operations": [', "application/json"),
        Said(b"", "application/json"),
        Said(b"\xff\xfe\x00", "application/json; charset=rot13"),
        Said(b"[" * 100_000),
        Said(b"oops", status=500),
    ],
    ids=["no gzip", "unknown coding", "broken", "empty", "no text", "deep", "500"],
)
def test_an_answer_that_is_no_metadata_is_told(said: Said) -> None:
    with hosting({}) as host:
        host.before = lambda r: said if r.target == "/types/metadata.json" else None
        result = pull(host.url)

    assert result.exit_code == 2
    assert f"{host.url}/types/metadata.json " in result.output
    assert "no API description of a known format found" in result.output


def test_a_wrong_content_type_is_no_hindrance() -> None:
    documents = servicestack(NAMES)
    whole = documents["/types/metadata.json"].body
    documents["/types/metadata.json"] = Said(whole, "text/html")
    with hosting(documents) as host:
        result = pull(host.url)

    assert result.exit_code == 0, result.output
    assert "types-metadata.json" in files()


def test_a_host_that_says_nothing_is_given_up(naps: list[float]) -> None:
    with hosting({"/types/metadata": Said(mute=True)}) as host:
        host.before = lambda _: Said(mute=True)
        result = pull(host.url, "--timeout", "0.05")

    assert result.exit_code == 2
    assert len(host.requests) == 4
    assert "no answer within 0.05 seconds" in result.output


def test_a_host_that_is_not_there_is_told(naps: list[float]) -> None:
    with hosting({}) as host:
        url = host.url
    result = pull(url)

    assert result.exit_code == 2
    assert "the connection failed" in result.output
    assert not Path("specs").exists()


def test_without_an_http_library_it_is_said_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("specloom.pull.fetch.find_spec", lambda _: None)

    result = pull("http://demo.example")

    assert result.exit_code == 2
    assert "pip install 'specloom[pull]'" in result.output


def test_a_proxy_that_is_none_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "nonsense://me:secret-1@demo.example:99999999")

    result = pull("http://demo.example")

    assert result.exit_code == 2
    assert "the proxies or certificates that the environment names" in result.output
    assert "secret-1" not in result.output


def test_json_says_what_was_done() -> None:
    with hosting(servicestack(NAMES, metadata=NAMES[:2])) as host:
        result = pull(host.url, "--json")

    said = json.loads(result.stdout)
    assert said["complete"]
    assert said["base"] == host.url
    assert said["operations"] == {
        "metadata": ["Hello", "Goodbye"],
        "pages": ["FindBookings"],
        "missing": {},
    }
    assert {d["file"]: d["change"] for d in said["documents"]}[
        "find-bookings.html"
    ] == "new"


def test_what_comes_next_is_told_also_inside_a_project() -> None:
    with hosting(servicestack(NAMES)) as host:
        outside = pull(host.url)
        Path("specloom.yaml").write_text("clients: {}\n")
        inside = pull(host.url)

    assert "next: specloom init specs/demo" in outside.output
    assert '    sources: ["specs/demo"]' in inside.output
    assert f"    server: {host.url}" in inside.output


def test_a_folder_is_named_after_the_host() -> None:
    with hosting(servicestack(NAMES)) as host:
        result = CliRunner().invoke(command, ["--quiet", "pull", host.url, "--pause=0"])

    assert (result.exit_code, result.output) == (0, "")
    assert "types-metadata.json" in files("specs/127-0-0-1")


@pytest.mark.parametrize("metadata", [NAMES, NAMES[:1], ()], ids=len)
def test_a_client_is_made_of_what_was_pulled(metadata: tuple[str, ...]) -> None:
    with hosting(servicestack(NAMES, metadata=metadata)) as host:
        assert pull(host.url).exit_code == 0
    runner = CliRunner()
    assert runner.invoke(command, ["init", "specs/demo"]).exit_code == 0

    made = runner.invoke(command, ["generate"])
    before = state("generated")
    record_path = Path("specs/demo/.pulled/documents.jsonl")
    record_path.write_text(record_path.read_text().replace("20", "19"))
    checked = runner.invoke(command, ["generate", "--check"])

    assert made.exit_code == 0, made.output
    assert checked.exit_code == 0, checked.output
    assert state("generated") == before
    code = "from generated.demo import DemoClient as C; print(C.hello, C.find_bookings)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "hello" in done.stdout
