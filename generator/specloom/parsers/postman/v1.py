"""Collections of format 1.0.0, seen as those of 2.1 are.

What is made here are views: objects in the shape of the newer format whose values keep
their places in the document, so that whatever reads them reads the document itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...diagnostics import Report
from ...infer import parse_json
from ...source import MAX_DEPTH, Cursor, Json, PlacedList, PlacedObject


def upgraded(root: Cursor, report: Report) -> Cursor:
    """The collection at `root` as one of format 2.1."""
    shelves = _Shelves(
        root=root,
        report=report,
        requests=_by_id(root / "requests"),
        folders=_by_id(root / "folders"),
    )
    title = root / "name"
    info = _object(
        title,
        name=title,
        description=root / "description",
        schema=title.put("/collection/v1.0.0/"),
    )
    return _object(
        root,
        info=info,
        item=root.put(PlacedList(list(shelves.items()))),
        variable=root / "variables",
        auth=_auth(root),
        event=_list(_events(root), root),
        protocolProfileBehavior=root / "protocolProfileBehavior",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelves:
    """Requests and folders by id, less those that found their place already."""

    root: Cursor
    report: Report
    requests: dict[str, Cursor]
    folders: dict[str, Cursor]
    members: dict[str, list[str]] = field(default_factory=dict)

    def items(self) -> Iterator[Cursor]:
        """The items of the collection: folders, requests, then what no order names."""
        nested = {
            id for one in self.folders.values() for id in (one / "folders_order").texts
        }
        for id, request in self.requests.items():
            self.members.setdefault((request / "folder").text, []).append(id)
        tops = (self.root / "folders_order").texts
        others = (id for id in self.folders if id not in nested)
        yield from self._folders([*dict.fromkeys((*tops, *others))], 1)
        yield from self._requests((self.root / "order").texts)
        # What is left are folders that hold each other.
        yield from self._folders(list(self.folders), 1)
        for request in self._requests(list(self.requests)):
            self.report.note(
                "request-not-in-order",
                "no folder and no order names this request: kept outside of folders",
                request.at,
            )
            yield request

    def _folders(self, ids: Iterable[str], depth: int) -> Iterator[Cursor]:
        for id in ids:
            folder = self.folders.pop(id, None)
            if folder is None:
                continue
            deeper = (folder / "folders_order").texts if depth < MAX_DEPTH // 4 else ()
            ordered = (folder / "order").texts
            inner = [
                *self._folders(deeper, depth + 1),
                *self._requests((*ordered, *self.members.get(id, ()))),
            ]
            yield _object(
                folder,
                name=folder / "name",
                description=folder / "description",
                item=(folder / "order").put(PlacedList(inner)),
                variable=folder / "variables",
                auth=_auth(folder),
                event=_list(_events(folder), folder),
            )

    def _requests(self, ids: Iterable[str]) -> Iterator[Cursor]:
        for id in ids:
            request = self.requests.pop(id, None)
            if request is not None:
                yield _item(request)


def _by_id(several: Cursor) -> dict[str, Cursor]:
    """What a list holds by its ids; one without an id of its own goes by its place."""
    found: dict[str, Cursor] = {}
    for one in several:
        id = (one / "id").raw
        own = isinstance(id, str) and id and id not in found
        found[id if own and isinstance(id, str) else f"\n{one.at}"] = one
    return found


def _item(request: Cursor) -> Cursor:
    if not request.is_object:
        return _object(request, request=request)
    return _object(
        request,
        name=request / "name",
        request=_request(request),
        response=(request / "responses").put(
            PlacedList([_response(one) for one in _responses(request)])
        ),
        event=_list(_events(request), request),
        variable=request / "variables",
        protocolProfileBehavior=request / "protocolProfileBehavior",
    )


def _request(request: Cursor) -> Cursor:
    return _object(
        request,
        url=_url(request),
        method=request / "method",
        header=_headers(request),
        body=_body(request),
        auth=_auth(request),
        description=request / "description",
    )


def _url(request: Cursor) -> Cursor:
    url = request / "url"
    if url.is_object:
        return url
    return _object(
        url,
        raw=url,
        query=_list(map(_pair, request / "queryParams"), request / "queryParams"),
        variable=_path_variables(request),
    )


def _path_variables(request: Cursor) -> Cursor:
    """The variables of the path: a list, and an object of those that are not in it."""
    listed, plain = request / "pathVariableData", request / "pathVariables"
    found = [_pair(entry) for entry in listed]
    known = {(entry / "key").raw for entry in listed}
    for key, value in plain.entries():
        if key not in known:
            found.append(_object(value, key=value.put(key), value=value))
    return _list(found, listed if listed else plain)


def _headers(request: Cursor) -> Cursor:
    """The headers: a list, and lines of text of which `//` takes some out."""
    listed, text = request / "headerData", request / "headers"
    if text.is_list:
        return text
    found = [_pair(entry) for entry in listed]
    known = {str((entry / "key").raw).lower() for entry in listed}
    for line in text.raw.split("\n") if isinstance(text.raw, str) else ():
        key, colon, value = line.strip().partition(":")
        name = key.removeprefix("//").strip()
        if colon and name and name.lower() not in known:
            off = key.startswith("//")
            pair: Json = {"key": name, "value": value.strip(), "disabled": off}
            found.append(text.inside(pair))
    return _list(found, listed if listed else text)


def _body(request: Cursor) -> Cursor:
    mode = request / "dataMode"
    data, raw = request / "data", request / "rawModeData"
    text = raw / 0 if raw.is_list else raw
    match mode.raw if "dataMode" in request else _mode(data, text, request):
        case "raw":
            key, content = "raw", text if isinstance(text.raw, str) else data
        case "binary":
            key, content = "file", _object(text, src=text)
        case "graphql":
            key, content = "graphql", request / "graphqlModeData"
        case "urlencoded" | "params" as form:
            key = "urlencoded" if form == "urlencoded" else "formdata"
            held = data if data.raw is not None else raw
            content = _list(map(_pair, held), held) if held.is_list else held
        case _:
            return request.put(None)
    if key in ("formdata", "urlencoded") and not content:
        return request.put(None)
    return _object(
        content,
        mode=mode.put(key),
        options=request / "dataOptions",
        disabled=request / "dataDisabled",
        **{key: content},
    )


def _mode(data: Cursor, raw: Cursor, request: Cursor) -> str:
    """What the oldest exports leave to be seen: which of the bodies is there."""
    if raw or isinstance(data.raw, str):
        return "raw"
    return "graphql" if request / "graphqlModeData" else "params"


def _pair(entry: Cursor) -> Cursor:
    """One key with its value; `enabled` says what `disabled` denies."""
    if not entry.is_object:
        return entry
    value = entry / "value"
    file = (entry / "type").raw == "file"
    enabled = entry / "enabled"
    off = enabled.put(True) if enabled.raw is False else entry / "disabled"
    return _object(
        entry,
        key=entry / "key",
        value=value.put(None) if file else value,
        src=value if file else entry / "src",
        type=entry / "type",
        contentType=entry / "contentType",
        description=entry / "description",
        disabled=off,
    )


def _responses(request: Cursor) -> Sequence[Cursor]:
    """The saved responses in the order that is given for them."""
    found = _by_id(request / "responses")
    first = [
        one
        for id in (request / "responses_order").texts
        if (one := found.pop(id, None)) is not None
    ]
    return [*first, *found.values()]


def _response(response: Cursor) -> Cursor:
    code = response / "responseCode"
    status = response / "status"
    return _object(
        response,
        name=response / "name",
        code=code / "code" if code.is_object else code,
        status=status if status else code / "name",
        header=(
            _list(map(_pair, response / "headers"), response / "headers")
            if (response / "headers").is_list
            else response / "headers"
        ),
        cookie=response / "cookies",
        body=response / ("text" if "text" in response else "body"),
        originalRequest=_original(response),
        responseTime=response / "time",
        _postman_previewlanguage=response / "language",
    )


def _original(response: Cursor) -> Cursor:
    """The request that was answered: an object, JSON text, or only its id."""
    for held in (response / "requestObject", response / "request"):
        value = held
        if isinstance(held.raw, str) and held.raw.lstrip().startswith("{"):
            value = held.inside(parse_json(held.raw))
        if value.is_object and value:
            return _request(value)
    return response.put(None)


def _events(holder: Cursor) -> Iterator[Cursor]:
    """The scripts; those in the oldest words repeat the others where both are there."""
    if holder / "events":
        yield from holder / "events"
        return
    for key, listen in (("preRequestScript", "prerequest"), ("tests", "test")):
        script = holder / key
        if script:
            code = _object(script, exec=script)
            yield _object(script, listen=script.put(listen), script=code)


def _auth(holder: Cursor) -> Cursor:
    """The authentication, in new words or as a helper with its attributes."""
    helper = (holder / "currentHelper").raw
    if holder / "auth" or not isinstance(helper, str):
        return holder / "auth"
    kind = _HELPERS.get(helper, helper.removesuffix("Auth").lower())
    if kind == "normal":
        return holder / "auth"
    held = holder / "helperAttributes"
    if isinstance(held.raw, str):
        held = held.inside(parse_json(held.raw))
    names = _ATTRIBUTES.get(kind, {})
    attributes = {
        names.get(key, key): value
        for key, value in held.entries()
        if key not in ("id", "time")
    }
    type = (holder / "currentHelper").put(kind)
    return _object(held, type=type, **{kind: held.put(PlacedObject(attributes))})


_HELPERS: Mapping[str, str] = {
    "awsSigV4": "awsv4",
    "oAuth1": "oauth1",
    "oAuth2": "oauth2",
    "noAuth": "noauth",
}
"""The helpers whose names are not those of the kinds with an ending."""

_ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "hawk": {
        "hawk_id": "authId",
        "hawk_key": "authKey",
        "dlg": "delegation",
        "ext": "extraData",
    },
    "oauth1": {"header": "addParamsToHeader", "includeEmpty": "addEmptyParamsToSign"},
    "oauth2": {"callBackUrl": "redirect_uri", "clientAuth": "client_authentication"},
}
"""The attributes that the newer format calls otherwise."""


def _list(items: Iterable[Cursor], at: Cursor) -> Cursor:
    """A list of `items` that stands at `at`; nothing if it is empty."""
    found = list(items)
    return at.put(PlacedList(found) if found else None)


def _object(at: Cursor, **children: Cursor) -> Cursor:
    """An object that stands at `at`, of the children that are there."""
    return at.put(
        PlacedObject({k: c for k, c in children.items() if c.raw is not None})
    )
