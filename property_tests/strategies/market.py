"""The market around an order, whole for making the order, with holes for judging it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from property_tests.strategies.pick import Picker
from property_tests.strategies.wire import UNIT, Json, legal, spelled, units


@dataclass(frozen=True)
class FullMarket:
    """Every price that a filter could ask for, in units."""

    last: int
    averages: Mapping[int, int]
    bid: int
    ask: int
    reference: int | None


def some_market(pick: Picker, filters: Mapping[str, Json]) -> FullMarket:
    """Put a market somewhere into the range of PRICE_FILTER, every price a different one."""
    rule = filters.get("PRICE_FILTER", {})
    low, high = units(rule.get("minPrice", 0)), units(rule.get("maxPrice", 0))
    tick = units(rule.get("tickSize", 0)) or UNIT // 100
    last = max(low, tick * pick.one_of((100, 500, 20, 10_000, 1_234_560)))
    last = legal(min(last, high) if high else last)
    near = [legal(last + tick * steps) for steps in (0, 1, -1, 4, 10)]
    return FullMarket(
        last=last,
        averages={5: pick.one_of(near), 1: pick.one_of(near), 60: legal(last * 2)},
        bid=legal(last - tick * pick.one_of((1, 3))),
        ask=legal(last + tick * pick.one_of((1, 3))),
        reference=pick.one_of((None, pick.one_of(near), legal(last + last // 10))),
    )


def known_market(pick: Picker, full: FullMarket) -> dict[str, Any] | None:
    """Give the market object with some facts missing, or none at all."""
    if pick.chance(5):
        return None
    prices = {"lastPrice": full.last, "bidPrice": full.bid, "askPrice": full.ask}
    known: dict[str, Any] = {
        name: spelled(pick, price) for name, price in prices.items() if not pick.chance(15)
    }
    averages = {
        str(over): spelled(pick, price)
        for over, price in full.averages.items()
        if not pick.chance(12)
    }
    if not pick.chance(8):
        known["avgPrice"] = averages
    if full.reference:
        known["referencePrice"] = spelled(pick, full.reference)
    elif pick.chance(50):
        known["referencePrice"] = None
    return known
