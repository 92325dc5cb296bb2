"""PRICE_FILTER, PERCENT_PRICE, PERCENT_PRICE_BY_SIDE and TRAILING_DELTA."""

import datetime as dt
from fractions import Fraction

from property_tests.oracle.legs import ALGO, PRICED, STOPS, Leg, number
from property_tests.oracle.question import Json, Question
from property_tests.oracle.verdicts import Verdicts

TICK_FROM_ZERO = dt.date(2022, 2, 24)


def price_filter(rule: Json, asked: Question, out: Verdicts) -> None:
    """Every price and every stop price lies in the range and on the tick."""
    low, high, tick = (number(rule[key]) for key in ("minPrice", "maxPrice", "tickSize"))
    origin = Fraction(0) if asked.as_of >= TICK_FROM_ZERO else low
    for leg in asked.legs:
        stop = leg.get("stopPrice") if leg.type else None
        named = [] if stop is None else [("stopPrice", stop)]
        for parameter, value in [*limit_prices("PRICE_FILTER", set(), asked, out, leg), *named]:
            field, leg_name = leg.place(parameter)
            if low != 0 and value < low:
                out.violated.add(("PRICE_FILTER", field, "minPrice", leg_name))
            if high != 0 and value > high:
                out.violated.add(("PRICE_FILTER", field, "maxPrice", leg_name))
            if tick != 0 and (value - origin) % tick != 0:
                out.violated.add(("PRICE_FILTER", field, "tickSize", leg_name))


def limit_prices(
    name: str, lacking: set[str], asked: Question, out: Verdicts, leg: Leg
) -> list[tuple[str, Fraction]]:
    """Give the limit prices of a leg by parameter, and record what lacks to judge them.

    They are its own, and the one it is pegged to. `lacking` are the facts that lack besides.
    """
    found: list[tuple[str, Fraction]] = []
    if leg.price is not None:
        if lacking:
            out.miss(name, *lacking)
        found.append(("price", leg.price))
    if leg.peg is None or leg.type not in PRICED or not leg.side:
        return [] if lacking else found
    pegged = asked.pegged_price(leg)
    if isinstance(pegged, str):
        out.miss(name, pegged, *(() if pegged == "book_depth" else lacking))
    elif pegged > 0:
        if lacking:
            out.miss(name, *lacking)
        found.append(("pegPriceType", pegged))
    return [] if lacking else found


def percent_price(rule: Json, asked: Question, out: Verdicts) -> None:
    """The limit price lies in a band around the average."""
    price_band(rule, asked, out, ("multiplierDown", "multiplierUp"))


def percent_price_by_side(rule: Json, asked: Question, out: Verdicts) -> None:
    """The limit price lies in the band of its side."""
    if asked.side == "BUY":
        price_band(rule, asked, out, ("bidMultiplierDown", "bidMultiplierUp"))
    else:
        price_band(rule, asked, out, ("askMultiplierDown", "askMultiplierUp"))


def price_band(rule: Json, asked: Question, out: Verdicts, bounds: tuple[str, str]) -> None:
    """Compare limit prices with the average times two multipliers; of stops that is disputed."""
    down, up = bounds
    name = rule["filterType"]
    average = asked.average(int(rule.get("avgPriceMins", 0)))
    lacking = average if isinstance(average, set) else set[str]()
    for leg in asked.legs:
        prices = limit_prices(name, lacking, asked, out, leg)
        stop = leg.get("stopPrice") if leg.type in ALGO else None
        if isinstance(average, set):
            if stop is not None:
                out.miss(name, *average)
            continue
        low, high = average * number(rule[down]), average * number(rule[up])
        for parameter, price in prices:
            field, leg_name = leg.place(parameter)
            if price < low:
                out.violated.add((name, field, down, leg_name))
            if price > high:
                out.violated.add((name, field, up, leg_name))
        if stop is not None and not low <= stop <= high:
            out.miss(name, "evidence:stop_price_band")


def looks_above(leg: Leg) -> bool:
    """Tell whether the stop is above the market: STOP_LOSS BUY and TAKE_PROFIT SELL."""
    return (leg.type in STOPS) == (leg.side == "BUY")


def trailing_delta(rule: Json, asked: Question, out: Verdicts) -> None:
    """The trailing distance lies in the range of its direction."""
    for leg in asked.legs:
        delta = leg.get("trailingDelta")
        if delta is None or leg.type not in ALGO or not leg.side:
            continue
        direction = "Above" if looks_above(leg) else "Below"
        low, high = f"minTrailing{direction}Delta", f"maxTrailing{direction}Delta"
        field, leg_name = leg.place("trailingDelta")
        if delta < number(rule[low]):
            out.violated.add(("TRAILING_DELTA", field, low, leg_name))
        if delta > number(rule[high]):
            out.violated.add(("TRAILING_DELTA", field, high, leg_name))
