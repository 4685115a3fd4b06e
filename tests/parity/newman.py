"""What Postman's own runtime sends for each request of a collection."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from specloom.diagnostics import Pointer
from specloom.parsers.postman.container import Shape, shape
from specloom.source import Document, Json

from ..loopback import Answer, Recorded, serving
from ..node import HERE, require

_LONGEST_RUN = 300
"""Seconds for all collections together."""

_TRIES = 4
_STALLED = 75
"""The exit code of a run that stands still; it is tried again."""

_SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"


@dataclass(frozen=True, slots=True)
class Job:
    """A collection to run: its document, its folder, and further values for it."""

    document: Document
    folder: Path
    environments: tuple[Json, ...] = ()
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ran:
    """What Postman made of one item: the requests it sent, or why it sent none."""

    sent: tuple[Recorded, ...]
    error: str = ""


def answer(request: Recorded) -> Answer:
    """What both sides are told: a challenge where a path asks for one, else `{}`."""
    if "/challenged" in request.target and request.header("Authorization") is None:
        challenge = 'Digest realm="here", nonce="n0", qop="auth", algorithm=MD5'
        return Answer(401, b"{}", (("WWW-Authenticate", challenge),))
    return Answer()


def run(jobs: Sequence[Job]) -> list[dict[str, Ran]]:
    """What is sent for the items of each job, by their places, in their order.

    Raises:
        NodeMissing: newman is not installed.
        AssertionError: newman could not run a collection at all.
    """
    require("newman")
    tries = (_run(jobs) for _ in range(_TRIES))
    found = next((one for one in tries if one is not None), None)
    assert found is not None, f"newman stood still {_TRIES} times"
    return found


def _run(jobs: Sequence[Job]) -> list[dict[str, Ran]] | None:
    """What `run` says, by one run of newman; None if that stood still."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(answer)) for _ in jobs]
        orders = [
            _order(job, urlsplit(server.url).port or 0)
            for job, server in zip(jobs, servers, strict=True)
        ]
        done = subprocess.run(
            ["node", str(HERE / "newman.js")],
            input=json.dumps(orders).encode(),
            capture_output=True,
            timeout=_LONGEST_RUN,
            check=False,
        )
        if done.returncode == _STALLED:
            return None
        assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
        told = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(told) == len(jobs), done.stderr.decode(errors="replace")[-2000:]
    found: list[dict[str, Ran]] = [{} for _ in jobs]
    for one in told:
        job = jobs[one["job"]]
        assert one["error"] is None, f"{job.document.name}: {one['error']}"
        found[one["job"]] = dict(_ran(one["ran"], servers[one["job"]].requests, job))
    return found


def _ran(
    ran: Sequence[Mapping[str, Any]], requests: Sequence[Recorded], job: Job
) -> Iterator[tuple[str, Ran]]:
    places = _v1_places(job.document.value)
    start = 0
    for item in ran:
        end = start + item["connections"]
        id = places.get(item["id"], item["id"])
        yield id, Ran(tuple(requests[start:end]), item.get("error", ""))
        start = end


def _order(job: Job, port: int) -> dict[str, Json]:
    """What the driver is told of a job."""
    scopes: dict[str, list[Json]] = {"environment": [], "globals": []}
    for environment in job.environments:
        if isinstance(environment, dict):
            scope = environment.get("_postman_variable_scope")
            values = environment.get("values")
            name = "globals" if scope == "globals" else "environment"
            scopes[name] += values if isinstance(values, list) else []
    scopes["environment"] += [{"key": k, "value": v} for k, v in job.given]
    return {
        "collection": _collection(job.document),
        "port": port,
        "folder": str(job.folder),
        **{scope: {"values": values} for scope, values in scopes.items()},
    }


def _collection(document: Document) -> Json:
    """The collection in `document`, each item called by its place."""
    at, value = Pointer(document.key), document.value
    match shape(value):
        case Shape.WRAPPED if isinstance(value, dict):
            return _placed(value["collection"], at / "collection")
        case Shape.COLLECTION:
            return _placed(value, at)
        case Shape.ITEM:
            return {**_INFO, "item": [_placed(value, at)]}
        case Shape.FOLDER:
            folder = _placed(value, at)
            return {**_INFO, **folder} if isinstance(folder, dict) else folder
        case Shape.ITEMS if isinstance(value, list):
            return {**_INFO, "item": [_placed(v, at / i) for i, v in enumerate(value)]}
        case _:
            return value


def _placed(holder: Json, at: Pointer) -> Json:
    if not isinstance(holder, dict):
        return holder
    found: dict[str, Json] = {**holder, "id": str(at), "_postman_id": str(at)}
    found.pop("response", None)
    request = found.get("request")
    if isinstance(request, dict) and isinstance(request.get("url"), dict):
        found["request"] = {**request, "url": _parsed(request["url"])}
    for key in ("item", "items"):
        inner = holder.get(key)
        if isinstance(inner, list):
            found[key] = [_placed(one, at / key / i) for i, one in enumerate(inner)]
    return found


def _parsed(url: Json) -> Json:
    """`url` as the text in it, if that is all there is.

    The runtime sends nothing to such a URL; the app takes it apart as it is opened.
    """
    if not isinstance(url, dict) or not isinstance(url.get("raw"), str):
        return url
    return url if {"host", "path", "query"} & url.keys() else url["raw"]


def _v1_places(value: Json) -> dict[str, str]:
    """The places of a version 1 collection's requests, by their ids."""
    requests = value.get("requests") if isinstance(value, dict) else None
    return {
        str(one["id"]): str(Pointer("") / "requests" / index)
        for index, one in enumerate(requests if isinstance(requests, list) else ())
        if isinstance(one, dict) and "id" in one
    }


_INFO: dict[str, Json] = {"info": {"name": "items", "schema": _SCHEMA}}
