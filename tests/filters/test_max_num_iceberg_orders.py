"""MAX_NUM_ICEBERG_ORDERS: open icebergs on the symbol and added ones <= maxNumIcebergOrders."""

import pytest

from pretrade import Account, Bound, OpenOrder
from pretrade.filters import MaxNumIcebergOrders
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    market_order,
    oco,
    open_order,
    order_list,
    stop_loss_limit,
    violation,
)

RULE = "MAX_NUM_ICEBERG_ORDERS"
TWO: Json = {"filterType": RULE, "maxNumIcebergOrders": 2}
TOO_MANY = ["maxNumIcebergOrders"]
ICEBERG = open_order(iceberg_qty="0.1")


@pytest.mark.parametrize(
    ("kind", "request_", "already", "expected"),
    [
        ("order", limit(icebergQty="1"), 1, []),
        ("order", limit(icebergQty="1"), 2, TOO_MANY),
        ("order", limit_maker(icebergQty="1"), 2, TOO_MANY),
        ("order", stop_loss_limit(icebergQty="1"), 2, TOO_MANY),
        ("order", limit(icebergQty="0"), 2, []),
        ("order", limit(icebergQty="0.0"), 2, []),
        ("order", limit(), 2, []),
        ("order", market_order(), 2, []),
        ("cancelReplace", limit(icebergQty="1"), 2, TOO_MANY),
        ("oco", oco(limitIcebergQty="1"), 1, []),
        ("oco", oco(limitIcebergQty="1"), 2, TOO_MANY),
        ("oco", oco(stopIcebergQty="1"), 2, TOO_MANY),
        ("oco", oco(limitIcebergQty="1", stopIcebergQty="1"), 0, []),
        ("oco", oco(limitIcebergQty="1", stopIcebergQty="1"), 1, TOO_MANY),
        ("oco", oco(limitIcebergQty="1", stopIcebergQty="0"), 1, []),
        ("oco", oco(), 2, []),
        ("orderListOco", order_list(aboveIcebergQty="1", belowIcebergQty="1"), 1, TOO_MANY),
    ],
)
def test_open_and_added_icebergs_may_reach_the_limit(
    kind: str, request_: Json, already: int, expected: list[str]
) -> None:
    account = Account(open_orders=[ICEBERG] * already)
    assert found(judged(TWO, request_, kind=kind, account=account), RULE) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ICEBERG, TOO_MANY),
        (open_order(iceberg_qty="0.1", status="PARTIALLY_FILLED"), TOO_MANY),
        (open_order(iceberg_qty="0.00000000"), []),
        (open_order(), []),
        (open_order(iceberg_qty="0.1", status="REJECTED"), []),
        (open_order(iceberg_qty="0.1", symbol="CD"), []),
    ],
)
def test_counts_the_open_icebergs_on_the_symbol(order: OpenOrder, expected: list[str]) -> None:
    account = Account(open_orders=[ICEBERG, order])
    assert found(judged(TWO, limit(icebergQty="1"), account=account), RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [(limit(icebergQty="1"), ["? open_orders"]), (limit(icebergQty="0"), []), (limit(), [])],
)
def test_needs_the_open_orders_only_where_it_binds(request_: Json, expected: list[str]) -> None:
    assert found(judged(TWO, request_), RULE) == expected


@pytest.mark.parametrize(
    ("kind", "request_", "expected"),
    [
        ("order", limit(icebergQty="1e0"), ["? order:icebergQty"]),
        ("oco", oco(stopIcebergQty="1e0"), ["? order:stopIcebergQty"]),
    ],
)
def test_a_quantity_that_cannot_be_read_is_not_passed(
    kind: str, request_: Json, expected: list[str]
) -> None:
    account = Account(open_orders=[ICEBERG] * 2)
    assert found(judged(TWO, request_, kind=kind, account=account), RULE) == expected


def test_the_violation_in_full() -> None:
    account = Account(open_orders=[ICEBERG] * 2)
    one = violation(judged(TWO, limit(icebergQty="1"), account=account), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: MAX_NUM_ICEBERG_ORDERS")
    assert (one.field, one.value, one.leg) == (None, 3, None)
    assert (one.bound, one.suggestions) == (Bound("maxNumIcebergOrders", 2), ())
    assert one.text == "2 open and 1 more are above maxNumIcebergOrders 2"


def test_reads_its_number() -> None:
    assert exchange_with(TWO)["AB"].filters[RULE] == MaxNumIcebergOrders(2)


@pytest.mark.parametrize(
    ("value", "reason"), [("two", "'two' is not a decimal"), (None, "is missing")]
)
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    path = "$.symbols[0].filters[0].maxNumIcebergOrders"
    assert complaint({**TWO, "maxNumIcebergOrders": value}) == f"{path}: {reason}"


def test_has_no_old_name() -> None:
    path = "$.symbols[0].filters[0].maxNumIcebergOrders"
    assert complaint({"filterType": RULE, "limit": 2}) == f"{path}: is missing"
