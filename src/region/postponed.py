"""What is not judged of a request: what no answer says now, because another moment decides.

Test orders never reach the matching engine. Pending orders reach it once the working order of
their list is filled: what depends on the market is judged by the market of that moment, what
depends on their quantity, where they sell what was bought, by what was filled. Nobody knows either
now, so it is unevaluated, with the fact ``matching_engine`` or ``working_fill``.

Source: "Test new order (TRADE)"; "Error codes: -2010"; "Pegged orders" FAQ of 2025-08-12 (pending
orders are validated again when they are triggered); "OPO" FAQ of 2025-12-02 (their quantity).
"""

from collections.abc import Iterator

import attrs

from pretrade.check import AccountRule, Check, Numeric, NumericRule, Rule
from pretrade.constraint import Comparison, Constraint, Grid, Term, Unknown
from pretrade.context import Context
from pretrade.enums import OPO_KINDS
from pretrade.facts.evidence import AMENDED_FILTERS
from pretrade.facts.fact import MATCHING_ENGINE, WORKING_FILL, Fact, Owner
from pretrade.order import Shape
from pretrade.report.violation import ACCOUNT_CODE


def by_matching_engine(check: Check) -> bool:
    """Tell whether the exchange answers with -2010, which its matching engine says."""
    if isinstance(check, Rule | AccountRule):
        return check.by_matching_engine
    return check.code == ACCOUNT_CODE


NOT_REACHED = Unknown((MATCHING_ENGINE.name,))
NOT_FILLED = Unknown((WORKING_FILL.name,))


def of_test_order(says: Constraint) -> Constraint:
    """Leave open what of a filter only the matching engine says, as a filled quantity."""
    answer = None if isinstance(says, Unknown) else says.answer
    reached = answer is None or answer[0] != ACCOUNT_CODE
    return says if reached else _open(says, MATCHING_ENGINE, NOT_REACHED)


def not_reached(check: Check, shape: Shape, context: Context) -> Iterator[Constraint]:
    """Yield that a check is not judged, where it binds test orders of a shape."""
    if isinstance(check, Rule | AccountRule):
        if check.applies(shape, context):
            yield NOT_REACHED
        return
    for says in check.constraints(shape, context):
        yield _open(says, MATCHING_ENGINE, NOT_REACHED)


def of_pending_order(check: Numeric, says: Constraint, shape: Shape) -> Iterator[Constraint]:
    """Yield what is left of a constraint of a pending order: what it names itself is judged now."""
    if isinstance(says, Unknown):
        of_request = all(name.startswith(_SAID) for name in says.missing)
        yield says if of_request else NOT_FILLED
    elif shape.kind in OPO_KINDS and "quantity" in says.fields:
        # how a quantity is written is the working order's to mend
        written = isinstance(check, NumericRule) and set(says.fields) == {"quantity"}
        if not written or says.owners:
            yield _open(says, WORKING_FILL, NOT_FILLED)
    elif Owner.MARKET in says.owners:
        yield _open(says, WORKING_FILL, NOT_FILLED)
    else:
        yield says


def of_less(check: Numeric, shape: Shape, context: Context) -> Iterator[Constraint]:
    """Yield what a filter says of the new quantity of an open order; which filters do, nobody says.

    Source: "Order Amend Keep Priority" FAQ of 2025-04-07: a request that fails filters fails.
    """
    stated = [one for one in check.constraints(shape, context) if not isinstance(one, Unknown)]
    for says in stated:
        if isinstance(says, Grid):
            yield attrs.evolve(says, field="newQty", disputed=AMENDED_FILTERS)
        else:
            quantity = attrs.evolve(says.left, fields=("newQty",))
            yield says.but(left=quantity, disputed=AMENDED_FILTERS)
    if not stated:
        yield Unknown((AMENDED_FILTERS,))


_SAID = ("order:", "symbol:")


def _open(says: Constraint, fact: Fact, unknown: Unknown) -> Unknown | Comparison:
    """Leave a constraint open; a 0 that says that there is nothing to judge still says so."""
    if isinstance(says, Unknown) or not isinstance(says.off_at_zero, str):
        return unknown
    if isinstance(says, Grid):
        left = Term(fields=(says.field,))
    else:  # the market of now is not asked for
        lasting = tuple(one for one in says.left.facts if one.owner is not Owner.MARKET)
        left = attrs.evolve(says.left, facts=lasting)
    return (left <= fact).but(off_at_zero=says.off_at_zero)
