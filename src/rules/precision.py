"""PRECISION: an amount with more decimals than its asset has (-1111).

Decimals count as sent, trailing zeros included. Quantities may have ``baseAssetPrecision``, prices
and ``quoteOrderQty`` ``quoteAssetPrecision`` of them.

Source: "Error codes: -1111"; a real answer of 2018-01-08; change log of 2023-12-04 (the text).
"""

from decimal import Decimal

from pretrade.check import Rule
from pretrade.decimals import add
from pretrade.facts import Facts, Venue, symbol_fact
from pretrade.grid import Grid
from pretrade.order import Order, Shape
from pretrade.order.parameters import AMOUNTS
from pretrade.rules._amounts import Amount, amounts_that, unread_amounts
from pretrade.violation import Bound, Findings, missing, rejection

_MOST_DECIMALS = 20  # no text has more that can be read at all
_ZEROS = tuple(Decimal((0, (0,), -decimals)) for decimals in range(_MOST_DECIMALS + 1))


def applies(shape: Shape, venue: Venue) -> bool:  # noqa: ARG001
    """Orders with any amount."""
    return not shape.given.isdisjoint(AMOUNTS)


def check(order: Order, facts: Facts) -> Findings:
    """Refuse every amount with too many decimals."""
    malformed = order.shape.malformed
    if order.most_decimals <= facts.venue.fewest_decimals and not malformed:
        return ()
    found = unread_amounts("PRECISION", order) if malformed else ()
    for amount in amounts_that(has_more_decimals, order, facts.venue):
        if amount.precision is None:
            found += missing("PRECISION", symbol_fact(amount.precision_name))
        else:
            found += _refuse(amount, amount.precision, facts)
    return found


def has_more_decimals(value: Decimal, decimals: int | None) -> bool:
    """Tell whether a value is, or (when ``decimals`` is None) may be, written with more decimals.

    >>> has_more_decimals(Decimal("1.000"), 2), has_more_decimals(Decimal("1.00"), 2)
    (True, False)
    """
    if decimals is None:
        return True
    if decimals >= _MOST_DECIMALS:
        return False
    zero = _ZEROS[decimals]  # a sum has the decimals of its longer part
    return not add(value, zero).same_quantum(zero)


def _refuse(amount: Amount, precision: int, facts: Facts) -> Findings:
    msg = "Precision is over the maximum defined for this asset."
    if facts.venue.rulebook.precision_reworded:
        msg = f"Parameter '{amount.name}' has too much precision."
    nearest = Grid(step=Decimal((0, (1,), -precision))).around(amount.value)
    bound = Bound(amount.precision_name, precision)
    return rejection("PRECISION", -1111, msg, amount.name, amount.value, bound, *nearest)


PRECISION = Rule("PRECISION", applies, check)
