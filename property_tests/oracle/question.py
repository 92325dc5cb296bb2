"""The request with the facts around it; every fact may be unknown."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from property_tests.oracle.legs import Leg, number

Json = Mapping[str, Any]

REFERENCE_PRICE_FROM = dt.date(2026, 5, 8)


@dataclass(frozen=True)
class Question:
    """Everything that a filter may look at."""

    symbol: Json
    legs: Sequence[Leg]
    is_list: bool
    is_test: bool
    market: Json
    account: Json
    as_of: dt.date

    @property
    def side(self) -> str:
        """BUY or SELL."""
        return self.legs[0].side

    def market_price(self, key: str) -> Fraction | None:
        """Give a price of the market object, None when unknown."""
        return None if self.market.get(key) is None else number(self.market[key])

    def average(self, minutes: int) -> Fraction | set[str]:
        """Give the price that percentages and MARKET notionals use, or the names of what lacks."""
        lacking: set[str] = set()
        if self.as_of >= REFERENCE_PRICE_FROM:
            reference = self.market_price("referencePrice")
            if reference is not None:
                return reference
            if "referencePrice" not in self.market:
                lacking.add("reference_price")
        averages: Json = self.market.get("avgPrice") or {}
        key, prices = ("lastPrice", self.market) if minutes == 0 else (str(minutes), averages)
        if prices.get(key) is None:
            lacking.add("last_price" if minutes == 0 else f"average_price:{minutes}")
        return lacking or number(prices[key])

    def expected_price(self) -> Fraction | str:
        """Give the price that a MARKET order would meet, or the name of what lacks."""
        key, fact = ("askPrice", "best_ask") if self.side == "BUY" else ("bidPrice", "best_bid")
        for price in (self.market_price(key), self.market_price("lastPrice")):
            if price is not None and price > 0:
                return price
        return fact

    def pegged_price(self, leg: Leg) -> Fraction | str:
        """Give the price that a pegged order follows, or the name of what lacks."""
        if leg.side not in {"BUY", "SELL"}:
            return "order:side"
        if leg.peg_level:
            return "book_depth"
        own = leg.peg == "PRIMARY_PEG"
        bid = own == (leg.side == "BUY")
        best = self.market_price("bidPrice" if bid else "askPrice")
        return ("best_bid" if bid else "best_ask") if best is None else best

    def open_orders(self) -> list[Json] | None:
        """Give the account's open orders on all symbols, None when unknown."""
        if self.account.get("openOrders") is None:
            return None
        live = {"NEW", "PENDING_NEW", "PARTIALLY_FILLED"}
        return [o for o in self.account["openOrders"] if o.get("status", "NEW").upper() in live]

    def holding(self, asset: str) -> Fraction | None:
        """Free and locked balance of an asset: 0 when not listed, None when unknown."""
        if self.account.get("balances") is None:
            return None
        rows = [row for row in self.account["balances"] if row["asset"] == asset]
        return sum((number(row["free"]) + number(row["locked"]) for row in rows), Fraction(0))
