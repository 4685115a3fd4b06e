"""What reference clients of ServiceStack put on the wire, beside what ours do."""
