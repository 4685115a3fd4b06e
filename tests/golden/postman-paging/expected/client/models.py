"""What the Paging API takes and returns."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Users(_Model):
    """What `list_users` returns."""

    page_size: int
    next_page_token: str
    users: list[User]


@dataclass(slots=True, kw_only=True)
class User(_Model):
    """An item of `Users.users`."""

    id: str
    joined: _dt.date


@dataclass(slots=True, kw_only=True)
class Orders(_Model):
    """What `list_orders` returns."""

    meta: OrdersMeta
    orders: list[OrdersOrder]


@dataclass(slots=True, kw_only=True)
class OrdersMeta(_Model):
    """The `meta` of `Orders`."""

    total: int


@dataclass(slots=True, kw_only=True)
class OrdersOrder(_Model):
    """An item of `Orders.orders`."""

    number: int
    placed: _dt.datetime = _field(metadata={"form": "z"})


@dataclass(slots=True, kw_only=True)
class City(_Model):
    """An item of what `list_cities` returns."""

    name: str
    population: int


@dataclass(slots=True, kw_only=True)
class Events(_Model):
    """What `list_events` returns."""

    count: int
    next: str
    previous: _JsonValue
    results: list[EventsResult]


@dataclass(slots=True, kw_only=True)
class EventsResult(_Model):
    """An item of `Events.results`."""

    kind: str


@dataclass(slots=True, kw_only=True)
class Charges(_Model):
    """What `list_charges` returns."""

    has_more: bool
    data: list[ChargesData]


@dataclass(slots=True, kw_only=True)
class ChargesData(_Model):
    """An item of `Charges.data`."""

    id: str
    amount: int


@dataclass(slots=True, kw_only=True)
class SearchNotesRequest(_Model):
    """What `search_notes` sends."""

    query: str | None = None
    start_cursor: str | None = None
    page_size: int | None = None


@dataclass(slots=True, kw_only=True)
class Notes(_Model):
    """What `search_notes` returns."""

    next_cursor: str
    has_more: bool
    results: list[NotesResult]


@dataclass(slots=True, kw_only=True)
class NotesResult(_Model):
    """An item of `Notes.results`."""

    title: str


@dataclass(slots=True, kw_only=True)
class Logs(_Model):
    """What `list_logs` returns."""

    lines: list[str]


@dataclass(slots=True, kw_only=True)
class Parts(_Model):
    """What `list_parts` returns."""

    response: PartsResponse


@dataclass(slots=True, kw_only=True)
class PartsResponse(_Model):
    """The `response` of `Parts`."""

    found: int
    docs: list[Doc]


@dataclass(slots=True, kw_only=True)
class Doc(_Model):
    """An item of `PartsResponse.docs`."""

    sku: str


@dataclass(slots=True, kw_only=True)
class Repo(_Model):
    """An item of what `list_repos` returns."""

    full_name: str


@dataclass(slots=True, kw_only=True)
class Tags(_Model):
    """What `list_tags` returns."""

    tags: list[str]
