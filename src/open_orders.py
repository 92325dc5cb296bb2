"""The open orders of an account, and what the count filters want to know of them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Self

import attrs

from pretrade.decimals import ZERO, add, subtract
from pretrade.enums import BUY, STOP_TYPES
from pretrade.fact_values import fact_decimal, fact_text, optional_decimal


def _upper(word: str) -> str:
    return word.upper()


def _quantity(given: object) -> Decimal | None:
    return optional_decimal(given, "origQty")


def _executed(given: object) -> Decimal:
    return fact_decimal(given, "executedQty")


def _iceberg_qty(given: object) -> Decimal:
    return fact_decimal(given, "icebergQty")


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
        client_order_id: the id its sender gave it.
        order_list_id: the list it belongs to; -1 when none.
        status: only NEW and PARTIALLY_FILLED count as open.
    """

    symbol: str
    side: str = attrs.field(converter=_upper)
    type: str = attrs.field(converter=_upper)
    quantity: Decimal | None = attrs.field(default=None, converter=_quantity)
    executed: Decimal = attrs.field(default=ZERO, converter=_executed)
    iceberg_qty: Decimal = attrs.field(default=ZERO, converter=_iceberg_qty)
    client_order_id: str = ""
    order_list_id: int = -1
    status: str = attrs.field(default="NEW", converter=_upper)

    @property
    def is_open(self) -> bool:
        """Whether the exchange counts it."""
        return self.status in {"NEW", "PARTIALLY_FILLED"}

    @classmethod
    def from_json(cls, raw: Mapping[str, object], index: int = 0) -> Self:
        """Read one order of an ``openOrders`` reply; ``index`` names it in errors.

        Raises:
            InvalidFacts: symbol, side or type is missing, or a number cannot be read.
        """
        path = f"openOrders[{index}]"
        symbol, side, order_type = (
            fact_text(raw.get(name), f"{path}.{name}") for name in ("symbol", "side", "type")
        )
        return cls(
            symbol=symbol,
            side=side,
            type=order_type,
            quantity=optional_decimal(raw.get("origQty"), f"{path}.origQty"),
            executed=fact_decimal(raw.get("executedQty", 0), f"{path}.executedQty"),
            iceberg_qty=fact_decimal(raw.get("icebergQty", 0), f"{path}.icebergQty"),
            client_order_id=str(raw.get("clientOrderId", "")),
            order_list_id=_list_id(raw.get("orderListId"), f"{path}.orderListId"),
            status=str(raw.get("status", "NEW")),
        )


def _list_id(given: object, path: str) -> int:
    if isinstance(given, int):
        return given
    return -1 if given is None or given == "-1" else int(fact_decimal(given, path))


@attrs.frozen
class Tally:
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


def tally(orders: Iterable[OpenOrder]) -> Tally:
    """Count the orders that are open.

    >>> tally([OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", executed="0.25")]).buying
    Decimal('0.75')
    """
    rest = [order for order in orders if order.is_open]
    return Tally(
        orders=len(rest),
        algos=sum(order.type in STOP_TYPES for order in rest),
        icebergs=sum(bool(order.iceberg_qty) for order in rest),
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
