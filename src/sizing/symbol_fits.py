"""The method of a symbol that finds the nearest legal order: `SymbolFits`."""

from collections.abc import Mapping
from functools import partial

from pretrade.account import Account
from pretrade.enums import RequestKind, Rounding
from pretrade.market import market_of
from pretrade.order import Request, read_request
from pretrade.order.keywords import Number
from pretrade.sizing.fit import Fit, fitted
from pretrade.sizing.sized import Day, Markets, Sized


class SymbolFits(Sized):
    r"""Finds the nearest legal order, and lists what it changes.

    >>> from importlib.resources import files
    >>> from pretrade import ExchangeInfo, Order
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["ETHUSDT"]
    >>> order = Order.limit("ETHUSDT", "BUY", quantity="0.01234567", price="2467.716")
    >>> fit = symbol.fit(order)
    >>> print(*fit.changes, sep="\n")
    price: 2467.716 -> 2467.71 (PRICE_FILTER tickSize 0.01)
    quantity: 0.01234567 -> 0.0123 (LOT_SIZE stepSize 0.0001)
    >>> fit.report.ok
    True
    >>> symbol.fit(fit.order).order is fit.order
    True
    """

    __slots__ = ()

    def fit(  # noqa: PLR0913  what a fit may know and do
        self,
        order: Request | Mapping[str, object],
        /,
        *,
        request: RequestKind | str | None = None,
        market: Markets = None,
        account: Account | None = None,
        price: Rounding | str | None = None,
        quantity: Rounding | str = Rounding.DOWN,
        tolerance: Number | None = None,
        insist: bool = False,
        as_of: Day = None,
    ) -> Fit:
        """Return the nearest legal order, the changes that lead to it, and its report.

        Prices, quantities and visible parts of icebergs move onto their steps and into their
        bounds; percent bands count where the market gives their average, MAX_POSITION where an
        account is given. Nothing is raised and nothing else is changed: what numbers cannot mend
        (status, balance, the side of a trigger, a LIMIT_MAKER that would match) stays in the
        report, and so does what can be mended only against the directions that are allowed. No
        change brings a new violation. A legal order is returned as it is. The orders of an OCO
        keep one quantity.

        Args:
            order: a request object, or a mapping of the exchange's own parameter names. Floats of
                a mapping that are within 10^-12 of a legal value count as that value.
            request: what a mapping is, as ``oco``; a new order by default.
            market: the prices of the symbol.
            account: the state of the account.
            price: which way limit and stop prices go: ``down``, ``up``, ``nearest`` or ``keep``; by
                default limit prices of a BUY down, of a SELL up, stop prices away from the market.
            quantity: which way quantities go: ``down``, ``up``, ``nearest`` or ``keep``.
            tolerance: how far a value may go, as a fraction of it: 0.01 is one percent; None: any
                distance.
            insist: raise when the nearest order is not legal.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: with ``insist``; the report says what is still wrong.
            InvalidFacts: the tolerance is not a number of at least 0.
            ValueError: the order is for another symbol, or a direction is no such word.
        """
        from pretrade.sizing.fitting import fit
        from pretrade.sizing.freedom import Freedom
        from pretrade.sizing.mender import Mender

        given = read_request(order, request, {}, symbol=self.name)
        if "symbol" not in given.shape.given:
            given = given.replace(symbol=self.name)
        if given.symbol is not None and given.symbol != self.name:
            message = f"the order is for {given.symbol}, not for {self.name}"
            raise ValueError(message)
        sizing = self.sizing(as_of)
        mender = Mender(
            sizing,
            sizing.facts(market, account),
            Freedom.of(price, quantity, tolerance),
            _floats(order),
        )
        prices = market_of(market, self.name)
        judge = partial(self.judge, market=prices, account=account, as_of=as_of)
        return fitted(fit(given, judge, mender), insist=insist)


def _floats(order: Request | Mapping[str, object]) -> frozenset[str]:
    """Return the names of the parameters that were given as floats."""
    if isinstance(order, Request):
        return frozenset()
    return frozenset(name for name, value in order.items() if isinstance(value, float))
