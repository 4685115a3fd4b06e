"""What schemas hold that a client has no use for: a rule for each thing."""

from __future__ import annotations

from .. import Rule
from .keywords import MISPLACED, SIBLING, UNFIT
from .unused import is_beside_values, is_of_other_type, is_of_shell, is_unknown

LEFT_OUT = frozenset({MISPLACED, UNFIT, SIBLING, "definition-unused"})
"""Codes of what is said, and means nothing as it stands there."""

IGNORED = (
    Rule(
        name="dialect",
        reason="which draft a schema is of, found out by its content",
        where=("**/$schema", "**/$vocabulary/**", "**/jsonSchemaDialect"),
    ),
    Rule(
        name="identifier",
        reason="what other schemas call this one; their references are resolved",
        where=(
            "**/$id",
            "**/id",
            "**/$anchor",
            "**/$dynamicAnchor",
            "**/$recursiveAnchor",
        ),
    ),
    Rule(
        name="comment",
        reason="a word to the authors of the schema",
        where=("**/$comment", "**/$comment/**"),
    ),
    Rule(
        name="holder",
        reason="what a document that only holds definitions calls itself",
        where=("title", "description"),
        when=is_of_shell,
    ),
    Rule(
        name="editor",
        reason="how an editor is to help with files; nothing of the values",
        where=(
            *("**/x-intellij-*", "**/x-intellij-*/**", "**/x-taplo*", "**/x-taplo*/**"),
            *("**/x-lint", "**/x-lint/**", "**/x-tombi-*", "**/x-tombi-*/**"),
            *("**/defaultSnippets/**", "**/doNotSuggest", "**/suggestSortText"),
            *("**/allowTrailingCommas", "**/allowComments", "**/errorMessage/**"),
            *("**/patternErrorMessage", "**/enumSortTexts/**", "**/enumDetails/**"),
            *("**/x-order", "**/propertyOrder", "**/order", "**/options/**"),
        ),
        when=is_unknown,
    ),
    Rule(
        name="other-tools",
        reason="a type in another tool's words, beside the schema's own",
        where=(
            *("**/tsType", "**/tsEnumNames/**", "**/javaType", "**/existingJavaType"),
            *("**/javaInterfaces/**", "**/javaName", "**/goType", "**/x-go-*"),
            *("**/x-go-*/**", "**/x-kubernetes-*", "**/x-kubernetes-*/**"),
            *("**/customTypes/**", "**/pythonType", "**/csharpType"),
        ),
        when=is_unknown,
    ),
    Rule(
        name="xml",
        reason="how values look in XML; the client speaks JSON",
        where=("**/xml", "**/xml/**"),
        when=is_unknown,
    ),
    Rule(
        name="no-tuple",
        reason="'additionalItems' counts only beside a list of 'items'",
        where=("**/additionalItems", "**/additionalItems/**"),
    ),
    Rule(
        name="values-listed",
        reason="limits beside a list of all values, which keeps them already",
        where=("**/*",),
        when=is_beside_values,
    ),
    Rule(
        name="other-type",
        reason="limits of a type that the value is never of",
        where=("**/*",),
        when=is_of_other_type,
    ),
    Rule(
        name="unknown-keyword",
        reason="a keyword that no draft has, so that no validator heeds it",
        where=("**/*", "**/*/**"),
        when=is_unknown,
    ),
)
