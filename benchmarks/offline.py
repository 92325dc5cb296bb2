"""How many orders a second the offline exchange takes, beside a bare check of the same orders.

Run it with ``python -m benchmarks.offline``. An order is placed and cancelled again: two requests,
four events and eight lines of the journal, on one core, with the garbage collector at work as in
anybody's tests. Both are measured in turn, and compared by their best rounds.
"""

import gc
import time
from collections.abc import Callable

from benchmarks.orders import ACCOUNT, DOCUMENT, INFO, MARKET
from pretrade.testing import OfflineExchange

BAR = 10_000
"""Orders a second that are placed and cancelled."""

ROUNDS = 12
ORDERS = 2_000
OTHERS = 100
"""Orders that rest on the exchange meanwhile."""

RULES = {**DOCUMENT, "rateLimits": [{**one, "limit": 10**9} for one in DOCUMENT["rateLimits"]]}
PARAMS = [
    {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "LIMIT",
        "timeInForce": "GTC",
        "quantity": f"0.0{1000 + index}",
        "price": f"{26500 + index % 500}.5{index % 10}",
    }
    for index in range(ORDERS)
]


def place_and_cancel() -> Callable[[], None]:
    """Return what places and cancels every order on a new exchange."""
    exchange = OfflineExchange(RULES, {"BTCUSDT": "27000"}, {"USDT": "10000000"})
    for number in range(OTHERS):
        exchange.new_order(**{**PARAMS[0], "price": str(26000 + number)})

    def run() -> None:
        for order in PARAMS:
            placed = exchange.new_order(**order)
            exchange.cancel_order(symbol="BTCUSDT", orderId=placed["orderId"])

    return run


def check() -> Callable[[], None]:
    """Return what judges every order."""

    def run() -> None:
        for order in PARAMS:
            assert INFO.check(order, market=MARKET, account=ACCOUNT).ok

    return run


def seconds(run: Callable[[], None]) -> float:
    """Return how long it takes, for each order."""
    gc.collect()
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) / ORDERS


def main() -> None:
    """Print orders a second and the ratio of the two."""
    rounds = [(seconds(place_and_cancel()), seconds(check())) for _ in range(ROUNDS)]
    offline, bare = (min(times) for times in zip(*rounds, strict=True))
    for what, least in (("placed and cancelled", offline), ("bare check, from a dict", bare)):
        print(f"{what:24} {least * 1e6:7.2f} us {1 / least:10,.0f} orders a second")
    print(f"placed and cancelled: {offline / bare:.1f} x a bare check")
    print(f"bar of {BAR:,} orders a second: {'met' if 1 / offline >= BAR else 'missed'}")


if __name__ == "__main__":
    main()
