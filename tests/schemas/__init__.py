"""Makes clients of big public JSON Schemas, and holds them against what we promise."""
