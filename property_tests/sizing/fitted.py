"""A case, judged and fitted: `Fitted`; and what the laws of `fit` ask about it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pretrade import Account, Change, ExchangeInfo, Fit, Market, Report
from pretrade.enums import RequestKind
from pretrade.order import REQUESTS, Request
from property_tests.mending import Key, key
from property_tests.oracle.legs import legs_of, number
from property_tests.strategies import Case


class Fitted:
    """One case, judged and fitted."""

    def __init__(
        self,
        case: Case,
        info: ExchangeInfo | None = None,
        **options: Any,  # noqa: ANN401  see `fit`
    ) -> None:
        self.case = case
        self.info = info or ExchangeInfo.load(case.exchange_info)
        self.facts: dict[str, Any] = {
            "market": None if case.market is None else Market.from_json(case.market),
            "account": None if case.account is None else Account.from_json(case.account),
            "as_of": case.as_of,
        }
        self.given = REQUESTS[RequestKind(case.kind)].from_params(case.request)
        self.before = self.info.check(self.given, **self.facts)
        self.fit = self.info.fit(self.given, **self.facts, **options)

    def as_sent(self) -> Report:
        """Judge the fitted order by its wire text."""
        params = self.fit.order.to_params()
        return self.info.check(params, request=self.case.kind, **self.facts)

    def pairs(self) -> Iterator[tuple[str, int, int]]:
        """Compare the prices of each stop, and the last price: name, sign before, sign after."""
        last = (self.case.market or {}).get("lastPrice")
        legs = (legs_of(one.to_params(), self.case.kind) for one in (self.given, self.fit.order))
        for old, new in zip(*legs, strict=True):
            if old.get("stopPrice") is None:
                continue
            prices = [(old.get(name), new.get(name), name) for name in ("price", "stopPrice")]
            if last is not None:
                prices.append((number(last), number(last), "last price"))
            for count, (one, moved, name) in enumerate(prices):
                for other, other_moved, other_name in prices[count + 1 :]:
                    if None not in {one, moved, other, other_moved}:
                        names = f"{name} and {other_name} of {old.name or old.type}"
                        yield names, sign(one, other), sign(moved, other_moved)


def assert_lawful(fitted: Fitted) -> None:
    """Expect that a fit lists what it changes, and never makes an order worse.

    What is fitted passes as it is sent, no violation is new, a legal order comes back as it is, and
    no price of a stop goes through another one, or through the market.
    """
    case, fit, given, before = fitted.case, fitted.fit, fitted.given, fitted.before
    assert fit.report == fitted.info.check(fit.order, **fitted.facts), case
    assert bool(fit) is fit.report.ok
    assert not fit or fitted.as_sent().ok, (case, fit.changes)
    assert keys(fit.report) <= keys(before), (case, fit.changes)
    assert by_leg(fit.report) <= by_leg(before), (case, fit.changes)
    assert (by_leg(fit.report) == by_leg(before)) == (not fit.changes), (case, fit.changes)
    old, new = given.to_params(), fit.order.to_params()
    told = {one.field: (one.to_dict()["old"], one.to_dict()["new"]) for one in fit.changes}
    assert old.keys() == new.keys()
    assert told == {name: (old[name], new[name]) for name in old if old[name] != new[name]}, case
    assert all(one.why for one in fit.changes)
    assert all(one.field in numbers(given) or is_distance(one.field) for one in fit.changes)
    assert type(fit.order) is type(given)
    assert fit.order is given or fit.changes
    assert not before.ok or fit == Fit(given, (), before)
    for names, was, is_now in fitted.pairs():
        assert was * is_now >= 0, (names, case, fit.changes)


def sign(one: Any, other: Any) -> int:  # noqa: ANN401  whatever can be compared
    """Give 1 where the first is more, -1 where it is less."""
    return int(one > other) - int(one < other)


def keys(report: Report) -> set[Key]:
    """Name the violations by rule, field and bound."""
    return set(map(key, report.violations))


def by_leg(report: Report) -> set[tuple[Key, str | None]]:
    """Name the violations by rule, field, bound and leg."""
    return {(key(one), one.leg) for one in report.violations}


def numbers(request: Request) -> dict[str, Any]:
    """Give the prices and quantities that were given."""
    return {name: value for name, value in request.given().items() if isinstance(value, Decimal)}


def is_price(name: str) -> bool:
    """Tell limit and stop prices from the rest."""
    return name.lower().endswith("price")


def is_distance(name: str) -> bool:
    """Tell the trailing distances, for which no direction is asked."""
    return name.endswith("railingDelta")


def in_way(change: Change, way: str | None) -> bool:
    """Tell whether a change goes the way that was asked for; None and ``nearest``: any."""
    if way == "up":
        return change.new > change.old
    return way != "down" or change.new < change.old


def nearest_of(wanted: Decimal, legal: list[Decimal], way: str) -> Decimal | None:
    """Find the nearest legal value in a direction, the larger of two."""
    if way == "keep":
        return wanted if wanted in legal else None
    below = max((one for one in legal if one <= wanted), default=None)
    above = min((one for one in legal if one >= wanted), default=None)
    if way == "nearest" and below is not None and above is not None:
        return below if wanted - below < above - wanted else above
    if way == "nearest":
        return above if below is None else below
    return below if way == "down" else above
