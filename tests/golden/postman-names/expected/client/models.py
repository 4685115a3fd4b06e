"""What the Names API takes and returns."""

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
    field: str
    none: int = _field(metadata={"wire": "None"})
    field2: str = _field(metadata={"wire": ""})
    ref: str = _field(metadata={"wire": "$ref"})
    日本: str
    a_b2: int = _field(metadata={"wire": "a b"})
    a_b: int
    a_b3: int = _field(metadata={"wire": "aB"})
    underscore_underscore_class_underscore_underscore: str = _field(
        metadata={"wire": "__class__"}
    )
    private: int = _field(metadata={"wire": "_private"})


@dataclass(slots=True, kw_only=True)
class ImportResponseExtra(_Model):
    """The `extra_` of `ImportResponse`."""

    x: int
    y: int
    z: int


@dataclass(slots=True, kw_only=True)
class UsersList(_Model):
    """What `get_users_list` returns."""

    items: list[UsersListItem]


@dataclass(slots=True, kw_only=True)
class UsersListItem(_Model):
    """An item of `UsersList.items`."""

    value: int
    result: UsersListItemResult


@dataclass(slots=True, kw_only=True)
class UsersListItemResult(_Model):
    """The `result` of `UsersListItem`."""

    a: int
    b: int
    c: int
