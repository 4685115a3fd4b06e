"""specloom: typed Python clients from the API descriptions that vendors publish.

`generate` is the whole pipeline, told in one function: documents go in, files come
out, and nothing is read from or written to the disk in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import ir
    from .diagnostics import Report
    from .source import Document, Json, Reads

__version__ = "0.1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user decides about one client.

    `auth` are kinds of authentication of which one will do, `auth_settings` what is
    decided about some of them, by the names in `ir.AUTH_SETTINGS`. `renames` pins names
    by stable id. Patterns of operation ids are as in `fnmatch`: only what one of
    `include` matches is kept (all, if there are none), less what one of `exclude`
    matches; `pagination` holds, by such patterns, what an overlay may say of how lists
    come in pages, and the last that matches counts. `models` is the style of the
    classes: "dataclass", "pydantic", "msgspec" or "typeddict". `precedence` names
    documents, and folders of them, that are believed rather than others, the first most
    of all; of what it does not name, the order of the formats decides. `references` are
    folders, by the beginnings of addresses whose documents lie there. `runtime` is the
    relative module that holds the runtime, as seen from the client's package:
    ".._runtime" where an output root shares it, "._runtime" where the package is
    self-contained.
    """

    name: str
    server: str | None = None
    auth: tuple[str, ...] = ()
    auth_settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)
    pagination: Mapping[str, Json] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    precedence: tuple[str, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)
    http: str = "httpx2"
    models: str = "dataclass"
    runtime: str = ".._runtime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What `generate` makes of a client's documents.

    `files` maps paths, relative to the client's folder, to their text; `names` maps the
    stable ids to the names given, which the next run keeps; `runtime` lists the runtime
    modules that the files need; `unsettled` are the files that the layout rules could
    not format alone.
    """

    api: ir.Api
    files: Mapping[str, str]
    names: Mapping[str, str]
    runtime: tuple[str, ...]
    unsettled: tuple[str, ...] = ()


def understand(
    settings: Settings,
    documents: Sequence[Document],
    report: Report,
    reads: Reads | None = None,
) -> ir.Api:
    """The model of an API: what `documents` say of it, joined and put in order.

    What was read of them is noted in `reads`, if given.

    Raises:
        InputError: none of the documents is of a known format.
    """
    from . import passes
    from .diagnostics import InputError
    from .parsers import FORMATS, detect, parser
    from .passes.configure import configure
    from .passes.merge import merge
    from .passes.merge.trust import Trust, note_unused

    trust = Trust(settings.precedence)
    note_unused(settings.precedence, [d.name for d in documents], report)
    found: dict[str, list[Document]] = {format: [] for format in FORMATS}
    for document in sorted(documents, key=lambda d: (trust.rank(d.name), d.name)):
        parts = detect(document)
        if not parts:
            report.warning(
                "unknown-format",
                "no API description of a known format found here",
                document.cursor().at,
            )
        for format, part in parts:
            found[format].append(part)
    if not any(found.values()):
        raise InputError("no-input", "no API description of a known format found")
    apis = [
        parser(format).parse(parts, report, reads)
        for format, parts in found.items()
        if parts
    ]
    api = configure(merge(apis, report, settings), settings, report)
    return passes.run(api, report)


def generate(
    settings: Settings,
    documents: Sequence[Document],
    held: Mapping[str, str],
    report: Report,
) -> Product:
    """The client that `documents` describe; `held` are the names given last time.

    Raises:
        InputError: none of the documents is of a known format.
    """
    from .parsers.overlay import unsettled
    from .targets.python import emit

    api = understand(settings, documents, report)
    return emit(api, settings, unsettled(held, documents), report)
