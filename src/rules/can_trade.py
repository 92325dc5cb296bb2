"""CAN_TRADE: an account that may not trade at all (-2010).

Source: ``canTrade`` of the account reply; change log of 2022-04-12 and 2023-03-13 (the texts).
"""

from pretrade.check import AccountRule, Scope
from pretrade.context import Context
from pretrade.facts.account_view import AccountView
from pretrade.facts.fact import CAN_TRADE as CAN_TRADE_FACT
from pretrade.order import Shape
from pretrade.report.violation import Findings, missing, rejection
from pretrade.rules._texts import action_disabled


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Every request."""
    return True


def check(context: Context, account: AccountView) -> Findings:
    """Refuse an account whose ``canTrade`` is false."""
    if account.can_trade:
        return ()
    if account.can_trade is None:
        return missing("CAN_TRADE", CAN_TRADE_FACT)
    msg = "This account may not place or cancel orders."
    if not context.rulebook.account_texts_reworded:
        msg = action_disabled(context.rulebook)
    return rejection("CAN_TRADE", -2010, msg)


CAN_TRADE = AccountRule("CAN_TRADE", applies, check, Scope.ANY)
