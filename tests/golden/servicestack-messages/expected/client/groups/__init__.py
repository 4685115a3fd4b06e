"""The calls of the Loans API."""
