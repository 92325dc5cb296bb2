"""Carries what `httpx` sends to an offline exchange, without a socket: `OfflineHttpxTransport`."""

import httpx

from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.transports.httpx_answers import answer


class OfflineHttpxTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """The ``transport`` of an ``httpx.Client`` or ``httpx.AsyncClient``, whatever the host is."""

    def __init__(self, app: ExchangeApp) -> None:
        """Carry requests to a app."""
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the response.

        Raises:
            httpx.RemoteProtocolError: the reply was lost.
            httpx.ReadTimeout: it came later than the request's timeout.
        """
        response: httpx.Response = answer(self._app, request, request.read(), httpx)
        return response

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the response; raises as `handle_request`."""
        response: httpx.Response = answer(self._app, request, await request.aread(), httpx)
        return response
