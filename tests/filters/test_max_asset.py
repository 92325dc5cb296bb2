"""MAX_ASSET: what one order moves of an asset <= limit: quantity of a base, notional of a quote."""

from decimal import Decimal

import pytest

from pretrade import Bound, Market
from pretrade.filters import MaxAsset
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
    violation,
)

RULE = "MAX_ASSET"
BASE: Json = {"filterType": RULE, "asset": "A", "limit": "42.00000000"}
QUOTE: Json = {"filterType": RULE, "asset": "B", "limit": "42.00000000"}
MARKET = Market(best_ask="10", best_bid="5", last_price="1")
QUANTITY, AMOUNT = ["quantity limit"], ["quoteOrderQty limit"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity="42"), []),
        (limit(quantity="42.00000001"), QUANTITY),
        (limit_maker(quantity="43"), QUANTITY),
        (market_order(quantity="43"), QUANTITY),
        (stop_loss(quantity="43"), QUANTITY),
        (limit(quantity="43", side="SELL"), QUANTITY),
        (limit(quantity="4", price="999"), []),
    ],
)
def test_the_quantity_of_a_base_asset_may_reach_the_limit(
    request_: Json, expected: list[str]
) -> None:
    assert found(judged(BASE, request_), RULE) == expected


@pytest.mark.parametrize(
    ("amount", "side", "market", "expected"),
    [
        ("420", "BUY", MARKET, []),
        ("420.00000001", "BUY", MARKET, AMOUNT),
        ("210", "SELL", MARKET, []),
        ("210.00000001", "SELL", MARKET, AMOUNT),
        ("42", "BUY", Market(last_price="1"), []),
        ("42.00000001", "BUY", Market(last_price="1"), AMOUNT),
        ("8.4", "SELL", Market(best_bid="0.2"), []),
        ("8.40000001", "SELL", Market(best_bid="0.2"), AMOUNT),
        ("1", "BUY", Market(best_bid="5"), ["? best_ask"]),
        ("1", "SELL", None, ["? best_bid"]),
    ],
)
def test_an_amount_is_predicted_with_a_price(
    amount: str, side: str, market: Market | None, expected: list[str]
) -> None:
    report = judged(BASE, market_for(amount, side=side), market=market)
    assert found(report, RULE) == expected


@pytest.mark.parametrize(
    ("request_", "market", "expected"),
    [
        (limit(quantity="4.2"), None, []),
        (limit(quantity="4.20000001"), None, QUANTITY),
        (limit(quantity="0.043", price="1000"), None, QUANTITY),
        (stop_loss_limit(quantity="4.2", stopPrice="99"), None, []),
        (stop_loss(quantity="4.2", stopPrice="10"), None, []),
        (market_for("42"), None, []),
        (market_for("42.00000001"), None, AMOUNT),
        (market_order(quantity="4.2"), MARKET, []),
        (market_order(quantity="4.20000001"), MARKET, QUANTITY),
        (market_order(quantity="8.4", side="SELL"), MARKET, []),
        (market_order(quantity="8.40000001", side="SELL"), MARKET, QUANTITY),
        (market_order(quantity="43"), Market(last_price="1"), QUANTITY),
        (market_order(quantity="1"), None, ["? best_ask"]),
        (market_order(quantity="1", side="SELL"), Market(best_ask="1"), ["? best_bid"]),
    ],
)
def test_the_notional_of_a_quote_asset_may_reach_the_limit(
    request_: Json, market: Market | None, expected: list[str]
) -> None:
    assert found(judged(QUOTE, request_, market=market), RULE) == expected


def test_a_stop_order_is_worth_its_stop_price() -> None:
    report = judged(QUOTE, stop_loss(quantity="4.20000001", stopPrice="10"), market=MARKET)
    assert violation(report, RULE).text == (
        "the order moves 42.0000001 B, above limit 42; nearest is 4.2"
    )


@pytest.mark.parametrize(
    ("rule", "request_", "expected"),
    [
        (BASE, oco(quantity="42"), []),
        (BASE, oco(quantity="43"), QUANTITY),
        (QUOTE, oco(quantity="3.5"), []),  # 42 and 28
        (QUOTE, oco(quantity="3.6"), QUANTITY),
    ],
)
def test_each_leg_of_a_list_is_judged(rule: Json, request_: Json, expected: list[str]) -> None:
    assert found(judged(rule, request_, kind="oco"), RULE) == expected


@pytest.mark.parametrize("request_", [limit(quantity="9999"), market_order(), market_for("1")])
def test_other_assets_are_none_of_its_business(request_: Json) -> None:
    assert found(judged({**BASE, "asset": "C"}, request_), RULE) == []


@pytest.mark.parametrize(
    ("rule", "request_", "expected"),
    [
        (BASE, limit(quantity="a"), ["? order:quantity"]),
        (BASE, market_order(quantity=None), ["? order:quantity"]),
        (BASE, market_for("a"), ["? order:quoteOrderQty"]),
        (QUOTE, limit(quantity="a"), ["? order:quantity"]),
        (QUOTE, market_for("a"), ["? order:quoteOrderQty"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(rule: Json, request_: Json, expected: list[str]) -> None:
    assert found(judged(rule, request_, market=MARKET), RULE) == expected


@pytest.mark.parametrize("price", [None, "a"])
def test_a_limit_order_whose_price_cannot_be_read_is_not_passed(price: str | None) -> None:
    report = judged(QUOTE, limit(quantity="1", price=price), market=MARKET)
    assert found(report, RULE) == ["? order:price"]


@pytest.mark.parametrize(
    ("rule", "request_", "expected"),
    [
        (BASE, limit(quantity="43"), ["41.8"]),
        (QUOTE, limit(quantity="5"), ["3.8"]),
        (QUOTE, market_for("43"), ["42"]),
        (QUOTE, market_order(quantity="5"), ["3.8"]),
    ],
)
def test_suggests_what_would_do(rule: Json, request_: Json, expected: list[str]) -> None:
    lots = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": "3.8"}
    assert suggestions(judged([rule, lots], request_, market=MARKET), RULE) == expected


def test_a_suggestion_without_a_step_can_be_sent_and_passes() -> None:
    order = limit(quantity="99", price="11")
    (most,) = suggestions(judged(QUOTE, order), RULE)

    assert found(judged(QUOTE, {**order, "quantity": most}), RULE) == []


def test_the_violation_in_full() -> None:
    one = violation(judged(BASE, limit(quantity="43.0")), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: MAX_ASSET")
    assert (one.field, one.value, one.leg) == ("quantity", Decimal("43.0"), None)
    assert one.bound == Bound("limit", Decimal(42))
    assert one.suggestions == (Decimal(42),)
    assert one.text == "the order moves 43 A, above limit 42; nearest is 42"


def test_the_sentence_of_a_prediction_is_in_the_asset() -> None:
    report = judged(BASE, market_for("440"), market=MARKET)
    assert violation(report, RULE).text == ("the order moves 44 A, above limit 42; nearest is 420")


def test_may_stand_among_the_exchange_filters() -> None:
    report = judged([], limit(quantity="43"), everywhere=[BASE])
    assert found(report, RULE) == QUANTITY


def test_reads_its_values() -> None:
    assert exchange_with(BASE)["AB"].filters[RULE] == MaxAsset("A", "42")


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("asset", None, "is missing"),
        ("asset", 7, "7 is not a text"),
        ("limit", None, "is missing"),
        ("limit", "much", "'much' is not a decimal"),
    ],
)
def test_a_broken_value_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"
    assert complaint({**BASE, name: value}) == f"{path}: {reason}"
