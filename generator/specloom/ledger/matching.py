"""Finds the rules for a place in a document, step by step on the way there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import TypeAlias

from ..parsers import Rule

State: TypeAlias = frozenset[tuple[int, int]]
"""How far each pattern has come: its number, and the steps of it that are done."""


class Matcher:
    """Rules as one machine: a step costs the same, however many rules there are."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._patterns = [
            (rule, tuple(where.split("/"))) for rule in rules for where in rule.where
        ]
        words = {word for _, steps in self._patterns for word in steps}
        self._words = frozenset(word for word in words if "*" not in word)
        self._globs = sorted(w for w in words if "*" in w and w.strip("*"))
        self._next: dict[tuple[State, str | None], State] = {}
        self._found: dict[State, tuple[Rule, ...]] = {}
        self.start = self._closed((n, 0) for n in range(len(self._patterns)))

    def step(self, state: State, key: str | None) -> State:
        """The state one step further down; `key` is None for the items of an array."""
        if key is not None and key not in self._words:
            # What no pattern names differs only in which of the globs it matches.
            key = next((glob for glob in self._globs if fnmatchcase(key, glob)), None)
        known = self._next.get((state, key))
        if known is None:
            known = self._next[state, key] = self._closed(self._moved(state, key))
        return known

    def found(self, state: State) -> tuple[Rule, ...]:
        """The rules that speak of a place, in the order in which they were given."""
        known = self._found.get(state)
        if known is None:
            done = sorted(n for n, at in state if at == len(self._patterns[n][1]))
            rules = dict.fromkeys(self._patterns[n][0].name for n in done)
            by_name = {rule.name: rule for rule, _ in self._patterns}
            known = self._found[state] = tuple(by_name[name] for name in rules)
        return known

    def _moved(self, state: State, key: str | None) -> Iterable[tuple[int, int]]:
        for number, at in state:
            steps = self._patterns[number][1]
            if at == len(steps):
                continue
            if steps[at] == "**":
                yield number, at
            elif steps[at] in ("*", key) or (
                key is not None
                and steps[at] in self._globs
                and fnmatchcase(key, steps[at])
            ):
                yield number, at + 1

    def _closed(self, reached: Iterable[tuple[int, int]]) -> State:
        """`reached`, with what stands behind a `**` that takes no step."""
        found = set(reached)
        for number, begin in tuple(found):
            steps = self._patterns[number][1]
            for at in range(begin, len(steps)):
                if steps[at] != "**":
                    break
                found.add((number, at + 1))
        return frozenset(found)
