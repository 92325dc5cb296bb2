"""The endpoints that need no key: the exchange's rules, clock and prices.

Weights of 2022-09-30 from rest-api.md of 2022-09-15; later ones from the change log, under their
date. Parameters that came later are listed too.
"""

from datetime import date

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.security import NONE
from pretrade.client.endpoints.weight import BASE_DATE, Case, Weight

DOUBLED = date(2023, 8, 25)
"""The day on which nearly all weights were doubled, and the limit multiplied by five."""

_REFERENCE_PRICES = date(2026, 3, 9)
_ONE_THEN_TWO = (Weight(BASE_DATE, 1), Weight(DOUBLED, 2))
_TICKER = (
    Weight(BASE_DATE, 2, (Case("symbol", 1),)),
    Weight(DOUBLED, 4, (Case("symbol", 2),)),
)
_SYMBOLS = (("symbol", "symbols"),)
_TICKER_PARAMETERS = ("symbol", "symbols", "symbolStatus")


def _statistics(since: date, few: int, many: int, all_symbols: int) -> Weight:
    cases = (Case("symbol", few), Case("symbols", few, most=20), Case("symbols", many, most=100))
    return Weight(since, all_symbols, cases)


def _book(since: date, up_to_100: int, up_to_500: int, up_to_1000: int, more: int) -> Weight:
    cases = (
        Case("limit", up_to_100, most=100),
        Case("limit", up_to_500, most=500),
        Case("limit", up_to_1000, most=1000),
        Case("limit", more),
    )
    return Weight(since, up_to_100, cases)  # the default limit is 100


MARKET_ENDPOINTS = (
    Endpoint(
        name="ping",
        method="GET",
        path="/api/v3/ping",
        security=NONE,
        weights=(Weight(BASE_DATE, 1),),
        websocket="ping",
        title="Test connectivity",
    ),
    Endpoint(
        name="time",
        method="GET",
        path="/api/v3/time",
        security=NONE,
        weights=(Weight(BASE_DATE, 1),),
        websocket="time",
        title="Check server time",
    ),
    Endpoint(
        name="exchange_info",
        method="GET",
        path="/api/v3/exchangeInfo",
        security=NONE,
        weights=(Weight(BASE_DATE, 10), Weight(DOUBLED, 20)),
        parameters=("symbol", "symbols", "permissions", "showPermissionSets", "symbolStatus"),
        websocket="exchangeInfo",
        title="Exchange information",
    ),
    Endpoint(
        name="depth",
        method="GET",
        path="/api/v3/depth",
        security=NONE,
        weights=(
            _book(BASE_DATE, 1, 5, 10, 50),
            _book(DOUBLED, 2, 10, 20, 100),
            _book(date(2023, 10, 19), 5, 25, 50, 250),
        ),
        # A limit above 5000 is no mistake: the reply is cut there ("Order book", 2022-09-30).
        parameters=("symbol mandatory", "limit INT default 100", "symbolStatus"),
        websocket="depth",
        title="Order book",
    ),
    Endpoint(
        name="trades",
        method="GET",
        path="/api/v3/trades",
        security=NONE,
        weights=(
            *_ONE_THEN_TWO,
            Weight(date(2023, 10, 19), 10),
            Weight(date(2024, 4, 4), 25),
        ),
        parameters=("symbol mandatory", "limit"),
        websocket="trades.recent",
        title="Recent trades list",
    ),
    Endpoint(
        name="klines",
        method="GET",
        path="/api/v3/klines",
        security=NONE,
        weights=_ONE_THEN_TWO,
        parameters=(
            "symbol mandatory",
            "interval mandatory",
            "startTime",
            "endTime",
            "timeZone",
            "limit",
        ),
        websocket="klines",
        title="Kline/Candlestick data",
    ),
    Endpoint(
        name="avg_price",
        method="GET",
        path="/api/v3/avgPrice",
        security=NONE,
        weights=_ONE_THEN_TWO,
        parameters=("symbol mandatory",),
        websocket="avgPrice",
        title="Current average price",
    ),
    Endpoint(
        name="reference_price",
        method="GET",
        path="/api/v3/referencePrice",
        security=NONE,
        weights=(Weight(_REFERENCE_PRICES, 2),),
        parameters=("symbol mandatory",),
        websocket="referencePrice",
        title="Query Reference Price",
        since=_REFERENCE_PRICES,
    ),
    Endpoint(
        name="reference_price_calculation",
        method="GET",
        path="/api/v3/referencePrice/calculation",
        security=NONE,
        weights=(Weight(_REFERENCE_PRICES, 2),),
        parameters=("symbol mandatory", "symbolStatus"),
        websocket="referencePrice.calculation",
        title="Query Reference Price Calculation",
        since=_REFERENCE_PRICES,
    ),
    Endpoint(
        name="execution_rules",
        method="GET",
        path="/api/v3/executionRules",
        security=NONE,
        weights=(Weight(_REFERENCE_PRICES, 40, (Case("symbol", 2), Case("symbols", 2, cap=40))),),
        parameters=("symbol", "symbols", "symbolStatus"),
        websocket="executionRules",
        title="Query Execution Rules",
        since=_REFERENCE_PRICES,
    ),
    Endpoint(
        name="ticker_24hr",
        method="GET",
        path="/api/v3/ticker/24hr",
        security=NONE,
        weights=(_statistics(BASE_DATE, 1, 20, 40), _statistics(DOUBLED, 2, 40, 80)),
        parameters=("symbol", "symbols", "type", "symbolStatus"),
        not_together=_SYMBOLS,
        websocket="ticker.24hr",
        title="24hr ticker price change statistics",
    ),
    Endpoint(
        name="ticker_price",
        method="GET",
        path="/api/v3/ticker/price",
        security=NONE,
        weights=_TICKER,
        parameters=_TICKER_PARAMETERS,
        not_together=_SYMBOLS,
        websocket="ticker.price",
        title="Symbol price ticker",
    ),
    Endpoint(
        name="book_ticker",
        method="GET",
        path="/api/v3/ticker/bookTicker",
        security=NONE,
        weights=_TICKER,
        parameters=_TICKER_PARAMETERS,
        not_together=_SYMBOLS,
        websocket="ticker.book",
        title="Symbol order book ticker",
    ),
)
