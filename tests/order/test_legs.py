"""The legs of an order list are judged as the orders they become."""

import pytest

from tests.rules.faults import EVERY_FILTER
from tests.rules.requests import found, judge, listing, oco, order_list_oco


@pytest.mark.parametrize(
    ("params", "kind", "name", "leg"),
    [
        (oco(stopPrice="19000.001"), "oco", "stopPrice", "stop"),
        (oco(stopLimitPrice="18500.001"), "marginOco", "stopLimitPrice", "stop"),
        (oco(price="21000.001"), "oco", "price", "limit"),
        (order_list_oco(belowStopPrice="19000.001"), "orderListOco", "belowStopPrice", "below"),
    ],
)
def test_each_leg_passes_every_filter_a_single_order_would(
    params: dict[str, object], kind: str, name: str, leg: str
) -> None:
    (violation,) = found(judge(params, EVERY_FILTER, kind=kind), "PRICE_FILTER")

    assert (violation.field, violation.leg) == (name, leg)
    assert violation.to_dict()["leg"] == leg
    assert violation.text.startswith(name)
    assert f"({leg} leg)" in str(violation)


def test_the_leg_that_is_worth_too_little_is_named() -> None:
    info = listing({"filterType": "MIN_NOTIONAL", "minNotional": "195"})

    report = judge(oco(), info, kind="oco")

    assert {one.leg for one in found(report, "MIN_NOTIONAL")} == {"stop"}


def test_the_quantity_that_both_legs_share_is_named_once() -> None:
    (violation,) = found(judge(oco(quantity="0.010001"), EVERY_FILTER, kind="oco"), "LOT_SIZE")

    assert (violation.field, violation.leg) == ("quantity", None)
