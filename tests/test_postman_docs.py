"""What a collection says of its requests, its folders and its responses."""

from __future__ import annotations

import pytest
from specloom import ir
from specloom.parsers.postman.describe import described
from specloom.parsers.postman.named import named
from specloom.source import Json

from . import postman_calls as p


def group(*folders: Json) -> ir.Group:
    """The groups that folders make."""
    api, _ = p.parsed(p.collection(*folders))
    return api.root


def folder(name: str, *items: Json, description: Json = "") -> Json:
    return {"name": name, "description": description, "item": list(items)}


def get(path: str, name: str = "Call", **facts: Json) -> Json:
    return p.item({"method": "GET", "url": f"https://x.org{path}", **facts}, name=name)


def shown(group: ir.Group) -> dict[str, Json]:
    """The names of groups and calls, as a tree."""
    inner: dict[str, Json] = {one.name.text: shown(one) for one in group.groups}
    return inner | {one.id: None for one in group.operations}


# --- Names of responses --------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code", "doc", "codes"),
    [
        ("**HTTP Status Code:** `404`<br>\nNo room.", 404, "No room.", ()),
        ("**HTTP Status Code:** `200` **OK**\nRooms listed.", 200, "Rooms listed.", ()),
        ("**HTTP Status Code:** `400`<br>\nBad request.\n", 400, "", ()),
        ("404 Not Found", 404, "", ()),
        ("404 - no such room", 404, "no such room", ()),
        ("404: Not Found, no such room", 404, "no such room", ()),
        ("400 rooms", 200, "400 rooms", ()),
        ("Too many requests were sent", 429, "Too many requests were sent", ()),
        ("Status Code: 4XX\nFails.", 400, "Fails.", ()),
        ("Untitled Example", 200, "", ()),
        (
            "**HTTP Status Code:** `400`<br>**Error Code:** `300`<br>No name.<br>"
            "**Error Code**: `301`>No type.",
            400,
            "",
            (("300", "No name."), ("301", "No type.")),
        ),
        (
            "Fails.\n\n**Response Error Code:** `1001`, `1002`<br>\nNo user.",
            404,
            "Fails.",
            (("1001", "No user."), ("1002", "No user.")),
        ),
        (
            "Error codes:\n- 10: Off.\n- `20` - On.",
            400,
            "",
            (("10", "Off."), ("20", "On.")),
        ),
        (
            "Fails.\n\n| Error Code | Text |\n|--|--|\n| 1001 | No user |",
            400,
            "Fails.",
            (("1001", "No user"),),
        ),
        ("Codes:\n- 10: Off.\n- Or so.", 400, "Codes:\n\n- 10: Off.\n- Or so.", ()),
        (
            "Room does not exist: {roomId}.",
            300,
            "",
            (("300", "Room does not exist: {roomId}."),),
        ),
        ("Multiple Choices", 300, "Multiple Choices", ()),
        (
            "Only available for paid accounts.",
            200,
            "",
            (("200", "Only available for paid accounts."),),
        ),
        ("Room not found.", 404, "Room not found.", ()),
        ("Rooms returned.", 200, "Rooms returned.", ()),
    ],
)
def test_the_name_of_a_response_is_a_table_of_errors(
    name: str, code: int, doc: str, codes: tuple[tuple[str, str], ...]
) -> None:
    found = named(name, code)

    assert (found.doc, found.codes) == (doc, codes)


@pytest.mark.parametrize(
    ("end", "codes"),
    [
        ("**Error Code:** `20", ("10",)),
        ("**Error Code:** ", ("10",)),
        ("**Error Co", ("10",)),
        ("**Error Code:** `20`<br>\n", ("10", "20")),
        ("**Error Code:** `20`<br>\nNo na", ("10", "20")),
    ],
)
def test_what_a_converter_cut_in_two_is_left_out(
    end: str, codes: tuple[str, ...]
) -> None:
    head = "**HTTP Status Code:** `400`<br>**Error Code:** `10`<br>"
    name = head + "x" * (255 - len(head) - len(end) - 1) + "." + end

    found = named(name, 400)

    assert tuple(code for code, _ in found.codes) == codes
    assert all(doc.endswith((".", "…")) for _, doc in found.codes if doc)


# --- Descriptions --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Text.\n\n**Rate Limit Label:** `Light`",
        "Text. **[Rate Limit Label](https://x.org/limits):** `Light`",
        "Text.<br><b>Rate Limit Label:</b> `Light`",
        "Text.\n\nRate Limit: Light.",
    ],
)
def test_the_label_of_a_rate_limit_is_a_fact(text: str) -> None:
    assert (described(text).doc, described(text).rate_limit) == ("Text.", "Light")


def test_a_rate_limit_in_a_sentence_stays_there() -> None:
    said = described("This has a limit of 100 requests per day. More.")

    assert said.rate_limit == "100 requests per day"
    assert said.doc == "This has a limit of 100 requests per day. More."
    assert described("It answers 100 requests per day.").rate_limit == ""


def test_scopes_and_prerequisites_are_facts() -> None:
    said = described(
        "Text.\n\n**Pre-requisite:**<br>\n* A plan.\n* A room.<br>\n"
        "**Scopes:** `a:read`, `a:write`<br>"
    )

    assert said.doc == "Text."
    assert said.prerequisites == ("A plan.", "A room.")
    assert said.scopes == ("a:read", "a:write")


def test_a_scope_in_a_sentence_stays_there() -> None:
    said = described("Scope: `a:read` for owners, `b:read` for others.")

    assert said.scopes == ()
    assert said.doc.startswith("Scope: `a:read` for owners")


def test_plain_text_is_no_markup_unless_it_is_plainly_so() -> None:
    plain: Json = {"content": "a * b\n+ c", "type": "text/plain"}
    marked: Json = {"content": "**a** b", "type": "text/plain"}
    markdown: Json = {"content": "# c", "type": "text/markdown"}

    docs = [
        p.only(get("/a", description=description)).doc
        for description in (plain, marked, markdown)
    ]

    assert docs == ["a * b + c", "a b", "c"]


def test_a_request_and_its_item_both_have_their_say() -> None:
    one = p.item({"url": "https://x.org/a", "description": "Of the request."})

    assert p.only({**one, "description": "Of the item."}).doc == (
        "Of the request.\n\nOf the item."
    )
    assert p.only({**one, "description": "Of the request."}).doc == "Of the request."


def test_a_description_that_was_never_written_is_none() -> None:
    query: Json = [{"key": "q", "value": "1", "description": "undefined"}]
    request: Json = {
        "url": {
            "raw": "https://x.org/a?q=1",
            "host": "https://x.org",
            "path": "a",
            "query": query,
        }
    }

    assert p.parameter(p.only(p.item(request)), "q").doc == ""


@pytest.mark.parametrize(
    ("name", "description", "deprecated"),
    [
        ("Get pets [DEPRECATED]", "", True),
        ("Deprecated: get pets", "", True),
        ("Get deprecated pets", "Gets what is deprecated.", False),
        ("Get pets", "[Deprecated] Get cats instead.", True),
        ("Get pets", "**Deprecated.** Get cats instead.", True),
        ("Get pets", "This endpoint has been deprecated.", True),
        ("Get pets", "Deprecated pets are left out.", False),
    ],
)
def test_a_request_says_that_it_is_deprecated(
    name: str, description: str, deprecated: bool
) -> None:
    one = p.only(get("/pets", name=name, description=description))

    assert one.deprecated is deprecated


def test_folders_and_the_collection_document_groups_and_client() -> None:
    api, _ = p.parsed(
        p.collection(
            folder("Pets", get("/pets"), description={"content": "All **pets**."})
        )
    )

    assert api.root.groups[0].doc == "All pets."


# --- Folders -------------------------------------------------------------------


def test_a_folder_of_a_parameter_belongs_to_the_one_around_it() -> None:
    found = group(
        folder(
            "users",
            get("/users"),
            folder(
                "{user Id}", get("/users/:id"), folder("settings", get("/users/:id/s"))
            ),
        )
    )

    assert shown(found) == {
        "users": {
            "GET /users": None,
            "GET /users/{id}": None,
            "settings": {"GET /users/{id}/s": None},
        }
    }


def test_a_folder_that_ends_with_a_parameter_goes_without_it() -> None:
    found = group(
        folder("meetings/{meetingId}", get("/meetings/:id")),
        folder("meetings", get("/meetings")),
    )

    assert shown(found) == {
        "meetings": {"GET /meetings/{id}": None, "GET /meetings": None}
    }


def test_a_folder_called_by_a_whole_path_makes_no_group() -> None:
    found = group(
        folder(
            "Users",
            folder("/users/:userId", get("/users/:id"), description="One user."),
            folder("/users (OLD)", get("/users")),
            folder("/others", get("/else")),
        )
    )

    assert shown(found) == {
        "Users": {
            "GET /users/{id}": None,
            "GET /users": None,
            "/others": {"GET /else": None},
        }
    }
    assert found.groups[0].operations[0].doc == "One user."


def test_a_request_called_by_all_its_folders_needs_no_folder_of_its_own() -> None:
    found = group(
        folder(
            "user",
            folder("delete", get("/user/delete", name="user delete")),
            folder("list", get("/user/list", name="List all")),
        )
    )

    assert shown(found) == {
        "user": {"GET /user/delete": None, "list": {"GET /user/list": None}}
    }


@pytest.mark.parametrize(
    "name", ["Users/Groups", "A {curly} name", "me/contacts", "1/2"]
)
def test_other_folders_are_groups(name: str) -> None:
    assert shown(group(folder(name, get("/a")))) == {name: {"GET /a": None}}


def test_a_secret_in_a_name_or_among_values_is_not_kept() -> None:
    key = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
    url: Json = {
        "raw": "https://x.org/a?e=a",
        "query": [
            {
                "key": "e",
                "value": "a",
                "description": f"(This can only be one of a,{key})",
            }
        ],
    }
    call = p.item({"url": url}, name=f"https://x.org/a?api_key={key}")
    api, report = p.parsed(p.collection({"name": f"Folder {key}", "item": [call]}))

    assert key not in repr(api)
    assert p.codes(report).count("secret-value") == 2
