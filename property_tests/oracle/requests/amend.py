"""Amendments: an open order is made smaller and keeps its place."""

from collections.abc import Sequence
from dataclasses import replace

from property_tests.oracle.judgement import FILTERS
from property_tests.oracle.legs import Leg, number
from property_tests.oracle.question import Json, Question
from property_tests.oracle.requests.account_rules import NAMELESS
from property_tests.oracle.requests.ids import AMENDED_ORDER
from property_tests.oracle.requests.sheet import Sheet
from property_tests.oracle.verdicts import Verdicts


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
    possible = [one for one in here if by_id is None or int(one["orderId"]) == int(by_id)]
    found = [one for one in possible if by_name is None or one.get("clientOrderId") == by_name]
    if not found and any(one.get("clientOrderId") is None for one in possible):
        sheet.out.miss(AMENDED_ORDER, NAMELESS)  # every order has a name: this one was not told
        return None
    if not found:
        of_id = by_id is not None and all(int(one["orderId"]) != int(by_id) for one in here)
        sheet.refuse(AMENDED_ORDER, "orderId" if of_id else "origClientOrderId")
        return None
    return found[0]


def by_number(sheet: Sheet, asked: Question) -> Json | None:
    """Find the order whose number was sent, whatever name was sent with it."""
    number_of = sheet.amount("orderId")
    for one in asked.open_orders() or []:
        here = one["symbol"] == sheet.request.get("symbol")
        if here and number_of is not None and one.get("orderId") == number_of:
            return one
    return None


def amended(sheet: Sheet, asked: Question) -> Json | None:
    """Judge which order is meant and its new quantity, and give the order."""
    order, new = named_order(sheet, asked), sheet.amount("newQty")
    if order is not None and new is not None and new >= number(order["origQty"]):
        sheet.refuse(AMENDED_ORDER, "newQty")
    return order


def own_id(sheet: Sheet, asked: Question, order: Json | None) -> None:
    """The new id is no other open order's; the order's own may stay."""
    name, orders = "newClientOrderId", asked.open_orders()
    if name not in sheet.request or name in sheet.unreadable:
        return
    if not {"orderId", "origClientOrderId"} & set(sheet.request):
        return  # nobody knows whose the name may be
    if orders is None:
        sheet.out.miss("DUPLICATE_CLIENT_ORDER_ID", "open_orders")
        return
    others = [one.get("clientOrderId") for one in orders if one is not order]
    if not {sheet.request[name], None} & set(others):
        return
    if order is None and lacks_name(sheet, orders):
        sheet.out.miss("DUPLICATE_CLIENT_ORDER_ID", NAMELESS)
    elif sheet.request[name] in others:
        sheet.refuse("DUPLICATE_CLIENT_ORDER_ID", name)
    else:
        sheet.out.miss("DUPLICATE_CLIENT_ORDER_ID", NAMELESS)


def lacks_name(sheet: Sheet, orders: Sequence[Json]) -> bool:
    """Say whether the order, looked for by its name alone, may be one whose name is not known."""
    if "orderId" in sheet.request and "orderId" not in sheet.unreadable:
        return False
    here = [one for one in orders if one["symbol"] == sheet.request.get("symbol")]
    return any(one.get("clientOrderId") is None for one in here)


#: filters that may look at the order that is left; no document says which do
MAY_BIND = {"MIN_NOTIONAL", "NOTIONAL", "ICEBERG_PARTS"}
OPEN = "evidence:amended_filters"


def judge_amendment(sheet: Sheet, asked: Question) -> None:
    """Judge the amendment, and by the filters what is left of the order."""
    order = amended(sheet, asked) or by_number(sheet, asked)
    own_id(sheet, asked, order)
    info = sheet.exchange_info
    for rule in [*asked.symbol["filters"], *info.get("exchangeFilters", [])]:
        name = rule["filterType"]
        if name == "MAX_NUM_ORDER_AMENDS":
            amendments(rule, sheet, asked, order)
        elif (
            name in MAY_BIND
            or name not in FILTERS
            or (name == "LOT_SIZE" and off_the_lot(rule, sheet, asked))
        ):
            sheet.out.miss(name, OPEN)


def off_the_lot(rule: Json, sheet: Sheet, asked: Question) -> bool:
    """Say whether a new order of this quantity would be refused."""
    new = sheet.amount("newQty")
    if new is None:
        return False
    found = Verdicts()
    left = Leg(None, "", "", {"quantity": "newQty"}, {"quantity": new})
    FILTERS["LOT_SIZE"](rule, replace(asked, legs=[left]), found)
    return bool(found.violated)


def amendments(rule: Json, sheet: Sheet, asked: Question, order: Json | None) -> None:
    """An order is amended only so often."""
    orders = asked.open_orders()
    if orders is None:
        sheet.out.miss("MAX_NUM_ORDER_AMENDS", "open_orders")
    elif order is None and lacks_name(sheet, orders):
        sheet.out.miss("MAX_NUM_ORDER_AMENDS", NAMELESS)
    elif order is not None and order.get("amendments") is None:
        sheet.out.miss("MAX_NUM_ORDER_AMENDS", "open_orders:amendments")
    elif order is not None and int(order["amendments"]) + 1 > int(rule["maxNumOrderAmends"]):
        sheet.out.violated.add(("MAX_NUM_ORDER_AMENDS", None, "maxNumOrderAmends", None))
