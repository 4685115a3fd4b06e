"""A loopback server that plays a ServiceStack host, also one that behaves badly."""

from __future__ import annotations

import hashlib
import html
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .loopback import Recorded
from .servicestack_pages import Property, Route, Shown, Type
from .servicestack_pages import html as render


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: `cut` is after how many bytes of the body the host hangs up.

    `pieces` are sent instead of the body, without saying how much there will be; a
    host that is `mute` says nothing until it is taken down.
    """

    body: bytes = b""
    media: str = "application/json"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    cut: int | None = None
    pieces: Callable[[], Iterator[bytes]] | None = None
    mute: bool = False


@dataclass(slots=True)
class Host:
    """A running host: what it has, what it was asked, and over what connections.

    `before` may answer a request before it is looked up. With `tagged`, documents have
    an ETag, and are not sent again to who has them.
    """

    url: str = ""
    documents: dict[str, Said] = field(default_factory=dict)
    before: Callable[[Recorded], Said | None] = lambda _: None
    tagged: bool = True
    requests: list[Recorded] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    connections: int = 0
    open: int = 0
    most_open: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def targets(self) -> list[str]:
        """What was asked for, in order."""
        return [request.target for request in self.requests]

    def answer(self, request: Recorded) -> Said:
        """What is said to `request`."""
        said = self.before(request) or self.documents.get(request.target)
        if said is None:
            return Said(b"nothing here", "text/plain", 404)
        if said.status != 200 or not self.tagged:
            return said
        tag = f'"{hashlib.sha256(said.body).hexdigest()[:16]}"'
        if request.header("If-None-Match") == tag:
            return Said(status=304)
        return Said(
            said.body,
            said.media,
            headers=(*said.headers, ("ETag", tag)),
            cut=said.cut,
            pieces=said.pieces,
            mute=said.mute,
        )


@contextmanager
def hosting(documents: dict[str, Said]) -> Iterator[Host]:
    """A host on a free port that has `documents`, by path and query."""
    host = Host(documents=dict(documents))
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def setup(self) -> None:
            super().setup()
            with lock:
                host.connections += 1
                host.open += 1
                host.most_open = max(host.most_open, host.open)

        def finish(self) -> None:
            with lock:
                host.open -= 1
            super().finish()

        def do_GET(self) -> None:
            target = self.requestline.split()[1]
            request = Recorded("GET", target, tuple(self.headers.items()), b"")
            host.requests.append(request)
            said = host.answer(request)
            host.statuses.append(said.status)
            if said.mute:
                host.ended.wait()
                self.close_connection = True
                return
            self._say(said)

        def _say(self, said: Said) -> None:
            self.send_response_only(said.status)
            for name, value in said.headers:
                self.send_header(name, value)
            if said.status == 304:
                self.end_headers()
                return
            self.send_header("Content-Type", said.media)
            if said.pieces is None:
                self.send_header("Content-Length", str(len(said.body)))
            self.close_connection = said.cut is not None or said.pieces is not None
            self.end_headers()
            try:
                self.wfile.write(said.body[: said.cut])
                for piece in said.pieces() if said.pieces is not None else ():
                    self.wfile.write(piece)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    host.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


# --- What a ServiceStack host has ------------------------------------------------


def told(value: object) -> Said:
    """`value` as JSON."""
    return Said(json.dumps(value).encode())


def types(names: Sequence[str]) -> dict[str, object]:
    """What `/types/metadata` tells of operations called `names`."""
    return {
        "config": {"baseUrl": "http://localhost"},
        "namespaces": ["Demo"],
        "types": [],
        "operations": [_operation(name) for name in names],
    }


def app(names: Sequence[str]) -> dict[str, object]:
    """What `/metadata/app` tells of operations called `names`."""
    about = {"serviceName": "Demo", "jsTextCase": "CamelCase"}
    return {"app": about, "api": types(names)}


def listing(names: Sequence[str]) -> list[dict[str, object]]:
    """What `/operations/metadata` tells of operations called `names`."""
    return [
        {"name": name, "responseName": f"{name}Response", "actions": ["ANY"]}
        for name in names
    ]


def index(names: Sequence[str], base: str = "") -> Said:
    """The index page, with links to the pages of operations in each format."""
    rows = "".join(_row(name, base) for name in names)
    return page(
        f"<h1>Demo</h1><p>The following operations are supported.</p>"
        f"<h2>Operations</h2><table><tbody>{rows}</tbody></table>"
    )


def operation(name: str) -> Said:
    """The page of the operation `name`, which takes a name and gives a result."""
    shown = Shown(
        operation=name,
        title="Demo",
        routes=(Route(verbs="GET", path=f"/{name.lower()}/{{Name}}"),),
        types=(
            _type(name, Property(name="Name", place="path", type="string")),
            _type(
                f"{name}Response", Property(name="Result", place="form", type="string")
            ),
        ),
        response={"result": "String"},
    )
    return Said(render(shown).encode(), "text/html; charset=utf-8")


def page(body: str) -> Said:
    """A web page."""
    text = f"<!doctype html><html><head><title>Demo</title></head><body>{body}</body>"
    return Said(f"{text}</html>".encode(), "text/html; charset=utf-8")


LOGIN = page('<form><input name="user"><input type="password" name="word"></form>')


def servicestack(
    names: Sequence[str],
    *,
    base: str = "",
    metadata: Sequence[str] | None = None,
    app_json: bool = False,
) -> dict[str, Said]:
    """All that a host has which lists `names`: metadata of those, or of `metadata`."""
    known = names if metadata is None else metadata
    found = {
        f"{base}/operations/metadata.json": told(listing(names)),
        f"{base}/metadata": index(names, base),
        **{f"{base}/json/metadata?op={name}": operation(name) for name in names},
    }
    if known:
        found[f"{base}/types/metadata.json"] = told(types(known))
    if app_json:
        found[f"{base}/metadata/app.json"] = told(app(known))
    return found


def _operation(name: str) -> dict[str, object]:
    result = {"name": "Result", "type": "String", "namespace": "System"}
    taken = {"name": "Name", "type": "String", "namespace": "System"}
    reply = {"name": f"{name}Response", "namespace": "Demo"}
    return {
        "request": {"name": name, "namespace": "Demo", "properties": [taken]},
        "response": {**reply, "properties": [result]},
        "returnType": reply,
        "actions": ["ANY"],
        "method": "GET",
        "routes": [{"path": f"/{name.lower()}/{{Name}}", "verbs": "GET"}],
    }


def _row(name: str, base: str) -> str:
    title = html.escape(name)
    links = "".join(
        f'<td><a href="{base}/{format}/metadata?op={title}">{format.upper()}</a></td>'
        for format in ("xml", "json", "jsv")
    )
    return f"<tr><th>{title}</th>{links}</tr>"


def _type(name: str, *rows: Property) -> Type:
    return Type(name=name, rows=rows)
