"""What the Postman Names API takes and returns."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class ImportResponse(_Model):
    """What `import_` returns."""

    class_: str = _field(metadata={"wire": "class"})
    self: str
    extra_: ImportResponseExtra = _field(metadata={"wire": "extra"})
    list_: list[int] = _field(metadata={"wire": "list"})
    str_: str = _field(metadata={"wire": "str"})
    date: _dt.date
    from_dict_: int = _field(metadata={"wire": "from_dict"})
    to_json_: int = _field(metadata={"wire": "to_json"})
    field2: str = _field(metadata={"wire": "field"})
    none: int = _field(metadata={"wire": "None"})
    field: str = _field(metadata={"wire": ""})
    ref: str = _field(metadata={"wire": "$ref"})
    日本: str
    a_b: int = _field(metadata={"wire": "a b"})
    a_underscore_b: int = _field(metadata={"wire": "a_b"})
    a_b2: int = _field(metadata={"wire": "aB"})
    underscore_underscore_class_underscore_underscore: str = _field(
        metadata={"wire": "__class__"}
    )
    private: int = _field(metadata={"wire": "_private"})


@dataclass(slots=True, kw_only=True)
class ImportResponseExtra(_Model):
    """The `extra` of `ImportResponse`."""

    x: int
    y: int
    z: int


@dataclass(slots=True, kw_only=True)
class UserSList(_Model):
    """What `get_user_s_list` returns."""

    items: list[UserSListItem]


@dataclass(slots=True, kw_only=True)
class UserSListItem(_Model):
    """An item of `UserSList.items`."""

    value: int
    result: UserSListItemResult


@dataclass(slots=True, kw_only=True)
class UserSListItemResult(_Model):
    """The `result` of `UserSListItem`."""

    a: int
    b: int
    c: int
