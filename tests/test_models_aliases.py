"""Declared types that are no classes: each is read and written by its name."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path
from typing import Any

from specloom import ir

from . import building as b
from .models import checked, files, models, understood
from .packages import imported, write

K = ir.ScalarKind

ALIASES: dict[str, tuple[ir.Type, object]] = {
    "Days": (ir.List(b.DATE), ["2024-01-02"]),
    "Ids": (ir.Map(ir.Scalar(K.UUID, "hex")), {"a": "0" * 32}),
    "Text": (ir.STRING, "x"),
    "Money": (ir.Scalar(K.DECIMAL, "text"), "1.50"),
    "Fixed": (ir.Const(7, K.INTEGER), 7),
    "Pair": (ir.Tuple((ir.STRING,), b.ref("#Days")), ["x", ["2024-01-02"]]),
    "Kind": (b.enum("a", "b"), "b"),
    "Mixed": (b.enum("a", 1, True), 1),
    "Whatever": (ir.ANY, {"x": [None]}),
    "Nothing": (ir.NULL, None),
    "Same": (b.ref("#Record"), {"x": "y"}),
    "Maybe": (ir.nullable(b.ref("#Record")), {"x": "y"}),
    "Either": (ir.Union((b.ref("#Record"), b.ref("#Days"))), ["2024-01-02"]),
    "Record": (b.record(b.field("x")), {"x": "y"}),
    "Nest": (ir.List(b.ref("#Nest")), [[], [[]]]),
    "Among": (ir.List(ir.Union((b.ref("#Among"), b.INTEGER))), [[1, []], 2]),
    "Table": (ir.Map(b.ref("#Column")), {"a": [{"b": []}]}),
    "Column": (ir.List(b.ref("#Table")), [{"a": []}]),
    "Loop": (ir.Union((b.ref("#Back"), b.INTEGER)), 3),
    "Back": (ir.Union((b.ref("#Loop"), ir.STRING)), 3),
    "Endless": (b.ref("#Endless"), 3),
}


def codec(root: str, name: str) -> tuple[Any, Any]:
    """How values of a type in the client `root.test` travel, and a strict log."""
    types = import_module(f"{root}._runtime.typetext").types_of(f"{root}.test")
    log = import_module(f"{root}._runtime.reading").Log(strict=True)
    return types.codec(name), log


def test_each_is_read_and_written_by_its_name(tmp_path: Path) -> None:
    types = [b.declared(name, type) for name, (type, _) in ALIASES.items()]

    with models(tmp_path, *types) as made:
        for name, (_, value) in ALIASES.items():
            assert hasattr(made, name)
            found, log = codec("made", name)
            decoded = found.decode(value, None, "", log)
            assert found.encode(decoded) == value
            assert found.exact() in (True, False)
        days, log = codec("made", "Days")
        assert days.decode(["2024-01-02"], None, "", log) == [dt.date(2024, 1, 2)]
        deep, log = codec("made", "Column")
        assert deep.decode([{"a": [{}]}], None, "", log) == [{"a": [{}]}]


def test_what_holds_itself_is_judged_all_the_way_down(tmp_path: Path) -> None:
    types = [b.declared(name, type) for name, (type, _) in ALIASES.items()]

    with models(tmp_path, *types):
        for name, value in (("Nest", [[[1]]]), ("Table", {"a": [{"b": [1]}]})):
            found, _ = codec("made", name)
            log = import_module("made._runtime.reading").Log(strict=False)
            assert found.encode(found.decode(value, None, "", log)) == value
            assert len(log.issues) == 1


def test_they_may_live_in_another_module_than_what_uses_them(tmp_path: Path) -> None:
    alias = b.declared("Days", ir.List(b.DATE))
    text = b.declared("Word", ir.Const("x", K.STRING))
    users = [
        b.declared(
            f"User{n}",
            b.record(b.field("d", b.ref("#Days")), b.field("w", b.ref("#Word"))),
        )
        for n in range(70)
    ]
    groups = [
        b.group(
            f"Group {n}",
            *(
                b.operation(f"Get {i}", f"GET /{n}/{i}", returns=b.ref(f"#User{i}"))
                for i in range(n * 35, n * 35 + 35)
            ),
        )
        for n in range(2)
    ]
    api = understood(b.api(b.group("", groups=groups), alias, text, *users))
    write(tmp_path, files(api))

    with imported(tmp_path, "made.test.models") as made:
        value = {"d": ["2024-01-02"], "w": "x"}
        user = made.User40.from_dict(value, strict=True)
        assert user.d == [dt.date(2024, 1, 2)]
        assert user.to_dict() == value
        found, log = codec("made", "Days")
        assert found.decode(["2024-01-02"], None, "", log) == [dt.date(2024, 1, 2)]


def test_they_are_typed(tmp_path: Path) -> None:
    endless = {"Loop", "Back", "Endless"}  # which mean nothing to a type checker
    types = [
        b.declared(n, type) for n, (type, _) in ALIASES.items() if n not in endless
    ]
    api = understood(b.api(b.group(""), *types))
    write(tmp_path, files(api))

    checked(
        tmp_path,
        "from made.test.models import Pair, Table\n"
        'pair: Pair = ("x",)\ntable: Table = {"a": [{}]}\n',
    )


def test_aliases_of_aliases_are_read_once(tmp_path: Path) -> None:
    types = [b.declared("A0", b.record(b.field("a"))), b.declared("B0", ir.STRING)]
    for n in range(1, 40):
        before = (b.ref(f"#A{n - 1}"), b.ref(f"#B{n - 1}"))
        types.append(b.declared(f"A{n}", ir.Union(before)))
        types.append(b.declared(f"B{n}", ir.Union(before[::-1])))

    with models(tmp_path, *types):
        found, log = codec("made", "A39")  # 2 ** 39 ways lead down
        decoded = found.decode({"a": "x"}, None, "", log)
        assert found.encode(decoded) == {"a": "x"}
        assert len(found.inner) == 2
