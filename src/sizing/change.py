"""One parameter that a fit moved: `Change`."""

from decimal import Decimal
from typing import NamedTuple

from pretrade.decimals import plain


class Change(NamedTuple):
    """One parameter that was moved.

    Attributes:
        field: its name on the wire.
        old: what was given.
        new: the legal value.
        why: the limits that the old value does not keep; each begins with the id of its rule.

    >>> print(
    ...     Change("price", Decimal("27000.123"), Decimal("27000.12"), "PRICE_FILTER tickSize 0.01")
    ... )
    price: 27000.123 -> 27000.12 (PRICE_FILTER tickSize 0.01)
    """

    field: str
    old: Decimal
    new: Decimal
    why: str

    def __str__(self) -> str:
        """Return ``field: old -> new (why)``."""
        return f"{self.field}: {plain(self.old)} -> {plain(self.new)} ({self.why})"

    def to_dict(self) -> dict[str, str]:
        """Return a JSON-ready dict; numbers are plain strings."""
        old, new = plain(self.old), plain(self.new)
        return {"field": self.field, "old": old, "new": new, "why": self.why}
