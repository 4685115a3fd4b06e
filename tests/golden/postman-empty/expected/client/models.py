"""What the Empty API takes and returns."""

from __future__ import annotations
