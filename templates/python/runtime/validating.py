"""Validation by JSON Schema, with jsonschema; values are never shown."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urljoin

from .errors import ConfigurationError
from .formats import FORMATS
from .invalid import ValidationError
from .reading import kind_of
from .schemawords import expected
from .values import Issue, pointer


class Documents:
    """The schemas of a client, and the validators of its types, made when asked for.

    `types` gives the address of the schema of each type by the type's name.
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.types: Mapping[str, str] = content["types"]
        self._documents: Mapping[str, Mapping[str, Any]] = content["documents"]
        self._validators: dict[tuple[str, bool], Any] = {}

    def check(self, name: str, value: object, formats: bool) -> None:
        """Check JSON by the schema of the type called `name`.

        Raises:
            ValidationError: It does not fit.
            ConfigurationError: jsonschema is missing, or can't read the schema.
        """
        validator = self._validators.get((name, formats))
        if validator is None:
            validator = self._validator(name, formats)
            self._validators[name, formats] = validator
        try:
            found = list(islice(validator.iter_errors(value), _MOST_ISSUES))
        except RecursionError:
            issue = Issue("", "less nesting", kind_of(value))
            raise ValidationError(name, (issue,)) from None
        except (re.error, self._library.unresolvable) as error:
            raise ConfigurationError(
                f"the schema of {name} can't be used: {error}"
            ) from None
        if found:
            told = [one for error in found for one in _told(error)]
            best = self._library.best_match(iter(told))
            issues = {i: None for error in (best, *told) for i in _issues(error)}
            raise ValidationError(name, tuple(issues))

    def _validator(self, name: str, formats: bool) -> Any:
        uri, fragment = urldefrag(self.types[name])
        document = self._documents[uri]
        kind = self._library.kind(document["dialect"])
        own = self._registry.get(uri).id()
        base = urljoin(uri, own) if own else uri
        return kind(
            {"$ref": f"{base}#{fragment}" if fragment else base},
            registry=self._registry,
            format_checker=self._library.checker(kind) if formats else None,
        )

    @cached_property
    def _registry(self) -> Any:
        """All documents, by their addresses; nothing else can be referred to."""
        return self._library.registry(self._documents)

    @cached_property
    def _library(self) -> _Library:
        return _Library()


class _Library:
    """What is used of jsonschema, which is imported when it is made."""

    def __init__(self) -> None:
        try:
            self._validators = import_module("jsonschema.validators")
            self._formats = import_module("jsonschema")
            self._referencing = import_module("referencing")
            self._dialects = import_module("referencing.jsonschema")
        except ImportError:
            raise ConfigurationError(
                "validation needs a library: pip install 'jsonschema>=4.18'"
            ) from None
        self.best_match = import_module("jsonschema.exceptions").best_match
        self.unresolvable: type[Exception] = self._referencing.exceptions.Unresolvable

    def kind(self, dialect: str) -> Any:
        """The class of validators for a dialect; the latest if that is unknown."""
        latest = self._validators.Draft202012Validator
        return self._validators.validator_for({"$schema": dialect}, default=latest)

    def checker(self, kind: Any) -> Any:
        """What checks formats: the library as far as it can, and `FORMATS`."""
        checker = self._formats.FormatChecker(())
        for name, fits in FORMATS.items():
            checker.checks(name)(_of_text(fits))
        checker.checkers.update(kind.FORMAT_CHECKER.checkers)
        return checker

    def registry(self, documents: Mapping[str, Mapping[str, Any]]) -> Any:
        """The registry of documents, in which each schema with an id can be found."""
        latest = self._dialects.DRAFT202012
        resources = [
            (
                uri,
                self._dialects.specification_with(
                    document["dialect"], default=latest
                ).create_resource(document["schema"]),
            )
            for uri, document in documents.items()
        ]
        return self._referencing.Registry().with_resources(resources).crawl()


def _of_text(fits: Callable[[str], bool]) -> Callable[[object], bool]:
    """A test that passes all but texts which don't fit, as formats are about texts."""
    return lambda value: not isinstance(value, str) or fits(value)


def _told(error: Any) -> Iterator[Any]:
    """A finding of the library; for a choice that was made, those of its branch."""
    meant = _meant(error)
    for inner in meant:
        yield from _told(inner)
    if not meant:
        yield error


def _issues(error: Any) -> Iterator[Issue]:
    """What one finding of the library says; each property in question is an issue."""
    path, value = list(error.absolute_path), error.instance
    if error.validator == "required" and isinstance(value, dict):
        for name in error.validator_value:
            if name not in value:
                yield Issue(pointer([*path, name]), "a value", "nothing")
        return
    if error.validator == "additionalProperties" and isinstance(value, dict):
        for name in _further(value, error.schema):
            yield Issue(pointer([*path, name]), "nothing", kind_of(value[name]))
        return
    yield Issue(pointer(path), expected(error), kind_of(value))


def _meant(error: Any) -> list[Any]:
    """What is wrong by the one branch of a choice whose constants a value has."""
    if error.validator not in ("anyOf", "oneOf") or not error.context:
        return []
    branches: dict[object, list[Any]] = {}
    for one in error.context:
        # No path leads to a branch that is just false.
        branches.setdefault((*one.schema_path, _FALSE)[0], []).append(one)
    likely = [found for found in branches.values() if not any(map(_tells, found))]
    return likely[0] if len(likely) == 1 < len(branches) else []


def _tells(error: Any) -> bool:
    """Whether it says by the kind of a value, or by a tag in it, that another is meant.

    Those stand in the value itself; what is deeper may be wrong in any branch.
    """
    near = len(error.relative_path)
    return (near == 0 and error.validator in ("type", None)) or (
        near <= 1 and error.validator in ("const", "enum")
    )


def _further(value: Mapping[str, Any], schema: Mapping[str, Any]) -> list[str]:
    """The properties of an object that its schema, which allows no others, lacks."""
    patterns = [re.compile(text) for text in schema.get("patternProperties", {})]
    return [
        name
        for name in value
        if name not in schema.get("properties", {})
        and not any(pattern.search(name) for pattern in patterns)
    ]


_FALSE = "false"
_MOST_ISSUES = 1000
