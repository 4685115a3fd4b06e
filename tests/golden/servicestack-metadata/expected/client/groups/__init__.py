"""The calls of the Library API."""
