"""OVERFLOW: an amount of more than 2^63 - 1 units of the asset's precision (-1108).

With 8 decimals that is 92233720368.54775807. It hides nothing: the filters report too, and before
2022-12-05 only they do.

Source: "Error codes: -1108", change log of 2022-12-05; the bound follows from 63 bits [ours].
"""

from decimal import Decimal

from pretrade.check import Rule
from pretrade.decimals import EXACT
from pretrade.facts import Facts, Venue, symbol_fact
from pretrade.order import Order, Shape
from pretrade.order.parameters import AMOUNTS
from pretrade.rules._amounts import amounts_that, unread_amounts
from pretrade.violation import Bound, Findings, missing, rejection

_MOST_UNITS = Decimal(2**63 - 1)
_UNITS = tuple(EXACT.scaleb(_MOST_UNITS, -decimals) for decimals in range(41))


def applies(shape: Shape, venue: Venue) -> bool:
    """Orders with any amount, since 2022-12-05."""
    return venue.rulebook.overflow_refused and not shape.given.isdisjoint(AMOUNTS)


def check(order: Order, facts: Facts) -> Findings:
    """Refuse every amount that does not fit."""
    found = unread_amounts("OVERFLOW", order) if order.malformed else ()
    for name, value, precision, precision_name in amounts_that(_overflows, order, facts.venue):
        if precision is None:
            found += missing("OVERFLOW", symbol_fact(precision_name))
        else:
            bound = Bound("maximum", largest(precision))
            found += rejection(
                "OVERFLOW", -1108, f"Parameter '{name}' overflowed.", name, value, bound
            )
    return found


def largest(precision: int) -> Decimal:
    """Return the largest amount of an asset with so many decimals.

    >>> largest(8)
    Decimal('92233720368.54775807')
    """
    return _UNITS[min(precision, len(_UNITS) - 1)]


def _overflows(value: Decimal, precision: int | None) -> bool:
    return precision is None or value > largest(precision)


OVERFLOW = Rule("OVERFLOW", applies, check)
