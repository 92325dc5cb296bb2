"""The exchange's rate limits: what is used of them, and what is left."""
