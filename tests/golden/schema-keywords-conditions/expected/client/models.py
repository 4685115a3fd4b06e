"""The types of Schema Keywords Conditions."""

from __future__ import annotations

from dataclasses import dataclass

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Checkout(_Model, closed=True):
    """An object.

    `postal_code` and `region` must not be given together. Where `country` is `US`,
    `postal_code` must be a string that matches `^[0-9]{5}$`; otherwise `region` must be
    a string. `billing` must be given where `card` is. Where `express` is given,
    `courier` must be given and `courier` must be a string. No other keys are allowed.
    """

    country: str | None = None

    card: str | None = None
    """It must not be `none`."""

    billing: str | None = None
    express: bool | None = None

    lines: list[Line] | None = None
    """1 to 9 items must be an object where `kind` is `goods`."""

    postal_code: str | None = None
    """Pattern: `^[0-9]{5}$`."""

    region: str | None = None
    courier: str | None = None


@dataclass(slots=True, kw_only=True)
class Line(_Model):
    """An item of `Checkout.lines`."""

    kind: str | None = None
