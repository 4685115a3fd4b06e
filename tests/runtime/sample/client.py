"""The clients of the sample API, and the operations they call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from generated._runtime.auth import Basic, Bearer
from generated._runtime.body import JsonBody
from generated._runtime.client import AsyncClient, AsyncGroup, SyncClient, SyncGroup
from generated._runtime.multipart import Multipart
from generated._runtime.paging import LinkPaging, PagedOperation
from generated._runtime.plan import (
    ErrorBody,
    ErrorCase,
    Operation,
    Parameter,
    Part,
    Response,
    Service,
)
from generated._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView
from generated._runtime.values import UNSET

if TYPE_CHECKING:
    from generated._runtime.auth import AsyncToken, Token
    from generated._runtime.files import FileInput
    from generated._runtime.http import AsyncHttpClient, HttpClient
    from generated._runtime.options import RequestOptions, Timeout
    from generated._runtime.paging import AsyncPages, Page
    from generated._runtime.values import Unset

    from .models import Kind, Meeting, Meetings, Registrant, Report


class SampleClient(SyncClient):
    """The sample API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        username: str | None = None,
        password: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"oauth2": Bearer(token), "basic": Basic(username, password)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> SampleClientRaw:
        return SampleClientRaw(self)

    @property
    def reports(self) -> Reports:
        return Reports(self)

    def get_report(
        self,
        account_id: str,
        *,
        year: int | None = None,
        tags: Sequence[str] | None = None,
        ok: bool | None = None,
        options: RequestOptions | None = None,
    ) -> Report:
        return self._send(
            _GET_REPORT,
            {"account_id": account_id, "year": year, "tags": tags, "ok": ok},
            options,
        )

    def get_usage(
        self,
        user: UUID,
        *,
        period: datetime | None = None,
        kind: Kind | str | None = None,
        options: RequestOptions | None = None,
    ) -> Report:
        return self._send(
            _GET_USAGE, {"user": user, "period": period, "kind": kind}, options
        )

    def register(
        self,
        webinar_id: str,
        *,
        auto_approve: bool | None = None,
        registrants: Sequence[Registrant] | None = None,
        picture: FileInput | None = None,
        options: RequestOptions | None = None,
    ) -> Report:
        values = {
            "webinar_id": webinar_id,
            "auto_approve": auto_approve,
            "registrants": registrants,
            "picture": picture,
        }
        return self._send(_REGISTER, values, options)

    def update(
        self,
        *,
        name: str | None = None,
        note: str | Unset | None = UNSET,
        ratio: float | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        return self._send(
            _UPDATE, {"name": name, "note": note, "ratio": ratio}, options
        )

    def list_meetings(
        self, *, max: int | None = None, options: RequestOptions | None = None
    ) -> Page[Meetings, Meeting]:
        return self._pages(_LIST_MEETINGS, {"max": max}, options)

    def ping(self, *, options: RequestOptions | None = None) -> None:
        return self._send(_PING, {}, options)

    def login(self, *, options: RequestOptions | None = None) -> None:
        return self._send(_LOGIN, {}, options)

    def old(self, *, options: RequestOptions | None = None) -> None:
        return self._send(_OLD, {}, options)


class AsyncSampleClient(AsyncClient):
    """The sample API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"oauth2": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncSampleClientRaw:
        return AsyncSampleClientRaw(self)

    @property
    def reports(self) -> AsyncReports:
        return AsyncReports(self)

    async def get_report(
        self,
        account_id: str,
        *,
        year: int | None = None,
        options: RequestOptions | None = None,
    ) -> Report:
        return await self._send(
            _GET_REPORT, {"account_id": account_id, "year": year}, options
        )

    async def register(
        self,
        webinar_id: str,
        *,
        picture: FileInput | None = None,
        options: RequestOptions | None = None,
    ) -> Report:
        return await self._send(
            _REGISTER, {"webinar_id": webinar_id, "picture": picture}, options
        )

    def list_meetings(
        self, *, max: int | None = None, options: RequestOptions | None = None
    ) -> AsyncPages[Meetings, Meeting]:
        return self._pages(_LIST_MEETINGS, {"max": max}, options)

    async def ping(self, *, options: RequestOptions | None = None) -> None:
        return await self._send(_PING, {}, options)

    async def old(self, *, options: RequestOptions | None = None) -> None:
        return await self._send(_OLD, {}, options)

    def old_list(
        self, *, options: RequestOptions | None = None
    ) -> AsyncPages[Meetings, Meeting]:
        return self._pages(_OLD_LIST, {}, options)


class Reports(SyncGroup):
    """The calls about reports."""

    @property
    def with_raw_response(self) -> ReportsRaw:
        return ReportsRaw(self)

    def get(self, account_id: str) -> Report:
        return self._send(_GET_REPORT, {"account_id": account_id})

    def old(self) -> None:
        return self._send(_OLD, {})


class AsyncReports(AsyncGroup):
    """The calls about reports."""

    async def get(self, account_id: str) -> Report:
        return await self._send(_GET_REPORT, {"account_id": account_id})


class SampleClientRaw(RawView[SampleClient]):
    """The calls of `SampleClient`, returning whole responses."""

    get_report = RawMethod(SampleClient.get_report)
    list_meetings = RawMethod(SampleClient.list_meetings)
    old = RawMethod(SampleClient.old)


class AsyncSampleClientRaw(AsyncRawView[AsyncSampleClient]):
    """The calls of `AsyncSampleClient`, returning whole responses."""

    get_report = AsyncRawMethod(AsyncSampleClient.get_report)
    list_meetings = AsyncRawMethod(AsyncSampleClient.list_meetings)


class ReportsRaw(RawView[Reports]):
    """The calls of `Reports`, returning whole responses."""

    get = RawMethod(Reports.get)


_SERVICE = Service("sample", __package__, "0.1.0")

_GET_REPORT: Operation[Report] = Operation(
    name="get_report",
    method="GET",
    path="/accounts/{accountId}/report",
    parameters=(
        Parameter("path", "accountId", "account_id", "str"),
        Parameter("query", "year", "year", "int"),
        Parameter("query", "tag", "tags", "list[str]"),
        Parameter("query", "ok", "ok", "bool"),
    ),
    responses=(Response(200, "Report"),),
    errors=(
        ErrorCase(400, "300", "Only the recent 6 months."),
        ErrorCase(404, "", "No such account."),
    ),
    auth=(("oauth2",),),
)

_GET_USAGE: Operation[Report] = Operation(
    name="get_usage",
    method="GET",
    path="/users/{User}/usage",
    parameters=(
        Parameter("path", "User", "user", "UUID", form="hex"),
        Parameter("query", "Period", "period", "datetime", form="z"),
        Parameter("query", "Kind", "kind", "Kind"),
    ),
    responses=(Response(200, "Report"),),
    error=ErrorBody("Failure", path=("responseStatus",)),
)

_REGISTER: Operation[Report] = Operation(
    name="register",
    method="POST",
    path="/webinars/{webinarId}/registrants",
    parameters=(Parameter("path", "webinarId", "webinar_id", "str"),),
    body=Multipart(
        (
            Part("auto_approve", "auto_approve", "bool"),
            Part("registrants", "registrants", "list[Registrant]", encoding="json"),
            Part("picture", "picture", "bytes", encoding="file", media="image/png"),
        ),
    ),
    responses=(Response(200, "Report"),),
    auth=(("oauth2",),),
)

_UPDATE: Operation[None] = Operation(
    name="update",
    method="PATCH",
    path="/thing",
    body=JsonBody(
        parts=(
            Part("name", "name", "str"),
            Part("note", "note", "str | None"),
            Part("ratio", "ratio", "float"),
        ),
    ),
    responses=(Response(204),),
)

_LIST_MEETINGS: PagedOperation[Meetings, Meeting] = PagedOperation(
    name="list_meetings",
    method="GET",
    path="/meetings",
    parameters=(Parameter("query", "max", "max", "int"),),
    responses=(Response(200, "Meetings"),),
    paging=LinkPaging(items=("items",), relation="next"),
)

_PING: Operation[None] = Operation(name="ping", method="GET", path="/ping", auth=())

_LOGIN: Operation[None] = Operation(
    name="login", method="POST", path="/login", auth=(("basic",), ("oauth2",))
)

_OLD: Operation[None] = Operation(
    name="old", method="GET", path="/old", auth=(), deprecated=True
)

_OLD_LIST: PagedOperation[Meetings, Meeting] = PagedOperation(
    name="old",
    method="GET",
    path="/old",
    responses=(Response(200, "Meetings"),),
    paging=LinkPaging(items=("items",)),
    deprecated=True,
)
