"""The calls of the Orchard API."""
