from decimal import Decimal

import pytest

from tests.rules.requests import (
    answers,
    fields,
    found,
    judge,
    lacking,
    listing,
    oco,
    offers,
    order,
    order_list_oco,
    passes,
)
from tests.symbols import BASE_DATE

RULE = "PRECISION"
OLD = "Precision is over the maximum defined for this asset."
NARROW = listing(baseAssetPrecision=3, quoteAssetPrecision=2)


def new(name: str) -> str:
    return f"Parameter '{name}' has too much precision."


@pytest.mark.parametrize(
    ("order_type", "name", "at_most", "too_long", "bound"),
    [
        ("LIMIT", "quantity", "0.010", "0.0100", "baseAssetPrecision"),
        ("LIMIT", "icebergQty", "0.001", "0.0010", "baseAssetPrecision"),
        ("LIMIT", "price", "20000.00", "20000.000", "quoteAssetPrecision"),
        ("STOP_LOSS", "stopPrice", "21000.01", "21000.010", "quoteAssetPrecision"),
        ("MARKET", "quoteOrderQty", "150.00", "150.000", "quoteAssetPrecision"),
    ],
)
@pytest.mark.parametrize("as_of", [BASE_DATE, "2023-12-03", "2023-12-04", "2026-01-01"])
def test_decimals_count_as_sent_trailing_zeros_included(  # noqa: PLR0913, PLR0917  a table
    order_type: str, name: str, at_most: str, too_long: str, bound: str, as_of: str
) -> None:
    legal = judge(order(order_type, **{name: at_most}), NARROW, as_of=as_of)
    report = judge(order(order_type, **{name: too_long}), NARROW, as_of=as_of)

    assert passes(legal, RULE)
    msg = new(name) if as_of >= "2023-12-04" else OLD
    assert answers(report, RULE) == [(-1111, msg, name, too_long)]
    decimals = "3" if bound == "baseAssetPrecision" else "2"
    assert found(report, RULE)[0].to_dict()["bound"] == {"name": bound, "value": decimals}


def test_the_nearest_shorter_numbers_are_offered() -> None:
    report = judge(order("LIMIT", quantity="0.0105", price="19000.00"), NARROW)

    assert offers(report, RULE) == [["0.01", "0.011"]]


def test_a_visible_part_of_0_is_none_however_it_is_written() -> None:
    report = judge(order("LIMIT", quantity="0.010", icebergQty="0.00000"), NARROW)

    assert offers(report, RULE) == [["0"]]


def test_a_quote_amount_of_nine_decimals() -> None:
    report = judge(order("MARKET", quantity=None, quoteOrderQty="0.090569718"))

    assert answers(report, RULE) == [(-1111, OLD, "quoteOrderQty", "0.090569718")]
    assert offers(report, RULE) == [["0.09056971", "0.09056972"]]


def test_all_that_are_too_long_are_named() -> None:
    params = order("STOP_LOSS_LIMIT", quantity="1.0000", price="1.000", stopPrice="2.000")

    assert fields(judge(params, NARROW), RULE) == ["quantity", "price", "stopPrice"]


@pytest.mark.parametrize("value", [Decimal("1E+3"), Decimal("1E-3"), 1, 0.001, 5.0])
def test_a_number_counts_as_the_text_that_would_be_sent(value: object) -> None:
    assert passes(judge(order("LIMIT", quantity=value, price="19000"), NARROW), RULE)


@pytest.mark.parametrize("precision", [20, 21, 50])
def test_no_legal_text_is_longer_than_twenty_decimals(precision: int) -> None:
    info = listing(baseAssetPrecision=precision)

    assert passes(judge(order("LIMIT", quantity="0.00000000000000000001"), info), RULE)


def test_an_asset_without_decimals() -> None:
    info = listing(baseAssetPrecision=0)

    assert passes(judge(order("LIMIT", quantity="12"), info), RULE)
    assert answers(judge(order("LIMIT", quantity="12.0"), info), RULE)


@pytest.mark.parametrize(
    ("fields_of_symbol", "facts"),
    [
        ({"baseAssetPrecision": None}, ["symbol:baseAssetPrecision"]),
        ({"quoteAssetPrecision": None}, ["symbol:quoteAssetPrecision"]),
    ],
)
def test_an_unknown_precision_leaves_it_unevaluated(
    fields_of_symbol: dict[str, object], facts: list[str]
) -> None:
    assert lacking(judge(order("LIMIT"), listing(**fields_of_symbol)), RULE) == facts


def test_the_older_name_of_the_quote_precision_is_read() -> None:
    info = listing(quoteAssetPrecision=None, quotePrecision=2)

    assert fields(judge(order("LIMIT", price="19000.001"), info), RULE) == ["price"]


def test_what_is_not_given_has_no_decimals() -> None:
    params = order("MARKET", quantity=None)

    assert passes(judge(params, listing(baseAssetPrecision=None)), RULE)


@pytest.mark.parametrize(
    ("params", "kind", "name", "leg"),
    [
        (oco(price="21000.000"), "oco", "price", "limit"),
        (oco(limitIcebergQty="0.0010"), "oco", "limitIcebergQty", "limit"),
        (oco(stopPrice="19000.000"), "oco", "stopPrice", "stop"),
        (oco(stopLimitPrice="18500.000"), "marginOco", "stopLimitPrice", "stop"),
        (order_list_oco(belowPrice="18500.000"), "orderListOco", "belowPrice", "below"),
        (order_list_oco(aboveIcebergQty="0.0010"), "orderListOco", "aboveIcebergQty", "above"),
    ],
)
def test_the_orders_of_a_list_by_their_own_names(
    params: dict[str, object], kind: str, name: str, leg: str
) -> None:
    report = judge(params, NARROW, kind=kind, as_of="2023-12-04")

    assert answers(report, RULE) == [(-1111, new(name), name, params[name])]
    assert found(report, RULE)[0].leg == leg


def test_the_quantity_that_the_orders_share_is_named_once() -> None:
    report = judge(oco(quantity="0.0100"), NARROW, kind="oco")

    assert answers(report, RULE) == [(-1111, OLD, "quantity", "0.0100")]
