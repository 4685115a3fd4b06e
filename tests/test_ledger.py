"""The ledger: every value of every source has one fate, and nothing is lost unsaid."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import specloom
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from specloom import ledger as ledgers
from specloom import naming
from specloom.cli import command
from specloom.diagnostics import InputError, Report
from specloom.ledger import Fate, Leaf, Ledger
from specloom.parsers import detect
from specloom.source import Document, Json, Reads, read
from specloom.targets.python import emit
from specloom.targets.python.symbols import symbols

from . import golden
from .postman_calls import SCHEMA

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "generator" / "specloom" / "schemas"


def document(value: Any, name: str = "api.json") -> Document:
    return read(json.dumps(value).encode(), name, Report())


def account(*documents: Document, **given: Any) -> Ledger:
    """The ledger of a client of `documents`."""
    report, reads = Report(), Reads()
    chosen = specloom.Settings(name="shop", **given)
    api = specloom.understand(chosen, documents, report, reads)
    product = emit(api, chosen, {}, report)
    known = symbols(product, chosen.name)
    return ledgers.ledger(documents, reads, product.api, known, report, chosen)


def leaf(book: Ledger, pointer: str) -> Leaf:
    """The one leaf at `pointer`."""
    (found,) = (leaf for leaf in book.leaves if str(leaf.at) == pointer)
    return found


def request(name: str, path: str = "pets", **facts: Any) -> dict[str, Any]:
    """An item with a request to `/path`."""
    url = {"raw": f"https://shop.example/{path}", "host": "https://shop.example"}
    return {
        "name": name,
        "request": {"method": "GET", "url": {**url, "path": [path]}},
        "response": [],
        **facts,
    }


def saved(body: Any, **facts: Any) -> dict[str, Any]:
    """A saved answer with a JSON body."""
    return {"name": "ok", "code": 200, "body": json.dumps(body), **facts}


def collection(*items: Any, **facts: Any) -> Document:
    return document(
        {"info": {"name": "Shop", "schema": SCHEMA}, "item": list(items), **facts}
    )


# --- The four fates -------------------------------------------------------------


def test_what_is_read_for_a_symbol_is_emitted_to_it() -> None:
    item = request("List pets")
    item["request"]["url"]["query"] = [{"key": "size", "value": "3"}]
    book = account(collection(item))

    name = leaf(book, "#/item/0/name")
    key = leaf(book, "#/item/0/request/url/query/0/key")

    assert (name.fate, name.symbol) == (Fate.EMITTED, "ShopClient.list_pets")
    assert (key.fate, key.symbol) == (Fate.EMITTED, "ShopClient.list_pets(size)")
    assert key.by == "GET /pets?query:size"


def test_a_variant_is_merged_into_the_operation_it_is_of() -> None:
    book = account(collection(request("List pets"), request("All pets")))

    assert leaf(book, "#/item/0/name").fate is Fate.EMITTED
    variant = leaf(book, "#/item/1/name")
    assert (variant.fate, variant.by) == (Fate.MERGED, "GET /pets")


def test_a_repeated_sample_is_merged_into_the_type_of_the_first() -> None:
    answers = [saved({"id": 1}), saved({"id": 2})]
    book = account(collection(request("List pets", response=answers)))

    first = leaf(book, "#/item/0/response/0/body")
    second = leaf(book, "#/item/0/response/1/body")

    assert (first.fate, first.symbol) == (Fate.EMITTED, "models.Pets")
    assert (second.fate, second.symbol) == (Fate.MERGED, "models.Pets")


def test_the_request_that_an_answer_repeats_is_merged() -> None:
    item = request("List pets")
    item["request"]["url"]["query"] = [{"key": "size", "value": "3"}]
    item["response"] = [saved({}, originalRequest=item["request"])]
    book = account(collection(item))
    again = "#/item/0/response/0/originalRequest"

    assert leaf(book, f"{again}/url/query/0/key").fate is Fate.MERGED
    assert leaf(book, f"{again}/url/host").fate is Fate.MERGED
    assert leaf(book, "#/item/0/request/url/host").fate is Fate.EMITTED


def test_a_type_that_was_joined_with_an_equal_one_is_merged_into_it() -> None:
    pet = {"id": 1, "name": "x", "born": "2024-01-02"}
    book = account(
        collection(
            request("Get pet", "pet", response=[saved(pet)]),
            request("Read pet", "animal", response=[saved(pet)]),
        )
    )

    fates = [leaf(book, f"#/item/{i}/response/0/body") for i in (0, 1)]

    assert sorted(one.fate for one in fates) == [Fate.EMITTED, Fate.MERGED]
    (symbol,) = {one.symbol for one in fates}
    assert symbol.startswith("models.")


def test_a_document_given_twice_is_merged_into_the_first() -> None:
    item = request("List pets", response=[saved({"id": 1})])
    one, two = document(item, "a.json"), document(item, "b.json")

    book = account(one, two)

    counts = {"a.json": set[Fate](), "b.json": set[Fate]()}
    for found in book.leaves:
        counts[found.at.document].add(found.fate)
    assert Fate.EMITTED in counts["a.json"]
    assert counts["b.json"] == {Fate.MERGED, Fate.IGNORED}


def test_what_a_rule_ignores_has_the_rule_and_its_reason() -> None:
    book = account(collection(request("List pets")))

    url = leaf(book, "#/item/0/request/url/raw")

    assert (url.fate, url.by) == (Fate.IGNORED, "raw-url")
    assert "parts" in book.rules["raw-url"].reason


def test_a_url_whose_text_is_all_there_is_counts() -> None:
    item = request("List pets")
    item["request"]["url"] = {"raw": "https://shop.example/pets"}
    book = account(collection(item))

    assert leaf(book, "#/item/0/request/url/raw").fate is Fate.EMITTED


def test_what_a_diagnostic_says_is_left_out_is_unsupported_by_its_code() -> None:
    book = account(collection(request("List pets"), {"name": "Nothing"}))

    lost = leaf(book, "#/item/1/name")

    assert (lost.fate, lost.by) == (Fate.UNSUPPORTED, "item-without-request")
    assert not lost.unexplained


def test_what_nobody_knows_is_unexplained() -> None:
    book = account(collection(request("List pets", unheardOf={"a": [1]})))

    lost = leaf(book, "#/item/0/unheardOf/a/0")

    assert lost.unexplained
    assert [one for one in book.leaves if one.unexplained] == [lost]


def test_what_the_configuration_leaves_out_is_ignored_by_a_rule() -> None:
    book = account(
        collection(request("List pets"), request("List toys", "toys")),
        exclude=("GET /toys",),
    )

    assert leaf(book, "#/item/0/name").fate is Fate.EMITTED
    assert leaf(book, "#/item/1/name").by == "deselected"


def test_what_an_overlay_drops_is_ignored_by_a_rule() -> None:
    overlay = document({"patch": {"GET /toys": {"drop": True}}}, "overlay.json")
    book = account(
        collection(request("List pets"), request("List toys", "toys")), overlay
    )

    assert leaf(book, "#/item/1/name").by == "dropped"
    assert not [one for one in book.leaves if one.fate is Fate.UNSUPPORTED]


def test_the_lines_around_the_description_on_a_page_are_counted() -> None:
    text = f"Our API\n\nSee below\n{json.dumps(request('List pets'), indent=1)}\nBye\n"
    page = read(text.encode(), "page.txt", Report())

    book = account(page)

    lines = [str(one.at) for one in book.leaves if one.by == "page"]
    assert lines[:2] == ["#/0", "#/2"]
    assert len(lines) == 3


def test_a_document_of_no_known_format_is_unsupported() -> None:
    book = account(collection(request("List pets")), document({"a": 1}, "other.json"))

    (lost,) = (one for one in book.leaves if one.at.document == "other.json")

    assert (lost.fate, lost.by) == (Fate.UNSUPPORTED, "unknown-format")


# --- Every value, once ----------------------------------------------------------

TEXTS = st.one_of(
    st.sampled_from(["", "x", "{{a}}", "<string>", "application/json", "[1", "noauth"]),
    st.text(max_size=5),
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(0, 600), TEXTS)
KEYS = st.sampled_from(sorted(naming.listed("""
        key value name id mode raw type description disabled url method header query
        variable body auth unheardOf _x item request response code originalRequest
        event formdata
        """)))
ODD: st.SearchStrategy[Json] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


def shaped(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with `fields`, each now and then missing or odd, and with odd ones."""
    some = {key: value | ODD for key, value in fields.items()}
    return st.builds(
        lambda known, odd: {**odd, **known},
        st.fixed_dictionaries({}, optional=some),
        st.dictionaries(KEYS, ODD, max_size=1),
    )


PAIRS = st.lists(
    shaped(key=TEXTS, value=TEXTS, disabled=st.booleans(), description=TEXTS),
    max_size=2,
)
URLS = shaped(
    raw=st.just("https://x.example/{{a}}/:b?c=1"),
    host=st.just(["x", "example"]),
    path=st.lists(st.sampled_from(["a", ":b", "{{c}}"]), max_size=3),
    query=PAIRS,
    variable=PAIRS,
)
BODIES = shaped(
    mode=st.sampled_from(["raw", "formdata", "urlencoded", "file", "graphql", "odd"]),
    raw=st.sampled_from(['{"a": {{b}}}', "", "text", "<a/>", "[1, 2]"]),
    formdata=PAIRS,
    urlencoded=PAIRS,
)
AUTHS = shaped(
    type=st.sampled_from(["bearer", "basic", "apikey", "noauth", "digest", "odd"]),
    bearer=PAIRS,
    apikey=PAIRS,
)
REQUESTS = shaped(
    method=st.sampled_from(["GET", "post", ""]),
    url=URLS,
    header=PAIRS,
    body=BODIES,
    auth=AUTHS,
)
RESPONSES = shaped(
    name=TEXTS,
    code=st.sampled_from([200, 201, 300, 404, 0]),
    body=st.sampled_from(['{"a": 1}', "", "text", '"{}"']),
    header=PAIRS,
    originalRequest=REQUESTS,
)
ITEMS = shaped(
    name=TEXTS, request=REQUESTS, response=st.lists(RESPONSES, max_size=2), auth=AUTHS
)
FOLDERS = shaped(name=TEXTS, item=st.lists(ITEMS, max_size=2))
COLLECTIONS = shaped(
    info=st.just({"name": "X", "schema": SCHEMA}),
    item=st.lists(ITEMS | FOLDERS, max_size=3),
    variable=PAIRS,
    auth=AUTHS,
).map(lambda found: {**found, "info": {"name": "X", "schema": SCHEMA}})


def leaves(value: Json) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values in `value` that hold no other."""
    match value:
        case dict() if value:
            for key, child in value.items():
                yield from ((key, *path) for path in leaves(child))
        case list() if value:
            for index, child in enumerate(value):
                yield from ((index, *path) for path in leaves(child))
        case _:
            yield ()


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(COLLECTIONS)
def test_every_value_of_a_collection_has_one_fate(value: dict[str, Any]) -> None:
    value.setdefault("item", [])
    if not isinstance(value["item"], list):
        value["item"] = [value["item"]]
    try:
        book = account(document(value))
    except InputError:
        return

    assert [one.at.path for one in book.leaves] == list(leaves(value))
    for one in book.leaves:
        if one.fate in (Fate.EMITTED, Fate.MERGED):
            assert one.by
            assert one.symbol
        elif one.fate is Fate.IGNORED:
            assert one.by in book.rules
    assert sum(book.counts().values()) == len(book.leaves)


CASES = [case for case in golden.cases() if case.name != "nothing-known"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_value_of_a_golden_case_has_one_fate(case: Path) -> None:
    documents = golden.documents(case, Report())
    chosen = golden.settings(case)
    report, reads = Report(), Reads()
    api = specloom.understand(chosen, documents, report, reads)

    book = ledgers.ledger(documents, reads, api, {}, report, chosen)

    wanted = [
        at
        for found in documents
        for _, part in detect(found)
        for at, _ in Reads().leaves(part)
    ]
    assert [
        one.at for one in book.leaves if one.by not in ("page", "unknown-format")
    ] == wanted
    if case.name.startswith("postman"):
        assert [str(one.at) for one in book.leaves if one.unexplained] == []


@pytest.mark.parametrize("client", ["zoom", "ccc", "webex"])
def test_nothing_of_our_own_sources_is_lost(client: str) -> None:
    paths = sorted(path for path in (ROOT / "specs" / client).iterdir())

    book = account(*(read(p.read_bytes(), p.name, Report()) for p in paths))

    assert [str(one.at) for one in book.of(Fate.UNSUPPORTED)] == []


# --- The command ----------------------------------------------------------------


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["report", *arguments])


@pytest.fixture
def source(tmp_path: Path) -> str:
    item = request("List pets", unheardOf=1, response=[saved({"id": 1})])
    path = tmp_path / "shop.json"
    path.write_text(collection(item).text)
    return str(path)


def test_the_report_counts_each_fate_and_lists_what_is_lost(source: str) -> None:
    result = run(source)

    assert result.exit_code == 0
    assert re.search(r"^ +unsupported +1$", result.output, re.MULTILINE)
    assert "raw-url" in result.output
    assert "unexplained  (#/item/0/unheardOf)" in result.output
    assert "shop.json:1:" in result.output


def test_the_report_for_machines_has_the_shape_it_is_documented_with(
    source: str,
) -> None:
    result = run(source, "--json")
    schema = json.loads((SCHEMAS / "report.schema.json").read_text())

    value = json.loads(result.output)

    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(value)) == []
    (client,) = value["clients"]
    (lost,) = client["unsupported"]
    assert (lost["pointer"], lost["code"]) == ("#/item/0/unheardOf", None)
    counted = sum(one["count"] for one in client["emitted"])
    assert counted == client["values"]["emitted"] > 0


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ("unsupported", 1),
        ("unexplained", 1),
        ("ignored", 1),
        ("warning, ignored", 1),
        ("some-code-that-nothing-has", 0),
        ("", 0),
        ("unsuported", 2),
        ("No Kind", 2),
    ],
)
def test_the_report_fails_on_what_it_is_told_to(
    source: str, kinds: str, code: int
) -> None:
    assert run(source, "--fail-on", kinds).exit_code == code


def test_the_report_fails_on_the_code_of_a_diagnostic(tmp_path: Path) -> None:
    path = tmp_path / "shop.json"
    path.write_text(collection(request("List pets"), {"name": "Nothing"}).text)

    found = run(str(path), "--fail-on", "item-without-request")
    other = run(str(path), "--fail-on", "body-mode-unknown")

    assert (found.exit_code, other.exit_code) == (1, 0)
    assert "1 item-without-request" in found.output


def test_the_report_knows_the_clients_of_specloom_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    (tmp_path / "specloom.yaml").write_text(
        "clients:\n  shop:\n    sources: [shop.json]\n"
        "  other:\n    sources: [shop.json]\n"
    )
    monkeypatch.chdir(tmp_path)

    assert [
        run().output.count(f"{name}: 1 document") for name in ("shop", "other")
    ] == [
        1,
        1,
    ]
    assert "other" not in run("shop").output
    assert run("shpo").exit_code == 2
    assert "did you mean 'shop'" in run("shpo").output


def test_a_source_that_is_broken_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{")

    result = run(str(path))

    assert result.exit_code == 2
    assert "json-syntax" in result.output
