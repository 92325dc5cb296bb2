"""MARKET_LOT_SIZE: which quantities it binds. Bounds are tested in `test_step_filters`."""

from decimal import Decimal

import pytest

from pretrade import Market
from tests.symbols import (
    Json,
    found,
    judged,
    limit,
    market_for,
    market_order,
    oco,
    stop_loss,
    suggestions,
    take_profit,
    violation,
)

RULE = "MARKET_LOT_SIZE"
SEEN: Json = {"filterType": RULE, "minQty": "0.00000000", "maxQty": "148.34869255", "stepSize": "0"}
LOTS: Json = {"filterType": RULE, "minQty": "0.5", "maxQty": "90", "stepSize": "0.25"}
BINDS_QUOTE = "2023-07-18"


@pytest.mark.parametrize(
    "request_", [limit(quantity="300"), stop_loss(quantity="300"), take_profit(quantity="300")]
)
def test_binds_market_orders_only(request_: Json) -> None:
    assert found(judged(SEEN, request_), RULE) == []


def test_binds_no_leg_of_a_list() -> None:
    report = judged(SEEN, oco(quantity="300", stopLimitPrice=None), kind="oco")
    assert found(report, RULE) == []


def test_lot_size_binds_besides() -> None:
    lots = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "200", "stepSize": "0.1"}
    report = judged([SEEN, lots], market_order(quantity="148.35"))

    assert [one.rule for one in report.violations] == ["LOT_SIZE", RULE]
    assert suggestions(report, RULE) == ["148.3"]


MARKET = Market(best_ask="10", best_bid="5", last_price="1")


@pytest.mark.parametrize(
    ("amount", "side", "market", "expected"),
    [
        ("1483.4869255", "BUY", MARKET, []),
        ("1483.48692551", "BUY", MARKET, ["quoteOrderQty maxQty"]),
        ("741.74346275", "SELL", MARKET, []),
        ("741.74346276", "SELL", MARKET, ["quoteOrderQty maxQty"]),
        ("149", "BUY", Market(last_price="1"), ["quoteOrderQty maxQty"]),
        ("148", "SELL", Market(last_price="1", best_bid="0"), []),
        ("0.00000001", "BUY", None, ["? best_ask"]),
        ("0.00000001", "SELL", Market(best_ask="10"), ["? best_bid"]),
        ("0.00000001", "BUY", Market(average_prices={5: "10"}), ["? best_ask"]),
    ],
)
def test_the_maximum_binds_amounts_from_2023_07_18(
    amount: str, side: str, market: Market | None, expected: list[str]
) -> None:
    request = market_for(amount, side=side)

    assert found(judged(SEEN, request, market=market, as_of=BINDS_QUOTE), RULE) == expected
    assert found(judged(SEEN, request, market=market, as_of="2023-07-17"), RULE) == []


def test_minimum_and_step_never_bind_amounts() -> None:
    report = judged(LOTS, market_for("0.01"), market=MARKET, as_of=BINDS_QUOTE)
    assert found(report, RULE) == []


@pytest.mark.parametrize(
    ("amount", "market", "as_of", "expected"),
    [
        ("1.99", MARKET, "2024-08-16", ["quoteOrderQty minQty"]),
        ("2", MARKET, "2024-08-16", []),
        ("1.99", MARKET, "2024-08-15", []),
        ("1.99", None, "2024-08-16", ["? best_ask"]),  # the maximum needs it
    ],
)
def test_the_minimum_binds_amounts_from_2024_08_16(
    amount: str, market: Market | None, as_of: str, expected: list[str]
) -> None:
    rule = {**SEEN, "minQty": "0.2"}
    report = judged(rule, market_for(amount), market=market, as_of=as_of)

    assert found(report, RULE) == expected
    msg = "Order book liquidity is less than MARKET_LOT_SIZE filter minimum quantity."
    answered = {(one.code, one.msg) for one in report.violations if one.rule == RULE}
    assert answered == ({(-2010, msg)} if "quoteOrderQty minQty" in expected else set())


def test_a_disabled_maximum_needs_no_price() -> None:
    rule = {**LOTS, "maxQty": "0.000"}
    assert found(judged(rule, market_for("9999999"), as_of=BINDS_QUOTE), RULE) == []


@pytest.mark.parametrize("as_of", ["2022-09-30", BINDS_QUOTE])
def test_a_quantity_beside_an_amount_is_judged(as_of: str) -> None:
    report = judged(SEEN, market_for("1", quantity="149"), market=MARKET, as_of=as_of)
    assert found(report, RULE) == ["quantity maxQty"]


@pytest.mark.parametrize(
    ("request_", "as_of", "expected"),
    [
        (market_order(quantity=None), BINDS_QUOTE, ["? order:quantity"]),
        (market_order(quantity=None), "2022-09-30", ["? order:quantity"]),
        (market_for("9", quantity="1,5"), "2022-09-30", ["? order:quantity"]),
        (market_order(quantity="1e1"), BINDS_QUOTE, ["? order:quantity"]),
        (market_for("1e1"), BINDS_QUOTE, ["? order:quoteOrderQty"]),
        (market_order(type="market "), BINDS_QUOTE, ["? order:type"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, as_of: str, expected: list[str]) -> None:
    assert found(judged(SEEN, request_, market=MARKET, as_of=as_of), RULE) == expected


def test_the_sentence_of_a_prediction() -> None:
    request = market_for("2000")
    one = violation(judged(SEEN, request, market=MARKET, as_of=BINDS_QUOTE), RULE)

    assert (one.field, one.value) == ("quoteOrderQty", Decimal(2000))
    assert one.suggestions == (Decimal("1483.4869255"),)
    assert one.text == (
        "quoteOrderQty 2000 at a price of about 10 is predicted to fill more than "
        "maxQty 148.34869255; nearest is 1483.4869255"
    )
