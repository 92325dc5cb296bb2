"""SELF_TRADE_PREVENTION: a mode that the symbol does not allow (-1013).

Only judged on symbols that list their modes; before 2022-12 none did.

Source: self-trade prevention FAQ of 2023-01-18; change log of 2023-01-26.
"""

from pretrade.check import Rule, Scope, unreadable
from pretrade.context import Context
from pretrade.facts.fact import Facts
from pretrade.order import Order, OrderList, Shape
from pretrade.report.violation import Findings, rejection


def applies(shape: Shape, context: Context) -> bool:
    """Requests with a mode, on symbols that list theirs."""
    listed = context.symbol.allowed_self_trade_prevention_modes
    return "selfTradePreventionMode" in shape.given and listed is not None


def check(request: Order | OrderList, facts: Facts) -> Findings:
    """Refuse modes that are not listed."""
    mode = request.self_trade_prevention_mode
    listed = facts.context.symbol.allowed_self_trade_prevention_modes or frozenset()
    if mode is None:
        return unreadable("SELF_TRADE_PREVENTION", request, "selfTradePreventionMode")
    if mode in listed:
        return ()
    return rejection(
        "SELF_TRADE_PREVENTION",
        -1013,
        "This symbol does not allow the specified self-trade prevention mode.",
        "selfTradePreventionMode",
        mode,
        None,
        *sorted(listed),
    )


SELF_TRADE_PREVENTION = Rule("SELF_TRADE_PREVENTION", applies, check, Scope.REQUEST)
