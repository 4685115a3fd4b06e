"""Forms: the fields of all requests, as values, as JSON text, as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ... import ir
from .pairs import Pair, by_key
from .reading import Reading
from .typed import typed_by
from .variables import resolved


def parts(
    sources: Sequence[Iterable[Pair]], operation: str, reading: Reading
) -> Iterator[ir.Part]:
    """The fields of the forms of all requests in `sources`."""
    named = [[_named(pair, reading) for pair in source] for source in sources]
    for key, several in by_key(named).items():
        if not key:
            reading.report.note(
                "field-without-name",
                "a form field without a name: left out",
                several[0][0].at,
            )
            continue
        file = any(pair.file for pairs in several for pair in pairs)
        id = f"{operation}?part:{key}"
        typed = typed_by(several, f"{operation}/request/{key}", reading, id, file=file)
        media = next((p.media for pairs in several for p in pairs if p.media), "")
        encoding = ir.Encoding.JSON if typed.json else ir.Encoding.TEXT
        yield ir.Part(
            at=typed.at,
            wire=key,
            type=typed.type,
            required=typed.marks.required,
            encoding=ir.Encoding.BINARY if file else encoding,
            media=media,
            file=file,
            examples=() if file else typed.examples,
            doc=typed.marks.doc,
        )


def _named(pair: Pair, reading: Reading) -> Pair:
    key = resolved(pair.key, reading.variables)
    return pair if key == pair.key else replace(pair, key=key)
