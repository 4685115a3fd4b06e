"""Models that are pydantic's, of hosts that write otherwise than they say."""

from __future__ import annotations

from typing import ClassVar

from . import styled_pydantic as _styled
from .lenient import Lenient
from .reading import Reader


class Model(_styled.Model):
    """A JSON object, in whichever way its host writes it."""

    _reader: ClassVar[type[Reader]] = Lenient
