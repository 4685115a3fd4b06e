"""What several sources of one API become: one client, with what they contradict."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
import specloom
from click.testing import CliRunner
from specloom import Settings, ir, passes, understand
from specloom.cli import command
from specloom.diagnostics import Pointer, Report
from specloom.ir import Disagreement, Reason
from specloom.passes.merge import merge
from specloom.source import Document, read
from specloom.targets.python import runtime_files

from . import golden
from .building import (
    INTEGER,
    NUMBER,
    api,
    datetime,
    declared,
    enum,
    field,
    group,
    json_body,
    operation,
    path,
    query,
    record,
    ref,
    scheme,
)
from .loopback import Answer, Recorded, serving
from .packages import imported, write

CASE = golden.ROOT / "several-webex"
SCHEMAS = Path(specloom.__file__).parent / "schemas"
SECRET = "sk" + "_live_" + "4eC39HqLyjWDarjtT1zdp7dc"

PERSON = ("personId", "firstName", "lastName", "birthday", "shoeSize", "nickName")


# --- Documents -----------------------------------------------------------------


def documents(files: Mapping[str, Any]) -> list[Document]:
    """Documents by their names: text as it is, anything else as JSON."""
    return [
        read(
            (text if isinstance(text, str) else json.dumps(text)).encode(),
            name,
            Report(),
        )
        for name, text in files.items()
    ]


def understood(
    files: Mapping[str, Any], report: Report | None = None, **settings: Any
) -> ir.Api:
    report = Report() if report is None else report
    return understand(Settings(name="x", **settings), documents(files), report)


def schema(title: str, *required: str, **properties: Any) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": properties,
        "required": list(required),
    }


def person(title: str = "Person") -> dict[str, Any]:
    return schema(title, **{key: {"type": "string"} for key in PERSON})


def call(
    way: str,
    answer: Any = None,
    *,
    method: str = "GET",
    name: str = "Call",
    body: Any = None,
    status: int = 200,
    **request: Any,
) -> dict[str, Any]:
    """A request of a collection, with a saved response."""
    given: dict[str, Any] = {"method": method, "url": f"https://h.example{way}"}
    if body is not None:
        options = {"raw": {"language": "json"}}
        given["body"] = {"mode": "raw", "raw": json.dumps(body), "options": options}
    saved: list[Any] = []
    if answer is not None:
        head = [{"key": "Content-Type", "value": "application/json"}]
        saved.append(
            {
                "name": "ok",
                "originalRequest": given,
                "code": status,
                "header": head,
                "body": json.dumps(answer),
            }
        )
    return {"name": name, "request": {**given, **request}, "response": saved}


def collection(*items: Any, **more: Any) -> dict[str, Any]:
    url = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    return {"info": {"name": "C", "schema": url}, "item": list(items), **more}


def found(model: ir.Api, id: str) -> ir.Operation:
    return next(one for one in ir.operations(model.root) if one.id == id)


def ids(model: ir.Api) -> list[str]:
    return sorted(one.id for one in ir.operations(model.root))


def answer_type(model: ir.Api, id: str) -> ir.Type:
    body = found(model, id).responses[0].body
    assert body is not None
    return body.type


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report]


def kinds(model: ir.Api) -> list[tuple[str, str]]:
    return [(one.slot, one.kind) for one in model.conflicts]


# --- Operations ----------------------------------------------------------------


def of(document: str, model: ir.Api) -> ir.Api:
    """`model` as if `document` said all of it."""
    at = Pointer(document)

    def change(node: ir.Operation) -> ir.Operation:
        return replace(
            node,
            at=at,
            parameters=tuple(replace(one, at=at) for one in node.parameters),
            responses=tuple(
                replace(one, body=one.body and replace(one.body, at=at))
                for one in node.responses
            ),
        )

    return replace(
        model,
        at=at,
        root=ir.rewrite_operations(model.root, change),
        types={id: replace(decl, at=at) for id, decl in model.types.items()},
        servers=tuple(replace(one, at=at) for one in model.servers),
    )


def merged(*apis: ir.Api, report: Report | None = None, **settings: Any) -> ir.Api:
    named = [of(f"{number}.json", one) for number, one in enumerate(apis)]
    chosen = Settings(name="x", **settings)
    return merge(named, Report() if report is None else report, chosen)


def test_operations_are_one_whatever_the_variables_in_their_path_are_called() -> None:
    one = api(group("", operation("Find", "GET /a/{id}", path("id"))))
    two = api(group("", operation("", "GET /a/{aId}", path("aId", doc="Which."))))

    (joined,) = ir.operations(merged(one, two).root)

    assert (joined.id, joined.path, joined.joined) == (
        "GET /a/{id}",
        "/a/{id}",
        ("GET /a/{aId}",),
    )
    assert [(p.wire, p.doc) for p in joined.parameters] == [("id", "Which.")]


def test_evidence_and_examples_follow_the_variable_that_is_renamed() -> None:
    seen = operation("", "GET /a/{aId}", path("aId", INTEGER))
    shown = ir.Argument(place="path", wire="aId", value=ir.Value(7))
    seen = replace(seen, examples=(ir.Example(at=seen.at, arguments=(shown,)),))
    one = api(group("", operation("Find", "GET /a/{id}")))
    two = api(
        group("", seen), evidence={"GET /a/{aId}/path/aId": ir.Evidence(samples=1)}
    )

    model = merged(one, two)

    (joined,) = ir.operations(model.root)
    assert list(model.evidence) == ["GET /a/{id}/path/id"]
    assert joined.examples[0].arguments[0].wire == "id"


def test_keys_of_a_query_are_one_in_any_capitals() -> None:
    shown = ir.Argument(place="query", wire="Name", value=ir.Value("x"))
    seen = operation("", "GET /a", query("Name"))
    seen = replace(seen, examples=(ir.Example(at=seen.at, arguments=(shown,)),))
    one = api(group("", operation("Find", "GET /a", query("name", doc="Whose."))))
    two = api(
        group("", seen),
        evidence={"GET /a/query/Name": ir.Evidence(samples=1)},
    )
    report = Report()

    model = merged(one, two, report=report)

    (joined,) = ir.operations(model.root)
    assert [(p.wire, p.doc) for p in joined.parameters] == [("name", "Whose.")]
    assert joined.examples[0].arguments[0].wire == "name"
    assert joined.joined == ()
    assert codes(report) == ["key-respelled"]


def test_a_correction_finds_a_key_in_any_capitals() -> None:
    app = {
        "request": {"name": "F", "properties": [{"name": "name", "type": "String"}]},
        "method": "GET",
        "routes": [{"path": "/a", "verbs": "GET"}],
    }
    files = {
        "overlay.yaml": 'patch: {"GET /a/query/name": {type: integer}}',
        "app.json": {"api": {"types": [], "operations": [app]}},
        "c.json": collection(call("/a?NAME=7")),
    }
    report = Report()

    model = understood(files, report)

    assert "patch-unmatched" not in codes(report)
    (node,) = ir.operations(model.root)
    assert [(p.wire, p.type) for p in node.parameters] == [("NAME", INTEGER)]


def test_keys_of_a_query_that_one_source_tells_apart_are_two() -> None:
    one = api(group("", operation("", "GET /a", query("id"), query("ID"))))
    two = api(group("", operation("", "GET /a", query("Id"))))

    for both in ((one, two), (two, one)):
        (joined,) = ir.operations(merged(*both).root)
        assert sorted(p.wire for p in joined.parameters) == ["ID", "Id", "id"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("GET /a", "GET /a/"),
        ("GET /a", "get /a"),
        ("POST /a/{x}/b", "POST /a/{y}/b/"),
    ],
)
def test_a_slash_at_the_end_and_the_case_of_the_method_mean_nothing(
    one: str, two: str
) -> None:
    sources = [api(group("", operation("", id))) for id in (one, two)]

    assert ids(merged(*sources)) == [one]
    assert ids(merged(*reversed(sources)))[0].startswith(one.partition(" ")[0])


def test_a_word_in_a_path_is_not_a_variable() -> None:
    one = api(group("", operation("", "GET /a/me")))
    two = api(group("", operation("", "GET /a/{id}")))

    assert ids(merged(one, two)) == ["GET /a/me", "GET /a/{id}"]


def test_variants_of_one_path_stay_apart() -> None:
    one = api(group("", operation("", "POST /a#one"), operation("", "POST /a#two")))
    two = api(group("", operation("", "POST /a/#two")))
    plain = [replace(one, root=_cut(one.root)), replace(two, root=_cut(two.root))]

    assert ids(merged(*plain)) == ["POST /a#one", "POST /a#two"]


def _cut(root: ir.Group) -> ir.Group:
    def change(node: ir.Operation) -> ir.Operation:
        return replace(node, path=node.path.partition("#")[0])

    return ir.rewrite_operations(root, change)


def test_of_two_operations_that_may_be_meant_none_is_taken() -> None:
    report = Report()
    one = api(group("", operation("", "GET /a/{x}"), operation("", "GET /a/{y}")))
    two = api(group("", operation("", "GET /a/{z}")))

    model = merged(one, two, report=report)

    assert ids(model) == ["GET /a/{x}", "GET /a/{y}", "GET /a/{z}"]
    assert codes(report) == ["operation-ambiguous"]
    assert "'GET /a/{x}', 'GET /a/{y}', 'GET /a/{z}'" in str(next(iter(report)))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # The server of one begins the paths of the other.
        (("https://h.example/v1", "/a"), ("https://h.example", "/v1/a"), "GET /a"),
        (("https://h.example", "/v1/a"), ("https://h.example/v1", "/a"), "GET /v1/a"),
        # A host that is a variable may be any.
        (("https://h.example/v1", "/a"), ("https://{host}", "/v1/a"), "GET /a"),
        # Nothing is known of the server of the other.
        (("https://h.example/v1", "/a"), ("", "/v1/a"), "GET /a"),
    ],
)
def test_paths_begin_behind_the_one_server(
    first: tuple[str, str], second: tuple[str, str], expected: str
) -> None:
    apis = [
        api(group("", operation("", f"GET {way}")), url=url)
        for url, way in (first, second)
    ]

    model = merged(*apis)

    assert ids(model) == [expected]
    assert [server.url for server in model.servers] == [first[0]]
    assert found(model, expected).servers == ()
    assert model.conflicts == ()


def test_a_path_beside_the_base_of_the_server_keeps_its_own_server() -> None:
    one = api(group("", operation("", "GET /a")), url="https://h.example/v1")
    two = api(
        group("", operation("", "GET /v1/a"), operation("", "GET /v2/b")),
        url="https://h.example",
    )

    model = merged(one, two)

    assert ids(model) == ["GET /a", "GET /v2/b"]
    (server,) = found(model, "GET /v2/b").servers
    assert server.url == "https://h.example"


def test_without_a_server_paths_are_cut_only_if_all_of_them_begin_with_the_base() -> (
    None
):
    one = api(group("", operation("", "GET /a")), url="https://h.example/v1")
    two = api(group("", operation("", "GET /v1/a"), operation("", "GET /b")))

    assert ids(merged(one, two)) == ["GET /a", "GET /b", "GET /v1/a"]


def test_a_correction_finds_its_operation_by_any_spelling() -> None:
    overlay = """
patch:
  "GET /a/{aId}": {name: Find it}
  "GET /a/{aId}/path/aId": {type: integer}
"""
    app = {
        "api": {
            "types": [],
            "operations": [
                {
                    "request": {
                        "name": "FindA",
                        "properties": [{"name": "id", "type": "String"}],
                    },
                    "method": "GET",
                    "routes": [{"path": "/a/{id}", "verbs": "GET"}],
                }
            ],
        }
    }
    report = Report()

    model = understood(
        {
            "overlay.yaml": overlay,
            "app.json": app,
            "c.json": collection(call("/a/:aId")),
        },
        report,
    )

    assert "patch-unmatched" not in codes(report)
    (node,) = ir.operations(model.root)
    assert node.name.text == "Find it"
    assert [p.type for p in node.parameters if p.place == "path"] == [INTEGER]


def test_names_that_were_given_to_the_other_spelling_stay() -> None:
    one = api(group("", operation("Find", "GET /a/{id}", path("id"))))
    two = api(group("", operation("Get one", "GET /a/{aId}", path("aId"))))
    held = {"GET /a/{aId}": "get_one", "GET /a/{aId}?path:aId": "a_id"}
    from specloom.targets.python import emit

    model = passes.run(merged(one, two), Report())
    names = emit(model, Settings(name="x"), held, Report()).names

    assert names["GET /a/{id}"] == "get_one"
    assert names["GET /a/{id}?path:id"] == "a_id"


def test_names_in_answers_of_the_other_spelling_stay() -> None:
    slot, now = "GET /a/{aId}/response/200", "GET /a/{id}/response/200"
    overlay = 'operations: {"GET /a/{id}": {path: {id: {type: string}}}}'
    shown = sample("one", "two")
    files = {"overlay.yaml": overlay, "c.json": collection(call("/a/:aId", shown))}
    held = {slot: "Held", f"{slot}.one": "first"}
    renames = {f"{slot}.two": "second"}

    def names(**given: dict[str, str]) -> dict[str, str]:
        settings = Settings(name="x", renames=given.get("renames", {}))
        made = specloom.generate(
            settings, documents(files), given.get("held", {}), Report()
        )
        return dict(made.names)

    found = names(held=held, renames=renames)
    assert (found[now], found[f"{now}.one"]) == ("Held", "first")
    assert found[f"{now}.two"] == "second"
    assert names(held={**held, now: "Newer"})[now] == "Newer"


def test_operations_are_selected_by_any_spelling() -> None:
    from specloom.passes.configure import configure

    one = api(group("", operation("Find", "GET /a/{id}"), operation("", "GET /b")))
    two = api(group("", operation("", "GET /a/{aId}")))
    settings, report = Settings(name="x", exclude=("GET /a/{aId}",)), Report()

    assert ids(configure(merged(one, two), settings, report)) == ["GET /b"]
    assert len(report) == 0


# --- What an operation is joined of --------------------------------------------


def test_a_style_that_one_source_tells_is_kept() -> None:
    several = ir.List(ir.STRING)
    plain, told = query("tags", several), query("tags", several)
    told = replace(told, style=ir.Style.COMMA)
    apis = [api(group("", operation("", "GET /a", one))) for one in (plain, told)]

    for both in (apis, list(reversed(apis))):
        (node,) = ir.operations(merged(*both).root)
        assert node.parameters[0].style is ir.Style.COMMA


def test_types_keep_what_either_source_says_of_their_parts() -> None:
    limit, shown = ir.Constraints(maximum=9), (ir.Value(3),)
    color = ir.EnumMember(at=Pointer("x"), value="red", doc="Like blood.")
    plain = record(field("size", INTEGER, doc="How big."), field("color", enum("red")))
    told = record(
        field("size", INTEGER, doc="Big.", constraints=limit, examples=shown),
        field("color", ir.nullable(ir.Enum((color,))), deprecated=True),
    )
    one = api(
        group("", operation("", "GET /a", returns=ir.List(plain))), declared("A", plain)
    )
    two = api(
        group("", operation("", "GET /a", returns=ir.List(told))), declared("A", told)
    )

    model = merged(one, two)

    answer = answer_type(model, "GET /a")
    assert isinstance(answer, ir.List)
    for type in (model.types[ir.TypeId("#A")].type, answer.item):
        assert isinstance(type, ir.Record)
        first, second = type.fields
        assert (first.doc, first.constraints, first.examples) == (
            "How big.",
            limit,
            shown,
        )
        assert second.deprecated
        assert isinstance(second.type, ir.Enum)
        assert second.type.members[0].doc == "Like blood."


def test_headers_are_one_in_any_case() -> None:
    head = replace(query("X-Trace"), place=ir.Place.HEADER)
    other = replace(head, wire="x-trace", doc="Which call.")
    apis = [api(group("", operation("", "GET /a", one))) for one in (head, other)]

    (node,) = ir.operations(merged(*apis).root)

    assert [(p.wire, p.doc) for p in node.parameters] == [("X-Trace", "Which call.")]


def form(*parts: ir.Part) -> ir.Body:
    return ir.Body(
        at=Pointer("x"),
        media="multipart/form-data",
        encoding=ir.Encoding.MULTIPART,
        parts=parts,
    )


def test_fields_of_a_form_are_joined_one_by_one() -> None:
    at = Pointer("x")
    one = form(ir.Part(at=at, wire="data", type=ir.STRING, doc="What."))
    two = form(
        ir.Part(at=at, wire="data", type=ir.STRING, file=True, media="image/png"),
        ir.Part(at=at, wire="more", type=ir.STRING),
    )
    apis = [
        api(group("", operation("", "POST /a", bodies=(body,)))) for body in (one, two)
    ]

    (node,) = ir.operations(merged(*apis).root)

    (body,) = node.bodies
    first, second = body.parts
    assert (first.doc, first.file, first.media) == ("What.", True, "image/png")
    assert second.wire == "more"


@pytest.mark.parametrize(
    "media", ["application/json; charset=utf-8", "application/vnd.a+json"]
)
def test_bodies_are_one_by_whatever_name_their_json_goes(media: str) -> None:
    one = api(group("", operation("", "POST /a", bodies=(json_body(ir.ANY),))))
    body = replace(json_body(record(field("n"))), media=media)
    two = api(group("", operation("", "POST /a", bodies=(body,))))

    (node,) = ir.operations(merged(one, two).root)

    assert [b.media for b in node.bodies] == ["application/json"]
    assert node.bodies[0].type == record(field("n"))


def answering(status: ir.Status, type: ir.Type) -> ir.Operation:
    node = operation("", "GET /a", returns=type)
    return replace(node, responses=(replace(node.responses[0], status=status),))


@pytest.mark.parametrize("range_first", [True, False])
def test_a_status_in_a_range_is_the_answer_that_the_range_is(range_first: bool) -> None:
    said = api(group("", answering(ir.Status(200, 299), ir.ANY)))
    seen = api(
        group("", answering(ir.Status.exactly(201), record(field("n")))),
        evidence={"GET /a/response/201": ir.Evidence(samples=1)},
    )

    model = merged(*((said, seen) if range_first else (seen, said)))

    (answer,) = found(model, "GET /a").responses
    assert answer.status == ir.Status(200, 299)
    assert answer.body == json_body(record(field("n")))
    assert list(model.evidence) == ["GET /a/response/2XX"]


def test_several_answers_in_a_range_stay_apart() -> None:
    one = api(group("", answering(ir.Status(200, 299), ir.STRING)))
    node = answering(ir.Status.exactly(200), INTEGER)
    empty = ir.Response(at=node.at, status=ir.Status.exactly(204))
    two = api(group("", replace(node, responses=(*node.responses, empty))))

    (joined,) = ir.operations(merged(one, two).root)

    assert len(joined.responses) == 3


def test_failures_of_one_status_are_one_and_keep_what_either_knows() -> None:
    at = Pointer("x")
    bare = ir.ErrorCase(at=at, status=ir.Status.exactly(404), doc="Not there.")
    typed = replace(bare, doc="Missing", body=json_body(record(field("code"))))
    apis = [
        api(group("", operation("", "GET /a", errors=(one,)))) for one in (bare, typed)
    ]

    (node,) = ir.operations(merged(*apis).root)

    (case,) = node.errors
    assert (case.doc, case.body) == ("Not there.", typed.body)


def test_an_operation_stands_in_one_group_and_the_empty_one_is_gone() -> None:
    one = api(group("", groups=[group("Folder", operation("", "GET /a"))]))
    two = api(group("", groups=[group("tag", operation("", "GET /a"))]))

    root = merged(one, two).root

    assert [g.name.text for g in root.groups] == ["Folder"]


def test_servers_are_one_whatever_their_end_and_keep_all_that_is_known() -> None:
    def at(url: str, *values: str) -> ir.Api:
        region = ir.ServerVariable(at=Pointer("x"), wire="region", values=values)
        server = ir.Server(at=Pointer("x"), url=url, variables=(region,))
        return replace(api(group("")), servers=(server,))

    model = merged(
        at("https://{region}.h.example", "eu"), at("https://{region}.h.example/", "us")
    )

    (server,) = model.servers
    assert server.variables[0].values == ("eu", "us")


def signing(id: str, **settings: str) -> ir.Api:
    made = replace(
        scheme(id, ir.AuthKind.OAUTH2), settings=tuple(sorted(settings.items()))
    )
    uses = ((ir.AuthUse(made.id),),)
    return api(group("", operation("", f"GET /{id}", auth=uses)), auths=(made,))


def test_schemes_that_prove_the_same_way_are_one() -> None:
    model = merged(
        signing("oauth2", scope="read"), signing("login", token_url="https://t")
    )

    (only,) = model.auths
    assert (only.id, dict(only.settings)) == (
        "oauth2",
        {"scope": "read", "token_url": "https://t"},
    )
    assert found(model, "GET /login").auth == ((ir.AuthUse(ir.AuthId("oauth2")),),)


def test_schemas_for_validation_are_carried_once() -> None:
    made = ir.Schema(
        at=Pointer("x"), uri="u:a", dialect="d", document=ir.Value({"type": "object"})
    )
    one, two = (replace(api(group("")), schemas=(made,)) for _ in range(2))

    assert [one.uri for one in merged(one, two).schemas] == ["u:a"]


# --- Contradictions ------------------------------------------------------------


def contradicted(one: ir.Operation, two: ir.Operation) -> list[tuple[str, str, str]]:
    model = merged(api(group("", one)), api(group("", two)))
    return [(found.kind, found.kept, found.left) for found in model.conflicts]


def test_two_places_of_a_parameter_contradict_each_other() -> None:
    head = replace(query("zone"), place=ir.Place.HEADER)
    one, two = operation("", "GET /a", head), operation("", "GET /a", query("zone"))

    model = merged(api(group("", one)), api(group("", two)))

    assert [p.place for p in found(model, "GET /a").parameters] == ["header"]
    (conflict,) = model.conflicts
    assert (conflict.kind, conflict.kept, conflict.left) == (
        Disagreement.PLACE,
        "in the header",
        "in the query",
    )


def test_one_name_in_two_places_of_one_source_is_two_parameters() -> None:
    head = replace(query("zone"), place=ir.Place.HEADER)
    one = operation("", "GET /a", head, query("zone"))

    assert contradicted(one, operation("", "GET /a", query("zone"))) == []


def test_what_one_source_requires_is_required() -> None:
    needed = replace(query("a"), required=True)
    one, two = operation("", "GET /a", query("a")), operation("", "GET /a", needed)

    assert contradicted(one, two) == [("required", "required", "optional")]
    assert contradicted(two, one) == [("required", "required", "optional")]


def test_samples_do_not_contradict_what_is_required() -> None:
    needed = replace(query("a"), required=True)
    said = api(group("", operation("", "GET /a", needed)))
    seen = api(
        group("", operation("", "GET /a", query("a"))),
        evidence={"GET /a/query/a": ir.Evidence(samples=1)},
    )

    model = merged(seen, said)

    assert found(model, "GET /a").parameters[0].required
    assert model.conflicts == ()


def test_bodies_in_two_encodings_contradict_each_other() -> None:
    text = ir.Body(at=Pointer("x"), media="text/plain", encoding=ir.Encoding.TEXT)
    one = operation("", "GET /a", returns=ir.STRING)
    answer = replace(one.responses[0], body=text)

    assert contradicted(one, replace(one, responses=(answer,))) == [
        ("media", "application/json", "text/plain")
    ]


def test_two_ways_to_authenticate_contradict_each_other() -> None:
    def by(id: str) -> ir.Operation:
        return operation("", "GET /a", auth=((ir.AuthUse(ir.AuthId(id)),),))

    assert contradicted(by("bearer"), by("basic")) == [("auth", "bearer", "basic")]
    assert contradicted(by("bearer"), operation("", "GET /a")) == []


def test_two_ways_of_paging_contradict_each_other() -> None:
    def by(paging: ir.Paging) -> ir.Operation:
        made = ir.Pagination(at=Pointer("x"), paging=paging, items=("items",))
        return operation("", "GET /a", pagination=made)

    assert [k for k, _, _ in contradicted(by(ir.Paging.LINK), by(ir.Paging.PAGE))] == [
        "pagination"
    ]


def test_two_hosts_contradict_each_other_unless_the_user_says_which() -> None:
    one, two = (
        api(group(""), url=f"https://{host}.example") for host in ("live", "test")
    )

    assert kinds(merged(one, two)) == [("server", "server")]
    assert merged(one, two, server="https://mine.example").conflicts == ()


@pytest.mark.parametrize(
    ("sample", "expected"), [("ada@example.com", []), ("ada", ["format"])]
)
def test_samples_contradict_a_format_that_limits_a_text(
    sample: str, expected: list[str]
) -> None:
    limits = ir.Constraints(format="email")
    said = record(field("mail", constraints=limits))
    one = api(group("", operation("", "GET /a", returns=said)))
    slot = "GET /a/response/200"
    two = api(
        group("", operation("", "GET /a", returns=record(field("mail")))),
        evidence={
            slot: ir.Evidence(samples=1, present=1),
            f"{slot}/mail": ir.Evidence(
                samples=1, present=1, values=(ir.Value(sample),), rule="value"
            ),
        },
    )

    assert [found.kind for found in merged(one, two).conflicts] == expected


def test_an_operation_on_two_servers_of_one_host_is_a_contradiction() -> None:
    one, two = (
        api(group("", operation("", "GET /a")), url=f"https://h.example/{base}")
        for base in ("v1", "v2")
    )

    model = merged(one, two)

    assert found(model, "GET /a").servers == ()
    (conflict,) = model.conflicts
    assert (conflict.slot, conflict.kept, conflict.left) == (
        "GET /a",
        "https://h.example/v1",
        "https://h.example/v2",
    )


@pytest.mark.parametrize(
    ("said", "seen", "evidence", "expected"),
    [
        (NUMBER, ir.STRING, {"rule": "value"}, ["type"]),
        (INTEGER, NUMBER, {}, ["type"]),
        (NUMBER, INTEGER, {}, []),
        (ir.STRING, datetime(), {}, []),
        (datetime(), ir.STRING, {"values": (ir.Value("soon"),)}, ["format"]),
        (datetime(), ir.STRING, {"rule": "placeholder"}, []),
        (enum("a"), ir.STRING, {"values": (ir.Value("b"),)}, ["value"]),
        (enum("a"), ir.STRING, {"values": (ir.Value("a"),)}, []),
        (ir.STRING, ir.STRING, {"nulls": 1}, ["null"]),
        (ir.nullable(ir.STRING), ir.STRING, {"nulls": 1}, []),
        (record(), ir.List(ir.ANY), {}, ["type"]),
        (ir.ANY, INTEGER, {"nulls": 1}, []),
        (ir.Map(INTEGER), record(field("x", INTEGER)), {}, []),
        (ir.Map(INTEGER), record(field("x")), {}, ["type"]),
        (record(field("x")), record(field("x"), field("y")), {}, ["field"]),
        (ir.Record((), extra=ir.ANY), record(field("y")), {}, []),
        (record(field("x", required=False)), record(), {}, []),
        (record(field("x")), record(), {}, ["required"]),
        (ir.Union((INTEGER, ir.STRING)), ir.STRING, {}, []),
        (ir.Union((INTEGER, enum("a"))), ir.STRING, {}, []),
        (
            ir.Const("a", ir.ScalarKind.STRING),
            ir.STRING,
            {"values": (ir.Value("b"),)},
            ["value"],
        ),
    ],
)
def test_samples_contradict_a_declaration(
    said: ir.Type, seen: ir.Type, evidence: dict[str, Any], expected: list[str]
) -> None:
    slot = "GET /a/response/200"
    samples = ir.Evidence(samples=1, present=1, **evidence)
    one = api(group("", operation("", "GET /a", returns=said)))
    two = api(
        group("", operation("", "GET /a", returns=seen)), evidence={slot: samples}
    )

    for both in ((one, two), (two, one)):
        model = merged(*both)
        assert [found.kind for found in model.conflicts] == expected
        if said != ir.ANY:
            assert answer_type(model, "GET /a") == said


def test_a_contradiction_is_told_once_with_both_places() -> None:
    report = Report()
    one = api(group("", operation("", "GET /a", returns=INTEGER)))
    two = api(group("", operation("", "GET /a", returns=ir.STRING)))

    model = merged(one, two, report=report)

    (conflict,) = model.conflicts
    (said,) = report
    assert (conflict.rule, said.code) == (Reason.ORDER, "type-conflict")
    assert "an integer" in said.message
    assert "text" in said.message
    assert f"at {conflict.at.document}#" in said.message
    assert said.at == conflict.against


ANSWERED = """
operations:
  "GET /who": {response: {$ref: "#Person"}}
"""

DIFFERENT = ["age", "color", "gone", "nickName", "shoeSize"]


@pytest.mark.parametrize(
    ("more", "settled"),
    [
        ("", []),
        ('patch: {"#Person/shoeSize": {type: integer}}', ["shoeSize"]),
        ('patch: {"#Person/nickName": {nullable: true}}', ["nickName"]),
        ('patch: {"#Person/gone": {required: false}}', ["gone"]),
        ("add: {\"#Person/color='blue'\": {}}", ["color"]),
        ("add: {\"#Person/color='green'\": {}}", []),
        ('add: {"#Person/age": {type: integer}}', ["age"]),
        ('patch: {"#Person": {drop: true}}', DIFFERENT),
        ('patch: {"GET /*": {drop: true}}', DIFFERENT),
    ],
)
def test_what_an_overlay_settles_is_no_contradiction(
    more: str, settled: list[str]
) -> None:
    shape = person()
    shape["properties"] |= {"color": {"enum": ["red"]}, "gone": {"type": "string"}}
    shape["required"] = ["gone"]
    shown = sample(*PERSON[:4], shoeSize=7, color="blue", nickName=None, age=3)
    files = {
        "a.json": shape,
        "c.json": collection(call("/who", shown)),
        "overlay.yaml": ANSWERED + more,
    }
    report = Report()

    model = understood(files, report)

    left = [slot.rpartition("/")[2] for slot, _ in kinds(model)]
    assert left == [name for name in DIFFERENT if name not in settled]
    assert sum(code.endswith("-conflict") for code in codes(report)) == len(left)


def test_any_json_is_no_word_on_null() -> None:
    one = api(group("", operation("", "GET /a", returns=ir.STRING)))
    two = api(
        group("", operation("", "GET /a", returns=ref("#A"))), declared("A", ir.ANY)
    )

    assert merged(one, two).conflicts == ()


def test_what_the_user_leaves_out_contradicts_nothing() -> None:
    report = Report()
    one = api(group("", operation("", "GET /a/{id}", returns=INTEGER)))
    two = api(group("", operation("", "GET /a/{x}", returns=ir.STRING)))

    for chosen in ({"exclude": ("GET /a/{x}",)}, {"include": ("GET /b",)}):
        model = merged(one, two, report=report, **chosen)
        assert found(model, "GET /a/{id}").joined == ("GET /a/{x}",)
        assert (model.conflicts, codes(report)) == ((), [])


def test_pagination_that_the_user_sets_is_no_contradiction() -> None:
    paged = [
        ir.Pagination(at=Pointer("x"), paging=paging, items=("a",))
        for paging in (ir.Paging.PAGE, ir.Paging.OFFSET)
    ]
    apis = [
        api(group("", replace(operation("", "GET /a"), pagination=one)))
        for one in paged
    ]

    model = merged(*apis, pagination={"GET /*": "none"})

    assert model.conflicts == ()


def test_a_contradiction_that_other_samples_show_is_the_same() -> None:
    report = Report()
    shape = person()
    shape["properties"] |= {"color": {"enum": ["red"]}, "size": {"type": "integer"}}
    shape["required"] = ["nickName"]
    calls = [
        call(f"/{n}", sample(*PERSON[:5], color=color, size=size))
        for n, (color, size) in enumerate([("blue", "x"), ("green", "y")])
    ]

    model = understood({"a.json": shape, "c.json": collection(*calls)}, report)

    assert [(c.kind, c.left, len(c.origins)) for c in model.conflicts] == [
        ("value", "'blue', 'green'", 1),
        ("required", "absent", 1),
        ("type", "text such as 'x'", 1),
    ]
    assert sum(code.endswith("-conflict") for code in codes(report)) == 3


def test_a_secret_among_samples_is_not_told() -> None:
    report = Report()
    files: dict[str, Any] = {
        "a.json": schema(
            "Session",
            kind={"type": "string", "enum": ["x"]},
            sessionId={"type": "string"},
            seatCount={"type": "number"},
            openedAt={"type": "string"},
            closedBy={"type": "string"},
            apiKey={"type": "string", "enum": ["none"]},
        ),
        "c.json": collection(
            call(
                "/session",
                {
                    "kind": SECRET,
                    "sessionId": "1",
                    "seatCount": SECRET,
                    "openedAt": "x",
                    "closedBy": "y",
                    "apiKey": SECRET,
                },
                name="Get session",
            )
        ),
    }

    model = understood(files, report)

    assert model.conflicts
    assert not any(SECRET in str(said) for said in report)
    assert not any(SECRET in f"{one.kept} {one.left}" for one in model.conflicts)


# --- Types ---------------------------------------------------------------------


def sample(*wires: str, **more: Any) -> dict[str, Any]:
    return {**{wire: f"some {wire}" for wire in wires}, **more}


def test_what_samples_show_of_a_declared_type_is_that_type() -> None:
    report = Report()
    files = {
        "a.json": person(),
        "c.json": collection(call("/who", sample(*PERSON))),
    }

    model = understood(files, report)

    assert answer_type(model, "GET /who") == ref("#Person")
    decl = model.types[ir.TypeId("#Person")]
    assert decl.joined == ("GET /who/response/200",)
    assert [at.document for at in decl.origins] == ["c.json"]
    assert list(model.types) == ["#Person"]
    (said,) = [one for one in report if one.code == "type-aligned"]
    assert "'GET /who/response/200' is '#Person', declared at a.json#" in said.message
    assert said.at is not None
    assert said.at.document == "c.json"


def test_what_stands_in_a_joined_type_follows() -> None:
    whole = person()
    whole["properties"] = {
        **whole["properties"],
        "homes": {"type": "array", "items": {"$ref": "b.json"}},
        "notes": {"type": "object", "additionalProperties": {"type": "string"}},
    }
    home = schema("Home", id={"type": "string"}, name={"type": "string"})
    shown = sample(*PERSON, homes=[{"id": "1", "name": "x"}], notes={"a": "b"})

    model = understood(
        {"a.json": whole, "b.json": home, "c.json": collection(call("/who", shown))}
    )

    assert model.types[ir.TypeId("#Home")].joined == ("GET /who/response/200/homes[]",)
    assert set(model.types) == {"#Person", "#Home"}
    assert model.conflicts == ()


def test_a_body_that_is_sent_is_joined_as_well() -> None:
    files = {
        "a.json": person(),
        "c.json": collection(call("/who", method="POST", body=sample(*PERSON))),
    }

    model = understood(files)

    assert found(model, "POST /who").bodies[0].type == ref("#Person")


def test_what_is_only_read_does_not_count_in_what_is_sent() -> None:
    read_only: dict[str, Any] = {
        f"only{n}": {"type": "string", "readOnly": True} for n in range(20)
    }
    whole = schema(
        "Person", **{**{key: {"type": "string"} for key in PERSON}, **read_only}
    )
    shown = sample(*PERSON)
    items = (call("/who", method="POST", body=shown), call("/other", shown))

    model = understood({"a.json": whole, "c.json": collection(*items)})

    assert ir.TypeId("GET /other/response/200") in model.types
    assert ir.TypeId("POST /who/request") not in model.types


@pytest.mark.parametrize(
    ("title", "way", "joined"),
    [("Ticket", "/things", False), ("Venue", "/things", False), ("Venue", "/v", True)],
)
def test_a_small_record_is_joined_only_where_its_name_says_so(
    title: str, way: str, joined: bool
) -> None:
    small = schema(title, id={"type": "string"}, name={"type": "string"})
    key = "venue" if way == "/v" else "thing"
    shown = {key: {"id": "1", "name": "x"}}

    model = understood({"a.json": small, "c.json": collection(call(way, shown))})

    assert (model.types[ir.TypeId(f"#{title}")].joined != ()) is joined


@pytest.mark.parametrize(
    ("status", "title", "joined"),
    [
        (404, "Error", True),
        (404, "ApiErrorObject", True),
        (404, "Missing", False),
        (200, "Error", False),
    ],
)
def test_what_a_call_fails_with_is_a_declared_error(
    status: int, title: str, joined: bool
) -> None:
    text = {"type": "string"}
    files = {
        "a.json": schema(title, code=text, message=text, trace=text),
        "c.json": collection(
            call("/x", {"code": "a", "message": "b"}, name="Get x", status=status)
        ),
    }

    model = understood(files)

    assert (model.types[ir.TypeId(f"#{title}")].joined != ()) is joined


@pytest.mark.parametrize("declaration", ["Owner", "Whole"])
def test_a_small_part_of_a_declaration_is_not_taken_for_a_part_of_something_else(
    declaration: str,
) -> None:
    small = schema("Owner", id={"type": "string"}, name={"type": "string"})
    whole = schema("Whole", owner=small, size={"type": "integer"})
    files = {
        "a.json": small if declaration == "Owner" else whole,
        "c.json": collection(call("/x", {"owner": {"id": "1", "name": "x"}})),
    }

    model = understood(files)

    joined = [decl.id for decl in model.types.values() if decl.joined]
    assert joined == (["#Owner"] if declaration == "Owner" else [])


def test_a_small_record_does_not_go_by_the_name_of_what_holds_it() -> None:
    small = schema("Attribute", type={"type": "string"}, name={"type": "string"})
    shown = {"attributes": [{"size": 1, "schema": {"type": "x", "name": "y"}}]}

    model = understood({"a.json": small, "c.json": collection(call("/x", shown))})

    assert model.types[ir.TypeId("#Attribute")].joined == ()


def test_a_declared_choice_is_compared_with_the_member_that_is_nearest() -> None:
    shape = ir.Union((ref("#Circle"), ref("#Square")))
    types = (
        declared("Circle", record(field("radius", NUMBER), field("name"))),
        declared("Square", record(field("side", NUMBER), field("name"))),
    )
    seen = record(field("side", ir.STRING), field("name"))
    one = api(group("", operation("", "GET /a", returns=shape)), *types)
    two = api(
        group("", operation("", "GET /a", returns=seen)),
        evidence={"GET /a/response/200": ir.Evidence(samples=1)},
    )

    assert kinds(merged(one, two)) == [("#Square/side", "type")]


def test_types_that_hold_themselves_are_compared_to_an_end() -> None:
    nest = ir.Union((ref("#Nest"), ir.List(ref("#Nest")), ref("#Leaf"), ir.NULL))
    leaf = record(field("next", ref("#Nest")), field("other", ref("#Nest")))
    deep: ir.Type = record(field("next", INTEGER))
    for _ in range(60):
        deep = record(field("next", deep), field("other", INTEGER))
    said = api(
        group("", operation("", "GET /a", returns=ref("#Nest"))),
        declared("Nest", nest),
        declared("Leaf", leaf),
    )
    seen = api(
        group("", operation("", "GET /a", returns=deep)),
        evidence={"GET /a/response/200": ir.Evidence(samples=1)},
    )

    model = merged(said, seen)

    assert answer_type(model, "GET /a") == ref("#Nest")
    assert merged(said, said).conflicts == ()


def test_a_record_of_other_fields_is_not_joined_by_its_name() -> None:
    shown = {"person": sample("lastName", "city", "street", "zip", "country", "age")}

    model = understood(
        {"a.json": person(), "c.json": collection(call("/who", shown, name="Person"))}
    )

    assert model.types[ir.TypeId("#Person")].joined == ()


def test_of_two_declarations_that_fit_alike_none_is_taken() -> None:
    report = Report()
    files = {
        "a.json": person("Member"),
        "b.json": person("Guest"),
        "c.json": collection(call("/who", sample(*PERSON))),
    }

    model = understood(files, report)

    assert ir.TypeId("GET /who/response/200") in model.types
    (said,) = [one for one in report if one.code == "type-ambiguous"]
    assert "any of '#Guest', '#Member'" in said.message


def test_of_two_declarations_that_fit_alike_the_name_tells() -> None:
    files = {
        "a.json": person("Member"),
        "b.json": person("Guest"),
        "c.json": collection(call("/guests", [sample(*PERSON)], name="List guests")),
    }

    model = understood(files)

    assert model.types[ir.TypeId("#Guest")].joined == ("GET /guests/response/200[]",)


ENVELOPE = ("page", "pageSize", "totalPages", "hasMore", "nextPage")

AUDIT = ("createdBy", "createdOn", "modifiedBy", "modifiedOn", "ownerId", "tenantId")


def test_a_page_of_one_thing_is_not_taken_for_a_page_of_another() -> None:
    text = {"type": "string"}
    book = {"type": "object", "properties": {"id": text, "isbn": text}}
    books = {"type": "array", "items": book}
    page = schema("BookPage", items=books, **dict.fromkeys(ENVELOPE, text))
    shown = sample(*ENVELOPE, items=[{"id": "1", "sku": "2"}])
    files = {"a.json": page, "c.json": collection(call("/orders", shown))}

    model = understood(files)

    assert all(decl.joined == () for decl in model.types.values())


def test_what_is_noted_of_every_record_does_not_tell_what_it_is() -> None:
    text = {"type": "string"}
    note = schema("Note", text=text, **dict.fromkeys(AUDIT, text))
    files = {
        "a.json": note,
        "c.json": collection(call("/tasks", sample(*AUDIT, due="x"))),
    }

    model = understood(files)

    assert model.types[ir.TypeId("#Note")].joined == ()


def test_what_stands_inside_does_not_count_where_names_agree() -> None:
    text = {"type": "string"}
    inner = {"type": "object", "properties": {"isbn": text, "title": text}}
    shape = person()
    shape["properties"]["book"] = inner
    shown = sample(*PERSON, book={"sku": "1", "amount": 2})

    for way, joined in (("/people", True), ("/things", False)):
        name = f"List {way[1:]}"
        files = {"a.json": shape, "c.json": collection(call(way, [shown], name=name))}
        model = understood(files)
        assert (model.types[ir.TypeId("#Person")].joined != ()) is joined


@pytest.mark.parametrize(
    ("fitting", "others", "joined"),
    [(3, 1, True), (3, 2, False), (4, 2, True), (4, 3, False)],
)
def test_the_fewer_fields_tell_the_more_of_them_must_fit(
    fitting: int, others: int, joined: bool
) -> None:
    more = [f"other{number}" for number in range(others)]
    shown = sample(*PERSON[:fitting], *more)
    items = collection(call("/people", [shown], name="List people"))

    model = understood({"a.json": person(), "c.json": items})

    assert (model.types[ir.TypeId("#Person")].joined != ()) is joined


@pytest.mark.parametrize(
    ("wires", "path", "joined"),
    [
        (PERSON, "/people", True),
        (PERSON[1:], "/people", False),
        (PERSON[:4], "/people", True),
        (PERSON[:3], "/people", False),
        (PERSON, "/things", False),
        ((*PERSON, "other"), "/people", False),
    ],
)
def test_an_extract_of_a_declaration_is_that_where_names_agree(
    wires: tuple[str, ...], path: str, joined: bool
) -> None:
    shape = person()
    text = {"type": "string"}
    shape["properties"] |= {f"further{number}": text for number in range(18)}
    shape["required"] = [PERSON[0]]
    items = call(path, [sample(*wires)], name=f"List {path[1:]}")

    model = understood({"a.json": shape, "c.json": collection(items)})

    assert (model.types[ir.TypeId("#Person")].joined != ()) is joined


def test_types_are_not_joined_within_one_format() -> None:
    files = {
        "a.json": collection(call("/who", sample(*PERSON))),
        "b.json": collection(call("/what", sample(*PERSON))),
    }

    model = understood(files)

    assert all(decl.inferred for decl in model.types.values())


def test_an_answer_that_is_declared_takes_no_part() -> None:
    overlay = """
operations:
  "GET /who": {response: {$ref: "#Person"}}
"""
    files = {
        "a.json": person(),
        "c.json": collection(call("/who", sample(*PERSON, extra="x"))),
        "overlay.yaml": overlay,
    }

    model = understood(files)

    assert answer_type(model, "GET /who") == ref("#Person")
    assert kinds(model) == [("#Person/extra", "field")]


def test_the_name_of_the_declaration_wins_over_one_that_is_held() -> None:
    held = {"GET /who/response/200": "Who"}
    files = {"a.json": person(), "c.json": collection(call("/who", sample(*PERSON)))}

    made = specloom.generate(Settings(name="x"), documents(files), held, Report())

    assert made.names["#Person"] == "Person"
    assert made.names["GET /who/response/200"] == "Person"


def test_a_class_that_gets_the_name_of_a_declaration_is_told() -> None:
    files = {"a.json": person(), "c.json": collection(call("/who", sample(*PERSON)))}
    slot = "GET /who/response/200"

    def said(held: dict[str, str], **renames: str) -> list[str]:
        report = Report()
        settings = Settings(name="x", renames=renames)
        specloom.generate(settings, documents(files), held, report)
        return [one.message for one in report if one.code == "class-renamed"]

    (message,) = said({slot: "Who"})
    assert message == (
        "the class 'Who' is 'Person' now, since what it shows is declared:"
        f" `rename: {{'{slot}': Who}}` keeps the old name"
    )
    assert said({slot: "Person"}) == []
    assert said({}) == []
    assert said({slot: "Who"}, **{slot: "Who"}) == []


def test_a_name_that_the_user_pins_to_the_samples_is_that_of_the_declaration() -> None:
    files = {"a.json": person(), "c.json": collection(call("/who", sample(*PERSON)))}
    settings = Settings(name="x", renames={"GET /who/response/200": "Who"})

    made = specloom.generate(settings, documents(files), {}, Report())

    assert made.names["#Person"] == "Who"


# --- Precedence ----------------------------------------------------------------


def two_words(first: str) -> ir.Api:
    """What two sources say of one type, and the user trusts `first`."""
    one = api(group(""), declared("A", INTEGER))
    two = api(group(""), declared("A", ir.STRING))
    return merged(one, two, precedence=(first,))


@pytest.mark.parametrize(
    ("first", "type"), [("0.json", INTEGER), ("1.json", ir.STRING)]
)
def test_the_source_that_the_user_puts_first_counts(first: str, type: ir.Type) -> None:
    model = two_words(first)

    assert model.types[ir.TypeId("#A")].type == type
    assert [found.rule for found in model.conflicts] == [Reason.PRECEDENCE]


def seen_and_said() -> dict[str, Any]:
    shown = sample(*PERSON[1:], personId=7)
    return {"said/a.json": person(), "seen/c.json": collection(call("/who", shown))}


@pytest.mark.parametrize(
    ("precedence", "joined"),
    [
        ((), True),
        (("seen",), True),
        (("said",), True),
        (("said", "seen"), True),
        (("seen", "said"), False),
        (("seen/*.json", "said/a.json"), False),
    ],
)
def test_samples_go_first_only_where_the_user_names_both(
    precedence: tuple[str, ...], joined: bool
) -> None:
    model = understood(seen_and_said(), precedence=precedence)

    assert (ir.TypeId("GET /who/response/200") not in model.types) is joined


def test_samples_that_go_first_are_kept_where_a_declaration_contradicts() -> None:
    slot = "GET /a/response/200"
    one = api(group("", operation("", "GET /a", returns=INTEGER)))
    two = api(
        group("", operation("", "GET /a", returns=ir.STRING)),
        evidence={slot: ir.Evidence(samples=1)},
    )

    model = merged(one, two, precedence=("1.json", "0.json"))

    assert answer_type(model, "GET /a") == ir.STRING
    assert list(model.evidence) == [slot]
    (conflict,) = model.conflicts
    assert (conflict.rule, conflict.kept, conflict.left) == (
        Reason.PRECEDENCE,
        "text",
        "an integer",
    )


def test_of_one_format_too_the_source_that_is_put_first_counts() -> None:
    def files() -> dict[str, Any]:
        return {
            "a.json": collection(call("/x", name="Of a")),
            "b.json": collection(call("/x", name="Of b")),
        }

    def name(**settings: Any) -> str:
        (node,) = ir.operations(understood(files(), **settings).root)
        return node.name.text

    assert name() == "Of a"
    assert name(precedence=("b.json",)) == "Of b"


def test_sources_of_one_format_see_each_other_whatever_their_precedence() -> None:
    whole = schema("Pair", one={"$ref": "b.json"})
    files: dict[str, Any] = {"a.json": whole, "b.json": person()}

    for first in files:
        report = Report()
        model = understood(files, report, precedence=(first,))
        assert "unresolved-reference" not in codes(report)
        assert set(model.types) == {"#Pair", "#Person"}


def test_an_entry_of_the_precedence_that_names_nothing_is_told() -> None:
    report = Report()

    understood(seen_and_said(), report, precedence=("said", "sean"))

    (said,) = [one for one in report if one.code == "precedence-unused"]
    assert said.message == "no source is called 'sean': the nearest is 'seen'"


def test_the_precedence_stands_in_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in seen_and_said().items():
        write(tmp_path, {name: json.dumps(text)})
    write(
        tmp_path,
        {
            "specloom.yaml": "clients:\n  x:\n    sources: [said, seen]\n"
            "    precedence: [seen, said]\n"
        },
    )
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(command, ["inspect", "x", "--json"])

    assert done.exit_code == 0, done.output
    model = json.loads(done.stdout)
    assert model["precedence"] == ["seen", "said"]
    assert "GET /who/response/200" in model["types"]


# --- Whole sources together ----------------------------------------------------


def host(way: str, reply: str, *properties: Any) -> dict[str, Any]:
    """The metadata of a host with one call."""
    return {
        "api": {
            "types": [{"name": reply, "properties": list(properties)}],
            "operations": [
                {
                    "request": {
                        "name": f"Find{reply}",
                        "properties": [{"name": "Id", "type": "Int32"}],
                    },
                    "response": {"name": reply},
                    "method": "GET",
                    "routes": [{"path": way, "verbs": "GET"}],
                    "tags": ["books"],
                }
            ],
        }
    }


def test_the_metadata_of_a_host_and_a_collection_of_it_are_one() -> None:
    app = host(
        "/books/{Id}",
        "Book",
        {"name": "Title", "type": "String"},
        {"name": "Pages", "type": "Int32"},
    )
    shown = {"title": "x", "pages": "many", "shelf": "a"}
    folder = {"name": "Shop", "item": [call("/books/:bookId", shown)]}

    model = understood({"app.json": app, "c.json": collection(folder)})

    (node,) = ir.operations(model.root)
    assert node.joined in (("GET /books/{Id}",), ("GET /books/{bookId}",))
    assert answer_type(model, node.id) == ref("#Book")
    assert kinds(model) == [("#Book/pages", "type"), ("#Book/shelf", "field")]
    assert [g.name.text for g in model.root.groups] == ["Shop"]
    assert len([p for p in node.parameters if p.place == "path"]) == 1


def test_three_formats_are_one_client() -> None:
    files = dict(seen_and_said())
    files["app.json"] = host("/books", "Book", {"name": "Title", "type": "String"})
    files["overlay.yaml"] = (
        'operations:\n  "GET /people": {response: {$ref: "#Person"}}\n'
    )

    model = understood(files)

    assert ids(model) == ["GET /books", "GET /people", "GET /who"]
    assert answer_type(model, "GET /people") == ref("#Person")
    assert answer_type(model, "GET /who") == ref("#Person")


def test_two_collections_share_what_is_one() -> None:
    model = understood(
        {
            "a.json": collection(call("/x", {"n": 1}), call("/y")),
            "b.json": collection(call("/x", {"n": None}), call("/z")),
        }
    )

    assert ids(model) == ["GET /x", "GET /y", "GET /z"]
    (decl,) = model.types.values()
    assert decl.type == record(field("n", ir.nullable(INTEGER)))


def shuffled(case: Path, seed: int) -> list[Document]:
    sources = golden.documents(case, Report())
    random.Random(seed).shuffle(sources)  # noqa: S311
    return sources


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("precedence", [(), ("collection.json", "schemas", "app.json")])
@pytest.mark.parametrize("case", ["several-webex", "several-hosts"])
def test_the_order_of_sources_means_nothing(
    case: str, seed: int, precedence: tuple[str, ...]
) -> None:
    folder, reports = golden.ROOT / case, [Report(), Report()]
    settings = replace(golden.settings(folder), precedence=precedence)
    made = [
        specloom.generate(settings, sources, {}, report)
        for sources, report in zip(
            (golden.documents(folder, Report()), shuffled(folder, seed)),
            reports,
            strict=True,
        )
    ]

    assert made[0].files == made[1].files
    assert made[0].api == made[1].api
    assert list(reports[0]) == list(reports[1])


def test_aligning_twice_changes_nothing() -> None:
    once = understand(golden.settings(CASE), golden.documents(CASE, Report()), Report())
    report = Report()

    assert passes.run(once, report) == once
    assert not [code for code in codes(report) if "conflict" in code]


# --- The report, and a call ----------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sources of the golden case and a configuration."""
    shutil.copytree(CASE / "spec", tmp_path / "specs")
    text = "clients:\n  webex:\n    sources: [specs]\n"
    write(tmp_path, {"specloom.yaml": text})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_report_for_machines_lists_contradictions_with_their_places(
    project: Path,
) -> None:
    done = CliRunner().invoke(command, ["report", "--json"])

    value = json.loads(done.stdout)
    rules = json.loads((SCHEMAS / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(value, rules)
    [entry] = value["clients"]
    by_id = {(one["id"], one["kind"]): one for one in entry["contradictions"]}
    one = by_id["#MeetingUsageReportObject/duration", "type"]
    assert one["rule"] == "declared"
    assert one["kept"]["says"] == "a number"
    [place] = one["kept"]["places"]
    assert place["file"] == "specs/schemas/meeting-usage-report-object.json"
    assert place["pointer"] == "#/properties/duration"
    [other] = one["left"]["places"]
    assert other["file"] == "specs/collection.json"
    assert isinstance(other["line"], int)


def test_a_contradiction_can_fail_a_build(project: Path) -> None:
    assert CliRunner().invoke(command, ["report"]).exit_code == 0
    done = CliRunner().invoke(command, ["report", "--fail-on", "value-conflict"])

    assert done.exit_code == 1


def test_what_samples_show_of_a_declaration_is_explained(project: Path) -> None:
    symbol = "models.MeetingUsageReportObject.duration"

    done = CliRunner().invoke(command, ["explain", "webex", symbol])

    assert "declared by the source" in done.stdout
    slot = "GET /meetingReports/usage/response/200/items[]/duration"
    assert f"{slot}: 2 samples, present in 2" in done.stdout
    assert f'"{slot}": {{' not in done.stdout
    disputed = "  disputed  type: a number counts, not text such as '15 min': what is"
    assert disputed in done.stdout


def test_what_is_explained_for_machines_has_the_contradictions(project: Path) -> None:
    symbol = "models.MeetingUsageReportObject.duration"

    done = CliRunner().invoke(command, ["explain", "webex", symbol, "--json"])

    told = json.loads(done.stdout)
    jsonschema.validate(told, json.loads((SCHEMAS / "explain.schema.json").read_text()))
    (one,) = told["contradictions"]
    assert (one["kind"], one["rule"], one["kept"]) == ("type", "declared", "a number")


def test_nothing_that_several_sources_say_is_lost_unexplained(project: Path) -> None:
    done = CliRunner().invoke(command, ["report", "--fail-on", "unexplained"])

    assert done.exit_code == 0, done.stdout


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of the golden case."""
    sources = golden.documents(CASE, Report())
    made = specloom.generate(golden.settings(CASE), sources, {}, Report())
    root = tmp_path_factory.mktemp("several")
    files = {f"webex/{name}": text for name, text in made.files.items()}
    files |= {**runtime_files(made.runtime, "httpx2"), "__init__.py": ""}
    write(root / "several_clients", files)
    with imported(root, "several_clients.webex") as package:
        yield package


USAGE = {
    "items": [
        {
            "meetingId": "m1",
            "meetingTitle": "Planning",
            "start": "2024-03-04T09:00:00+01:00",
            "scheduledType": "webinar",
            "duration": 25,
            "trackingCodes": [{"name": "Department", "value": "Sales"}],
            "region": "emea",
        }
    ]
}


def answer(request: Recorded) -> Answer:
    assert request.target.startswith("/meetingReports/usage?siteUrl=s")
    return Answer(body=json.dumps(USAGE).encode())


def _check(package: ModuleType, report: Any) -> None:
    models = package.models
    assert type(report) is models.MeetingUsageReportObject
    assert report.start == dt.datetime.fromisoformat("2024-03-04T09:00:00+01:00")
    assert report.scheduled_type is models.ScheduledType.WEBINAR
    assert report.duration == 25
    [code] = report.tracking_codes
    assert type(code) is models.MeetingUsageReportTrackingCodeObject
    assert (code.name, code.value) == ("Department", "Sales")
    assert report.extra == {"region": "emea"}


def test_a_call_returns_instances_of_the_declared_classes(client: ModuleType) -> None:
    with (
        serving(answer) as server,
        client.WebexClient(base_url=server.url, token="t") as webex,
    ):
        [report] = webex.reports.list_meeting_usage_reports(site_url="s")

    _check(client, report)


def test_an_asynchronous_call_returns_them_too(client: ModuleType) -> None:
    async def first(url: str) -> Any:
        async with client.AsyncWebexClient(base_url=url, token="t") as webex:
            page = await webex.reports.list_meeting_usage_reports(site_url="s")
            return page.items[0]

    with serving(answer) as server:
        _check(client, asyncio.run(first(server.url)))
