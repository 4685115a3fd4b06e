"""The runtime and a small client on it, made once for each HTTP library."""

from __future__ import annotations

import gc
import importlib
import json
import shutil
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

HERE = Path(__file__).parent
RUNTIME = HERE.parents[1] / "templates" / "python" / "runtime"


class Made:
    """An output root: `made("_runtime.errors")` is a module of it.

    The models of `hosted` are those of `sample`, of a host that takes messages.
    """

    def __init__(self, package: str, library: str) -> None:
        self.package = package
        self.library = importlib.import_module(library)

    def __call__(self, module: str) -> Any:
        return importlib.import_module(f"{self.package}.{module}")


@pytest.fixture(scope="session", params=["httpx2", "httpx"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Made:
    library = request.param
    root = tmp_path_factory.mktemp("root") / f"made_with_{library}"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(RUNTIME, root / "_runtime", ignore=ignored)
    shutil.copytree(HERE / "sample", root / "sample", ignore=ignored)
    (root / "__init__.py").touch()
    for path in (root / "sample").glob("*.py"):
        text = path.read_text().replace("from generated._runtime", "from .._runtime")
        path.write_text(text)
    shutil.copytree(root / "sample", root / "hosted")
    models = root / "hosted" / "models.py"
    text = models.read_text()
    base = "from .._runtime.{} import Model as _Model"
    assert text.count(base.format("model")) == 1
    models.write_text(text.replace(base.format("model"), base.format("lenient")))
    http = root / "_runtime" / "http.py"
    text = http.read_text()
    assert text.count("import httpx2 as _httpx\n") == 1
    http.write_text(
        text.replace("import httpx2 as _httpx", f"import {library} as _httpx")
    )
    sys.path.insert(0, str(root.parent))
    return Made(root.name, library)


@dataclass
class Seen:
    """A request as the server got it."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """What the server answers."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hang_up: bool = False

    @classmethod
    def json(cls, value: object, status: int = 200, **headers: str) -> Reply:
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return cls(status, json.dumps(value).encode(), named)


class Server:
    """A server on the loopback interface that answers from a list, then repeats."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.replies: list[Reply] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm: ClassVar[bool] = True

            def log_message(self, format: str, *args: Any) -> None:
                return

            def __getattr__(self, name: str) -> Callable[[], None]:
                if not name.startswith("do_"):
                    raise AttributeError(name)
                return self.answer

            def answer(self) -> None:
                outer.seen.append(
                    Seen(
                        self.command,
                        self.path,
                        {name.lower(): value for name, value in self.headers.items()},
                        self.content(),
                    )
                )
                reply = outer.replies[min(len(outer.seen), len(outer.replies)) - 1]
                if reply.hang_up:
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value.replace("BASE", outer.url))
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

            def content(self) -> bytes:
                if self.headers.get("transfer-encoding") != "chunked":
                    return self.rfile.read(int(self.headers.get("content-length", 0)))
                content = b""
                while size := int(self.rfile.readline(), 16):
                    content += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return content

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(
            target=self.http.serve_forever, args=(0.01,), daemon=True
        )

    @property
    def last(self) -> Seen:
        return self.seen[-1]


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    server.thread.start()
    yield server
    server.http.shutdown()
    server.http.server_close()


@dataclass
class Clock:
    """Time and chance that tests decide."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)
    chance: float = 0.5

    def timing(self, made: Made) -> Any:
        async def sleep(seconds: float) -> None:
            self.sleep(seconds)

        return made("_runtime.retry").Timing(
            clock=lambda: self.at,
            now=lambda: 1_000_000_000.0,
            random=lambda: self.chance,
            sleep=self.sleep,
            async_sleep=sleep,
        )

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def unclosed() -> Iterator[None]:
    """For tests whose event loops end before their connections are closed."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
