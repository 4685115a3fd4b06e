"""The calls of the Meeting reports API."""
