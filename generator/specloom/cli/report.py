"""`specloom report`: what became of every value of the sources, and what was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from ..diagnostics import Diagnostic, Severity, printable
from ..ledger import Fate, Leaf, Ledger, ledger
from ..source import Json, spelled
from .chosen import chosen
from .console import Console, entry
from .contradictions import Contradiction, contradictions
from .understood import Understood, understood

if TYPE_CHECKING:
    from collections.abc import Mapping

LISTED = 25
"""How many lost values are listed for people; `--json` lists them all."""

UNEXPLAINED = "unexplained"
"""What is printed for a lost value that no diagnostic speaks of."""

KINDS = ("unsupported", UNEXPLAINED, "ignored", "warning", "note")
"""What `--fail-on` knows beside the codes of diagnostics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """The ledger of one client, and what was said of it, with places."""

    title: str
    ledger: Ledger
    lost: list[Diagnostic]
    said: list[Diagnostic]
    contradictions: list[Contradiction]

    @property
    def facts(self) -> list[Diagnostic]:
        """What scripts tell."""
        found = [said for said in self.said if said.code.startswith("script-")]
        return [said for said in found if said.code != "script-ignored"]

    @property
    def proposals(self) -> list[Diagnostic]:
        """What the user might switch on."""
        ends = ("-proposed", "-suggested")
        return [said for said in self.said if said.code.endswith(ends)]


def run(
    console: Console, subjects: Sequence[str], as_json: bool, fail_on: str | None
) -> int:
    """Account for `subjects`, clients or sources; the exit code."""
    kinds = _kinds(fail_on or "")
    found = chosen(console, subjects)
    if found is None:
        return 2
    accounts: list[_Account] = []
    entries: list[Json] = []
    for one in found:
        made = understood(console, one)
        if made is None:
            continue
        account = _account(made)
        accounts.append(account)
        if as_json:
            entries.append(_entry(account, made))
        else:
            console.result("\n".join(_lines(account, made)) + "\n")
    if as_json:
        console.result(spelled({"clients": entries}))
    findings = [text for a in accounts for text in _findings(a, kinds)]
    for text in findings:
        console.fail(text)
    if len(accounts) < len(found):
        return 2
    return 1 if findings else 0


def report_text(made: Understood) -> str:
    """The whole report on a client, for people."""
    return "\n".join(_lines(_account(made), made)) + "\n"


def _kinds(fail_on: str) -> list[str]:
    """The words of `--fail-on`.

    A code that occurs nowhere is a good sign and no error, unless it looks like a kind
    with a slip of the pen in it.
    """
    kinds = [word.strip() for word in fail_on.split(",") if word.strip()]
    for kind in kinds:
        near = get_close_matches(kind, KINDS, 1, 0.8)
        if kind not in KINDS and (near or not _CODE.fullmatch(kind)):
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise click.BadParameter(
                f"{kind!r} is no kind and no code{hint}", param_hint="--fail-on"
            )
    return kinds


_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def _account(made: Understood) -> _Account:
    book = ledger(
        made.documents,
        made.reads,
        made.product.api,
        made.symbols,
        made.report,
        made.chosen.settings,
    )
    lost = [
        Diagnostic(Severity.WARNING, leaf.by or UNEXPLAINED, "", leaf.at)
        for leaf in book.of(Fate.UNSUPPORTED)
    ]
    return _Account(
        title=made.chosen.title,
        ledger=book,
        lost=made.placed(lost),
        said=made.placed(list(made.report)),
        contradictions=contradictions(made),
    )


def _findings(account: _Account, kinds: Iterable[str]) -> Iterator[str]:
    """What of `kinds` there is, a line for each."""
    counts = account.ledger.counts()
    codes = Counter(said.code for said in account.said)
    severities = Counter(str(said.severity) for said in account.said)
    for kind in kinds:
        match kind:
            case "unsupported" | "ignored":
                number = counts[Fate(kind)]
            case "unexplained":
                number = sum(leaf.unexplained for leaf in account.ledger.leaves)
            case "warning" | "note":
                number = severities[kind]
            case _:
                number = codes[kind]
        if number:
            yield f"{account.title}: {number} {kind}"


# --- For people ----------------------------------------------------------------


def _lines(account: _Account, made: Understood) -> Iterator[str]:
    book, shown = account.ledger, made.chosen.shown
    documents = len(made.documents)
    yield printable(
        f"{account.title}: {documents} document{'' if documents == 1 else 's'},"
        f" {len(book.leaves)} values"
    )
    for fate, count in book.counts().items():
        yield f"  {fate:12}{count:8}"
    if book.rules:
        yield "ignored, by rule"
        counts = book.grouped(Fate.IGNORED)
        width = max(map(len, book.rules))
        for name, rule in book.rules.items():
            yield f"  {counts[name]:8}  {name:{width}}  {rule.reason}"
    for title, found in (
        ("unsupported", account.lost),
        ("facts from scripts", account.facts),
        ("proposals", account.proposals),
    ):
        if found:
            yield title
        for one in found[:LISTED]:
            yield f"  {_place(one, shown)}"
        if len(found) > LISTED:
            yield f"  ... and {len(found) - LISTED} more: --json lists all"
    if account.contradictions:
        yield "contradictions"
    for contradiction in account.contradictions[:LISTED]:
        yield from (f"  {line}" for line in contradiction.lines(shown))
    if len(account.contradictions) > LISTED:
        more = len(account.contradictions) - LISTED
        yield f"  ... and {more} more: --json lists all"
    codes = Counter(f"{said.severity}[{said.code}]" for said in account.said)
    if codes:
        yield "said"
    for code, count in codes.most_common():
        yield f"  {count:8}  {code}"


def _place(found: Diagnostic, shown: Any) -> str:
    at = found.at and replace(found.at, document=shown(found.at.document))
    line, column = found.place or (1, 1)
    said = found.message or found.code
    if at is None:
        return printable(said)
    return printable(f"{at.document}:{line}:{column}: {said}  ({at})")


# --- For machines --------------------------------------------------------------


def _entry(account: _Account, made: Understood) -> dict[str, Any]:
    """The account of one client as `schemas/report.schema.json` describes it."""
    book, shown = account.ledger, made.chosen.shown
    counts = book.grouped(Fate.IGNORED)
    lost = list(book.of(Fate.UNSUPPORTED))
    return {
        "name": account.title,
        "documents": [shown(document.name) for document in made.documents],
        "values": {str(fate): count for fate, count in book.counts().items()},
        "emitted": _grouped(book.of(Fate.EMITTED)),
        "merged": _grouped(book.of(Fate.MERGED)),
        "ignored": [
            {"rule": name, "reason": rule.reason, "count": counts[name]}
            for name, rule in book.rules.items()
        ],
        "unsupported": [
            _lost(leaf, entry(said, shown))
            for leaf, said in zip(lost, account.lost, strict=True)
        ],
        "facts": [entry(said, shown) for said in account.facts],
        "proposals": [entry(said, shown) for said in account.proposals],
        "contradictions": [one.entry(shown) for one in account.contradictions],
        "diagnostics": dict(Counter(said.code for said in account.said)),
    }


def _grouped(leaves: Iterable[Leaf]) -> list[dict[str, Any]]:
    found: Counter[tuple[str, str]] = Counter()
    found.update((leaf.by, leaf.symbol) for leaf in leaves)
    return [
        {"id": id, "symbol": symbol, "count": count}
        for (id, symbol), count in found.items()
    ]


def _lost(leaf: Leaf, place: Mapping[str, Any]) -> dict[str, Any]:
    where = {key: place[key] for key in ("file", "line", "column", "pointer")}
    return {"code": leaf.by or None, **where}
