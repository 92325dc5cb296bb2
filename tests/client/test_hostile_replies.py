"""Whatever a server answers, an order is sent once, and nothing is taken for a success.

Each answer is given to every request, so to the queries for what became of the order too.
"""

import asyncio
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any, cast

import pytest

from pretrade.client import AsyncClient, Client, ClientError, OutcomeUnknown
from pretrade.client.http import httpx2_transport
from tests.client.conftest import Awaiting, Patience, PatientAsyncTransport, PatientTransport
from tests.client.exchange import API_KEY, API_SECRET, Clock
from tests.client.orders import LIMIT, RULES
from tests.client.raw_server import Raw, answering

pytestmark = pytest.mark.slow

LONGEST = 100_000

CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "new_order": ("POST /api/v3/order", {**LIMIT, "newClientOrderId": "mine"}),
    "cancel_order": ("DELETE /api/v3/order", {"symbol": "BTCUSDT", "orderId": 9}),
    "cancel_replace": (
        "POST /api/v3/order/cancelReplace",
        {
            **LIMIT,
            "newClientOrderId": "mine",
            "cancelReplaceMode": "STOP_ON_FAILURE",
            "cancelOrderId": 9,
        },
    ),
}


def http(status: int, body: bytes = b"", **headers: object) -> Raw:
    fields = {"Content-Length": len(body)} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = [f"HTTP/1.1 {status} Odd", *(f"{name}: {fields[name]}" for name in fields)]
    return Raw(("\r\n".join(lines).encode() + b"\r\n\r\n" + body,))


def chunked(*lines: bytes) -> Raw:
    return Raw((b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *lines))


BODIES: dict[str, bytes] = {
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "an object": b"{}",
    "a text": b'"orderId"',
    "a number": b"7",
    "true": b"true",
    "NaN": b"NaN",
    "an id that is NaN": b'{"orderId": NaN}',
    "an infinite id": b'{"orderId": -Infinity}',
    "no id": b'{"orderId": null, "status": "NEW"}',
    "an id as text": b'{"orderId": "9"}',
    "an id that is true": b'{"orderId": true}',
    "an id of none": b'{"orderId": -1}',
    "an id with a fraction": b'{"orderId": 9.0}',
    "an id beyond decimals": b'{"orderId": 1e99999999999999999999}',
    "an id of 5000 digits": b'{"orderId": ' + b"9" * 5000 + b"}",
    "a list of orders": b'[{"orderId": 9}]',
    "another order": b'{"symbol": "BTCUSDT", "orderId": 5, "clientOrderId": "other"}',
    "an order on another symbol": b'{"symbol": "ETHUSDT", "orderId": 9, "status": "CANCELED"}',
    "a leg that failed": b'{"cancelResult": "SUCCESS", "newOrderResult": "FAILURE"}',
    "legs without orders": b'{"cancelResult": "SUCCESS", "newOrderResult": "SUCCESS"}',
    "a status alone": b'{"status": "CANCELED"}',
    "an odd status": b'{"status": ["CANCELED"], "orderId": null}',
    "an error": b'{"code": -1000, "msg": "An unknown error occurred."}',
    "a timeout": b'{"code": -1007, "msg": "Timeout waiting for response."}',
    "an error without a code": b'{"code": 0, "msg": "Service unavailable."}',
    "a page": b"<html><h1>Welcome</h1></html>",
    "broken off": b'{"symbol": "BTCUSDT", "orderId": 9, "stat',
    "two objects": b'{"orderId": 9}{"orderId": 9}',
    "no text": b"\xff\xfe\x00\xd8",
    "zero bytes": b"\x00" * 40,
    "very deep": b"[" * 50_000,
    "too long": b"[" + b"0," * LONGEST + b"0]",
}
STATUSES = (
    *(204, 206, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 408, 409, 410, 413),
    *(418, 422, 429, 451, 499, 500, 502, 503, 504, 520, 599),
)
ORDER = b'{"symbol": "BTCUSDT", "orderId": 9'
WIRE: dict[str, Raw] = {
    "closed without a byte": Raw(()),
    "reset": Raw((), reset=True),
    "reset in the head": Raw((b"HTTP/1.1 200 OK\r\nContent-Le",), reset=True),
    "half a status line": Raw((b"HTTP/1.",)),
    "no HTTP": Raw((b"SSH-2.0-OpenSSH_9.6\r\n\r\n",)),
    "continue, and nothing": Raw((b"HTTP/1.1 100 Continue\r\n\r\n",)),
    "a status that is none": Raw((b"HTTP/1.1 OK\r\nContent-Length: 2\r\n\r\n{}",)),
    "a very long header": http(200, b"{}", X_Long="a" * 200_000),
    "many headers": http(200, b"{}", **{f"X-{number}": number for number in range(3000)}),
    "a zero byte in a header": http(200, b"{}", X_Zero="\x00"),
    "shorter than it says": http(200, ORDER, Content_Length=len(ORDER) + 10),
    "a negative length": http(200, b"{}", Content_Length=-1),
    "two lengths": http(200, b"{}", Content_Length="2\r\nContent-Length: 3"),
    "a length in words": http(200, b"{}", Content_Length="two"),
    "a chunk that is cut": chunked(b"40\r\n", ORDER),
    "a chunk without a size": chunked(b"size\r\n", ORDER),
    "no last chunk": chunked(b"22\r\n", ORDER, b"\r\n"),
    "gzip that is none": http(200, b"{}", Content_Encoding="gzip"),
    "gzip that is cut": http(200, gzip.compress(ORDER)[:-12], Content_Encoding="gzip"),
    "deflate that is none": http(200, b"{}", Content_Encoding="deflate"),
    "a small gzip of too much": http(
        200, gzip.compress(b"[" + b" " * 50 * LONGEST + b"]"), Content_Encoding="gzip"
    ),
    "too much in layers": http(
        200, zlib.compress(gzip.compress(b" " * 50 * LONGEST)), Content_Encoding="gzip, deflate"
    ),
    "an unknown coding": http(200, b"\x1b\x00\x00", Content_Encoding="zip"),
    "odd counts": http(200, b"{}", X_MBX_USED_WEIGHT_1M="9" * 5000, X_MBX_ORDER_COUNT_1D="-5"),
    "a second answer": http(200, b"{}HTTP/1.1 200 OK\r\n\r\n" + ORDER, Content_Length=2),
    "an odd time to wait": http(429, b"{}", Retry_After="NaN"),
    "a ban for ever": http(418, b'{"code": -1003, "msg": "banned until 9999999999999999"}'),
}
REPLIES: dict[str, Raw] = {
    **{f"200 with {name}": http(200, body) for name, body in BODIES.items()},
    **{
        str(status): http(status, b"" if status in {204, 304} else b"{}", Location="/api/v3/order")
        for status in STATUSES
    },
    **WIRE,
}


def test_there_are_enough_of_them() -> None:
    assert len(REPLIES) * len(CALLS) >= 135


@pytest.fixture(autouse=True)
def _short_replies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx2_transport, "LONGEST_REPLY", LONGEST)


@pytest.fixture(scope="module", params=["sync", "async"])
def opened(request: pytest.FixtureRequest) -> Iterator[Callable[[str], Client]]:
    """Opens a client of an address; all of them share a transport, which does not wait."""
    patience = Patience(Clock())
    settings: dict[str, Any] = {"environment": "testnet", "rules": RULES, "timeout": 5.0}
    keys = (API_KEY, API_SECRET)
    with ExitStack() as stack:
        if request.param == "sync":
            transport = stack.enter_context(closing(PatientTransport(patience)))
            yield lambda url: Client(*keys, base_url=url, transport=transport, **settings)
        else:
            runner = stack.enter_context(asyncio.Runner())
            carrier = PatientAsyncTransport(patience)
            stack.callback(lambda: runner.run(carrier.close()))
            yield lambda url: cast(
                "Client",
                Awaiting(AsyncClient(*keys, base_url=url, transport=carrier, **settings), runner),
            )


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("raw", REPLIES.values(), ids=REPLIES)
def test_an_order_is_sent_once_and_nothing_is_taken_for_a_success(
    opened: Callable[[str], Client], raw: Raw, name: str
) -> None:
    route, parameters = CALLS[name]
    with answering(raw) as server:
        client = opened(server.url)

        with pytest.raises(ClientError) as told:
            getattr(client, name)(**parameters)

    assert server.requests[0] == route
    assert set(server.requests[1:]) <= {"GET /api/v3/order"}
    assert told.value.outcome_unknown == isinstance(told.value, OutcomeUnknown)
    assert ("mine" in client.pending) == (told.value.outcome_unknown and name != "cancel_order")
