"""The types of Schema Keywords Choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated as _Annotated
from typing import TypeAlias as _TypeAlias

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import Model as _Model
from .._runtime.model import Tag as _Tag
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Order(_Model):
    id: str
    pet: AnyPet | None = None

    amount: int | str | None = None
    """How much.

    One of:

    - An integer: In pieces.
    - A string: By weight.

    Where it is an integer, it must be at least 1. Where it is a string, it must match
    `^\\d+ kg$`.
    """

    note: str | None | _Unset = _UNSET
    """At most 80 characters."""

    contact: Contact | None = None
    payment: PaymentCard | PaymentIban | None = None


@dataclass(slots=True, kw_only=True)
class Contact(_Model):
    """The `contact` of `Order`.

    At least one of `mail` and `phone` must be given.
    """

    mail: str | None = None
    phone: str | None = None


@dataclass(slots=True, kw_only=True)
class PaymentCard(_Model):
    """The `payment` of `Order`."""

    total: float | None = None
    card: str


@dataclass(slots=True, kw_only=True)
class PaymentIban(_Model):
    """The `payment` of `Order`."""

    total: float | None = None
    iban: str


@dataclass(slots=True, kw_only=True)
class Pet(_Model):
    """An object.

    `kind` tells which of several types it is.
    """

    kind: str


@dataclass(slots=True, kw_only=True)
class Cat(_Model):
    """One kind of `AnyPet`."""

    kind: str
    lives: int | None = None


@dataclass(slots=True, kw_only=True)
class Dog(_Model):
    """One kind of `AnyPet`."""

    kind: str
    tricks: list[str] | None = None


AnyPet: _TypeAlias = _Annotated[
    "Cat | Dog", _Tag("kind", {"meow": "Cat", "Dog": "Dog"})
]
"""Any kind of `Pet`, told apart by `kind`."""
