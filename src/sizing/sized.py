"""What the methods of a symbol that size orders build on: `Sized`."""

from datetime import date, datetime

from pretrade.account import Account
from pretrade.market import Market
from pretrade.order import Request
from pretrade.report import Report
from pretrade.sizing.sizing import Markets, Sizing

Day = date | datetime | str | None
"""A date whose rules hold; None: the exchangeInfo's, else today."""


__all__ = ["Day", "Markets", "Sized"]


class Sized:
    """Something whose orders can be sized and judged: a symbol."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """Its name, as ``BTCUSDT``."""
        raise NotImplementedError

    def sizing(self, as_of: Day = None) -> Sizing:
        """Return the rules of a date, made ready for sizing."""
        raise NotImplementedError

    def judge(
        self, request: Request, market: Market | None, account: Account | None, as_of: Day = None
    ) -> Report:
        """Judge a request object."""
        raise NotImplementedError
