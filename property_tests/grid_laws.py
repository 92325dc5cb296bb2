"""The laws that PRICE_FILTER, LOT_SIZE and MARKET_LOT_SIZE share: a range and a step."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hypothesis import strategies as st

import pretrade
from property_tests.small_cases import (
    HAIR,
    Order,
    bounds,
    passes,
    report,
    small_case,
    suggested,
    text,
)
from property_tests.strategies import Case


class SmallGrid(NamedTuple):
    """A range and a step that can be searched from end to end; all in smallest steps."""

    low: int
    high: int
    step: int
    decimals: int


@st.composite
def small_grids(draw: st.DrawFn) -> SmallGrid:
    """Draw a grid; any bound may be 0, the minimum and the maximum may be off the step."""
    return SmallGrid(
        low=draw(st.integers(0, 15)),
        high=draw(st.just(0) | st.integers(1, 40)),
        step=draw(st.sampled_from([1, 2, 3, 5, 7, 10, 25, 0])),
        decimals=draw(st.integers(0, HAIR)),
    )


@dataclass(frozen=True)
class GridRule:
    """One of the three filters, and a request that it judges."""

    name: str
    low: str
    high: str
    step: str
    #: the parameter it judges
    field: str
    request: Mapping[str, str]

    def filter(self, low: str, high: str, step: str) -> dict[str, str]:
        """Write the filter."""
        return {"filterType": self.name, self.low: low, self.high: high, self.step: step}

    def case(self, bounds_: tuple[str, str, str], value: str, as_of: dt.date) -> Case:
        """Make a case with one value."""
        request: Order = {**self.request, self.field: value}
        return small_case(self.filter(*bounds_), as_of=as_of, **request)


def bounds_pass_and_a_hair_beyond_fails(
    rule: GridRule, step: int, first: int, more: int, as_of: dt.date
) -> None:
    """A minimum and a maximum on the grid are legal themselves; nothing beyond them is."""
    low, high = first * step, (first + more) * step
    written = (text(low), text(high), text(step))
    hair = 10 ** (HAIR - 8)

    for inside in (low, high):
        assert passes(rule.case(written, text(inside), as_of), rule.name)
    below = rule.case(written, text(low * hair - 1, HAIR), as_of)
    above = rule.case(written, text(high * hair + 1, HAIR), as_of)
    assert bounds(below, rule.name) == {rule.low, rule.step}
    assert bounds(above, rule.name) == {rule.high, rule.step}


def multiples_pass_and_a_hair_off_fails(
    rule: GridRule, step: int, count: int, as_of: dt.date
) -> None:
    """Every multiple of the step is legal, and nothing between two of them."""
    written = ("0", "0", text(step))
    value, hair = step * count, 10 ** (HAIR - 8)

    assert passes(rule.case(written, text(value), as_of), rule.name)
    for off in (value * hair - 1, value * hair + 1):
        assert bounds(rule.case(written, text(off, HAIR), as_of), rule.name) == {rule.step}


def suggestions_are_the_nearest_legal_values(
    rule: GridRule, grid: SmallGrid, value: int, as_of: dt.date
) -> None:
    """What is suggested is legal, and no legal value lies between it and what was given."""
    low, high, step, decimals = grid
    written = (text(low, decimals), text(high, decimals), text(step, decimals))
    info = pretrade.ExchangeInfo.load(rule.case(written, "1", as_of).exchange_info)

    def is_legal(amount: int) -> bool:
        order = rule.case(written, text(amount, decimals), as_of).request
        found = info.check(order, as_of=as_of).violations
        return not [one for one in found if one.rule == rule.name]

    legal = [amount for amount in range(1, 100) if is_legal(amount)]
    case = rule.case(written, text(value, decimals), as_of)
    below = [one for one in legal if one <= value][-1:]
    above = [one for one in legal if one >= value][:1]
    expected = {rule.low: legal[:1], rule.high: legal[-1:], rule.step: below + above}
    for bound in bounds(case, rule.name):
        nearest = [text(one, decimals) for one in expected[bound]]
        assert list(map(_shortened, nearest)) == suggested(case, rule.name, bound)


def trailing_zeros_change_nothing(
    rule: GridRule, written: tuple[str, str, str], value: str, as_of: dt.date
) -> None:
    """1, 1.0 and 1.00000000 are one number, in the rules and in the request."""
    low, high, step = map(_lengthened, written)
    plainly = bounds(rule.case(written, value, as_of), rule.name)

    assert bounds(rule.case((low, high, step), value, as_of), rule.name) == plainly
    assert bounds(rule.case(written, _lengthened(value), as_of), rule.name) == plainly


def every_value_is_judged_by_value(case: Case, rule: str) -> None:
    """The numbers of a violation are those that were given."""
    for one in report(case).violations:
        if one.rule == rule:
            assert one.to_dict()["value"] == case.request[str(one.field)]


def _lengthened(number: str) -> str:
    whole, _, fraction = number.partition(".")
    return f"{whole}.{fraction.ljust(HAIR, '0')}"


def _shortened(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
