"""DTOs as program text: what ServiceStack prints in fifteen languages.

Operation pages show them in place of tables: `find` tells where, `read` what they
define, `pages` puts that into the form that tables have. Whole files of them are
sources of their own: `is_source` knows them, `parse` makes their model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .... import ir
from ....diagnostics import Report
from ....source import Cursor, Json
from .detect import Found, detect, find, is_footer
from .head import is_source, options
from .lexicon import LANGUAGES, language
from .model import Source, Told
from .reader import read

__all__ = [
    "LANGUAGES",
    "Found",
    "Source",
    "Told",
    "detect",
    "find",
    "is_footer",
    "is_source",
    "language",
    "of_page",
    "parse",
    "read",
    "title",
]


def of_page(
    lines: Sequence[Cursor], named: str, at: Cursor, *, apart: bool = False
) -> Source | None:
    """What program text on a page defines; None if no language is known for it.

    `named` is what the page calls the language, in any spelling; without that the text
    itself tells. Tables know no namespaces: types that only these part are one there,
    unless they are to be kept `apart`.
    """
    texts = [line.raw if isinstance(line.raw, str) else "" for line in lines]
    found = language(named) or detect(texts)
    return read(lines, found, at, apart=apart) if found else None


def title(root: Cursor) -> str:
    """What to call a whole file of DTOs: its host's name, as far as it has one."""
    url = options(list(root.silent())).get("BaseUrl", "")
    match = re.match(r"https?://([A-Za-z0-9.-]+)", url)
    return "" if match is None else match[1].replace(".", "-")


def parse(root: Cursor, report: Report, samples: Sequence[Json] = ()) -> ir.Api:
    """The model of a whole file of DTOs; `samples` are values as the host has them."""
    from ..metadata import document as metadata
    from .meta import metadata as shape
    from .words import defined, losses, taken

    lines = list(root)
    source = of_page(lines, "", root, apart=True)
    if source is None:
        report.warning(
            "language-unknown", "the program text is in no language known", root.at
        )
        return ir.Api(at=root.at, name="", root=ir.Group(at=root.at, name=ir.Name("")))
    for diagnostic in source.diagnostics:
        report.add(diagnostic)
    losses(source, report)
    api = metadata.parse(shape(source), report, samples)
    found = list(defined(source))
    shared = Counter(each.name for each in found)
    for each in found:
        space = f"{each.namespace}." if shared[each.name] > 1 else ""
        taken(each, f"{space}{each.name}")
    if not api.root.operations and not api.root.groups:
        report.warning(
            "operation-not-found",
            "no class here has a route or a mark of what it returns: no operation",
            root.at,
        )
    return replace(api, servers=api.servers or _servers(source, report))


def _servers(source: Source, report: Report) -> tuple[ir.Server, ...]:
    url = source.options.get("BaseUrl", "").rstrip("/")
    match = _URL.fullmatch(url)
    if match is None:
        if url:
            report.warning(
                "host-not-understood",
                f"no address of a host: {url!r:.60}",
                source.at.at,
            )
        return ()
    if match[1] in ("localhost", "127.0.0.1"):
        report.note(
            "server-local", "the text was made on its own machine", source.at.at
        )
        return ()
    return (ir.Server(at=source.at.at, url=url),)


_URL = re.compile(r"https?://([A-Za-z0-9.-]+)(?::\d{1,5})?(?:/[\w./~-]*)?")
