"""The calls of the Books API."""
