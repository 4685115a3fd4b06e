"""Scores the types recovered from a collection against an OpenAPI document."""
