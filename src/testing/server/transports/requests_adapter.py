"""Carries what `requests` sends to an offline exchange, without a socket: `OfflineAdapter`."""

import io
from collections.abc import Mapping
from http.client import responses
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import BaseAdapter

from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.rest.http_messages import HttpRequest

_Timeout = float | tuple[float | None, float | None] | None


class OfflineAdapter(BaseAdapter):  # type: ignore[misc]  # requests has no types
    """A transport adapter to be mounted on a session, whatever the host is.

    For any client that is built on `requests`: ``client.session.mount("https://", adapter)``.
    """

    def __init__(self, app: ExchangeApp) -> None:
        """Carry requests to a app."""
        super().__init__()
        self._app = app

    def send(  # noqa: PLR0913, PLR0917  as requests calls it
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002
        timeout: _Timeout = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002
        cert: Any = None,  # noqa: ANN401
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Send a request and return the response.

        Raises:
            requests.ConnectionError: the reply was lost.
            requests.ReadTimeout: it came later than the request's timeout.
        """
        del stream, verify, cert, proxies  # there is no connection
        url = urlsplit(request.url or "")
        answer = self._app.respond(
            HttpRequest(
                method=request.method or "GET",
                path=url.path,
                query=url.query,
                headers={name.lower(): _text(value) for name, value in request.headers.items()},
                body=_body(request.body),
            )
        )
        if answer.lost:
            raise requests.ConnectionError("the reply was lost", request=request)
        limit = timeout[1] if isinstance(timeout, tuple) else timeout
        if limit is not None and answer.delay > limit * 1000:
            raise requests.ReadTimeout(f"no reply within {limit} seconds", request=request)
        response = requests.Response()
        response.status_code, response.reason = answer.status, responses.get(answer.status, "")
        response.headers.update(answer.headers)
        response.encoding = "utf-8"
        response.raw = io.BytesIO(answer.body)
        response.url, response.request = request.url or "", request
        return response

    def close(self) -> None:
        """Do nothing: there is no connection."""


def _body(given: object) -> bytes:
    """Return the bytes of a form; the exchange takes nothing else."""
    if given is None:
        return b""
    if isinstance(given, str | bytes):
        return given.encode() if isinstance(given, str) else given
    kind = type(given).__name__
    raise TypeError(f"the exchange takes a form as body, not {kind}")


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
