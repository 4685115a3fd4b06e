"""The command: converts documents, reads them back, and prints how much was recovered.

python -m tests.truth OPENAPI.json [...] [--interface 1|2] [--mode Schema|Example]
python -m tests.truth --collection FILE --truth OPENAPI.json
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from specloom import Settings, understand
from specloom.diagnostics import Report
from specloom.source import read

from ..node import NodeMissing
from .collection import shown
from .convert import INTERFACES, MODES, ConversionError, convert
from .document import Document
from .scoring import RESPONSE, SECTIONS, Score, Slot, named, score


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; 2 if a document can't be converted."""
    given = _parser().parse_args(arguments)
    if given.collection:
        total = compared(given.collection, given.truth)
        _print_score(given.collection.name, total)
        _print_losses(total, given.show)
        return 0
    failed = runs = 0
    total = Score()
    with tempfile.TemporaryDirectory() as scratch:
        into = given.keep or Path(scratch)
        for path in given.documents:
            for interface in given.interface or INTERFACES:
                for mode in given.mode or MODES:
                    name = f"{path.name}, v{interface}, {mode}"
                    try:
                        collection = convert(path, interface, mode, into)
                    except (NodeMissing, ConversionError) as error:
                        print(f"{name}: {error}")
                        failed = 2
                        continue
                    one = compared(collection, path)
                    _print_score(name, one)
                    total.add(one)
                    runs += 1
    if runs > 1:
        _print_score("all together", total)
    _print_losses(total, given.show)
    return failed


def compared(collection: Path, document: Path) -> Score:
    """The score of a client made of `collection` against `document`."""
    source = read(collection.read_bytes(), collection.name, Report())
    api = understand(Settings(name="truth"), [source], Report())
    return score(Document(document), shown(collection), api)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.truth")
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--interface", action="append", choices=INTERFACES)
    parser.add_argument("--mode", action="append", choices=MODES)
    parser.add_argument("--collection", type=Path, help="a collection as published")
    parser.add_argument("--truth", type=Path, help="the document it is compared with")
    parser.add_argument("--show", type=int, default=0, help="examples of each loss")
    parser.add_argument("--keep", type=Path, help="where to put the collections")
    return parser


def _print_score(name: str, one: Score) -> None:
    print(name)
    for section in SECTIONS:
        _print_section(section, one.of(section))
        _print_section("  lists, objects", one.of(section, holder=True))
    null = [slot for slot in one.of(RESPONSE) if slot.null]
    if null:
        said = sum(slot.ours_nullable for slot in null)
        print(f"  {len(null)} response fields that are null too: {said} nullable")
    if one.nulls:
        right = sum(slot.right for slot in one.nulls)
        print(f"  {len(one.nulls)} that are null in all samples: {right} right")
    if one.given_up:
        right = sum(slot.right for slot in one.given_up)
        print(f"  {len(one.given_up)} given up by the converter: {right} right")
    if one.unknown:
        print(f"  {one.unknown} names in samples that the document lacks")
    if one.unmatched:
        print(f"  {len(one.unmatched)} operations that the document lacks")


def _print_section(name: str, slots: Sequence[Slot]) -> None:
    if not slots:
        return
    right = sum(slot.right for slot in slots)
    narrower = sum(slot.right or slot.narrower for slot in slots)
    claimed = sum(slot.claimed for slot in slots)
    plain = sum(slot.plainly_right for slot in slots)
    print(
        f"  {name:16} {len(slots):6} with a sample"
        f"   recall {_share(right, len(slots))}"
        f"   precision {_share(right, claimed)}"
        f"   right or narrower {_share(narrower, len(slots))}"
        f"   plain reader {_share(plain, len(slots))}"
    )


def _print_losses(total: Score, show: int) -> None:
    for section in SECTIONS:
        lost: dict[tuple[str, str], list[Slot]] = {}
        for slot in (*total.of(section), *total.of(section, holder=True)):
            if not slot.right:
                pair = named(slot.expected), named(slot.ours)
                lost.setdefault(pair, []).append(slot)
        if not lost:
            continue
        print(f"\n{section}: {sum(map(len, lost.values()))} lost")
        print(f"  {'expected':24} {'got':24}")
        for (expected, got), slots in sorted(lost.items(), key=_most):
            print(f"  {expected:24} {got:24} {len(slots):6}")
            for slot in slots[:show]:
                values = ", ".join(repr(v)[:60] for v in slot.values[:3])
                print(f"      {slot.where}: {values}")


def _most(one: tuple[tuple[str, str], Sequence[Slot]]) -> tuple[int, tuple[str, str]]:
    return -len(one[1]), one[0]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.2f} %" if whole else "     -"


if __name__ == "__main__":
    sys.exit(main())
