"""The shipped transports, on httpx2 (extra ``client``): the only module here that does I/O.

Redirects are not followed and nothing is sent twice. What goes wrong inside httpx2 is told without
its traceback: its frames hold the API key.
"""

import asyncio
import time

from pretrade.client.errors import TransportFailed
from pretrade.client.reply import RawReply
from pretrade.client.request import Request

try:
    import httpx2
except ImportError as missing:
    _SENTENCE = 'the client sends by httpx2: install "pretrade[client]", or give transport='
    raise ImportError(_SENTENCE, name="httpx2") from missing

_NOT_SENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.LocalProtocolError,
)
"""What happens before a byte of the request leaves; anything else may have come later."""

_FAILURES = (httpx2.HTTPError, httpx2.InvalidURL)


class Httpx2Transport:
    """Sends by an `httpx2.Client`."""

    def __init__(self, client: "httpx2.Client | None" = None) -> None:
        """Use a client of one's own (proxies, certificates), or the default one."""
        self._client = httpx2.Client() if client is None else client

    def send(self, request: Request, timeout: float) -> RawReply:
        """Send a request and return the reply; see `pretrade.client.transport.Transport`."""
        try:
            return _reply(
                self._client.request(
                    request.method,
                    request.url,
                    headers=dict(request.headers),
                    content=request.body.encode() or None,
                    timeout=timeout,
                )
            )
        except _FAILURES as error:
            failed = _failed(error)
        except BaseException as error:  # noqa: BLE001  a cancelled task's, or a broken hook's
            raise error.with_traceback(None)  # noqa: B904  it is the same one
        raise failed

    @staticmethod
    def wait(milliseconds: int) -> None:
        """Sleep."""
        time.sleep(milliseconds / 1000)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


class Httpx2AsyncTransport:
    """Sends by an `httpx2.AsyncClient`, on asyncio."""

    def __init__(self, client: "httpx2.AsyncClient | None" = None) -> None:
        """Use a client of one's own (proxies, certificates), or the default one."""
        self._client = httpx2.AsyncClient() if client is None else client

    async def send(self, request: Request, timeout: float) -> RawReply:  # noqa: ASYNC109
        """Send a request and return the reply; see `pretrade.client.transport.Transport`."""
        try:
            return _reply(
                await self._client.request(
                    request.method,
                    request.url,
                    headers=dict(request.headers),
                    content=request.body.encode() or None,
                    timeout=timeout,
                )
            )
        except _FAILURES as error:
            failed = _failed(error)
        except BaseException as error:  # noqa: BLE001  a cancelled task's, or a broken hook's
            raise error.with_traceback(None)  # noqa: B904  it is the same one
        raise failed

    @staticmethod
    async def wait(milliseconds: int) -> None:
        """Sleep, and let others run."""
        await asyncio.sleep(milliseconds / 1000)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()


def _reply(response: httpx2.Response) -> RawReply:
    return RawReply(response.status_code, dict(response.headers), response.content)


def _failed(error: Exception) -> TransportFailed:
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return TransportFailed(reason, sent=not isinstance(error, (*_NOT_SENT, httpx2.InvalidURL)))
