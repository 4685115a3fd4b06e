"""Variables of environments, collections and folders, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...diagnostics import Pointer, Report
from ...infer.secrets import holds_secret, is_secret_name, is_stand_in, looks_secret
from ...source import Cursor
from .container import Call, Shape, shape, text_of

# As deep as Postman itself follows variables in the values of variables.
_LEVELS = 19
_LONGEST = 10_000


class Values(Mapping[str, str]):
    """What variables stand for, in layers of which the first that knows one counts.

    A value that is looked up counts as read: it says where the API lives, or of what
    type a parameter is. `blank` are the names that somebody gave an empty value.
    """

    __slots__ = ("_blank", "_layers")

    def __init__(
        self, layers: Sequence[Mapping[str, Cursor]], blank: Collection[str] = ()
    ) -> None:
        self._layers = tuple(layer for layer in layers if layer)
        self._blank = blank

    def is_blank(self, name: str) -> bool:
        """Whether `name` stands for nothing, and not for something unknown."""
        return name in self._blank and name not in self

    def __getitem__(self, name: str) -> str:
        for layer in self._layers:
            found = layer.get(name)
            if found is not None:
                found.taken()
                text = text_of(found)
                return without_user(text) if "://" in text else text
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(name in layer for layer in self._layers)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for layer in self._layers for name in layer))

    def __len__(self) -> int:
        return len(set().union(*self._layers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """The variables of all documents of a client, as far as each request sees them."""

    environment: Mapping[str, Cursor]
    globals: Mapping[str, Cursor]
    collections: Mapping[str, Cursor]
    report: Report
    known: dict[Pointer, Mapping[str, Cursor]]
    blank: set[str]

    @property
    def everywhere(self) -> Values:
        """What is known without regard to who asks."""
        layers = (self.environment, self.collections, self.globals)
        return Values(layers, self.blank)

    def of(self, call: Call) -> Values:
        """What `call` sees, as Postman has it: the environment comes first.

        Then follow the call's own variables, those of its folders from the inside
        out, those of its collection, globals, and last those of other collections.
        """
        holders = (call.item, *reversed(call.holders))
        own = [self._held(holder) for holder in holders if "variable" in holder]
        layers = (self.environment, *own, self.globals, self.collections)
        return Values(layers, self.blank)

    def _held(self, holder: Cursor) -> Mapping[str, Cursor]:
        found = self.known.get(holder.at)
        if found is None:
            found = _declared(holder / "variable", self.report, self.blank)
            self.known[holder.at] = found
        return found


def scopes(tops: Iterable[Cursor], report: Report) -> Scopes:
    """The variables in `tops`, what was found in all documents.

    Values that look secret, by name, type or content, are left out and reported.
    """
    environment: dict[str, Cursor] = {}
    outermost: dict[str, Cursor] = {}
    collections: dict[str, Cursor] = {}
    known: dict[Pointer, Mapping[str, Cursor]] = {}
    blank: set[str] = set()
    for top in tops:
        match shape(top.raw):
            case Shape.ENVIRONMENT:
                _add(environment, _declared(top / "values", report, blank), report)
            case Shape.GLOBALS:
                held = top if top.is_list else top / "values"
                _add(outermost, _declared(held, report, blank), report)
            case _:
                known[top.at] = _declared(top / "variable", report, blank)
                for name, value in known[top.at].items():
                    collections.setdefault(name, value)
    return Scopes(
        environment=environment,
        globals=outermost,
        collections=collections,
        report=report,
        known=known,
        blank=blank,
    )


def resolved(text: str, values: Mapping[str, str], longest: int = _LONGEST) -> str:
    """`text` with the variables that have a value filled in.

    Values may hold variables again; what would grow beyond `longest` characters by that
    stays as it is.
    """
    for _ in range(_LEVELS):
        filled = VARIABLE.sub(
            lambda found: values.get(found[1].strip(), found[0]), text
        )
        if filled == text or len(filled) > longest:
            break
        text = filled
    return text


def without_user(url: str) -> str:
    """`url` without a user and a password in front of its host."""
    start = url.find("://") + 3 if "://" in url else 0
    host = re.split("[/?#]", url[start:], maxsplit=1)[0]
    return url[:start] + url[start + host.rfind("@") + 1 :]


VARIABLE = re.compile(r"\{\{([^{}]*)\}\}")
"""A variable in a text."""


def _declared(listed: Cursor, report: Report, blank: set[str]) -> dict[str, Cursor]:
    """The variables of a list that have a value, by name; the last of a name counts.

    The names of those that are empty are put into `blank`.
    """
    looking = listed.silent()
    found: dict[str, Cursor] = {}
    for entry, real in zip(looking, listed, strict=True):
        key = text_of(entry / "key") or text_of(entry / "id")
        value = text_of(entry / "value")
        off = (entry / "disabled").flag or (entry / "enabled").raw is False
        if key and not off and (entry / "value").raw == "":
            blank.add(key)
        if not key or not value or off:
            continue
        if "://" in value and without_user(value) != value:
            report.warning(
                "credentials-in-url",
                f"credentials in the URL of the variable {key!r}: left out",
                (entry / "value").at,
            )
            value = without_user(value)
        secret = (entry / "type").text == "secret"
        if secret or is_secret_name(key) or looks_secret(value):
            if holds_secret(key, value) or (secret and not is_stand_in(value)):
                report.note(
                    "secret-value",
                    f"the value of the variable {key!r} looks like a secret: not kept",
                    (entry / "value").at,
                )
            continue
        found[key] = (real / "value").of("api")
    return found


def _add(known: dict[str, Cursor], found: Mapping[str, Cursor], report: Report) -> None:
    """Add what is new in `found`; what is known already stays."""
    for name, value in found.items():
        held = known.setdefault(name, value)
        if text_of(held.silent()) != text_of(value.silent()):
            report.note(
                "variable-values-differ",
                f"another value of the variable {name!r}: the first is taken",
                value.at,
            )
