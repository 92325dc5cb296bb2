"""The filters that look at the account: counts of open orders, and MAX_POSITION."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from property_tests.oracle.legs import ALGO, number
from property_tests.oracle.question import Json, Question
from property_tests.oracle.verdicts import Verdicts

OWN_QUANTITY_FROM = dt.date(2022, 5, 23)
WHOLE_LISTS_FROM = dt.date(2025, 8, 27)

#: filterType -> (what is counted, on this symbol only?, name of the bound)
COUNTS = {
    "MAX_NUM_ORDERS": ("orders", True, "maxNumOrders"),
    "MAX_NUM_ALGO_ORDERS": ("algo", True, "maxNumAlgoOrders"),
    "MAX_NUM_ICEBERG_ORDERS": ("iceberg", True, "maxNumIcebergOrders"),
    "MAX_NUM_ORDER_LISTS": ("lists", True, "maxNumOrderLists"),
    "EXCHANGE_MAX_NUM_ORDERS": ("orders", False, "maxNumOrders"),
    "EXCHANGE_MAX_NUM_ALGO_ORDERS": ("algo", False, "maxNumAlgoOrders"),
    "EXCHANGE_MAX_NUM_ICEBERG_ORDERS": ("iceberg", False, "maxNumIcebergOrders"),
    "EXCHANGE_MAX_NUM_ORDER_LISTS": ("lists", False, "maxNumOrderLists"),
}


def added_by(asked: Question, what: str) -> int:
    """Count what the request would add."""
    if what == "orders":
        return len(asked.legs)
    if what == "algo":
        return len([leg for leg in asked.legs if leg.type in ALGO])
    if what == "iceberg":
        return len([leg for leg in asked.legs if leg.iceberg is not None])
    return 1 if asked.is_list else 0


def already_open(orders: Sequence[Json], what: str) -> int:
    """Count what is open."""
    if what == "orders":
        return len(orders)
    if what == "algo":
        return len([order for order in orders if order["type"].upper() in ALGO])
    if what == "iceberg":
        return len([order for order in orders if number(order.get("icebergQty", "0")) > 0])
    return len({int(order.get("orderListId", -1)) for order in orders} - {-1})


def count_filter(rule: Json, asked: Question, out: Verdicts) -> None:
    """Open plus added is not more than the limit; a request that adds nothing passes."""
    name = rule["filterType"]
    what, this_symbol_only, bound = COUNTS[name]
    added = added_by(asked, what)
    if added == 0:
        return
    if asked.is_test:
        out.miss(name, "matching_engine")
        return
    orders = asked.open_orders()
    if orders is None:
        out.miss(name, "open_orders")
        return
    if this_symbol_only:
        orders = [order for order in orders if order["symbol"] == asked.symbol["symbol"]]
    limit = int(rule[bound] if bound in rule else rule["limit"])
    if already_open(orders, what) + added <= limit:
        return
    if asked.is_list and what != "lists" and asked.as_of < WHOLE_LISTS_FROM:
        out.miss(name, "evidence:orders_of_lists")
    else:
        out.violated.add((name, None, bound, None))


def open_buys(asked: Question, orders: Sequence[Json]) -> Fraction:
    """Sum the unfilled quantities of the open BUY orders on the symbol."""
    total = Fraction(0)
    for order in orders:
        if order["symbol"] == asked.symbol["symbol"] and order["side"].upper() == "BUY":
            total += number(order["origQty"]) - number(order.get("executedQty", "0"))
    return total


def own_quantity(asked: Question) -> Fraction | str:
    """Give the quantity that the request itself would add, or the name of what lacks."""
    leg = asked.legs[0]
    quantity, quote = leg.get("quantity"), leg.get("quoteOrderQty")
    if asked.as_of < OWN_QUANTITY_FROM:
        return Fraction(0)
    if quantity is not None or quote is None:
        return Fraction(0) if quantity is None else quantity
    price = asked.expected_price()
    return price if isinstance(price, str) else quote / price


def max_position(rule: Json, asked: Question, out: Verdicts) -> None:
    """A BUY may not bring what is held and ordered above the maximum."""
    if asked.side == "SELL" or (not asked.side and not asked.is_test):
        return
    if asked.is_test:
        out.miss("MAX_POSITION", "matching_engine")
        return
    base = asked.symbol["baseAsset"]
    held, orders, own = asked.holding(base), asked.open_orders(), own_quantity(asked)
    if held is None or orders is None or isinstance(own, str):
        missing = [own] if isinstance(own, str) else []
        missing += [f"balance:{base}"] if held is None else []
        missing += ["open_orders"] if orders is None else []
        out.miss("MAX_POSITION", *missing)
        return
    if held + open_buys(asked, orders) + own > number(rule["maxPosition"]):
        parameter = "quantity" if asked.legs[0].get("quantity") is not None else "quoteOrderQty"
        out.violated.add(("MAX_POSITION", parameter, "maxPosition", None))
