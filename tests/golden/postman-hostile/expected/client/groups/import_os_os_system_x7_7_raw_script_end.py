"""The calls of `ImportOsOsSystemX7_7RawScriptEnd`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import ErrorCase, Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from ..._runtime.options import RequestOptions
    from ..models import ImportOsOsSystemX7_7RawScriptEnd2Response


class ImportOsOsSystemX7_7RawScriptEnd(SyncGroup):
    """\"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %}

    End\\.
    """

    @property
    def with_raw_response(self) -> ImportOsOsSystemX7_7RawScriptEndRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ImportOsOsSystemX7_7RawScriptEndRaw(self)

    def import_os_os_system_x_7_7_raw_script_end_2(
        self,
        v: str,
        *,
        options: RequestOptions | None = None,
    ) -> ImportOsOsSystemX7_7RawScriptEnd2Response:
        """\"\"\"; import os; os.system("x") # \\ \\" ' {{ 7*7 }} {% raw %} \u202e \x00
        </script> End\\2.

        \"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %}

        End\\

        Args:
            v: \"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %} End\\

        Raises:
            BadRequest: 400, code 300: \"\"\"; import os; os.system("x") # \\ " ' {{ 7*7
                }} {% raw %} End\\.
        """
        return self._send(
            _IMPORT_OS_OS_SYSTEM_X_7_7_RAW_SCRIPT_END_2, {"v": v}, options
        )


class AsyncImportOsOsSystemX7_7RawScriptEnd(AsyncGroup):
    """\"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %}

    End\\.
    """

    @property
    def with_raw_response(self) -> AsyncImportOsOsSystemX7_7RawScriptEndRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncImportOsOsSystemX7_7RawScriptEndRaw(self)

    async def import_os_os_system_x_7_7_raw_script_end_2(
        self,
        v: str,
        *,
        options: RequestOptions | None = None,
    ) -> ImportOsOsSystemX7_7RawScriptEnd2Response:
        """\"\"\"; import os; os.system("x") # \\ \\" ' {{ 7*7 }} {% raw %} \u202e \x00
        </script> End\\2.

        \"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %}

        End\\

        Args:
            v: \"\"\"; import os; os.system("x") # \\ " ' {{ 7*7 }} {% raw %} End\\

        Raises:
            BadRequest: 400, code 300: \"\"\"; import os; os.system("x") # \\ " ' {{ 7*7
                }} {% raw %} End\\.
        """
        return await self._send(
            _IMPORT_OS_OS_SYSTEM_X_7_7_RAW_SCRIPT_END_2, {"v": v}, options
        )


class ImportOsOsSystemX7_7RawScriptEndRaw(RawView[ImportOsOsSystemX7_7RawScriptEnd]):
    """The calls of `ImportOsOsSystemX7_7RawScriptEnd`, returning whole responses."""

    import_os_os_system_x_7_7_raw_script_end_2 = RawMethod(
        ImportOsOsSystemX7_7RawScriptEnd.import_os_os_system_x_7_7_raw_script_end_2
    )


class AsyncImportOsOsSystemX7_7RawScriptEndRaw(
    AsyncRawView[AsyncImportOsOsSystemX7_7RawScriptEnd]
):
    """The calls of `AsyncImportOsOsSystemX7_7RawScriptEnd`, returning whole
    responses.
    """

    import_os_os_system_x_7_7_raw_script_end_2 = AsyncRawMethod(
        AsyncImportOsOsSystemX7_7RawScriptEnd.import_os_os_system_x_7_7_raw_script_end_2
    )


_IMPORT_OS_OS_SYSTEM_X_7_7_RAW_SCRIPT_END_2: Operation[
    ImportOsOsSystemX7_7RawScriptEnd2Response
] = Operation(
    name="import_os_os_system_x_7_7_raw_script_end_2",
    method="GET",
    path="/a/{v\"')\n}",
    parameters=(Parameter("path", "v\"')\n", "v", "str"),),
    responses=(Response(200, "ImportOsOsSystemX7_7RawScriptEnd2Response"),),
    errors=(
        ErrorCase(
            400,
            "300",
            '"""; import os; os.system("x") # \\ " \' {{ 7*7 }} {% raw %} End\\',
        ),
    ),
)
