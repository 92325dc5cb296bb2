"""What of a list with pending orders moves together: `Together`."""

import functools
from decimal import Decimal

import attrs

from pretrade.constraint import Interval, Span, meet, within
from pretrade.constraint.span import EMPTY
from pretrade.decimals import subtract
from pretrade.enums import Phase
from pretrade.order import Request, Shape


@attrs.frozen
class Together:
    """The numbers of a list that a fit does not move past each other.

    Attributes:
        bought: the quantity of the working order.
        sold: that of the pending orders, which go the other way: never above it when it was not.
        price: the price of the working order; "": there is none.
        pending: the prices of the pending orders: none changes its side of it.
    """

    bought: str
    sold: str
    price: str
    pending: tuple[str, ...]

    def other(self, name: str) -> str:
        """Return the quantity that goes with one of them."""
        return self.sold if name == self.bought else self.bought

    def stays(self, given: Request, moved: Request) -> bool:
        """Tell whether everything is where it was to each other."""
        old, new = (self._difference(one, self.bought, self.sold) for one in (given, moved))
        if old is not None and new is not None and (new < 0 <= old or (new and not old)):
            return False
        for name in self.pending:
            old, new = (self._difference(one, self.price, name) for one in (given, moved))
            if old is not None and new is not None and (old < 0 < new or new < 0 < old):
                return False
        return True

    @staticmethod
    def _difference(request: Request, one: str, other: str) -> Decimal | None:
        first, second = request.known(one), request.known(other)
        return None if first is None or second is None else subtract(first, second)


@functools.lru_cache(maxsize=1024)
def together(shape: Shape) -> Together | None:
    """Return what moves together in requests of a shape; None: nothing does."""
    legs = [*zip(shape.legs, shape.forms, strict=True)]
    pending = [one for one in legs if one[0].phase is Phase.PENDING]
    if not pending:
        return None
    (working, form), (last, of_last) = legs[0], pending[-1]
    bought, sold = form.names["quantity"], of_last.names["quantity"]
    if None in {working.side, last.side} or working.side is last.side:
        return None
    prices = tuple(
        names.names[name]
        for leg, names in pending
        for name in ("price", "stopPrice")
        if name in leg.given
    )
    return Together(bought, sold, form.names["price"], prices)


def both(one: Span, other: Span) -> Span:
    """Return the values that two spans hold."""
    if not one or not other:
        return EMPTY
    ends = within(Interval(one.low, one.high), Interval(other.low, other.high))
    return Span.of(ends, *meet((one.step, one.low), (other.step, other.low)))
