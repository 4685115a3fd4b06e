"""What the Clinic API takes and returns."""

from __future__ import annotations
