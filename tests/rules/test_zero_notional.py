import pytest

from tests.rules.requests import (
    PRICED_TYPES,
    answers,
    found,
    judge,
    lacking,
    listing,
    oco,
    order,
    passes,
)

RULE = "ZERO_NOTIONAL"
MSG = "Price * QTY is zero or less."
MIN_NOTIONAL: dict[str, object] = {
    "filterType": "MIN_NOTIONAL",
    "minNotional": "10",
    "applyToMarket": True,
    "avgPriceMins": 5,
}


@pytest.mark.parametrize("order_type", PRICED_TYPES)
@pytest.mark.parametrize(
    ("price", "quantity", "refused"),
    [
        ("0.0001", "0.0001", False),
        ("0.00010000", "0.00009999", True),
        ("0.00000001", "0.00000001", True),
        ("0.00000001", "1", False),
        ("0", "1", True),
        ("1", "0", True),
    ],
)
def test_the_product_is_at_least_one_unit_of_the_quote_asset(
    order_type: str, price: str, quantity: str, refused: bool
) -> None:
    report = judge(order(order_type, price=price, quantity=quantity))

    expected = [(-1013, MSG, "quantity", quantity)] if refused else []
    assert answers(report, RULE) == expected
    assert passes(report, RULE) is not refused


@pytest.mark.parametrize(
    ("precision", "quantity", "refused"),
    [
        (2, "0.01", False),
        (2, "0.00999999", True),
        (0, "1", False),
        (0, "0.99999999", True),
        (50, "0.00000000000000000001", False),
        (None, "0.00000001", False),
        (None, "0.000000009", True),
    ],
)
def test_the_unit_follows_from_the_precision_and_is_8_decimals_if_unknown(
    precision: int | None, quantity: str, refused: bool
) -> None:
    info = listing(quoteAssetPrecision=precision)

    report = judge(order("LIMIT", price="1", quantity=quantity), info)

    assert bool(answers(report, RULE)) is refused


def test_the_sentence_names_the_product() -> None:
    report = judge(order("LIMIT", price="0.0001", quantity="0.00001"))

    assert "0.000000001 is less than 0.00000001" in found(report, RULE)[0].text


def test_it_hides_nothing() -> None:
    report = judge(order("LIMIT", price="0.0001", quantity="0.00001"), listing(MIN_NOTIONAL))

    assert found(report, RULE)
    assert found(report, "MIN_NOTIONAL")


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"price": "x"}, ["order:price"]),
        ({"quantity": "x"}, ["order:quantity"]),
        ({"quantity": None, "price": None}, ["order:price", "order:quantity"]),
    ],
)
def test_what_it_misses(changes: dict[str, object], facts: list[str]) -> None:
    assert lacking(judge(order("LIMIT", **changes)), RULE) == facts


@pytest.mark.parametrize("order_type", ["MARKET", "STOP_LOSS", "TAKE_PROFIT"])
def test_it_binds_no_order_without_a_price(order_type: str) -> None:
    assert passes(judge(order(order_type, price="0")), RULE)


def test_the_orders_of_an_oco_are_told_apart() -> None:
    report = judge(oco(stopLimitPrice="0.0000001"), kind="oco")

    assert [violation.leg for violation in found(report, RULE)] == ["stop"]


def test_both_orders_of_an_oco_may_be_worth_nothing() -> None:
    report = judge(oco(quantity="0"), kind="oco")

    assert [violation.leg for violation in found(report, RULE)] == ["limit", "stop"]
