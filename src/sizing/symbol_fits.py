"""The method of a symbol that finds the nearest legal order: `SymbolFits`."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from itertools import chain

import attrs

from pretrade.decimals import short
from pretrade.enums import RequestKind, Rounding
from pretrade.facts.account import Account, account_of
from pretrade.facts.market import UNKNOWN_MARKET, market_of
from pretrade.order import Request, read_request
from pretrade.order.keywords import Number
from pretrade.region.region import Region
from pretrade.report.report import Report
from pretrade.report.violation import Violation
from pretrade.rulebook import AsOf
from pretrade.sizing.amounts import amount
from pretrade.sizing.fit import Fit
from pretrade.sizing.fit_limits import FitLimits
from pretrade.sizing.fitting import Fitting
from pretrade.sizing.sized import Markets, Sized

_AMOUNTS = ("quantity", "quoteorderqty")


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
        afford: bool = False,
        insist: bool = False,
        as_of: AsOf = None,
    ) -> Fit:
        """Return the nearest legal order, the changes that lead to it, and its report.

        Prices, trailing distances, quantities and visible parts of icebergs move onto their steps
        and into their bounds; percent bands count where the market gives their average, the book
        for a LIMIT_MAKER, MAX_POSITION where an account is given. Nothing is raised and nothing
        else is changed: what numbers cannot mend (status, the side of a trigger) stays in the
        report, and so does what can be mended only against the directions that are allowed, or
        by moving a stop's price past its other one, or past the market. No change brings a new
        violation. A legal order is returned as it is. The orders of an OCO keep one quantity, and
        stay apart. Pending orders that sell no more than the working one buys go on doing so, and
        sell all of it if they did (likewise the other way round); no working price moves past a
        pending one.
        Where nothing legal is found, what can be mended is, and ``why`` says in one sentence what
        stands in the way.

        Args:
            order: a request object, or a mapping of the exchange's own parameter names. A float
                within 10^-12 of a legal value counts as that value.
            request: what a mapping is, as ``oco``; a new order by default.
            market: the prices of the symbol.
            account: the state of the account.
            price: which way limit and stop prices go: ``down``, ``up``, ``nearest`` or ``keep``; by
                default limit prices of a BUY down, of a SELL up, stop prices away from the market.
            quantity: which way quantities go: ``down``, ``up``, ``nearest`` or ``keep``.
            tolerance: how far a value may go, as a fraction of it: 0.01 is one percent; None: any
                distance.
            afford: bring the quantity down to what the account can pay for, too.
            insist: raise when the nearest order is not legal.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: with ``insist``; the report says what is still wrong.
            InvalidFacts: the tolerance is not a number of at least 0.
            ValueError: the order is for another symbol, or a direction is no such word.
        """
        name = self.name
        given = read_request(order, request, {}, symbol=name)
        if "symbol" not in given.shape.given:
            given = given.replace(symbol=name)
        if given.symbol is not None and given.symbol != name:
            message = f"the order is for {given.symbol}, not for {name}"
            raise ValueError(message)
        prices, known = market_of(market, name) or UNKNOWN_MARKET, account_of(account)
        region = self.plan_for(given.shape, as_of, known).region(prices, known)
        reach = None if tolerance is None else amount(tolerance, "tolerance")
        fit = fitted(region, given, FitLimits.of(price, quantity, reach, afford=afford))
        return fit.insisted() if insist else fit


def fitted(region: Region, request: Request, limits: FitLimits) -> Fit:
    """Return the nearest legal order; where there is none, the one with the fewest violations.

    A change that breaks another rule is not made: no violation appears that was not there before.
    """
    first = _tried(region, request, limits)
    if first is not None and first.report.ok:
        return first
    best = Fit(request, (), region.judge(request))
    if best.report.ok:
        return best
    given = _violations(best.report)
    others = (_tried(region, request, one) for one in limits.alternatives())
    for tried in chain((first,), others):
        if tried is None:
            continue
        left = _violations(tried.report)
        if left < given and len(left) < len(_violations(best.report)):
            best = tried
        if tried.report.ok:
            return best
    return attrs.evolve(best, why=_why(region, request, limits, best.report))


def _tried(region: Region, request: Request, limits: FitLimits) -> Fit | None:
    """Return what moves within some limits lead to; None: there are none, or a price is passed."""
    fitting = Fitting(region, limits, request)
    order, changes = fitting.fit()
    if not changes or fitting.passes_another(order):
        return None
    return Fit(order, changes, region.judge(order))


def _violations(report: Report) -> frozenset[Hashable]:
    return frozenset((one.identity, one.details.get("product")) for one in report.violations)


def _why(region: Region, request: Request, limits: FitLimits, report: Report) -> str:
    """Say what stands in the way of a legal order, and what would do if it were allowed."""
    first = report.violations[0]
    hint = _raised(region, request, limits) or _past_the_stop(region, request, first)
    return f"{first.rule}: {first.text}{hint}"


def _raised(region: Region, request: Request, limits: FitLimits) -> str:
    """Say which quantity would be legal if it might go up."""
    if not limits.moves_quantity or limits.quantity is Rounding.UP:
        return ""
    order, changes = Fitting(region, attrs.evolve(limits, quantity=Rounding.UP), request).fit()
    for change in changes:
        if change.field.lower().endswith(_AMOUNTS) and region.judge(order).ok:
            return f'; quantity="up" gives {short(change.new)}'
    return ""


def _past_the_stop(region: Region, request: Request, first: Violation) -> str:
    """Say where a stop's limit price would be legal, though no longer a stop's."""
    name = first.field or ""
    partner, value = region.plan.partners.get(name), request.known(name)
    if partner is None or value is None or first.suggestions or first.details.get("factors"):
        return ""  # of a price that an average binds the violation itself says so
    settled = {partner: request.known(partner)}
    legal = region.span(name, settled.get).nearest(Decimal(value))
    if legal is None:
        return ""
    way = "below" if legal > value else "above"
    return (
        f"; no {request.side} with this {partner} can have a {name} {way} {short(legal)} now, and "
        f"beyond its {partner} it would protect no more"
    )
