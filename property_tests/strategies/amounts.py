"""Prices and quantities around the bounds of one symbol."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from property_tests.strategies.market import FullMarket
from property_tests.strategies.pick import Picker
from property_tests.strategies.wire import UNIT, Json, around, grid_below, legal, units

TICK_FROM_ZERO = dt.date(2022, 2, 24)
STEP_FROM_ZERO = dt.date(2023, 3, 20)
REFERENCE_PRICE_FROM = dt.date(2026, 5, 8)
#: what goes to the edge; everything else stays where it should be legal
FOCUSES = ("nothing", "price", "quantity", "iceberg", "everything")
BANDS = {
    "PERCENT_PRICE": {"BUY": ("multiplierUp", "multiplierDown")},
    "PERCENT_PRICE_BY_SIDE": {
        "BUY": ("bidMultiplierUp", "bidMultiplierDown"),
        "SELL": ("askMultiplierUp", "askMultiplierDown"),
    },
}


def both_ways(amount: Fraction) -> list[int]:
    """Give the units at and just above an amount."""
    whole = amount.numerator // amount.denominator
    return [whole, whole if amount == whole else whole + 1]


@dataclass(frozen=True)
class Amounts:
    """A source of amounts that knows where this symbol's edges are."""

    pick: Picker
    filters: Mapping[str, Json]
    market: FullMarket
    as_of: dt.date
    focus: str

    def at_edge(self, what: str) -> bool:
        """Say whether this amount is to look for trouble."""
        return self.focus in {what, "everything"}

    def bound(self, filter_type: str, *names: str) -> list[int]:
        """Give the bounds of a filter, those that are there and not 0, in units."""
        rule = self.filters.get(filter_type, {})
        return [units(rule[name]) for name in names if name in rule and units(rule[name])]

    def grid(self, filter_type: str, step: str, start: str) -> tuple[int, int]:
        """Give step and origin of a grid, 0 where there is none."""
        rule = self.filters.get(filter_type, {})
        return units(rule.get(step, 0)), units(rule.get(start, 0))

    def average(self, rule: Json) -> int:
        """Give the price that a filter multiplies with, were every fact known."""
        if self.market.reference and self.as_of >= REFERENCE_PRICE_FROM:
            return self.market.reference
        minutes = int(rule.get("avgPriceMins", 0))
        return self.market.averages.get(minutes, self.market.last) if minutes else self.market.last

    def band_edges(self, side: str) -> list[int]:
        """Give the ends of every band around the average."""
        edges: list[int] = []
        for name, sides in BANDS.items():
            rule = self.filters.get(name)
            if rule is None:
                continue
            for key in sides.get(side, sides["BUY"]):
                edges += both_ways(self.average(rule) * Fraction(str(rule[key])))
        return edges

    def price(self, side: str) -> int:
        """Pick a price near the market or on an edge."""
        step, start = self.grid("PRICE_FILTER", "tickSize", "minPrice")
        if not self.at_edge("price"):
            origin = 0 if self.as_of >= TICK_FROM_ZERO else start
            return legal(grid_below(self.market.last, step, origin))
        anchors = [self.market.last] * 3 + self.band_edges(side) * 2
        anchors += self.bound("PRICE_FILTER", "minPrice", "maxPrice")
        return around(self.pick, anchors, step, start)

    def notional_edges(self, price: int | None, *names: str) -> list[int]:
        """Give the quantities whose notional at this price (else the average) is a bound."""
        edges: list[int] = []
        for name in ("MIN_NOTIONAL", "NOTIONAL"):
            rule = self.filters.get(name, {})
            at = price or self.average(rule)
            for amount in self.bound(name, *names):
                edges += both_ways(Fraction(amount * UNIT, at))
        return edges

    def quantity(self, price: int | None) -> int:
        """Pick a quantity; without a price it is for a MARKET order."""
        step, start = self.grid("LOT_SIZE", "stepSize", "minQty")
        ordinary = start + (step or UNIT // 100) * self.pick.one_of((10, 1, 500, 3000))
        if not self.at_edge("quantity"):
            origin = 0 if self.as_of >= STEP_FROM_ZERO else start
            worth = self.notional_edges(price, "minNotional")
            wanted = max([ordinary, *(3 * one for one in worth)])
            return legal(grid_below(wanted + step, step, origin))
        anchors = [ordinary] * 3 + self.notional_edges(price, "minNotional", "maxNotional") * 2
        anchors += self.bound("LOT_SIZE", "minQty", "maxQty")
        anchors += self.bound("MAX_POSITION", "maxPosition")
        if price is None:
            anchors += self.bound("MARKET_LOT_SIZE", "minQty", "maxQty") * 3
            if self.pick.chance(30):
                step, start = self.grid("MARKET_LOT_SIZE", "stepSize", "minQty")
        return around(self.pick, anchors, step, start)

    def quote_quantity(self, side: str) -> int:
        """Pick a quoteOrderQty: on a notional bound, or worth a quantity bound."""
        met = self.market.ask if side == "BUY" else self.market.bid
        lots = self.bound("LOT_SIZE", "minQty") + self.bound("MARKET_LOT_SIZE", "maxQty") * 2
        lots += self.bound("MAX_POSITION", "maxPosition")
        anchors = [self.market.last * 10]
        for name in ("MIN_NOTIONAL", "NOTIONAL"):
            anchors += self.bound(name, "minNotional", "maxNotional")
        for lot in lots:
            anchors += both_ways(Fraction(lot * met, UNIT))
        return around(self.pick, anchors, 1, 0)

    def iceberg(self, quantity: int, price: int) -> int:
        """Pick a visible part of the quantity; now and then 0, which is no iceberg."""
        if self.pick.chance(8):
            return 0
        limit = int(self.filters.get("ICEBERG_PARTS", {}).get("limit", 10)) or 1
        if not self.at_edge("iceberg"):
            return quantity
        step, start = self.grid("LOT_SIZE", "stepSize", "minQty")
        anchors = [*both_ways(Fraction(quantity, limit)) * 2, quantity]
        anchors += self.bound("LOT_SIZE", "minQty") + self.notional_edges(price, "minNotional")
        shown = around(self.pick, anchors, step, start)
        return legal(min(shown, quantity))

    def trailing(self) -> int:
        """Pick a distance in basis points on or beside one of the four bounds."""
        rule = self.filters.get("TRAILING_DELTA", {})
        anchors: Sequence[int] = [int(rule[key]) for key in rule if key != "filterType"] or [100]
        return max(1, self.pick.one_of(anchors) + self.pick.one_of((0, 0, 1, -1)))
