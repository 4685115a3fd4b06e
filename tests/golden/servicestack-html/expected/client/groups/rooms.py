"""The calls of `Rooms`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.carrying import MessagePlan
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from ..._runtime.options import RequestOptions
    from ..models import GetRoomResponse, RoomView


class Rooms(SyncGroup):
    """The calls of `Rooms`."""

    @property
    def with_raw_response(self) -> RoomsRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return RoomsRaw(self)

    def get_room(
        self,
        number: int,
        *,
        view: RoomView | str | None = None,
        nights: int | None = None,
        options: RequestOptions | None = None,
    ) -> GetRoomResponse:
        """One room.

        Beds are here (https://hotel.example/beds).

        Reads a room, with all of its beds.

        Prerequisites:
            - Requires Authentication
            - Required roles: Guest

        Args:
            view: What to see.
            nights: From 1 to 30.
        """
        return self._send(
            _GET_ROOM, {"number": number, "view": view, "nights": nights}, options
        )


class AsyncRooms(AsyncGroup):
    """The calls of `Rooms`."""

    @property
    def with_raw_response(self) -> AsyncRoomsRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncRoomsRaw(self)

    async def get_room(
        self,
        number: int,
        *,
        view: RoomView | str | None = None,
        nights: int | None = None,
        options: RequestOptions | None = None,
    ) -> GetRoomResponse:
        """One room.

        Beds are here (https://hotel.example/beds).

        Reads a room, with all of its beds.

        Prerequisites:
            - Requires Authentication
            - Required roles: Guest

        Args:
            view: What to see.
            nights: From 1 to 30.
        """
        return await self._send(
            _GET_ROOM, {"number": number, "view": view, "nights": nights}, options
        )


class RoomsRaw(RawView[Rooms]):
    """The calls of `Rooms`, returning whole responses."""

    get_room = RawMethod(Rooms.get_room)


class AsyncRoomsRaw(AsyncRawView[AsyncRooms]):
    """The calls of `AsyncRooms`, returning whole responses."""

    get_room = AsyncRawMethod(AsyncRooms.get_room)


_GET_ROOM: Operation[GetRoomResponse] = Operation(
    name="get_room",
    method="GET",
    path="/rooms/{Number}",
    parameters=(
        Parameter("path", "Number", "number", "int"),
        Parameter("query", "view", "view", "RoomView"),
        Parameter("query", "nights", "nights", "int"),
    ),
    responses=(Response(200, "GetRoomResponse"),),
    auth=(("session",), ("bearer",)),
)

MESSAGES = {
    "GetRoom": MessagePlan(
        (_GET_ROOM,),
        method="GET",
        path="/json/reply/GetRoom",
        batch="/json/reply/GetRoom[]",
        one_way="/json/oneway/GetRoom",
    )
}
