"""The calls of `Rooms`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import ErrorCase, Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from ..._runtime.options import RequestOptions
    from ..._runtime.values import JsonValue
    from ..models import ARoom


class Rooms(SyncGroup):
    """Everything about rooms:

    - find them
    - book them
      1. ask
      2. wait

    Kind | Seats
    small | 4|5
    """

    @property
    def with_raw_response(self) -> RoomsRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return RoomsRaw(self)

    def get_a_room(
        self,
        room_id: int,
        *,
        show: str | None = None,
        since: str | None = None,
        plan: bool | None = None,
        options: RequestOptions | None = None,
    ) -> ARoom:
        """Get a room.

        Get a room, its seats and its plan.

        Get a room with its plan:

        With the plan that it is on.

        Prerequisites:
            - A plan.
            - A room.

        Scopes: `room:read`, `room:write`
        Rate limit: `Light`

        Args:
            room_id: The room.
            show: What to show:
                - `all`: everything
                - `name`: the name alone

        Raises:
            BadRequest: 400, code 300: No such room: {roomId}. No plan
            BadRequest: 400, code 301: Too many rooms.
            BadRequest: 400, code 302: Too many rooms.
            NotFound: 404: no such room
            ClientError: 400 to 499, code 300: Room is taken.
        """
        return self._send(
            _GET_A_ROOM,
            {"room_id": room_id, "show": show, "since": since, "plan": plan},
            options,
        )

    def get_v1_rooms(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """GET /v1/rooms.

        Filter by one of the following:

        - name
        - seats

        A blank means all.

        Limits This has a limit of 5 requests per 10 seconds.

        Of the item.

        Rate limit: `5 requests per 10 seconds`
        """
        return self._send(_GET_V1_ROOMS, {}, options)

    def get_rooms_all_rooms(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Get rooms.

        This call gives all rooms that there are, of every kind and of every size.
        """
        return self._send(_GET_ROOMS_ALL_ROOMS, {}, options)

    def book_rooms(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Book room(s).

        Caution: Mind the plan.

        Fields:

        - name
        - seats: one to nine
        - plan

        Say when.
        """
        return self._send(_BOOK_ROOMS, {}, options)


class AsyncRooms(AsyncGroup):
    """Everything about rooms:

    - find them
    - book them
      1. ask
      2. wait

    Kind | Seats
    small | 4|5
    """

    @property
    def with_raw_response(self) -> AsyncRoomsRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncRoomsRaw(self)

    async def get_a_room(
        self,
        room_id: int,
        *,
        show: str | None = None,
        since: str | None = None,
        plan: bool | None = None,
        options: RequestOptions | None = None,
    ) -> ARoom:
        """Get a room.

        Get a room, its seats and its plan.

        Get a room with its plan:

        With the plan that it is on.

        Prerequisites:
            - A plan.
            - A room.

        Scopes: `room:read`, `room:write`
        Rate limit: `Light`

        Args:
            room_id: The room.
            show: What to show:
                - `all`: everything
                - `name`: the name alone

        Raises:
            BadRequest: 400, code 300: No such room: {roomId}. No plan
            BadRequest: 400, code 301: Too many rooms.
            BadRequest: 400, code 302: Too many rooms.
            NotFound: 404: no such room
            ClientError: 400 to 499, code 300: Room is taken.
        """
        return await self._send(
            _GET_A_ROOM,
            {"room_id": room_id, "show": show, "since": since, "plan": plan},
            options,
        )

    async def get_v1_rooms(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """GET /v1/rooms.

        Filter by one of the following:

        - name
        - seats

        A blank means all.

        Limits This has a limit of 5 requests per 10 seconds.

        Of the item.

        Rate limit: `5 requests per 10 seconds`
        """
        return await self._send(_GET_V1_ROOMS, {}, options)

    async def get_rooms_all_rooms(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Get rooms.

        This call gives all rooms that there are, of every kind and of every size.
        """
        return await self._send(_GET_ROOMS_ALL_ROOMS, {}, options)

    async def book_rooms(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Book room(s).

        Caution: Mind the plan.

        Fields:

        - name
        - seats: one to nine
        - plan

        Say when.
        """
        return await self._send(_BOOK_ROOMS, {}, options)


class RoomsRaw(RawView[Rooms]):
    """The calls of `Rooms`, returning whole responses."""

    get_a_room = RawMethod(Rooms.get_a_room)
    get_v1_rooms = RawMethod(Rooms.get_v1_rooms)
    get_rooms_all_rooms = RawMethod(Rooms.get_rooms_all_rooms)
    book_rooms = RawMethod(Rooms.book_rooms)


class AsyncRoomsRaw(AsyncRawView[AsyncRooms]):
    """The calls of `AsyncRooms`, returning whole responses."""

    get_a_room = AsyncRawMethod(AsyncRooms.get_a_room)
    get_v1_rooms = AsyncRawMethod(AsyncRooms.get_v1_rooms)
    get_rooms_all_rooms = AsyncRawMethod(AsyncRooms.get_rooms_all_rooms)
    book_rooms = AsyncRawMethod(AsyncRooms.book_rooms)


_GET_A_ROOM: Operation[ARoom] = Operation(
    name="get_a_room",
    method="GET",
    path="/rooms/{roomId}",
    parameters=(
        Parameter("path", "roomId", "room_id", "int"),
        Parameter("query", "show", "show", "str"),
        Parameter("query", "since", "since", "str"),
        Parameter("query", "plan", "plan", "bool"),
    ),
    responses=(Response(200, "ARoom"),),
    errors=(
        ErrorCase(400, "300", "- No such room: {roomId}. - No plan"),
        ErrorCase(400, "301", "Too many rooms."),
        ErrorCase(400, "302", "Too many rooms."),
        ErrorCase(404, "", "no such room"),
        ErrorCase((400, 499), "300", "Room is taken."),
    ),
)

_GET_V1_ROOMS: Operation[JsonValue] = Operation(
    name="get_v1_rooms",
    method="GET",
    path="/rooms",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_GET_ROOMS_ALL_ROOMS: Operation[JsonValue] = Operation(
    name="get_rooms_all_rooms",
    method="GET",
    path="/all-rooms",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_BOOK_ROOMS: Operation[JsonValue] = Operation(
    name="book_rooms",
    method="POST",
    path="/rooms",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
