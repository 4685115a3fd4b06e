"""Words out of names, and a fair share of names for everything: no language's rules."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, in lower case: "userID" is user id.

    Digits stay with the word before them. Symbols only part words, unless without them
    no letter would begin the name: "+1" is plus 1. An apostrophe parts nothing, nor
    does what makes one of several: "user(s)" is users.
    """
    text = unicodedata.normalize("NFKC", text)
    found = _cut(_SEVERAL.sub(_joined, _APOSTROPHE.sub("", text)))
    if found and not found[0][0].isdigit():
        return found
    head = re.match(r"[^\w\s]*", text)
    signs = () if head is None else _spelled_signs(head[0])
    return (*signs, *found) or spell(text)


@lru_cache(maxsize=8192)
def spell(text: str) -> tuple[str, ...]:
    """The words of `text` with every symbol between them spelled out.

    Texts that differ in more than white space and case come out different.
    """
    text = unicodedata.normalize("NFKC", text)
    found: list[str] = []
    for run in re.findall(r"[^\W_]+|[^\w\s]|_", text):
        found.extend(_cut(run) if run[0].isalnum() else _spelled_signs(run))
    return tuple(found)


def singular(word: str) -> str:
    """One of what `word`, in lower case, is several of; `word` itself if unsure."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCHANGED or len(word) < 4:
        return word
    for ending, one in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + one
    return word


def listed(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


def claims(asked: Mapping[Key, str], used: Collection[str]) -> dict[Key, str]:
    """Those of `asked` that get their name: it is free, and no rival asks for it."""
    rivals = Counter(asked.values())
    return {k: n for k, n in asked.items() if rivals[n] == 1 and n not in used}


def allocate(
    wanted: Mapping[Key, Sequence[str]], taken: Collection[str] = ()
) -> tuple[dict[Key, str], tuple[Key, ...]]:
    """A name for each key, and the keys whose name had to be numbered.

    A key gets the first name in its list that no other key wants as well: rivals all
    pass it by and go on to their next, so the outcome does not depend on order. Keys
    that run out of names get their last one, numbered in the order of the keys.
    """
    names: dict[Key, str] = {}
    used = set(taken)
    rest = dict(wanted)
    rank = 0
    while rest:
        asked = {k: options[rank] for k, options in rest.items() if rank < len(options)}
        if not asked:
            break
        won = claims(asked, used)
        names |= won
        used.update(won.values())
        rest = {key: options for key, options in rest.items() if key not in won}
        rank += 1
    numbered = _number({key: options[-1] for key, options in rest.items()}, names, used)
    return names, numbered


def number(asked: Mapping[Key, str], used: Collection[str]) -> dict[Key, str]:
    """The names asked for, with numbers behind those that are not free."""
    names: dict[Key, str] = {}
    _number(asked, names, set(used))
    return names


def _number(
    asked: Mapping[Key, str], names: dict[Key, str], used: set[str]
) -> tuple[Key, ...]:
    numbered: list[Key] = []
    next_number: dict[str, int] = {}
    for key in sorted(asked, key=str):
        stem = name = asked[key]
        joint = "_" if stem[-1:].isdigit() else ""
        while name in used:
            next_number[stem] = next_number.get(stem, 1) + 1
            name = f"{stem}{joint}{next_number[stem]}"
        if name != stem:
            numbered.append(key)
        names[key] = name
        used.add(name)
    return tuple(numbered)


# --- Words ---------------------------------------------------------------------

_WHOLE = (
    "OAuth",
    "OpenID",
    "iOS",
    "macOS",
    "IPv",
    "GraphQL",
    "GitHub",
    "GitLab",
    "WiFi",
    "PayPal",
    "YouTube",
    "LinkedIn",
    "JavaScript",
    "QoS",
)
"""Words that have a capital in the middle."""

_WORD = re.compile(
    "|".join(
        (
            rf"(?:{'|'.join(_WHOLE)})(?![a-z])\d*",
            r"[A-Z]+s(?![a-z])\d*",  # the plural of an acronym: URLs, IDs
            r"[A-Z]+(?![a-z])\d*",
            r"[A-Z]?[a-z]+\d*",
            r"\d+[a-z]*",
        )
    )
)


def _joined(several: re.Match[str]) -> str:
    return several[1] or "s"


_SEVERAL = re.compile(r"(?<=[a-z])(?:\((e?s)\)|/s\b)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['\u2019\u02bc](?=[^\W\d_])")


def _cut(text: str) -> tuple[str, ...]:
    if text.isascii():
        return tuple(found.lower() for found in _WORD.findall(text))
    return tuple(w for run in re.findall(r"[^\W_]+", text) for w in _cut_any(run))


def _cut_any(run: str) -> list[str]:
    """The words of a run of letters and digits of any script."""
    found: list[str] = []
    for i, sign in enumerate(run):
        before = run[i - 1] if i else ""
        after = run[i + 1 : i + 2]
        starts = (
            not before
            or (sign.isupper() and (before.islower() or after.islower()))
            or (before.isdigit() and not sign.isdigit())
        )
        if starts:
            found.append("")
        found[-1] += sign.lower()
    return found


_SIGNS = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    "/": "slash",
    "\\": "backslash",
    "=": "equals",
    "<": "less",
    ">": "greater",
    "!": "not",
    "?": "question",
    "%": "percent",
    "&": "and",
    "|": "or",
    "^": "caret",
    "~": "tilde",
    "@": "at",
    "#": "hash",
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    ";": "semicolon",
    "'": "quote",
    "\u2019": "apostrophe",
    '"': "quotes",
    "`": "backtick",
    "(": "open",
    ")": "close",
    "[": "bracket",
    "]": "unbracket",
    "{": "brace",
    "}": "unbrace",
    "_": "underscore",
}


def _spelled_signs(signs: str) -> tuple[str, ...]:
    return tuple(_SIGNS.get(sign) or f"u{ord(sign):04x}" for sign in signs)


# --- Plurals -------------------------------------------------------------------

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "indices": "index",
    "vertices": "vertex",
    "matrices": "matrix",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "analyses": "analysis",
    "bases": "base",
    "crises": "crisis",
    "diagnoses": "diagnosis",
    "hypotheses": "hypothesis",
    "theses": "thesis",
    "caches": "cache",
    "aches": "ache",
    "headaches": "headache",
    "niches": "niche",
    "quizzes": "quiz",
    "movies": "movie",
    "cookies": "cookie",
    "zombies": "zombie",
    "ties": "tie",
    "pies": "pie",
    "lies": "lie",
    "wolves": "wolf",
    "halves": "half",
    "shelves": "shelf",
    "selves": "self",
    "leaves": "leaf",
    "lives": "life",
    "knives": "knife",
    "wives": "wife",
    "thieves": "thief",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "echoes": "echo",
    "vetoes": "veto",
    "gases": "gas",
    "lenses": "lens",
    "buses": "bus",
    "biases": "bias",
    "aliases": "alias",
    "canvases": "canvas",
    "atlases": "atlas",
    "axes": "axis",
    "ids": "id",
    "ips": "ip",
    "urls": "url",
    "vms": "vm",
    "os": "os",
}

_UNCHANGED = listed("""
    series species data metadata media info news status bus gas lens alias
    canvas atlas bias campus corpus virus bonus census chaos https dns sms gps
    aws tls css rss pos settings analytics statistics physics mathematics
    economics politics always address access process success progress business
    class pass less basis analysis axis thesis diagnosis crisis hypothesis
    synopsis emphasis previous various this its plus yes us is as has was
    """)

_ENDINGS = (
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("tuses", "tus"),
    ("puses", "pus"),
    ("ruses", "rus"),
    ("nuses", "nus"),
    ("suses", "sus"),
    ("ies", "y"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
)
