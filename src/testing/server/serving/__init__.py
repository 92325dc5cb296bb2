"""The offline exchange as an ASGI application, and the servers that run it."""
