"""What the Models Forms API takes and returns."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Account(_Model):
    """Someone who may sign in."""

    id: str
    name: str
    contacts: list[Contact] | None = None
    parent: Account | None = None


@dataclass(slots=True, kw_only=True)
class AccountInput(_Model):
    """Someone who may sign in.

    As it is sent.
    """

    name: str

    password: str | None = _field(default=None, repr=False)
    """At least 12 characters."""

    contacts: list[ContactInput] | None = None
    parent: AccountInput | None = None


@dataclass(slots=True, kw_only=True)
class Contact(_Model):
    """An item of `Account.contacts`."""

    address: str
    """Format: `email`."""

    verified: bool | None = None


@dataclass(slots=True, kw_only=True)
class ContactInput(_Model):
    """Contact

    As it is sent.
    """

    address: str
    """Format: `email`."""
