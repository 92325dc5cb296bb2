"""LOT_SIZE, MARKET_LOT_SIZE and ICEBERG_PARTS."""

import datetime as dt
from fractions import Fraction

from property_tests.oracle.legs import Leg, number
from property_tests.oracle.question import Json, Question
from property_tests.oracle.verdicts import Verdicts

STEP_FROM_ZERO = dt.date(2023, 3, 20)
MARKET_MAX_BINDS_QUOTE = dt.date(2023, 7, 18)
MARKET_MIN_BINDS_QUOTE = dt.date(2024, 8, 16)


def check_lot(rule: Json, asked: Question, out: Verdicts, leg: Leg, parameter: str) -> None:
    """Compare one quantity with minimum, maximum and step; 0 disables each."""
    value = leg.values[parameter]
    name = rule["filterType"]
    low, high, step = (number(rule[key]) for key in ("minQty", "maxQty", "stepSize"))
    origin = Fraction(0) if asked.as_of >= STEP_FROM_ZERO else low
    field, leg_name = leg.place(parameter)
    if low != 0 and value < low:
        out.violated.add((name, field, "minQty", leg_name))
    if high != 0 and value > high:
        out.violated.add((name, field, "maxQty", leg_name))
    if step != 0 and (value - origin) % step != 0:
        out.violated.add((name, field, "stepSize", leg_name))


def prediction_is_left_open(asked: Question, low: Fraction) -> bool:
    """Say whether only the matching engine, which answers -2010, tells what an amount fills."""
    return asked.is_test and low != 0 and asked.as_of >= MARKET_MIN_BINDS_QUOTE


def lot_size(rule: Json, asked: Question, out: Verdicts) -> None:
    """Judge quantity and iceberg quantity; predict whether quoteOrderQty buys a minimum lot."""
    for leg in asked.legs:
        if leg.get("quantity") is not None:
            check_lot(rule, asked, out, leg, "quantity")
        if leg.iceberg is not None:
            check_lot(rule, asked, out, leg, "icebergQty")
        quote = leg.get("quoteOrderQty")
        price, low = asked.expected_price(), number(rule["minQty"])
        if quote is None:
            continue
        if prediction_is_left_open(asked, low):
            out.miss("LOT_SIZE", "matching_engine")
        elif isinstance(price, str):
            continue
        elif low != 0 and quote / price < low:
            out.violated.add(("LOT_SIZE", "quoteOrderQty", "minQty", None))


def market_lot_size(rule: Json, asked: Question, out: Verdicts) -> None:
    """Judge the quantity of MARKET orders, and the one that quoteOrderQty would come to."""
    for leg in asked.legs:
        if leg.type != "MARKET":
            continue
        if leg.get("quantity") is not None:
            check_lot(rule, asked, out, leg, "quantity")
        quote, high = leg.get("quoteOrderQty"), number(rule["maxQty"])
        price, low = asked.expected_price(), number(rule["minQty"])
        if quote is None:
            continue
        filled = None if isinstance(price, str) else quote / price
        if prediction_is_left_open(asked, low):
            out.miss("MARKET_LOT_SIZE", "matching_engine")
        elif filled is not None and filled < low and asked.as_of >= MARKET_MIN_BINDS_QUOTE:
            out.violated.add(("MARKET_LOT_SIZE", "quoteOrderQty", "minQty", None))
        if high == 0 or asked.as_of < MARKET_MAX_BINDS_QUOTE:
            continue
        if isinstance(price, str):
            out.miss("MARKET_LOT_SIZE", price)
        elif quote / price > high:
            out.violated.add(("MARKET_LOT_SIZE", "quoteOrderQty", "maxQty", None))


def iceberg_parts(rule: Json, asked: Question, out: Verdicts) -> None:
    """The order has at most `limit` parts; a part that is not full counts."""
    for leg in asked.legs:
        quantity = leg.get("quantity")
        if leg.iceberg is None or quantity is None:
            continue
        ratio = quantity / leg.iceberg
        whole = ratio.numerator // ratio.denominator
        parts = whole if ratio == whole else whole + 1
        if parts > int(rule["limit"]):
            field, leg_name = leg.place("icebergQty")
            out.violated.add(("ICEBERG_PARTS", field, "limit", leg_name))
