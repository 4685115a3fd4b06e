"""What is known and what is collected while the documents of one client are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ... import ir
from ...diagnostics import Pointer, Report
from ...infer import Sample, infer
from ...infer.placeholders import is_hole, is_made_up
from ...infer.secrets import looks_secret, secrets
from ...source import Json, Reads
from .container import Call
from .servers import Sites
from .variables import VARIABLE, Scopes, resolved, scopes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One run over the documents of a client.

    `variables` are the texts that collections and environments give to variables,
    `scopes` what of them each request sees, `sites` where requests go; `converted`
    names the documents that a converter made, whose values are no examples. `reads`
    is None where nobody asks what was read.
    """

    report: Report
    reads: Reads | None
    variables: Mapping[str, str]
    converted: frozenset[str]
    scopes: Scopes = field(default_factory=lambda: scopes((), Report()))
    sites: Sites = field(default_factory=Sites)
    evidence: dict[str, ir.Evidence] = field(default_factory=dict)
    schemes: dict[ir.AuthId, ir.AuthScheme] = field(default_factory=dict)
    secret: set[Pointer] = field(default_factory=set)

    def within(self, call: Call) -> Reading:
        """The same run, with the variables that `call` sees."""
        return replace(self, variables=self.scopes.of(call))

    def inferred(
        self, samples: Sequence[Sample], slot: str, *, optional: bool = False
    ) -> ir.Type:
        """The type of `slot` by `samples`; the evidence is kept.

        A sample that is a variable whose value is known shows the type of that value,
        which is nobody's example.
        """
        name = slot.rpartition("/")[2]
        for sample in samples:
            self.note_secrets(name, sample.value, sample.at)
        known = [self._looked_up(sample) for sample in samples]
        type, evidence = infer(known, slot, optional=optional)
        filled = _texts(known) - _texts(samples)
        for place in (slot, f"{slot}[]") if filled else ():
            if place in evidence:
                one = evidence[place]
                kept = (v for v in one.values if str(v.json).lower() not in filled)
                evidence[place] = replace(one, values=tuple(kept))
        self.evidence.update(evidence)
        return type

    def note_secrets(self, name: str, value: Json, at: Pointer) -> None:
        """Report once if `value`, which `name` holds at `at`, holds a secret."""
        if at not in self.secret and any(
            not is_made_up(text) for text in secrets(name, value)
        ):
            self.secret.add(at)
            self.report.note(
                "secret-value", "what looks like a secret stands here: not kept", at
            )

    def _looked_up(self, sample: Sample) -> Sample:
        """`sample`, or the value of the variable that it is nothing but."""
        if not sample.text:
            return sample
        match sample.value:
            case str() as text:
                value: Json = self._known(text)
            case list() as items:
                value = [self._known(i) if isinstance(i, str) else i for i in items]
            case _:
                return sample
        return sample if value == sample.value else replace(sample, value=value)

    def _known(self, text: str) -> str:
        if not is_hole(text):
            return text
        value = resolved(text.strip(), self.variables)
        return text if VARIABLE.search(value) or looks_secret(value) else value

    def declared(self, slot: str) -> None:
        """Forget the samples of `slot`: the source itself says what it is."""
        for known in (slot, f"{slot}[]"):
            self.evidence.pop(known, None)

    def examples(self, slot: str, at: Pointer) -> tuple[ir.Value, ...]:
        """A few values that an author gave to `slot`."""
        if at.document in self.converted or slot not in self.evidence:
            return ()
        return self.evidence[slot].values[:3]


def _texts(samples: Iterable[Sample]) -> set[str]:
    """The values that travel as text, alone or in a list, in small letters."""
    values = [sample.value for sample in samples if sample.text]
    values += [item for value in values if isinstance(value, list) for item in value]
    return {str(value).lower() for value in values}
