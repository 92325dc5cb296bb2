"""What the other tests of this folder start from is legal, so that they see one fault at a time."""

import pytest

from tests.rules.requests import PLACING_KINDS, TYPES, judge, oco, order, order_list_oco, request


@pytest.mark.parametrize("side", ["BUY", "SELL"])
@pytest.mark.parametrize("order_type", TYPES)
def test_every_order_by_shorthand_is_taken(order_type: str, side: str) -> None:
    assert judge(order(order_type, side)).certain


@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_every_oco_by_shorthand_is_taken(side: str) -> None:
    assert judge(oco(side), kind="oco").certain
    assert judge(order_list_oco(side), kind="orderListOco").certain


@pytest.mark.parametrize("kind", PLACING_KINDS)
def test_every_kind_of_request_by_shorthand_is_taken(kind: str) -> None:
    assert judge(request(kind), kind=kind).certain


def test_a_test_order_by_shorthand_is_taken_as_far_as_it_goes() -> None:
    assert judge(request("testOrder"), kind="testOrder").ok
