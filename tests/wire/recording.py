"""What a client sends for each case, to a server on this machine."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

from .. import node
from ..loopback import Answer, Loopback, Recorded, serving
from . import shop

HERE = Path(__file__).parent
RECORD = HERE / "recorded.json"
MISSING = "NOT COMPARED WITH SERVICESTACK'S OWN CLIENTS"
"""How the reason of every such skip begins."""

PYPI, NPM = "PyPI servicestack", "npm @servicestack/client"
PEERS = (PYPI, NPM)

_LONGEST_RUN = 120
"""Seconds for all cases of one client."""

_ANSWER = b'{"id":1,"price":1,"offset":0,"total":0,"results":[]}'
_HEADERS = frozenset({"authorization", "content-type", "cookie"})
"""The headers that tell a host something of the request."""


class PeerMissing(Exception):
    """A reference client is not installed; the text says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One call: `values` are the requests, by C# names, in plain JSON.

    `call` is the way to make it; `query` are conditions of a query that the request
    does not declare; `file` is the field, the name, the type and the content of an
    upload.
    """

    name: str
    dto: str
    values: Sequence[Mapping[str, Any]]
    call: str = "send"
    query: Mapping[str, str] | None = None
    file: tuple[str, str, str, str] | None = None
    bearer: str = ""
    basic: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A request as it came; `parts` has the fields of a form that may hold files.

    A part is its name, the name and the type of its file, and its content. `error` is
    why nothing came.
    """

    method: str = ""
    target: str = ""
    headers: Mapping[str, str]
    body: str = ""
    parts: Sequence[tuple[str | None, ...]] = ()
    error: str = ""


def cases() -> list[Case]:
    """All cases."""
    found = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
    return [Case(**one) for one in found]


def recorded() -> dict[str, dict[str, Sent]]:
    """What the peers sent when it was last recorded, by peer and case."""
    found = json.loads(RECORD.read_text(encoding="utf-8"))
    return {
        peer: {name: _known(one) for name, one in sent.items()}
        for peer, sent in found.items()
    }


def record(found: Mapping[str, Mapping[str, Sent]]) -> None:
    """Write down what the peers sent."""
    plain = {
        peer: {
            name: {k: v for k, v in asdict(one).items() if v or k == "headers"}
            for name, one in sent.items()
        }
        for peer, sent in found.items()
    }
    text = json.dumps(plain, indent=1, ensure_ascii=True)
    RECORD.write_text(f"{text}\n", encoding="utf-8")


def run(peer: str) -> dict[str, Sent]:
    """What a peer sends for each case.

    Raises:
        PeerMissing: It is not installed.
    """
    command = _command(peer)
    with serving(answer) as server:
        order = {"url": server.url, "cases": [_told(case) for case in cases()]}
        done = subprocess.run(
            command,
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=_LONGEST_RUN,
            check=False,
            env={**os.environ, "TZ": "UTC"},
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
        lines = done.stdout.splitlines()
        errors = dict(json.loads(line) for line in lines if line.startswith(b"["))
        return split(server, errors)


def answer(request: Recorded) -> Answer:
    """What every client is told: nothing much, in as many pieces as it asked for."""
    path = request.target.partition("?")[0]
    batch = path.endswith(("[]", "%5B%5D"))
    return Answer(body=b"[%b,%b]" % (_ANSWER, _ANSWER) if batch else _ANSWER)


def split(server: Loopback, errors: Mapping[str, str]) -> dict[str, Sent]:
    """What came for each case: before each, its name is asked for."""
    found: dict[str, Sent] = {}
    name = ""
    for request in server.requests:
        if request.target.startswith("/-/"):
            name = request.target.removeprefix("/-/")
            found[name] = Sent(headers={}, error=errors.get(name, "sends nothing"))
        else:
            assert not found[name].method, f"more than one request for {name}"
            found[name] = _sent(request)
    return found


def _sent(request: Recorded) -> Sent:
    headers = {k.lower(): v for k, v in request.headers if k.lower() in _HEADERS}
    media = headers.get("content-type", "")
    parts: list[tuple[str | None, ...]] = []
    if media.startswith("multipart/"):
        headers["content-type"] = "multipart/form-data"
        parts = [*_parts(media, request.body)]
    return Sent(
        method=request.method,
        target=request.target,
        headers=headers,
        body="" if parts else request.body.decode(),
        parts=tuple(parts),
    )


def _parts(media: str, body: bytes) -> Iterator[tuple[str | None, ...]]:
    head = f"Content-Type: {media}\r\n\r\n".encode()
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        assert isinstance(part, Message)
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        kind = part.get_content_type() if part.get_filename() else None
        said = str(part.get_param("name", header="content-disposition"))
        yield said, part.get_filename(), kind, content.decode()


def _known(one: Mapping[str, Any]) -> Sent:
    return Sent(**{**one, "parts": tuple(map(tuple, one.get("parts", ())))})


def _told(case: Case) -> dict[str, Any]:
    """What a peer's driver is told of a case."""
    told = {k: v for k, v in asdict(case).items() if v not in ("", None)}
    return {"query": None, **told, "properties": shop.properties(case.dto)}


def _command(peer: str) -> list[str]:
    if peer == NPM:
        try:
            node.require("@servicestack/client")
        except node.NodeMissing as error:
            raise PeerMissing(str(error)) from None
        return ["node", str(node.HERE / "servicestack.mjs")]
    python = HERE / ".venv" / "bin" / "python"
    if not python.exists():
        raise PeerMissing(f"no {PYPI} in {HERE.name}/.venv: run `make test`")
    return [str(python), str(HERE / "peer_pypi.py")]
