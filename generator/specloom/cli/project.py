"""Remakes the clients of a specloom.yaml, passing over what is up to date."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import config as configs
from .. import lock as locks
from .. import state as states
from ..config import Client, Config
from ..diagnostics import Diagnostic, InputError, Pointer, Report
from ..sources import Source, listed
from .console import Console, beside, shown
from .current import UNIT, recalled
from .current import key as whole_key
from .generate import DONE, FINDINGS, WRONG, Wish, conclude

if TYPE_CHECKING:
    from ..building import Made
    from ..output import Plan


def remake(console: Console, wish: Wish) -> int:
    """Make the clients that `wish` names, or all of them; the exit code."""
    project = opened(console)
    if project is None:
        return WRONG
    unknown = [name for name in wish.names if name not in project.config.clients]
    if unknown:
        for name in unknown:
            tail = configs.nearest(name, list(project.config.clients))
            console.fail(f"no client {name!r} in {shown(project.path)}{tail}")
        return WRONG
    return _Run(console, wish, project).all()


class Project:
    """A specloom.yaml, read, with what is remembered of the last run."""

    def __init__(self, path: Path, state: states.State, config: Config) -> None:
        self.path = path
        self.state = state
        self.config = config
        self.output = config.root / config.output
        self.shown = beside(config.root)

    def sources(self, client: Client) -> list[Source]:
        """The sources of `client`.

        Raises:
            InputError: one of them names nothing.
        """
        found, missing = listed(client.sources, self.config.root)
        for entry in missing:
            place = configs.source_place(self.path.read_bytes(), client.name, entry)
            path = ("clients", client.name, "sources", client.sources.index(entry))
            message = f"{entry!r} names no file, nor a folder with files"
            at = Pointer(configs.FILE, path)
            raise InputError("no-source", message, at, place)
        return found


def opened(console: Console) -> Project | None:
    """The project around the current folder; None, and said why, if it is unusable."""
    try:
        path = configs.find(Path.cwd())
    except InputError as error:
        console.diagnose([error.diagnostic])
        return None
    state, report = states.State(path.parent), Report()
    key = states.key([state.digests.of(path), *_schema_digest(state)])
    value = state.get("config", key)
    if value is None:
        try:
            value = configs.check(path.read_bytes(), report)
        except InputError as error:
            report.add(error.diagnostic)
        except OSError as error:
            report.error("unreadable", f"{shown(path)} can't be read: {error.strerror}")
        console.diagnose(report, lambda name: shown(path.with_name(name)))
        if report.failed:
            return None
        if not len(report):
            state.put("config", key, value)
    return Project(path, state, configs.records(value, path.parent))


def _schema_digest(state: states.State) -> list[str | None]:
    folder = Path(configs.__file__).parent
    files = (folder / "config.py", folder / "schemas" / "config.schema.json")
    return [state.digests.of(file) for file in files]


class _Run:
    """One run over a project: which clients are current, which failed, what is said."""

    def __init__(self, console: Console, wish: Wish, project: Project) -> None:
        self._console = console
        self._wish = wish
        self._project = project
        self._state = project.state
        self._codes: dict[str, int] = {}
        self._modules: dict[str, Sequence[str]] = {}
        self._sources: dict[str, dict[str, str | None]] = {}
        self._memories: dict[str, dict[str, Any]] = {}
        self._generator = states.generator_digest(project.state.digests)

    def all(self) -> int:
        """Every client, then what they share; the exit code."""
        from ..progress import bar

        config, wish = self._project.config, self._wish
        names = list(dict.fromkeys(wish.names or config.clients))
        with bar(len(names), shown=self._console.animated) as begin:
            for name in names:
                begin(name)
                self._codes[name] = self._client(config.clients[name])
        known = self._known()
        codes = list(self._codes.values())
        if not wish.names:
            codes.extend(self._retire(n) for n in known if n not in config.clients)
        codes.append(self._shared(known))
        self._remember(whole=not wish.names and max(codes) == DONE)
        failed = [name for name, code in self._codes.items() if code == WRONG]
        if failed:
            self._console.fail(f"failed: {', '.join(failed)}")
        return max(codes)

    def _client(self, client: Client) -> int:
        name, config = client.name, self._project.config
        try:
            sources = self._project.sources(client)
        except InputError as error:
            self._console.diagnose([error.diagnostic], self._project.shown)
            return conclude(self._console, self._wish, name, None)
        folder = self._project.output / name
        digests = {s.name: self._state.digests.of(s.path or "") for s in sources}
        self._sources[name] = digests
        key = states.key([self._generator, asdict(client), config.http, digests])
        unit = f"client {name}"
        if (found := self._current(unit, folder, key)) is not None:
            self._modules[name] = found["runtime"]
            self._console.diagnose(map(recalled, found["said"]), self._project.shown)
            self._up_to_date(name)
            return DONE
        from .. import building

        made = building.client(
            config.settings(client),
            sources,
            folder,
            alone=False,
            force=self._wish.force,
        )
        if made.plan is not None:
            self._modules[name] = made.runtime
        return self._conclude(unit, name, key, made)

    def _shared(self, known: Sequence[str]) -> int:
        """What lies at the root of the output: the runtime that all clients share."""
        config, folder = self._project.config, self._project.output
        made = [name for name in known if self._stays(name)]
        modules = sorted({module for name in made for module in self._needed(name)})
        key = states.key([self._generator, config.http, made, modules])
        if self._current("root", folder, key) is not None:
            return DONE
        from .. import building

        root = building.root(folder, made, modules, config.http, self._wish.force)
        return self._conclude("root", config.output, key, root)

    def _retire(self, name: str) -> int:
        """Take away a client that is no longer configured."""
        from .. import building

        folder = self._project.output / name
        if not os.path.lexists(folder / locks.FILE):
            return DONE
        self._state.drop(f"client {name}")
        made = building.retired(folder, self._wish.force)
        self._console.diagnose(made.found, self._project.shown)
        return conclude(self._console, self._wish, name, made.plan)

    def _conclude(self, unit: str, name: str, key: str, made: Made) -> int:
        """Write or show what was made, and remember it where it now is current."""
        self._console.diagnose(made.found, self._project.shown)
        code = conclude(self._console, self._wish, name, made.plan)
        if code == DONE and made.plan is not None:
            asked = {path: self._state.digests.of(path) for path in made.asked}
            self._memories[unit] = {**_memory(made, made.plan), "asked": asked}
            self._state.put(unit, key, self._memories[unit])
        else:
            self._state.drop(unit)
        return code

    def _current(self, unit: str, folder: Path, key: str) -> Any:
        """What is remembered of `unit` if it is up to date; else None."""
        found = self._state.get(unit, key)
        if self._wish.force or found is None:
            return None
        if not self._state.current(folder, found["outputs"]):
            return None
        if not self._state.all_same(found["asked"]):
            return None
        self._memories[unit] = found
        return found

    def _remember(self, *, whole: bool) -> None:
        """Leave the memory for the next run, also of the whole if all is current."""
        if whole:
            key = whole_key(self._state, self._project.config.root, self._generator)
            self._state.put(UNIT, key, self._whole())
        self._state.save()

    def _whole(self) -> dict[str, Any]:
        config = self._project.config
        folders = {
            f"client {name}": f"{config.output}/{name}" for name in config.clients
        }
        folders["root"] = config.output
        outputs = {
            f"{folder}/{path}": digest
            for unit, folder in folders.items()
            for path, digest in self._memories[unit]["outputs"].items()
        }
        clients = {
            name: {
                "entries": client.sources,
                "sources": self._sources[name],
                "said": self._memories[f"client {name}"]["said"],
                "asked": self._memories[f"client {name}"]["asked"],
            }
            for name, client in config.clients.items()
        }
        return {"outputs": outputs, "clients": clients}

    def _up_to_date(self, name: str) -> None:
        if not self._wish.dry:
            self._console.say(f"{name}: up to date")

    def _known(self) -> list[str]:
        """The clients that are configured or that an earlier run made."""
        try:
            held = locks.load(self._project.output).clients
        except InputError:
            held = ()
        names = {*self._project.config.clients, *filter(str.isidentifier, held)}
        return sorted(names)

    def _stays(self, name: str) -> bool:
        """Whether the client `name` is there once this run is over."""
        if name not in self._project.config.clients and self._wish.dry:
            return bool(self._wish.names)
        if self._codes.get(name) in (DONE, FINDINGS):
            return True
        return os.path.lexists(self._project.output / name / locks.FILE)

    def _needed(self, name: str) -> Sequence[str]:
        if name not in self._modules:
            try:
                return locks.load(self._project.output / name).runtime
            except InputError:
                return ()
        return self._modules[name]


def _memory(made: Made, plan: Plan) -> dict[str, Any]:
    outputs = dict(plan.settled.files)
    if plan.lock_text is not None:
        outputs[locks.FILE] = locks.digest(plan.lock_text.encode())
    said = [_entry(diagnostic) for diagnostic in made.found]
    return {"outputs": outputs, "runtime": list(made.runtime), "said": said}


def _entry(found: Diagnostic) -> list[Any]:
    at = None if found.at is None else [found.at.document, list(found.at.path)]
    return [found.severity, found.code, found.message, at, found.place]
