"""The styles that models come in, and what is different in each."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from ....naming import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of models.

    `kind` is its name to datamodel-code-generator; `base` and `keywords` stand in the
    heads of classes. `absent` is the default of what may be left out, and `absence`
    says what stands for that; `renaming` are the
    arguments that give a field its name in JSON, `homes` the names that models may use,
    with where they come from, `lenient` where the base comes from if hosts write
    otherwise than they say, `reserved` what no field can be called.

    Models with `keys` are dictionaries, and declare keys. Of a `loose` style, the
    library refuses some unions and some names. `hides` says that a field says itself
    that it is not shown, `sends` that models can be requests, `alias_call` that aliases
    are objects.
    """

    kind: str
    base: str = "_Model"
    keywords: tuple[str, ...] = ()
    absent: str = ""
    absence: str
    renaming: tuple[str, ...] = ()
    homes: Mapping[str, tuple[str, str]]
    lenient: str = ""
    reserved: frozenset[str] = frozenset()
    keys: bool = False
    loose: bool = False
    hides: bool = False
    sends: bool = False
    alias_call: bool = False

    def attribute(self, wire: str, own: str, taken: Container[str]) -> str:
        """What a field is called here whose name is `own` among those `taken`."""
        if self.keys:
            return wire
        name = own
        while name in self.reserved or (name != own and name in taken):
            name += "_"
        return name

    def takes(self, wire: str) -> bool:
        """Whether a field can be called so in JSON, as far as the library goes."""
        if not self.loose:
            return True
        # Behind an asterisk stand what is not declared, and what has no such name.
        plain = wire.isprintable() and not set(wire) & set('"\\')
        return plain and not wire.startswith("*")


KNOWN = "typed as typed"
"""What is imported so that the runtime knows of typed dictionaries: used by none."""

_SHARED = {
    "_Annotated": ("typing", "Annotated"),
    "_JsonValue": ("_runtime.values", "JsonValue"),
    "_Literal": ("typing", "Literal"),
    "_Tag": ("_runtime.values", "Tag"),
    "_TypeAlias": ("typing", "TypeAlias"),
}

_PYDANTIC = listed("""
    construct copy dict from_orm json model_computed_fields model_config model_construct
    model_copy model_dump model_dump_json model_extra model_fields model_fields_set
    model_json_schema model_parametrized_name model_post_init model_rebuild
    model_validate model_validate_json model_validate_strings mro parse_file parse_obj
    parse_raw register schema schema_json update_forward_refs validate
    """)

STYLES: Mapping[str, Style] = {
    "pydantic": Style(
        kind="pydantic_v2.BaseModel",
        absent="None",
        absence="None, and not in `model_fields_set`",
        renaming=("validation_alias", "serialization_alias"),
        homes={
            **_SHARED,
            "_As": ("_runtime.styled_pydantic", "As"),
            "_JsonValue": ("pydantic", "JsonValue"),
            "_Model": ("_runtime.styled_pydantic", "Model"),
            "_Request": ("_runtime.sendable", "Sendable"),
            "_TypeAlias": ("typing_extensions", "TypeAliasType"),
            "_field": ("pydantic", "Field"),
            "_shaped": ("_runtime.styled_pydantic", "shaped"),
        },
        lenient="_runtime.lenient_pydantic",
        reserved=_PYDANTIC,
        hides=True,
        sends=True,
        alias_call=True,
    ),
    "msgspec": Style(
        kind="msgspec.Struct",
        absent="_UNSET",
        absence="msgspec.UNSET",
        renaming=("name",),
        homes={
            **_SHARED,
            "_As": ("_runtime.styled_msgspec", "As"),
            "_Loose": ("_runtime.styled_msgspec", "Loose"),
            "_Meta": ("msgspec", "Meta"),
            "_Model": ("_runtime.styled_msgspec", "Model"),
            "_Request": ("_runtime.sendable", "Sendable"),
            "_UNSET": ("msgspec", "UNSET"),
            "_UnsetType": ("msgspec", "UnsetType"),
            "_field": ("msgspec", "field"),
            "_shaped": ("_runtime.styled_msgspec", "shaped"),
        },
        keywords=("kw_only=True",),
        lenient="_runtime.lenient_msgspec",
        loose=True,
        sends=True,
    ),
    "typeddict": Style(
        kind="typing.TypedDict",
        base="_TypedDict",
        absence="no key",
        homes={
            **_SHARED,
            "_NotRequired": ("typing", "NotRequired"),
            "_TypedDict": ("typing", "TypedDict"),
            KNOWN: ("_runtime.styled_typeddict", KNOWN),
        },
        keys=True,
    ),
}
"""The styles beside our own, by the word for each in a configuration."""
