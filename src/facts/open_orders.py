"""The open orders of an account, and what the count filters want to know of them."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Self

import attrs

from pretrade.decimals import ZERO, add, subtract
from pretrade.enums import BUY, STOP_TYPES, OrderType, Side
from pretrade.errors import InvalidFacts
from pretrade.facts.fact_values import (
    expect_names,
    fact_count,
    fact_decimal,
    fact_list,
    fact_name,
    fact_text,
    fact_word,
    optional_decimal,
)
from pretrade.json_values import is_object, show

# PENDING_NEW: an order that waits for another of its list. Filters count it from the start: an OTO
# adds 2, an OTOCO 3 (change log of 2024-04-02).
_OPEN = ("NEW", "PENDING_NEW", "PARTIALLY_FILLED")
_CLOSED = ("FILLED", "CANCELED", "PENDING_CANCEL", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH")
_STATUSES = (*_OPEN, *_CLOSED)
"""Source: "Order status (status)", documentation of 2022-09-30; "Self Trade Prevention (STP) FAQ",
in force since 2023-01-26, for the last one."""

_SIDES, _TYPES = tuple(Side), tuple(OrderType)


def _symbol(given: object) -> str:
    return fact_name(given, "symbol")


def _side(given: Any) -> str:  # noqa: ANN401  checked here
    return given if given in _SIDES else fact_word(given, "side", _SIDES)


def _type(given: Any) -> str:  # noqa: ANN401  checked here
    return given if given in _TYPES else fact_word(given, "type", _TYPES)


def _status(given: Any) -> str:  # noqa: ANN401  checked here
    return given if given in _STATUSES else fact_word(given, "status", _STATUSES)


def _quantity(given: object) -> Decimal | None:
    return optional_decimal(given, "origQty")


def _executed(given: object) -> Decimal:
    return ZERO if given is ZERO else fact_decimal(given, "executedQty")


def _iceberg_qty(given: object) -> Decimal:
    return ZERO if given is ZERO else fact_decimal(given, "icebergQty")


def _list_id(given: object) -> int:
    if type(given) is int:
        return given
    return -1 if given is None or given == "-1" else fact_count(given, "orderListId")


def _order_id(given: object) -> int | None:
    return given if given is None or type(given) is int else fact_count(given, "orderId")


def _amendments(given: object) -> int | None:
    return given if given is None or type(given) is int else fact_count(given, "amendments")


def _list_client_order_id(given: object) -> str | None:
    return None if given is None else fact_text(given, "listClientOrderId")


@attrs.frozen
class OpenOrder:
    """One order of the account that rests on the exchange.

    Attributes:
        symbol: its market.
        side: BUY or SELL.
        type: its order type.
        quantity: the original quantity, in the base asset; None: unknown.
        executed: how much of it is filled.
        iceberg_qty: the visible part; 0 when it is no iceberg.
        client_order_id: the id its sender gave it; empty: unknown, since every order has one.
        order_list_id: the list it belongs to; -1 when none.
        status: only NEW, PENDING_NEW and PARTIALLY_FILLED count as open.
        order_id: the id the exchange gave it; None: unknown.
        list_client_order_id: the id that the sender gave its list; None: unknown. The replies
            about open orders leave it out, those about open order lists have it.
        amendments: how often it was amended; None: unknown. No reply about open orders has it: it
            is the number of rows of ``order/amendments``.
    """

    symbol: str = attrs.field(converter=_symbol)
    side: str = attrs.field(converter=_side)
    type: str = attrs.field(converter=_type)
    quantity: Decimal | None = attrs.field(default=None, converter=_quantity)
    executed: Decimal = attrs.field(default=ZERO, converter=_executed)
    iceberg_qty: Decimal = attrs.field(default=ZERO, converter=_iceberg_qty)
    client_order_id: str = ""
    order_list_id: int = attrs.field(default=-1, converter=_list_id)
    status: str = attrs.field(default="NEW", converter=_status)
    order_id: int | None = attrs.field(default=None, converter=_order_id)
    list_client_order_id: str | None = attrs.field(default=None, converter=_list_client_order_id)
    amendments: int | None = attrs.field(default=None, converter=_amendments)

    @property
    def is_open(self) -> bool:
        """Whether the exchange counts it."""
        return self.status in _OPEN

    @classmethod
    def from_json(cls, raw: Mapping[str, object], index: int = 0) -> Self:
        """Read one order of an ``openOrders`` reply; ``index`` names it in errors.

        Raises:
            InvalidFacts: symbol, side or type is missing, a number cannot be read, or there is a
                key that is not read, unless it is a reply of the exchange: it has an ``orderId``.
        """
        if not raw.keys() <= _TOLD:
            expect_names(raw, f"openOrders[{index}]", _NAMES, _TOLD, reply="orderId" in raw)
        get: Callable[[str, object], Any] = raw.get  # the numbers are read by the class
        try:
            return cls(
                get("symbol", None),
                get("side", None),
                get("type", None),
                get("origQty", None),
                get("executedQty", ZERO),
                get("icebergQty", ZERO),
                str(get("clientOrderId", "")),
                get("orderListId", None),
                get("status", "NEW"),
                get("orderId", None),
                get("listClientOrderId", None),
                get("amendments", None),
            )
        except InvalidFacts as error:  # a path for each of a million values would cost more
            raise InvalidFacts(f"openOrders[{index}].{error.path}", error.reason) from None


_NAMES = (
    *("symbol", "side", "type", "origQty", "executedQty", "icebergQty"),
    *("clientOrderId", "orderListId", "status", "orderId", "listClientOrderId"),
    "amendments",
)
_TOLD = frozenset(
    {
        *_NAMES,
        *("price", "stopPrice", "timeInForce", "time", "updateTime", "isWorking"),
        *("workingTime", "cummulativeQuoteQty", "origQuoteOrderQty", "selfTradePreventionMode"),
        *("strategyId", "strategyType", "trailingDelta", "trailingTime", "isIsolated"),
    }
)
"""What a row of ``openOrders`` may have."""


def read_open_orders(given: object) -> tuple[OpenOrder, ...] | None:
    """Read an ``openOrders`` reply, or open orders; None: unknown.

    Raises:
        InvalidFacts: a value is not what it should be.
    """
    if given is None:
        return None
    orders = fact_list(given, "openOrders")
    if set(map(type, orders)) <= {OpenOrder}:
        return tuple(orders)
    return tuple(_open_order(order, index) for index, order in enumerate(orders))


def _open_order(given: object, index: int) -> OpenOrder:
    if isinstance(given, OpenOrder):
        return given
    if is_object(given):
        return OpenOrder.from_json(given, index)
    raise InvalidFacts(f"openOrders[{index}]", f"{show(given)} is not a JSON object")


@attrs.frozen
class OpenOrderCounts:
    """Counts of open orders.

    Attributes:
        orders: all of them.
        algos: stop and take-profit orders among them.
        icebergs: iceberg orders among them.
        lists: distinct order lists they belong to.
        buying: the unfilled quantity of the BUY orders, in the base asset; None: not known of all.
    """

    orders: int
    algos: int
    icebergs: int
    lists: int
    buying: Decimal | None


def count_open(orders: Iterable[OpenOrder]) -> OpenOrderCounts:
    """Count the orders that are open.

    >>> count_open([OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", executed="0.25")]).buying
    Decimal('0.75')
    """
    rest = [order for order in orders if order.status in _OPEN]
    return OpenOrderCounts(
        orders=len(rest),
        algos=sum(1 for order in rest if order.type in STOP_TYPES),
        icebergs=sum(1 for order in rest if order.iceberg_qty),
        lists=len({order.order_list_id for order in rest} - {-1}),
        buying=_buying(order for order in rest if order.side == BUY),
    )


def _buying(orders: Iterable[OpenOrder]) -> Decimal | None:
    total = ZERO
    for order in orders:
        if order.quantity is None:
            return None
        total = add(total, max(ZERO, subtract(order.quantity, order.executed)))
    return total


OPEN_CLIENT_ORDER_ID = "open_orders:clientOrderId"
"""What lacks where the id that its sender gave an open order is not known."""


def find_open(
    orders: Iterable[OpenOrder] | None,
    symbol: str,
    order_id: int | None,
    client_order_id: str | None,
) -> OpenOrder | str | None:
    """Return the open order of an id, as the exchange looks for it: first by its order id.

    Args:
        orders: the open orders; None: unknown.
        symbol: its market.
        order_id: the id that the exchange gave it; None: it is looked for by the other one.
        client_order_id: the id that its sender gave it.

    Returns:
        The order; the fact that lacks to find it; or None: there is no such order.
    """
    if orders is None:
        return "open_orders"
    here = [one for one in orders if one.is_open and one.symbol == symbol]
    if order_id is None:
        by_name = next((one for one in here if one.client_order_id == client_order_id), None)
        nameless = any(not one.client_order_id for one in here)
        return OPEN_CLIENT_ORDER_ID if by_name is None and nameless else by_name
    found = next((one for one in here if one.order_id == order_id), None)
    if found is None and any(one.order_id is None for one in here):
        return "open_orders:orderId"
    return found
