"""What is demanded of ``quantity``."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import short, subtract
from pretrade.enums import BUY, MARKET, PRICED_TYPES, OrderType
from pretrade.facts import OPEN_ORDERS, Facts, Venue, average_price_fact, balance_fact, order_fact
from pretrade.order import Order
from pretrade.sizing.limit import Demand, Kind, Lack, derived
from pretrade.sizing.written import base_amount, filter_grid

_NAMES = ("minQty", "maxQty", "stepSize")


def lots(
    order_type: OrderType | None, venue: Venue, filters: Mapping[str, Any]
) -> Iterator[Demand]:
    """Yield what is demanded of every quantity of an order type, whatever its price."""
    yield from base_amount(venue)
    if "LOT_SIZE" in filters:
        yield from filter_grid(filters["LOT_SIZE"], venue, _NAMES)
    if "MARKET_LOT_SIZE" in filters and order_type is MARKET:
        yield from filter_grid(filters["MARKET_LOT_SIZE"], venue, _NAMES)


def worth(order: Order, facts: Facts, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield what is demanded of the quantity of an order for what it is worth.

    Args:
        order: its type, side and prices; its own quantity does not matter.
        facts: the symbol and the market.
        filters: of the symbol and of the exchange.
    """
    for rule, demands in _WORTH.items():
        if rule in filters and filters[rule].applies(order.shape, facts.venue):
            yield from demands(filters[rule], order, facts)
    if order.type in PRICED_TYPES and order.price is not None:
        yield _product(Kind.LEAST, "ZERO_NOTIONAL", "one unit", facts.venue.quote_unit, order.price)


def position(order: Order, facts: Facts, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield what MAX_POSITION demands of the quantity of an order."""
