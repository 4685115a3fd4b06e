"""What is known and what is collected while the documents of one client are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ... import ir
from ...diagnostics import Pointer, Report
from ...infer import Sample, infer
from ...source import Reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One run over the documents of a client.

    `variables` are the texts that collections and environments give to variables;
    `converted` names the documents that a converter made, whose values are no examples.
    """

    report: Report
    reads: Reads
    variables: Mapping[str, str]
    converted: frozenset[str]
    evidence: dict[str, ir.Evidence] = field(default_factory=dict)
    schemes: dict[ir.AuthId, ir.AuthScheme] = field(default_factory=dict)

    def inferred(
        self, samples: Sequence[Sample], slot: str, *, optional: bool = False
    ) -> ir.Type:
        """The type of `slot` by `samples`; the evidence is kept."""
        type, evidence = infer(samples, slot, optional=optional)
        self.evidence.update(evidence)
        return type

    def declared(self, slot: str) -> None:
        """Forget the samples of `slot`: the source itself says what it is."""
        for known in (slot, f"{slot}[]"):
            self.evidence.pop(known, None)

    def examples(self, slot: str, at: Pointer) -> tuple[ir.Value, ...]:
        """A few values that an author gave to `slot`."""
        if at.document in self.converted or slot not in self.evidence:
            return ()
        return self.evidence[slot].values[:3]
