"""The guard: nothing but code gets through a template."""

from __future__ import annotations

import jinja2
import pytest
from specloom.rendering import Code, environment, template_root

TEXT = "import os\n"


def rendered(template: str) -> str:
    """What a template makes of a piece of code and a piece of text."""
    view = {"code": Code("x = 1"), "text": TEXT, "texts": [TEXT]}
    return environment("python").from_string(template).render(view)


def test_code_is_printed() -> None:
    assert rendered("{{ code }}{% for t in texts %};{% endfor %}") == "x = 1;"


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}",
        "{{ code ~ text }}",
        "{{ text ~ code }}",
        "{{ code + text }}",
        "{{ text + text }}",
        "{{ text * 2 }}",
        "{{ '%s' % text }}",
        "{{ '%s' % code }}",
        "{{ '{}'.format(code) }}",
        "{{ text.format(code) }}",
        "{{ text.upper() }}",
        "{{ text[0] }}",
        "{{ texts }}",
        "{{ text if code else code }}",
        "{% for t in text %}{{ t }}{% endfor %}",
        "{% set t = text %}{{ t }}",
        "{% set t %}{{ code }}{% endset %}{{ t }}",
        "{% macro m(t) %}{{ code }}{% endmacro %}{{ m(code) }}",
        "{{ code.__class__(text) }}",
        "{{ code.__str__() }}",
        "{{ 'x' }}",
        "{{ 1 }}",
        "{{ none }}",
        "{{ missing }}",
        "{{ code.missing }}",
        "{{ range(3) }}",
    ],
)
def test_nothing_but_code_is_printed(template: str) -> None:
    with pytest.raises((TypeError, jinja2.exceptions.TemplateRuntimeError)):
        rendered(template)


@pytest.mark.parametrize("filter", ["join", "replace", "upper", "safe", "format"])
def test_there_are_no_filters(filter: str) -> None:
    with pytest.raises(jinja2.TemplateAssertionError):
        rendered(f"{{{{ code|{filter} }}}}")


def test_code_is_no_text() -> None:
    assert not isinstance(Code("x"), str)


def test_templates_have_no_macros() -> None:
    for path in (template_root() / "python").glob("*.jinja"):
        assert "macro" not in path.read_text(encoding="utf-8")
