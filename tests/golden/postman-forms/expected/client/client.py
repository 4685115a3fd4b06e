"""The clients of the Forms API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Bearer
from .._runtime.body import Form
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.multipart import Multipart
from .._runtime.plan import Operation, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._runtime.auth import AsyncToken, Token
    from .._runtime.files import FileInput
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import Place, SignInResponse, UploadPictureResponse


class PostmanFormsClient(SyncClient):
    """The Forms API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str = "https://forms.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"bearer": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> PostmanFormsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanFormsClientRaw(self)

    def sign_in(
        self,
        *,
        user: str,
        remember: bool | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> SignInResponse:
        """Sign in.

        Args:
            user: Who.
        """
        return self._send(
            _SIGN_IN, {"user": user, "remember": remember, "scope": scope}, options
        )

    def upload_picture(
        self,
        *,
        title: str | None = None,
        tags: Sequence[str] | None = None,
        place: Place | None = None,
        picture: FileInput | None = None,
        options: RequestOptions | None = None,
    ) -> UploadPictureResponse:
        """Upload picture."""
        return self._send(
            _UPLOAD_PICTURE,
            {"title": title, "tags": tags, "place": place, "picture": picture},
            options,
        )


class AsyncPostmanFormsClient(AsyncClient):
    """The Forms API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str = "https://forms.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"bearer": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncPostmanFormsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanFormsClientRaw(self)

    async def sign_in(
        self,
        *,
        user: str,
        remember: bool | None = None,
        scope: str | None = None,
        options: RequestOptions | None = None,
    ) -> SignInResponse:
        """Sign in.

        Args:
            user: Who.
        """
        return await self._send(
            _SIGN_IN, {"user": user, "remember": remember, "scope": scope}, options
        )

    async def upload_picture(
        self,
        *,
        title: str | None = None,
        tags: Sequence[str] | None = None,
        place: Place | None = None,
        picture: FileInput | None = None,
        options: RequestOptions | None = None,
    ) -> UploadPictureResponse:
        """Upload picture."""
        return await self._send(
            _UPLOAD_PICTURE,
            {"title": title, "tags": tags, "place": place, "picture": picture},
            options,
        )


class PostmanFormsClientRaw(RawView[PostmanFormsClient]):
    """The calls of `PostmanFormsClient`, returning whole responses."""

    sign_in = RawMethod(PostmanFormsClient.sign_in)
    upload_picture = RawMethod(PostmanFormsClient.upload_picture)


class AsyncPostmanFormsClientRaw(AsyncRawView[AsyncPostmanFormsClient]):
    """The calls of `AsyncPostmanFormsClient`, returning whole responses."""

    sign_in = AsyncRawMethod(AsyncPostmanFormsClient.sign_in)
    upload_picture = AsyncRawMethod(AsyncPostmanFormsClient.upload_picture)


_SERVICE = Service(name="postman_forms", package=__package__ or "", version="1")

_SIGN_IN: Operation[SignInResponse] = Operation(
    name="sign_in",
    method="POST",
    path="/login",
    body=Form(
        (
            Part("user", "user", "str", required=True),
            Part("remember", "remember", "bool"),
            Part("scope", "scope", "str"),
        )
    ),
    responses=(Response(200, "SignInResponse"),),
    auth=((),),
)

_UPLOAD_PICTURE: Operation[UploadPictureResponse] = Operation(
    name="upload_picture",
    method="POST",
    path="/pictures",
    body=Multipart(
        (
            Part("title", "title", "str"),
            Part("tags", "tags", "list[str]", encoding="json"),
            Part("place", "place", "Place", encoding="json"),
            Part("picture", "picture", "bytes", encoding="file"),
        )
    ),
    responses=(Response(201, "UploadPictureResponse"),),
    auth=(("bearer",),),
)
