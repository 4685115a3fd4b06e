"""The CCC API as one model: seed 003's page and its neighbours together."""

from __future__ import annotations

from pathlib import Path

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import ScalarKind
from specloom.parsers import servicestack
from specloom.parsers.servicestack.ignored import IGNORED
from specloom.source import Document, Reads

from . import golden
from .servicestack_ccc import CASE, client_of

GUID = ir.Scalar(ScalarKind.UUID, "hex")


@pytest.fixture(scope="module")
def pages() -> list[Document]:
    return [
        part
        for document in golden.documents(CASE, Report())
        for part in servicestack.find(document)
    ]


@pytest.fixture(scope="module")
def api(pages: list[Document]) -> ir.Api:
    return servicestack.parse(pages, Report(), Reads())


def record(api: ir.Api, name: str) -> ir.Record:
    type = api.types[ir.TypeId(f"#{name}")].type
    assert isinstance(type, ir.Record)
    return type


def types_of(api: ir.Api, name: str) -> dict[str, ir.Type]:
    return {field.wire: field.type for field in record(api, name).fields}


def test_every_page_is_a_request_that_can_be_sent(api: ir.Api) -> None:
    assert {str(m.type): (m.method, len(m.operations)) for m in api.messages} == {
        "#Authenticate": ("POST", 2),
        "#GetServiceUserUsage": ("GET", 1),
        "#GetServiceUsers": ("GET", 1),
        "#QueryServiceMessages": ("GET", 1),
        "#SearchServiceUsers": ("GET", 1),
        "#ServiceGroupMember": ("POST", 2),
        "#UpdateServiceUser": ("PUT", 1),
    }
    assert all(m.path.startswith("/api/json/reply/") for m in api.messages)


def test_all_pages_share_the_type_of_a_user(api: ir.Api) -> None:
    user = ir.Ref(ir.TypeId("#ServiceUser"))

    assert types_of(api, "SearchServiceUsersResponse")["users"] == ir.List(user)
    assert types_of(api, "UpdateServiceUserResponse")["user"] == user
    assert types_of(api, "ServiceMessage")["sender"] == user
    listed = next(
        op for op in ir.operations(api.root) if op.name.text.endswith("Users")
    )
    assert listed.responses[0].body is not None
    assert listed.responses[0].body.type == ir.List(user)


def test_all_pages_share_enums_and_the_base_of_responses(api: ir.Api) -> None:
    status = ir.nullable(ir.Ref(ir.TypeId("#ServiceUserStatusEnum")))
    base = (ir.Ref(ir.TypeId("#BaseResponse")),)

    for name in ("ServiceUser", "UserUsage", "UpdateServiceUser"):
        assert types_of(api, name)["status"] == status
    for name in ("GetServiceUserUsage", "SearchServiceUsers", "UpdateServiceUser"):
        assert record(api, f"{name}Response").bases == base


def test_names_guids_and_dates_are_as_the_samples_show(api: ir.Api) -> None:
    assert types_of(api, "ServiceUser")["userGuid"] == GUID
    assert types_of(api, "ServiceMessage")["sentOn"] == ir.Scalar(
        ScalarKind.DATETIME, "z"
    )
    assert types_of(api, "QueryServiceMessages")["serviceGuids"] == ir.List(GUID)


def test_the_order_of_the_pages_does_not_matter(
    pages: list[Document], api: ir.Api
) -> None:
    for order in (pages[::-1], pages[3:] + pages[:3], pages[::2] + pages[1::2]):
        assert servicestack.parse(order, Report(), Reads()) == api


def test_every_line_of_the_pages_is_explained(pages: list[Document]) -> None:
    reads = Reads()
    servicestack.parse(pages, Report(), reads)

    for page in pages:
        for at, node in reads.leaves(page):
            line = page.cursor().raw[at.path[0]]  # type: ignore[index]
            around = [page.value, line]
            ignored = any(
                rule.when is not None and rule.when(around) for rule in IGNORED
            )
            assert node is not None or ignored, line


def test_the_client_has_both_faces(tmp_path: Path) -> None:
    with client_of(tmp_path) as package:
        for name in ("get_service_user_usage", "query_service_messages", "send"):
            assert callable(getattr(package.CccClient, name))
            assert callable(getattr(package.AsyncCccClient, name))
