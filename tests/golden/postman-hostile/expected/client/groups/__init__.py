"""The calls of the Postman Hostile API."""
