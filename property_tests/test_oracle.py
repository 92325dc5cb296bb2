"""The oracle against answers worked out by hand; the arithmetic stands beside each case."""

import random
import re

import pytest
from hypothesis import given, settings

from property_tests.by_hand.bands import BANDS
from property_tests.by_hand.case import MIN, Case
from property_tests.by_hand.counts import COUNTS
from property_tests.by_hand.notionals import NOTIONALS
from property_tests.by_hand.positions import POSITIONS
from property_tests.by_hand.prices import PRICES
from property_tests.by_hand.quantities import QUANTITIES
from property_tests.by_hand.trailing_deltas import TRAILINGS
from property_tests.oracle import judge
from property_tests.strategies import Case as Drawn
from property_tests.strategies import cases, random_cases

TABLE = PRICES + BANDS + QUANTITIES + NOTIONALS + TRAILINGS + COUNTS + POSITIONS


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.why)
def test_by_hand(case: Case) -> None:
    """The oracle says what the arithmetic says."""
    found = case.verdicts()
    assert (found.violated, found.unevaluated) == (case.violated, case.unevaluated)


def test_products_name_the_leg() -> None:
    """Both limit prices of an OCO are too small: 4 x 2 = 8, 3 x 2 = 6, stop 3.1 x 2 = 6.2."""
    request = {"quantity": "2", "price": "4", "stopPrice": "3.1", "stopLimitPrice": "3"}
    found = Case("", [MIN], request, side="SELL", kind="oco").verdicts()
    assert found.products == {
        ("MIN_NOTIONAL", "price*quantity", "minNotional", "limit"),
        ("MIN_NOTIONAL", "stopLimitPrice*quantity", "minNotional", "stop"),
        ("MIN_NOTIONAL", "stopPrice*quantity", "minNotional", "stop"),
    }
    assert found.bounds() == {("MIN_NOTIONAL", "minNotional")}


def well_formed(case: Drawn) -> None:
    """Check the promise that requests carry only legal amounts, and that the oracle answers."""
    for name, value in case.request.items():
        if name.endswith(("rice", "Qty", "uantity")):
            assert re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,8})?", value)
            assert "cebergQty" in name or value.strip("0.")
    judge(
        case.exchange_info,
        case.request,
        kind=case.kind,
        market=case.market,
        account=case.account,
        as_of=case.as_of,
    )


@given(cases(max_asset=True))
@settings(max_examples=50, deadline=None)
def test_strategies_feed_it(case: Drawn) -> None:
    """What Hypothesis draws is well formed."""
    well_formed(case)


def test_generator_feeds_it() -> None:
    """What the generator makes is well formed, and the same for the same seed."""
    first, second = (random.Random(1) for _ in range(2))  # noqa: S311 -- no secret
    made = list(random_cases(first, 300))
    assert made == list(random_cases(second, 300))
    for case in made:
        well_formed(case)
