"""Writing output: what is ours, what isn't, and what a killed run leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from specloom import lock, output
from specloom.diagnostics import InputError
from specloom.lock import Lock
from specloom.output import Action, Disk, Plan

OLD = {"a.py": "a = 1\n", "pkg/b.py": "b = 1\n", "pkg/gone.py": "gone = 1\n"}
NEW = {"a.py": "a = 2\n", "pkg/b.py": "b = 1\n", "pkg/more/c.py": "c = 1\n"}


def planned(folder: Path, files: Mapping[str, str], *, force: bool = False) -> Plan:
    decided = Lock(names={"GET /a": "a"})
    return output.plan(folder, files, decided, lock.load(folder), force=force)


def made(folder: Path, files: Mapping[str, str], *, force: bool = False) -> Plan:
    plan = planned(folder, files, force=force)
    output.apply(plan)
    return plan


def on_disk(folder: Path) -> dict[str, str]:
    """Every file but the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != lock.FILE
    }


def actions(plan: Plan) -> dict[str, Action]:
    return {step.path: step.action for step in plan.steps}


def test_files_are_made_changed_and_removed(tmp_path: Path) -> None:
    made(tmp_path, OLD)

    plan = made(tmp_path, NEW)

    assert on_disk(tmp_path) == NEW
    assert actions(plan) == {
        "a.py": Action.UPDATE,
        "pkg/gone.py": Action.REMOVE,
        "pkg/more/c.py": Action.CREATE,
    }
    assert lock.load(tmp_path).owned == sorted(NEW)


def test_planning_writes_nothing(tmp_path: Path) -> None:
    plan = planned(tmp_path / "out", OLD)

    assert plan.stale
    assert not (tmp_path / "out").exists()


def test_files_that_are_the_same_keep_their_time_stamp(tmp_path: Path) -> None:
    made(tmp_path, OLD)
    for name in (*OLD, lock.FILE):
        os.utime(tmp_path / name, (1, 1))

    plan = made(tmp_path, OLD)

    assert not plan.stale
    assert {os.stat(tmp_path / name).st_mtime for name in (*OLD, lock.FILE)} == {1}


def test_line_ends_are_line_feeds_everywhere(tmp_path: Path) -> None:
    made(tmp_path, OLD)

    assert all(b"\r" not in path.read_bytes() for path in tmp_path.rglob("*.*"))


def test_folders_left_empty_are_removed_with_their_byte_code(tmp_path: Path) -> None:
    made(tmp_path, {"a.py": "", "pkg/deep/b.py": ""})
    cache = tmp_path / "pkg" / "deep" / "__pycache__"
    cache.mkdir()
    (cache / "b.cpython-311.pyc").write_bytes(b"")

    made(tmp_path, {"a.py": ""})

    assert not (tmp_path / "pkg").exists()


def test_a_folder_with_something_else_in_it_stays(tmp_path: Path) -> None:
    made(tmp_path, {"a.py": "", "pkg/b.py": ""})
    (tmp_path / "pkg" / "mine.txt").write_text("mine")

    made(tmp_path, {"a.py": ""})

    assert on_disk(tmp_path) == {"a.py": "", "pkg/mine.txt": "mine"}


def test_what_is_not_ours_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("mine\n")

    plan = planned(tmp_path, OLD)

    assert plan.foreign == ("a.py",)
    assert plan.stale


def test_what_is_not_ours_but_the_same_becomes_ours(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(OLD["a.py"])

    plan = made(tmp_path, OLD)

    assert plan.unchanged == ("a.py",)
    assert "a.py" in lock.load(tmp_path).owned


def test_force_writes_over_what_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("mine\n")

    made(tmp_path, OLD, force=True)

    assert on_disk(tmp_path) == OLD


def test_a_folder_in_the_way_is_foreign_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "a.py").mkdir()

    assert planned(tmp_path, OLD, force=True).foreign == ("a.py",)


def test_a_file_in_the_place_of_a_folder_is_foreign(tmp_path: Path) -> None:
    (tmp_path / "pkg").write_text("mine")

    assert planned(tmp_path, OLD).foreign == ("pkg",)


def test_a_hand_edited_file_is_kept_and_named_until_force(tmp_path: Path) -> None:
    made(tmp_path, OLD)
    (tmp_path / "a.py").write_text("a = 'mine'\n")

    first, second = made(tmp_path, NEW), made(tmp_path, NEW)

    assert first.kept == second.kept == ("a.py",)
    assert on_disk(tmp_path) == {**NEW, "a.py": "a = 'mine'\n"}
    assert not made(tmp_path, NEW, force=True).kept
    assert on_disk(tmp_path) == NEW


def test_a_hand_edit_taken_back_is_ours_again(tmp_path: Path) -> None:
    made(tmp_path, OLD)
    (tmp_path / "a.py").write_text("a = 'mine'\n")
    made(tmp_path, NEW)

    (tmp_path / "a.py").write_text(OLD["a.py"])
    made(tmp_path, NEW)

    assert on_disk(tmp_path) == NEW


def test_a_hand_edited_file_without_reason_is_kept_and_named(tmp_path: Path) -> None:
    made(tmp_path, OLD)
    (tmp_path / "pkg" / "gone.py").write_text("mine\n")

    first, second = made(tmp_path, NEW), made(tmp_path, NEW)

    assert first.kept == second.kept == ("pkg/gone.py",)
    assert "pkg/gone.py" in on_disk(tmp_path)


def test_a_removed_file_is_made_again(tmp_path: Path) -> None:
    made(tmp_path, OLD)
    (tmp_path / "a.py").unlink()

    made(tmp_path, OLD)

    assert on_disk(tmp_path) == OLD


def test_where_nothing_is_left_the_folder_goes(tmp_path: Path) -> None:
    folder = tmp_path / "client"
    made(folder, OLD)

    made(folder, {})

    assert not folder.exists()


@pytest.mark.parametrize(
    "path",
    [
        "../a.py",
        "/a.py",
        "pkg/../../a.py",
        "./a.py",
        "",
        "pkg//a.py",
        "pkg/",
        "c:a.py",
        "pkg\\a.py",
        "a\n.py",
        "specloom.lock",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError, match="not a path to write to"):
        planned(tmp_path, {path: ""})


def test_a_lock_that_claims_files_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    folder = tmp_path / "out"
    held = Lock(files={"../victim": lock.digest(b"precious")})

    with pytest.raises(InputError, match="not a path to write to"):
        output.plan(folder, {}, Lock(), held, force=True)


def test_a_linked_folder_is_not_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "pkg").symlink_to(elsewhere)

    with pytest.raises(InputError, match="is a link"):
        planned(tmp_path / "out", OLD, force=True)


def test_a_linked_file_is_replaced_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.py").symlink_to(tmp_path / "victim")

    assert planned(folder, OLD).foreign == ("a.py",)
    made(folder, OLD, force=True)

    assert (tmp_path / "victim").read_text() == "precious"
    assert on_disk(folder) == OLD


@pytest.mark.parametrize("paths", [("A.py", "a.py"), ("pkg/a.py", "Pkg/b.py")])
def test_paths_that_differ_by_case_only_are_refused(
    tmp_path: Path, paths: tuple[str, str]
) -> None:
    with pytest.raises(InputError, match="differ by case only"):
        planned(tmp_path, dict.fromkeys(paths, ""))


# --- Runs that are killed ------------------------------------------------------


class Killed(BaseException):
    """What a killed run looks like from within."""


def mortal(steps: int, *, torn: bool) -> Disk:
    """A disk on which a run dies at one step, before it or in the middle of it."""
    left = [steps]

    def live(act: Callable[[], None], last: Callable[[], None]) -> None:
        if left[0] == 0:
            if torn:
                last()
            raise Killed
        left[0] -= 1
        act()

    def write(path: Path, data: bytes) -> None:
        def tear() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_name(f".{path.name}.1{output.SUFFIX}")
            half.write_bytes(data[: len(data) // 2])

        live(lambda: output.write(path, data), tear)

    def remove(path: Path) -> None:
        live(path.unlink, lambda: None)

    return Disk(write, remove)


STEPS = 5  # the lock, one removal, two writes, the lock again


@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("steps", range(STEPS))
def test_a_run_killed_at_any_step_is_finished_by_the_next(
    tmp_path: Path, steps: int, torn: bool
) -> None:
    made(tmp_path, OLD)
    with pytest.raises(Killed):
        output.apply(planned(tmp_path, NEW), mortal(steps, torn=torn))
    for path, text in on_disk(tmp_path).items():
        assert path.endswith(output.SUFFIX) or text in (OLD.get(path), NEW.get(path))

    plan = made(tmp_path, NEW)

    assert not plan.kept
    assert on_disk(tmp_path) == NEW
    assert not lock.load(tmp_path).writing
    assert not planned(tmp_path, NEW).stale


def test_the_steps_are_as_many_as_are_tested(tmp_path: Path) -> None:
    made(tmp_path, OLD)

    output.apply(planned(tmp_path, NEW), mortal(STEPS, torn=False))

    assert on_disk(tmp_path) == NEW


@pytest.mark.parametrize("steps", range(5))
def test_a_first_run_killed_at_any_step_is_finished_by_the_next(
    tmp_path: Path, steps: int
) -> None:
    with pytest.raises(Killed):
        output.apply(planned(tmp_path, OLD), mortal(steps, torn=True))

    made(tmp_path, OLD)

    assert on_disk(tmp_path) == OLD


@pytest.mark.parametrize("first", range(STEPS))
@pytest.mark.parametrize("second", range(STEPS))
def test_runs_killed_one_after_the_other_are_no_hand_edits(
    tmp_path: Path, first: int, second: int
) -> None:
    newest = {"a.py": "a = 3\n", "pkg/b.py": "b = 3\n", "d.py": "d = 3\n"}
    made(tmp_path, OLD)
    with pytest.raises(Killed):
        output.apply(planned(tmp_path, NEW), mortal(first, torn=True))
    with suppress(Killed):
        output.apply(planned(tmp_path, newest), mortal(second, torn=True))

    plan = made(tmp_path, newest)

    assert not plan.kept
    assert not plan.foreign
    assert on_disk(tmp_path) == newest


def test_a_hand_edit_after_a_killed_run_is_still_kept(tmp_path: Path) -> None:
    made(tmp_path, OLD)
    with pytest.raises(Killed):
        output.apply(planned(tmp_path, NEW), mortal(2, torn=False))
    (tmp_path / "a.py").write_text("a = 'mine'\n")

    plan = made(tmp_path, NEW)

    assert plan.kept == ("a.py",)
    assert (tmp_path / "a.py").read_text() == "a = 'mine'\n"


PROGRAM = """
import sys
from pathlib import Path
from specloom import lock, output
folder, mark = Path(sys.argv[1]), sys.argv[2]
files = {f"m{n}.py": f"{mark} = {n}\\n" * 2000 for n in range(200)}
plan = output.plan(folder, files, lock.Lock(), lock.load(folder), force=False)
assert not plan.kept and not plan.foreign, plan
print("go", flush=True)
output.apply(plan)
"""


def test_a_process_killed_for_real_leaves_every_file_whole(tmp_path: Path) -> None:
    def start(mark: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path), mark],
            stdout=subprocess.PIPE,
            text=True,
        )

    start("old").communicate()
    for turn, delay in enumerate((0.0, 0.002, 0.005, 0.01, 0.02, 0.04)):
        process = start("old" if turn % 2 else "new")
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for n in range(200):
            text = (tmp_path / f"m{n}.py").read_text()
            assert text in (f"old = {n}\n" * 2000, f"new = {n}\n" * 2000)

    last = start("new")
    last.communicate()

    assert last.returncode == 0
    assert set(on_disk(tmp_path)) == {f"m{n}.py" for n in range(200)}
