"""SOR_ALLOWED: smart order routing where the symbol, or the account, has no part in it.

``sors`` of exchangeInfo lists the symbols; an account may be kept from it (``preventSor``). What
the exchange answers to others is not documented: it is unevaluated.

Source: "SOR" FAQ of 2023-08-08; change log of 2023-07-11 (``preventSor``).
"""

from pretrade.check import AccountRule, Rule, Scope
from pretrade.context import Context
from pretrade.enums import SOR_KINDS
from pretrade.facts.account_view import AccountView
from pretrade.facts.fact import Facts
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, missing

_RULE = "SOR_ALLOWED"


def applies(shape: Shape, context: Context) -> bool:
    """Orders for smart order routing, unless the symbol has a part in it."""
    symbols = context.sor_symbols
    return shape.kind in SOR_KINDS and (symbols is None or context.symbol.symbol not in symbols)


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Say what would have to be known."""
    told = facts.context.sor_symbols is not None
    return missing(_RULE, "evidence:symbol_without_sor" if told else "exchange:sors")


def applies_to_account(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Orders for smart order routing."""
    return shape.kind in SOR_KINDS


def check_account(context: Context, account: AccountView) -> Findings:  # noqa: ARG001
    """Say what would have to be known, unless the account is not kept from it."""
    if account.prevent_sor is None:
        return missing(_RULE, "prevent_sor")
    return missing(_RULE, "evidence:prevented_sor") if account.prevent_sor else ()


SOR_ALLOWED = Rule(_RULE, applies, check, Scope.REQUEST)
SOR_OF_ACCOUNT = AccountRule(_RULE, applies_to_account, check_account)
