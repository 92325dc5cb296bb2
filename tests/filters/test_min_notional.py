"""MIN_NOTIONAL: price x quantity, stopPrice x quantity and price x icebergQty >= minNotional."""

from decimal import Decimal

import pytest

from pretrade import Bound, Market
from pretrade.filters import MinNotional
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    limit_maker,
    market_for,
    market_order,
    oco,
    stop_loss,
    stop_loss_limit,
    suggestions,
    take_profit,
    take_profit_limit,
    violation,
)

RULE = "MIN_NOTIONAL"
LEAST: Json = {
    "filterType": RULE,
    "minNotional": "10.00000000",
    "applyToMarket": True,
    "avgPriceMins": 5,
}
LOTS: Json = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": "0.3"}
TICKS: Json = {"filterType": "PRICE_FILTER", "minPrice": "0", "maxPrice": "0", "tickSize": "0.3"}
TEN = Market(average_prices={5: "10"}, last_price="7")
LOW = ["quantity minNotional"]


@pytest.mark.parametrize(
    ("quantity", "price", "expected"),
    [
        ("2", "5", []),
        ("2.0", "5.000", []),
        ("2", "4.99999999", LOW),
        ("1.99999999", "5", LOW),
        ("2", "5.00000001", []),
        ("0", "5", LOW),
        ("2", "0", LOW),
        ("3.33333333333333333333", "3", LOW),
        ("3.33333333333333333334", "3", []),
    ],
)
def test_price_times_quantity_at_the_minimum_passes(
    quantity: str, price: str, expected: list[str]
) -> None:
    assert found(judged(LEAST, limit(quantity=quantity, price=price)), RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity="0.9"), LOW),
        (limit_maker(quantity="0.9"), LOW),
        (stop_loss_limit(quantity="1"), LOW),
        (stop_loss_limit(quantity="1", stopPrice="10"), []),
        (stop_loss_limit(quantity="0.9"), ["quantity minNotional"]),
        (stop_loss_limit(quantity="1", stopPrice=None, trailingDelta="100"), []),
        (take_profit_limit(quantity="1"), LOW),
        (stop_loss(quantity="2", stopPrice="5"), []),
        (stop_loss(quantity="2", stopPrice="4.99"), LOW),
        (stop_loss(quantity="0.01", stopPrice=None, trailingDelta="100"), []),
        (take_profit(quantity="2", stopPrice="4.99"), LOW),
        (limit(icebergQty="1"), []),
        (limit(icebergQty="0.99999999"), ["icebergQty minNotional"]),
        (limit(icebergQty="0"), []),
        (
            stop_loss_limit(quantity="0.9", icebergQty="0.5"),
            ["quantity minNotional", "icebergQty minNotional"],
        ),
    ],
)
def test_every_product_of_the_order_is_judged(request_: Json, expected: list[str]) -> None:
    # A quantity of two products that are both too small may be named twice.
    assert list(dict.fromkeys(found(judged(LEAST, request_), RULE))) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity="0.9"), LOW),
        (stop_loss_limit(quantity="1"), []),
        (limit(icebergQty="0.5"), []),
        (stop_loss(quantity="1"), []),
        (market_order(quantity="0.9"), LOW),
    ],
)
def test_can_be_told_to_judge_price_times_quantity_only(
    request_: Json, expected: list[str]
) -> None:
    assert found(judged(LEAST, request_, market=TEN, every_notional=False), RULE) == expected


def test_each_leg_of_a_list_is_judged() -> None:
    # 12 x 1 = 12; 9 x 1 = 9; 8 x 1 = 8; 12 x 0.5 = 6
    report = judged(LEAST, oco(quantity="1", limitIcebergQty="0.5"), kind="oco")

    assert list(dict.fromkeys(found(report, RULE))) == [
        "limit: limitIcebergQty minNotional",
        "stop: quantity minNotional",
    ]


@pytest.mark.parametrize(
    ("flags", "request_", "market", "expected"),
    [
        ({"applyToMarket": True}, market_order(quantity="1"), TEN, []),
        ({"applyToMarket": True}, market_order(quantity="0.99999999"), TEN, LOW),
        ({"applyToMarket": False}, market_order(quantity="0.1"), TEN, []),
        ({"applyToMarket": False}, market_order(quantity="0.1"), None, []),
        ({}, market_order(quantity="0.1"), None, ["? symbol:applyToMarket"]),
        ({}, market_for("0.1"), TEN, ["? symbol:applyToMarket"]),
        ({}, limit(quantity="9"), None, []),
        ({"applyToMarket": True}, market_order(quantity="9"), None, ["? average_price:5"]),
        (
            {"applyToMarket": True},
            market_order(quantity="9"),
            Market(last_price="7", average_prices={1: "7"}),
            ["? average_price:5"],
        ),
        ({"applyToMarket": True}, market_for("10"), None, []),
        ({"applyToMarket": True}, market_for("9.99999999"), None, ["quoteOrderQty minNotional"]),
        ({"applyToMarket": False}, market_for("9.99999999"), None, []),
        ({"applyToMarket": True, "avgPriceMins": 0}, market_order(quantity="1.42"), TEN, LOW),
        ({"applyToMarket": True, "avgPriceMins": 0}, market_order(quantity="1.43"), TEN, []),
        (
            {"applyToMarket": True, "avgPriceMins": 0},
            market_order(),
            Market(average_prices={5: "7"}),
            ["? last_price"],
        ),
        ({"applyToMarket": True}, market_order(), Market(average_prices={5: "0"}), LOW),
    ],
)
def test_binds_market_orders_when_it_says_so(
    flags: Json, request_: Json, market: Market | None, expected: list[str]
) -> None:
    rule = {"filterType": RULE, "minNotional": "10", "avgPriceMins": 5, **flags}
    assert found(judged(rule, request_, market=market), RULE) == expected


@pytest.mark.parametrize(("as_of", "expected"), [("2026-05-07", LOW), ("2026-05-08", [])])
def test_a_reference_price_precedes_the_average_from_2026_05_08(
    as_of: str, expected: list[str]
) -> None:
    market = Market(average_prices={5: "10"}, reference_price="20")
    report = judged(LEAST, market_order(quantity="0.5"), market=market, as_of=as_of)

    assert found(report, RULE) == expected


@pytest.mark.parametrize(
    ("amount", "quantity", "expected"),
    [
        ("1", "1", []),
        ("100", "0.9", LOW),
        ("a", "1", []),
        ("100", "a", ["? order:quantity"]),
    ],
)
def test_a_quantity_beside_an_amount_is_what_counts(
    amount: str, quantity: str, expected: list[str]
) -> None:
    report = judged(LEAST, market_for(amount, quantity=quantity), market=TEN)
    assert found(report, RULE) == expected


def test_an_amount_that_cannot_be_read_is_not_passed() -> None:
    report = judged(LEAST, market_for("a"), market=TEN)
    assert RULE in {one.rule for one in report.unevaluated}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity="-1"), ["? order:quantity"]),
        (limit(price=None), ["? order:price"]),
        (limit(price="a", quantity="b"), ["? order:price, order:quantity"]),
        (limit(icebergQty="a"), ["? order:icebergQty"]),
        (limit(price="a", icebergQty="1"), ["? order:price"]),
        (stop_loss(stopPrice="a"), ["? order:stopPrice"]),
        (stop_loss(quantity=None), ["? order:quantity"]),
        (market_order(quantity="a"), ["? order:quantity"]),
        (market_order(quantity=None), ["? order:quantity"]),
        (limit(type="a"), ["? order:type"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, expected: list[str]) -> None:
    assert found(judged(LEAST, request_, market=TEN), RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity="0.9"), ["1.2"]),
        (limit(price="0"), []),
        (stop_loss(quantity="1.2", stopPrice="8"), ["1.5"]),
        (limit(icebergQty="0.9"), ["1.2"]),
        (market_order(quantity="0.9"), ["1.2"]),
        (market_for("9"), ["10"]),
    ],
)
def test_suggests_the_least_that_would_do(request_: Json, expected: list[str]) -> None:
    report = judged([LEAST, LOTS, TICKS], request_, market=TEN)
    named = [one for one in report.violations if one.rule == RULE]

    assert [one for item in named for one in item.to_dict()["suggestions"]] == expected


def test_a_suggestion_without_a_step_can_be_sent_and_passes() -> None:
    order = limit(quantity="1", price="3")
    (least,) = suggestions(judged(LEAST, order), RULE)

    assert found(judged(LEAST, {**order, "quantity": least}), RULE) == []


def test_the_violation_in_full() -> None:
    one = violation(judged(LEAST, limit(quantity="0.50")), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: MIN_NOTIONAL")
    assert (one.field, one.value, one.leg) == ("quantity", Decimal("0.50"), None)
    assert one.bound == Bound("minNotional", Decimal(10))


@pytest.mark.parametrize(
    ("request_", "text"),
    [
        (
            limit(quantity="0.50"),
            "price × quantity = 5 is below minNotional 10; quantity 0.50 must be at least 1.2",
        ),
        (
            stop_loss(quantity="1.2", stopPrice="8"),
            "stopPrice × quantity = 9.6 is below minNotional 10; quantity 1.2 must be at least 1.5",
        ),
        (
            limit(icebergQty="0.9"),
            "price × icebergQty = 9 is below minNotional 10; icebergQty 0.9 must be at least 1.2",
        ),
        (
            market_order(quantity="0.9"),
            "5-minute average price × quantity = 9 is below minNotional 10; "  # noqa: ISC004
            "quantity 0.9 must be at least 1.2",
        ),
        (
            market_for("9.5"),
            "quoteOrderQty 9.5 is below minNotional 10; nearest is 10",
        ),
    ],
)
def test_the_sentences_name_the_product(request_: Json, text: str) -> None:
    assert violation(judged([LEAST, LOTS, TICKS], request_, market=TEN), RULE).text == text


def test_reads_its_numbers_and_defaults() -> None:
    assert exchange_with(LEAST)["AB"].filters[RULE] == MinNotional(
        "10", apply_to_market=True, avg_price_mins=5
    )
    bare = {"filterType": RULE, "minNotional": "10"}
    assert exchange_with(bare)["AB"].filters[RULE] == MinNotional("10", None, 0)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("minNotional", None, "is missing"),
        ("minNotional", "ten", "'ten' is not a decimal"),
        ("applyToMarket", "true", "'true' is neither true nor false"),
        ("applyToMarket", 1, "1 is neither true nor false"),
        ("avgPriceMins", 0.5, "0.5 is not a whole number"),
    ],
)
def test_a_broken_value_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"
    assert complaint({**LEAST, name: value}) == f"{path}: {reason}"
