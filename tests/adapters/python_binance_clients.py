"""The clients of python-binance."""
# The library is untyped.
# pyright: basic

import asyncio
from collections.abc import Generator
from contextlib import contextmanager

from binance import AsyncClient, Client

__all__ = ["AsyncClient", "Client", "synchronous_client"]


@contextmanager
def synchronous_client() -> Generator[Client]:
    """Make a ``Client``, and close it with the event loop that it takes for its WebSocket API."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    client = Client("key", "secret", ping=False)
    try:
        yield client
    finally:
        client.close_connection()
        asyncio.set_event_loop(None)
        loop.close()
