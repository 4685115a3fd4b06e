"""The corrections to be made, by what they are for, and which of them came to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace

from specloom import ir
from specloom.diagnostics import Pointer, Report

from ..slots import holders, matching
from .nearest import Nearest

WORDS = {
    "drop": "drop",
    "type": "type",
    "formats": "format",
    "name": "name",
    "wire": "wire",
    "doc": "doc",
    "summary": "summary",
    "required": "required",
    "nullable": "nullable",
    "deprecated": "deprecated",
    "idempotent": "idempotent",
    "access": "readOnly",
    "default": "default",
    "constraints": "a limit",
    "examples": "examples",
    "without": "null",
    "place": "in",
    "style": "style",
    "media": "media",
    "pagination": "pagination",
    "auth": "auth",
    "usual_auth": "auth",
    "scopes": "scopes",
    "servers": "server",
    "errors": "errors",
    "group": "group",
    "settings": "settings",
}
"""What a patch may say, by the names in `ir.Patch`, and the words of overlays."""

_PATTERN = re.compile(r"[A-Z*]+ /.*")


class Plan:
    """The patches of an overlay, while they are applied.

    `seen` are the ids that there are, each with what it is the id of; `types` are the
    types of those slots that something refers to.
    """

    def __init__(
        self,
        patches: Sequence[ir.Patch],
        declared: Mapping[ir.TypeId, ir.TypeDecl],
        report: Report,
    ) -> None:
        self.seen: dict[str, str] = {}
        self.types: dict[str, ir.Type] = {}
        self._refs: dict[str, list[str]] = {}
        self.mentions: dict[str, list[ir.Patch]] = {}
        self._declared = declared
        self._report = report
        self._exact: dict[str, ir.Patch] = {}
        self._patterns: list[tuple[re.Pattern[str], ir.Patch]] = []
        self._added: dict[str, list[ir.Patch]] = {}
        self._added_by_pattern: list[tuple[re.Pattern[str], ir.Patch]] = []
        self._used: set[tuple[str, Pointer]] = set()
        self._effective: set[tuple[str, Pointer]] = set()
        self._all: dict[tuple[str, Pointer | None], ir.Patch] = {}
        self._words: dict[tuple[str, str], Pointer] = {}
        self._dropped: dict[str, Pointer] = {}
        for patch in patches:
            self._enter(patch)
        self._patterns = [
            (matching(id), patch)
            for id, patch in self._exact.items()
            if "*" in id and _PATTERN.fullmatch(id)
        ]
        for patch in self._all.values():
            gone = self._exact.get(patch.target)
            if patch.added is not None and gone is not None and gone.drop:
                message = f"{patch.target!r} is added and dropped: also at "
                place = _place(gone.at)
                report.error("patch-contradiction", message + place, patch.at)

    def _enter(self, patch: ir.Patch) -> None:
        if patch.mention:
            self.mentions.setdefault(patch.target, []).append(patch)
        elif patch.added is not None:
            self._enter_addition(patch)
        else:
            patch = self._whole(patch)
            known = self._exact.get(patch.target)
            for word in said(patch):
                self._words.setdefault((patch.target, word), patch.at)
            both = patch if known is None else self._both(known, patch)
            self._exact[patch.target] = both
            self._all[patch.target, None] = both
            other = next((word for word in said(both) if word != "drop"), None)
            if both.drop and other is not None:
                message = f"{patch.target!r} is dropped and corrected at once"
                if known is not None:
                    message += f": also at {_place(known.at)}"
                self._report.error("patch-contradiction", message, patch.at)

    def _whole(self, patch: ir.Patch) -> ir.Patch:
        """`patch` without a type that would hold only itself."""
        if patch.type is None:
            return patch
        inside = tuple(f"{patch.target}{step}" for step in "/[{")
        for id in named(patch.type):
            own = id == patch.target or id.startswith(inside)
            if own and (id not in self._declared or patch.type == ir.Ref(id)):
                self.misfit(patch, f"can't be what {id!r} is, which is in it")
                return replace(patch, type=None)
        return patch

    def _enter_addition(self, patch: ir.Patch) -> None:
        holder = holder_of(patch)
        several = isinstance(patch.added, ir.ErrorCase)
        for known in self._added.get(holder, ()):
            if known.target == patch.target and not (several and known.at == patch.at):
                if repr(known.added) != repr(patch.added):
                    message = f"{patch.target!r} is added in two ways: also at "
                    self._report.error(
                        "patch-contradiction", message + _place(known.at), patch.at
                    )
                return
        self._added.setdefault(holder, []).append(patch)
        if "*" in holder and _PATTERN.fullmatch(holder):
            self._added_by_pattern.append((matching(holder), patch))
        self._all[_key(patch)] = patch

    def _both(self, one: ir.Patch, two: ir.Patch) -> ir.Patch:
        """Two patches of one target as one; what they contradict in is an error."""
        parts: dict[str, object] = {}
        for word, key in WORDS.items():
            first, second = getattr(one, word), getattr(two, word)
            parts[word] = second if first is None else first
            if None not in (first, second) and repr(first) != repr(second):
                message = f"{two.target!r} has two words on {key!r}: also at "
                place = _place(self._words[two.target, word])
                self._report.error("patch-contradiction", message + place, two.at)
        origins = (*one.origins, *(() if two.at == one.at else (two.at,)))
        return replace(one, origins=origins, **parts)  # type: ignore[arg-type]

    # While the patches are applied

    def of(self, id: str, kind: str) -> ir.Patch | None:
        """The patch of what is a `kind` and has the id `id`."""
        self.seen.setdefault(id, kind)
        patch = self._exact.get(id)
        if patch is not None:
            self._used.add(_key(patch))
        return patch

    def property_slot(self, type: ir.Type, slot: str, wire: str) -> str:
        """The slot of the property `wire` of what stands at `slot`; empty for none.

        It may be one of a type that is referred to, or of one that that extends.
        """
        pending, known = [(type, slot)], set[str]()
        while pending:
            one, id = pending.pop()
            if isinstance(one, ir.Record):
                if any(field.wire == wire for field in one.fields):
                    return f"{id}/{wire}"
                pending.extend((base, id) for base in one.bases)
            elif isinstance(one, ir.Ref) and one.id not in known:
                known.add(one.id)
                if one.id in self._declared:
                    pending.append((self._declared[one.id].type, one.id))
        return ""

    def renaming(self, slot: str) -> ir.Patch | None:
        """The patch that gives another wire name to what stands at `slot`."""
        patch = self._exact.get(slot)
        return None if patch is None or patch.wire is None else patch

    def matching(self, id: str) -> Iterator[ir.Patch]:
        """The patches whose patterns match the operation `id`."""
        for pattern, patch in self._patterns:
            if pattern.fullmatch(id):
                self._used.add(_key(patch))
                yield patch

    def added(self, holder: str, *, pattern: bool = False) -> Iterator[ir.Patch]:
        """What is added to `holder`; also by patterns, if it is an operation."""
        yield from self._added.get(holder, ())
        if pattern:
            for regex, patch in self._added_by_pattern:
                if regex.fullmatch(holder):
                    yield patch

    def has_added(self, patch: ir.Patch) -> None:
        """Remember that `patch` found what it is for."""
        self._used.add(_key(patch))

    def has_changed(self, patch: ir.Patch) -> None:
        """Remember that `patch` made a difference."""
        self._effective.add(_key(patch))

    def has_dropped(self, id: str, patch: ir.Patch) -> None:
        """Remember that `patch` drops what has the id `id`."""
        self._dropped.setdefault(id, patch.at)
        self._effective.add(_key(patch))

    def misfit(self, patch: ir.Patch, what: str) -> None:
        """Report that `patch` can't be of what it is for."""
        self._effective.add(_key(patch))
        self._report.error("patch-unfit", f"{patch.target!r} {what}", patch.at)

    def typed(self, id: str, type: ir.Type) -> None:
        """Remember the type of a slot, if anything refers to it, and what it is."""
        plain = ir.without_null(type)
        if isinstance(plain, ir.Ref):
            self._refs.setdefault(id, []).append(plain.id)
        elif isinstance(plain, ir.Record) and plain.bases:
            self._refs.setdefault(id, []).extend(base.id for base in plain.bases)
        if id in self.mentions:
            self.types.setdefault(id, type)

    # Afterwards

    def finish(self) -> None:
        """Report what found nothing, and what made no difference."""
        nearest = Nearest(self.seen, self._refs)
        for patch in self._all.values():
            if _key(patch) not in self._used:
                self._unmatched(patch, nearest)
            elif _key(patch) not in self._effective and (
                patch.added is not None or any(word != "drop" for word in said(patch))
            ):
                message = f"{patch.target!r} is as the overlay says without it"
                self._report.note("patch-without-effect", message, patch.at)
        for target, mentions in self.mentions.items():
            gone = self._gone(target)
            if not gone and (target in self.types or self._is_named(target)):
                continue
            what = "nothing" if target.startswith("auth:") else "nothing with a type"
            hint = gone or nearest.hint(target)
            for mention in mentions:
                message = f"{what} has the id {target!r}{hint}"
                self._report.error("overlay-reference", message, mention.at)

    def circular(self, target: str) -> None:
        """Report that what has the id `target` refers to itself by way of others."""
        for mention in self.mentions.get(target, ()):
            message = f"what {target!r} is leads back to it, and is said nowhere"
            self._report.error("overlay-reference", message, mention.at)

    def _is_named(self, target: str) -> bool:
        return self.seen.get(target) in ("type", "scheme")

    def _unmatched(self, patch: ir.Patch, nearest: Nearest) -> None:
        gone = self._gone(patch.target)
        if gone:
            message = f"{patch.target!r} can't be corrected{gone}"
            self._report.error("patch-of-dropped", message, patch.at)
            return
        if self.seen.get(patch.target) == "addition":
            self.misfit(patch, "is added by an overlay: that entry can say so")
            return
        target = patch.target if patch.added is None else holder_of(patch)
        if patch.added is not None and self.seen.get(target):
            message = f"a {self.seen[target]} takes no such thing as {patch.target!r}"
            self._report.error("patch-unfit", message, patch.at)
            return
        hint = self._retyped(target) or nearest.hint(target)
        message = f"nothing has the id {target!r}{hint}"
        self._report.error("patch-unmatched", message, patch.at)

    def _retyped(self, target: str) -> str:
        """Where the overlay gives what `target` is in a type without it."""
        for holder in holders(target):
            patch = self._exact.get(holder)
            if holder != target and patch is not None and patch.type is not None:
                place = _place(self._words[holder, "type"])
                return f": {holder!r} gets another type at {place}"
        return ""

    def _gone(self, target: str) -> str:
        """Where the overlay drops what `target` is or is in; empty if it doesn't."""
        for holder in (*holders(target), target.rpartition("=")[0]):
            if holder in self._dropped:
                return f": {holder!r} is dropped at {_place(self._dropped[holder])}"
        return ""


def named(type: ir.Type) -> Iterator[ir.TypeId]:
    """The ids that `type` refers to."""
    if isinstance(type, ir.Ref):
        yield type.id
    for inner in ir.children(type):
        yield from named(inner)


def said(patch: ir.Patch) -> list[str]:
    """The names of what `patch` says."""
    return [word for word in WORDS if getattr(patch, word) is not None]


def holder_of(patch: ir.Patch) -> str:
    """The id of what `patch` adds to."""
    match patch.added:
        case ir.Parameter(place=place, wire=wire):
            return patch.target.removesuffix(f"/{place}/{wire}")
        case ir.EnumMember():
            return patch.target.rpartition("=")[0]
        case ir.Response() | ir.ErrorCase():
            return patch.target.rpartition("/response/")[0]
        case _:
            return patch.target.rpartition("/")[0]


def _key(patch: ir.Patch) -> tuple[str, Pointer]:
    """What tells a patch, and all that is made of it, from others."""
    return patch.target, patch.at


def differs(one: object, two: object) -> bool:
    """Whether two nodes say different things, texts included."""
    return repr(one) != repr(two)


def limits(one: ir.Constraints, two: ir.Constraints) -> ir.Constraints:
    """The limits of both; the second has the last word."""
    usual = ir.Constraints()
    given = {
        field.name: getattr(two, field.name)
        for field in fields(two)
        if getattr(two, field.name) != getattr(usual, field.name)
    }
    return replace(one, **given)


def _place(at: Pointer) -> str:
    return f"{at.document} {at}"
