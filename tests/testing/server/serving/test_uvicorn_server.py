"""The socket on which the server listens."""

import socket

import pytest

from pretrade.testing.server.serving.uvicorn_server import listening_socket

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_small_replies_are_sent_at_once(host: str) -> None:
    """Not held back until the client has acknowledged the reply before."""
    with (
        listening_socket(host, 0) as listening,
        socket.create_connection(listening.getsockname()[:2]),
    ):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
