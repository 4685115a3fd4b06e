"""The base of models whose further keys have a type, in whichever way a host writes."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from . import further as _further
from .lenient import Lenient
from .reading import Reader

V = TypeVar("V")


class Open(_further.Open[V]):
    """A JSON object; `extra` holds what its class does not declare: values of `V`."""

    __slots__ = ()

    _reader: ClassVar[type[Reader]] = Lenient
