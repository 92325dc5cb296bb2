"""CAN_TRADE: an account that may not trade at all (-2010).

Source: ``canTrade`` of the account reply; change log of 2022-04-12 and 2023-03-13 (the texts).
"""

from pretrade.check import Rule, Scope
from pretrade.facts import CAN_TRADE as CAN_TRADE_FACT
from pretrade.facts import Facts, Venue
from pretrade.order import Request, Shape
from pretrade.rules._texts import action_disabled
from pretrade.violation import Findings, missing, rejection


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Every request."""
    return True


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse an account whose ``canTrade`` is false."""
    can_trade = facts.account.can_trade
    if can_trade:
        return ()
    if can_trade is None:
        return missing("CAN_TRADE", CAN_TRADE_FACT)
    msg = "This account may not place or cancel orders."
    if not facts.venue.rulebook.account_texts_reworded:
        msg = action_disabled(facts.venue.rulebook)
    return rejection("CAN_TRADE", -2010, msg)


CAN_TRADE = Rule("CAN_TRADE", applies, check, Scope.REQUEST, sees_values=False)
