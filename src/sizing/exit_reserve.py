"""The least entry whose protective stop will still be sellable."""

from decimal import Decimal

from pretrade.decimals import divide_up, multiply, short, subtract
from pretrade.enums import BUY, LIMIT, SELL, STOP_LOSS_LIMIT, Rounding
from pretrade.facts import order_fact
from pretrade.sizing.amounts import trimmed
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.limit import Kind, derived
from pretrade.sizing.sizing import Sizing
from pretrade.sizing.units import ONE

_NOTIONALS = ("MIN_NOTIONAL", "NOTIONAL")


def reserve_at(sizing: Sizing, price: Decimal, stop: Decimal, fee_rate: Decimal) -> Decimal:
    """Return the least amount to buy for at a price, in the quote asset, on the symbol's steps.

    The stop is a SELL STOP_LOSS_LIMIT whose stop price and price are ``stop`` below the entry, on
    the tick. What is left of the entry after the fee must hold its least legal quantity.

    Raises:
        CannotFit: there is none.
    """
    trigger = sizing.prices.rounded(multiply(price, subtract(ONE, stop)), Rounding.DOWN)
    facts = sizing.facts()
    leave = sizing.order(STOP_LOSS_LIMIT, SELL, trigger, trigger)
    sold = sizing.quantities_of(leave, facts).smallest()
    enter = sizing.order(LIMIT, BUY, price)
    label = f"{short(sold)} at {short(trigger)} after a fee of {short(fee_rate)}"
    held = derived(Kind.LEAST, "stop", label, sold, subtract(ONE, fee_rate))
    bought = sizing.quantities_of(enter, facts, held).smallest()
    return trimmed(multiply(bought, price))


def reserve_by_worth(sizing: Sizing, stop: Decimal, fee_rate: Decimal) -> Decimal:
    """Return the same as far as the notional filters know: ``minimum / ((1 - stop) (1 - fee))``.

    Raises:
        CannotFit: the symbol has no such filter: then the reserve depends on the price.
    """
    filters = sizing.filters
    minimums = [filters[name].min_notional for name in _NOTIONALS if name in filters]
    if not minimums:
        raise CannotFit(reasons=[f"LOT_SIZE needs {order_fact('price')}"])
    kept = multiply(subtract(ONE, stop), subtract(ONE, fee_rate))
    decimals = -sizing.venue.quote_unit.adjusted()
    return trimmed(divide_up(max(minimums), kept, decimals))
