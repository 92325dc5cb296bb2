"""What can be sold of a balance, and what cannot."""

from decimal import Decimal

from pretrade.decimals import ZERO, multiply, subtract
from pretrade.facts import Facts
from pretrade.order import Order
from pretrade.sizing.amounts import trimmed
from pretrade.sizing.limit import at_most
from pretrade.sizing.results import Sellable
from pretrade.sizing.sizing import Sizing
from pretrade.sizing.units import ONE


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
