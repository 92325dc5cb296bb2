"""What the rest of the world offers on one symbol: `OutsideBook`."""

from collections.abc import Iterable
from decimal import Decimal

from pretrade.decimals import ZERO, add, subtract

STANDING_DEPTH = Decimal(10**9)
"""How much a book that follows from a price shows, in the base asset."""

Level = tuple[Decimal, Decimal]
"""A price and a quantity."""


class OutsideBook:
    """Bids and asks that belong to no account.

    Attributes:
        bids: price → quantity, best first.
        asks: price → quantity, best first.
        follows_price: it was not told but follows from a price: it moves with what the rest of
            the world trades, and no fill uses it up.
    """

    __slots__ = ("asks", "bids", "follows_price")

    def __init__(
        self,
        bids: Iterable[Level] = (),
        asks: Iterable[Level] = (),
        *,
        follows_price: bool = False,
    ) -> None:
        """Sort the levels; equal prices are added up, and empty ones left out."""
        self.bids = _sorted(bids, highest_first=True)
        self.asks = _sorted(asks, highest_first=False)
        self.follows_price = follows_price

    @classmethod
    def around(cls, low: Decimal, high: Decimal, tick: Decimal) -> "OutsideBook":
        """Return the book that follows a price: one tick below the low, one above the high."""
        below = subtract(low, tick)
        bids = [(below, STANDING_DEPTH)] if below > 0 else []
        return cls(bids, [(add(high, tick), STANDING_DEPTH)], follows_price=True)

    def take(self, levels: dict[Decimal, Decimal], price: Decimal, quantity: Decimal) -> None:
        """Use up a part of a level, unless the book follows the price."""
        if self.follows_price:
            return
        left = subtract(levels[price], quantity)
        if left > 0:
            levels[price] = left
        else:
            del levels[price]


def _sorted(levels: Iterable[Level], *, highest_first: bool) -> dict[Decimal, Decimal]:
    found: dict[Decimal, Decimal] = {}
    for price, quantity in levels:
        found[price] = add(found.get(price, ZERO), quantity)
    prices = sorted(found, reverse=highest_first)
    return {price: found[price] for price in prices if found[price] > 0 and price > 0}
