"""SYMBOL_STATUS: a symbol that is not TRADING (-1013).

In BREAK, HALT and CANCEL_ONLY the market is closed for new orders. In other phases the exchange
has its own texts since 2023-03-13, one of them for LIMIT orders that are not GTC. Whether open
orders may be amended then no document says: it is unevaluated.

Source: real answers of 2018 to 2023 for BREAK and HALT; change log of 2023-03-13 and 2026-07-07.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import GTC, LIMIT, RequestKind
from pretrade.facts.evidence import AMENDED_SYMBOL
from pretrade.facts.fact import Facts, symbol_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing, rejection

_CLOSED = frozenset({"BREAK", "HALT", "CANCEL_ONLY"})


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Every request while the symbol is not TRADING."""
    return context.symbol.status != "TRADING"


def check(request: Request, facts: Facts) -> Findings:
    """Refuse new orders."""
    status = facts.context.symbol.status
    if status is None:
        return missing("SYMBOL_STATUS", symbol_fact("status"))
    if request.kind is RequestKind.AMEND:
        return missing("SYMBOL_STATUS", AMENDED_SYMBOL)
    msg = _text(status, request.shape, reworded=facts.context.rulebook.account_texts_reworded)
    return rejection("SYMBOL_STATUS", -1013, msg, "symbol", request.symbol, status=status)


def _text(status: str, shape: Shape, *, reworded: bool) -> str:
    if status in _CLOSED:
        return "Market is closed."
    if not reworded:
        return "Unsupported order combination."
    if shape.type is LIMIT and shape.time_in_force is not GTC:
        return "Limit orders require GTC for this phase."
    return "This order type is not possible in this trading phase."


SYMBOL_STATUS = Rule("SYMBOL_STATUS", applies, check, Scope.ANY)
