"""Symbols so small that every price and every quantity can be tried: `World`.

Amounts are whole tenths, from 0.1 to `MOST`; both assets have one decimal. What is legal is what
``check`` lets pass, and nothing here knows how sizing finds it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, ParamSpec, TypeVar

from hypothesis import strategies as st

from pretrade import NO_REFERENCE_PRICE, Account, CannotFit, ExchangeInfo, Market, Report, Symbol
from property_tests.strategies.wire import Json

P = ParamSpec("P")
T = TypeVar("T")

MOST = 200
"""The largest amount, in tenths."""

STEPS = (1, 0, 2, 3, 5, 7, 10, 25, 30, 40)
LOWS = (0, 1, 2, 3, 4, 7, 10, 25, 31, 100)
HIGHS = (MOST, 1, 10, 24, 100, 151, 199)
DAYS = (dt.date(2026, 9, 26), dt.date(2022, 1, 1), dt.date(2023, 6, 1))


def tenths(amount: int) -> Decimal:
    """Give so many tenths as a number."""
    return Decimal(amount) / 10


ALL = [tenths(amount) for amount in range(1, MOST + 1)]


@dataclass(frozen=True)
class World:
    """One small symbol on one day."""

    filters: tuple[Json, ...]
    as_of: dt.date

    @cached_property
    def symbol(self) -> Symbol:
        """The symbol."""
        return self.with_filters(self.filters)

    def only(self, rules: Iterable[str]) -> "World":
        """Give the world that has the filters of these types only."""
        names = set(rules)
        return World(tuple(one for one in self.filters if one["filterType"] in names), self.as_of)

    @staticmethod
    def with_filters(filters: Iterable[Json]) -> Symbol:
        """Make the symbol AB with these filters."""
        fields = {"symbol": "AB", "baseAsset": "A", "quoteAsset": "B", "status": "TRADING"}
        decimals = {"baseAssetPrecision": 1, "quoteAssetPrecision": 1}
        document = {"symbols": [{**fields, **decimals, "filters": [*filters]}]}
        return ExchangeInfo.load(document)["AB"]

    def check(
        self, order: Json, market: Market | None = None, account: Account | None = None
    ) -> Report:
        """Judge a BUY, unless the order says otherwise, under the rules of the day."""
        whole = {"symbol": "AB", "side": "BUY", **order}
        return self.symbol.check(whole, market=market, account=account, as_of=self.as_of)

    def passes(
        self, order: Json, market: Market | None = None, account: Account | None = None
    ) -> bool:
        """Tell whether nothing is wrong with an order."""
        return self.check(order, market, account).ok

    def legal(
        self,
        name: str,
        order: Json,
        market: Market | None = None,
        account: Account | None = None,
    ) -> list[Decimal]:
        """Give every value of a parameter with which nothing is wrong."""
        return [one for one in ALL if self.passes({**order, name: one}, market, account)]

    def wrong(self, order: Json) -> set[str | None]:
        """Name the parameters of an order that are refused."""
        return {one.field for one in self.check(order).violations}

    def breaks_step(self, order: Json) -> bool:
        """Tell whether a number of an order is off its step."""
        bounds = (one.bound for one in self.check(order).violations)
        return any(one is not None and one.name in {"stepSize", "tickSize"} for one in bounds)

    def find(self, method: str, *given: Any, **more: Any) -> Any:  # noqa: ANN401  any of sizing's
        """Give what a method of the symbol finds under the rules of the day; None: nothing."""
        return answer(getattr(self.symbol, method), *given, as_of=self.as_of, **more)


def tens(low: int, high: int) -> st.SearchStrategy[str]:
    """Draw a text of so many tenths."""
    return st.integers(low, high).map(tenths).map(str)


def grid(kind: str, names: tuple[str, str, str]) -> st.SearchStrategy[Json]:
    """Draw a filter with a minimum, a maximum and a step."""
    parts = zip(names, (LOWS, HIGHS, STEPS), strict=True)
    drawn = {name: st.sampled_from(options).map(tenths).map(str) for name, options in parts}
    return st.fixed_dictionaries({"filterType": st.just(kind), **drawn})


def rule(kind: str, **drawn: st.SearchStrategy[object]) -> st.SearchStrategy[Json]:
    """Draw a filter that looks at an average."""
    fixed = {"filterType": st.just(kind), "avgPriceMins": st.just(5)}
    return st.fixed_dictionaries({**fixed, **drawn})


lot_sizes = grid("LOT_SIZE", ("minQty", "maxQty", "stepSize"))
market_lot_sizes = grid("MARKET_LOT_SIZE", ("minQty", "maxQty", "stepSize"))
price_filters = grid("PRICE_FILTER", ("minPrice", "maxPrice", "tickSize"))
amounts = st.integers(1, MOST).map(tenths)
flags = st.booleans()
min_notionals = rule("MIN_NOTIONAL", minNotional=tens(0, 600), applyToMarket=flags)
notionals = rule(
    "NOTIONAL",
    minNotional=tens(0, 600),
    maxNotional=tens(100, 1500),
    applyMinToMarket=flags,
    applyMaxToMarket=flags,
)
percents = rule("PERCENT_PRICE", multiplierDown=tens(0, 10), multiplierUp=tens(9, 20))
by_sides = rule(
    "PERCENT_PRICE_BY_SIDE",
    bidMultiplierDown=tens(0, 10),
    bidMultiplierUp=tens(9, 20),
    askMultiplierDown=tens(0, 10),
    askMultiplierUp=tens(9, 20),
)


@st.composite
def markets(draw: st.DrawFn) -> Market:
    """Draw a market whose average need not be near its book."""
    average, bid = draw(amounts), draw(st.integers(1, 100))
    ask = bid + draw(st.integers(1, 20))
    return Market(
        last_price=average,
        average_prices={5: average},
        best_bid=tenths(bid),
        best_ask=tenths(ask),
        reference_price=NO_REFERENCE_PRICE,
    )


@st.composite
def worlds(
    draw: st.DrawFn, always: st.SearchStrategy[Json], *optional: st.SearchStrategy[Json]
) -> World:
    """Draw a world with one filter, and any of the others."""
    filters = [draw(always), *(draw(one) for one in optional if draw(st.booleans()))]
    return World(tuple(filters), draw(st.sampled_from(DAYS)))


sized_worlds = worlds(lot_sizes, market_lot_sizes, min_notionals, notionals)
"""Worlds whose filters bound quantities."""

priced_worlds = worlds(price_filters, percents, by_sides)
"""Worlds whose filters bound prices."""


def answer(find: Callable[P, T], *given: P.args, **more: P.kwargs) -> T | None:
    """Give what a call finds; None: nothing legal, and it says why."""
    try:
        return find(*given, **more)
    except CannotFit as error:
        reasons = error.reasons
    assert reasons
    return None


def rules(error: CannotFit) -> Iterator[str]:
    """Name the rules of the reasons."""
    return (reason.split()[0] for reason in error.reasons)
