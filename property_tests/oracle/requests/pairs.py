"""The two orders of a pair: their types, their sides and their prices."""

import datetime as dt
from fractions import Fraction

from property_tests.oracle.legs import ALGO, STOPS, TAKES, Leg
from property_tests.oracle.requests.forms import PAIRS
from property_tests.oracle.requests.sheet import Sheet

TAKE_PROFITS_FROM = dt.date(2024, 12, 16)


def pair_of(sheet: Sheet) -> tuple[Leg, Leg] | None:
    """Give the pending orders above and below, None when the request has no pair."""
    if sheet.kind not in PAIRS:
        return None
    _, above, below = sheet.legs()
    return above, below


def pair_types(sheet: Sheet) -> None:
    """Judge OCO_TYPES: one order at a limit or taking profit, the other stopping a loss."""
    pair = pair_of(sheet)
    if pair is None:
        return
    above, below = pair
    old = sheet.as_of < TAKE_PROFITS_FROM
    both_wait = old and above.type in ALGO and below.type in ALGO
    if both_wait or (above.type == below.type == "LIMIT_MAKER"):
        sheet.refuse("OCO_TYPES", below.names["type"])
        positions = False
    else:
        positions = True
    for leg in pair:
        unknown = leg.type in {"LIMIT", "MARKET"} or (old and leg.type in TAKES)
        if unknown or (
            positions and leg.type and leg.side and misplaced(leg, is_above=leg is above)
        ):
            sheet.refuse("OCO_TYPES", leg.names["type"])


def misplaced(leg: Leg, *, is_above: bool) -> bool:
    """Say whether an order is on the wrong side of the other one."""
    stop_is_above = leg.side == "BUY"
    return (leg.type in STOPS) == (is_above != stop_is_above)


def pair_prices(sheet: Sheet) -> None:
    """Judge OCO_PRICES: the legs contradict each other, or the market will tell.

    Whatever is sold or bought, what is above is above what is below, and the last price between.
    """
    pair = pair_of(sheet)
    if pair is None or not all(leg.type for leg in pair):
        return
    sheet.out.miss("OCO_PRICES", "working_fill")
    if any(unknown_reach(sheet, leg) for leg in pair):
        return
    above, below = (reach(sheet, leg) for leg in pair)
    if above is not None and below is not None and above[1] <= below[1]:
        sheet.refuse("OCO_PRICES", pair[0].names[above[0]])


def unknown_reach(sheet: Sheet, leg: Leg) -> bool:
    """Say whether a price that may place an order was sent and cannot be read."""
    parameters = ("stopPrice",) if leg.type in STOPS else ("price", "stopPrice")
    return any(name in leg.sent and leg.names[name] in sheet.unreadable for name in parameters)


def reach(sheet: Sheet, leg: Leg) -> tuple[str, Fraction] | None:
    """Give the price by which an order is placed: a stop loss by its trigger, others by their own.

    What takes a profit and has no price is placed by its trigger, too.
    """
    by_price = leg.type not in STOPS and leg.names["price"] in sheet.request
    parameter = "price" if by_price else "stopPrice"
    value = leg.get(parameter)
    return None if value is None else (parameter, value)
