"""The calls of the Meetings API."""
