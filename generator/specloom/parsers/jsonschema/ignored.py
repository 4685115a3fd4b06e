"""What schemas hold that a client has no use for: a rule for each thing."""

from __future__ import annotations

from .. import Rule

IGNORED = (
    Rule(
        name="dialect",
        reason="which draft a schema is of, found out by its content",
        where=("$schema", "**/$vocabulary/**"),
    ),
    Rule(
        name="identifier",
        reason="what other schemas call this one; their references are resolved",
        where=("**/$id", "id", "**/$anchor", "**/$dynamicAnchor"),
    ),
    Rule(
        name="comment",
        reason="a word to the authors of the schema",
        where=("**/$comment",),
    ),
)
