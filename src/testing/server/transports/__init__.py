"""Carries what client libraries send to an offline exchange, without a socket."""
