"""How far a region reaches: its legal prices and quantities, and the outline of both together."""

from collections.abc import Iterable, Iterator
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pretrade.check import NumericRule
from pretrade.constraint import INFINITY, MOST, QUANTUM, Comparison, Interval, Span, within
from pretrade.constraint.span import ANYTHING, EMPTY, trimmed
from pretrade.decimals import ONE, ZERO, add, subtract, without_noise
from pretrade.facts.fact_values import fact_decimal
from pretrade.facts.market import Market
from pretrade.order.keywords import Number as Given
from pretrade.region.row import Get, Placed, Row, nothing
from pretrade.region.waiting import Found
from pretrade.report.violation import Unevaluated

if TYPE_CHECKING:
    from pretrade.region.plan import Plan

Point = tuple[Decimal, Decimal, Decimal | None]
"""A legal price, and the least and the greatest legal quantity at it; None: no bound."""

PRICE, QUANTITY, WORTH = ("price",), ("quantity",), ("price", "quantity")
_OTHER = {"price": "quantity", "quantity": "price"}
_MOST_STEPS = 1000  # that are tried until a price has a legal quantity
_FAR = Decimal(1000)  # times the market: far enough for a picture
_FARTHER = Decimal(10) ** 6  # times the one end, where no market is known
_ROUGH = Context(prec=17, Emax=MAX_EMAX, Emin=MIN_EMIN)  # of places that are moved to legal prices


class Bounds(Protocol):
    """What is asked of a region here."""

    @property
    def plan(self) -> "Plan": ...  # noqa: D102
    @property
    def market(self) -> Market: ...  # noqa: D102
    @property
    def found(self) -> Found: ...  # noqa: D102

    def placed(self, row: Row, /) -> Placed | Unevaluated | None: ...  # noqa: D102
    def span(self, name: str, get: Get, /) -> Span: ...  # noqa: D102
    @property
    def missing(self) -> tuple[str, ...]: ...  # noqa: D102


class Range(NamedTuple):
    """The legal values of a number.

    Attributes:
        least: the least of them; None: there is no bound.
        greatest: the greatest of them; None: there is no bound.
        step: from one to the next; None: there is none.

    >>> Range(Decimal("0.01"), Decimal(1000), Decimal("0.01")).least
    Decimal('0.01')
    """

    least: Decimal | None
    greatest: Decimal | None
    step: Decimal | None


def range_of(span: Span) -> Range | None:
    """Return the legal values of a span; None: there are none."""
    if not span:
        return None
    fine = span.step <= QUANTUM
    least = None if fine and span.low <= QUANTUM else span.least
    return Range(least, top(span), None if fine else trimmed(span.step))


def top(span: Span) -> Decimal | None:
    """Return the greatest value of a span; None: it ends where nothing can be written any more."""
    return None if add(span.high, span.step) > MOST else span.greatest


def extent(region: Bounds, name: str) -> Span:
    """Return the legal prices at which some quantity is legal; or the same of quantities.

    Between its ends there may be values without any.
    """
    if _is_hopeless(region):
        return EMPTY
    own, other = region.span(name, nothing), _OTHER[name]
    if other not in region.plan.shape.given or not own:
        return own
    others, bounds = region.span(other, nothing), [*products(region)]
    worth = _bounded(bounds, name, ONE)
    if not others or worth.low > worth.high:
        return EMPTY
    room = ANYTHING
    for one in bounds:  # each is kept with some of the others: with one of the ends
        ends = [_bounded([one], name, end) for end in (others.low, others.high)]
        room = within(room, Interval(min(e.low for e in ends), max(e.high for e in ends)))
    low, high = own.at_least(room.low), own.at_most(room.high)
    if low is None or high is None or low > high:
        return EMPTY
    search = _Search(Span(low, high, own.step), others, bounds, name)
    least, greatest = search.first(low, upward=True), search.first(high, upward=False)
    return EMPTY if least is None or greatest is None else Span(least, greatest, own.step)


class _Search(NamedTuple):
    """Looks for a value that goes with some of the others, where the steps leave some none."""

    own: Span
    others: Span
    bounds: list[tuple[Row, Placed]]
    name: str

    def first(self, value: Decimal, *, upward: bool) -> Decimal | None:
        """Return the first such value from an end on."""
        own, others, other = self.own, self.others, _OTHER[self.name]
        for _ in range(_MOST_STEPS):
            low, high = _bounded(self.bounds, other, value)
            partner = others.at_least(low)
            if partner is not None and partner <= high:
                return value
            near = others.at_most(low) if upward else others.at_least(high)  # just outside
            if near is None:
                return None
            there = _bounded(self.bounds, self.name, near)
            found = own.at_least(there.low) if upward else own.at_most(there.high)
            following = add(value, own.step) if upward else subtract(value, own.step)
            if found is None or not own.low <= following <= own.high:
                return None
            value = max(found, following) if upward else min(found, following)
        return None


def quantities_at(region: Bounds, given: Given) -> tuple[Decimal, Decimal | None] | None:
    """Return the least and the greatest legal quantity at a price; None: nothing is legal."""
    price = fact_decimal(given, "price")
    if _is_hopeless(region):
        return None
    if "price" in region.plan.shape.given:
        prices = region.span("price", nothing)
        if isinstance(given, float):
            price = without_noise(price, prices.nearest(price))
        if not prices.holds(price):
            return None
    span = region.span("quantity", {"price": price}.get)
    return None if span.least is None else (span.least, top(span))


def _is_hopeless(region: Bounds) -> bool:
    """Tell whether a constraint is broken that no number can mend, as of the open orders."""
    return any(isinstance(one, Placed) for _, one in region.found)


def missing_facts(region: Bounds) -> tuple[str, ...]:
    """Return the facts that were not given and that bound prices or quantities, in order."""
    plan = region.plan
    others = {rank for rank, _ in plan.by_account}.union(row.rank for row in plan.rows)
    lacking = [
        (rank, one.missing)
        for rank, one in region.found
        if isinstance(one, Unevaluated) and rank not in others
    ]
    for row in plan.rows:
        if row.speaks_of("price") or row.speaks_of("quantity"):
            placed = region.placed(row)
            if isinstance(placed, Unevaluated):
                lacking.append((row.rank, placed.missing))
    names = (name for _, missing in sorted(lacking) for name in missing)
    left = (name for name in names if not name.startswith(("order:", "exchange:")))
    return tuple(dict.fromkeys(left))


def products(region: Bounds) -> Iterator[tuple[Row, Placed]]:
    """Yield the constraints of price and quantity together, with the facts in."""
    for row in region.plan.rows:
        if {"price", "quantity"} == {*row.left, *row.right}:
            placed = region.placed(row)
            if isinstance(placed, Placed):
                yield row, placed


def _bounded(bounds: Iterable[tuple[Row, Placed]], name: str, other: Decimal) -> Interval:
    """Return the values that keep all of these products, the other number given."""
    found = ANYTHING
    for row, placed in bounds:
        solved = row.solve(name, placed, {_OTHER[name]: other}.get)
        assert isinstance(solved, Interval)  # noqa: S101  it has two fields, and one is given
        found = within(found, solved)
    return found


def outline(region: Bounds, points: int) -> tuple[Point, ...]:
    """Return legal prices, evenly spread by their logarithms, with the legal quantities at each.

    The ends are among them, and so are the prices where a bound of the product meets one of the
    quantity. Prices without a legal quantity are left out.
    """
    if "price" not in region.plan.shape.given:
        return ()
    legal = extent(region, "price")
    if not legal:
        return ()
    shown = window(region, legal)
    wanted = {trimmed(shown.low), trimmed(shown.high), *_spread(shown, points)}
    for edge in _kinks(region):
        wanted.update(shown.around(edge))
    found: list[Point] = []
    for price in sorted(wanted):
        quantities = region.span("quantity", {"price": price}.get)
        if quantities.least is not None:
            found.append((price, quantities.least, top(quantities)))
    return tuple(found)


def _spread(span: Span, points: int) -> Iterator[Decimal]:
    """Yield the legal values next to so many that are spaced evenly on a logarithmic scale."""
    first, last = _ROUGH.ln(span.low), _ROUGH.ln(span.high)
    for index in range(1, points - 1):
        part = _ROUGH.divide(Decimal(index), Decimal(points - 1))
        place = _ROUGH.add(first, _ROUGH.multiply(part, _ROUGH.subtract(last, first)))
        value = span.nearest(Decimal(_ROUGH.exp(place)))
        if value is not None:
            yield value


def _kinks(region: Bounds) -> Iterator[Decimal]:
    """Yield where a bound of the product meets a bound of the quantity."""
    quantities = region.span("quantity", nothing)
    for one in products(region):
        for end in (quantities.low, quantities.high):
            for edge in _bounded([one], "price", end):
                if ZERO < edge < INFINITY:
                    yield edge


def window(region: Bounds, legal: Span) -> Span:
    """Return the part of the legal prices that is shown: all, but where only one end is said.

    What no filter and no fact bounds, the numbers that the exchange can hold do: that is too far
    away for a picture.
    """
    low, high, anchor = legal.low, legal.high, market_price(region.market)
    if not is_said(region, "<", PRICE):
        far = _ROUGH.multiply(anchor, _FAR) if anchor else _ROUGH.multiply(low, _FARTHER)
        high = legal.at_most(far) or legal.low
    if not is_said(region, ">", PRICE):
        far = _ROUGH.divide(anchor, _FAR) if anchor else _ROUGH.divide(high, _FARTHER)
        low = legal.at_least(far) or legal.low
    return Span(min(low, high), high, legal.step)


def is_said(region: Bounds, way: str, *sides: tuple[str, ...]) -> bool:
    """Tell whether a filter or a fact bounds one of these fields, or products of fields."""
    for row in region.plan.rows:
        of = row.of
        if not isinstance(of, Comparison) or of.relation[0] != way or row.left not in sides:
            continue
        of_exchange = isinstance(row.check, NumericRule) and not of.facts
        placed = region.placed(row)
        if not of_exchange and isinstance(placed, Placed) and placed.limit > 0:
            return True
    return False


def market_price(market: Market) -> Decimal | None:
    """Return what a symbol is worth: the last price, else an average, else the book's middle."""
    if market.last_price:
        return market.last_price
    if market.average_prices:
        return market.average_prices[min(market.average_prices)] or None
    best = [one for one in (market.best_bid, market.best_ask) if one]
    return _ROUGH.divide(sum(best, ZERO), Decimal(len(best))) if best else None
