"""Compares what generated clients send with what Postman's own runtime sends."""
