"""What an amount of the quote asset buys."""

from decimal import Decimal

from pretrade.decimals import ZERO, multiply, short, subtract
from pretrade.enums import BUY
from pretrade.market import Market
from pretrade.sizing.amounts import trimmed
from pretrade.sizing.results import Fill
from pretrade.sizing.sizing import Sizing
from pretrade.sizing.units import floor_units


def predict_fill(sizing: Sizing, quote: Decimal, price: Decimal) -> Fill:
    """Return what a MARKET BUY with a ``quoteOrderQty`` fills if all of it trades at one price.

    That is as much as the amount pays for, on the step of LOT_SIZE.

    Raises:
        CannotFit: the amount is no legal ``quoteOrderQty``, or pays for less than one step.
    """
    allowed = sizing.amounts_of(BUY, sizing.facts(Market(best_ask=price)))
    if not allowed.holds(quote):
        allowed.exclude(quote, f"quoteOrderQty {short(quote)}")
    quantity = sizing.limit_lots.on_steps(floor_units(quote, price))
    if quantity is None:
        what = f"what {short(quote)} pays for at a price of {short(price)}"
        sizing.limit_lots.exclude(ZERO, what)
    spent = multiply(quantity, price)
    return Fill(quantity, trimmed(spent), trimmed(subtract(quote, spent)))
