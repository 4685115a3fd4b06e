"""How a host writes what it sends: by what it says of itself, else by its samples."""

from __future__ import annotations

from collections.abc import Sequence

from ....source import Cursor, Json
from .. import casing, sample
from ..casing import Casing
from ..types import Dialect
from .definitions import Definitions

_CASES = {
    "camelcase": Casing.CAMEL,
    "pascalcase": Casing.PASCAL,
    "snakecase": Casing.SNAKE,
}


def text_case(
    app: Cursor, definitions: Definitions, samples: Sequence[Json], plain: Casing
) -> Casing:
    """The casing that `app` says, or that `samples` show; `plain` if neither does."""
    said = _CASES.get((app / "jsTextCase").text.casefold())
    if said is not None or not samples:
        return said or plain
    names = (
        str((one / "name").raw)
        for node in definitions.all()
        for one in node / "properties"
    )
    return casing.shown(names, sample.keys(samples)) or plain


def dialect(app: Cursor, samples: Sequence[Json]) -> Dialect:
    """Hosts that say what they are, and nothing of this, write in the old way."""
    said = (app / "useSystemJson").json
    if said is True or str(said).casefold() in ("always", "response"):
        return Dialect()
    if not app.is_object:
        return sample.dialect(samples)
    return Dialect(guid="hex", datetime="dotnet", time="duration")
