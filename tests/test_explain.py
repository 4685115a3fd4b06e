"""`explain`: where a symbol comes from is told, and the lines it gives do change it."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import specloom
import yaml
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from specloom.cli import command
from specloom.diagnostics import InputError, Report
from specloom.explain import Explained, explain, meant, nearest
from specloom.explain.words import RULES
from specloom.source import Document, Reads
from specloom.targets.python import emit
from specloom.targets.python.symbols import symbols

from . import golden
from .test_ledger import collection, document, request, saved

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "generator" / "specloom" / "schemas"


def made(*documents: Document, **given: Any) -> specloom.Product:
    settings = specloom.Settings(name="shop", **given)
    report = Report()
    api = specloom.understand(settings, documents, report, Reads())
    assert not report.failed, list(report)
    return emit(api, settings, {}, report)


def told(word: str, product: specloom.Product, **given: Any) -> Explained:
    """What is told of the one symbol that `word` means."""
    ((symbol, id),) = meant(word, symbols(product, "shop")).items()
    settings = specloom.Settings(name="shop", **given)
    found = explain(id, symbol, product, settings, {})
    assert found is not None
    return found


def shop() -> Document:
    """A folder with an operation that has a keyword of each kind, and two samples."""
    pets = [
        {"id": 1, "name": "Rex", "born": "2024-01-02", "token": "s3cr3t-s3cr3t-s3cr3t"},
        {"id": 2, "name": "Tom", "born": "2024-03-04", "owner": None},
    ]
    item = request("List pets", "pets")
    url = item["request"]["url"]
    url["path"] = ["shops", ":shop", "pets"]
    url["variable"] = [
        {"key": "shop", "value": "7", "description": "(Required) Which."}
    ]
    url["query"] = [{"key": "size", "value": "3"}]
    item["response"] = [saved(pets)]
    adding = request("Add pet")
    adding["request"] |= {
        "method": "POST",
        "body": {"mode": "raw", "raw": '{"name": "Rex", "age": 3}'},
        "auth": {"type": "bearer"},
    }
    return collection({"name": "Pets", "item": [item, adding]})


# --- Symbols --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "symbol"),
    [
        ("api", "ShopClient"),
        ("auth:bearer", "ShopClient(token)"),
        ("server", "ShopClient(base_url)"),
        ("group:Pets", "ShopClient.pets"),
        ("GET /shops/{shop}/pets", "ShopClient.pets.list_pets"),
        ("GET /shops/{shop}/pets?path:shop", "ShopClient.pets.list_pets(shop)"),
        ("GET /shops/{shop}/pets/query/size", "ShopClient.pets.list_pets(size)"),
        ("POST /pets?body:age", "ShopClient.pets.add_pet(age)"),
        ("POST /pets/request/age", "ShopClient.pets.add_pet(age)"),
        ("GET /shops/{shop}/pets/response/200[].born", "models.Pet.born"),
        ("GET /shops/{shop}/pets/response/200[]/born", "models.Pet.born"),
    ],
)
def test_every_stable_id_has_the_symbol_that_a_user_sees(id: str, symbol: str) -> None:
    product = made(shop())

    assert symbols(product, "shop")[id] == symbol


def test_every_name_and_every_slot_of_evidence_has_a_symbol() -> None:
    product = made(shop())
    known = symbols(product, "shop")

    assert [id for id in product.names if id not in known] == []
    assert [slot for slot in product.api.evidence if slot not in known] == []


def test_a_type_that_was_joined_has_the_symbol_of_the_one_it_became() -> None:
    pet = {"id": 1, "name": "x", "born": "2024-01-02"}
    product = made(
        collection(
            request("Get pet", "pet", response=[saved(pet)]),
            request("Get old pet", "old", response=[saved(pet)]),
        )
    )
    known = symbols(product, "shop")

    assert known["GET /pet/response/200"] == known["GET /old/response/200"]
    assert known["GET /pet/response/200/born"] == known["GET /old/response/200/born"]


@pytest.mark.parametrize(
    "word",
    [
        "models.Pet.born",
        "Pet.born",
        "born",
        "generated.shop.models.Pet.born",
        "GET /shops/{shop}/pets/response/200[].born",
    ],
)
def test_a_symbol_may_be_spelled_in_full_or_not(word: str) -> None:
    assert list(meant(word, symbols(made(shop()), "shop"))) == ["models.Pet.born"]


@pytest.mark.parametrize(
    "word",
    [
        "ShopClient.pets.list_pets(size)",
        "AsyncShopClient.pets.list_pets(size)",
        "pets.list_pets( size )",
        "list_pets.size",
        "generated.shop.ShopClient.pets.list_pets(size)",
    ],
)
def test_a_keyword_may_be_spelled_as_it_is_in_a_call(word: str) -> None:
    found = meant(word, symbols(made(shop()), "shop"))

    assert list(found) == ["ShopClient.pets.list_pets(size)"]


def test_every_slot_that_evidence_is_printed_for_may_be_asked_for() -> None:
    product = made(shop())

    for slot in product.api.evidence:
        assert told(slot, product).symbol == symbols(product, "shop")[slot]


def test_a_word_with_several_meanings_has_them_all() -> None:
    found = meant("name", symbols(made(shop()), "shop"))

    assert {"models.Pet.name", "ShopClient.pets.add_pet(name)"} <= set(found)


def test_the_nearest_symbols_are_known() -> None:
    known = symbols(made(shop()), "shop")

    assert nearest("list_pet", known)[0] == "ShopClient.pets.list_pets"
    assert nearest("models.Pet.borne", known)[0] == "models.Pet.born"
    assert nearest("qqqqqqqq", known) == []


def defined(product: specloom.Product) -> set[str]:
    """What the files of a client define: classes, what is in them, and keywords."""
    found: set[str] = set()
    for path, text in product.files.items():
        for node in ast.walk(ast.parse(text)) if path.endswith(".py") else ():
            if isinstance(node, ast.AnnAssign | ast.Assign):
                found |= {ast.unparse(node).partition(":")[0].partition(" ")[0]}
            match node:
                case ast.Call(args=[ast.Constant(str() as name), ast.Dict(keys)]):
                    texts = [ast.literal_eval(key) for key in keys if key is not None]
                    found |= {f"{name}.{text}" for text in texts}
            if not isinstance(node, ast.ClassDef):
                continue
            found.add(node.name)
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    keywords = [*inner.args.args, *inner.args.kwonlyargs]
                    found.add(inner.name)
                    found |= {f"{inner.name}({one.arg})" for one in keywords}
                    if inner.name == "__init__":
                        found |= {f"{node.name}({one.arg})" for one in keywords}
                elif isinstance(inner, ast.AnnAssign):
                    found.add(f"{node.name}.{ast.unparse(inner.target)}")
                elif isinstance(inner, ast.Assign):
                    found.add(f"{node.name}.{ast.unparse(inner.targets[0])}")
    return found


@pytest.mark.parametrize("case", golden.cases(), ids=lambda case: case.name)
def test_every_symbol_is_in_the_code(case: Path) -> None:
    try:
        product = specloom.generate(
            golden.settings(case), golden.documents(case, Report()), {}, Report()
        )
    except InputError:
        return
    code = defined(product)

    chosen = golden.settings(case)
    for id, symbol in symbols(product, chosen.name, chosen.models).items():
        short = symbol.removeprefix("models.")
        if not symbol.startswith("models.") and "." in symbol:
            short = symbol.rpartition(".")[2]
        if "," not in short:
            assert short in code, (id, symbol)


# --- What is told ---------------------------------------------------------------


def test_the_evidence_of_a_field_is_told() -> None:
    born = told("Pet.born", made(shop()))

    assert born.kind == "attribute"
    assert born.type == "date"
    assert born.decided.startswith("inferred: ")
    assert born.presence == "required: present in 2 of 2 samples"
    (seen,) = born.evidence
    assert (seen.samples, seen.present, seen.nulls) == (2, 2, 0)
    assert [value.json for value in seen.values] == ["2024-01-02", "2024-03-04"]
    assert str(born.places[0]) == "#/item/0/item/0/response/0"


def test_what_some_samples_lack_is_optional() -> None:
    owner = told("Pet.owner", made(shop()))

    assert owner.presence == "optional: present in 1 of 2 samples"
    assert owner.evidence[0].nulls == 1


def test_secrets_are_not_told() -> None:
    token = told("Pet.token", made(shop()))

    assert "s3cr3t" not in str(token)


def test_a_keyword_says_why_it_is_required_or_not() -> None:
    product = made(shop())

    assert told("list_pets(shop)", product).presence.startswith("required: the path")
    assert told("list_pets(size)", product).presence.startswith("optional")
    assert told("list_pets(size)", product).default == "None, which means absent"


def test_a_name_says_where_it_comes_from() -> None:
    product = made(shop())
    renames = {"GET /shops/{shop}/pets": "all_pets"}

    plain = told("list_pets", product)
    pinned = told("all_pets", made(shop(), renames=renames), renames=renames)

    assert plain.name == "the source says 'List pets'"
    assert pinned.name.startswith("pinned by `rename`")
    assert "an item of the list" in told("models.Pet", product).name


def test_credentials_and_the_server_are_explained() -> None:
    product = made(shop())

    assert told("ShopClient(token)", product).changes[0].lines[-1] == "    auth: bearer"
    server = told("ShopClient(base_url)", product)
    assert server.changes[0].lines[-1] == '    server: "https://shop.example"'


def test_everything_with_a_symbol_can_be_explained() -> None:
    product = made(shop())
    settings = specloom.Settings(name="shop")

    for id, symbol in symbols(product, "shop").items():
        if "/query/" in id or "/request" in id or "/path/" in id or "/response/" in id:
            continue  # slots are known by the symbol they became part of
        assert explain(id, symbol, product, settings, {}) is not None, id


@pytest.mark.parametrize("case", golden.cases(), ids=lambda case: case.name)
def test_every_rule_of_inference_is_told_in_words(case: Path) -> None:
    try:
        api = specloom.understand(
            golden.settings(case), golden.documents(case, Report()), Report()
        )
    except InputError:
        return

    assert {seen.rule for seen in api.evidence.values()} - {""} <= set(RULES)


# --- What changes it ------------------------------------------------------------

FIELDS = ["Pet.born", "list_pets(size)", "add_pet(age)", "Pet.owner", "add_pet(name)"]


def change(found: Explained, file: str) -> Any:
    """The lines that `found` gives for `file`, as YAML reads them."""
    (lines,) = (one.lines for one in found.changes if one.file == file)
    return yaml.safe_load("\n".join(lines))


@pytest.mark.parametrize(
    "word", [*FIELDS, "models.Pet", "list_pets", "ShopClient.pets"]
)
def test_the_line_for_the_configuration_pins_the_name(word: str) -> None:
    found = told(word, made(shop()))
    renames = change(found, "specloom.yaml")["clients"]["shop"]["rename"]
    ((id, name),) = renames.items()

    again = made(shop(), renames=renames)
    other = made(shop(), renames={id: "quite_another"})

    assert again.names[id] == name == made(shop()).names[id]
    assert other.names[id] == "quite_another"


@pytest.mark.parametrize("word", FIELDS)
def test_the_lines_for_an_overlay_keep_what_they_say(word: str) -> None:
    product = made(shop())
    before = told(word, product)
    overlay = document(change(before, "overlay.yaml"), "overlay.json")

    after = told(word, made(shop(), overlay))

    assert (after.type, after.presence[:8]) == (before.type, before.presence[:8])


@pytest.mark.parametrize("word", ["Pet.name", "list_pets(size)", "add_pet(age)"])
def test_the_lines_for_an_overlay_change_the_type(word: str) -> None:
    patch = change(told(word, made(shop())), "overlay.yaml")
    for said in patch["patch"].values():
        said |= {"type": "string", "format": "uuid"}

    after = told(word, made(shop(), document(patch, "overlay.json")))

    assert "UUID" in after.type
    assert after.decided == "declared by an overlay"


def test_the_dialect_of_a_date_time_outlives_the_lines_that_keep_its_type() -> None:
    item = request("List pets", "pets")
    item["response"] = [saved({"born": "2024-01-02T03:04:05.000Z"})]
    before = made(collection(item))
    overlay = document(change(told("born", before), "overlay.yaml"), "overlay.json")

    after = made(collection(item), overlay)

    assert "z3" in before.files["models.py"]
    assert after.files["models.py"] == before.files["models.py"]


def test_a_field_of_one_of_several_kinds_is_told_and_can_be_changed() -> None:
    item = request("List pets", "pets")
    cats = [{"type": "cat", "meow": 1}, {"type": "dog", "bark": 2}]
    item["response"] = [saved(cats)]
    found = told("bark", made(collection(item)))
    patch = change(found, "overlay.yaml")
    for said in patch["patch"].values():
        said |= {"type": "number", "required": False}

    after = told("bark", made(collection(item), document(patch, "overlay.json")))

    assert found.decided.startswith("inferred")
    assert (after.type, after.presence[:8]) == ("float", "optional")


def test_what_an_overlay_says_of_a_requirement_is_no_evidence_of_samples() -> None:
    patch = change(told("Pet.born", made(shop())), "overlay.yaml")
    for said in patch["patch"].values():
        del said["type"], said["format"]
        said["required"] = False

    after = told("Pet.born", made(shop(), document(patch, "overlay.json")))

    assert after.presence.startswith("optional: a source says so")


# --- The command ----------------------------------------------------------------


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["explain", *arguments])


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "shop.json"
    path.write_text(json.dumps(shop().value, indent=1))
    return str(path)


def test_a_place_is_told_with_its_line(source: str) -> None:
    result = run(source, "Pet.born")

    assert result.exit_code == 0
    assert "models.Pet.born\n" in result.output
    lines = Path(source).read_text().split("\n")
    (place,) = (x for x in result.output.split("\n") if "#/item/0/item/0/resp" in x)
    number = int(place.split(":")[1])
    assert lines[number - 1].strip() == "{"
    assert '"name": "ok"' in lines[number]


@pytest.mark.parametrize("word", ["Pet.born", "list_pets", "name", "ApiClient(token)"])
def test_what_machines_get_has_the_shape_it_is_documented_with(
    source: str, word: str
) -> None:
    schema = json.loads((SCHEMAS / "explain.schema.json").read_text())

    value = json.loads(run(source, word, "--json").output)

    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(value)) == []
    assert ("matches" in value) == (word == "name")


def test_several_symbols_are_listed(source: str) -> None:
    result = run(source, "name")

    assert result.exit_code == 0
    assert "  models.Pet.name  (GET /shops/{shop}/pets/response/200[].name)" in (
        result.output
    )


def test_a_word_that_means_nothing_is_an_error_with_the_nearest(source: str) -> None:
    result = run(source, "Pet.borne")

    assert result.exit_code == 2
    assert "models.Pet.born" in result.output


def test_a_client_is_explained_with_the_names_of_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("specs", "generated"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "specloom.yaml", tmp_path)
    lock = tmp_path / "generated" / "zoom" / "specloom.lock"
    held = lock.read_text().replace('"get_daily_usage_report"', '"day_by_day"')
    lock.write_text(held)
    monkeypatch.chdir(tmp_path)

    result = run("zoom", "day_by_day")

    assert result.exit_code == 0
    assert "ZoomClient.day_by_day\n" in result.output
    assert "kept by specloom.lock" in result.output
    assert run("zoon", "x").exit_code == 2


def test_secrets_are_not_printed(source: str) -> None:
    assert "s3cr3t" not in run(source, "Pet.token").output
    assert "s3cr3t" not in run(source, "Pet.token", "--json").output


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_texts_that_no_encoding_holds_are_printed_as_escapes(
    tmp_path: Path, options: list[str]
) -> None:
    path = tmp_path / "shop.json"
    text = json.dumps({"name": "half \ud800", "\x1b[31m": 1, "born": "x"})
    item = request("List \ud800 pets", response=[{"code": 200, "body": text}])
    path.write_text(json.dumps(item))

    for word in ("GET /pets", "GET /pets/response/200.name", "name"):
        result = run(str(path), word, *options)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "\x1b" not in result.output
