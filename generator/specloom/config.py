"""specloom.yaml: found, checked against its schema, and turned into records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard, cast

from .diagnostics import Diagnostic, InputError, Pointer, Report, Severity
from .state import CONFIG, project

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    from . import Settings
    from .source import Json

FILE = CONFIG

Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""

Steps: TypeAlias = tuple[str | int, ...]
"""A path into the configuration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One client: where its sources are, and what the user decides about it."""

    name: str
    sources: tuple[str, ...]
    server: str | None = None
    models: str = "dataclass"
    auth: tuple[str, ...] = ()
    auth_settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)
    pagination: Mapping[str, Json] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    precedence: tuple[str, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration; `root` is the folder that its paths are relative to."""

    root: Path
    clients: Mapping[str, Client]
    output: str = "generated"
    http: str = "httpx2"

    def settings(self, client: Client) -> Settings:
        """What the pipeline needs to know about `client`."""
        from . import Settings

        return Settings(
            name=client.name,
            server=client.server,
            models=client.models,
            auth=client.auth,
            auth_settings=client.auth_settings,
            renames=client.renames,
            pagination=client.pagination,
            include=client.include,
            exclude=client.exclude,
            precedence=client.precedence,
            references={
                prefix: str(self.root / folder)
                for prefix, folder in client.references.items()
            },
            http=self.http,
        )


def find(start: Path) -> Path:
    """The specloom.yaml of `start` or of the nearest folder above it.

    Raises:
        InputError: there is none.
    """
    folder = project(start)
    if folder is None:
        raise InputError(
            "no-config",
            f"no {FILE} here or in a folder above; `specloom init SPEC...` writes one",
        )
    return folder / FILE


def check(data: bytes, report: Report) -> Json:
    """The value of the configuration in `data`; what is wrong with it is an error.

    Raises:
        InputError: the data is no YAML.
    """
    from .source import read

    document = read(data, FILE, report)
    places = _Places(document.text)
    found: dict[str, Diagnostic] = {}
    for path in places.doubled:
        message = f"the key {path[-1]!r} stands here a second time"
        found[f"{path}"] = places.diagnostic(path, "duplicate-key", message)
    for error in _violations(document.value):
        for path, code, message in _explained(error):
            diagnostic = places.diagnostic(path, code, message)
            found.setdefault(f"{path} {message}", diagnostic)
    for name in _reserved(document.value):
        message = f"a client can't be called {name!r}: the word is Python's own"
        path = ("clients", name)
        found[f"{path}"] = places.diagnostic(path, "wrong-name", message)
    for diagnostic in sorted(found.values(), key=lambda d: d.place or (0, 0)):
        report.add(diagnostic)
    return document.value


def records(value: Json, root: Path) -> Config:
    """The configuration that the valid `value` spells, for the folder `root`."""
    tree = cast("dict[str, Any]", value)
    clients = {
        name: Client(
            name=name,
            sources=tuple(entry["sources"]),
            server=entry.get("server"),
            models=entry.get("models", "dataclass"),
            auth=_several(entry.get("auth", ())),
            auth_settings=_settled(entry.get("auth", ())),
            renames=entry.get("rename", {}),
            pagination=_by_pattern(entry.get("pagination", {})),
            include=tuple(entry.get("operations", {}).get("include", ())),
            exclude=tuple(entry.get("operations", {}).get("exclude", ())),
            precedence=tuple(entry.get("precedence", ())),
            references=entry.get("references", {}),
        )
        for name, entry in tree["clients"].items()
    }
    given = {key: tree[key] for key in ("output", "http") if key in tree}
    return Config(root=root, clients=clients, **given)


def source_place(data: bytes, client: str, entry: str) -> Place | None:
    """Where the configuration in `data` names the source `entry` of `client`."""
    from .source import read

    document = read(data, FILE, Report())
    clients = cast("dict[str, Any]", document.value)["clients"]
    index = clients[client]["sources"].index(entry)
    return _Places(document.text).value(("clients", client, "sources", index))


def nearest(word: str, known: Iterator[str] | list[str]) -> str:
    """A question that proposes the one of `known` most like `word`, if there is one."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1)
    return f"; did you mean {found[0]!r}?" if found else ""


def _several(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _settled(value: Any) -> Mapping[str, Mapping[str, str]]:
    """The settings of each kind of authentication, as texts; a flag is "true"."""
    if not isinstance(value, dict):
        return {}
    return {
        kind: {
            name: "true" if given is True else str(given)
            for name, given in settings.items()
            if given is not False
        }
        for kind, settings in value.items()
    }


def _by_pattern(value: Any) -> Mapping[str, Json]:
    return {"*": value} if isinstance(value, str) else value


def _reserved(value: Json) -> Iterator[str]:
    from keyword import iskeyword

    clients = value.get("clients") if isinstance(value, dict) else None
    for name in clients if isinstance(clients, dict) else ():
        if iskeyword(name):
            yield name


def _violations(value: Json) -> Iterator[ValidationError]:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    folder = Path(__file__).with_name("schemas")
    schemas: dict[str, Any] = {
        name: json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("config.schema.json", "overlay.schema.json")
    }
    resources = {name: Resource.from_contents(one) for name, one in schemas.items()}
    validator = Draft202012Validator(
        schemas["config.schema.json"],
        registry=Registry[Any]().with_resources(resources.items()),
    )
    for error in validator.iter_errors(value):
        yield from _narrowed(error)


def _narrowed(error: ValidationError) -> Iterator[ValidationError]:
    """`error`, or of a choice that failed, what is wrong with the arm of its type."""
    arms: dict[Any, list[ValidationError]] = {}
    for inner in (error.context or ()) if error.validator == "oneOf" else ():
        arms.setdefault(inner.schema_path[0], []).append(inner)
    right = [
        arm
        for arm in arms.values()
        if not any(e.validator == "type" and not e.relative_path for e in arm)
    ]
    if len(arms) < 2 or len(right) > 1:
        yield error
        return
    for inner in right[0] if right else arms[0]:
        yield from _narrowed(inner)


def _explained(error: ValidationError) -> Iterator[tuple[Steps, str, str]]:
    """What `error` says, in words that help: each time a path, a code, a message."""
    path: Steps = tuple(error.absolute_path)
    value: Any = error.instance
    rule: Any = error.validator_value
    schema: Any = error.schema
    if "propertyNames" in error.absolute_schema_path:
        message = (
            f"a client can't be called {value!r}: its package needs a name of"
            " lower-case letters, digits and underscores"
        )
        yield (*path, value), "wrong-name", message
        return
    what = f"{path[-1]!r}" if path and isinstance(path[-1], str) else "this"
    match error.validator:
        case "additionalProperties":
            known = list(schema.get("properties", ()))
            for key in value:
                if key not in known:
                    message = f"unknown key {key!r}{nearest(key, known)}"
                    yield (*path, key), "unknown-key", message
        case "required":
            missing = [key for key in rule if key not in value]
            keys = ", ".join(repr(key) for key in missing)
            yield path, "missing-key", f"{what} lacks the key {keys}"
        case "type":
            kinds = [rule] if isinstance(rule, str) else rule
            wanted = " or ".join(_KINDS[kind] for kind in kinds)
            yield path, "wrong-type", f"{what} must be {wanted}, not {_kind(value)}"
        case "enum":
            options = ", ".join(repr(option) for option in rule)
            tail = nearest(value, rule) if _is_text(value) else ""
            yield path, "wrong-value", f"{what} must be one of {options}{tail}"
        case "oneOf":
            choice = ", ".join(" and ".join(map(repr, arm["required"])) for arm in rule)
            yield path, "missing-key", f"{what} must have one of {choice}"
        case "pattern":
            tail = nearest(value, schema.get("examples", []))
            message = f"{what} must be {schema['title']}, not {value!r}{tail}"
            yield path, "wrong-value", message
        case _:
            yield path, "wrong-value", f"{what} must not be empty"


_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a number",
    "boolean": "true or false",
}


def _kind(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _is_text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str)


class _Places:
    """Where the keys and values of a YAML text stand."""

    def __init__(self, text: str) -> None:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._keys: dict[Steps, Place] = {}
        self._values: dict[Steps, Place] = {}
        self.doubled: list[Steps] = []
        stack: list[tuple[Steps, Any]] = [((), yaml.compose(text, Loader=loader))]
        while stack:
            path, node = stack.pop()
            if node is None or path in self._values or len(path) > _DEEPEST:
                continue
            self._values[path] = _place(node)
            if isinstance(node, yaml.SequenceNode):
                stack.extend(((*path, i), item) for i, item in enumerate(node.value))
            elif isinstance(node, yaml.MappingNode):
                self._enter(path, node, stack)

    def _enter(self, path: Steps, node: Any, stack: list[tuple[Steps, Any]]) -> None:
        for key, value in node.value:
            inner = (*path, key.value)
            if inner in self._keys:
                self.doubled.append(inner)
            self._keys[inner] = _place(key)
            stack.append((inner, value))

    def value(self, path: Steps) -> Place | None:
        """Where the value at `path` begins."""
        return self._values.get(path)

    def diagnostic(self, path: Steps, code: str, message: str) -> Diagnostic:
        """An error about what is at `path`, or about its key where that is at fault."""
        place = self._values.get(path)
        if code in ("unknown-key", "missing-key", "duplicate-key", "wrong-name"):
            place = self._keys.get(path, place)
        return Diagnostic(Severity.ERROR, code, message, Pointer(FILE, path), place)


_DEEPEST = 7
"""The longest path that the schema can complain about: aliases are not followed on."""


def _place(node: Any) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1
