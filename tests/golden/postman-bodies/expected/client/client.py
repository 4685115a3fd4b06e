"""The clients of the Shelter API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.binary import BinaryBody
from .._runtime.body import Form, JsonBody, TextBody
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.multipart import Multipart
from .._runtime.plan import Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView
from .._runtime.values import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from .._runtime.files import FileInput
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue, Unset
    from .models import About, CorrectAnimalByStep


class PostmanBodiesClient(SyncClient):
    """The Shelter API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://shelter.example.com",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> PostmanBodiesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanBodiesClientRaw(self)

    def admit_animal(
        self,
        *,
        name: str | None = None,
        age: int | None = None,
        chip: UUID | None = None,
        owner: JsonValue | Unset = UNSET,
        traits: Sequence[str] | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Admit animal."""
        return self._send(
            _ADMIT_ANIMAL,
            {"name": name, "age": age, "chip": chip, "owner": owner, "traits": traits},
            options,
        )

    def correct_animal(
        self,
        id: str,
        *,
        age: int | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Correct animal."""
        return self._send(_CORRECT_ANIMAL, {"id": id, "age": age}, options)

    def correct_animal_by_steps(
        self,
        id: str,
        *,
        body: Sequence[CorrectAnimalByStep],
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Correct animal by steps."""
        return self._send(_CORRECT_ANIMAL_BY_STEPS, {"id": id, "body": body}, options)

    def broken(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Broken."""
        return self._send(_BROKEN, {"body": body}, options)

    def import_list(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Import list."""
        return self._send(_IMPORT_LIST, {"body": body}, options)

    def order_food(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Order food."""
        return self._send(_ORDER_FOOD, {"body": body}, options)

    def search(
        self,
        *,
        kind: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Search."""
        return self._send(_SEARCH, {"kind": kind}, options)

    def log_in(
        self,
        *,
        user: str,
        rights: Sequence[str] | None = None,
        stay: bool | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Log in.

        Args:
            user: Who works here.
            stay: Stay logged in.
        """
        return self._send(
            _LOG_IN, {"user": user, "rights": rights, "stay": stay}, options
        )

    def add_pictures(
        self,
        id: str,
        *,
        pictures: Sequence[FileInput] | None = None,
        consent: FileInput | None = None,
        about: About | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Add pictures."""
        return self._send(
            _ADD_PICTURES,
            {"id": id, "pictures": pictures, "consent": consent, "about": about},
            options,
        )

    def replace_portrait(
        self,
        id: str,
        *,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Replace portrait."""
        return self._send(_REPLACE_PORTRAIT, {"id": id, "body": body}, options)


class AsyncPostmanBodiesClient(AsyncClient):
    """The Shelter API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://shelter.example.com",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncPostmanBodiesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanBodiesClientRaw(self)

    async def admit_animal(
        self,
        *,
        name: str | None = None,
        age: int | None = None,
        chip: UUID | None = None,
        owner: JsonValue | Unset = UNSET,
        traits: Sequence[str] | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Admit animal."""
        return await self._send(
            _ADMIT_ANIMAL,
            {"name": name, "age": age, "chip": chip, "owner": owner, "traits": traits},
            options,
        )

    async def correct_animal(
        self,
        id: str,
        *,
        age: int | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Correct animal."""
        return await self._send(_CORRECT_ANIMAL, {"id": id, "age": age}, options)

    async def correct_animal_by_steps(
        self,
        id: str,
        *,
        body: Sequence[CorrectAnimalByStep],
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Correct animal by steps."""
        return await self._send(
            _CORRECT_ANIMAL_BY_STEPS, {"id": id, "body": body}, options
        )

    async def broken(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Broken."""
        return await self._send(_BROKEN, {"body": body}, options)

    async def import_list(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Import list."""
        return await self._send(_IMPORT_LIST, {"body": body}, options)

    async def order_food(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Order food."""
        return await self._send(_ORDER_FOOD, {"body": body}, options)

    async def search(
        self,
        *,
        kind: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Search."""
        return await self._send(_SEARCH, {"kind": kind}, options)

    async def log_in(
        self,
        *,
        user: str,
        rights: Sequence[str] | None = None,
        stay: bool | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Log in.

        Args:
            user: Who works here.
            stay: Stay logged in.
        """
        return await self._send(
            _LOG_IN, {"user": user, "rights": rights, "stay": stay}, options
        )

    async def add_pictures(
        self,
        id: str,
        *,
        pictures: Sequence[FileInput] | None = None,
        consent: FileInput | None = None,
        about: About | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Add pictures."""
        return await self._send(
            _ADD_PICTURES,
            {"id": id, "pictures": pictures, "consent": consent, "about": about},
            options,
        )

    async def replace_portrait(
        self,
        id: str,
        *,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Replace portrait."""
        return await self._send(_REPLACE_PORTRAIT, {"id": id, "body": body}, options)


class PostmanBodiesClientRaw(RawView[PostmanBodiesClient]):
    """The calls of `PostmanBodiesClient`, returning whole responses."""

    admit_animal = RawMethod(PostmanBodiesClient.admit_animal)
    correct_animal = RawMethod(PostmanBodiesClient.correct_animal)
    correct_animal_by_steps = RawMethod(PostmanBodiesClient.correct_animal_by_steps)
    broken = RawMethod(PostmanBodiesClient.broken)
    import_list = RawMethod(PostmanBodiesClient.import_list)
    order_food = RawMethod(PostmanBodiesClient.order_food)
    search = RawMethod(PostmanBodiesClient.search)
    log_in = RawMethod(PostmanBodiesClient.log_in)
    add_pictures = RawMethod(PostmanBodiesClient.add_pictures)
    replace_portrait = RawMethod(PostmanBodiesClient.replace_portrait)


class AsyncPostmanBodiesClientRaw(AsyncRawView[AsyncPostmanBodiesClient]):
    """The calls of `AsyncPostmanBodiesClient`, returning whole responses."""

    admit_animal = AsyncRawMethod(AsyncPostmanBodiesClient.admit_animal)
    correct_animal = AsyncRawMethod(AsyncPostmanBodiesClient.correct_animal)
    correct_animal_by_steps = AsyncRawMethod(
        AsyncPostmanBodiesClient.correct_animal_by_steps
    )
    broken = AsyncRawMethod(AsyncPostmanBodiesClient.broken)
    import_list = AsyncRawMethod(AsyncPostmanBodiesClient.import_list)
    order_food = AsyncRawMethod(AsyncPostmanBodiesClient.order_food)
    search = AsyncRawMethod(AsyncPostmanBodiesClient.search)
    log_in = AsyncRawMethod(AsyncPostmanBodiesClient.log_in)
    add_pictures = AsyncRawMethod(AsyncPostmanBodiesClient.add_pictures)
    replace_portrait = AsyncRawMethod(AsyncPostmanBodiesClient.replace_portrait)


_SERVICE = Service(name="postman_bodies", package=__package__ or "", version="1")

_ADMIT_ANIMAL: Operation[JsonValue] = Operation(
    name="admit_animal",
    method="POST",
    path="/animals",
    body=JsonBody(
        parts=(
            Part("name", "name", "str"),
            Part("age", "age", "int"),
            Part("chip", "chip", "UUID"),
            Part("owner", "owner", "JsonValue"),
            Part("traits", "traits", "list[str]"),
        ),
        required=True,
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_CORRECT_ANIMAL: Operation[JsonValue] = Operation(
    name="correct_animal",
    method="PATCH",
    path="/animals/{id}",
    parameters=(Parameter("path", "id", "id", "str"),),
    body=JsonBody(
        parts=(Part("age", "age", "int"),),
        required=True,
        media="application/merge-patch+json",
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_CORRECT_ANIMAL_BY_STEPS: Operation[JsonValue] = Operation(
    name="correct_animal_by_steps",
    method="PATCH",
    path="/animals/{id}",
    parameters=(Parameter("path", "id", "id", "str"),),
    body=JsonBody(
        name="body",
        type="list[CorrectAnimalByStep]",
        required=True,
        media="application/json-patch+json",
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_BROKEN: Operation[JsonValue] = Operation(
    name="broken",
    method="POST",
    path="/broken",
    body=TextBody(name="body", required=True, media="application/json"),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_IMPORT_LIST: Operation[JsonValue] = Operation(
    name="import_list",
    method="POST",
    path="/imports",
    body=TextBody(name="body", required=True, media="text/csv; charset=utf-8"),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_ORDER_FOOD: Operation[JsonValue] = Operation(
    name="order_food",
    method="POST",
    path="/orders",
    body=TextBody(name="body", required=True, media="application/xml"),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_SEARCH: Operation[JsonValue] = Operation(
    name="search",
    method="GET",
    path="/search",
    body=JsonBody(parts=(Part("kind", "kind", "str"),), required=True),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_LOG_IN: Operation[JsonValue] = Operation(
    name="log_in",
    method="POST",
    path="/sessions",
    body=Form(
        (
            Part("user", "user", "str", required=True),
            Part("rights[]", "rights", "list[str]"),
            Part("stay", "stay", "bool"),
        )
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_ADD_PICTURES: Operation[JsonValue] = Operation(
    name="add_pictures",
    method="POST",
    path="/animals/{id}/pictures",
    parameters=(Parameter("path", "id", "id", "str"),),
    body=Multipart(
        (
            Part("pictures", "pictures", "list[bytes]", encoding="file"),
            Part(
                "consent", "consent", "bytes", encoding="file", media="application/pdf"
            ),
            Part("about", "about", "About", encoding="json", media="application/json"),
        )
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_REPLACE_PORTRAIT: Operation[JsonValue] = Operation(
    name="replace_portrait",
    method="PUT",
    path="/animals/{id}/portrait",
    parameters=(Parameter("path", "id", "id", "str"),),
    body=BinaryBody(name="body", required=True, media="image/jpeg"),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
