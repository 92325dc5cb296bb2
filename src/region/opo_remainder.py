"""What the pending orders of an OPO will sell, and whether that may be too little: a warning.

They sell what the working order received, less the commission where that is taken from it, down to
the lot step; what is left over is unlocked. Filters are asked then, so nothing is refused now. The
commission is not known here: the usual one is assumed, 0.1 percent [ours].

Source: "OPO" FAQ of 2025-12-02.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeGuard

from pretrade.check import Numeric, Rule
from pretrade.constraint import Comparison, Constraint, Grid, Span
from pretrade.constraint.span import MOST, OPERATORS, Interval
from pretrade.context import Context
from pretrade.decimals import ONE, ZERO, multiply, subtract
from pretrade.enums import Phase
from pretrade.facts.fact import Facts
from pretrade.order import Leg, OrderList, Shape
from pretrade.region.statement import Judge, Statement
from pretrade.report.violation import Bound, Findings, OrderWarning

USUAL_COMMISSION = Decimal("0.001")
"""Of what is received."""

Filters = Sequence[Mapping[str, Numeric]]


def remainder(shape: Shape, context: Context, filters: Filters) -> Iterator[Statement]:
    """Yield how each pending order of an OPO is judged: it only ever warns."""
    checks = [one for by_name in filters for one in by_name.values()]
    for index, order in enumerate(shape.legs):
        if order.phase is Phase.PENDING and not any(getattr(order, n) is None for n in _NEEDED):
            stated = [
                (check, says) for check in checks for says in check.constraints(order, context)
            ]
            least = [(check, says) for check, says in stated if _is_least(says)]
            grids = [says for _, says in stated if isinstance(says, Grid) and _binds(says)]
            yield Statement(OPO_REMAINDER, False, index, _judge_of(index, least, grids))  # noqa: FBT003


_NEEDED = ("side", "type")


def _is_least(says: Constraint) -> TypeGuard[Comparison]:
    """Tell whether a constraint is a least quantity, or a least worth of it."""
    return isinstance(says, Comparison) and says.relation == ">=" and _binds(says) and says.narrows


def _binds(says: Comparison | Grid) -> bool:
    return "quantity" in says.fields and says.off_at_zero is None


def _judge_of(
    index: int, least: Sequence[tuple[Numeric, Comparison]], grids: Sequence[Grid]
) -> Judge:
    def check(request: OrderList, facts: Facts) -> Findings:  # noqa: ARG001  filters without facts
        leg = request.legs[index]
        bought = leg.quantity
        if not bought:
            return ()
        sold = multiply(bought, subtract(ONE, USUAL_COMMISSION))
        for grid in grids:
            sold = Span.of(Interval(ZERO, MOST), grid.step, grid.origin).at_most(sold) or ZERO
        found = (_warning(leg, sold, *one) for one in least)
        return tuple(one for one in found if one is not None)

    return check


def _warning(leg: Leg, sold: Decimal, check: Numeric, says: Comparison) -> OrderWarning | None:
    """Return the warning that what is sold is below a minimum; None: it is not."""
    worth = Decimal(says.left.number)
    others = [name for name in says.left.fields if name != "quantity"]
    for value in (sold, *(leg.order.known(name) for name in others)):
        if value is None:
            return None
        worth = multiply(worth, value)
    if OPERATORS[says.relation](worth, says.right.number):
        return None
    return OrderWarning(
        check.rule_id,
        leg.names["quantity"],
        leg.quantity,
        Bound(says.right.name, says.right.number),
        leg.label,
        {"sold": sold, "worth": worth, "others": tuple(leg.names[name] for name in others)},
    )


def _applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    return True


def _no_finding(request: OrderList, facts: Facts) -> Findings:  # noqa: ARG001
    return ()


OPO_REMAINDER = Rule("OPO_REMAINDER", _applies, _no_finding)
"""Under its name the statements stand; what it warns of bears the id of the filter."""
