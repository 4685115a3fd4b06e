"""The templates, and the guard that keeps text of a source out of code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


class Code:
    """Text that is source code in the target language already.

    Deliberately no `str`: Jinja's operators and Python's would carry plain text through
    a subclass of it. Nothing can be done with a `Code` but to print it.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return f"Code({self._text!r})"

    def __str__(self) -> str:
        return self._text

    def __eq__(self, other: object) -> bool:
        return type(other) is Code and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __bool__(self) -> bool:
        return bool(self._text)


def template_root() -> Path:
    """The templates: inside an installed package, else beside it in a checkout."""
    package = Path(str(resources.files("specloom")))
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def render(target: str, template: str, view: Mapping[str, object]) -> str:
    """What `template` of `target` makes of `view`.

    Raises:
        TypeError: the template printed something that is no `Code`.
    """
    return environment(target).get_template(f"{template}.jinja").render(view)


@cache
def environment(target: str) -> jinja2.Environment:
    """The templates of `target`, able to loop, to test, to print, and no more."""
    import jinja2
    from jinja2.sandbox import SandboxedEnvironment

    class Closed(SandboxedEnvironment):
        """Calls nothing, so that a template cannot make `Code` of text."""

        def is_safe_callable(self, obj: object) -> bool:
            return False

        def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
            return not attr.startswith("_")

    made = Closed(
        loader=jinja2.FileSystemLoader(template_root() / target),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # what is printed is code, and `finalize` guards it
        finalize=_only_code,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.filters.clear()
    made.tests.clear()
    made.globals.clear()
    return made


def _only_code(value: object) -> str:
    if type(value) is not Code:
        raise TypeError(f"a template printed {type(value).__name__}, not code")
    return str(value)
