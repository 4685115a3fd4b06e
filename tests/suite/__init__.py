"""Runs JSON Schema's test suite through generated clients, as `make suite` does.

Each group of tests is one schema with instances, some of which fit it. Of each schema a
client is made, written and imported. What fits must be read and written back as equal
JSON, and `validate` must tell what fits from what doesn't. How much strict reading
accepts and rejects is counted, too, and so is what datamodel-code-generator makes of
the same groups in the same run.
"""
