"""ccxt: it rounds a quantity and a price, and writes a request; it does not check amounts."""

import json
from typing import Any

import ccxt

from benchmarks.documents import Document
from benchmarks.measure import Case
from benchmarks.orders import COUNT, DOCUMENT, OFF_GRID
from benchmarks.yardsticks import CCXT_PAIR

LIBRARY = "ccxt"
_MARKET = "BTC/USDT"


def _exchange(symbols: list[Any]) -> Any:  # noqa: ANN401  ccxt has no types
    exchange = ccxt.binance()
    # These come from signed calls; parse_markets needs them present.
    exchange.options["crossMarginPairsData"] = []
    exchange.options["isolatedMarginPairsData"] = []
    exchange.set_markets(exchange.parse_markets(symbols))
    return exchange


def rounding_cases() -> list[Case]:
    """Return its rounding pair."""
    exchange = _exchange(DOCUMENT["symbols"])
    floats = [(float(quantity), float(price)) for quantity, price in OFF_GRID]

    def pair_of_strings() -> None:
        for quantity, price in OFF_GRID:
            exchange.amount_to_precision(_MARKET, quantity)
            exchange.price_to_precision(_MARKET, price)

    def pair_of_floats() -> None:
        for quantity, price in floats:
            exchange.amount_to_precision(_MARKET, quantity)
            exchange.price_to_precision(_MARKET, price)

    return [
        Case(*CCXT_PAIR, pair_of_strings, COUNT),
        Case(LIBRARY, "amount_to_precision + price_to_precision, floats", pair_of_floats, COUNT),
    ]


def check_cases() -> list[Case]:
    """Return its request builder: two roundings, the type, and the parameters it needs."""
    exchange = _exchange(DOCUMENT["symbols"])
    floats = [(float(quantity), float(price)) for quantity, price in OFF_GRID]

    def request() -> None:
        for quantity, price in floats:
            exchange.create_order_request(_MARKET, "limit", "buy", quantity, price)

    return [
        Case(LIBRARY, "create_order_request: rounds, looks at type and parameters", request, COUNT)
    ]


def load_cases(document: Document) -> list[Case]:
    """Return its reading of a document, from bytes to its markets."""
    raw = document.raw

    def read() -> object:
        return _exchange(json.loads(raw)["symbols"])

    return [Case(LIBRARY, "json.loads, parse_markets, set_markets", read)]
