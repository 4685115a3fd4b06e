"""What the Forms API takes and returns."""

from __future__ import annotations

import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class SignInResponse(_Model):
    """What `sign_in` returns."""

    token: str = _field(repr=False)
    expires_in: int


@dataclass(slots=True, kw_only=True)
class Place(_Model):
    """The `place` that `upload_picture` takes."""

    lat: float | None = None
    lon: float | None = None
    name: str | None = None


@dataclass(slots=True, kw_only=True)
class UploadPictureResponse(_Model):
    """What `upload_picture` returns."""

    id: _uuid.UUID
