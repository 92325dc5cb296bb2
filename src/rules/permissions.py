"""PERMISSIONS: an account that lacks a permission that the symbol asks for (-2010).

With ``permissions`` the account and the symbol must share one; with ``permissionSets`` the account
needs one of **each** set.

Source: documentation of 2022-09-30; change log of 2022-04-12 and 2023-03-13 (the texts) and of
2024-04-02 (the sets); a real answer.
"""

from pretrade.check import Rule, Scope
from pretrade.facts import PERMISSIONS as PERMISSIONS_FACT
from pretrade.facts import Facts, Venue, symbol_fact
from pretrade.order import Request, Shape
from pretrade.rules._texts import action_disabled
from pretrade.violation import Findings, missing, rejection


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Every request, unless the symbol asks for nothing."""
    return venue.symbol.permission_sets != ()


def check(request: Request, facts: Facts) -> Findings:
    """Refuse an account without one permission of each set."""
    sets, held = facts.venue.symbol.permission_sets, facts.account.permissions
    if sets is None:
        return missing("PERMISSIONS", symbol_fact("permissions"))
    if held is None:
        return missing("PERMISSIONS", PERMISSIONS_FACT)
    for asked in sets:
        if held.isdisjoint(asked):
            return _refuse(request, facts, asked, held)
    return ()


def _refuse(
    request: Request, facts: Facts, asked: frozenset[str], held: frozenset[str]
) -> Findings:
    msg = "This symbol is not permitted for this account."
    if not facts.venue.rulebook.account_texts_reworded:
        msg = action_disabled(facts.venue.rulebook)
    return rejection(
        "PERMISSIONS",
        -2010,
        msg,
        "symbol",
        request.symbol,
        asked=tuple(sorted(asked)),
        held=tuple(sorted(held)),
    )


PERMISSIONS = Rule("PERMISSIONS", applies, check, Scope.REQUEST, sees_values=False)
