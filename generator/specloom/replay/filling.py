"""What stands for variables when a request is sent, those that Postman makes up too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from ..parsers.postman.variables import resolved

_LONGEST = 16 * 1024 * 1024
"""The longest text that variables may make, in characters."""


class Filling(Mapping[str, str]):
    """Values by the names of variables; one with a dollar sign is new each time."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known

    def __call__(self, text: str) -> str:
        """`text` with what is known filled in; the rest stays as it is written."""
        return resolved(text, self, _LONGEST) if "{{" in text else text

    def __getitem__(self, name: str) -> str:
        if name in self._known:
            return self._known[name]
        made = made_up(name, Random())  # noqa: S311  # no secrets are made of it
        if made is None:
            raise KeyError(name)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def made_up(name: str, chance: Random) -> str | None:
    """A value of the kind that the variable `name` has in Postman.

    None for a name without a dollar sign, which Postman has no value for.
    """
    if not name.startswith("$"):
        return None
    make = _MADE.get(name)
    if make is not None:
        return make(chance)
    if name.startswith("$random"):
        return next((m(chance) for mark, m in _KINDS if mark in name), _word(chance))
    return None


def _uuid(chance: Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def _word(chance: Random) -> str:
    return "".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(8))


def _date(chance: Random) -> str:
    then = datetime.now(UTC) + timedelta(seconds=chance.randint(-(10**7), 10**7))
    return then.isoformat(timespec="seconds")


def _digits(chance: Random) -> str:
    return str(chance.randint(0, 1000))


_MADE: Mapping[str, Callable[[Random], str]] = {
    "$guid": _uuid,
    "$randomUUID": _uuid,
    "$timestamp": lambda _: str(int(time.time())),
    "$isoTimestamp": lambda _: f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.000Z}",
    "$randomInt": _digits,
    "$randomBoolean": lambda chance: chance.choice(("true", "false")),
    "$randomIP": lambda chance: f"192.0.2.{chance.randint(1, 254)}",
    "$randomIPV6": lambda chance: f"2001:db8::{chance.randint(1, 9999):x}",
    "$randomLatitude": lambda chance: f"{chance.uniform(-90, 90):.4f}",
    "$randomLongitude": lambda chance: f"{chance.uniform(-180, 180):.4f}",
    "$randomPrice": lambda chance: f"{chance.uniform(0, 1000):.2f}",
    "$randomHexColor": lambda chance: f"#{chance.getrandbits(24):06x}",
}

_KINDS: tuple[tuple[str, Callable[[Random], str]], ...] = (
    ("Email", lambda chance: f"{_word(chance)}@example.com"),
    ("Url", lambda chance: f"https://example.com/{_word(chance)}"),
    ("Uri", lambda chance: f"https://example.com/{_word(chance)}"),
    ("Domain", lambda chance: f"{_word(chance)}.example.com"),
    ("Date", _date),
    ("PhoneNumber", lambda chance: f"555-01{chance.randint(0, 99):02}"),
    ("BankAccount", lambda chance: str(chance.randint(10**7, 10**8 - 1))),
)
