"""Loading an exchangeInfo: from its bytes to the first check, and to every symbol."""

import json
from collections.abc import Mapping
from typing import Any

import pretrade
from benchmarks.documents import Document
from benchmarks.measure import Case
from benchmarks.orders import OWN
from benchmarks.yardsticks import PARSING

FIRST_CHECK = "ExchangeInfo.load to the first check"
TOUCHED = "ExchangeInfo.load, every symbol built"


def cases(document: Document) -> list[Case]:
    """Return the plain parsing, and what pretrade adds to it."""
    raw, order = document.raw, _order_on(_a_trading_symbol(document))

    def first_check() -> None:
        pretrade.ExchangeInfo.load(raw).check(order)

    return [
        Case(*PARSING, lambda: json.loads(raw)),
        Case(OWN, FIRST_CHECK, first_check),
        Case(OWN, TOUCHED, lambda: pretrade.ExchangeInfo.load(raw, eager=True)),
    ]


def _a_trading_symbol(document: Document) -> Mapping[str, Any]:
    symbols: list[Mapping[str, Any]] = document.parsed["symbols"]
    trading = [one for one in symbols if one["status"] == "TRADING"]
    return trading[len(trading) // 2]


def _order_on(symbol: Mapping[str, Any]) -> pretrade.Order:
    return pretrade.Order.limit(symbol["symbol"], "BUY", quantity="1", price="1")
