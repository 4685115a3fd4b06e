"""The clients of the Hotel API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.carrying import MessagePlan
from .._runtime.plan import ErrorBody, Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, RawMethod
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)
from .._runtime.session import RenewedBearer, Session

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .groups.rooms import AsyncRooms, AsyncRoomsRaw, Rooms, RoomsRaw
    from .models import BookRoomResponse


class ServicestackHtmlClient(MessageClient):
    """The Hotel API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: Token | None = None,
        session_id: str | None = None,
        token: Token | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://hotel.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: The user who signs in.
            password: The password of the user, or a function for it.
            session_id: The id of a session that the user has already.
            token: The access token, or a function that returns it.
            refresh_token: A token that gets a new access token after a 401.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={
                "session": Session(username, password, session_id=session_id),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/access-token"
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> ServicestackHtmlClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackHtmlClientRaw(self)

    @property
    def rooms(self) -> Rooms:
        """The calls of `Rooms`."""
        from .groups.rooms import Rooms

        return Rooms(self)

    def drop_booking(
        self,
        id: UUID,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Drop booking.

        Args:
            id: The booking to drop.
        """
        return self._send(_DROP_BOOKING, {"id": id}, options)

    def book_room(
        self,
        number: int,
        *,
        from_: datetime,
        guests: Mapping[str, int] | None = None,
        options: RequestOptions | None = None,
    ) -> BookRoomResponse:
        """Books a room.

        Args:
            guests: How old each is.
        """
        return self._send(
            _BOOK_ROOM, {"number": number, "from_": from_, "guests": guests}, options
        )


class AsyncServicestackHtmlClient(AsyncMessageClient):
    """The Hotel API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: AsyncToken | None = None,
        session_id: str | None = None,
        token: AsyncToken | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://hotel.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: The user who signs in.
            password: The password of the user, or a function for it.
            session_id: The id of a session that the user has already.
            token: The access token, or a function that returns it.
            refresh_token: A token that gets a new access token after a 401.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={
                "session": Session(username, password, session_id=session_id),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/access-token"
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncServicestackHtmlClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackHtmlClientRaw(self)

    @property
    def rooms(self) -> AsyncRooms:
        """The calls of `Rooms`."""
        from .groups.rooms import AsyncRooms

        return AsyncRooms(self)

    async def drop_booking(
        self,
        id: UUID,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Drop booking.

        Args:
            id: The booking to drop.
        """
        return await self._send(_DROP_BOOKING, {"id": id}, options)

    async def book_room(
        self,
        number: int,
        *,
        from_: datetime,
        guests: Mapping[str, int] | None = None,
        options: RequestOptions | None = None,
    ) -> BookRoomResponse:
        """Books a room.

        Args:
            guests: How old each is.
        """
        return await self._send(
            _BOOK_ROOM, {"number": number, "from_": from_, "guests": guests}, options
        )


class ServicestackHtmlClientRaw(MessageView[ServicestackHtmlClient]):
    """The calls of `ServicestackHtmlClient`, returning whole responses."""

    drop_booking = RawMethod(ServicestackHtmlClient.drop_booking)
    book_room = RawMethod(ServicestackHtmlClient.book_room)

    @property
    def rooms(self) -> RoomsRaw:
        """The calls of `Rooms`."""
        from .groups.rooms import RoomsRaw

        return RoomsRaw(self._target.rooms)


class AsyncServicestackHtmlClientRaw(AsyncMessageView[AsyncServicestackHtmlClient]):
    """The calls of `AsyncServicestackHtmlClient`, returning whole responses."""

    drop_booking = AsyncRawMethod(AsyncServicestackHtmlClient.drop_booking)
    book_room = AsyncRawMethod(AsyncServicestackHtmlClient.book_room)

    @property
    def rooms(self) -> AsyncRoomsRaw:
        """The calls of `Rooms`."""
        from .groups.rooms import AsyncRoomsRaw

        return AsyncRoomsRaw(self._target.rooms)


_SERVICE = Service(
    name="servicestack_html",
    package=__package__ or "",
    version="1.4",
    messages={"client": ("BookRoom", "DropBooking"), "groups.rooms": ("GetRoom",)},
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_DROP_BOOKING: Operation[None] = Operation(
    name="drop_booking",
    method="DELETE",
    path="/bookings/{Id}",
    parameters=(Parameter("path", "Id", "id", "UUID", form="hex"),),
    responses=(Response(204),),
)

_BOOK_ROOM: Operation[BookRoomResponse] = Operation(
    name="book_room",
    method="POST",
    path="/rooms/{Number}/bookings",
    parameters=(Parameter("path", "Number", "number", "int"),),
    body=JsonBody(
        parts=(
            Part("guests", "guests", "dict[str, int]"),
            Part("from", "from_", "datetime", form="z7", required=True),
        ),
        required=True,
    ),
    responses=(Response(200, "BookRoomResponse"),),
)

MESSAGES = {
    "DropBooking": MessagePlan(
        (_DROP_BOOKING,),
        method="DELETE",
        path="/json/reply/DropBooking",
        batch="/json/reply/DropBooking[]",
        one_way="/json/oneway/DropBooking",
    ),
    "BookRoom": MessagePlan(
        (_BOOK_ROOM,),
        path="/json/reply/BookRoom",
        batch="/json/reply/BookRoom[]",
        one_way="/json/oneway/BookRoom",
    ),
}
