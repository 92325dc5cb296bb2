"""ORDER_RATE: more orders in an interval than the exchange takes (-1015).

The count of each ORDERS limiter plus what the request adds is at most its limit. The count is the
one the exchange reports: since 2023-10-03 filled orders lower it. A test order adds nothing. A
document without ``rateLimits`` leaves the limits unknown.

Source: ``rateLimits`` of exchangeInfo; "Too many new orders", documentation of 2022-09-30.
"""

import functools
from collections.abc import Iterator

from pretrade.check import NumericRule, Scope
from pretrade.constraint import Comparison, Constraint, Term, Unknown, named
from pretrade.context import Context
from pretrade.enums import TEST_KINDS
from pretrade.facts.fact import placed_orders
from pretrade.order import Shape
from pretrade.symbol_fields import RateLimit


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:
    """Bind what the request adds, by every limiter of orders."""
    if shape.kind in TEST_KINDS:
        return
    if context.order_limits is None:
        yield Unknown(("exchange:rateLimits",))
    else:
        for limiter in context.order_limits:
            yield _at_most(limiter, len(shape.orders))


@functools.lru_cache(maxsize=256)
def _at_most(limiter: RateLimit, added: int) -> Comparison:
    number = "" if limiter.interval_num == 1 else f"{limiter.interval_num} "
    interval = f"{number}{limiter.interval}"
    text = f"Too many new orders; current limit is {limiter.limit} orders per {interval}."
    room = named("limit", limiter.limit, interval) - placed_orders(limiter.window)
    return (Term(added) <= room).but(answer=(-1015, text))


ORDER_RATE = NumericRule("ORDER_RATE", constraints, -1015, scope=Scope.REQUEST)
