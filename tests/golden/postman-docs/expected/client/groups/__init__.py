"""The calls of the Rooms API."""
