"""What an amount of the quote asset buys: `Fill`."""

from decimal import Decimal
from typing import NamedTuple

from pretrade.decimals import multiply, short, subtract
from pretrade.enums import BUY
from pretrade.market import Market
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.amounts import trimmed
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.quote_quantities import quote_demands
from pretrade.sizing.sizing import Sizing
from pretrade.sizing.units import decimal_of, floor_units


class Fill(NamedTuple):
    """What a MARKET order for an amount of the quote asset would come to.

    Attributes:
        quantity: what is bought, in the base asset.
        spent: what it costs, in the quote asset.
        left: what remains of the amount, in the quote asset.
    """

    quantity: Decimal
    spent: Decimal
    left: Decimal


def predict_fill(sizing: Sizing, quote: Decimal, price: Decimal) -> Fill:
    """Return what a MARKET BUY with a ``quoteOrderQty`` fills if all of it trades at one price.

    That is as much as the amount pays for, on the step of LOT_SIZE.

    Raises:
        CannotFit: the amount is no legal ``quoteOrderQty``, or pays for less than one step.
    """
    facts = sizing.facts(Market(best_ask=price))
    allowed = Allowed.of("quoteOrderQty", quote_demands(BUY, facts, sizing.filters))
    if not allowed.holds(quote):
        what = f"quoteOrderQty {short(quote)}"
        raise CannotFit(reasons=[f"{one} excludes {what}" for one in allowed.broken_by(quote)])
    lots = sizing.quantities
    quantity = lots.allowed.steps.at_most(floor_units(quote, price))
    if quantity <= 0:
        what = f"the quantity that {short(quote)} pays for at {short(price)}"
        steps = lots.allowed.contradiction
        raise CannotFit(reasons=[f"{one} excludes {what}" for one in steps])
