"""The smallest and the largest order, and the largest for an amount of the quote asset."""

from decimal import Decimal

from pretrade.account import UNKNOWN_ACCOUNT
from pretrade.decimals import short
from pretrade.enums import Side
from pretrade.facts import Facts
from pretrade.order import Order
from pretrade.sizing.funds import balance
from pretrade.sizing.limit import Kind, derived
from pretrade.sizing.sizing import Sizing


def min_quantity(sizing: Sizing, order: Order, facts: Facts) -> Decimal:
    """Return the smallest legal quantity of an order.

    Raises:
        CannotFit: there is none, or a rule lacks a fact.
    """
    return sizing.quantities_of(order, facts).smallest()


def max_quantity(sizing: Sizing, order: Order, facts: Facts) -> Decimal:
    """Return the largest legal quantity of an order, that the account can pay for if it is known.

    Raises:
        CannotFit: there is none, or a rule lacks a fact.
    """
    known = facts.account is not UNKNOWN_ACCOUNT
    free = balance(order, facts) if known else ()
    return sizing.quantities_of(order, facts, *free).largest()


def quantity_for(
    sizing: Sizing, quote: Decimal, price: Decimal, order: Order, facts: Facts
) -> Decimal:
    """Return the largest legal quantity that costs at most an amount of the quote asset.

    A rule that lacks a fact is left out.

    Raises:
        CannotFit: that amount is too little for any legal quantity.
    """
    label = f"{short(quote)} at a price of {short(price)}"
    budget = derived(Kind.MOST, "quote", label, quote, price)
    allowed = sizing.quantities_of(order, facts, budget)
    if allowed.greatest is None:
        allowed.refuse()
    return allowed.greatest


def min_quote(sizing: Sizing, side: Side, facts: Facts) -> Decimal:
    """Return the smallest legal ``quoteOrderQty`` of a MARKET order.

    Raises:
        CannotFit: there is none.
    """
    return sizing.amounts_of(side, facts).smallest()
