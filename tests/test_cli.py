"""The command line: arguments, exit codes, and what is printed and written.

Most tests here put a small pipeline in place of the real one: what a client is made of
is written in its source. What the real one makes is the golden cases' business.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import specloom
from click.testing import CliRunner, Result
from specloom import ir, lock
from specloom.cli import command
from specloom.diagnostics import Pointer, Report
from specloom.source import Document
from specloom.targets import python

CONFIG = """\
clients:
  one:
    sources: [specs/one]
  two:
    sources: [specs/two.json]
"""


def pipeline(
    settings: specloom.Settings,
    documents: Sequence[Document],
    held: Mapping[str, str],
    report: Report,
) -> specloom.Product:
    """Makes a client of what its sources say to make."""
    api = ir.Api(
        at=Pointer(""), name="", root=ir.Group(at=Pointer(""), name=ir.Name(""))
    )
    files: dict[str, str] = {"__init__.py": f"# {settings.name} {settings.server}\n"}
    names: dict[str, str] = dict(held)
    runtime: set[str] = {"core"}
    for document in documents:
        cursor = document.cursor()
        for path, text in (cursor / "files").entries():
            files[path] = text.text
        for id, name in (cursor / "names").entries():
            names.setdefault(id, name.text)
        runtime.update((cursor / "runtime").texts)
        for warning in cursor / "warnings":
            report.warning("careful", warning.text, warning.at)
        for error in cursor / "errors":
            report.error("broken", error.text, error.at)
    return specloom.Product(
        api=api, files=files, names=names, runtime=tuple(sorted(runtime))
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a specloom.yaml of two clients, and the small pipeline."""

    def runtime_files(modules: Sequence[str], http: str) -> dict[str, str]:
        return {f"_runtime/{name}.py": f"# {name} {http}\n" for name in modules}

    monkeypatch.setattr(specloom, "generate", pipeline)
    monkeypatch.setattr(python, "runtime_files", runtime_files)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "specloom.yaml").write_text(CONFIG)
    (tmp_path / "specs" / "one").mkdir(parents=True)
    spec(tmp_path / "specs" / "one" / "a.json", files={"a.py": "a = 1\n"})
    spec(tmp_path / "specs" / "two.json", files={"b.py": "b = 1\n"}, runtime=["more"])
    return tmp_path


def spec(path: Path, **content: Any) -> None:
    path.write_text(json.dumps(content, indent=1))


def run(*arguments: str, given: str | None = None) -> Result:
    """What `specloom` does; a traceback is one here too."""
    result = CliRunner().invoke(command, list(arguments), input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# --- generate, from specloom.yaml -----------------------------------------------


def test_generate_makes_every_client_and_what_they_share(project: Path) -> None:
    result = run("generate")

    assert result.exit_code == 0, result.output
    found = tree(project / "generated")
    assert sorted(found) == [
        "__init__.py",
        "_runtime/core.py",
        "_runtime/more.py",
        "one/__init__.py",
        "one/a.py",
        "one/specloom.lock",
        "py.typed",
        "specloom.lock",
        "two/__init__.py",
        "two/b.py",
        "two/specloom.lock",
    ]
    assert found["_runtime/core.py"] == "# core httpx2\n"
    assert list(lock.loads(found["one/specloom.lock"]).sources) == ["specs/one/a.json"]


def test_paths_are_relative_to_specloom_yaml(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "specs" / "one")

    assert run("generate").exit_code == 0
    assert (project / "generated" / "one" / "a.py").is_file()


def test_a_named_client_is_made_alone(project: Path) -> None:
    assert run("generate", "one").exit_code == 0

    assert (project / "generated" / "one").is_dir()
    assert not (project / "generated" / "two").exists()
    assert not (project / "generated" / "_runtime" / "more.py").exists()


def test_a_client_made_alone_leaves_what_the_others_need(project: Path) -> None:
    run("generate")

    assert run("generate", "one", "--force").exit_code == 0
    assert (project / "generated" / "_runtime" / "more.py").is_file()


def test_an_unknown_client_is_wrong_usage_with_the_nearest_name(project: Path) -> None:
    result = run("generate", "ones")

    assert result.exit_code == 2
    assert "no client 'ones' in specloom.yaml; did you mean 'one'?" in result.stderr
    assert not (project / "generated").exists()


def test_one_that_fails_keeps_its_old_output_and_the_others_are_made(
    project: Path,
) -> None:
    run("generate")
    before = tree(project / "generated" / "one")
    spec(project / "specs" / "one" / "a.json", errors=["no way"])
    spec(project / "specs" / "two.json", files={"b.py": "b = 2\n"}, runtime=["more"])

    result = run("generate")

    assert result.exit_code == 2
    assert "specs/one/a.json:3:3: error[broken] no way  (#/errors/0)" in result.stderr
    assert "failed: one" in result.stderr
    assert tree(project / "generated" / "one") == before
    assert (project / "generated" / "two" / "b.py").read_text() == "b = 2\n"


@pytest.mark.parametrize(
    "break_it",
    [
        lambda path: path.write_bytes(b"\xff\xfe\xfd"),
        lambda path: path.write_bytes(b"{"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"[" * 100_000),
        lambda path: (path.unlink(), path.symlink_to("nowhere")),
        lambda path: path.unlink(),
    ],
    ids=["binary", "torn", "empty", "deep", "dangling", "absent"],
)
def test_a_source_that_cannot_be_read_fails_its_client(
    project: Path, break_it: Any
) -> None:
    break_it(project / "specs" / "two.json")

    result = run("generate")

    assert result.exit_code == 2
    assert "error[" in result.stderr
    assert "failed: two" in result.stderr
    assert (project / "generated" / "one" / "a.py").is_file()


def test_a_missing_source_is_an_error_at_its_place(project: Path) -> None:
    (project / "specs" / "two.json").unlink()

    assert (
        "specloom.yaml:5:15: error[no-source] 'specs/two.json' names no file"
        in run("generate").stderr
    )


def test_a_pattern_names_sources_too(project: Path) -> None:
    (project / "specloom.yaml").write_text("clients: {all: {sources: ['specs/**/*']}}")

    assert run("generate").exit_code == 0
    assert sorted(lock.load(project / "generated" / "all").sources) == [
        "specs/one/a.json",
        "specs/two.json",
    ]


def test_a_wrong_configuration_is_wrong_input(project: Path) -> None:
    (project / "specloom.yaml").write_text("clents: {}\n")

    result = run("generate")

    assert result.exit_code == 2
    assert "specloom.yaml:1:1: error[unknown-key]" in result.stderr


def test_no_configuration_is_wrong_input(project: Path) -> None:
    (project / "specloom.yaml").unlink()

    assert run("generate").exit_code == 2


def test_names_once_given_are_given_again(project: Path) -> None:
    path = project / "specs" / "one" / "a.json"
    spec(path, names={"GET /a": "get_a"})
    run("generate")
    spec(path, names={"GET /a": "other", "GET /b": "get_b"})

    run("generate")

    names = lock.load(project / "generated" / "one").names
    assert names == {"GET /a": "get_a", "GET /b": "get_b"}


def test_a_client_no_longer_configured_is_removed(project: Path) -> None:
    run("generate")
    (project / "specloom.yaml").write_text("clients: {one: {sources: [specs/one]}}")

    assert run("generate", "--check").exit_code == 1
    assert run("generate").exit_code == 0

    assert not (project / "generated" / "two").exists()
    assert not (project / "generated" / "_runtime" / "more.py").exists()
    assert run("generate", "--check").exit_code == 0


def test_a_file_that_is_not_ours_fails_its_client_and_is_left(project: Path) -> None:
    path = project / "generated" / "one" / "a.py"
    path.parent.mkdir(parents=True)
    path.write_text("mine\n")

    result = run("generate")

    assert result.exit_code == 2
    assert "generated/one/a.py is in the way and not ours" in result.stderr
    assert tree(path.parent) == {"a.py": "mine\n"}
    assert run("generate", "--force").exit_code == 0
    assert path.read_text() == "a = 1\n"


def test_the_output_may_lie_in_a_package_of_the_users(project: Path) -> None:
    own = project / "generated" / "__init__.py"
    own.parent.mkdir()
    own.write_text('"""Mine."""\n')

    for _ in range(2):
        assert run("generate").exit_code == 0
        assert run("generate", "--check").exit_code == 0
        assert run("generate", "--force").exit_code == 0

    assert own.read_text() == '"""Mine."""\n'


def test_a_hand_edited_file_is_kept_named_and_a_finding(project: Path) -> None:
    run("generate")
    path = project / "generated" / "one" / "a.py"
    path.write_text("mine\n")

    for arguments in (("--check",), (), ("--check",)):
        result = run("generate", *arguments)
        assert result.exit_code == 1
        assert "a.py was edited by hand and is kept" in result.stderr
    assert path.read_text() == "mine\n"
    assert run("generate", "--force").exit_code == 0
    assert path.read_text() == "a = 1\n"


def test_a_broken_lock_fails_its_client_until_force(project: Path) -> None:
    run("generate")
    (project / "generated" / "one" / "specloom.lock").write_text("<<<<<<< HEAD\n")

    assert run("generate").exit_code == 2
    assert run("generate", "--force").exit_code == 0


def test_output_that_cannot_be_written_fails_without_a_traceback(
    project: Path,
) -> None:
    (project / "generated").write_text("in the way")

    result = run("generate")

    assert result.exit_code == 2
    assert (project / "generated").read_text() == "in the way"


# --- --check, --diff and nothing to do ------------------------------------------


def test_check_writes_nothing_and_names_what_is_stale(project: Path) -> None:
    run("generate")
    spec(project / "specs" / "one" / "a.json", files={"a.py": "a = 2\n"})
    before = tree(project / "generated")

    result = run("generate", "--check")

    assert result.exit_code == 1
    assert "stale: generated/one/a.py (out of date)" in result.stdout.splitlines()
    assert "two" not in result.stdout
    assert tree(project / "generated") == before


def test_check_is_content_after_generate(project: Path) -> None:
    run("generate")

    result = run("generate", "--check")

    assert (result.exit_code, result.output) == (0, "")


def test_check_knows_what_generate_would_make_without_a_trace_of_it(
    project: Path,
) -> None:
    result = run("generate", "--check")

    assert result.exit_code == 1
    assert "stale: generated/one/a.py (missing)" in result.stdout
    assert not (project / "generated").exists()


def test_a_source_that_changes_nothing_makes_the_lock_stale(project: Path) -> None:
    run("generate")
    path = project / "specs" / "one" / "a.json"
    path.write_text(path.read_text() + "\n")

    result = run("generate", "--check")

    assert result.stdout == "stale: generated/one/specloom.lock (out of date)\n"


def test_diff_shows_what_would_change_and_writes_nothing(project: Path) -> None:
    run("generate")
    spec(project / "specs" / "one" / "a.json", files={"c.py": "c = 1\n"})

    result = run("generate", "--diff", "one")

    assert result.exit_code == 1
    assert "--- a/generated/one/a.py\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a = 1\n" in (
        result.stdout
    )
    assert "--- /dev/null\n+++ b/generated/one/c.py\n" in result.stdout
    assert (project / "generated" / "one" / "a.py").is_file()
    run("generate")
    assert run("generate", "--diff").output == ""


def test_what_is_up_to_date_is_not_made_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("generate")
    monkeypatch.setattr(specloom, "generate", None)

    assert run("generate").stdout == "one: up to date\ntwo: up to date\n"
    assert run("generate", "--check").exit_code == 0


def test_warnings_are_said_again_though_nothing_is_made(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec(project / "specs" / "two.json", warnings=["mind the gap"])
    first = run("generate").stderr
    monkeypatch.setattr(specloom, "generate", None)

    assert run("generate").stderr == first
    assert "specs/two.json:3:3: warning[careful] mind the gap" in first


@pytest.mark.parametrize(
    "change",
    [
        lambda root: spec(root / "specs/one/a.json", files={"a.py": "a = 2\n"}),
        lambda root: spec(root / "specs/one/b.json", files={"b.py": "b = 2\n"}),
        lambda root: (root / "specs/one/a.json").unlink(),
        lambda root: (root / "generated/one/a.py").write_text("a = 9\n"),
        lambda root: (root / "generated/one/a.py").unlink(),
        lambda root: (root / "generated/__init__.py").unlink(),
        lambda root: (root / "generated/_runtime/core.py").write_text(
            "# cora httpx2\n"
        ),
        lambda root: (root / "generated/specloom.lock").unlink(),
        lambda root: (root / "generated/two/specloom.lock").unlink(),
        lambda root: (root / "specloom.yaml").write_text(f"http: httpx\n{CONFIG}"),
        lambda root: (root / "specloom.yaml").write_text(
            CONFIG.replace("two:\n", "two:\n    server: https://x.org\n")
        ),
    ],
    ids=[
        "source edited",
        "source added",
        "source removed",
        "output edited",
        "output removed",
        "root removed",
        "runtime edited",
        "root lock removed",
        "lock removed",
        "library changed",
        "setting changed",
    ],
)
def test_every_change_is_noticed(project: Path, change: Any) -> None:
    run("generate")
    assert run("generate", "--check").exit_code == 0
    stamps = {path: path.stat() for path in project.rglob("*") if path.is_file()}

    change(project)
    for path, stat in stamps.items():
        if path.is_file():
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert run("generate", "--check").exit_code != 0


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"version": 1}', "[[[[["])
def test_a_broken_memory_is_no_memory(project: Path, text: str) -> None:
    run("generate")
    (project / ".specloom" / "state.json").write_text(text)

    assert run("generate", "--check").exit_code == 0


def test_the_memory_is_not_for_version_control(project: Path) -> None:
    run("generate")

    assert (project / ".specloom" / ".gitignore").read_text() == "*\n"


def test_nothing_heavy_is_imported_where_nothing_is_to_do(project: Path) -> None:
    run("generate")
    program = (
        "import sys; from specloom.cli import command\n"
        "code = command.main(['generate', '--check'], standalone_mode=False)\n"
        "heavy = {'yaml', 'jinja2', 'black', 'jsonschema', 'rich', 'markdown_it'}\n"
        "assert code == 0, code; print(sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert done.stdout == "[]\n", done.stderr


# --- generate -o ----------------------------------------------------------------


def test_generate_with_o_makes_one_package_of_its_own(project: Path) -> None:
    result = run("generate", "specs/two.json", "-o", "out/two_api")

    assert result.exit_code == 0, result.output
    assert sorted(tree(project / "out" / "two_api")) == [
        "__init__.py",
        "_runtime/core.py",
        "_runtime/more.py",
        "b.py",
        "py.typed",
        "specloom.lock",
    ]
    assert lock.load(project / "out" / "two_api").owned[-1] == "py.typed"


def test_the_name_is_that_of_the_folder_unless_given(project: Path) -> None:
    init = project / "out" / "My-API" / "__init__.py"

    run("generate", "specs/two.json", "-o", "out/My-API")
    assert init.read_text() == "# my_api None\n"
    run(
        *("generate", "specs/two.json", "-o", "out/My-API"),
        *("--name", "yours", "--server", "https://x.org"),
    )
    assert init.read_text() == "# yours https://x.org\n"


def test_output_does_not_depend_on_where_sources_lie(project: Path) -> None:
    (project / "deep" / "er").mkdir(parents=True)
    spec(project / "deep" / "er" / "two.json", files={"b.py": "b = 1\n"})
    spec(project / "two.json", files={"b.py": "b = 1\n"})

    run("generate", "two.json", "-o", "x", "--name", "n")
    run("generate", "deep/er/two.json", "-o", "y", "--name", "n")

    assert tree(project / "x") == tree(project / "y")


def test_standard_input_is_a_source(project: Path) -> None:
    result = run("generate", "-", "-o", "x", given='{"files": {"s.py": "s\\n"}}')

    assert result.exit_code == 0, result.output
    assert (project / "x" / "s.py").read_text() == "s\n"


def test_check_goes_with_o_too(project: Path) -> None:
    arguments = ("generate", "specs/two.json", "-o", "x")

    assert run(*arguments, "--check").exit_code == 1
    run(*arguments)
    assert run(*arguments, "--check").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", "-o", "x"),
        ("generate", "--name", "x"),
        ("generate", "one", "--server", "https://x.org"),
        ("generate", "specs/two.json", "-o", "x", "--name", "no name"),
        ("generate", "specs/two.json", "-o", "x", "--name", "class"),
        ("generate", "specs/two.json", "-o", "x", "--server", "x.org"),
        ("generate", "specs/two.json", "-o", "x", "--server", "https://["),
        ("generate", "nowhere.json", "-o", "x"),
        ("generate", "--frobnicate"),
        ("--format", "xml", "generate"),
        ("frobnicate",),
        ("extract", "specs/two.json"),
        ("extract", "nowhere", "-o", "x"),
        ("inspect", "nowhere"),
        ("init", "nowhere"),
    ],
)
def test_wrong_usage_has_exit_code_2_and_writes_nothing(
    project: Path, arguments: tuple[str, ...]
) -> None:
    before = tree(project)

    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stderr
    assert tree(project) == before


# --- How it is said -------------------------------------------------------------


def test_diagnostics_for_machines_are_json_lines(project: Path) -> None:
    spec(project / "specs" / "two.json", warnings=["mind the gap"])

    result = run("generate", "two", "--format", "json")

    assert [json.loads(line) for line in result.stderr.splitlines()] == [
        {
            "severity": "warning",
            "code": "careful",
            "message": "mind the gap",
            "file": "specs/two.json",
            "line": 3,
            "column": 3,
            "pointer": "#/warnings/0",
        }
    ]


@pytest.mark.parametrize("place", ["before", "behind"])
def test_quiet_says_errors_only(project: Path, place: str) -> None:
    spec(project / "specs" / "two.json", warnings=["mind the gap"], errors=["no way"])
    arguments = ["-q", "generate"] if place == "before" else ["generate", "-q"]

    result = run(*arguments)

    assert "mind the gap" not in result.output
    assert "no way" in result.stderr
    assert result.stdout == ""


def test_control_characters_of_a_source_do_not_reach_the_terminal(
    project: Path,
) -> None:
    spec(project / "specs" / "two.json", warnings=["red \x1b[31m\nspecs/a: error[x]"])

    result = run("generate", "two")

    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_python_m_specloom_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "specloom", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, f"specloom {specloom.__version__}\n")


def test_exit_codes_reach_the_shell(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "specloom", "generate"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("error[no-config]")


# --- init and inspect, through the real parsers ---------------------------------

SPECS = Path(__file__).parents[1] / "specs"


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the sources of this project."""
    shutil.copytree(SPECS, tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_writes_a_configuration_that_generate_takes(seeds: Path) -> None:
    result = run("init", "specs/zoom", "specs/ccc/get-service-user-usage.txt")

    assert result.exit_code == 0, result.output
    text = (seeds / "specloom.yaml").read_text()
    assert "zoom:" in text
    assert "get_service_user_usage:" in text
    assert run("generate").exit_code == 0
    assert (seeds / "generated" / "zoom" / "client.py").is_file()


def test_init_never_writes_over_a_configuration(seeds: Path) -> None:
    (seeds / "specloom.yaml").write_text("mine")

    assert run("init", "specs/zoom").exit_code == 2
    assert (seeds / "specloom.yaml").read_text() == "mine"


def test_init_refuses_what_it_does_not_know(seeds: Path) -> None:
    (seeds / "specs" / "odd.txt").write_text("nothing here")

    result = run("init", "specs/zoom", "specs/odd.txt")

    assert result.exit_code == 2
    assert "no API description of a known format" in result.stderr
    assert not (seeds / "specloom.yaml").exists()


def test_inspect_shows_a_table_of_operations_and_types(seeds: Path) -> None:
    result = run("inspect", "specs/zoom")

    assert result.exit_code == 0, result.output
    assert "3 operations, 10 types" in result.stdout
    assert "GET /report/daily" in result.stdout
    assert "\x1b" not in result.stdout


def test_inspect_takes_a_client_too(seeds: Path) -> None:
    (seeds / "specloom.yaml").write_text(
        "clients: {zoom: {sources: [specs/zoom], server: https://x.org/v2}}"
    )

    assert "servers: https://x.org/v2" in run("inspect", "zoom").stdout
    result = run("inspect", "zom")
    assert result.exit_code == 2
    assert "did you mean 'zoom'?" in result.stderr


@pytest.mark.parametrize("name", ["inspect", "report"])
def test_a_client_comes_before_a_folder_of_its_name(seeds: Path, name: str) -> None:
    (seeds / "specloom.yaml").write_text("clients: {zoom: {sources: [specs/zoom]}}")
    (seeds / "zoom").mkdir()
    (seeds / "zoom" / "py.typed").write_text("")

    assert run(name, "zoom").exit_code == 0
    assert run(name, "./zoom").exit_code == 2


def test_inspect_prints_the_model_as_json(seeds: Path) -> None:
    result = run("inspect", "specs/webex", "--json")

    assert result.exit_code == 0, result.output
    assert isinstance(json.loads(result.stdout), dict)
    assert "warning[" in result.stderr


def test_inspect_takes_several_sources_together(seeds: Path) -> None:
    one = run("inspect", "specs/zoom", "specs/webex", "--json")

    assert one.exit_code == 0, one.output
    assert {"GET /report/daily", "#MeetingUsageReportObject"} <= set(
        re.findall(r'"id": "([^"]+)"', one.stdout)
    )


def test_inspect_shows_several_clients_one_after_the_other(seeds: Path) -> None:
    (seeds / "specloom.yaml").write_text(
        "clients: {zoom: {sources: [specs/zoom]}, webex: {sources: [specs/webex]}}"
    )

    result = run("inspect", "zoom", "webex")

    assert result.exit_code == 0, result.output
    assert re.findall(r"^(\w+):$", result.stdout, re.MULTILINE) == ["zoom", "webex"]
    assert run("inspect", "zoom", "webex", "--json").exit_code == 2


def test_inspect_counts_types_by_what_they_are(seeds: Path) -> None:
    pet = {"type": "object", "properties": {"kind": {"enum": ["cat", "dog"]}}}
    (seeds / "pet.json").write_text(json.dumps({"title": "Pet", **pet}))

    result = run("inspect", "pet.json")

    assert "0 operations, 2 types: 1 record, 1 enum" in result.stdout
    assert "known by" not in result.stdout


def test_of_many_findings_alike_people_see_the_first_and_machines_all(
    seeds: Path,
) -> None:
    lost = {f"p{n}": {"$ref": f"#/nowhere/{n}"} for n in range(25)}
    schema = {"title": "Lost", "type": "object", "properties": lost}
    (seeds / "lost.json").write_text(json.dumps(schema))

    text = run("inspect", "lost.json").stderr
    lines = run("--format", "json", "inspect", "lost.json").stderr

    assert text.count("warning[unresolved-reference] ") == 20
    assert "5 more of warning[unresolved-reference]; --format json" in text
    assert lines.count('"unresolved-reference"') == 25


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"{", b"hello", b"[]", b"{}"])
def test_inspect_of_anything_else_is_said_and_no_traceback(
    seeds: Path, content: bytes
) -> None:
    (seeds / "odd.json").write_bytes(content)

    result = run("inspect", "odd.json")

    assert result.exit_code == 2
    assert "error[" in result.stderr


@pytest.mark.parametrize("arguments", [["report"], ["explain", "one", "models.X"]])
def test_accounts_and_explanations_of_clients_need_a_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(command, arguments)

    assert result.exit_code == 2
    assert "no specloom.yaml here" in result.output


@pytest.mark.parametrize("arguments", [["report", "thre"], ["explain", "thre", "x"]])
def test_a_client_that_is_not_there_is_an_error_with_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    (tmp_path / "specloom.yaml").write_text(CONFIG.replace("two", "three"))
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(command, arguments)

    assert result.exit_code == 2
    assert "did you mean 'three'" in result.output
