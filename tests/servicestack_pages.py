"""Operation pages of a host, as ServiceStack lays them out and as copies keep them.

`Shown` is what a page shows; `html` renders it as a host does, and the other functions
as the ways of saving a page leave it, each losing what that way loses.
"""

from __future__ import annotations

import html as escaping
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

WITHOUT_BODY = ("GET", "DELETE")


@dataclass(frozen=True, kw_only=True)
class Property:
    """A row of a table of parameters."""

    name: str
    place: str
    type: str
    required: bool = False
    doc: str = ""
    allowed: tuple[str, ...] = ()
    limits: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Type:
    """A table of parameters."""

    name: str
    rows: tuple[Property, ...]


@dataclass(frozen=True, kw_only=True)
class Enum:
    """The table of an enum: names, values if any is shown, and what they mean."""

    name: str
    members: tuple[tuple[str, str, str], ...]

    @property
    def valued(self) -> bool:
        return any(value for _, value, _ in self.members)


@dataclass(frozen=True, kw_only=True)
class Route:
    """A row of the table of routes."""

    verbs: str
    path: str
    summary: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """All that one operation page shows."""

    operation: str
    title: str = "Shop API v2.1"
    host: str = "shop.example"
    doc: str = ""
    tags: tuple[str, ...] = ()
    demands: tuple[tuple[str, str], ...] | None = None
    routes: tuple[Route, ...] = ()
    types: tuple[Type | Enum, ...] = ()
    verb: str = "GET"
    path: str = ""
    request: Any = None
    response: Any = None
    media: str = "application/json"
    format: str = "json"

    @property
    def sample_path(self) -> str:
        if self.path or not self.routes:
            kind = "oneway" if self.response is None else "reply"
            return self.path or f"/{self.format}/{kind}/{self.operation}"
        return self.routes[0].path


OVERRIDE = (
    "To override the Content-type in your clients, use the HTTP {} Header, "
    "append the {} suffix or {}"
)
EMBED = "To embed the response in a {} callback, append {}"
INTRO = (
    "The following are sample HTTP requests and responses. "
    "The placeholders shown need to be replaced with actual values."
)
ALLOWED = "Allowable Values"
HEAD = ("Name", "Parameter", "Data Type", "Required", "Description")
ROUTES = "The following routes are available for this service:"
LANGUAGES = {"csharp": "C#", "mjs": "JavaScript", "typescript": "TypeScript"}


def request(page: Shown) -> str:
    """The sample request."""
    text = f"{page.verb} {page.sample_path} HTTP/1.1 \nHost: {page.host} \n"
    text += f"Accept: {page.media}"
    if page.verb in WITHOUT_BODY:
        return text
    body = _body(page.request if page.request is not None else {})
    return f"{text}\nContent-Type: {page.media}\nContent-Length: length\n\n{body}"


def response(page: Shown) -> str:
    """The sample response; empty if the operation has none."""
    if page.response is None:
        return ""
    head = f"HTTP/1.1 200 OK\nContent-Type: {page.media}\nContent-Length: length"
    return f"{head}\n\n{_body(page.response)}"


def _body(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, indent=2)


# --- As the host renders it --------------------------------------------------------


def html(page: Shown, *, version: int = 8, code: tuple[str, str] | None = None) -> str:
    """The page as a host of that version of ServiceStack sends it.

    `code` are a language and source code in it, in place of the tables.
    """
    parts = [_opening(page)]
    if page.doc:
        parts.append(f"<h3 id='desc'>{_named(page.doc)}</h3>")
    parts += [_demands(page), _routes(page)]
    if version >= 6:
        parts.append(_languages(page))
    if code is not None:
        parts.append(
            f'<pre style="padding-left:1rem;"><code class="language-{code[0]}" '
            f'lang="{code[0]}">{escaping.escape(code[1], quote=False)}</code></pre>\n'
            f'<p><a href="/types/{code[0]}?IncludeTypes={page.operation}.*">'
            f"{LANGUAGES[code[0]]} {page.operation} DTOs</a></p>\n"
        )
    else:
        for each in page.types:
            if isinstance(each, Type):
                parts.append(_type(each))
            elif version >= 5:
                parts.append(_enum(each))
    return "".join((*parts, _closing(page)))


def _opening(page: Shown) -> str:
    tags = "".join(f"<span><b>{tag}</b></span>" for tag in page.tags)
    tags = f'<div class="tags">{tags}</div>' if tags else ""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<title>{page.title}</title>
<style>
body {{
    background-color: white;
}}
.operation th, .operation td {{ padding: 5px 15px; }}
</style>
</head>
<body>
<a id="logo" href="https://servicestack.example" title="ServiceStack"></a>
<h1>{page.title}</h1>

<div class="operation">
<p><a href="https://{page.host}/metadata">&lt;back to all web services</a></p>
<h2>{page.operation}</h2>
{tags}

"""


def _demands(page: Shown) -> str:
    if page.demands is None:
        return ""
    cells = "".join(f"<td>{k}</td><td>{v}</td>" for k, v in page.demands)
    caption = "<b>Requires Authentication</b><i class='auth' style='margin:0'></i>"
    return (
        f"<table class='authentication'><caption>{caption}</caption>\n"
        f"<tr>{cells}</tr></table>"
    )


def _routes(page: Shown) -> str:
    if not page.routes:
        return ""
    rows = "".join(
        f"<tr><th>{route.verbs}</th><th>{route.path}</th>"
        f"<td>{route.summary}</td><td><i>{route.notes}</i></td></tr>"
        for route in page.routes
    )
    caption = f"<caption>{ROUTES}</caption>"
    return f"<table class='routes'>{caption}<tbody>{rows}<tbody></tbody></table>"


def _languages(page: Shown) -> str:
    links = "\n".join(
        f'<a  href="?op={page.operation}&lang={key}">{name}</a>'
        for key, name in LANGUAGES.items()
    )
    return f"""
<style>
.flex {{ display:flex }}
.types-nav a {{
  color: rgb(107 114 128);
}}
</style><div class="types-nav"><nav class="flex space-x-4">
<a  class="active" href='?op={page.operation}'>Metadata</a>
{links}
</nav></div>
"""


def _type(each: Type) -> str:
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    rows = "".join(map(_property, each.rows))
    return (
        f"<table class='params'><caption><b>{_named(each.name)}</b> Parameters:"
        f"</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _property(row: Property) -> str:
    doc = row.doc
    if row.allowed:
        items = "".join(f"<li>{value}</li>" for value in row.allowed)
        doc += f"<h4>{ALLOWED}</h4><ul>{items}</ul>"
    if row.limits is not None:
        doc += f"<h4>Valid Range: {row.limits[0]} - {row.limits[1]}</h4>"
    required = "Yes" if row.required else "No"
    cells = (_named(row.name), row.place, _named(row.type), required, doc)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _enum(each: Enum) -> str:
    head = "<thead><tr><th>Name</th><th>Value</th><th></th></tr></thead>"
    rows = "".join(
        f"<tr><td>{name}</td>"
        + (f"<td>{value}</td>" if each.valued else "")
        + f"<td>{doc}</td></tr>"
        for name, value, doc in each.members
    )
    return (
        f"<table class='enum'><caption><b>{each.name}</b> Enum:</caption>"
        f"{head if each.valued else ''}<tbody>{rows}</tbody></table>"
    )


def _closing(page: Shown) -> str:
    override = OVERRIDE.format(
        "<b>Accept</b>", f"<b>.{page.format}</b>", f"<b>?format={page.format}</b>"
    )
    embed = f"<p>{EMBED.format('<b>jsonp</b>', '<b>?callback=myCallback</b>')}</p>"
    sent = escaping.escape(request(page), quote=False).replace(
        "Content-Length: length", 'Content-Length: <span class="value">length</span>'
    )
    answer = escaping.escape(response(page), quote=False)
    if answer:
        answer = f'\n<div class="response">\n<pre>\n{answer}\n</pre>\n</div>\n'
    intro = INTRO.replace(". The", ". \n    The")
    return f"""<div class="call-info"><p>{override}</p>\
{embed if page.format == "json" else ""}</div>
<div class="example">
<h3>HTTP + {page.format.upper()}</h3>
<p> {intro}</p>

<div class="request">
<pre>
{sent}
</pre>
</div>
{answer}
</div>
</div>
</body>
</html>
"""


def _named(text: str) -> str:
    """A name or a type as ServiceStack escapes it."""
    escaped = text.replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br />\n")


# --- As copies keep it -------------------------------------------------------------


def squashed(page: Shown, code: tuple[str, str] | None = None) -> str:
    """A copy as text that glues the cells of a row together, and keeps captions.

    `code` are a language and source code in it, in place of the tables.
    """
    if code is None:
        return _text(page, "", bullets=True)
    text = _text(replace(page, types=()), "", bullets=True)
    footer = f"{LANGUAGES[code[0]]} {page.operation} DTOs"
    return text.replace("\n\nTo override", f"\n{code[1]}\n\n{footer}\n\nTo override", 1)


def tabs(page: Shown) -> str:
    """A copy out of a browser: cells parted by tabs, heads in capitals."""
    return _text(page, "\t", bullets=False)


def lossy(page: Shown) -> str:
    """A copy as text without the operation's name, and rows but in the first table."""
    first, *others = page.types
    bare = (Type(name=t.name, rows=()) if isinstance(t, Type) else t for t in others)
    kept = replace(page, types=(first, *bare))
    return squashed(kept).replace(f"\n\n{page.operation}\n\n", "\n\n\n", 1)


def footer(page: Shown) -> str:
    """A copy as text that begins below the tables."""
    return "\n\n".join(_footer(page))


def pipes(page: Shown) -> str:
    """A copy as Markdown: tables without captions, a page without headings."""
    lines: list[str] = []
    if page.demands:
        lines += [_piped(page.demands[0]), "|---|---|", *map(_piped, page.demands[1:])]
    for index, route in enumerate(page.routes):
        cells = (route.verbs, route.path, route.summary, route.notes)
        lines.append(_piped(cells))
        if not index:
            lines.append("|---|---|---|---|")
    for each in page.types:
        if isinstance(each, Type):
            lines += [_piped(HEAD), "|---|---|---|---|---|"]
            lines += [_piped(_cells(row)) for row in each.rows]
            continue
        rows: list[tuple[str, ...]] = []
        if each.valued:
            rows.append(("Name", "Value", ""))
        rows += [m if each.valued else (m[0], m[2]) for m in each.members]
        lines += [_piped(rows[0]), "|---|---|", *map(_piped, rows[1:])]
    return "\n".join((*lines, *_footer(page)))


def _piped(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Property) -> tuple[str, ...]:
    doc = row.doc
    if row.allowed:
        doc += f"{ALLOWED}\n"
    if row.limits is not None:
        doc += f"Valid Range: {row.limits[0]} - {row.limits[1]}"
    required = "Yes" if row.required else "No"
    return row.name, row.place, row.type, required, doc


def _text(page: Shown, between: str, bullets: bool) -> str:
    lines = [page.title, "", "<back to all web services", "", page.operation, ""]
    if page.tags:
        lines.append("".join(page.tags))
    lines += [page.doc] if page.doc else []
    if page.demands is not None:
        lines.append("Requires Authentication")
        lines += [f"{label}{between}{value}" for label, value in page.demands]
    if page.routes:
        lines.append(ROUTES)
    for route in page.routes:
        cells = (route.verbs, route.path, route.summary, route.notes)
        lines.append(between.join(cells))
    for each in page.types:
        lines += (
            _type_text(each, between, bullets)
            if isinstance(each, Type)
            else _enum_text(each, between)
        )
    return "\n".join((*lines, "", "\n\n".join(_footer(page))))


def _type_text(each: Type, between: str, bullets: bool) -> Iterator[str]:
    yield f"{each.name} Parameters:"
    yield between.join(name.upper() if between else name for name in HEAD)
    for row in each.rows:
        required = "Yes" if row.required else "No"
        yield between.join((row.name, row.place, row.type, required, row.doc))
        if row.allowed:
            yield from ("", ALLOWED, "") if bullets else (ALLOWED, "")
            yield from (f"  • {value}" if bullets else value for value in row.allowed)
        if row.limits is not None:
            yield from ("", f"Valid Range: {row.limits[0]} - {row.limits[1]}", "")


def _enum_text(each: Enum, between: str) -> Iterator[str]:
    yield f"{each.name} Enum:"
    if each.valued:
        yield between.join(("Name", "Value", ""))
    for name, value, doc in each.members:
        yield between.join((name, value, doc) if each.valued else (name, doc))


def _footer(page: Shown) -> Iterator[str]:
    yield OVERRIDE.format("Accept", f".{page.format}", f"?format={page.format}")
    if page.format == "json":
        yield EMBED.format("jsonp", "?callback=myCallback")
    yield f"HTTP + {page.format.upper()}"
    yield INTRO
    yield f"{request(page)}\n{response(page)}".strip() + "\n"
