"""The calls of the Shop API."""
