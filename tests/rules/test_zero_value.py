import pytest

from tests.rules.requests import (
    PRICE_FILTER,
    Answer,
    answers,
    found,
    judge,
    lacking,
    listing,
    oco,
    order,
    order_list_oco,
    passes,
)

RULE = "ZERO_VALUE"
QUANTITY = "Invalid quantity."
PRICE = "Invalid price."


@pytest.mark.parametrize(
    ("order_type", "name", "msg"),
    [
        ("LIMIT", "quantity", QUANTITY),
        ("MARKET", "quantity", QUANTITY),
        ("MARKET", "quoteOrderQty", QUANTITY),
        ("LIMIT", "price", PRICE),
        ("STOP_LOSS", "stopPrice", PRICE),
        ("STOP_LOSS_LIMIT", "stopPrice", PRICE),
    ],
)
@pytest.mark.parametrize("zero", ["0", "0.00000000"])
def test_zeros_are_refused(order_type: str, name: str, msg: str, zero: str) -> None:
    report = judge(order(order_type, **{name: zero}))

    assert answers(report, RULE) == [(-1013, msg, name, zero)]


@pytest.mark.parametrize(
    ("params", "name", "msg"),
    [
        (order("LIMIT", price=None, quantity="0"), "quantity", QUANTITY),
        (order("MARKET", quantity=None, quoteOrderQty="0"), "quoteOrderQty", QUANTITY),
        (order("LIMIT", quantity=None, price="0"), "price", PRICE),
        (order("STOP_LOSS", quantity=None, stopPrice="0"), "stopPrice", PRICE),
    ],
)
def test_a_zero_is_refused_where_no_other_amount_is_given(
    params: dict[str, object], name: str, msg: str
) -> None:
    assert answers(judge(params), RULE) == [(-1013, msg, name, "0")]


@pytest.mark.parametrize("name", ["quantity", "price", "stopPrice"])
def test_the_smallest_number_is_not_zero(name: str) -> None:
    assert passes(judge(order("STOP_LOSS_LIMIT", **{name: "0.00000000000000000001"})), RULE)


@pytest.mark.parametrize(
    "params",
    [
        # Only means that it is no iceberg.
        order("LIMIT", icebergQty="0"),
        # TRAILING_DELTA's business.
        order("STOP_LOSS", trailingDelta=0),
    ],
)
def test_zeros_that_are_legal(params: dict[str, object]) -> None:
    assert passes(judge(params), RULE)


def test_all_zeros_are_named() -> None:
    names = ["quantity", "quoteOrderQty", "price", "stopPrice"]
    report = judge(order("STOP_LOSS_LIMIT", **dict.fromkeys(names, "0")))

    assert [answer[2] for answer in answers(report, RULE)] == names


def test_zeros_are_named_beside_an_amount_that_cannot_be_read() -> None:
    report = judge(order("STOP_LOSS_LIMIT", quantity="0", price="1e3", stopPrice="0"))

    assert [answer[2] for answer in answers(report, RULE)] == ["quantity", "stopPrice"]
    assert lacking(report, RULE) == ["order:price"]


def test_it_hides_nothing() -> None:
    report = judge(order("LIMIT", price="0"), listing(PRICE_FILTER))

    assert found(report, RULE)
    assert found(report, "PRICE_FILTER")


def test_without_amounts_there_is_nothing_to_judge() -> None:
    assert passes(judge(order("MARKET", quantity=None)), RULE)


@pytest.mark.parametrize(
    ("params", "kind", "expected", "leg"),
    [
        (oco(price="0"), "oco", (-1013, PRICE, "price", "0"), "limit"),
        (oco(stopPrice="0"), "oco", (-1013, PRICE, "stopPrice", "0"), "stop"),
        (oco(stopLimitPrice="0"), "marginOco", (-1013, PRICE, "stopLimitPrice", "0"), "stop"),
        (oco(quantity="0"), "oco", (-1013, QUANTITY, "quantity", "0"), None),
        (
            order_list_oco(belowStopPrice="0"),
            "orderListOco",
            (-1013, PRICE, "belowStopPrice", "0"),
            "below",
        ),
    ],
)
def test_the_orders_of_a_list_by_their_own_names(
    params: dict[str, object], kind: str, expected: Answer, leg: str | None
) -> None:
    report = judge(params, kind=kind)

    assert answers(report, RULE) == [expected]
    assert found(report, RULE)[0].leg == leg
