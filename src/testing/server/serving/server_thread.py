"""A server in a thread, for tests: `exchange_server` (extra ``serve``)."""

import asyncio
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from pretrade.exchange_info import ExchangeInfo
from pretrade.info.document import Source
from pretrade.order.keywords import Number
from pretrade.testing.server.exchange_app import ExchangeApp, open_app
from pretrade.testing.server.serving.asgi import AsgiApp
from pretrade.testing.server.serving.uvicorn_server import UvicornServer, listening_socket

T = TypeVar("T")
_PATIENCE = 10
"""Seconds that the thread is given to start, to answer and to end."""


class ExchangeServer:
    """A running server. What is done to its exchange is done in its thread, between requests.

    Attributes:
        url: as ``http://127.0.0.1:53211``; to be the base URL of a client.
        exchange: what answers. Another thread may only look at it while no request is under way.
    """

    def __init__(self, app: ExchangeApp) -> None:
        """Start to serve what is behind a app, on a free port of 127.0.0.1.

        Raises:
            RuntimeError: the thread did not start.
        """
        self.exchange, self._app = app.exchange, app
        self._socket = listening_socket("127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._ready = threading.Event()
        self._server = UvicornServer(AsgiApp(app), self._ready.set)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="pretrade-exchange", daemon=True)
        self._thread.start()
        if not self._ready.wait(_PATIENCE):
            raise RuntimeError("the server did not start")

    def _serve(self) -> None:
        try:
            self._loop.run_until_complete(self._server.serve([self._socket]))
        finally:
            self._loop.close()

    def run(self, act: Callable[..., T], *args: Any, **kwargs: Any) -> T:  # noqa: ANN401  those of act
        """Call something in the thread of the server, and return what it returns."""

        async def acting() -> T:
            return act(*args, **kwargs)

        return asyncio.run_coroutine_threadsafe(acting(), self._loop).result(_PATIENCE)

    def trade(self, symbol: str, price: Number, quantity: Number) -> None:
        """Let the rest of the world trade; see `OfflineExchange.trade`."""
        self.run(self.exchange.trade, symbol, price, quantity)

    def price(self, symbol: str, price: Number) -> None:
        """Bring the market to a price; see `OfflineExchange.price`."""
        self.run(self.exchange.price, symbol, price)

    def book(self, symbol: str, **sides: Any) -> None:  # noqa: ANN401  as OfflineExchange.book
        """Replace the book of the rest of the world; see `OfflineExchange.book`."""
        self.run(self.exchange.book, symbol, **sides)

    def advance(self, seconds: Number) -> None:
        """Move the clock on; see `OfflineExchange.advance`."""
        self.run(self.exchange.advance, seconds)

    def inject(self, fault: str | int = "error", **details: Any) -> None:  # noqa: ANN401  as there
        """Let something go wrong; see `OfflineExchange.inject`."""
        self.run(self.exchange.inject, fault, **details)

    def reset(self) -> None:
        """Wipe the exchange; see `OfflineExchange.reset`."""
        self.run(self._app.reset)

    @property
    def journal(self) -> str:
        """Everything that happened; see `OfflineExchange.journal`."""
        return self.run(lambda: self.exchange.journal)

    def stop(self) -> None:
        """End the server and its thread.

        Raises:
            RuntimeError: the thread did not end.
        """
        self._server.should_exit = True
        self._thread.join(_PATIENCE)
        if self._thread.is_alive():
            raise RuntimeError("the server did not stop")


@contextmanager
def exchange_server(
    info: ExchangeInfo | Source,
    prices: Mapping[str, Number] | None = None,
    balances: Mapping[str, Number] | None = None,
    *,
    keys: Mapping[str, str] | None = None,
    fee_rate: Number = "0.001",
) -> Generator[ExchangeServer, None, None]:
    """Serve an exchange on a free port of 127.0.0.1 as long as the context lasts.

    Its clock follows the machine's, so that clients may stamp their requests with the time.

    Args:
        info: the rules.
        prices: as those of `OfflineExchange`.
        balances: what each account has free.
        keys: API key → secret; None: ``offline-key`` and ``offline-secret``.
        fee_rate: as that of `OfflineExchange`.
    """
    server = ExchangeServer(open_app(info, prices, balances, keys=keys, fee_rate=fee_rate))
    try:
        yield server
    finally:
        server.stop()
