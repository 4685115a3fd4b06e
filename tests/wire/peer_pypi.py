"""Sends the cases with the PyPI package `servicestack`: its Python runs this file.

The classes have the shape that the host's own generator gives them, so nothing here is
our style: no keyword, no default and no name.
"""

# mypy: ignore-errors
# ruff: noqa

from __future__ import annotations

import base64
import datetime
import decimal
import io
import json
import sys
import urllib.request
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Dict, List, Optional  # noqa: UP035

from dataclasses_json import LetterCase, Undefined, dataclass_json
from servicestack import *
from servicestack.clients import UploadFile
from servicestack.utils import snakecase

Decimal = decimal.Decimal


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Item:
    id: int = 0
    name: Optional[str] = None
    price: Decimal = decimal.Decimal(0)


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Point:
    lat: float = 0.0
    lng: float = 0.0
    label: Optional[str] = None


class Colour(str, Enum):
    RED = "Red"
    LIGHT_BLUE = "LightBlue"


class Size(str, Enum):
    SMALL = "S"
    EXTRA_LARGE = "XL"


# @Flags()
class Access(IntEnum):
    NONE = 0
    READ = 1
    WRITE = 2


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Shape:
    title: Optional[str] = None


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Circle(Shape):
    radius: float = 0.0


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Square(Shape):
    side: float = 0.0


# @Route("/items/{Id}", "GET")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetItem(IReturn[Item], IGet):
    id: int = 0


# @Route("/items", "GET")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class FindItems(IReturn[Item], IGet):
    text: Optional[str] = None
    count: Optional[int] = None
    big: Optional[int] = None
    in_stock: Optional[bool] = None
    weight: Optional[float] = None
    price: Optional[Decimal] = None
    key: Optional[str] = None
    made_at: Optional[datetime.datetime] = None
    seen_at: Optional[datetime.datetime] = None
    day: Optional[datetime.datetime] = None
    opens_at: Optional[datetime.timedelta] = None
    lasts: Optional[datetime.timedelta] = None
    grade: Optional[str] = None
    colour: Optional[Colour] = None
    access: Optional[Access] = None
    size: Optional[Size] = None
    sizes: Optional[List[Size]] = None
    ids: Optional[List[int]] = None
    names: Optional[List[str]] = None
    keys: Optional[List[str]] = None
    days: Optional[List[datetime.datetime]] = None
    near: Optional[Point] = None
    points: Optional[List[Point]] = None
    labels: Optional[Dict[str, str]] = None


# @Route("/items", "POST")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class CreateItem(IReturn[Item], IPost):
    name: Optional[str] = None
    note: Optional[str] = None
    count: int = 0
    big: int = 0
    in_stock: bool = False
    weight: float = 0.0
    price: Decimal = decimal.Decimal(0)
    key: Optional[str] = None
    made_at: datetime.datetime = datetime.datetime(1, 1, 1)
    seen_at: datetime.datetime = datetime.datetime(1, 1, 1)
    day: datetime.datetime = datetime.datetime(1, 1, 1)
    opens_at: datetime.timedelta = datetime.timedelta()
    lasts: datetime.timedelta = datetime.timedelta()
    grade: Optional[str] = None
    colour: Optional[Colour] = None
    access: Optional[Access] = None
    spare: Optional[int] = None
    picture: Optional[bytes] = None
    ids: Optional[List[int]] = None
    near: Optional[Point] = None
    points: Optional[List[Point]] = None
    labels: Optional[Dict[str, str]] = None
    ranks: Optional[Dict[int, str]] = None


# @Route("/items/{Id}", "PUT")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReplaceItem(IReturn[Item], IPut):
    id: int = 0
    name: Optional[str] = None
    price: Optional[Decimal] = None


# @Route("/items/{Id}", "PATCH")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ChangeItem(IReturn[Item], IPatch):
    id: int = 0
    name: Optional[str] = None
    price: Optional[Decimal] = None


# @Route("/items/{Id}", "DELETE")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class DeleteItem(IReturnVoid, IDelete):
    id: int = 0
    force: Optional[bool] = None


# @Route("/notes/{Owner}/{Title}", "GET")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetNote(IReturn[Item], IGet):
    owner: Optional[str] = None
    title: Optional[str] = None
    page: Optional[int] = None


# @Route("/files/{Path*}", "GET")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetFile(IReturn[Item], IGet):
    path: Optional[str] = None


# @Route("/orders/{Id}", "GET")
# @Route("/customers/{CustomerId}/orders/{Id}", "GET")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetOrder(IReturn[Item], IGet):
    id: int = 0
    customer_id: Optional[int] = None


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Ping(IReturn[Item]):
    text: Optional[str] = None
    count: Optional[int] = None


# @Route("/touch", "POST")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Touch(IReturnVoid, IPost):
    text: Optional[str] = None


# @Route("/legacy", "POST")
# @DataContract
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Legacy(IReturn[Item], IPost):
    # @DataMember(Name="legacy_id")
    legacy_id: int = 0

    # @DataMember
    user_i_d: int = 0

    # @DataMember
    i_p_address: Optional[str] = None


# @Route("/draw", "POST")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Draw(IReturn[Item], IPost):
    shapes: Optional[List[Shape]] = None


# @Route("/photos", "POST")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class AddPhoto(IReturn[Item], IPost):
    item_id: int = 0
    caption: Optional[str] = None
    tags: Optional[List[str]] = None
    near: Optional[Point] = None
    photo: Optional[str] = None


# @Route("/items/query", "GET")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class QueryItems(QueryDb[Item], IReturn[QueryResponse[Item]]):
    max_price: Optional[Decimal] = None


# @Route("/guarded", "GET")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Guarded(IReturn[Item], IGet):
    text: Optional[str] = None


def made(kind, value):
    """A value of the C# type `kind`, as callers of this package give it."""
    if value is None:
        return None
    match kind:
        case {"List": inner}:
            return [made(inner, one) for one in value]
        case {"Dictionary": [key, inner]}:
            return {made(key, k): made(inner, v) for k, v in value.items()}
        case {"Nullable": inner}:
            return made(inner, value)
        case "Decimal":
            return decimal.Decimal(value)
        case "Int32" | "Int64":
            return int(value)
        case "DateTime" | "DateTimeOffset" | "DateOnly":
            return datetime.datetime.fromisoformat(value)
        case "TimeOnly":
            clock = datetime.time.fromisoformat(value)
            whole = datetime.datetime.combine(datetime.datetime.min, clock)
            return whole - datetime.datetime.min
        case "TimeSpan":
            return datetime.timedelta(seconds=value)
        case "Byte[]":
            return base64.b64decode(value)
        case "Colour":
            return Colour(value)
        case "Size":
            return Size(value)
        case "Access":
            return value if value > 2 else Access(value)
        case {"name": name, "properties": properties}:
            return thing(name, properties, value)
    return value


def thing(name, properties, values):
    """An object of the class `name`."""
    kind = globals()[values.get("$type", name)]
    given = {
        snakecase(key): made(properties[key]["type"], value)
        for key, value in values.items()
        if key != "$type"
    }
    return kind(**given)


def call(client, case):
    """Make the call of a case."""
    requests = [thing(case["dto"], case["properties"], v) for v in case["values"]]
    match case["call"]:
        case "send":
            client.send(requests[0], args=case["query"] or None)
        case "send_all":
            client.send_all(requests)
        case "publish":
            raise NotImplementedError("it has no call for one")
        case "publish_all":
            client.send_all_oneway(requests)
        case "upload":
            name, file, media, content = case["file"]
            stream = io.BytesIO(content.encode())
            upload = UploadFile(name, file, media, stream)
            client.post_file_with_request(requests[0], upload)


def main():
    """Make the calls of all cases on standard input; print which of them failed."""
    order = json.load(sys.stdin)
    for case in order["cases"]:
        urllib.request.urlopen(f"{order['url']}/-/{case['name']}").read()  # noqa: S310
        client = JsonServiceClient(order["url"])
        if "bearer" in case:
            client.set_bearer_token(case["bearer"])
        if "basic" in case:
            client.set_credentials(*case["basic"])
        try:
            call(client, case)
        except Exception as error:
            said = getattr(error, "status_description", None) or error
            print(json.dumps([case["name"], f"{type(error).__name__}: {said}"]))


if __name__ == "__main__":
    main()
