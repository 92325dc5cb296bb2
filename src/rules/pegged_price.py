"""PEGGED_PRICE: a price that follows the book, where that is not possible.

``pegOffsetType`` and ``pegOffsetValue`` come together, the value at most 100 levels. Only priced
types may be pegged; a LIMIT_MAKER only to the primary peg, and a LIMIT on the primary peg is GTC.
What an offset without ``pegPriceType`` would be an offset of nobody says: it is unevaluated [ours].
An empty side of the book, which is shown as 0, leaves nothing to peg to (-2010, the code is ours).

Source: "Pegged orders" FAQ and change log of 2025-08-12 (in force 2025-08-28). The texts are
documented, the codes of three of them are not [ours].
"""

from collections.abc import Iterator

from pretrade.check import Fitted, NumericRule, Rule
from pretrade.constraint import PEG, Constraint, Term, Unknown, followed
from pretrade.context import Context
from pretrade.decimals import ZERO
from pretrade.enums import FOK, IOC, LIMIT, LIMIT_MAKER, PRICED_TYPES
from pretrade.facts.fact import Facts, order_fact, symbol_fact
from pretrade.order import Order, Shape
from pretrade.report.violation import ACCOUNT_CODE, Bound, Findings, Violation, missing

_MOST_LEVELS = 100
_NAMES = frozenset({"pegPriceType", "pegOffsetType", "pegOffsetValue"})


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Orders with any peg parameter."""
    return not _NAMES.isdisjoint(shape.given)


def check(order: Order, facts: Facts) -> Findings:
    """Refuse pegs that cannot be."""
    found: Findings = tuple(_breaches(order, facts))
    if facts.context.symbol.peg_instructions_allowed is None:
        found += missing("PEGGED_PRICE", symbol_fact("pegInstructionsAllowed"))
    if PEG not in order.shape.given:
        found += missing("PEGGED_PRICE", order_fact(PEG))
    return found


def _breaches(order: Order, facts: Facts) -> Iterator[Violation]:
    given, peg, levels = order.shape.given, order.peg_price_type, order.peg_offset_value
    if ("pegOffsetType" in given) != ("pegOffsetValue" in given):
        msg = "Fields [pegOffsetType, pegOffsetValue] must be sent together or omitted entirely."
        yield _breach(-1128, msg, "pegOffsetValue", levels, "together")
    if levels is not None and levels > _MOST_LEVELS:
        msg = "Data sent for parameter 'pegOffsetValue' is not valid."
        bound = Bound("maximum", _MOST_LEVELS)
        yield Violation(
            "PEGGED_PRICE", -1130, msg, "pegOffsetValue", levels, bound, (_MOST_LEVELS,)
        )
    if facts.context.symbol.peg_instructions_allowed is False:
        msg = "Pegged orders are not supported for this symbol."
        yield _breach(-1013, msg, "pegPriceType", peg, "symbol")
    if order.type is not None and order.type not in PRICED_TYPES:
        msg = "This order type may not use pegged price."
        yield _breach(-1013, msg, "pegPriceType", peg, order.type)
    taker_maker = order.type is LIMIT_MAKER and peg == "MARKET_PEG"
    resting = order.type is LIMIT and peg == "PRIMARY_PEG"
    if taker_maker or (resting and order.time_in_force in {IOC, FOK}):
        msg = "This price peg cannot be used with this order type."
        yield _breach(-1013, msg, "pegPriceType", peg, order.type)


def _breach(code: int, msg: str, field: str, value: object, case: str | None) -> Violation:
    """Return a breach; the case is what it is about: a type, if nothing else."""
    return Violation("PEGGED_PRICE", code, msg, field, value, details={"case": case})


def liquidity(shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG001
    """State that there is a price to follow."""
    if PEG in shape.given and shape.type in PRICED_TYPES:
        best = followed(shape)
        if isinstance(best, Unknown):
            yield best
        else:
            yield (Term(facts=(best,)) > Term(ZERO)).but(blames=PEG, shows=best)


PEGGED_PRICE = Rule("PEGGED_PRICE", applies, check)
PEG_LIQUIDITY = NumericRule(
    "PEGGED_PRICE",
    liquidity,
    ACCOUNT_CODE,
    "Order book liquidity is too low for this pegged order.",
    fitted=Fitted.NEVER,
)
