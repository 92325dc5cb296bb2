"""How far an order may be changed to make it legal: `FitLimits`."""

import functools
from collections.abc import Iterator
from decimal import Decimal
from typing import Self

import attrs

from pretrade.decimals import multiply, subtract
from pretrade.enums import STOP_TYPES, Rounding, Side
from pretrade.order import Shape
from pretrade.sizing.directions import price_rounding, rounding_of, stop_rounding

KEEP = "keep"
"""The word for: leave it as it is."""


@attrs.frozen(cache_hash=True)  # every fit looks one up
class FitLimits:
    """What the caller of a fit allows.

    Attributes:
        price: which way limit and stop prices go; None: by side and type, never to the
            disadvantage of the trader.
        quantity: which way quantities go.
        moves_price: prices may go at all.
        moves_quantity: quantities may go at all.
        tolerance: how far a value may go, as a fraction of it; None: any distance.
        afford: quantities may go down to what the account can pay for.
    """

    price: Rounding | None = None
    quantity: Rounding = Rounding.DOWN
    moves_price: bool = True
    moves_quantity: bool = True
    tolerance: Decimal | None = None
    afford: bool = False

    @classmethod
    @functools.lru_cache(maxsize=256)
    def of(
        cls,
        price: Rounding | str | None,
        quantity: Rounding | str,
        tolerance: Decimal | None,
        *,
        afford: bool,
    ) -> Self:
        """Read the words of a caller.

        Raises:
            ValueError: a word is neither a rounding nor ``keep``.
        """
        moves_price, moves_quantity = price != KEEP, quantity != KEEP
        return cls(
            price=rounding_of(price) if price is not None and moves_price else None,
            quantity=rounding_of(quantity) if moves_quantity else Rounding.DOWN,
            moves_price=moves_price,
            moves_quantity=moves_quantity,
            tolerance=tolerance,
            afford=afford,
        )

    def price_way(self, side: Side | None) -> Rounding:
        """Return which way the limit price of an order goes."""
        return price_rounding(side, self.price)

    def stop_price_way(self, side: Side | None, order: Shape) -> Rounding:
        """Return which way its stop price goes: away from the market."""
        if self.price is not None:
            return self.price
        if side is None or order.type is None or order.type not in STOP_TYPES:
            return Rounding.NEAREST
        return stop_rounding(side, order.type)

    def reaches(self, old: Decimal, new: Decimal) -> bool:
        """Tell whether a value may go so far.

        >>> FitLimits(tolerance=Decimal("0.01")).reaches(Decimal(100), Decimal("98.9"))
        False
        """
        if self.tolerance is None:
            return True
        return subtract(old, new).copy_abs() <= multiply(self.tolerance, old)

    def alternatives(self) -> Iterator[Self]:
        """Yield what may be tried where all of it together makes something else illegal."""
        sides = (Rounding.UP, Rounding.DOWN)
        if self.price is Rounding.NEAREST:
            yield from (attrs.evolve(self, price=way) for way in sides)
        if self.quantity is Rounding.NEAREST:
            yield from (attrs.evolve(self, quantity=way) for way in sides)
        yield attrs.evolve(self, moves_quantity=False)
        yield attrs.evolve(self, moves_price=False)
