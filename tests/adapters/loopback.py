"""An exchange on loopback that takes whatever it is sent, and remembers it."""

import json
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

RULES: dict[str, Any] = json.loads(
    files("pretrade").joinpath("sample", "exchange_info.json").read_text(encoding="utf-8")
)
PLACED = {"symbol": "BTCUSDT", "orderId": 28, "orderListId": -1, "status": "NEW", "price": "27000"}
REPLIES: dict[str, Any] = {
    "/api/v3/exchangeInfo": RULES,
    "/api/v3/time": {"serverTime": 1_700_000_000_000},
    "/api/v3/ping": {},
    "/api/v3/order/cancelReplace": {"newOrderResponse": PLACED},
}
FACTS: dict[str, Any] = {
    "/api/v3/avgPrice": {"mins": 5, "price": "27000.00000000", "closeTime": 1_700_000_000_000},
    "/api/v3/ticker/price": {"symbol": "BTCUSDT", "price": "27000.00000000"},
    "/api/v3/ticker/bookTicker": {
        "symbol": "BTCUSDT",
        "bidPrice": "26999.99",
        "bidQty": "1",
        "askPrice": "27000.01",
        "askQty": "1",
    },
    "/api/v3/referencePrice": {"symbol": "BTCUSDT", "referencePrice": None},
    "/api/v3/account": {
        "canTrade": True,
        "permissions": ["SPOT"],
        "balances": [{"asset": "USDT", "free": "5000.00000000", "locked": "0.00000000"}],
    },
    "/api/v3/openOrders": [],
    "/api/v3/rateLimit/order": [
        {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "count": 0},
        {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "count": 0},
    ],
}
"""What prices and account are, by path."""


class Refusal(NamedTuple):
    """A reply that says no."""

    status: int
    body: Any
    headers: Mapping[str, str] = MappingProxyType({})


class Sent(NamedTuple):
    """One request that reached the exchange."""

    method: str
    path: str
    params: dict[str, str]


class LoopbackExchange(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.headers: dict[str, str] = {}  # of every reply, besides those of HTTP
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def orders(self) -> list[Sent]:
        """What was sent to change something."""
        return [request for request in self.sent if request.method != "GET"]

    @property
    def asked(self) -> list[str]:
        """The paths of what was read, but for the rules."""
        read = [request.path for request in self.sent if request.method == "GET"]
        return [path for path in read if path != "/api/v3/exchangeInfo"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet: two wait for each other, forty milliseconds
    server: LoopbackExchange  # pyright: ignore[reportIncompatibleVariableOverride]  the only one

    def _answer(self) -> None:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        params = dict(parse_qsl(address.query) + parse_qsl(body))
        self.server.sent.append(Sent(self.command, address.path, params))
        found = REPLIES.get(address.path, FACTS.get(address.path, PLACED))
        said = found if isinstance(found, Refusal) else Refusal(200, found)
        reply = said.body if isinstance(said.body, bytes) else json.dumps(said.body).encode()
        self.send_response(said.status)
        for header in {**self.server.headers, **said.headers}.items():
            self.send_header(*header)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815  names of http.server

    def log_message(self, *_: object) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Keep quiet."""


@contextmanager
def loopback_exchange() -> Generator[LoopbackExchange]:
    """Serve until the test is over."""
    with LoopbackExchange() as exchange:
        thread = threading.Thread(target=exchange.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield exchange
        finally:
            exchange.shutdown()
            thread.join()
