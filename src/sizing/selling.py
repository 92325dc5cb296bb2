"""What can be sold of a balance, and what cannot: `Sellable`."""

from decimal import Decimal
from typing import NamedTuple

from pretrade.decimals import ZERO, multiply, subtract
from pretrade.facts import Facts
from pretrade.order import Order
from pretrade.sizing.amounts import trimmed
from pretrade.sizing.limit import at_most
from pretrade.sizing.sizing import Sizing
from pretrade.sizing.units import ONE


class Sellable(NamedTuple):
    """What one order can sell of a balance, and the rest.

    Attributes:
        quantity: the largest legal quantity, in the base asset; 0: nothing can be sold.
        dust: what stays behind.
    """

    quantity: Decimal
    dust: Decimal


def sellable(sizing: Sizing, held: Decimal, order: Order, facts: Facts) -> Sellable:
    """Return the largest legal quantity of a SELL that a balance covers.

    A rule that lacks a fact is left out: without a price, what the quantity is worth.
    """
    free = at_most("BALANCE", "free", held)
    quantity = sizing.quantities_of(order, facts, free).greatest or ZERO
    return Sellable(quantity, trimmed(subtract(held, quantity)))


def after_fee(quantity: Decimal, fee_rate: Decimal) -> Decimal:
    """Return what is left of a quantity when a fraction of it is taken as the fee.

    >>> after_fee(Decimal("52.8"), Decimal("0.001"))
    Decimal('52.7472')
    """
    return trimmed(multiply(quantity, subtract(ONE, fee_rate)))
