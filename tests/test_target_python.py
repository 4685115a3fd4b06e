"""The Python target: what generated clients look like, and that they are typed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from specloom import Settings, ir
from specloom.diagnostics import Report
from specloom.targets.python import emit, runtime_files

from . import building as b
from .random_apis import RandomApi


def emitted(api: ir.Api, name: str = "test") -> dict[str, str]:
    """The files of a client for `api`."""
    return dict(emit(api, Settings(name=name), {}, Report()).files)


def write(root: Path, apis: dict[str, ir.Api]) -> None:
    """A package with a client for each of `apis`, and one runtime."""
    modules: set[str] = set()
    files = {"__init__.py": ""}
    for name, api in apis.items():
        product = emit(api, Settings(name=name), {}, Report())
        modules |= set(product.runtime)
        files |= {f"{name}/{path}": text for path, text in product.files.items()}
    files |= runtime_files(modules, "httpx2")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def test_a_call_reads_as_wanted() -> None:
    client = emitted(b.zoom(), "zoom")["client.py"]

    assert (
        "    def perform_batch_registration(\n"
        "        self,\n"
        "        webinar_id: str,\n"
        "        *,\n"
        "        auto_approve: bool | None = None,\n"
        "        registrants: Sequence[PerformBatchRegistrationRegistrant] | None"
        " = None,\n"
        "        options: RequestOptions | None = None,\n"
        "    ) -> PerformBatchRegistrationResponse:\n"
    ) in client
    assert "BadRequest: 400, code 2100: This sub account is on self pay mode." in client


def test_absent_and_null_are_told_apart() -> None:
    models = emitted(b.ccc())["models.py"]

    assert (
        "    status: ServiceUserStatusEnum | str | None | _Unset = _UNSET\n" in models
    )
    assert "    note: str | None\n" in models
    assert "    cost: _decimal.Decimal | None = None\n" in models


def test_a_lost_reference_is_any_json() -> None:
    assert (
        'TrackingCode: _TypeAlias = "_JsonValue"\n' in emitted(b.webex())["models.py"]
    )


def test_groups_are_attributes() -> None:
    files = emitted(b.webex(), "webex")

    assert "def reports(self) -> Reports:" in files["client.py"]
    assert "def models(self) -> Models:" in files["groups/reports.py"]
    assert "-> Page[MeetingUsageReports, Meeting]:" in files["groups/reports.py"]


def test_a_client_without_a_server_asks_for_one() -> None:
    assert "        base_url: str,\n" in emitted(b.ccc())["client.py"]


def test_what_the_runtime_lacks_is_reported() -> None:
    report = Report()
    api = b.api(b.group(""), auths=(b.scheme("sig", ir.AuthKind.AWS_SIGV4),))

    emit(api, Settings(name="test"), {}, report)

    assert "auth-unsupported" in {d.code for d in report}


def test_a_model_named_as_a_runtime_class_keeps_its_name() -> None:
    call = b.operation("Get it", "GET /it", returns=b.ref("#Operation"))
    api = b.api(b.group("", call), b.declared("Operation", b.record(b.field("id"))))

    files = emitted(api)

    assert "class Operation(_Model):" in files["models.py"]
    assert "from .models import Operation as OperationModel" in files["client.py"]


def test_many_models_are_split_by_group() -> None:
    files = emitted(RandomApi(1).api(operations=12, types=80, groups=3))

    assert "models/__init__.py" in files
    assert "models/shared.py" in files


def test_the_runtime_has_what_its_modules_import() -> None:
    files = runtime_files(["lazy"], "httpx")

    assert set(files) == {
        "_runtime/__init__.py",
        "_runtime/lazy.py",
        "_runtime/py.typed",
    }
    assert (
        "import httpx as _httpx" in runtime_files(["http"], "httpx")["_runtime/http.py"]
    )
    assert "import httpx2 as _httpx" in (
        runtime_files(["client"], "httpx2")["_runtime/http.py"]
    )


def test_clients_import_and_are_typed(tmp_path: Path) -> None:
    random = {f"random{seed}": RandomApi(seed).api(6, 70, seed) for seed in (1, 2)}
    apis = {"zoom": b.zoom(), "ccc": b.ccc(), "webex": b.webex(), **random}
    write(tmp_path / "made", apis)
    importing = "".join(
        f"import made.{name}.client, made.{name}.models, made.{name}.errors\n"
        for name in apis
    )
    subprocess.run([sys.executable, "-c", importing], cwd=tmp_path, check=True)
    targets = [f"made/{name}" for name in apis]

    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-version=3.11", *targets],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    config = {"typeCheckingMode": "strict", "include": targets, "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config))
    command = ["basedpyright", "--pythonpath", sys.executable, "-p", "."]
    command[0] = str(Path(sys.executable).parent / command[0])
    judged = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stdout
    assert judged.returncode == 0, judged.stdout


# --- Hostile text ----------------------------------------------------------------

HOSTILE = (
    '"""\nimport os\n"""',
    "\\",
    '\\"""',
    "{{ 7 * 7 }}{% raw %}",
    "a\nimport os  # ",
    "');import os;('",
    '"); import os; ("',
    "\u202eevil\u2066",
    "\x00\x0c\x1c\u2028\u2029\x85",
    "\ud800",
    "# type: ignore",
    "${x}`backtick`",
)


class _Spoken(ast.NodeTransformer):
    """Takes out of a syntax tree what a text may decide: literals."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant("" if isinstance(node.value, str) else node.value)


def skeleton(text: str) -> str:
    """The syntax tree of a module but for its texts."""
    return ast.dump(_Spoken().visit(ast.parse(text)))


def speaking(text: str) -> ir.Api:
    """An API that says `text` wherever it may say what it likes."""
    rate = ir.RateLimit(at=b.AT, label=f"x{text}", doc=f"x{text}")
    status = ir.Status.exactly(400)
    enum = ir.Enum(
        (
            ir.EnumMember(at=b.AT, value=f"a{text}", name="a", doc=f"x{text}"),
            ir.EnumMember(at=b.AT, value=f"b{text}", name="b", doc=f"x{text}"),
        )
    )
    body = ir.Body(
        at=b.AT,
        media=f"text/{text}",
        encoding=ir.Encoding.TEXT,
        required=False,
        doc=f"x{text}",
    )
    query = ir.Parameter(
        at=b.AT,
        wire="q",
        place=ir.Place.QUERY,
        type=ir.STRING,
        default=ir.Value(f"x{text}"),
        constraints=ir.Constraints(pattern=f"x{text}"),
        doc=f"x{text}",
    )
    call = ir.Operation(
        at=b.AT,
        id="POST /x",
        name=ir.Name("do"),
        method=f"POST{text}",
        path=f"/x{text.replace('{', '').replace('}', '')}",
        parameters=(query,),
        bodies=(body,),
        responses=(ir.Response(at=b.AT, status=ir.Status.exactly(204)),),
        errors=(ir.ErrorCase(at=b.AT, status=status, code=f"c{text}", doc=f"x{text}"),),
        rate_limit=rate,
        scopes=(f"x{text}",),
        prerequisites=(f"x{text}",),
        variants=(ir.Variant(at=b.AT, name=f"x{text}", doc=f"x{text}"),),
        summary=f"x{text}",
        doc=f"x{text}",
        auth=((ir.AuthUse(ir.AuthId(f"a{text}")),),),
    )
    field = ir.Field(
        at=b.AT,
        wire="a b",
        type=b.datetime(f"z{text}"),
        required=True,
        default=ir.Value(f"x{text}"),
        doc=f"x{text}",
    )
    group = ir.Group(at=b.AT, name=ir.Name("g"), doc=f"x{text}", operations=(call,))
    return ir.Api(
        at=b.AT,
        name=f"x{text}",
        root=ir.Group(at=b.AT, name=ir.Name(f"x{text}"), groups=(group,)),
        types={
            decl.id: decl
            for decl in (
                b.declared("R", ir.Record((field,)), f"x{text}"),
                b.declared("E", enum, f"x{text}"),
                b.declared("A", ir.STRING, f"x{text}"),
            )
        },
        version=f"1{text}",
        servers=(ir.Server(at=b.AT, url=f"https://x.example/{text}".replace("{", "")),),
        auths=(b.scheme(f"a{text}", ir.AuthKind.BEARER),),
        error_shape=ir.ErrorShape(code=((f"x{text}",),), path=(f"x{text}",)),
        doc=f"x{text}",
    )


BENIGN = emitted(speaking("benign"))


def check_spoken(text: str) -> None:
    """What an API says changes nothing but texts in the code."""
    for path, source in emitted(speaking(text)).items():
        if path.endswith(".py"):
            assert skeleton(source) == skeleton(BENIGN[path]), path
            assert all(
                sign == "\n" or sign.isprintable() for sign in source
            ), f"{path} hides something"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    check_spoken(text)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=30) | st.text("\"'\\\n{}%#`()", max_size=12))
def test_any_text_stays_text(text: str) -> None:
    check_spoken(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=12), min_size=4, max_size=4))
def test_hostile_names_become_identifiers(texts: list[str]) -> None:
    one, two, three, four = texts
    api = b.api(
        b.group(
            "",
            groups=[
                b.group(
                    one,
                    b.operation(two, "GET /a", b.query(three), returns=b.ref("#R")),
                )
            ],
        ),
        ir.TypeDecl(
            at=b.AT,
            id=ir.TypeId("#R"),
            name=ir.Name(four),
            type=b.record(b.field(one), b.field(one + two + "x")),
        ),
    )

    for path, source in emitted(api).items():
        if path.endswith(".py"):
            ast.parse(source)
