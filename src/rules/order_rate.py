"""ORDER_RATE: more orders in an interval than the exchange takes (-1015).

The count of each ORDERS limiter plus what the request adds is at most its limit. The count is the
one the exchange reports: since 2023-10-03 filled orders lower it. A test order adds nothing.

Source: ``rateLimits`` of exchangeInfo; "Too many new orders", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope
from pretrade.enums import RequestKind
from pretrade.facts import ORDER_COUNTS, Facts, Venue
from pretrade.order import Request, Shape
from pretrade.symbol_fields import RateLimit
from pretrade.violation import Bound, Findings, missing, rejection


def applies(shape: Shape, venue: Venue) -> bool:
    """Every request that places orders, where the exchange names limits."""
    return bool(venue.order_limits) and shape.kind is not RequestKind.TEST_ORDER


def check(request: Request, facts: Facts) -> Findings:
    """Judge every limiter."""
    counts = facts.account.order_counts
    if counts is None:
        return missing("ORDER_RATE", ORDER_COUNTS)
    found: Findings = ()
    for limiter in facts.venue.order_limits:
        count = counts.get(limiter.window)
        if count is None:
            found += missing("ORDER_RATE", ORDER_COUNTS)
        elif count + request.rate_count > limiter.limit:
            found += _refuse(limiter, count, request.rate_count)
    return found


def _refuse(limiter: RateLimit, count: int, added: int) -> Findings:
    number = "" if limiter.interval_num == 1 else f"{limiter.interval_num} "
    interval = f"{number}{limiter.interval}"
    msg = f"Too many new orders; current limit is {limiter.limit} orders per {interval}."
    bound, total = Bound("limit", limiter.limit), count + added
    return rejection(
        "ORDER_RATE", -1015, msg, None, total, bound, already=count, added=added, interval=interval
    )


ORDER_RATE = Rule("ORDER_RATE", applies, check, Scope.REQUEST, sees_values=False)
