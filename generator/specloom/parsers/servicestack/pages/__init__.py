"""Operation pages of a host, and what is joined of them."""
