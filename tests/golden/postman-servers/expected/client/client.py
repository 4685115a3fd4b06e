"""The clients of the Clinic API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Bearer
from .._runtime.body import Form
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue


class PostmanServersClient(SyncClient):
    """The Clinic API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        subdomain: str = "acme",
        version: str = "v2",
        base_url: str | None = None,
        login_url: str = "https://login.example.com",
        pictures_url: str = "https://pictures.example.net",
        support_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            subdomain: A part of the server's URL.
            version: A part of the server's URL.
            base_url: Where the API lives, if elsewhere than the other settings say.
            login_url: Where one of the calls goes.
            pictures_url: Where one of the calls goes.
            support_url: Where one of the calls goes: not known, and a call without it
                fails.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        if base_url is None:
            base_url = f"https://{subdomain}.example.com/{version}"
        super().__init__(
            _SERVICE,
            base_url=base_url,
            servers={
                "login_url": login_url,
                "pictures_url": pictures_url,
                "support_url": support_url,
            },
            auth={"bearer": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> PostmanServersClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanServersClientRaw(self)

    def list_patients(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """List patients."""
        return self._send(_LIST_PATIENTS, {}, options)

    def get_patient(
        self,
        patient_id: int,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Get patient."""
        return self._send(_GET_PATIENT, {"patient_id": patient_id}, options)

    def list_visits(
        self,
        patient_id: int,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """List visits."""
        return self._send(_LIST_VISITS, {"patient_id": patient_id}, options)

    def make_token(
        self,
        *,
        grant_type: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Make token.

        Server: `https://login.example.com`
        """
        return self._send(_MAKE_TOKEN, {"grant_type": grant_type}, options)

    def get_picture(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Get picture.

        Server: `https://pictures.example.net`
        """
        return self._send(_GET_PICTURE, {"name": name}, options)

    def report_fault(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Report fault.

        Server: `{supportUrl}`
        """
        return self._send(_REPORT_FAULT, {}, options)


class AsyncPostmanServersClient(AsyncClient):
    """The Clinic API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        subdomain: str = "acme",
        version: str = "v2",
        base_url: str | None = None,
        login_url: str = "https://login.example.com",
        pictures_url: str = "https://pictures.example.net",
        support_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            subdomain: A part of the server's URL.
            version: A part of the server's URL.
            base_url: Where the API lives, if elsewhere than the other settings say.
            login_url: Where one of the calls goes.
            pictures_url: Where one of the calls goes.
            support_url: Where one of the calls goes: not known, and a call without it
                fails.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        if base_url is None:
            base_url = f"https://{subdomain}.example.com/{version}"
        super().__init__(
            _SERVICE,
            base_url=base_url,
            servers={
                "login_url": login_url,
                "pictures_url": pictures_url,
                "support_url": support_url,
            },
            auth={"bearer": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncPostmanServersClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanServersClientRaw(self)

    async def list_patients(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """List patients."""
        return await self._send(_LIST_PATIENTS, {}, options)

    async def get_patient(
        self,
        patient_id: int,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Get patient."""
        return await self._send(_GET_PATIENT, {"patient_id": patient_id}, options)

    async def list_visits(
        self,
        patient_id: int,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """List visits."""
        return await self._send(_LIST_VISITS, {"patient_id": patient_id}, options)

    async def make_token(
        self,
        *,
        grant_type: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Make token.

        Server: `https://login.example.com`
        """
        return await self._send(_MAKE_TOKEN, {"grant_type": grant_type}, options)

    async def get_picture(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Get picture.

        Server: `https://pictures.example.net`
        """
        return await self._send(_GET_PICTURE, {"name": name}, options)

    async def report_fault(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Report fault.

        Server: `{supportUrl}`
        """
        return await self._send(_REPORT_FAULT, {}, options)


class PostmanServersClientRaw(RawView[PostmanServersClient]):
    """The calls of `PostmanServersClient`, returning whole responses."""

    list_patients = RawMethod(PostmanServersClient.list_patients)
    get_patient = RawMethod(PostmanServersClient.get_patient)
    list_visits = RawMethod(PostmanServersClient.list_visits)
    make_token = RawMethod(PostmanServersClient.make_token)
    get_picture = RawMethod(PostmanServersClient.get_picture)
    report_fault = RawMethod(PostmanServersClient.report_fault)


class AsyncPostmanServersClientRaw(AsyncRawView[AsyncPostmanServersClient]):
    """The calls of `AsyncPostmanServersClient`, returning whole responses."""

    list_patients = AsyncRawMethod(AsyncPostmanServersClient.list_patients)
    get_patient = AsyncRawMethod(AsyncPostmanServersClient.get_patient)
    list_visits = AsyncRawMethod(AsyncPostmanServersClient.list_visits)
    make_token = AsyncRawMethod(AsyncPostmanServersClient.make_token)
    get_picture = AsyncRawMethod(AsyncPostmanServersClient.get_picture)
    report_fault = AsyncRawMethod(AsyncPostmanServersClient.report_fault)


_SERVICE = Service(name="postman_servers", package=__package__ or "", version="1")

_LIST_PATIENTS: Operation[JsonValue] = Operation(
    name="list_patients",
    method="GET",
    path="/patients",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("bearer",),),
)

_GET_PATIENT: Operation[JsonValue] = Operation(
    name="get_patient",
    method="GET",
    path="/patients/{patientId}",
    parameters=(Parameter("path", "patientId", "patient_id", "int"),),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("bearer",),),
)

_LIST_VISITS: Operation[JsonValue] = Operation(
    name="list_visits",
    method="GET",
    path="/patients/{patientId}/visits",
    parameters=(Parameter("path", "patientId", "patient_id", "int"),),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("bearer",),),
)

_MAKE_TOKEN: Operation[JsonValue] = Operation(
    name="make_token",
    method="POST",
    path="/token",
    server="login_url",
    body=Form((Part("grant_type", "grant_type", "str"),)),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=((),),
)

_GET_PICTURE: Operation[JsonValue] = Operation(
    name="get_picture",
    method="GET",
    path="/{name}.png",
    server="pictures_url",
    parameters=(Parameter("path", "name", "name", "str"),),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("bearer",),),
)

_REPORT_FAULT: Operation[JsonValue] = Operation(
    name="report_fault",
    method="POST",
    path="/faults",
    server="support_url",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("bearer",),),
)
