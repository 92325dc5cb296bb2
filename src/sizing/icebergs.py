"""What is demanded of ``icebergQty``: the part of a quantity that the book shows."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import short
from pretrade.enums import PRICED_TYPES
from pretrade.facts import Facts
from pretrade.order import Order
from pretrade.sizing.limit import Demand, Kind, at_most, derived
from pretrade.sizing.quantities import at_price, lots


def iceberg_demands(
    quantity: Decimal, order: Order, facts: Facts, filters: Mapping[str, Any]
) -> Iterator[Demand]:
    """Yield everything that is demanded of the visible part of a quantity."""
    yield from lots(order.type, facts.venue, filters)
    yield from iceberg_bounds(quantity, order, facts, filters)


def iceberg_bounds(
    quantity: Decimal, order: Order, facts: Facts, filters: Mapping[str, Any]
) -> Iterator[Demand]:
    """Yield what is demanded of it besides the steps of quantities.

    Args:
        quantity: the whole.
        order: its type and price; without a price, what the part is worth does not count.
        facts: the symbol.
        filters: of the symbol.
    """
    yield at_most("ICEBERG_QUANTITY", "quantity", quantity)
    if "ICEBERG_PARTS" in filters:
        limit = filters["ICEBERG_PARTS"].limit
        label = f"limit {limit} at a quantity of {short(quantity)}"
        yield derived(Kind.LEAST, "ICEBERG_PARTS", label, quantity, Decimal(limit))
    valued = facts.venue.every_notional and order.type in PRICED_TYPES
    if "MIN_NOTIONAL" in filters and valued and order.price is not None:
        least = filters["MIN_NOTIONAL"].min_notional
        yield at_price(Kind.LEAST, "MIN_NOTIONAL", "minNotional", least, order)
