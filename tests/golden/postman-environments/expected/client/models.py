"""What the Shop API takes and returns."""

from __future__ import annotations
