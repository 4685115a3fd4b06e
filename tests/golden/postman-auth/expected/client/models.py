"""What the Vault API takes and returns."""

from __future__ import annotations
