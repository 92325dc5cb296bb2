"""Amendments: an open order is made smaller and keeps its place."""

from dataclasses import replace
from fractions import Fraction

from property_tests.oracle.judgement import FILTERS, unknown
from property_tests.oracle.legs import ALGO, PRICED, Leg, number
from property_tests.oracle.question import Json, Question
from property_tests.oracle.requests.ids import AMENDED_ORDER
from property_tests.oracle.requests.sheet import Sheet


def named_order(sheet: Sheet, asked: Question) -> Json | None:
    """Find the order that is to be amended; record that it is not there, or not known."""
    by_id, by_name = (
        None if name in sheet.unreadable else sheet.request.get(name)
        for name in ("orderId", "origClientOrderId")
    )
    orders = asked.open_orders()
    if by_id is None and by_name is None:
        return None
    if orders is None:
        sheet.out.miss(AMENDED_ORDER, "open_orders")
        return None
    here = [one for one in orders if one["symbol"] == sheet.request.get("symbol")]
    if by_id is not None and any(one.get("orderId") is None for one in here):
        sheet.out.miss(AMENDED_ORDER, "open_orders:orderId")
        return None
    found = [
        one
        for one in here
        if by_id is None or int(one["orderId"]) == int(by_id)
        if by_name is None or one.get("clientOrderId") == by_name
    ]
    if not found:
        sheet.refuse(AMENDED_ORDER, "origClientOrderId" if by_id is None else "orderId")
        return None
    return found[0]


def amended(sheet: Sheet, asked: Question) -> Leg | None:
    """Judge the new quantity, and give the order as it would become."""
    new = sheet.amount("newQty")
    order = named_order(sheet, asked)
    if order is None:
        if new is not None and asked.open_orders() is None:
            sheet.out.miss(AMENDED_ORDER, "open_orders")
        return None
    if new is None:
        return None
    whole = number(order["origQty"])
    if new >= whole:
        sheet.refuse(AMENDED_ORDER, "newQty")
    own_id(sheet, asked, order)
    return as_leg(order, new)


def own_id(sheet: Sheet, asked: Question, order: Json) -> None:
    """The new id is no other open order's; the order's own may stay."""
    name = "newClientOrderId"
    if name not in sheet.request or name in sheet.unreadable:
        return
    others = [one for one in asked.open_orders() or [] if one is not order]
    if any(one.get("clientOrderId") == sheet.request[name] for one in others):
        sheet.refuse("DUPLICATE_CLIENT_ORDER_ID", name)


def as_leg(order: Json, new: Fraction) -> Leg:
    """Give the amended order as the filters take it."""
    price, shown = number(order.get("price", "0")), number(order.get("icebergQty", "0"))
    values = {"quantity": new}
    order_type = order["type"].upper()
    if order_type in PRICED and price > 0:
        values["price"] = price
    stop = number(order.get("stopPrice", "0"))
    if order_type in ALGO and stop > 0:
        values["stopPrice"] = stop
    if shown > 0:
        values["icebergQty"] = min(shown, new)
    names = dict.fromkeys(values, "newQty")
    return Leg(None, order_type, order["side"].upper(), names, values, shared=frozenset({"newQty"}))


#: filters of what is ordered; counts and prices do not change
OF_QUANTITY = ("LOT_SIZE", "MIN_NOTIONAL", "NOTIONAL", "ICEBERG_PARTS")


def judge_amendment(sheet: Sheet, asked: Question) -> None:
    """Judge the amendment, and the order that it leaves by the filters of its quantity."""
    leg = amended(sheet, asked)
    for rule in asked.symbol["filters"]:
        name = rule["filterType"]
        if name not in FILTERS:
            unknown(rule, asked, sheet.out)
        elif name == "MAX_NUM_ORDER_AMENDS":
            sheet.out.miss(name, "open_orders:amendments")
        elif name in OF_QUANTITY and leg is not None:
            FILTERS[name](rule, replace(asked, legs=[leg]), sheet.out)
        elif name == "LOT_SIZE" and sheet.amount("newQty") is not None:
            new = sheet.amount("newQty") or Fraction(0)
            alone = Leg(None, "", "", {"quantity": "newQty"}, {"quantity": new})
            FILTERS[name](rule, replace(asked, legs=[alone]), sheet.out)
        elif name in OF_QUANTITY and asked.open_orders() is None:
            sheet.out.miss(name, "open_orders")
