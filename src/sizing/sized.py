"""What the methods of a symbol that size orders build on: `Sized`.

Those methods are the only part of sizing that is imported with the package. What they need is
imported when they are called, so that those who only check orders do not wait for it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from pretrade.account import Account
from pretrade.market import Market
from pretrade.order import Request
from pretrade.report import Report

if TYPE_CHECKING:
    from pretrade.sizing.sizing import Sizing

Day = date | datetime | str | None
"""A date whose rules hold; None: the exchangeInfo's, else today."""

Markets = Market | Mapping[str, Market] | None
"""The prices of the symbol, or symbol → prices; None: unknown."""


class Sized:
    """Something whose orders can be sized and judged: a symbol.

    What is not implemented here each class brings itself, as `pretrade.Symbol` does.
    """

    __slots__ = ()

    @property
    def name(self) -> str:
        """Its name, as ``BTCUSDT``."""
        raise NotImplementedError

    def sizing(self, as_of: Day = None) -> "Sizing":
        """Return the rules of a date, made ready for sizing."""
        raise NotImplementedError

    def judge(
        self, request: Request, market: Market | None, account: Account | None, as_of: Day = None
    ) -> Report:
        """Judge a request object."""
        raise NotImplementedError
