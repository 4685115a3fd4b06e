"""Clients made by specloom: a package for each API."""
