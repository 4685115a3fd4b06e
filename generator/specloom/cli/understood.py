"""A client made only to look at it: its product, what was read and what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import lock as locks
from ..diagnostics import Diagnostic, InputError, Report
from ..referred import gathered
from ..source import Document, Reads
from .chosen import Chosen
from .console import Console

if TYPE_CHECKING:
    from .. import Product


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A client as `generate` makes it; `held` are the names that its lock has."""

    chosen: Chosen
    documents: list[Document]
    product: Product
    reads: Reads
    report: Report
    held: Mapping[str, str]
    symbols: Mapping[str, str]

    def placed(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """`found` with lines and columns, in documents as the user finds them."""
        from ..places import located

        return located(found, self.documents)


def understood(console: Console, chosen: Chosen) -> Understood | None:
    """The client `chosen`; None if it can't be made, and what keeps it was said."""
    from .. import understand
    from ..parsers.overlay import unsettled
    from ..places import located
    from ..targets.python import emit
    from ..targets.python.symbols import symbols

    report, reads = Report(), Reads()
    documents = gathered(chosen.sources, chosen.settings.references, report).documents
    held: Mapping[str, str] = {}
    product = None
    try:
        if chosen.folder is not None:
            held = unsettled(locks.load(chosen.folder).names, documents)
        if not report.failed:
            api = understand(chosen.settings, documents, report, reads)
            product = emit(api, chosen.settings, held, report)
    except InputError as error:
        report.add(error.diagnostic)
    errors = [said for said in report if said.severity == "error"]
    console.diagnose(located(errors, documents), chosen.shown)
    if product is None or errors:
        return None
    return Understood(
        chosen=chosen,
        documents=documents,
        product=product,
        reads=reads,
        report=report,
        held=held,
        symbols=symbols(product, chosen.settings.name, chosen.settings.models),
    )
