"""A value that cannot be read leaves open what needs it, and nothing else."""

import pytest

from tests.rules.faults import EVERY_FILTER
from tests.rules.requests import found, judge, lacking, oco, order, order_list_oco


@pytest.mark.parametrize(
    ("name", "needed_by"),
    [
        (
            "price",
            (
                "PRICE_FILTER PERCENT_PRICE PERCENT_PRICE_BY_SIDE MIN_NOTIONAL NOTIONAL "
                "ZERO_NOTIONAL BALANCE"
            ),
        ),
        ("quantity", "LOT_SIZE MIN_NOTIONAL NOTIONAL ZERO_NOTIONAL MAX_POSITION BALANCE"),
        ("stopPrice", "PRICE_FILTER TRIGGER_PRICE"),
        ("trailingDelta", "TRAILING_DELTA"),
        ("icebergQty", "LOT_SIZE ICEBERG_PARTS ICEBERG_QUANTITY MIN_NOTIONAL"),
    ],
)
def test_a_value_that_cannot_be_read_leaves_open_what_needs_it(name: str, needed_by: str) -> None:
    legal = order("STOP_LOSS_LIMIT", trailingDelta=100, icebergQty="0.005", quantity="0.05")

    report = judge({**legal, name: "1e3"}, EVERY_FILTER)

    for rule in needed_by.split():
        assert f"order:{name}" in (lacking(report, rule) or []), rule
        assert not [one for one in found(report, rule) if one.field == name], rule


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("price", "PRECISION"),
        ("price", "ZERO_VALUE"),
        ("price", "OVERFLOW"),
        ("quantity", "PRECISION"),
        ("quantity", "ZERO_VALUE"),
        ("icebergQty", "PRECISION"),
        ("stopPrice", "ZERO_VALUE"),
    ],
)
def test_it_leaves_open_the_digits_too(name: str, rule: str) -> None:
    legal = order("STOP_LOSS_LIMIT", icebergQty="0.005")

    report = judge({**legal, name: "1e3"}, as_of="2023-01-01")

    assert f"order:{name}" in (lacking(report, rule) or [])


def test_it_leaves_open_nothing_else() -> None:
    legal = judge(order("LIMIT"), EVERY_FILTER)
    broken = judge(order("LIMIT", price="1e3", quantity="0.010001"), EVERY_FILTER)

    assert found(broken, "LOT_SIZE")
    for one in broken.unevaluated:
        assert one.missing == ("order:price",) or one in legal.unevaluated


def test_a_leg_names_what_it_lacks_as_the_request_does() -> None:
    report = judge(oco(stopLimitPrice="1e3"), EVERY_FILTER, kind="oco")
    listed = judge(order_list_oco(belowPrice="1e3"), EVERY_FILTER, kind="orderListOco")

    for rule in ("PRICE_FILTER", "PERCENT_PRICE", "MIN_NOTIONAL"):
        assert lacking(report, rule) == ["order:stopLimitPrice"]
        assert lacking(listed, rule) == ["order:belowPrice"]
