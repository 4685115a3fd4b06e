"""What pages tell of their host, and what is missing on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .... import ir
from ....diagnostics import Report
from .tables import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a page is headed with: "CCC API v8.4.0.0" is a name and a version."""

    name: str
    version: str


def title(text: str) -> Title:
    """The name and the version in a page's title."""
    match = re.fullmatch(r"(.*\S)\s+[vV]?(\d+(?:\.\d+)+)", text)
    if match is None:
        return Title(name=text, version="")
    return Title(name=match[1], version=match[2])


def heading(sheets: Sequence[Sheet], report: Report) -> Title:
    """The title of most pages; of equals that with the highest version."""
    first = {each.title: each.page.root.at for each in reversed(sheets) if each.title}
    if not first:
        at = sheets[0].page.root.at
        said = "the heads of the pages are lost, with the name of the service"
        report.note("title-lost", said, at)
        return Title(name="", version="")
    counts = Counter(each.title for each in sheets if each.title)
    best = max(counts, key=lambda text: (counts[text], _version(text), text))
    for text, at in reversed(first.items()):
        if text != best:
            report.note(
                "title-differs",
                f"{_pages(counts[text])} headed {text!r}: {best!r} is kept",
                at,
            )
    return title(best)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where a page says that the services of its host are."""

    scheme: str
    host: str
    folder: str


def home(each: Sheet) -> Home | None:
    """Where the link back to all services shows that these are; None without one."""
    match = _HOME.fullmatch(each.page.home)
    if match is None:
        return None
    return Home(scheme=match[1].lower(), host=match[2], folder=match[3])


def servers(sheets: Sequence[Sheet], mount: str, report: Report) -> Iterator[ir.Server]:
    """Where the samples of the pages are sent to; `mount` is part of their paths."""
    seen: set[str] = set()
    for each in sheets:
        back = home(each)
        host = "" if each.exchange is None else each.exchange.host
        host = host or ("" if back is None else back.host)
        if not host or host in seen:
            continue
        seen.add(host)
        line = each.page.root
        if each.exchange is not None:
            line /= each.exchange.request.line
        if not re.fullmatch(r"[A-Za-z0-9.-]+(?::\d{1,5})?", host):
            report.warning("host-not-understood", f"no host: {host!r:.60}", line.at)
            continue
        if host.partition(":")[0] in ("localhost", "127.0.0.1"):
            report.note("server-local", "the page was made on its own machine", line.at)
            continue
        shown = back is not None and back.host.casefold() == host.casefold()
        if back is None or not shown or back.scheme != "https":
            report.note(
                "server-assumed-https",
                f"the sample names {host} without a scheme",
                line.at,
            )
        folder = back.folder.removesuffix(mount) if back is not None and shown else ""
        yield ir.Server(at=line.at, url=f"https://{host}{folder}")
    if len(seen) > 1:
        report.warning(
            "several-hosts",
            f"pages of several hosts in one client: {', '.join(sorted(seen))}",
            sheets[0].page.root.at,
        )


_HOME = re.compile(
    r"(https?)://([A-Za-z0-9.-]+(?::\d{1,5})?)((?:/[\w.~-]+)*?)/metadata/?(?:[?#].*)?",
    re.IGNORECASE,
)


def _version(text: str) -> tuple[int, ...]:
    """The version in a title, to compare it with others."""
    return tuple(int(part[:18]) for part in title(text).version.split(".") if part)


def _pages(count: int) -> str:
    return "a page is" if count == 1 else f"{count} pages are"


def missing(each: Sheet, report: Report) -> None:
    """Report what a page lacks, and what of it is not understood."""
    lines = each.page.unread
    if lines:
        report.warning(
            "lines-not-understood",
            f"{len(lines)} lines here mean nothing known: {lines[0].raw!r:.60} ...",
            lines[0].at,
        )
    if each.page.tag is not None:
        tag = each.page.tags[0]
        report.note("tag-assumed", f"{tag!r} is taken for a tag", each.page.tag.at)
    shown = each.made_up or each.request_sample() or each.response_sample()
    if shown and not each.tables and each.page.source is None:
        report.warning(
            "tables-missing",
            "no table of parameters here: types are guessed from the sample",
            each.page.root.at,
        )
    if each.page.within and each.page.last is not None:
        code = "sample-cut-off" if each.exchange is not None else "page-cut-off"
        report.warning(
            code, f"the copy of the page ends in {each.page.within}", each.page.last.at
        )
    _sample(each, report)
    for table in each.tables:
        if not table.rows:
            report.warning(
                "table-empty",
                f"no row of the table {table.name!r} is here",
                table.line.at,
            )


def _sample(each: Sheet, report: Report) -> None:
    response = None if each.exchange is None else each.exchange.response
    if response is None or response.value is not None or not response.whole:
        return
    if response.text and response.text[0] != "(":
        report.warning(
            "sample-not-json",
            "the sample response is not JSON: names are guessed from the tables",
            (each.page.root / response.line).at,
        )
