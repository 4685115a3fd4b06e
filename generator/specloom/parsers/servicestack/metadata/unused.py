"""What metadata holds that a client has no use for: a rule for each thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ....source import Json
from ... import Rule
from ..casing import snake
from .properties import HIDDEN


def _spelled(*where: str) -> tuple[str, ...]:
    """The paths as today's hosts spell them, and as those with another casing do."""
    others = (
        "/".join(map(spell, path.split("/")))
        for spell in (_capital, snake)
        for path in where
    )
    return tuple(dict.fromkeys((*where, *others)))


def _capital(key: str) -> str:
    return key[:1].upper() + key[1:]


def _is_empty(around: Sequence[Json]) -> bool:
    return around[-1] in ([], {}, "", None)


def _of_a(*flags: str) -> Callable[[Sequence[Json]], bool]:
    """The value stands in a definition that says one of `flags` of itself."""
    keys = _spelled(*flags)
    return lambda around: any(
        isinstance(value, dict) and any(value.get(key) is True for key in keys)
        for value in around
    )


def _is_unsent(around: Sequence[Json]) -> bool:
    """The value is of a property that is no member of a contract, or is hidden."""
    for held, several, one in zip(around, around[1:], around[2:], strict=False):
        if not (isinstance(held, dict) and isinstance(several, list)):
            continue
        if not isinstance(one, dict) or several is not _said(held, "properties"):
            continue
        attributes = _said(one, "attributes")
        names = [
            _said(each, "name")
            for each in (attributes if isinstance(attributes, list) else ())
            if isinstance(each, dict)
        ]
        bound = isinstance(_said(held, "dataContract"), dict)
        return (bound and _said(one, "dataMember") is None) or not HIDDEN.isdisjoint(
            name for name in names if isinstance(name, str)
        )
    return False


def _said(held: dict[str, Json], key: str) -> Json:
    return next((held[each] for each in _spelled(key) if each in held), None)


UNUSED = (
    Rule(
        name="empty",
        reason="an empty list, text or object, which says nothing",
        where=_spelled(
            *("**/implements", "**/genericArgs", "**/args", "**/constructorArgs"),
            *("**/actions", "**/properties", "**/attributes", "**/routes", "**/tags"),
            *("**/dataContract", "**/types", "**/namespaces", "**/innerTypes"),
        ),
        when=_is_empty,
    ),
    Rule(
        name="interface",
        reason="an interface that no value is said to be of",
        where=_spelled("**/types/*/**"),
        when=_of_a("isInterface"),
    ),
    Rule(
        name="open-generic",
        reason="a generic type itself, of which only closed ones are ever sent",
        where=_spelled("**/types/*/**", "**/response/**"),
        when=_of_a("isGenericTypeDef"),
    ),
    Rule(
        name="unsent",
        reason="a property that is no member of a contract, or is hidden: never sent",
        where=_spelled("**/properties/*/**"),
        when=_is_unsent,
    ),
    Rule(
        name="namespace",
        reason="the namespace of a name that means one type",
        where=_spelled("**/namespace", "**/typeNamespace", "**/namespaces/*"),
    ),
    Rule(
        name="kind-of-type",
        reason="what C# says of a type, which its properties or its base tell, too",
        where=_spelled(
            *("**/isAbstract", "**/isGenericTypeDef", "**/isNested", "**/isSystemType"),
            *("**/isInterface", "**/isEnumInt", "**/innerTypes/**", "**/displayType"),
            *("**/requestType/**", "**/paramType", "**/isValueType"),
        ),
    ),
    Rule(
        name="implemented",
        reason="what an interface that a class implements is for in C#",
        where=_spelled("**/implements/**"),
    ),
    Rule(
        name="actions",
        reason="the verbs that a service has code for; an operation has its own",
        where=_spelled("**/actions/*"),
    ),
    Rule(
        name="rows",
        reason="the tables behind a request, whose base and answer name them",
        where=_spelled("**/dataModel/**", "**/viewModel/**"),
    ),
    Rule(
        name="icon",
        reason="a picture for the host's own pages",
        where=_spelled("**/icon/**"),
    ),
    Rule(
        name="form",
        reason="how a form on the host's own pages looks",
        where=_spelled("**/input/**", "**/formLayout/**", "**/operations/*/ui/**"),
    ),
    Rule(
        name="display-format",
        reason="how the host's own pages write a value",
        where=_spelled("**/properties/*/format/**"),
    ),
    Rule(
        name="member-order",
        reason="the place of a property among others, which JSON objects don't have",
        where=_spelled("**/dataMember/order"),
    ),
    Rule(
        name="data-contract",
        reason="names for XML, and marks of what its name says already",
        where=_spelled("**/dataContract/**", "**/dataMember/**"),
    ),
    Rule(
        name="reference",
        reason="how rows lead to other rows, which the properties beside it hold",
        where=_spelled("**/ref/**"),
    ),
    Rule(
        name="attribute",
        reason="what is for the host's tables or pages, or the kind of an argument",
        where=_spelled("**/attributes/**"),
    ),
    Rule(
        name="row-visibility",
        reason="who may see an operation in the host's own list",
        where=("*/restrictTo/**", "*/visibleTo/**", "*/serviceName"),
    ),
    Rule(
        name="index-link",
        reason="an address in the host's index that its name says already",
        where=("*/*/links/**",),
    ),
    Rule(
        name="source-options",
        reason="how the host writes its types as source code",
        where=_spelled("config/**", "api/config/**"),
    ),
    Rule(
        name="host",
        reason="the host's own pages, plugins and version",
        where=_spelled(
            *("app/**", "ui/**", "plugins/**", "customPlugins/**", "httpHandlers/**"),
            *("contentTypeFormats/**", "date", "meta/**", "**/meta/**"),
        ),
    ),
)
"""Rules for metadata as JSON; what is read of these things is not ignored."""
