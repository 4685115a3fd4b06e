"""The calls of the Hotel API."""
