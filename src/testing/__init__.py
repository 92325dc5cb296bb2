"""Help for testing programs that trade. Importing it costs nothing: see its modules.

`OfflineExchange` is an exchange in a box, `replay` rebuilds one from its journal. `open_app` makes
one that clients speak HTTP to: `exchange_server` serves it (extra ``serve``), and the transports
carry to it, without a socket, what a client or a library sends. `pretrade.testing.strategies`
(extra ``testing``) has Hypothesis strategies.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pretrade.testing.offline import OFFLINE_KEY, OfflineExchange, replay
    from pretrade.testing.server.exchange_app import ExchangeApp, open_app
    from pretrade.testing.server.serving.asgi import AsgiApp
    from pretrade.testing.server.serving.server_thread import exchange_server
    from pretrade.testing.server.transports.client_transport import (
        OfflineAsyncTransport,
        OfflineTransport,
    )
    from pretrade.testing.server.transports.httpx2_transport import OfflineHttpx2Transport
    from pretrade.testing.server.transports.httpx_transport import OfflineHttpxTransport
    from pretrade.testing.server.transports.requests_adapter import OfflineAdapter

__all__ = [
    "OFFLINE_KEY",
    "AsgiApp",
    "ExchangeApp",
    "OfflineAdapter",
    "OfflineAsyncTransport",
    "OfflineExchange",
    "OfflineHttpx2Transport",
    "OfflineHttpxTransport",
    "OfflineTransport",
    "exchange_server",
    "open_app",
    "replay",
]

_HOMES = {
    "OFFLINE_KEY": "offline",
    "AsgiApp": "server.serving.asgi",
    "ExchangeApp": "server.exchange_app",
    "OfflineAdapter": "server.transports.requests_adapter",
    "OfflineAsyncTransport": "server.transports.client_transport",
    "OfflineExchange": "offline",
    "OfflineHttpx2Transport": "server.transports.httpx2_transport",
    "OfflineHttpxTransport": "server.transports.httpx_transport",
    "OfflineTransport": "server.transports.client_transport",
    "exchange_server": "server.serving.server_thread",
    "open_app": "server.exchange_app",
    "replay": "offline",
}
"""Public name → the module it is defined in: some need an extra, and all take time to import."""


def __getattr__(name: str) -> object:
    """Import a name when it is asked for."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
