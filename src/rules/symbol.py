"""SYMBOL: a symbol that the exchangeInfo does not list (-1121).

Source: "Error codes: -1121", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.facts.fact import Facts, order_fact
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing, rejection
from pretrade.rules.syntax import is_legal_symbol


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Whether the symbol is not listed."""
    return not context.listed


def check(request: Request, facts: Facts) -> Findings:
    """Refuse a legal name that is not listed; without one there is nothing to look up."""
    name = request.symbol
    if name is None or not is_legal_symbol(name, facts.context.rulebook):
        return missing("SYMBOL", order_fact("symbol"))
    return rejection("SYMBOL", -1121, "Invalid symbol.", "symbol", name)


SYMBOL = Rule("SYMBOL", applies, check, Scope.ANY)
