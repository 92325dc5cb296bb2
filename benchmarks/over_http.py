"""How many requests a second the server of an offline exchange answers, beside an empty handler.

Run it with ``python -m benchmarks.over_http``. Both are on the same server in one process, and get
the same requests but for the path, in turn, over a keep-alive connection that always holds several
of them; the best round of each counts. The bar is half of the empty handler.
"""

import hashlib
import hmac
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from typing import Any

REQUESTS = 1000
AT_ONCE = 20
ROUNDS = 7
BAR = 0.5

SERVER = """
import json, sys
from pretrade.testing.server.serving.asgi import AsgiApp
from pretrade.testing.server.exchange_app import open_app
from pretrade.testing.server.serving.uvicorn_server import UvicornServer, listening_socket

answers = AsgiApp(open_app(json.loads(sys.argv[1]), {"BTCUSDT": "60000"}, {"USDT": "1000000"}))

async def app(scope, receive, send):
    if not scope["path"].startswith("/empty"):
        await answers(scope, receive, send)
        return
    await receive()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"{}"})

listening = listening_socket("127.0.0.1", 0)
port = listening.getsockname()[1]
UvicornServer(app, lambda: print(port, flush=True)).run([listening])
"""


def rules() -> str:
    """The sample without limits, which a benchmark would reach."""
    sample: Any = json.loads((files("pretrade") / "sample" / "exchange_info.json").read_bytes())
    sample["rateLimits"] = [
        {"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1, "limit": 10**9}
    ]
    sample["exchangeFilters"] = []
    for symbol in sample["symbols"]:
        symbol["filters"] = [
            one for one in symbol["filters"] if not one["filterType"].startswith("MAX_NUM")
        ]
    return json.dumps(sample)


def get(target: str) -> bytes:
    return f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def signed(method: str, target: str, form: str) -> bytes:
    form += f"&timestamp={time.time_ns() // 1_000_000}"
    signature = hmac.new(b"offline-secret", form.encode(), hashlib.sha256).hexdigest()
    body = f"{form}&signature={signature}"
    head = f"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-MBX-APIKEY: offline-key\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def place_and_cancel(number: int) -> bytes:
    """A LIMIT order on even numbers, its cancel on odd ones."""
    name = f"bench-{number // 2}"
    if number % 2:
        form = f"symbol=BTCUSDT&origClientOrderId={name}"
        return signed("DELETE", "/api/v3/order", form)
    form = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=59900"
    return signed("POST", "/api/v3/order", f"{form}&newClientOrderId={name}")


WAYS: dict[str, Callable[[int], bytes]] = {
    "ping": lambda _: get("/api/v3/ping"),
    "last price": lambda _: get("/api/v3/ticker/price?symbol=BTCUSDT"),
    "test order": lambda _: signed(
        "POST",
        "/api/v3/order/test",
        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=59900",
    ),
    "order and cancel": place_and_cancel,
}


def answered(connection: socket.socket, requests: list[bytes]) -> None:
    """Send requests, and wait until all are answered with status 200."""
    connection.sendall(b"".join(requests))
    received, left = b"", len(requests)
    while left:
        received += connection.recv(1 << 20)
        while (end := received.find(b"\r\n\r\n")) >= 0:
            head = received[:end].lower()
            assert head.startswith(b"http/1.1 200"), received[:500]
            length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
            if len(received) < end + 4 + length:
                break
            received = received[end + 4 + length :]
            left -= 1


def seconds(connection: socket.socket, requests: list[bytes]) -> float:
    start = time.perf_counter()
    for index in range(0, len(requests), AT_ONCE):
        answered(connection, requests[index : index + AT_ONCE])
    return time.perf_counter() - start


def to_empty(request: bytes) -> bytes:
    """The same request for the empty handler."""
    return request.replace(b" /", b" /empty/", 1)


def main() -> None:
    """Print a line for each kind of request, the ratio to the empty handler last."""
    server = subprocess.Popen([sys.executable, "-c", SERVER, rules()], stdout=subprocess.PIPE)
    assert server.stdout is not None
    empty, full = (dict.fromkeys(WAYS, float("inf")) for _ in range(2))
    try:
        with socket.create_connection(("127.0.0.1", int(server.stdout.readline()))) as connection:
            for _ in range(ROUNDS):
                for name, make in WAYS.items():
                    requests = [make(number) for number in range(REQUESTS)]
                    bare = [to_empty(request) for request in requests]
                    empty[name] = min(empty[name], seconds(connection, bare))
                    full[name] = min(full[name], seconds(connection, requests))
    finally:
        server.terminate()
        server.communicate()
    for name in WAYS:
        asked, ratio = REQUESTS / full[name], empty[name] / full[name]
        note = "" if ratio >= BAR else f"   below the bar of {BAR}"
        print(f"{name:18} {asked:7.0f} requests/s   {ratio:4.2f} of the empty handler{note}")


if __name__ == "__main__":
    main()
