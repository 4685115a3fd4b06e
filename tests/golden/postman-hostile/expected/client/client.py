"""The clients of the Postman Hostile API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Service
from .._runtime.raw import AsyncRawView, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import Timeout
    from .groups.import_os_os_system_x7_7_raw_script_end import (
        AsyncImportOsOsSystemX7_7RawScriptEnd,
        AsyncImportOsOsSystemX7_7RawScriptEndRaw,
        ImportOsOsSystemX7_7RawScriptEnd,
        ImportOsOsSystemX7_7RawScriptEndRaw,
    )


class PostmanHostileClient(SyncClient):
    """The Postman Hostile API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://hostile.example",
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
    def with_raw_response(self) -> PostmanHostileClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanHostileClientRaw(self)

    @property
    def import_os_os_system_x_7_7_raw_script_end(
        self,
    ) -> ImportOsOsSystemX7_7RawScriptEnd:
        """\"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %}"""
        from .groups.import_os_os_system_x7_7_raw_script_end import (
            ImportOsOsSystemX7_7RawScriptEnd,
        )

        return ImportOsOsSystemX7_7RawScriptEnd(self)


class AsyncPostmanHostileClient(AsyncClient):
    """The Postman Hostile API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://hostile.example",
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
    def with_raw_response(self) -> AsyncPostmanHostileClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanHostileClientRaw(self)

    @property
    def import_os_os_system_x_7_7_raw_script_end(
        self,
    ) -> AsyncImportOsOsSystemX7_7RawScriptEnd:
        """\"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %}"""
        from .groups.import_os_os_system_x7_7_raw_script_end import (
            AsyncImportOsOsSystemX7_7RawScriptEnd,
        )

        return AsyncImportOsOsSystemX7_7RawScriptEnd(self)


class PostmanHostileClientRaw(RawView[PostmanHostileClient]):
    """The calls of `PostmanHostileClient`, returning whole responses."""

    @property
    def import_os_os_system_x_7_7_raw_script_end(
        self,
    ) -> ImportOsOsSystemX7_7RawScriptEndRaw:
        """\"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %}"""
        from .groups.import_os_os_system_x7_7_raw_script_end import (
            ImportOsOsSystemX7_7RawScriptEndRaw,
        )

        return ImportOsOsSystemX7_7RawScriptEndRaw(
            self._target.import_os_os_system_x_7_7_raw_script_end
        )


class AsyncPostmanHostileClientRaw(AsyncRawView[AsyncPostmanHostileClient]):
    """The calls of `AsyncPostmanHostileClient`, returning whole responses."""

    @property
    def import_os_os_system_x_7_7_raw_script_end(
        self,
    ) -> AsyncImportOsOsSystemX7_7RawScriptEndRaw:
        """\"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %}"""
        from .groups.import_os_os_system_x7_7_raw_script_end import (
            AsyncImportOsOsSystemX7_7RawScriptEndRaw,
        )

        return AsyncImportOsOsSystemX7_7RawScriptEndRaw(
            self._target.import_os_os_system_x_7_7_raw_script_end
        )


_SERVICE = Service(name="postman_hostile", package=__package__ or "", version="1")
