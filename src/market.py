"""What is known of a symbol's market: `Market`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

import attrs

from pretrade.errors import InvalidFacts
from pretrade.fact_values import fact_decimal, fact_mapping, optional_decimal


def _averages(given: Mapping[object, object] | None) -> Mapping[int, Decimal]:
    averages = {}
    for minutes, price in fact_mapping(given or {}, "avgPrice").items():
        text = str(minutes)
        if not (text.isascii() and text.isdigit()):
            raise InvalidFacts("avgPrice", f"{minutes!r} is not a number of minutes")
        averages[int(text)] = fact_decimal(price, f"avgPrice.{text}")
    return averages


@attrs.frozen
class Market:
    """The prices of one symbol, in the quote asset. None means unknown.

    Attributes:
        last_price: the price of the last trade.
        average_prices: minutes → the volume-weighted average over exactly that many minutes.
        best_bid: the highest buy price in the book.
        best_ask: the lowest sell price in the book.
        reference_price: since 2026-05-08 it precedes average and last price; None: there is none.
        at: when the prices were read, in milliseconds since 1970; shown in texts.

    >>> Market(last_price="27000", average_prices={5: "27001.5"}).average_prices[5]
    Decimal('27001.5')
    """

    last_price: Decimal | None = attrs.field(default=None, converter=optional_decimal("lastPrice"))
    average_prices: Mapping[int, Decimal] = attrs.field(
        default=None, converter=_averages, hash=False
    )
    best_bid: Decimal | None = attrs.field(default=None, converter=optional_decimal("bidPrice"))
    best_ask: Decimal | None = attrs.field(default=None, converter=optional_decimal("askPrice"))
    reference_price: Decimal | None = attrs.field(
        default=None, converter=optional_decimal("referencePrice")
    )
    at: int | None = None

    @classmethod
    def from_json(cls, raw: Mapping[str, object]) -> Self:
        """Read ``{lastPrice, avgPrice: {"5": …}, bidPrice, askPrice, referencePrice, at}``.

        Any key may be missing: unknown. The exchange's own replies can be fed in piece by piece:
        see `with_reply`.

        >>> Market.from_json({"lastPrice": "27000", "avgPrice": {"5": "27001"}}).last_price
        Decimal('27000')

        Raises:
            InvalidFacts: a value is not what it should be.
        """
        return cls()._with(fact_mapping(raw, "market"))

    def with_reply(self, reply: Mapping[str, object]) -> Self:
        """Return a copy with what an ``avgPrice``, ``ticker/price`` or ``bookTicker`` reply says.

        >>> market = Market().with_reply({"mins": 5, "price": "27001.5"})
        >>> market.with_reply({"symbol": "BTCUSDT", "price": "27000"}).last_price
        Decimal('27000')
        """
        raw = dict(fact_mapping(reply, "reply"))
        price = raw.pop("price", None)
        if price is not None and "mins" in raw:
            raw["avgPrice"] = {raw["mins"]: price}
        elif price is not None:
            raw["lastPrice"] = price
        return self._with(raw)

    def _with(self, raw: Mapping[str, object]) -> Self:
        known = {own: raw[name] for name, own in _JSON_NAMES.items() if raw.get(name) is not None}
        averages = fact_mapping(raw.get("avgPrice") or {}, "avgPrice")
        return attrs.evolve(self, average_prices={**self.average_prices, **averages}, **known)


_JSON_NAMES = {
    "lastPrice": "last_price",
    "bidPrice": "best_bid",
    "askPrice": "best_ask",
    "referencePrice": "reference_price",
    "at": "at",
}


UNKNOWN_MARKET = Market()
"""Nothing is known of the prices."""


def market_of(market: Market | Mapping[str, Market] | None, symbol: str | None) -> Market | None:
    """Return the prices of one symbol from what ``market=`` was given.

    Raises:
        TypeError: it is neither a Market nor a mapping symbol → Market.
    """
    if market is None or isinstance(market, Market):
        return market
    if isinstance(market, Mapping):
        found = market.get(symbol) if symbol is not None else None
        if found is None or isinstance(found, Market):
            return found
    message = "market= takes a Market or a mapping symbol -> Market; see Market.from_json"
    raise TypeError(message)
