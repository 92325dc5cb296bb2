import pytest

from tests.rules.requests import (
    answers,
    found,
    judge,
    lacking,
    oco,
    offers,
    order,
    order_list_oco,
    passes,
)

RULE = "ICEBERG_QUANTITY"
MSG = "IcebergQty exceeds QTY."


@pytest.mark.parametrize(
    ("quantity", "iceberg", "refused"),
    [
        ("0.01", "0.01", False),
        ("0.01", "0.010", False),
        ("0.01", "0.00999999", False),
        ("0.01", "0.01000001", True),
        ("0.01", "1", True),
        ("0.01", "0", False),
        ("0", "0", False),
    ],
)
def test_the_visible_part_is_at_most_the_whole(quantity: str, iceberg: str, refused: bool) -> None:
    report = judge(order("LIMIT", quantity=quantity, icebergQty=iceberg))

    expected = [(-2010, MSG, "icebergQty", iceberg)] if refused else []
    assert answers(report, RULE) == expected
    assert passes(report, RULE) is not refused


def test_the_whole_is_offered() -> None:
    report = judge(order("LIMIT", quantity="0.0100", icebergQty="1"))

    assert offers(report, RULE) == [["0.01"]]
    assert found(report, RULE)[0].to_dict()["bound"] == {"name": "quantity", "value": "0.01"}


def test_without_icebergqty_it_binds_nothing() -> None:
    assert passes(judge(order("LIMIT", quantity="x")), RULE)


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"icebergQty": "x"}, ["order:icebergQty"]),
        ({"icebergQty": "1", "quantity": "x"}, ["order:quantity"]),
        ({"icebergQty": "1", "quantity": None}, ["order:quantity"]),
        ({"icebergQty": "x", "quantity": "x"}, ["order:icebergQty", "order:quantity"]),
    ],
)
def test_what_it_misses(changes: dict[str, object], facts: list[str]) -> None:
    assert lacking(judge(order("LIMIT", **changes)), RULE) == facts


@pytest.mark.parametrize(
    ("params", "kind", "name", "leg"),
    [
        (oco(limitIcebergQty="1"), "oco", "limitIcebergQty", "limit"),
        (oco(stopIcebergQty="1"), "oco", "stopIcebergQty", "stop"),
        (order_list_oco(aboveIcebergQty="1"), "orderListOco", "aboveIcebergQty", "above"),
        (order_list_oco(belowIcebergQty="1"), "orderListOco", "belowIcebergQty", "below"),
    ],
)
def test_each_order_of_a_list_by_its_own_name(
    params: dict[str, object], kind: str, name: str, leg: str
) -> None:
    report = judge(params, kind=kind)

    assert answers(report, RULE) == [(-2010, MSG, name, "1")]
    assert found(report, RULE)[0].leg == leg
