"""The shipped transports, on httpx2 (extra ``client``): the only module here that does I/O.

Redirects are not followed and nothing is sent twice. A proxy that the environment names
(``HTTPS_PROXY``, ``ALL_PROXY``) is used for https to other machines only: what goes to this machine
stays on it. What goes wrong inside httpx2 is told without its traceback: its frames hold the API
key. httpx2 logs the URLs of requests; here it does so without their signature.
"""

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from pretrade.client.environments import is_loopback
from pretrade.client.errors import TransportFailed
from pretrade.client.http.raw_request import RawRequest, without_signature
from pretrade.client.http.reply import RawReply

try:
    import httpx2
except ImportError as missing:
    _SENTENCE = 'the client sends by httpx2: install "pretrade[client]", or give transport='
    raise ImportError(_SENTENCE, name="httpx2") from missing

LONGEST_REPLY = 64 * 2**20
"""In bytes, unpacked. The longest that the exchange sends, exchangeInfo, is a quarter of that."""

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


class _WithoutSignature(logging.Filter):
    """Blots out the signature in what httpx2 logs at INFO: the URL of each request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                without_signature(str(one)) if isinstance(one, httpx2.URL) else one
                for one in record.args
            )
        return True


logging.getLogger("httpx2").addFilter(_WithoutSignature())


class _Connections:
    """The open connections of a blocking transport, to hang up when the time is over.

    httpx2 limits the time for each part of a reply, not for the whole of it.
    """

    def __init__(self) -> None:
        self._sockets: list[socket.socket] = []
        self._over = threading.Event()

    def note(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of a connection that was made; see the extension "trace" of httpx2."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            made = info["return_value"].get_extra_info("socket")
            self._sockets = [*(one for one in self._sockets if one.fileno() >= 0), made]
            if self._over.is_set():
                self._hang_up()

    @contextmanager
    def hung_up_after(self, seconds: float | None) -> Generator[threading.Event]:
        """Hang up after so many seconds; the event tells whether that was done."""
        self._over = over = threading.Event()
        if seconds is None:
            yield over
            return
        timer = threading.Timer(seconds, self._hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield over
        finally:
            timer.cancel()
            if over.is_set():
                timer.join()  # the next request must not be hung up too

    def _hang_up(self) -> None:
        self._over.set()
        for one in self._sockets:
            with suppress(OSError):
                socket.socket.shutdown(one, socket.SHUT_RDWR)  # of TLS too: end it, say nothing


class Httpx2Transport:
    """Sends by an `httpx2.Client`."""

    def __init__(self, client: "httpx2.Client | None" = None) -> None:
        """Use a client of one's own (proxies, certificates) for all, or the default ones."""
        if client is None:
            context = httpx2.create_ssl_context()
            self._client = httpx2.Client(verify=context)
            self._direct = httpx2.Client(transport=httpx2.HTTPTransport(verify=context))
        else:
            self._client = self._direct = client
        self._connections = _Connections()

    def send(self, request: RawRequest, timeout: float) -> RawReply:
        """Send a request and return the reply; see `pretrade.client.http.transport.Transport`."""
        with self._connections.hung_up_after(request.deadline) as over:
            outcome: RawReply | TransportFailed
            try:
                outcome = self._exchange(request, timeout)
            except _FAILURES as error:
                outcome = _failed(error)
            except BaseException as error:  # noqa: BLE001  Ctrl-C, or a broken hook's
                raise error.with_traceback(None)  # noqa: B904  it is the same one
        if over.is_set():
            raise _late(request)
        if isinstance(outcome, TransportFailed):
            raise outcome
        return outcome

    def _exchange(self, request: RawRequest, timeout: float) -> RawReply:
        client = self._direct if _stays_direct(request) else self._client
        asked = _asked(request, timeout)
        with client.stream(**asked, extensions={"trace": self._connections.note}) as response:
            body = bytearray()
            for part in response.iter_bytes():
                _add(body, part)
        return RawReply(response.status_code, dict(response.headers), bytes(body))

    @staticmethod
    def wait(milliseconds: int) -> None:
        """Sleep."""
        time.sleep(milliseconds / 1000)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()
        self._direct.close()


class Httpx2AsyncTransport:
    """Sends by an `httpx2.AsyncClient`, on asyncio."""

    def __init__(self, client: "httpx2.AsyncClient | None" = None) -> None:
        """Use a client of one's own (proxies, certificates) for all, or the default ones."""
        if client is None:
            context = httpx2.create_ssl_context()
            self._client = httpx2.AsyncClient(verify=context)
            self._direct = httpx2.AsyncClient(transport=httpx2.AsyncHTTPTransport(verify=context))
        else:
            self._client = self._direct = client

    async def send(self, request: RawRequest, timeout: float) -> RawReply:  # noqa: ASYNC109
        """Send a request and return the reply; see `pretrade.client.http.transport.Transport`."""
        try:
            async with asyncio.timeout(request.deadline):
                return await self._exchange(request, timeout)
        except _FAILURES as error:
            failed = _failed(error)
        except TimeoutError:
            failed = _late(request)
        except BaseException as error:  # noqa: BLE001  a cancelled task's, or a broken hook's
            raise error.with_traceback(None)  # noqa: B904  it is the same one
        raise failed

    async def _exchange(self, request: RawRequest, timeout: float) -> RawReply:  # noqa: ASYNC109
        client = self._direct if _stays_direct(request) else self._client
        async with client.stream(**_asked(request, timeout)) as response:
            body = bytearray()
            async for part in response.aiter_bytes():
                _add(body, part)
        return RawReply(response.status_code, dict(response.headers), bytes(body))

    @staticmethod
    async def wait(milliseconds: int) -> None:
        """Sleep, and let others run."""
        await asyncio.sleep(milliseconds / 1000)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()
        await self._direct.aclose()


def _stays_direct(request: RawRequest) -> bool:
    """Tell whether no proxy of the environment may see a request: it is in clear, or stays here."""
    return not request.base_url.lower().startswith("https://") or is_loopback(request.base_url)


def _asked(request: RawRequest, timeout: float) -> dict[str, Any]:
    """Return what httpx2 is asked for."""
    return {
        "method": request.method,
        "url": request.url,
        "headers": dict(request.headers),
        "content": request.body.encode() or None,
        "timeout": timeout if request.deadline is None else min(timeout, request.deadline),
        "follow_redirects": False,
    }


def _add(body: bytearray, part: bytes) -> None:
    body += part
    if len(body) > LONGEST_REPLY:
        raise TransportFailed(f"the reply is longer than {LONGEST_REPLY} bytes", sent=True)


def _late(request: RawRequest) -> TransportFailed:
    return TransportFailed(f"no whole reply within {request.deadline:.1f} seconds", sent=True)


def _failed(error: Exception) -> TransportFailed:
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return TransportFailed(reason, sent=not isinstance(error, (*_NOT_SENT, httpx2.InvalidURL)))
