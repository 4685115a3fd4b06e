"""Secrets: names whose values are credentials, and texts that look like one."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ..source import Json

REDACTED = "<secret>"
"""What stands where a secret was."""


@lru_cache(maxsize=4096)
def is_secret_name(name: str) -> bool:
    """Whether `name` is that of a credential, as `client_secret` and `X-Api-Key` are.

    The last word decides: `tokenUrl`, `password_policy` and `apiKeyId` are about
    credentials and none themselves, and a page's token opens nothing.
    """
    if len(name) > _LONGEST_NAME:
        name = name[-_LONGEST_NAME:]
    found = _NAME_WORDS.findall(name)
    words = [word.lower() for word in found]
    while len(words) > 1 and (words[-1] in _QUALIFIERS or words[-1].isdigit()):
        words.pop()
    if not words:
        return False
    last = words[-1]
    before = words[-2] if len(words) > 1 else ""
    if last == "token":
        return before not in _HARMLESS_TOKENS
    if last in _SECRET_WORDS or f"{before} {last}" in _SECRET_PAIRS:
        return True
    return len(words) == 1 and _GLUED.fullmatch(last) is not None


@lru_cache(maxsize=4096)
def looks_secret(text: str) -> bool:
    """Whether `text` itself, whatever it is the value of, is a credential.

    Tokens with a known prefix, JWTs, `Bearer` and `Basic` credentials, private keys,
    passwords in a URL, and long texts that look drawn by lot count. Identifiers,
    hashes, dates, URLs, placeholders and ordinary words don't.
    """
    if len(text) < _SHORTEST or text.isdigit():
        return False
    if _KNOWN.search(text) is not None:
        return True
    found = _CREDENTIALS.fullmatch(text.strip())
    if found is not None:
        return _is_credential(found["scheme"].lower(), found["value"])
    return _is_drawn(text.strip())


def holds_secret(name: str, text: str) -> bool:
    """Whether the value `text` of `name` is one, by either or by both together.

    A long text of letters and digits is a secret under a name like `key` or
    `signature`, though it might be an identifier elsewhere.
    """
    return _may_hold(name, text) and not is_stand_in(text)


def is_stand_in(text: str) -> bool:
    """Whether `text` only stands where a secret belongs, as `YOUR_API_KEY` does."""
    bare = text.strip()
    if not bare or len(bare) > _LONGEST_STAND_IN:
        return not bare
    if _BRACED.fullmatch(bare):
        return True
    words = [w.lower() for w in _NAME_WORDS.findall(bare)]
    return all(word in _STAND_INS or len(set(word)) == 1 for word in words)


def secrets(name: str, value: Json) -> Iterator[str]:
    """The texts in `value`, which `name` holds, that are secrets."""
    stack: list[tuple[str, Json]] = [(name, value)]
    while stack:
        name, value = stack.pop()
        match value:
            case str():
                if holds_secret(name, value):
                    yield value
            case list():
                stack.extend((name, item) for item in reversed(value))
            case dict():
                stack.extend(reversed(value.items()))
            case _:
                continue


def redacted(name: str, value: Json) -> Json:
    """`value`, which `name` holds, with `REDACTED` in place of its secrets."""
    match value:
        case str():
            return REDACTED if holds_secret(name, value) else value
        case list():
            return [redacted(name, item) for item in value]
        case dict():
            return {key: redacted(key, item) for key, item in value.items()}
        case _:
            return value


def without_secrets(prose: str) -> str:
    """`prose` with `REDACTED` in place of the credentials that show themselves.

    So does what a name like `api_key` stands in front of, with a sign between them.
    """

    def hidden(found: re.Match[str]) -> str:
        return f"://{REDACTED}@" if found[0].startswith("://") else REDACTED

    def named(found: re.Match[str]) -> str:
        secret = is_secret_name(found["name"]) and not is_stand_in(found["value"])
        return f"{found['name']}{found['sign']}{REDACTED}" if secret else found[0]

    return _NAMED.sub(named, _KNOWN.sub(hidden, prose))


def _may_hold(name: str, text: str) -> bool:
    if is_secret_name(name) or looks_secret(text):
        return True
    return _HINTING.search(name) is not None and _LONG_TOKEN.fullmatch(text) is not None


def _is_credential(scheme: str, value: str) -> bool:
    """Whether `value` after the word `scheme` proves who asks, or is mere prose."""
    if _BRACED.fullmatch(value) or is_stand_in(value):
        return False
    if scheme == "bearer":
        return True
    mixed = value.lower() != value and value.upper() != value
    return len(value) >= 8 and (
        value.endswith("=") or (mixed and any(c.isdigit() for c in value))
    )


def _is_drawn(text: str) -> bool:
    """Whether `text` holds a long run of letters and digits without any pattern."""
    if len(text) > _LONGEST or not _ONE_TOKEN.fullmatch(text):
        return False
    if _is_plain_inside(text):
        return False
    return any(_is_random(run) for run in _RUN.findall(text))


def _is_random(run: str) -> bool:
    """Whether capitals, small letters and digits alternate as chance has it.

    They do at three of five places; in words joined by capitals, at one of four.
    """
    kinds = [0 if c.isdigit() else 1 if c.isupper() else 2 for c in run]
    changes = sum(a != b for a, b in pairwise(kinds))
    return (
        kinds.count(0) >= 2
        and len(set(kinds)) == 3
        and len(set(run)) >= 12
        and changes >= 0.4 * len(run)
    )


def _is_plain_inside(text: str) -> bool:
    """Whether `text` is the Base64 of readable text, as many identifiers are."""
    whole = text.rstrip("=")
    try:
        inner = base64.b64decode(whole + "=" * (-len(whole) % 4), altchars=b"-_")
    except (binascii.Error, ValueError):
        return False
    return all(32 <= byte < 127 or byte in b"\n\r\t" for byte in inner)


_SHORTEST = 10
_LONGEST = 2_000
_LONGEST_NAME = 200
_LONGEST_STAND_IN = 60

_NAME_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_SECRET_WORDS = frozenset(
    {"apikey", "authorization", "cookie", "credential", "credentials", "jwt"}
    | {"passcode", "passphrase", "passwd", "password", "passwords", "passwort"}
    | {"pwd", "secret", "secrets"}
)
_SECRET_PAIRS = frozenset(
    {"access key", "access tokens", "account key", "api key", "api keys"}
    | {"app key", "auth code", "auth key", "authorization code", "consumer key"}
    | {"encryption key", "master key", "private key", "refresh tokens"}
    | {"secret key", "service key", "shared key", "signing key", "subscription key"}
    | {"pass word", "session key", "client key", "license key"}
    | {"ss id", "ss pid", "ss reftok", "ss tok"}
)
_QUALIFIERS = frozenset(
    {"confirm", "confirmation", "encrypted", "hash", "plain", "raw", "text", "value"}
)
_HARMLESS_TOKENS = frozenset(
    {"continuation", "cursor", "next", "page", "pagination", "paging", "prev"}
    | {"previous", "resume", "scroll", "start", "sync", "delta", "end"}
)
"""Words before "token" that make it a place in a list, no credential."""
_GLUED = re.compile(
    r"(?:x?api|access|private|secret|auth)key"
    r"|(?:access|refresh|auth|bearer|id|api|session|security|csrf|xsrf)token"
    r"|(?:client|consumer|app|api|auth|shared|token)secret|\w{0,12}passw(?:or)?d"
    r"|j?sessionid|phpsessid"
)
_HINTING = re.compile(
    r"(?:key|token|auth|sig|signature|hmac|session|bearer)\d*\Z", re.IGNORECASE
)
_LONG_TOKEN = re.compile(
    r"(?=[^\s]*\d)(?=[^\s]*[A-Za-z])"
    r"(?![0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z)"
    r"(?!\d{4}-\d\d-\d\d)[A-Za-z0-9+/=_-]{20,}"
)

_BRACED = re.compile(
    r"(?:(?:bearer|basic|token|digest|oauth)\s+)?"
    r"(?:\{\{.*\}\}|<.*>|\{.*\}|\[.*\]|\$\{?\w+\}?|%\w+%|[.*_•x…-]+)",
    re.IGNORECASE | re.DOTALL,
)
_STAND_INS = frozenset(
    {"a", "access", "account", "an", "api", "app", "apikey", "auth", "authentication"}
    | {"authorization", "basic", "bearer", "client", "code", "credential"}
    | {"credentials", "dummy", "enter", "example", "goes", "here", "id", "insert"}
    | {"jwt", "key", "my", "new", "null", "oauth", "old", "pass", "passcode"}
    | {"password", "passphrase", "personal", "placeholder", "private", "put"}
    | {"refresh", "replace", "sample", "secret", "session", "some", "string", "test"}
    | {"the", "this", "token", "undefined", "user", "username", "value", "with"}
    | {"your", "yours", "changeme", "change", "me", "todo", "none", "optional"}
)

_ISSUED = (
    (r"A(?:KI|SI)A", r"[A-Z0-9]{16}(?![A-Za-z0-9])"),
    (r"sk_(?:live|test)_", r"[A-Za-z0-9]{16,}"),
    (r"rk_(?:live|test)_", r"[A-Za-z0-9]{16,}"),
    (r"whsec_", r"[A-Za-z0-9+/]{16,}"),
    (r"gh[pousr]_", r"[A-Za-z0-9]{30,}"),
    (r"github_pat_", r"[A-Za-z0-9_]{20,}"),
    (r"xox[abeprs]-", r"[A-Za-z0-9-]{10,}"),
    (r"AIza", r"[\w-]{35}"),
    (r"ya29\.", r"[\w-]{20,}"),
    (r"glpat-", r"[\w-]{16,}"),
    (r"SG\.", r"[\w-]{16,}\.[\w-]{16,}"),
    (r"sk-", r"(?:[a-z]+-)*[A-Za-z0-9_]{20,}"),
    (r"shp(?:at|ca|pa|ss)_", r"[0-9a-fA-F]{32}"),
    (r"npm_", r"[A-Za-z0-9]{36}"),
    (r"PMAK-", r"[0-9a-f]{24}-[0-9a-f]{34}"),
    (r"key-", r"[0-9a-f]{32}(?![0-9a-f])"),
    (r"do[por]_v1_", r"[0-9a-f]{64}"),
    (r"hf_", r"[A-Za-z]{30,}"),
)
"""What the issuers of keys begin them with, and what follows."""

# What may not stand in front of a mark is looked for from behind it: so all begin with
# a known letter, and a search that goes by those is ten times as fast.
_KNOWN = re.compile(
    r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"
    r"|eyJ(?<![\w-]eyJ)[\w-]{8,}\.[\w-]{6,}\.[\w-]*|"
    + "|".join(rf"{mark}(?<![A-Za-z0-9]{mark}){rest}" for mark, rest in _ISSUED)
    + r"|://(?!\{)[^\s/@:{}<>]+:(?![{<])[^\s/@:{}<>]+@"
)
"""What is known of issued keys, and what only credentials look like."""

_NAMED = re.compile(
    r"(?<!\w)(?P<name>[A-Za-z][\w-]{2,40})(?P<sign>=[\"']?|[\"']\s?:\s?[\"'])"
    r"(?P<value>(?=[^\s\"'&<>{}]{0,80}\d)[^\s\"'`&,;<>{}]{8,})"
)
"""A name, and the value that a query, a command line or an object gives it."""

_CREDENTIALS = re.compile(
    r"(?P<scheme>bearer|basic|digest|token|apikey|key|oauth)\s+(?P<value>\S+)",
    re.IGNORECASE,
)
_ONE_TOKEN = re.compile(r"[A-Za-z0-9_+/=.~-]{24,}")
_RUN = re.compile(r"[A-Za-z0-9]{20,}")
