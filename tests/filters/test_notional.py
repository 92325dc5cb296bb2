"""NOTIONAL: minNotional <= price x quantity <= maxNotional; MARKET orders where a flag says so."""

from decimal import Decimal

import pytest

from pretrade import Bound, Market
from pretrade.filters import Notional
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

RULE = "NOTIONAL"
RANGE: Json = {
    "filterType": RULE,
    "minNotional": "10.00000000",
    "applyMinToMarket": True,
    "maxNotional": "1000.00000000",
    "applyMaxToMarket": True,
    "avgPriceMins": 5,
}
LOTS: Json = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": "0.3"}
TEN = Market(average_prices={5: "10"}, last_price="100")
LOW, HIGH = ["quantity minNotional"], ["quantity maxNotional"]


@pytest.mark.parametrize(
    ("quantity", "price", "expected"),
    [
        ("2", "5", []),
        ("2.0", "5.000", []),
        ("2", "4.99999999", LOW),
        ("1.99999999", "5", LOW),
        ("2", "5.00000001", []),
        ("200", "5", []),
        ("200", "5.00000001", HIGH),
        ("200.00000001", "5", HIGH),
        ("200", "4.99999999", []),
        ("0", "5", LOW),
        ("99999999999999999999.9", "99999999999999999999.9", HIGH),
    ],
)
def test_both_bounds_are_inclusive(quantity: str, price: str, expected: list[str]) -> None:
    assert found(judged(RANGE, limit(quantity=quantity, price=price)), RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity="0.9"), LOW),
        (limit_maker(quantity="0.9"), LOW),
        (stop_loss_limit(quantity="0.9"), LOW),
        (take_profit_limit(quantity="101"), HIGH),
        (stop_loss_limit(quantity="1", stopPrice="1"), []),
        (stop_loss_limit(quantity="1", stopPrice="9999"), []),
        (limit(icebergQty="0.1"), []),
        (stop_loss(quantity="0.1"), []),
        (stop_loss(quantity="9999"), []),
        (take_profit(quantity="0.1"), []),
    ],
)
def test_only_price_times_quantity_counts(request_: Json, expected: list[str]) -> None:
    assert found(judged(RANGE, request_), RULE) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"quantity": "1"}, ["stop: quantity minNotional"]),  # 12 and 8
        ({"quantity": "100"}, ["limit: quantity maxNotional"]),  # 1200 and 800
        ({"quantity": "1", "stopLimitPrice": None}, []),
        (
            {"quantity": "1", "price": "9"},
            ["limit: quantity minNotional", "stop: quantity minNotional"],
        ),
    ],
)
def test_each_priced_leg_of_a_list_has_its_own_worth(changes: Json, expected: list[str]) -> None:
    assert found(judged(RANGE, oco(**changes), kind="oco"), RULE) == expected


@pytest.mark.parametrize(
    ("flags", "quantity", "expected"),
    [
        ((True, True), "1", []),
        ((True, True), "0.99999999", LOW),
        ((True, True), "100", []),
        ((True, True), "100.00000001", HIGH),
        ((True, False), "0.99999999", LOW),
        ((True, False), "100.00000001", []),
        ((False, True), "0.99999999", []),
        ((False, True), "100.00000001", HIGH),
        ((False, False), "0.99999999", []),
        ((False, False), "100.00000001", []),
    ],
)
def test_each_flag_lets_its_bound_bind_market_orders(
    flags: tuple[bool, bool], quantity: str, expected: list[str]
) -> None:
    rule = {**RANGE, "applyMinToMarket": flags[0], "applyMaxToMarket": flags[1]}
    assert found(judged(rule, market_order(quantity=quantity), market=TEN), RULE) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("10", []),
        ("9.99999999", ["quoteOrderQty minNotional"]),
        ("1000", []),
        ("1000.00000001", ["quoteOrderQty maxNotional"]),
    ],
)
def test_an_amount_is_its_own_notional_and_needs_no_price(amount: str, expected: list[str]) -> None:
    assert found(judged(RANGE, market_for(amount)), RULE) == expected


@pytest.mark.parametrize(
    ("changes", "market", "expected"),
    [
        ({}, None, ["? average_price:5"]),
        ({}, Market(last_price="10"), ["? average_price:5"]),
        ({"avgPriceMins": 0}, Market(last_price="10"), []),
        ({"avgPriceMins": 0}, Market(average_prices={5: "10"}), ["? last_price"]),
        ({"applyMinToMarket": False, "applyMaxToMarket": False}, None, []),
        ({}, Market(average_prices={5: "0"}), LOW),
    ],
)
def test_a_market_order_by_quantity_needs_the_average_if_a_flag_is_set(
    changes: Json, market: Market | None, expected: list[str]
) -> None:
    assert found(judged({**RANGE, **changes}, market_order(), market=market), RULE) == expected


def test_flags_that_are_not_there_leave_their_bounds_open() -> None:
    bare = {"filterType": RULE, "minNotional": "10", "maxNotional": "1000"}
    low, high = "? symbol:applyMinToMarket", "? symbol:applyMaxToMarket"

    assert found(judged(bare, market_order(quantity="0.1")), RULE) == [low, high]
    assert found(judged({**bare, "applyMinToMarket": True}, market_for("1")), RULE) == [
        "quoteOrderQty minNotional",
        high,
    ]
    assert found(judged({**bare, "applyMaxToMarket": False}, market_for("1")), RULE) == [low]
    assert found(judged(bare, limit(quantity="5")), RULE) == []
    assert exchange_with(bare)["AB"].filters[RULE] == Notional("10", None, "1000", None, 0)


@pytest.mark.parametrize(("as_of", "expected"), [("2026-05-07", LOW), ("2026-05-08", [])])
def test_a_reference_price_precedes_the_average_from_2026_05_08(
    as_of: str, expected: list[str]
) -> None:
    market = Market(average_prices={5: "10"}, reference_price="20")
    report = judged(RANGE, market_order(quantity="0.5"), market=market, as_of=as_of)

    assert found(report, RULE) == expected


def test_bounds_that_contradict_each_other_are_both_named() -> None:
    rule = {**RANGE, "minNotional": "100", "maxNotional": "10"}
    assert found(judged(rule, limit(quantity="5")), RULE) == [*LOW, *HIGH]


@pytest.mark.parametrize(
    ("amount", "quantity", "expected"),
    [("1", "1", []), ("100", "0.9", LOW), ("a", "1", []), ("100", "a", ["? order:quantity"])],
)
def test_a_quantity_beside_an_amount_is_what_counts(
    amount: str, quantity: str, expected: list[str]
) -> None:
    report = judged(RANGE, market_for(amount, quantity=quantity), market=TEN)
    assert found(report, RULE) == expected


def test_an_amount_that_cannot_be_read_is_not_passed() -> None:
    report = judged(RANGE, market_for("a"), market=TEN)
    assert RULE in {one.rule for one in report.unevaluated}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity="-1"), ["? order:quantity"]),
        (limit(price=None), ["? order:price"]),
        (limit(price="a", quantity="b"), ["? order:price, order:quantity"]),
        (market_order(quantity="a"), ["? order:quantity"]),
        (limit(type="a"), ["? order:type"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, expected: list[str]) -> None:
    assert found(judged(RANGE, request_, market=TEN), RULE) == expected


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity="0.9"), ["1.2"]),
        (limit(quantity="102"), ["99.9"]),
        (limit(quantity="0.9", price="0"), []),
        (market_order(quantity="0.9"), ["1.2"]),
        (market_order(quantity="102"), ["99.9"]),
        (market_for("9"), ["10"]),
        (market_for("1001"), ["1000"]),
    ],
)
def test_suggests_what_would_do(request_: Json, expected: list[str]) -> None:
    assert suggestions(judged([RANGE, LOTS], request_, market=TEN), RULE) == expected


@pytest.mark.parametrize(("price", "quantity"), [("3", "1"), ("7", "200")])
def test_a_suggestion_without_a_step_can_be_sent_and_passes(price: str, quantity: str) -> None:
    order = limit(quantity=quantity, price=price)
    (nearest,) = suggestions(judged(RANGE, order), RULE)

    assert found(judged(RANGE, {**order, "quantity": nearest}), RULE) == []


def test_the_violation_in_full() -> None:
    lots = {**LOTS, "stepSize": "0.0001"}
    one = violation(judged([RANGE, lots], limit(quantity="0.0040", price="2467.71")), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: NOTIONAL")
    assert (one.field, one.value, one.leg) == ("quantity", Decimal("0.0040"), None)
    assert one.bound == Bound("minNotional", Decimal(10))
    assert one.text == (
        "price × quantity = 9.87084 is below minNotional 10; "
        "quantity 0.0040 must be at least 0.0041"
    )


def test_the_sentence_of_a_maximum() -> None:
    report = judged([RANGE, LOTS], market_order(quantity="102"), market=TEN)
    assert violation(report, RULE).text == (
        "5-minute average price × quantity = 1020 is above maxNotional 1000; quantity 102 must be "
        "at most 99.9"
    )


def test_reads_its_numbers() -> None:
    expected = Notional("10", True, "1000", True, 5)
    assert exchange_with(RANGE)["AB"].filters[RULE] == expected


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("minNotional", None, "is missing"),
        ("maxNotional", None, "is missing"),
        ("maxNotional", "ten", "'ten' is not a decimal"),
        ("applyMinToMarket", "yes", "'yes' is neither true nor false"),
        ("applyMaxToMarket", 0, "0 is neither true nor false"),
        ("avgPriceMins", [], "[] is not a decimal"),
    ],
)
def test_a_broken_value_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"
    assert complaint({**RANGE, name: value}) == f"{path}: {reason}"
