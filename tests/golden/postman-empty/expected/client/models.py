"""What the Postman Empty API takes and returns."""

from __future__ import annotations
