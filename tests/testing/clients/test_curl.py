"""curl and openssl alone trade on `pretrade serve`, as a shell script would."""

import json
import os
import shutil
import subprocess
import time
from typing import Any

import pytest

from tests.testing.clients.serving import Served

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("curl") is None or shutil.which("openssl") is None,
        reason="needs the programs curl and openssl",
    ),
]
BID = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"} | {
    "quantity": "0.001",
    "price": "59900",
}
# As the exchange's documentation shows it.
SCRIPT = """
signature=$(printf %s "$query" | openssl dgst -sha256 -hmac "$secret" | sed 's/^.*= *//')
curl --silent --max-time 10 --write-out ' %{http_code}' --request "$method" \\
    --header "X-MBX-APIKEY: $key" "$url?$query&signature=$signature"
"""


def signed(
    served: Served,
    method: str,
    path: str,
    *,
    secret: str = "offline-secret",  # noqa: S107  made up, and published
    **params: str,
) -> tuple[int, Any]:
    """Send a signed request; the status and the JSON."""
    params["timestamp"] = str(time.time_ns() // 1_000_000)
    query = "&".join(f"{name}={value}" for name, value in params.items())
    done = subprocess.run(
        ["bash", "-c", SCRIPT],  # noqa: S607 - any bash will do
        env={
            "PATH": os.environ["PATH"],
            "query": query,
            "secret": secret,
            "key": "offline-key",
            "method": method,
            "url": f"{served.url}{path}",
        },
        capture_output=True,
        check=True,
        timeout=20,
    )
    body, _, status = done.stdout.decode().rpartition(" ")
    return int(status), json.loads(body)


def public(served: Served, path: str) -> Any:  # noqa: ANN401  JSON
    done = subprocess.run(
        ["curl", "--silent", "--max-time", "10", f"{served.url}{path}"],  # noqa: S607 - any curl
        capture_output=True,
        check=True,
        timeout=20,
    )
    return json.loads(done.stdout)


def test_it_reads_the_rules_and_the_market(served: Served) -> None:
    info = public(served, "/api/v3/exchangeInfo?symbol=BTCUSDT")
    assert [row["symbol"] for row in info["symbols"]] == ["BTCUSDT"]
    ticker = public(served, "/api/v3/ticker/price?symbol=BTCUSDT")
    assert ticker == {"symbol": "BTCUSDT", "price": "60000.00000000"}


def test_it_places_fills_and_reads_balances(served: Served) -> None:
    status, placed = signed(served, "POST", "/api/v3/order", **BID)
    assert (status, placed["status"]) == (200, "NEW")
    served.control("trade", symbol="BTCUSDT", price="59890", quantity="1")
    which = {"symbol": "BTCUSDT", "orderId": str(placed["orderId"])}
    assert signed(served, "GET", "/api/v3/order", **which)[1]["status"] == "FILLED"
    _, account = signed(served, "GET", "/api/v3/account")
    assert {one["asset"]: one["free"] for one in account["balances"]}["BTC"] == "1.00099900"


def test_it_cancels(served: Served) -> None:
    _, placed = signed(served, "POST", "/api/v3/order", **BID)
    which = {"symbol": "BTCUSDT", "orderId": str(placed["orderId"])}
    status, cancelled = signed(served, "DELETE", "/api/v3/order", **which)
    assert (status, cancelled["status"]) == (200, "CANCELED")


def test_it_places_an_oco(served: Served) -> None:
    status, placed = signed(
        served,
        "POST",
        "/api/v3/orderList/oco",
        symbol="BTCUSDT",
        side="SELL",
        quantity="0.01",
        aboveType="LIMIT_MAKER",
        abovePrice="61000",
        belowType="STOP_LOSS",
        belowStopPrice="59000",
    )
    assert (status, placed["listOrderStatus"]) == (200, "EXECUTING")


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"quantity": "0.000015"}, -1013), ({"quantity": "1"}, -2010), ({"symbol": "NO"}, -1121)],
)
def test_it_is_refused_with_the_code_of_the_exchange(
    served: Served, changes: dict[str, str], code: int
) -> None:
    status, refused = signed(served, "POST", "/api/v3/order", **{**BID, **changes})
    assert (status, refused["code"]) == (400, code)


def test_a_wrong_secret_is_refused(served: Served) -> None:
    status, refused = signed(served, "GET", "/api/v3/account", secret="wrong")  # noqa: S106
    assert (status, refused["code"]) == (400, -1022)
