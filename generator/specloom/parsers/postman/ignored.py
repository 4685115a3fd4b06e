"""What collections hold that a client has no use for: a rule for each thing.

To ignore one more thing, add a `Rule`: a name, the reason in a line, and the paths of
the thing from the root of the document.
"""

from __future__ import annotations

from .. import Rule
from .conditions import (
    are_own_headers,
    beside,
    has_auth,
    has_no_text,
    is_beside_text,
    is_disabled,
    is_empty,
    is_file,
    is_named,
    is_of_failure,
    is_one_of,
    is_own_header,
    is_reference,
    is_transported,
    is_true,
    is_unchosen,
    is_unsent,
    names,
    says_nothing,
)


def _parameters(*keys: str) -> tuple[str, ...]:
    """The paths of the parameters `keys` of a kind of authentication."""
    return (
        *_under("**/auth/*", *keys),
        *_under("**/auth/*/*", "key", "value", "type", "enabled"),
        *_under("requests/*/helperAttributes", *keys),
    )


def _under(holders: str, *keys: str) -> tuple[str, ...]:
    """The paths of `keys` under each of `holders`, which stand between spaces."""
    return tuple(f"{holder}/{key}" for holder in holders.split() for key in keys)


_BY_ITSELF = (
    *("auto", "autoAddParam", "baseURL", "callBackUrl", "callback"),
    *("challengeAlgorithm", "clientNonce", "code_verifier", "disableHeaderEncoding"),
    *("disableRetryRequest", "appId", "encodeOAuthSign", "encodeSignature"),
    *("extraData", "id", "name", "nonce", "nonceCount"),
    *("opaque", "qop", "redirectUri", "redirect_uri", "requestAccessTokenLocally"),
    *("realm", "algorithm", "saveHelper", "saveHelperData", "saveToRequest"),
    *("showPassword", "state", "time", "timeStamp", "timestamp", "tokenName"),
    *("useBrowser", "verifier", "version", "workstation"),
)
"""Parameters of authentication that nobody has to give."""

_CREDENTIALS = (
    *("accessKey", "accessToken", "authId", "authKey", "clientId", "clientSecret"),
    *("clientToken", "client_id", "client_secret", "consumerKey", "consumerSecret"),
    *("password", "privateKey", "refreshToken", "secret", "secretKey"),
    *("sessionToken", "token", "tokenSecret", "user", "username", "verifier"),
)

IGNORED = (
    Rule(
        name="empty",
        reason="an empty list, text or object, which says nothing",
        where=_under(
            "**",
            *("auth", "auth/*", "body", "cookie", "cookies", "description", "event"),
            *("events", "header", "headers", "item", "items", "path", "query"),
            *("response", "responses", "variable", "variables", "formdata"),
            *("urlencoded", "url", "body/raw", "body/file", "body/graphql"),
        )
        + _under("requests/*", "*", "responses/*/*")
        + _under("folders/*", "*")
        + ("folders", "folders_order", "order"),
        when=is_empty,
    ),
    Rule(
        name="identity",
        reason="an identifier of Postman's own, which names nothing in the API",
        where=(
            *("id", "*/id", "uid", "remote_id"),
            *("**/_postman_id", "**/_postman_isSubFolder", "**/uid"),
            *_under("**/item/* **/items/* **/response/* **/event/*", "id"),
            *_under("collection variable/* values/* **/variables/*", "id"),
            *_under("**/requests/* **/folders/* **/responses/*", "id"),
        ),
    ),
    Rule(
        name="bookkeeping",
        reason="who wrote the file, with what, when, and in which layout",
        where=(
            *_under("**/info", "schema", "_exporter_id", "_collection_link"),
            *_under("**", "_postman_exported_at", "_postman_exported_using"),
            *_under("**", "_postman_variable_scope", "createdAt", "updatedAt"),
            *_under("**", "owner", "lastUpdatedBy", "lastRevision"),
            *("timestamp", "public", "remoteLink", "synced", "write", "subscribed"),
            *("hasRequests", "team", "published"),
            *_under(
                "requests/* folders/* requests/*/responses/*",
                *("collection", "collectionId", "collection_id", "collection_name"),
                *("collection_owner", "descriptionFormat", "synced", "version"),
                *("write", "time", "folder", "public", "isFromCollection", "team"),
                *("collectionRequestId", "published"),
            ),
        ),
    ),
    Rule(
        name="script",
        reason="scripts are never run; what they tell stands among the facts",
        where=(
            *("**/event/**", "**/events/**"),
            *_under("requests/*", "preRequestScript", "tests"),
        ),
    ),
    Rule(
        name="variable",
        reason="a variable of the author's, on which nothing in a client depends",
        where=_under(
            "variable collection/variable **/item/*/variable values variables"
            " requests/*/variables folders/*/variables **/item/*/variables",
            "*/**",
        ),
    ),
    Rule(
        name="environment-name",
        reason="what the author calls a set of variables",
        where=("name",),
        when=beside("values"),
    ),
    Rule(
        name="response-header",
        reason="how an answer came and what its body is; a raw response has it all",
        where=("**/response/*/header/**", "**/responses/*/headers/**"),
        when=is_transported,
    ),
    Rule(
        name="error-header",
        reason="a header of one failure; callers find all of them on the error",
        where=("**/response/*/header/**", "**/responses/*/headers/**"),
        when=is_of_failure,
    ),
    Rule(
        name="response-cookie",
        reason="a cookie that a server once set, good for that session only",
        where=("**/response/*/cookie/**", "**/responses/*/cookies/**"),
    ),
    Rule(
        name="response-time",
        reason="how long one answer once took, and how large it was",
        where=(
            *_under("**/response/*", "responseTime", "responseSize", "timings/**"),
            *_under("**/responses/*", "time", "state/**", "timings/**"),
        ),
    ),
    Rule(
        name="response-phrase",
        reason="the words for a status that stands there as a number",
        where=("**/response/*/status",),
        when=beside("code"),
    ),
    Rule(
        name="response-phrase-v1",
        reason="the words for a status that stands there as a number",
        where=_under("**/responses/*", "status", "responseCode/name")
        + _under("**/responses/*", "responseCode/detail"),
    ),
    Rule(
        name="preview",
        reason="how Postman's window shows a body",
        where=(
            *_under("**", "_postman_previewlanguage", "_postman_previewtype"),
            "**/options/raw/headerFamily",
            *_under("**/responses/*", "language", "mime", "previewType"),
            *_under("**/responses/*", "rawDataType", "searchResultScrolledTo"),
        ),
    ),
    Rule(
        name="original-variable",
        reason="a variable of a path that has no hole for it",
        where=("**/originalRequest/url/variable/*/**",),
    ),
    Rule(
        name="raw-url",
        reason="a URL as text, whose parts stand beside it and count",
        where=("**/url/raw",),
        when=beside("host", "path"),
    ),
    Rule(
        name="fragment",
        reason="the part of a URL behind its `#`, which is never sent",
        where=("**/url/hash",),
    ),
    Rule(
        name="description-type",
        reason="in which markup a description is; it shows",
        where=("**/description/type", "**/description/version"),
    ),
    Rule(
        name="original-description",
        reason="what a request said of itself when its answer was saved",
        where=("**/originalRequest/description/**", "**/originalRequest/name"),
    ),
    Rule(
        name="request-name",
        reason="the name of an item a second time",
        where=("**/request/name",),
        when=is_named,
    ),
    Rule(
        name="header-name",
        reason="the name of a header a second time",
        where=("**/header/*/name", "**/headers/*/name"),
        when=beside("key"),
    ),
    Rule(
        name="own-header",
        reason="a header that bodies, authentication or the HTTP library decide",
        where=("**/header/*/**",),
        when=is_own_header,
    ),
    Rule(
        name="enabled",
        reason="says of an entry that it is sent, as entries are",
        where=_under(
            "**/formdata/* **/urlencoded/* requests/*/data/* **/headers/* **/header/*"
            " requests/*/queryParams/* requests/*/headerData/*"
            " requests/*/pathVariableData/*",
            "enabled",
        ),
        when=is_true,
    ),
    Rule(
        name="empty-pair",
        reason="an entry without a key and without a value",
        where=_under("**/query **/header **/formdata **/urlencoded", "*/**"),
        when=says_nothing,
    ),
    Rule(
        name="disabled-body",
        reason="a body that is switched off",
        where=(
            "**/body/**",
            *_under("requests/*", "data/**", "dataOptions/**", "dataDisabled"),
        ),
        when=is_disabled,
    ),
    Rule(
        name="other-mode",
        reason="what a body holds for a mode that is not chosen",
        where=_under(
            "**/body", "raw/**", "urlencoded/**", "formdata/**", "file/**", "graphql/**"
        ),
        when=is_unchosen("mode"),
    ),
    Rule(
        name="other-mode-v1",
        reason="what a request holds for a body of a mode that is not chosen",
        where=_under("requests/*", "data/**", "rawModeData/**", "dataMode"),
        when=is_unsent,
    ),
    Rule(
        name="body-language",
        reason="the language of a body that holds no raw text",
        where=("**/body/options/raw/language",),
        when=has_no_text,
    ),
    Rule(
        name="other-auth",
        reason="parameters for a kind of authentication that is not chosen",
        where=("**/auth/*/**",),
        when=is_unchosen("type"),
    ),
    Rule(
        name="auth-by-itself",
        reason="what a client makes up, the server says, or Postman's window keeps",
        where=_parameters(*_BY_ITSELF),
        when=names(_BY_ITSELF),
    ),
    Rule(
        name="credential",
        reason="what the author proves himself with; a client's caller gives his own",
        where=(
            *_parameters(*_CREDENTIALS),
            "**/url/auth/**",
            "requests/*/helperAttributes",
        ),
        when=names(_CREDENTIALS),
    ),
    Rule(
        name="no-helper",
        reason="says that a request has no authentication of its own",
        where=_under("requests/*", "currentHelper", "helperAttributes"),
        when=is_one_of("normal", "null", "{}", None, ""),
    ),
    Rule(
        name="request-reference",
        reason="the id of the request that an answer is for",
        where=_under("**/responses/*", "request", "requestObject"),
        when=is_reference,
    ),
    Rule(
        name="request-copy",
        reason="the request that an answer is for, which stands beside as text",
        where=("**/responses/*/request/**",),
        when=is_beside_text,
    ),
    Rule(
        name="helper-copy",
        reason="what an older version reads of authentication, which stands beside",
        where=_under("requests/*", "currentHelper", "helperAttributes/**"),
        when=has_auth,
    ),
    Rule(
        name="own-header-lines",
        reason="headers that bodies, authentication or the HTTP library decide",
        where=("requests/*/headers", "**/header"),
        when=are_own_headers,
    ),
    Rule(
        name="draft",
        reason="a body in the words of a draft of the format, which Postman skips too",
        where=(
            *_under("**/request **/originalRequest", "data/**"),
            "**/response/*/data/**",
        ),
    ),
    Rule(
        name="file-source",
        reason="where a file lies on the disk of the author",
        where=("**/body/file/src", "**/formdata/*/src", "requests/*/data/*/value"),
        when=is_file,
    ),
    Rule(
        name="equals-sign",
        reason="says that a key of a query has a value, as the value does",
        where=("**/query/*/equals",),
    ),
    Rule(
        name="url-description",
        reason="a word about a URL, whose request has a description of its own",
        where=("**/url/description/**",),
    ),
    Rule(
        name="body-pruning",
        reason="whether a GET keeps its body; here it always does",
        where=("**/protocolProfileBehavior/disableBodyPruning",),
    ),
    Rule(
        name="url-encoding",
        reason="whether Postman escapes a URL; a client sends valid ones only",
        where=("**/protocolProfileBehavior/disableUrlEncoding",),
    ),
    Rule(
        name="redirects",
        reason="how Postman follows redirects; a client follows those that are safe",
        where=_under(
            "**/protocolProfileBehavior",
            *("followRedirects", "maxRedirects", "followOriginalHttpMethod"),
            *("followAuthorizationHeader", "removeRefererHeaderOnRedirect"),
        ),
    ),
    Rule(
        name="sending",
        reason="how Postman itself connects; a client's caller decides that",
        where=_under("**", "protocolProfileBehavior/**", "proxy/**", "certificate/**"),
    ),
    Rule(
        name="meta",
        reason="a key that begins with `_`: the notes of a tool",
        where=("**/_*/**",),
    ),
)

LEFT_OUT = frozenset(
    {
        "body-mode-unknown",
        "collection-further",
        "field-without-name",
        "folder-empty",
        "folder-scattered",
        "item-without-request",
        "parameter-name-variable",
        "parameter-without-name",
        "path-variable-unused",
        "response-empty",
    }
)
"""The codes of the parser that say that what they point to is left out."""
