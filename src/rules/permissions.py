"""PERMISSIONS: an account that lacks a permission that the symbol asks for (-2010).

With ``permissions`` the account and the symbol must share one; with ``permissionSets`` the account
needs one of **each** set.

Source: documentation of 2022-09-30; change log of 2022-04-12 and 2023-03-13 (the texts) and of
2024-04-02 (the sets); a real answer; "Order Amend Keep Priority" FAQ of 2025-04-07 (amendments).
"""

from pretrade.check import AccountRule, Scope
from pretrade.context import Context
from pretrade.facts.account_view import AccountView
from pretrade.facts.fact import PERMISSIONS as PERMISSIONS_FACT
from pretrade.facts.fact import symbol_fact
from pretrade.order import Shape
from pretrade.report.violation import Findings, missing, rejection
from pretrade.rules._texts import action_disabled


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Every request, unless the symbol asks for nothing."""
    return context.symbol.permission_sets != ()


def check(context: Context, account: AccountView) -> Findings:
    """Refuse an account without one permission of each set."""
    sets, held = context.symbol.permission_sets, account.permissions
    if sets is None:
        return missing("PERMISSIONS", symbol_fact("permissions"))
    if held is None:
        return missing("PERMISSIONS", PERMISSIONS_FACT)
    for asked in sets:
        if held.isdisjoint(asked):
            return _refuse(context, asked, held)
    return ()


def _refuse(context: Context, asked: frozenset[str], held: frozenset[str]) -> Findings:
    msg = "This symbol is not permitted for this account."
    if not context.rulebook.account_texts_reworded:
        msg = action_disabled(context.rulebook)
    return rejection(
        "PERMISSIONS",
        -2010,
        msg,
        "symbol",
        context.symbol.symbol or None,
        asked=tuple(sorted(asked)),
        held=tuple(sorted(held)),
    )


PERMISSIONS = AccountRule("PERMISSIONS", applies, check, Scope.ANY)
