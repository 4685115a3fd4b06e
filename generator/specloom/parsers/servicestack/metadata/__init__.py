"""Metadata as JSON, in every shape in which hosts offer it."""
