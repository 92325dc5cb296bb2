"""Carries what `httpx2` sends to an offline exchange, socketless: `OfflineHttpx2Transport`."""

import httpx2

from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.transports.httpx_answers import answer


class OfflineHttpx2Transport(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """The ``transport`` of an ``httpx2.Client`` or ``httpx2.AsyncClient``, whatever the host is."""

    def __init__(self, app: ExchangeApp) -> None:
        """Carry requests to a app."""
        self._app = app

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request and return the response.

        Raises:
            httpx2.RemoteProtocolError: the reply was lost.
            httpx2.ReadTimeout: it came later than the request's timeout.
        """
        response: httpx2.Response = answer(self._app, request, request.read(), httpx2)
        return response

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request and return the response; raises as `handle_request`."""
        response: httpx2.Response = answer(self._app, request, await request.aread(), httpx2)
        return response
