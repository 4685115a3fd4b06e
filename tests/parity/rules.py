"""Where two requests may differ, and why: narrow rules with a name each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SPELLINGS: Mapping[str, str] = {
    "percent-encoding": "the same text: more of it percent-encoded, as RFC 3986 allows",
    "json-spacing": "the same JSON value, written compactly",
    "bare-key": "a key without a value is sent with an empty one",
    "empty-query": "a question mark with nothing behind it is left out",
    "dot-segments": "a lone dot in a path means nothing, and is taken out of it",
    "empty-header": "a header without a value says nothing",
    "header-space": "spaces around a header's value have no meaning",
    "repeated-header": "values of a repeated header are joined by a comma",
    "scheme-case": "the word in front of a credential is the same in any case",
    "content-type-charset": "UTF-8 is what these media types have anyway",
    "content-type-without-body": "a content type is not sent where there is no content",
    "part-headers": "the same part: what it is called is written in another usual way",
    "user-agent": "the client names itself, whatever the collection calls itself",
}
"""The rules by which two requests are equal in what matters, each with its reason."""

REASONS: Mapping[str, str] = {
    "plus-sign": "a plus sign is sent as %2B: servers read a bare one as a space",
    "order-of-variants": "several requests are one method, which has one order of keys",
    "repeated-key-order": "a repeated key is a list, whose values stand together",
    "accept-header": "the client asks for what it can read, not for what was saved",
    "content-type-of-text": "the content type is that of what the text is",
    "loose-json": "the JSON that the text stands for: quoted variables, no comments",
    "broken-json": "a body that is said to be JSON and is none, however it is read",
    "body-pruning": "Postman drops the body of such a method, the client sends it",
    "file-stand-in": "no file was saved: Postman sends none, the client an empty one",
    "field-or-file": "a key that is a file in another request is one in all of them",
    "required": "what the source marks as required is sent, though switched off there",
    "nameless-key": "a value without a name is no parameter: left out, and reported",
    "variable-in-key": "a variable in a key: no parameter has that name; reported",
    "credentials-in-url": "a user in a URL is left out, and reported",
    "digest-preset": "a digest answers the challenge of this server, not a saved one",
    "signed-headers": "a signature names the headers it covers: others than Postman's",
    "stale-signature": "a signature that was saved proves nothing: there is no new one",
    "nonce": "a signature over what is drawn by lot or read from the clock",
    "empty-segment": "a path parameter without a value would lead to another path",
    "not-sent-by-postman": "Postman sends nothing: the URL is empty or broken",
}
"""The rules by which they differ and that is right, each with its reason."""

RULES: Mapping[str, str] = {**SPELLINGS, **REASONS}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that differs; `rule` is empty where nothing says that this is right."""

    rule: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of a request beside what was sent.

    `alone` says that no other request is of the same operation; `prunes` that Postman
    drops bodies of its method; `off` has the keys that are switched off in it, `open`
    those with variables in them; `user` tells whether its URL names a user, and
    `signed` whether it holds an `Authorization` header of its own.
    """

    alone: bool
    prunes: bool
    off: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    user: bool = False
    signed: bool = False
