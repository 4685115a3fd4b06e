"""Sends the cases with the client that is generated of `metadata.json`."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from uuid import UUID

import specloom
from specloom.diagnostics import Report
from specloom.source import read
from specloom.targets.python import runtime_files

from ..loopback import serving
from ..packages import write
from . import shop
from .recording import Case, Sent, answer, cases, split

_numbers = count()


@contextmanager
def package() -> Iterator[str]:
    """The name of a package that holds the generated client, as `shop`."""
    report = Report()
    content = shop.METADATA.read_bytes()
    document = read(content, shop.METADATA.name, report)
    settings = specloom.Settings(name="shop")
    product = specloom.generate(settings, [document], {}, report)
    assert not report.failed
    root = f"made_of_metadata_{next(_numbers)}"
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / root, {"__init__.py": ""})
        write(Path(folder) / root / "shop", product.files)
        write(Path(folder) / root, runtime_files(sorted(product.runtime), "httpx2"))
        sys.path.insert(0, folder)
        try:
            yield root
        finally:
            sys.path.remove(folder)


def run(root: str) -> dict[str, Sent]:
    """What the client in a package sends for each case."""
    with serving(answer) as server:
        module = import_module(f"{root}.shop")
        for case in cases():
            with urlopen(f"{server.url}/-/{case.name}"):  # noqa: S310
                _call(module, root, server.url, case)
        return split(server, {})


def _call(module: Any, root: str, url: str, case: Case) -> None:
    proof: dict[str, str] = {}
    if case.bearer:
        proof = {"token": case.bearer}
    elif case.basic or case.dto == "Guarded":
        name, word = case.basic or ("", "")
        proof = {"username": name, "password": word}
    with module.ShopClient(base_url=url, **proof) as client:
        match case.call, case.values:
            case "send", [values]:
                extra = case.query or {}
                client.send(request(root, case.dto, values, extra=dict(extra)))
            case "send_all", several:
                client.send_all([request(root, case.dto, one) for one in several])
            case "publish", [values]:
                client.publish(request(root, case.dto, values))
            case "publish_all", several:
                client.publish_all([request(root, case.dto, one) for one in several])
            case "upload", [values]:
                assert case.file is not None
                field, name, media, content = case.file
                upload = import_module(f"{root}._runtime.files").Upload(
                    io.BytesIO(content.encode()), filename=name, media=media
                )
                given = _keywords(root, case.dto, shop.properties(case.dto), values)
                client.add_photo(**given, **{field: upload})
            case _:
                raise AssertionError(f"no such call: {case.call}")


def request(root: str, name: str, values: Mapping[str, Any], **more: Any) -> Any:
    """A request of the generated client, with the values of a case."""
    return _thing(root, name, shop.properties(name), values, **more)


def _thing(
    root: str,
    name: str,
    properties: shop.Properties,
    values: Mapping[str, Any],
    **more: Any,
) -> Any:
    name = values.get("$type", name)
    kind = getattr(import_module(f"{root}.shop.models"), name)
    return kind(**_keywords(root, name, properties, values), **more)


def _keywords(
    root: str, name: str, properties: shop.Properties, values: Mapping[str, Any]
) -> dict[str, Any]:
    kind = getattr(import_module(f"{root}.shop.models"), name)
    codec = import_module(f"{root}._runtime.codec").model_codec(kind)
    return {
        codec.attributes[properties[key]["wire"]]: _value(
            root, properties[key]["type"], value
        )
        for key, value in values.items()
        if key != "$type"
    }


def _value(root: str, expr: shop.Expr, value: Any) -> Any:
    """A value as callers of the generated client give it."""
    if value is None:
        return None
    match expr:
        case {"Nullable": inner}:
            return _value(root, inner, value)
        case {"List": inner}:
            return [_value(root, inner, one) for one in value]
        case {"Dictionary": [_, inner]}:
            return {k: _value(root, inner, v) for k, v in value.items()}
        case {"name": name, "properties": properties}:
            return _thing(root, name, properties, value)
        case "Decimal":
            return Decimal(value)
        case "Guid":
            return UUID(value)
        case "DateTime" | "DateTimeOffset":
            return datetime.fromisoformat(value)
        case "DateOnly":
            return date.fromisoformat(value)
        case "TimeOnly":
            return time.fromisoformat(value)
        case "TimeSpan":
            return timedelta(seconds=value)
        case "Byte[]":
            return shop.understood(expr, value, json=True)
        case "Colour" | "Size":
            return getattr(import_module(f"{root}.shop.models"), expr)(value)
        case _:
            return value
