"""One parameter that a fit moved: `Change`."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs

from pretrade.decimals import plain


def _now(why: str | Callable[[], str]) -> str:
    return why() if callable(why) else why


@attrs.frozen
class Change:
    """One parameter that was moved.

    Attributes:
        field: its name on the wire.
        old: what was given.
        new: the legal value.

    >>> print(
    ...     Change("price", Decimal("27000.123"), Decimal("27000.12"), "PRICE_FILTER tickSize 0.01")
    ... )
    price: 27000.123 -> 27000.12 (PRICE_FILTER tickSize 0.01)
    """

    field: str
    old: Decimal
    new: Decimal
    _why: str | Callable[[], str] = attrs.field(alias="why", eq=_now, repr=_now)

    @property
    def why(self) -> str:
        """The limits that the old value does not keep; each begins with the id of its rule."""
        return _now(self._why)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy with the reason worked out."""
        return type(self), (self.field, self.old, self.new, self.why)

    def __str__(self) -> str:
        """Return ``field: old -> new (why)``."""
        return f"{self.field}: {plain(self.old)} -> {plain(self.new)} ({self.why})"

    def to_dict(self) -> dict[str, str]:
        """Return a JSON-ready dict; numbers are plain strings."""
        old, new = plain(self.old), plain(self.new)
        return {"field": self.field, "old": old, "new": new, "why": self.why}
