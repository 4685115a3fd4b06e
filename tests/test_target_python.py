"""The Python target: what generated clients look like, and that they are typed."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
import tokenize
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from specloom import Settings, ir
from specloom.diagnostics import Report
from specloom.targets.python import emit, runtime_files
from specloom.targets.python.initview import constructor_keywords

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


@pytest.mark.parametrize(
    ("said", "plan"),
    [
        ({"link": "next"}, 'LinkPaging(items=("a", "b"), relation="next")'),
        ({"url": "/u"}, 'UrlPaging(items=("a", "b"), next=("u",))'),
        (
            {"cursor": "q", "next": "/a/b/-1/id", "more": "/m"},
            'CursorPaging(items=("a", "b"), parameter=("q",), next=("a", "b", "-1",'
            ' "id"), more=("m",))',
        ),
        (
            {"offset": "q", "first": 1, "total": "/t"},
            'OffsetPaging(items=("a", "b"), parameter=("q",), first=1, total=("t",))',
        ),
        (
            {"page": "in", "first": 0, "pages": "/p"},
            'PagePaging(items=("a", "b"), parameter=("in",), place="json", first=0,'
            ' pages=("p",))',
        ),
        (
            {"page": "/in/n"},
            'PagePaging(items=("a", "b"), parameter=("in", "n"), place="json")',
        ),
    ],
)
def test_every_kind_of_paging_has_a_plan(said: dict[str, str | int], plan: str) -> None:
    types = (
        b.declared("Found", b.record(b.field("a", b.ref("#Inner")))),
        b.declared("Inner", b.record(b.field("b", ir.List(b.INTEGER)))),
    )
    call = b.operation(
        "Find it",
        "POST /it",
        b.query("q"),
        returns=b.ref("#Found"),
        bodies=(b.json_body(b.record(b.field("in"))),),
        pagination=ir.pagination({"items": "/a/b", **said}, b.AT),
    )

    client = emitted(b.api(b.group("", call), *types))["client.py"]

    made = [
        keyword.value
        for node in ast.walk(ast.parse(client))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "paging"
    ]
    assert [*map(ast.unparse, made)] == [ast.unparse(ast.parse(plan))]
    assert "-> Page[Found, int]:" in client


def test_pages_that_nothing_can_ask_for_are_left_to_the_caller() -> None:
    part = ir.Part(at=b.AT, wire="page", type=ir.STRING)
    form = ir.Body(
        at=b.AT,
        media="multipart/form-data",
        encoding=ir.Encoding.MULTIPART,
        type=ir.ANY,
        parts=(part,),
    )
    call = b.operation(
        "Find it",
        "POST /it",
        returns=ir.List(b.INTEGER),
        bodies=(form,),
        pagination=ir.pagination({"items": "", "page": "page"}, b.AT),
    )
    report = Report()

    product = emit(b.api(b.group("", call)), Settings(name="test"), {}, report)

    assert "paging-unsupported" in {d.code for d in report}
    assert "-> list[int]:" in product.files["client.py"]


def test_a_client_without_a_server_asks_for_one() -> None:
    assert "        base_url: str,\n" in emitted(b.ccc())["client.py"]


def test_a_package_without_operations_speaks_of_its_types() -> None:
    report = Report()
    api = b.api(b.group(""), b.declared("Pet", b.record(b.field("id"))))

    files = emit(api, Settings(name="pets"), {}, report).files

    assert files["__init__.py"].startswith('"""The types of test.')
    assert files["models.py"].startswith('"""The types of test."""')
    assert "no-server" not in {d.code for d in report}


def test_what_the_runtime_lacks_is_reported() -> None:
    report = Report()
    api = b.api(b.group(""), auths=(b.scheme("sig", ir.AuthKind.CUSTOM),))

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


def test_a_client_carries_only_what_it_needs() -> None:
    plain = b.api(
        b.group(
            "",
            b.operation(
                "Get day", "GET /days/{day}", b.path("day"), returns=b.ref("#D")
            ),
        ),
        b.declared("#D", b.record(b.field("date", ir.STRING))),
    )
    files = runtime_files(
        emit(plain, Settings(name="x"), {}, Report()).runtime, "httpx"
    )

    modules = {path.removeprefix("_runtime/").removesuffix(".py") for path in files}
    assert not modules & {
        *("apikey", "carrying", "choices", "dialects", "digest", "files", "graphql"),
        *(
            "further",
            "lenient",
            "lenient_further",
            "shapes",
            "message",
            "multipart",
            "oauth2",
            "pagekinds",
            "paging",
        ),
        *("sending", "session"),
    }
    assert sum(map(lines_of_code, files.values())) < 3000


def lines_of_code(text: str) -> int:
    """The lines of Python that hold more than a comment or a docstring."""
    texts = (
        node.value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )
    said = {
        line
        for one in texts
        if isinstance(one.value, str)
        for line in range(one.lineno, (one.end_lineno or one.lineno) + 1)
    }
    held = {
        line
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type not in BLANK
        for line in range(token.start[0], token.end[0] + 1)
    }
    return len(held - said)


BLANK = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE),
    *(tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER),
}


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


# --- Constants -------------------------------------------------------------------

SENDING = """
import json
import httpx2
from made.test import TestClient

sent = []

def answer(request):
    sent.append([str(request.url), dict(request.headers), request.content.decode()])
    return httpx2.Response(204)

with TestClient(
    base_url="https://x.example",
    http_client=httpx2.Client(transport=httpx2.MockTransport(answer)),
) as client:
    client.search(text="a b")
    client.make(size=3)
    client.post(note="n")
print(json.dumps(sent))
"""


def with_constants() -> ir.Api:
    """An API that tells its calls apart by constants in every place."""
    by = replace(
        b.query("by", b.ref("GET /search/query/by")),
        required=True,
        default=ir.Value("name"),
    )
    version = replace(by, wire="X-Version", place=ir.Place.HEADER)
    kind = b.field("kind", b.ref("#Body/kind"), default=ir.Value(7))
    part = ir.Part(
        at=b.AT,
        wire="go",
        type=b.ref("POST /form/request/go"),
        required=True,
        default=ir.Value("now"),
    )
    note = ir.Part(at=b.AT, wire="note", type=ir.STRING)
    form = ir.Body(at=b.AT, media="", encoding=ir.Encoding.FORM, parts=(part, note))
    calls = (
        b.operation("Search", "GET /search", version, by, b.query("text")),
        b.operation("Make", "POST /make", bodies=(b.json_body(b.ref("#Body")),)),
        b.operation("Post", "POST /form", bodies=(form,)),
    )
    size = b.field("size", b.INTEGER, required=False)
    return b.api(
        b.group("", *calls),
        b.declared("Body", b.record(kind, size)),
        b.inferred("#Body/kind", ir.Name("kind", ir.Role.PROPERTY, "#Body"), b.enum(7)),
        b.inferred(
            "GET /search/query/by",
            ir.Name("by", ir.Role.PARAMETER, "GET /search"),
            b.enum("name"),
        ),
        b.inferred(
            "POST /form/request/go",
            ir.Name("go", ir.Role.PARAMETER, "POST /form"),
            b.enum("now"),
        ),
    )


def test_a_constant_is_no_keyword_but_always_sent(tmp_path: Path) -> None:
    write(tmp_path / "made", {"test": with_constants()})

    done = subprocess.run(
        [sys.executable, "-c", SENDING],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    searched, made, posted = json.loads(done.stdout)

    assert searched[0] == "https://x.example/search?by=name&text=a%20b"
    assert searched[1]["x-version"] == "name"
    assert json.loads(made[2]) == {"kind": 7, "size": 3}
    assert posted[2] == "go=now&note=n"


def test_an_enum_that_only_constants_have_is_no_class() -> None:
    models = emitted(with_constants())["models.py"]

    assert "GoPost" not in models
    assert "class By" not in models
    assert "class BodyKind" in models, "a model still has it"


def test_one_value_that_is_no_default_is_asked_for() -> None:
    by = replace(b.query("by", b.ref("#By")), required=True)
    api = b.api(
        b.group("", b.operation("Do", "GET /do", by)), b.declared("By", b.enum("name"))
    )

    assert "        by: By | str,\n" in emitted(api)["client.py"]


# --- Documentation ----------------------------------------------------------------


def test_items_of_bodies_are_said_to_be_so() -> None:
    listed = b.operation(
        "List books",
        "GET /books",
        b.query("tags", ir.List(b.ref("GET /books/query/tags[]"))),
        returns=ir.List(b.ref("GET /books/response/200[]")),
        bodies=(b.json_body(ir.Map(b.ref("GET /books/request{}"))),),
    )
    holder = "GET /books"
    texts = emitted(
        b.api(
            b.group("", listed),
            *(
                b.inferred(id, ir.Name(text, role, holder), b.record(b.field(id)))
                for id, text, role in (
                    ("GET /books/response/200[]", "List books", ir.Role.ITEM),
                    ("GET /books/request{}", "List books", ir.Role.VALUE),
                    ("GET /books/query/tags[]", "tags", ir.Role.ITEM),
                    ("GET /books/response/404[]", "List books", ir.Role.ITEM),
                )
            ),
        )
    )["models.py"]

    assert '"""An item of what `list_books` returns."""' in texts
    assert '"""A value of what `list_books` sends."""' in texts
    assert '"""An item of the `tags` that `list_books` takes."""' in texts
    assert '"""An item of what comes back where `list_books` fails."""' in texts


def test_a_type_without_documentation_says_where_it_is_used() -> None:
    models = emitted(b.ccc())["models.py"]

    assert '"""What `get_service_user_usage` returns."""' in models


def test_a_type_with_several_uses_says_what_they_share() -> None:
    calls = [
        b.operation(
            f"Get {n}", f"GET /{n}", b.query("of", b.ref("#E")), returns=b.ref("#W")
        )
        for n in ("a", "b", "c")
    ]
    items = b.field("items", ir.List(b.ref("#I")))
    part = b.field("part", b.ref("#P"))
    models = emitted(
        b.api(
            b.group("", *calls),
            b.declared("E", b.enum("x", "y")),
            b.declared("W", b.record(items, b.field("other", b.ref("#P")))),
            b.declared("V", b.record(items, part)),
            b.declared("I", b.record()),
            b.declared("P", b.record()),
        )
    )["models.py"]

    assert '"""The `of` of `get_a`, `get_b` and others."""' in models
    assert '"""What `get_a`, `get_b` and others return."""' in models
    assert '"""An item of the `items` of `W` and `V`."""' in models
    assert '"""Part of `W` and `V`."""' in models


def test_a_joined_type_names_the_calls_that_it_is_a_body_of() -> None:
    calls = [b.operation(f"{v} thing", f"{v} /thing") for v in ("Get", "Put", "Post")]
    shapes = (
        (ir.Role.RESPONSE, "/response/200", "/response/200[]"),
        (ir.Role.REQUEST, "/request", "/request"),
        (ir.Role.ERROR, "/response/404{}", "/response/404{}"),
    )
    types = [
        replace(
            b.inferred(
                f"Get /thing{first}",
                ir.Name("Get thing", role, "Get /thing", also=("Put thing",)),
                b.record(b.field(f"x{number}")),
            ),
            joined=(ir.TypeId(f"Put /thing{first}"), ir.TypeId(f"Post /thing{other}")),
        )
        for number, (role, first, other) in enumerate(shapes)
    ]
    models = emitted(b.api(b.group("", *calls), *types))["models.py"]

    assert '"""What `get_thing` and `put_thing` return."""' in models
    assert '"""What `get_thing`, `put_thing` and others send."""' in models
    assert "A value of what comes back where `get_thing`, `put_thing` and" in models


def test_texts_beside_names_end_with_a_stop() -> None:
    field = b.field("a", doc="A name", constraints=ir.Constraints(max_length=8))
    call = b.operation("Do", "GET /do", b.query("q", doc="What to find"))
    files = emitted(
        b.api(b.group("", call), b.declared("R", b.record(field), "One of\n\n- a\n- b"))
    )

    assert '"""A name. At most 8 characters."""' in files["models.py"]
    assert "    - b\n" in files["models.py"]
    assert "q: What to find.\n" in files["client.py"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("CCC API", "CCC"),
        ("ShopAPI", "Shop"),
        ("Shop", "Shop"),
        ("", "Test"),
        ("API", "Test"),
        ("x" * 99, "Test"),
    ],
)
def test_an_api_goes_by_the_name_its_source_gives(name: str, title: str) -> None:
    files = emitted(replace(b.api(b.group("")), name=name))

    assert files["errors.py"].startswith(f'"""What the clients of the {title}')
    assert "API API" not in files["errors.py"]


def test_a_tag_of_an_unknown_type_is_left_out() -> None:
    tag = ir.Tag("kind", (("a", ir.TypeId("#A")), ("b", ir.TypeId("#Gone"))))
    union = ir.Union((b.ref("#A"), b.ref("#Gone")), tag)
    api = b.api(
        b.group(""),
        b.declared("U", union),
        b.declared("A", replace(b.record(b.field("kind")), extra=b.ref("#Gone"))),
    )

    assert '_Tag("kind", {"a": "A"})' in emitted(api)["models.py"]


def test_a_deprecated_call_is_marked_in_its_plan() -> None:
    calls = (
        b.operation("Old", "GET /old", deprecated=True),
        b.operation("New", "GET /new"),
    )

    client = emitted(b.api(b.group("", *calls)))["client.py"]

    assert client.count("    deprecated=True,\n") == 1


def test_a_call_that_lives_elsewhere_says_so() -> None:
    server = ir.Server(at=b.AT, url="https://elsewhere.example", name="elsewhere")
    api = b.api(b.group("", b.operation("Do", "GET /do", servers=(server,))))

    client = emit(api, Settings(name="test"), {}, Report()).files["client.py"]

    assert "Server: `https://elsewhere.example`" in client
    assert 'elsewhere_url: str = "https://elsewhere.example",' in client
    assert '    server="elsewhere_url",\n' in client
    assert "    auth=(),\n" in client


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


def test_keywords_that_several_schemes_want_go_by_the_names_of_the_schemes() -> None:
    schemes = (
        b.scheme("bearer", ir.AuthKind.BEARER),
        b.scheme("oauth1", ir.AuthKind.OAUTH1),
        b.scheme("basic", ir.AuthKind.BASIC),
    )
    server = ir.Server(
        at=b.AT,
        url="https://{username}.example.com",
        variables=(ir.ServerVariable(at=b.AT, wire="username", default="www"),),
    )
    model = replace(b.api(b.group(""), auths=schemes), servers=(server,))

    keywords = constructor_keywords(model)

    assert keywords["auth:bearer"] == ("bearer_token",)
    assert "oauth1_token" in keywords["auth:oauth1"]
    assert "consumer_key" in keywords["auth:oauth1"]
    names = [name for several in keywords.values() for name in several]
    assert len(names) == len(set(names))
    assert keywords["auth:basic"][1] == "password"


def test_only_the_modules_of_the_kinds_in_use_are_copied() -> None:
    schemes = (b.scheme("aws", ir.AuthKind.AWS_SIGV4),)

    product = emit(
        b.api(b.group(""), auths=schemes), Settings(name="test"), {}, Report()
    )

    assert "sigv4" in product.runtime
    assert not {"oauth2", "digest", "ntlm", "jwt", "hawk"} & set(product.runtime)


def test_a_package_exports_what_its_callers_make_themselves() -> None:
    plain = emitted(b.api(b.group("", b.operation("Get it", "GET /it"))))["__init__.py"]
    body = ir.Body(
        at=b.AT,
        media="application/octet-stream",
        encoding=ir.Encoding.BINARY,
        type=ir.Scalar(ir.ScalarKind.BYTES),
    )
    send = b.operation("Send it", "POST /it", bodies=(body,))
    sending = emitted(b.api(b.group("", send)))["__init__.py"]

    assert "import RequestOptions as RequestOptions" in plain
    assert "Upload" not in plain
    assert "from .._runtime.files import Upload as Upload" in sending


def test_a_password_is_not_shown() -> None:
    password = ir.Scalar(ir.ScalarKind.STRING, "password")
    user = b.record(b.field("name"), b.field("password", password))
    api = b.api(b.group(""), b.declared("User", user))

    assert (
        '    password: str = _field(repr=False, metadata={"form": "password"})\n'
    ) in emitted(api)["models.py"]
