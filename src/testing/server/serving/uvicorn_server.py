"""Runs the application of an offline exchange on uvicorn (extra ``serve``): `UvicornServer`."""

import socket
from collections.abc import Callable
from typing import Any

from pretrade.testing.server.serving.asgi import MOST_BODY, App, AsgiApp

try:
    import uvicorn

    # uvicorn looks for it when a server starts.
    import websockets  # noqa: F401  # pyright: ignore[reportUnusedImport]
except ModuleNotFoundError as missing:
    _SENTENCE = f'the server needs {missing.name}; install it with: pip install "pretrade[serve]"'
    raise ModuleNotFoundError(_SENTENCE, name=missing.name) from missing

_IDLE = 75
"""Seconds after which a connection is closed whose client asks nothing more."""
_GRACE = 1
"""Seconds that requests under way are given at the end."""


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a socket that is bound to an address; port 0 picks a free one.

    Raises:
        OSError: the address is not one of this machine, or taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.create_server((host, port), family=family)
    # What it accepts inherits this: else a small reply waits until the one before is acknowledged,
    # which takes 40 ms. asyncio does it for sockets that name their protocol; these do not.
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return bound


class UvicornServer(uvicorn.Server):
    """Serves until it is told to stop: by ``should_exit``, or a signal in the main thread."""

    def __init__(self, app: App, on_ready: Callable[[], object]) -> None:
        """Make a server; ``on_ready`` is called when it takes requests."""
        super().__init__(
            uvicorn.Config(
                app,
                # Of uvicorn's protocols the one that uses no names that websockets has deprecated.
                ws="websockets-sansio",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=_IDLE,
                timeout_graceful_shutdown=_GRACE,
                ws_max_size=MOST_BODY,
            )
        )
        self._on_ready = on_ready
        if isinstance(app, AsgiApp):
            app.cut = self.cut

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to take requests, and say so."""
        await super().startup(sockets)
        self._on_ready()

    def cut(self, client: tuple[str, int]) -> bool:
        """Break the connection of a client without an answer; False: there is none."""
        connections: set[Any] = {*self.server_state.connections}  # of uvicorn's many protocols
        for connection in connections:
            if connection.client == client:
                connection.transport.abort()
                return True
        return False
