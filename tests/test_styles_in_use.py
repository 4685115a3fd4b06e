"""What users do with models of each style, and hosts that they hardly fit.

The same functions run for every style; where one differs, the test says so.
"""

from __future__ import annotations

import copy
import datetime as dt
import importlib
import json
from pathlib import Path
from typing import Any

import pytest
import specloom
from specloom.explain import explain
from specloom.targets.python import runtime_files
from specloom.targets.python.symbols import symbols

from . import servicestack_ccc
from .packages import imported
from .test_model_styles import (
    CLASSES,
    PARCEL,
    SCHEMA,
    STYLES,
    Parcels,
    parcels,
    product,
    written,
)

__all__ = ["parcels"]


@pytest.mark.parametrize("sent", [1.5, float("inf"), True, "1"])
def test_an_integer_has_no_fraction(parcels: Parcels, sent: Any) -> None:
    _, issues = parcels.read({**PARCEL, "inner": {"code": sent}})

    assert issues == ["/inner/code"]


def test_a_whole_number_is_an_integer_however_it_is_written(parcels: Parcels) -> None:
    found, issues = parcels.read({**PARCEL, "inner": {"code": 2.0}})

    assert not issues
    assert parcels.get(parcels.get(found, "inner"), "code") == 2


def test_a_constant_that_did_not_come_does_not_go_back(parcels: Parcels) -> None:
    sent = {"id": "a", "left at": "2026-10-01T00:00:00Z"}

    _, issues = parcels.read(sent)

    assert issues == ["/fixed"]


@pytest.mark.parametrize("parcels", ["dataclass", *CLASSES], indirect=True)
def test_a_constant_that_was_not_given_is_sent(parcels: Parcels) -> None:
    made = parcels.models.Parcel.from_dict(PARCEL)
    fresh = parcels.models.Parcel(id=made.id, left_at=made.left_at)

    assert fresh.to_dict()["fixed"] == "yes"


@pytest.mark.parametrize("parcels", ["dataclass", *CLASSES], indirect=True)
def test_what_is_shown_holds_nothing_that_is_not_declared(parcels: Parcels) -> None:
    from rich.pretty import pretty_repr

    found, _ = parcels.read({**PARCEL, "access_token": "t0ken"})

    for shown in (repr(found), str(found), pretty_repr(found)):
        assert "id='a1'" in shown
        assert "t0ken" not in shown
        assert "s3cret" not in shown


@pytest.mark.parametrize("parcels", ["pydantic"], indirect=True)
def test_a_check_that_fails_tells_no_password(parcels: Parcels) -> None:
    with pytest.raises(ValueError, match="left at") as caught:
        parcels.models.Parcel(id="a", password="s3cret")

    assert "s3cret" not in str(caught.value)


def test_users_extend_models_before_they_use_them(tmp_path: Path) -> None:
    spec = tmp_path / "spec"
    spec.mkdir()
    (spec / "parcel.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    for style in ("dataclass", *CLASSES):
        root = f"extended_{style}"
        written(tmp_path, root, {"api": product(spec, "parcels", style)})
        with imported(tmp_path, f"{root}.api") as package:
            models = importlib.import_module(f"{package.__name__}.models")

            class Mine(models.Parcel):  # type: ignore[misc, name-defined]
                mark: int = 3

                def label(self) -> str:
                    return f"{self.id}/{self.mark}"

            class Piece(models.Part):  # type: ignore[misc, name-defined]
                pass

            piece = Piece.from_dict({"code": 1, "made": "2026-10-02"})
            assert piece.extra == {"made": dt.date(2026, 10, 2)}

            made = Mine.from_dict(copy.deepcopy(PARCEL))
            assert made.label() == "a1/3"
            assert type(made.inner) is models.Part
            assert made.to_dict().items() >= PARCEL.items()
            if style == "pydantic":
                text = json.dumps({**PARCEL, "price": "1.5"})
                assert Mine.model_validate_json(text).label() == "a1/3"


def _unpickled(model: Any) -> Any:
    pickle = importlib.import_module("pickle")
    return pickle.loads(pickle.dumps(model))


def test_models_are_copied_compared_and_pickled(parcels: Parcels) -> None:
    wrong = {**PARCEL, "id": 5, "parts": 7, "inner": None}
    for sent in (PARCEL, wrong):
        found, _ = parcels.read(sent)
        again, _ = parcels.read(sent)

        assert found == again
        assert copy.copy(found) == copy.deepcopy(found) == found
        assert _unpickled(found) == found


NAMES = ["*", "*star", 'a"b', "a_quotes_b", "\\", "", "é", "extra", "__dict__", "a\nb"]


@pytest.mark.parametrize("style", STYLES)
def test_any_key_can_be_declared(tmp_path: Path, style: str) -> None:
    sent = {name: index for index, name in enumerate(NAMES)}
    schema = {
        "title": "Odd",
        "type": "object",
        "required": NAMES[::2],
        "properties": {name: {"type": "integer"} for name in NAMES},
    }
    (tmp_path / "odd.json").write_text(json.dumps(schema), encoding="utf-8")
    root = f"odd_{style}"
    written(tmp_path, root, {"odd": product(tmp_path, "odd", style)})
    with imported(tmp_path, f"{root}.odd") as package:
        odd = package.schemas
        found = odd.decode("Odd", dict(sent))

        assert odd.encode(found) == sent
        if style != "typeddict":
            assert found.extra == {}
        if style == "pydantic":
            assert type(found).model_validate(sent).to_dict() == sent


def test_a_long_field_is_laid_out_as_black_would() -> None:
    import black
    from specloom.targets.python.layout import annotated, call, subscript

    for size in range(8, 70):
        name = "x" * size
        for type in (
            subscript("_Annotated", name, call("_As", 'form="z"')),
            subscript("list", name),
            name,
        ):
            line = annotated("field", type, "_UNSET", 4)
            text = f"class A:\n    {line}\n"
            assert black.format_str(text, mode=black.Mode()) == text


def test_a_field_is_explained_as_its_style_has_it(tmp_path: Path) -> None:
    (tmp_path / "parcel.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    told = {
        "dataclass": ("copy", "datetime", "None where it is absent"),
        "pydantic": ("copy_", "datetime", "None, and not in `model_fields_set` where"),
        "msgspec": ("copy", "datetime", "msgspec.UNSET where it is absent"),
        "typeddict": ("copy", "str", "no key where it is absent"),
    }
    for style, (name, moment, absent) in told.items():
        settings = specloom.Settings(name="parcels", models=style)
        made = product(tmp_path, "parcels", style)
        known = symbols(made, "parcels", style)

        assert known["#Parcel.copy"] == f"models.Parcel.{name}"
        found = explain("#Parcel.copy", "", made, settings, {})
        assert found is not None
        assert found.default.startswith(absent)
        when = explain("#Parcel.left at", "", made, settings, {})
        assert when is not None
        assert when.type == moment
        wire = "left at" if style == "typeddict" else "left_at"
        assert known["#Parcel.left at"] == f"models.Parcel.{wire}"


def test_further_keys_of_dataclasses_are_no_module_of_other_styles(
    tmp_path: Path,
) -> None:
    (tmp_path / "parcel.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    for style in ("dataclass", *STYLES):
        made = product(tmp_path, "parcels", style)
        files = runtime_files(made.runtime, "httpx2")

        assert ("_runtime/further.py" in files) is (style == "dataclass")
        assert ("_runtime/model.py" in files) is (style == "dataclass")


def test_keys_that_a_host_spells_otherwise_go_back_as_they_came(tmp_path: Path) -> None:
    sent = {"ERRORCODE": "a", "message": "b"}
    for style in CLASSES:
        root = f"respelled_{style}"
        written(tmp_path, root, {"ccc": product(servicestack_ccc.CASE, "ccc", style)})
        with imported(tmp_path, f"{root}.ccc") as package:
            models = importlib.import_module(f"{package.__name__}.models")
            status = models.ResponseStatus.from_dict(sent)

            assert status.error_code == "a"
            assert status.to_dict() == sent
