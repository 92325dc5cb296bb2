"""Carries the requests of `pretrade.client` to an offline exchange, without a socket.

`OfflineTransport` is for `pretrade.client.Client`, `OfflineAsyncTransport` for the async client.
"""

from decimal import Decimal

from pretrade.client.errors import TransportFailed
from pretrade.client.http.raw_request import RawRequest
from pretrade.client.http.reply import RawReply
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.rest.http_messages import HttpRequest


class OfflineTransport:
    """A `pretrade.client.http.transport.Transport`. To wait is to advance the exchange's clock.

    >>> from pretrade.client import Client
    >>> from pretrade.testing import OfflineExchange
    >>> exchange = OfflineExchange({"symbols": []})
    >>> transport = OfflineTransport(ExchangeApp(exchange))
    >>> with Client(
    ...     "offline-key",
    ...     "offline-secret",
    ...     environment="testnet",
    ...     transport=transport,
    ...     clock=lambda: exchange.now,
    ... ) as client:
    ...     client.time()["serverTime"]
    1664496000000
    """

    def __init__(self, app: ExchangeApp) -> None:
        """Carry requests to a app."""
        self._app = app

    def send(self, request: RawRequest, timeout: float) -> RawReply:
        """Send a request and return the reply.

        Raises:
            TransportFailed: the reply was lost, or came later than ``timeout`` seconds.
        """
        response = self._app.respond(
            HttpRequest(
                method=request.method,
                path=request.path,
                query=request.query,
                headers={name.lower(): value for name, value in request.headers.items()},
                body=request.body.encode(),
            )
        )
        if response.lost:
            raise TransportFailed("the reply was lost", sent=True)
        if response.delay > timeout * 1000:
            raise TransportFailed(f"no reply within {timeout} seconds", sent=True)
        return RawReply(response.status, response.headers, response.body)

    def wait(self, milliseconds: int) -> None:
        """Advance the exchange's clock."""
        self._app.exchange.advance(Decimal(milliseconds).scaleb(-3))

    def close(self) -> None:
        """Do nothing: there is no connection."""


class OfflineAsyncTransport:
    """An `AsyncTransport` of a client. To wait is to advance the exchange's clock."""

    def __init__(self, app: ExchangeApp) -> None:
        """Carry requests to a app."""
        self._transport = OfflineTransport(app)

    async def send(self, request: RawRequest, timeout: float) -> RawReply:  # noqa: ASYNC109  the protocol's
        """Send a request and return the reply.

        Raises:
            TransportFailed: the reply was lost, or came later than ``timeout`` seconds.
        """
        return self._transport.send(request, timeout)

    async def wait(self, milliseconds: int) -> None:
        """Advance the exchange's clock."""
        self._transport.wait(milliseconds)

    async def close(self) -> None:
        """Do nothing: there is no connection."""
