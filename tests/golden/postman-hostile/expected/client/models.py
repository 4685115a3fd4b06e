"""What the Postman Hostile API takes and returns."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class ImportOsOsSystemX7_7RawScriptEnd2Response(_Model):
    """What `import_os_os_system_x_7_7_raw_script_end_2` returns."""

    import_os_os_system_x_7_7_raw_script_end: ImportOsOsSystemX7_7RawScriptEnd = _field(
        metadata={
            "wire": '"""; import os; os.system("x") # \\ \\" \' {{ 7*7 }} {% raw %} \u202e \x00 \u2028 </script>\n\n\tEnd\\'
        }
    )


@dataclass(slots=True, kw_only=True)
class ImportOsOsSystemX7_7RawScriptEnd(_Model):
    """The `import_os_os_system_x_7_7_raw_script_end` of
    `ImportOsOsSystemX7_7RawScriptEnd2Response`.
    """

    b: int
    c: int
