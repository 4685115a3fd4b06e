"""What is raised for a value that its JSON Schema does not allow."""

from __future__ import annotations

from .errors import ApiError
from .values import Issue


class ValidationError(ApiError):
    """A value does not fit the JSON Schema of its type.

    `issues` say what was expected where, the most telling first; no value is shown.
    """

    def __init__(self, type: str, issues: tuple[Issue, ...]) -> None:
        more = f" (and {len(issues) - 1} more)" if issues[1:] else ""
        super().__init__(f"{type}: {issues[0]}{more}")
        self.type = type
        self.issues = issues
