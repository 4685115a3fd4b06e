"""A generated client, written to a temporary folder and imported from there."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import logging
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..diagnostics import InputError
from .proving import bare

if TYPE_CHECKING:
    from .. import Product
    from .proving import Proofs

NAME = "replayed"
"""What the client is called: also its logger, which is not to be heard here."""

_ELSEWHERE = "http://localhost"
"""Where the client would send what no call says the server of."""

_LIBRARIES = ("httpx2", "httpx")
_NUMBERS = count(1)


class Package:
    """An imported client; what it is made of has types that only it knows."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module
        self._plain = self._made(_ELSEWHERE, {})
        self._clients: dict[tuple[tuple[tuple[str, str], ...], bool], Any] = {}
        self._answered: int | None = None

    def runtime(self, module: str) -> Any:
        """A module of the runtime."""
        return importlib.import_module(f"{self._module.__name__}._runtime.{module}")

    def types(self) -> Any:
        """What the client's type expressions mean."""
        return self.runtime("typetext").types_of(self._module.__name__)

    def plan(self, way: tuple[str, ...], method: str) -> Any:
        """What the method that `way` leads to sends, as its module says."""
        from ..targets.python.planview import constant

        home = self._target(self._plain, way)
        module = sys.modules[type(home).__module__]
        return getattr(module, constant(method))

    def missing(
        self, way: tuple[str, ...], method: str, given: Mapping[str, Any]
    ) -> list[str]:
        """The keywords that the method needs and that are not `given`."""
        home = self._target(self._plain, way)
        known = inspect.signature(getattr(home, method)).parameters
        empty = inspect.Parameter.empty
        return [n for n, p in known.items() if p.default is empty and n not in given]

    def client(self, proofs: Proofs) -> Any:
        """A client that has the credentials in `proofs`."""
        key = (tuple(sorted(proofs.keywords.items())), proofs.made_up)
        if key not in self._clients:
            made = self._made(_ELSEWHERE, proofs.keywords)
            around = [self._watch, bare] if proofs.made_up else [self._watch]
            self._clients[key] = made.with_options(middleware=around)
        return self._clients[key]

    def _watch(self, request: Any, send: Callable[[Any], Any]) -> Any:
        """Send `request` and keep the status of the answer: a middleware."""
        answer = send(request)
        self._answered = answer.status
        return answer

    def call(
        self,
        client: Any,
        base_url: str,
        way: tuple[str, ...],
        method: str,
        keywords: dict[str, Any],
    ) -> tuple[int | None, int, str]:
        """The status of the answer, how often it misfits, and what went wrong.

        An answer whose body can't be read at all is one that misfits.
        """
        errors = self.runtime("errors")
        target = self._target(client.with_raw_response, way)
        options = self.runtime("options").RequestOptions(base_url=base_url)
        self._answered = None
        try:
            answer = getattr(target, method)(**keywords, options=options)
        except errors.StatusError as error:
            return error.status_code, 0, ""
        except errors.DecodeError:
            return self._answered, 1, ""
        except errors.ApiError as error:
            return None, 0, str(error)
        return answer.status_code, len(answer.issues), ""

    def close(self) -> None:
        """Close all clients that were made."""
        for client in self._clients.values():
            client.close()

    def _made(self, base_url: str, credentials: Mapping[str, str]) -> Any:
        known = inspect.signature(self._module.ReplayedClient).parameters
        needed = {
            name: ""
            for name, parameter in known.items()
            if parameter.default is inspect.Parameter.empty
        }
        given = {name: v for name, v in credentials.items() if name in known}
        return self._module.ReplayedClient(
            **{**needed, **given, "base_url": base_url, "max_retries": 0}
        )

    @staticmethod
    def _target(holder: Any, way: tuple[str, ...]) -> Any:
        for name in way:
            holder = getattr(holder, name)
        return holder


@contextmanager
def imported(product: Product, http: str) -> Iterator[Package]:
    """The client in `product`; its modules are forgotten at the end.

    Raises:
        InputError: there is no HTTP library to send with.
    """
    from ..targets.python import runtime_files

    files = {**product.files, **runtime_files(product.runtime, _library(http))}
    name = f"specloom_replayed_{next(_NUMBERS)}"
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary, name)
        for path, text in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        package = Package(_module(name, root))
        try:
            yield package
        finally:
            package.close()
            for module in [m for m in sys.modules if m.partition(".")[0] == name]:
                del sys.modules[module]


def _module(name: str, root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        name, root / "__init__.py", submodule_search_locations=[str(root)]
    )
    assert spec is not None
    assert spec.loader is not None
    logger = logging.getLogger(NAME)
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _library(wanted: str) -> str:
    """The HTTP library to send with: the configured one, else the other."""
    for name in (wanted, *_LIBRARIES):
        if importlib.util.find_spec(name) is not None:
            return name
    raise InputError("no-http-library", f"nothing to send with: pip install {wanted}")
