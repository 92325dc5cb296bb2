"""Requests as they are sent, and replies as they come."""
