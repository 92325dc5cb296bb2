"""What a purchase will come to, told before it is made: `Fill` and `BuyPlan`."""

from decimal import Decimal
from typing import NamedTuple

from pretrade.decimals import EXACT, multiply, short, subtract
from pretrade.enums import BUY
from pretrade.market import Market
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.amounts import trimmed
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.limit import Kind
from pretrade.sizing.quote_quantities import quote_demands
from pretrade.sizing.selling import after_fee, sellable
from pretrade.sizing.sizing import Sizing


class Fill(NamedTuple):
    """What a MARKET order for an amount of the quote asset would come to.

    Attributes:
        quantity: what is bought, in the base asset.
        spent: what it costs, in the quote asset.
        left: what is not spent of the amount.
    """

    quantity: Decimal
    spent: Decimal
    left: Decimal


def predict_fill(sizing: Sizing, quote: Decimal, price: Decimal) -> Fill:
    """Return what a MARKET BUY with a ``quoteOrderQty`` fills if it all trades at one price.

    The exchange fills the largest multiple of the step that the amount pays for.

    Raises:
        CannotFit: the amount is not a legal ``quoteOrderQty``, or buys less than one step.
    """
    facts = sizing.facts(Market(best_ask=price))
    allowed = Allowed.of("quoteOrderQty", quote_demands(BUY, facts, sizing.filters))
    if not allowed.holds(quote):
        what = f"quoteOrderQty {short(quote)}"
        raise CannotFit(reasons=[f"{one} excludes {what}" for one in allowed.broken_by(quote)])
