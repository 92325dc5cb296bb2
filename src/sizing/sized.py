"""What the methods of a symbol that size orders build on: `Sized`."""

from datetime import date, datetime

from pretrade.sizing.sizing import Markets, Sizing

Day = date | datetime | str | None
"""A date whose rules hold; None: the exchangeInfo's, else today."""


__all__ = ["Day", "Markets", "Sized"]


class Sized:
    """Something whose orders can be sized: a symbol."""

    __slots__ = ()

    def sizing(self, as_of: Day = None) -> Sizing:
        """Return the rules of a date, made ready for sizing."""
        raise NotImplementedError
