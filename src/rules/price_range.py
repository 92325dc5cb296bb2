"""PRICE_RANGE: a taker that would trade too far from the reference price expires: a warning.

It is a rule of execution, not of order entry: the exchange takes the order, and where a trade would
be outside the range the order becomes EXPIRED with the expiryReason
EXECUTION_RULE_PRICE_RANGE_EXCEEDED. The bid's multipliers bind a BUY, the ask's a SELL; their ends
may be traded. The first trade is at the best price of the other side of the book, the worst one at
the order's limit price. What waits for a trigger is judged by the reference price of that moment,
so nothing is said of it here; nor of a pending order of a list, of a LIMIT order that would rest,
of smart order routing, which trades in other books too, nor without a book [ours].

Source: "Price Range Execution Rule" FAQ of 2026-03-09, as corrected until 2026-06-09.
"""

from decimal import Decimal

from pretrade.check import Rule
from pretrade.constraint import PEG
from pretrade.context import Context
from pretrade.enums import BUY, LIMIT, MARKET, SOR_KINDS, TEST_KINDS
from pretrade.facts.execution_rules import ExecutionLimit
from pretrade.facts.fact import Facts
from pretrade.order import Order, Shape
from pretrade.report.violation import Bound, Findings, OrderWarning


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Orders that may take at once, and in this book."""
    if shape.side is None or shape.kind in TEST_KINDS or shape.kind in SOR_KINDS:
        return False
    is_pegged_to_take = shape.peg == "MARKET_PEG" and not shape.peg_levels
    return shape.type is MARKET or (
        shape.type is LIMIT and (PEG not in shape.given or is_pegged_to_take)
    )


def check(order: Order, facts: Facts) -> Findings:
    """Warn of the first trade, else of the worst one."""
    market, side = facts.market, order.side
    first, best = (market.best_ask, "best ask") if side is BUY else (market.best_bid, "best bid")
    worst = first if order.type is MARKET or PEG in order.shape.given else order.price
    if side is None or not first or worst is None:
        return ()
    if worst < first if side is BUY else worst > first:
        return ()
    limits = market.execution_limits(side)
    for trade, of in ((first, best), (worst, "price")):
        for limit in limits:
            if limit.excludes(trade):
                return (warning(limit, trade, of, at_once=of is best),)
    return ()


def warning(limit: ExecutionLimit, trade: Decimal, of: str, *, at_once: bool) -> OrderWarning:
    """Return the warning that a trade would be outside the range.

    Args:
        limit: the end that it would pass.
        trade: the price of the trade.
        of: whose price that is, as ``best ask``.
        at_once: it would be the first trade of the order.
    """
    field = "price" if of == "price" else None
    return OrderWarning(
        "PRICE_RANGE",
        field,
        trade if field else None,
        Bound(limit.name, limit.multiplier),
        numbers={
            "trade": trade,
            "of": of,
            "relation": ">" if limit.is_upper else "<",
            "limit": limit.price,
            "reference": limit.reference,
            "at_once": at_once,
        },
    )


PRICE_RANGE = Rule("PRICE_RANGE", applies, check, on_execution=True)
