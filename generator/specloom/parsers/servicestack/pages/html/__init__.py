"""Pages saved as HTML: operation pages and indexes."""
