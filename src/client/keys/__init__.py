"""API keys, and how requests are signed with them."""
