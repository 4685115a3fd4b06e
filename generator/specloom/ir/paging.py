"""Lists that come in pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..diagnostics import Pointer, pointed
from ..source import Json
from .types import Node


class Paging(StrEnum):
    """How an operation hands out long lists."""

    CURSOR = "cursor"  # the response holds what to send next
    OFFSET = "offset"  # counts items
    PAGE = "page"  # counts pages
    LINK = "link"  # a Link header holds the URL of the next page
    URL = "url"  # the body holds the URL of the next page
    AUTO_QUERY = "auto_query"  # ServiceStack's skip, take and total
    PROPOSED = "proposed"  # one of the above, as `paginate` finds; gone after that pass
    NONE = "none"  # not at all, whatever else was said; gone after that pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination(Node):
    """How to ask for the rest; paths are keys into the response body.

    `next` is a link relation for `LINK`, else empty; `next_path` is where the body
    holds the cursor or URL, in which "-1" is the last item of a list. `parameter` and
    `size` are wire names of the query or, if that has none of the name, of the body; or
    a JSON pointer into the body. `first` is what the first page is counted by, if that
    is not 0 for items and 1 for pages. Where a page says how long the list is, the
    number of items stands at `total_path`, that of pages at `pages_path`, and whether
    there is more at `more_path`.
    """

    paging: Paging
    items: tuple[str, ...]
    parameter: str = ""
    size: str = ""
    next: str = ""
    next_path: tuple[str, ...] = ()
    first: int | None = None
    total_path: tuple[str, ...] = ()
    pages_path: tuple[str, ...] = ()
    more_path: tuple[str, ...] = ()


def pagination(said: Json, at: Pointer) -> Pagination | None:
    """The pagination that words in an overlay or in specloom.yaml mean, if any."""
    if isinstance(said, str) and said in (Paging.PROPOSED, Paging.NONE):
        return Pagination(at=at, paging=Paging(said), items=())
    words = said if isinstance(said, dict) else {}
    texts = {key: one for key, one in words.items() if isinstance(one, str)}
    kind = next((key for key in _PAGED_BY if key in texts), None)
    if kind is None:
        return None
    paths = {key: pointed(text) for key, text in texts.items()}
    first = words.get("first")
    return Pagination(
        at=at,
        paging=Paging(kind),
        items=paths.get("items", ()),
        parameter="" if kind in ("link", "url") else texts[kind],
        size=texts.get("size", ""),
        next=texts[kind] if kind == "link" else "",
        next_path=paths[kind] if kind == "url" else paths.get("next", ()),
        first=first if isinstance(first, int) else None,
        total_path=paths.get("total", ()),
        pages_path=paths.get("pages", ()),
        more_path=paths.get("more", ()),
    )


_PAGED_BY = ("link", "url", "cursor", "page", "offset")
