"""The calls of the Postman Groups API."""
