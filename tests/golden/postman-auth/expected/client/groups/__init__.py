"""The calls of the Vault API."""
