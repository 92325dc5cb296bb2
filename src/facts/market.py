"""What is known of a symbol's market: `Market`."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

import attrs

from pretrade.enums import Side
from pretrade.errors import InvalidFacts
from pretrade.facts.execution_rules import ExecutionLimit, ExecutionRules, read_execution_rules
from pretrade.facts.fact_values import expect_names, fact_decimal, fact_mapping, optional_decimal
from pretrade.json_values import is_object, show


class NoReferencePrice(Enum):
    """What may be known of a reference price besides a number: `NO_REFERENCE_PRICE`."""

    NO_REFERENCE_PRICE = "there is none"

    def __repr__(self) -> str:
        """Write it as it is imported."""
        return self.name


NO_REFERENCE_PRICE = NoReferencePrice.NO_REFERENCE_PRICE
"""The symbol is known to have no reference price: the exchange said ``null``, or -2043."""

ReferencePrice = Decimal | NoReferencePrice | None


def _averages(given: object) -> Mapping[int, Decimal]:
    averages: dict[int, Decimal] = {}
    for minutes, price in fact_mapping(given or {}, "avgPrice").items():
        if price is None:
            continue
        text = str(minutes)
        if not (text.isascii() and text.isdigit()):
            raise InvalidFacts("avgPrice", f"{minutes!r} is not a number of minutes")
        averages[int(text)] = fact_decimal(price, f"avgPrice.{text}")
    return MappingProxyType(averages)


def _last_price(given: object) -> Decimal | None:
    return optional_decimal(given, "lastPrice")


def _best_bid(given: object) -> Decimal | None:
    return optional_decimal(given, "bidPrice")


def _best_ask(given: object) -> Decimal | None:
    return optional_decimal(given, "askPrice")


def _reference_price(given: object) -> ReferencePrice:
    if given is NO_REFERENCE_PRICE:
        return NO_REFERENCE_PRICE
    return optional_decimal(given, "referencePrice")


@attrs.frozen
class Market:
    """The prices of one symbol, in the quote asset. None means unknown.

    Attributes:
        last_price: the price of the last trade.
        average_prices: minutes → the volume-weighted average over exactly that many minutes.
        best_bid: the highest buy price in the book.
        best_ask: the lowest sell price in the book.
        reference_price: since 2026-05-08 it precedes average and last price; `NO_REFERENCE_PRICE`:
            the symbol is known to have none.
        at: when the prices were read, in milliseconds since 1970; shown in texts.
        execution_rules: what binds trades and refuses no order: each a `PriceRange`; an
            ``executionRules`` reply is read, too.

    >>> Market(last_price="27000", average_prices={5: "27001.5"}).average_prices[5]
    Decimal('27001.5')
    """

    last_price: Decimal | None = attrs.field(default=None, converter=_last_price)
    average_prices: Mapping[int, Decimal] = attrs.field(
        default=None, converter=_averages, hash=False
    )
    best_bid: Decimal | None = attrs.field(default=None, converter=_best_bid)
    best_ask: Decimal | None = attrs.field(default=None, converter=_best_ask)
    reference_price: ReferencePrice = attrs.field(default=None, converter=_reference_price)
    at: int | None = None
    execution_rules: ExecutionRules | None = attrs.field(
        default=None, converter=read_execution_rules
    )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy by what was given: a read-only mapping cannot be."""
        averages = dict(self.average_prices)
        prices = (self.last_price, averages, self.best_bid, self.best_ask, self.reference_price)
        return type(self), (*prices, self.at, self.execution_rules)

    def execution_limits(self, side: Side) -> tuple[ExecutionLimit, ...]:
        """Return the ends of the prices at which a taker of a side may trade now; none: any."""
        reference = self.reference_price
        if not self.execution_rules or not isinstance(reference, Decimal):
            return ()
        return tuple(one for rule in self.execution_rules for one in rule.limits(side, reference))

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "Market":
        """Read ``{lastPrice, avgPrice: {"5": …}, bidPrice, askPrice, referencePrice, …}``.

        There are ``executionRules``, as in their reply, and ``at`` besides.
        Any key may be missing: unknown. A ``referencePrice`` of null says that there is none. The
        exchange's own replies can be fed in piece by piece: see `with_reply`.

        >>> Market.from_json({"lastPrice": "27000", "avgPrice": {"5": "27001"}}).last_price
        Decimal('27000')

        Raises:
            InvalidFacts: a value is not what it should be.
        """
        return _merged(cls(), fact_mapping(raw, "market"), "market")

    @classmethod
    def from_ccxt(cls, ticker: Mapping[str, Any]) -> "Market":
        """Read a ticker of ccxt: of ``fetch_ticker``, ``fetch_bids_asks``, ``fetch_last_prices``.

        The exchange's own reply is below its ``info``: its exact texts come first, the floats of
        ``last``, ``bid`` and ``ask`` stand for their shortest texts. A ticker has no average over
        the minutes that filters ask for: its ``vwap`` is one of 24 hours, its ``average`` is none.

        >>> Market.from_ccxt({"symbol": "BTC/USDT", "last": 27000.1, "bid": None}).last_price
        Decimal('27000.1')

        Raises:
            InvalidFacts: it is no ticker of a spot market, or a value is not what it should be.
        """
        given = fact_mapping(ticker, "ticker")
        if given.keys().isdisjoint(_CCXT_NAMES):
            raise InvalidFacts("ticker", "is no ticker of ccxt: it has neither last, bid nor ask")
        if ":" in str(given.get("symbol")):
            raise InvalidFacts("ticker.symbol", f"{show(given['symbol'])} is no spot market")
        info = given.get("info")
        exact: Mapping[str, Any] = info if is_object(info) else {}
        told: dict[str, Any] = {"at": given.get("timestamp")}
        for own, name in _CCXT_NAMES.items():
            price = exact.get(name, exact.get(own))
            price = given.get(own) if price is None else price
            if price is not None:
                told[name] = price
        return _merged(cls(), told, "ticker")

    def with_reply(self, reply: Mapping[str, Any]) -> "Market":
        """Return a copy with what an ``avgPrice``, ``ticker/price`` or ``bookTicker`` reply says.

        So it does with one of ``referencePrice``, or of ``executionRules`` of one symbol.

        >>> market = Market().with_reply({"mins": 5, "price": "27001.5"})
        >>> market.with_reply({"symbol": "BTCUSDT", "price": "27000"}).last_price
        Decimal('27000')

        Raises:
            InvalidFacts: it has a key that no such reply has, or a value is not what it should be.
        """
        raw = dict(fact_mapping(reply, "reply"))
        if raw.get("code") == _NO_REFERENCE:
            return attrs.evolve(self, reference_price=NO_REFERENCE_PRICE)
        price = raw.pop("price", None)
        if price is not None and "mins" in raw:
            raw["avgPrice"] = {raw["mins"]: price}
        elif price is not None:
            raw["lastPrice"] = price
        if "symbolRules" in raw:
            return attrs.evolve(self, execution_rules=raw)
        return _merged(self, raw, "reply")


_NO_REFERENCE = -2043
"""What the exchange answers where there is none. Source: errors.md, NO_REFERENCE_PRICE."""

_JSON_NAMES = {
    "lastPrice": "last_price",
    "bidPrice": "best_bid",
    "askPrice": "best_ask",
    "referencePrice": "reference_price",
    "executionRules": "execution_rules",
    "at": "at",
}


_NAMES = (*_JSON_NAMES, "avgPrice")
_CCXT_NAMES = {"last": "lastPrice", "price": "lastPrice", "bid": "bidPrice", "ask": "askPrice"}
"""ccxt's name of a price, in tickers and in last prices → the exchange's."""

_ALSO_TOLD = frozenset(
    {
        *("symbol", "mins", "closeTime", "timestamp", "bidQty", "askQty"),
        *("priceChange", "priceChangePercent", "weightedAvgPrice", "prevClosePrice", "lastQty"),
        *("openPrice", "highPrice", "lowPrice", "volume", "quoteVolume", "openTime"),
        *("firstId", "lastId", "count"),
    }
)
"""What replies about prices tell besides; no rule asks for it."""

_TOLD_BY_REPLIES = (
    frozenset({"mins", "avgPrice"}),
    *(frozenset({"symbol", name}) for name in ("lastPrice", "bidPrice", "referencePrice")),
)
"""What tells a reply: the exchange may add to it, whoever wrote it by hand may not."""


def _merged(market: Market, raw: Mapping[str, Any], path: str) -> Market:
    """Return a copy with the values of a JSON object over those that are known."""
    reply = any(raw.keys() >= told for told in _TOLD_BY_REPLIES)
    expect_names(raw, path, _NAMES, _ALSO_TOLD, reply=reply)
    known: dict[str, Any] = {
        own: raw[name] for name, own in _JSON_NAMES.items() if raw.get(name) is not None
    }
    if "referencePrice" in raw and raw["referencePrice"] is None:  # an older one no longer holds
        known["reference_price"] = NO_REFERENCE_PRICE
    averages = fact_mapping(raw.get("avgPrice") or {}, "avgPrice")
    return attrs.evolve(market, average_prices={**market.average_prices, **averages}, **known)


def _refuse_other_spellings(markets: Mapping[str, Any], symbol: str) -> None:
    """Raise when prices of a symbol are there by another name, as ``btcusdt`` or ``BTC/USDT``.

    Looked up, not searched for: whoever gives prices of thousands has many that are not asked.
    """
    cuts = [len(symbol) - quote for quote in _QUOTE_LENGTHS]
    written = [f"{symbol[:cut]}{mark}{symbol[cut:]}" for cut in cuts for mark in "/-_"]
    for name in (symbol.lower(), *written):
        if name != symbol and name in markets:
            raise InvalidFacts("market", f"there is no key {show(name)}; did you mean {symbol}?")


_QUOTE_LENGTHS = (3, 4, 5)  # BTC, USDT, FDUSD

UNKNOWN_MARKET = Market()
"""Nothing is known of the prices."""


def market_of(market: Any, symbol: str | None) -> Market | None:  # noqa: ANN401  checked here
    """Return the prices of one symbol from what ``market=`` was given.

    Raises:
        TypeError: it is neither a Market nor a mapping symbol → Market.
    """
    if market is None or isinstance(market, Market):
        return market
    if is_object(market):
        found = market.get(symbol) if symbol is not None else None
        if isinstance(found, Market):
            return found
        if not market or isinstance(next(iter(market.values())), Market):
            _refuse_other_spellings(market, symbol or "")
            return None
    message = "market= takes a Market or a mapping symbol -> Market; see Market.from_json"
    raise TypeError(message)
