"""The numbers that are drawn are all those of a region, or all those just past one constraint."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pretrade import ExchangeInfo, Symbol
from pretrade.constraint import MOST, QUANTUM, Interval
from pretrade.constraint.span import INFINITY
from pretrade.decimals import add, subtract
from pretrade.testing.strategies.drawing import Chooser
from pretrade.testing.strategies.points import Numbers, Points, past
from tests.testing.rule_settings import least

pytestmark = pytest.mark.slow

FIELDS = ("price", "quantity")


def symbol_with(lots: tuple[int, int, int], least_worth: int = 0) -> Symbol:
    names = ("minQty", "maxQty", "stepSize")
    filters = [
        {"filterType": "PRICE_FILTER", "minPrice": "1", "maxPrice": "30", "tickSize": "1"},
        {"filterType": "LOT_SIZE", **dict(zip(names, map(str, lots), strict=True))},
        {"filterType": "MIN_NOTIONAL", "minNotional": str(least_worth)},
    ]
    return ExchangeInfo.load({"symbols": [{"symbol": "AB", "filters": filters}]})["AB"]


@st.composite
def points(draw: st.DrawFn, symbol: Symbol, numbers: Callable[[Points], Numbers | None]) -> Numbers:
    region = symbol.region_of("LIMIT", "BUY", as_of="2026-01-01")
    found = numbers(Points(FIELDS, region, Chooser(draw=draw), None))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("lots", "legal"),
    [
        ((2, 5, 1), [2, 3, 4, 5]),
        ((2, 11, 3), [3, 6, 9]),
        ((7, 7, 7), [7]),
    ],
)
def test_whatever_is_legal_can_be_drawn_and_nothing_else(
    lots: tuple[int, int, int], legal: list[int]
) -> None:
    drawn = points(symbol_with(lots), Points.inside)

    def is_drawn(wanted: int) -> None:
        least(drawn, lambda found: found["quantity"] == wanted)

    for one in legal:
        is_drawn(one)

    @given(drawn)
    def law(found: Numbers) -> None:
        assert found["quantity"] in legal

    law()


@given(st.data(), st.integers(2, 400))
def test_a_price_leaves_room_for_a_quantity(data: st.DataObject, worth: int) -> None:
    symbol = symbol_with((1, 20, 1), worth)

    found = data.draw(points(symbol, Points.inside))

    assert found["price"] * found["quantity"] >= worth


@given(st.data(), st.integers(2, 400))
def test_a_price_leaves_room_to_break_what_the_quantity_is_to_break(
    data: st.DataObject, worth: int
) -> None:
    symbol = symbol_with((1, 20, 1), worth)
    rows = symbol.region_of("LIMIT", "BUY").plan.rows
    (row,) = [one for one in rows if one.rule == "MIN_NOTIONAL"]

    found = data.draw(points(symbol, lambda one: one.outside(row)))

    assert found["price"] * found["quantity"] < worth


def test_beside_an_interval_are_the_values_on_its_open_side() -> None:
    least_ten, most_ten = Interval(Decimal(10), INFINITY), Interval(Decimal(0), Decimal(10))

    assert past(least_ten) == Interval(Decimal(0), subtract(Decimal(10), QUANTUM))
    assert past(most_ten) == Interval(add(Decimal(10), QUANTUM), MOST)
    assert past(Interval(Decimal(0), INFINITY)) is None
