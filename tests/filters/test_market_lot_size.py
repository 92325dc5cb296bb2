"""MARKET_LOT_SIZE: LOT_SIZE's inequalities for MARKET orders, besides LOT_SIZE."""

from decimal import Decimal

import pytest

from pretrade import Bound, Market
from pretrade.filters import MarketLotSize
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
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
THREES: Json = {"filterType": RULE, "minQty": "1", "maxQty": "100", "stepSize": "3"}
BINDS_QUOTE = "2023-07-18"


@pytest.mark.parametrize(
    ("rule", "quantity", "expected"),
    [
        (SEEN, "148.34869255", []),
        (SEEN, "148.34869256", ["quantity maxQty"]),
        (SEEN, "0.00000001", []),
        (SEEN, "0", []),
        (LOTS, "0.5", []),
        (LOTS, "0.25", ["quantity minQty"]),
        (LOTS, "0.49999999", ["quantity minQty", "quantity stepSize"]),
        (LOTS, "90.00", []),
        (LOTS, "90.25", ["quantity maxQty"]),
        (LOTS, "90.1", ["quantity maxQty", "quantity stepSize"]),
        (LOTS, "7.75", []),
        (LOTS, "7.74999999", ["quantity stepSize"]),
        ({**LOTS, "maxQty": "0"}, "99999999999999999999.75", []),
    ],
)
def test_bounds_are_inclusive_and_zero_disables_one(
    rule: Json, quantity: str, expected: list[str]
) -> None:
    assert found(judged(rule, market_order(quantity=quantity)), RULE) == expected


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


@pytest.mark.parametrize(
    ("as_of", "quantity", "expected"),
    [
        ("2023-03-19", "4", []),
        ("2023-03-19", "6", ["quantity stepSize"]),
        ("2023-03-20", "4", ["quantity stepSize"]),
        ("2023-03-20", "6", []),
    ],
)
def test_steps_were_counted_from_the_minimum_until_2023_03_20(
    as_of: str, quantity: str, expected: list[str]
) -> None:
    assert found(judged(THREES, market_order(quantity=quantity), as_of=as_of), RULE) == expected


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
        (market_order(quantity="1e1"), BINDS_QUOTE, ["? order:quantity"]),
        (market_for("1e1"), BINDS_QUOTE, ["? order:quoteOrderQty"]),
        (market_order(type="market "), BINDS_QUOTE, ["? order:type"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, as_of: str, expected: list[str]) -> None:
    assert found(judged(SEEN, request_, market=MARKET, as_of=as_of), RULE) == expected


def test_suggests_the_nearest_quantities() -> None:
    assert suggestions(judged(LOTS, market_order(quantity="7.8")), RULE) == ["7.75", "8"]
    assert suggestions(judged(SEEN, market_order(quantity="149")), RULE) == ["148.34869255"]
    assert suggestions(judged(LOTS, market_order(quantity="0.25")), RULE) == ["0.5"]


def test_the_violation_in_full() -> None:
    one = violation(judged(SEEN, market_order(quantity="149.0")), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: MARKET_LOT_SIZE")
    assert (one.field, one.value, one.leg) == ("quantity", Decimal("149.0"), None)
    assert one.bound == Bound("maxQty", Decimal("148.34869255"))
    assert one.text == "quantity 149.0 is above maxQty 148.34869255; nearest is 148.34869255"


def test_the_sentence_of_a_prediction() -> None:
    request = market_for("2000")
    one = violation(judged(SEEN, request, market=MARKET, as_of=BINDS_QUOTE), RULE)

    assert (one.field, one.value, one.suggestions) == ("quoteOrderQty", Decimal(2000), ())
    assert one.text == (
        "quoteOrderQty 2000 at a price of about 10 is predicted to fill more than "
        "maxQty 148.34869255"
    )


def test_reads_its_numbers() -> None:
    expected = MarketLotSize("0", "148.34869255", "0")
    assert exchange_with(SEEN)["AB"].filters[RULE] == expected


@pytest.mark.parametrize("name", ["minQty", "maxQty", "stepSize"])
@pytest.mark.parametrize(("value", "reason"), [("x", "'x' is not a decimal"), (None, "is missing")])
def test_a_broken_value_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"
    assert complaint({**LOTS, name: value}) == f"{path}: {reason}"
