"""`specloom extract`: clean sources out of saved pages, and no file lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from specloom.cli import command

SPECS = Path(__file__).parents[1] / "specs"
ITEM = SPECS / "zoom" / "get-daily-usage-report.json"

NOISE_BEFORE = """\
lianja / Some API / Some call
Back to Collection Items
// This example assumes that all is well.
loHttp = createobject("CkHttp")
if (loHttp.LastMethodSuccess = .F.) then
{ not json }
endif
"""
NOISE_AFTER = "\nrelease loHttp\n[1, 2\n"


def extract(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(command, ["extract", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def page(folder: Path, text: str, name: str = "page.txt") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def left_stripped(text: str) -> str:
    return "\n".join(line.lstrip() for line in text.splitlines())


def item(name: str, url: str) -> str:
    request = {"method": "GET", "url": url}
    return json.dumps({"name": name, "request": request, "response": []}, indent=1)


@pytest.mark.parametrize(
    "spec", sorted(SPECS.glob("zoom/*.json")), ids=lambda p: p.stem
)
@pytest.mark.parametrize(
    "wrap",
    [
        lambda text: text,
        left_stripped,
        lambda text: NOISE_BEFORE + text + NOISE_AFTER,
        lambda text: NOISE_BEFORE + left_stripped(text) + NOISE_AFTER,
        lambda text: (NOISE_BEFORE + text).replace("\n", "\r\n"),
    ],
    ids=["bare", "left-stripped", "page", "left-stripped page", "dos page"],
)
def test_an_item_comes_out_the_same_however_it_lies_on_the_page(
    tmp_path: Path, spec: Path, wrap: object
) -> None:
    assert callable(wrap)
    saved = page(tmp_path, wrap(spec.read_text()))

    result = extract(saved, "-o", tmp_path / "out")

    assert result.exit_code == 0, result.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == [spec.name]
    assert (tmp_path / "out" / spec.name).read_bytes() == spec.read_bytes()


EXTRACTED = sorted(p for p in SPECS.glob("*/*.*") if p.name != "overlay.yaml")


@pytest.mark.parametrize("spec", EXTRACTED, ids=lambda p: p.stem)
def test_what_was_extracted_is_clean_already(tmp_path: Path, spec: Path) -> None:
    assert extract(spec, "-o", tmp_path).exit_code == 0
    assert (tmp_path / spec.name).read_bytes() == spec.read_bytes()


def test_files_are_named_by_what_they_describe_in_kebab_case(tmp_path: Path) -> None:
    names = ["List users", "../../Etc/passwd", "CON", "x" * 300, "\U0001f600", "a\0b/."]
    for number, name in enumerate(names):
        page(tmp_path, item(name, f"https://x.org/{number}"), f"p{number}.txt")

    result = extract(*sorted(tmp_path.glob("p*.txt")), "-o", tmp_path / "out")

    assert result.exit_code == 0, result.output
    found = [path.name for path in (tmp_path / "out").rglob("*")]
    assert {"list-users.json", "etc-passwd.json", "con-api.json"} <= set(found)
    assert len(found) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,100}\.json", name) for name in found)


def test_two_descriptions_of_one_name_are_both_kept(tmp_path: Path) -> None:
    page(tmp_path, item("Get it", "https://x.org/1"), "a.txt")
    page(tmp_path, item("Get it", "https://x.org/2"), "b.txt")
    page(tmp_path, item("Get it", "https://x.org/1"), "c.txt")
    pages = sorted(tmp_path.glob("*.txt"))

    result = extract(*pages, "-o", tmp_path / "out")

    assert result.exit_code == 0, result.output
    found = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert found == ["get-it-2.json", "get-it.json"]


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    extract(ITEM, "-o", tmp_path)

    result = extract(ITEM, "-o", tmp_path)

    assert result.exit_code == 0
    assert result.stdout.endswith(f"{ITEM.name} (unchanged)\n")


def test_a_file_that_differs_is_written_over_with_force_only(tmp_path: Path) -> None:
    mine = tmp_path / ITEM.name
    mine.write_text("mine")

    result = extract(ITEM, "-o", tmp_path)

    assert result.exit_code == 2
    assert f"{ITEM.name} is there and differs" in result.stderr
    assert mine.read_text() == "mine"
    assert extract(ITEM, "-o", tmp_path, "--force").exit_code == 0
    assert mine.read_bytes() == ITEM.read_bytes()


def test_one_conflict_keeps_everything_from_being_written(tmp_path: Path) -> None:
    (tmp_path / ITEM.name).write_text("mine")

    assert extract(*SPECS.glob("zoom/*.json"), "-o", tmp_path).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == [ITEM.name]


def test_a_page_with_nothing_on_it_is_an_error(tmp_path: Path) -> None:
    saved = page(tmp_path, "Nothing to see here.\n{}\n")

    result = extract(saved, "-o", tmp_path / "out")

    assert result.exit_code == 2
    assert "page.txt:1:1: error[nothing-found]" in result.stderr
    assert not (tmp_path / "out").exists()
