"""LOT_SIZE: minQty <= q <= maxQty and q % stepSize = 0, for quantity and icebergQty."""

from decimal import Decimal

import pytest

from pretrade import Bound, Market
from pretrade.filters import LotSize
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

RULE = "LOT_SIZE"
LOTS: Json = {"filterType": RULE, "minQty": "0.2", "maxQty": "90.0", "stepSize": "0.1"}
THREES: Json = {"filterType": RULE, "minQty": "1", "maxQty": "100", "stepSize": "3"}
TODAY = "2026-09-26"


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("0.2", []),
        ("0.20000000", []),
        ("0.1", ["quantity minQty"]),
        ("0.19999999", ["quantity minQty", "quantity stepSize"]),
        ("90.0", []),
        ("90.1", ["quantity maxQty"]),
        ("90.00000001", ["quantity maxQty", "quantity stepSize"]),
        ("7.3", []),
        ("7.29999999", ["quantity stepSize"]),
        ("7.30000001", ["quantity stepSize"]),
        ("0", ["quantity minQty"]),
    ],
)
def test_bounds_are_inclusive_and_every_broken_one_is_named(
    quantity: str, expected: list[str]
) -> None:
    assert found(judged(LOTS, limit(quantity=quantity)), RULE) == expected


@pytest.mark.parametrize(
    ("bound", "quantity", "expected"),
    [
        ("minQty", "0.1", []),
        ("maxQty", "99999999999999999999.9", []),
        ("stepSize", "0.2000000000000000001", []),
        ("minQty", "90.11", ["quantity maxQty", "quantity stepSize"]),
        ("maxQty", "0.01", ["quantity minQty", "quantity stepSize"]),
        ("stepSize", "0.11", ["quantity minQty"]),
    ],
)
@pytest.mark.parametrize("zero", ["0", "0.00000000", 0])
def test_zero_disables_a_bound_and_leaves_the_others(
    zero: object, bound: str, quantity: str, expected: list[str]
) -> None:
    assert found(judged({**LOTS, bound: zero}, limit(quantity=quantity)), RULE) == expected


@pytest.mark.parametrize(
    ("step", "legal", "illegal"),
    [
        ("3", "6", "7"),
        ("0.5", "7.5", "7.75"),
        ("25", "75.00", "80"),
        ("1", "7", "7.1"),
        ("1.0", "7.0", "7.1"),
        ("1.00000000", "7.00000000", "7.00000001"),
        ("0.00001000", "0.08", "0.079999"),
        ("0.01", "0.29", "0.285"),
    ],
)
def test_steps_need_not_be_powers_of_ten(step: str, legal: str, illegal: str) -> None:
    rule = {**LOTS, "minQty": "0", "stepSize": step}

    assert found(judged(rule, limit(quantity=legal)), RULE) == []
    assert found(judged(rule, limit(quantity=illegal)), RULE) == ["quantity stepSize"]


@pytest.mark.parametrize(
    "request_",
    [
        limit(quantity="0.1"),
        limit_maker(quantity="0.1"),
        market_order(quantity="0.1"),
        stop_loss(quantity="0.1"),
        stop_loss_limit(quantity="0.1"),
        take_profit(quantity="0.1"),
        take_profit_limit(quantity="0.1"),
        limit(quantity="0.1", side="SELL"),
    ],
)
def test_binds_the_quantity_of_every_type(request_: Json) -> None:
    assert found(judged(LOTS, request_), RULE) == ["quantity minQty"]


@pytest.mark.parametrize(
    ("iceberg", "expected"),
    [
        ("0.2", []),
        ("0.1", ["icebergQty minQty"]),
        ("90", []),
        ("90.1", ["icebergQty maxQty"]),
        ("0.25", ["icebergQty stepSize"]),
        ("0", []),
        ("0.000", []),
    ],
)
def test_binds_the_iceberg_quantity_unless_it_is_zero(iceberg: str, expected: list[str]) -> None:
    assert found(judged(LOTS, limit(icebergQty=iceberg)), RULE) == expected


def test_the_legs_of_a_list_share_the_quantity_but_not_the_icebergs() -> None:
    report = judged(
        LOTS, oco(quantity="4.01", limitIcebergQty="0.1", stopIcebergQty="0.25"), kind="oco"
    )

    assert found(report, RULE) == [
        "quantity stepSize",
        "limit: limitIcebergQty minQty",
        "stop: stopIcebergQty stepSize",
    ]


@pytest.mark.parametrize(
    ("as_of", "quantity", "expected"),
    [
        ("2023-03-19", "4", []),
        ("2023-03-19", "6", ["quantity stepSize"]),
        ("2023-03-20", "4", ["quantity stepSize"]),
        ("2023-03-20", "6", []),
        ("2023-03-19", "1", []),
        ("2023-03-20", "1", ["quantity stepSize"]),
    ],
)
def test_steps_were_counted_from_the_minimum_until_2023_03_20(
    as_of: str, quantity: str, expected: list[str]
) -> None:
    assert found(judged(THREES, limit(quantity=quantity), as_of=as_of), RULE) == expected


@pytest.mark.parametrize(
    ("rule", "quantity", "as_of", "expected"),
    [
        (LOTS, "7.33", TODAY, ["7.3", "7.4"]),
        (LOTS, "0.1", TODAY, ["0.2"]),
        (LOTS, "90.1", TODAY, ["90"]),
        ({**LOTS, "maxQty": "90.05"}, "90.05", TODAY, ["90"]),
        (THREES, "7", TODAY, ["6", "9"]),
        (THREES, "2", "2022-09-30", ["1", "4"]),
        ({**THREES, "maxQty": "8"}, "9", TODAY, ["6"]),
        ({**THREES, "minQty": "4"}, "3", TODAY, ["6"]),
        ({**LOTS, "stepSize": "0.001"}, "0.2988799", TODAY, ["0.298", "0.299"]),
    ],
)
def test_suggests_the_nearest_quantities(
    rule: Json, quantity: str, as_of: str, expected: list[str]
) -> None:
    assert suggestions(judged(rule, limit(quantity=quantity), as_of=as_of), RULE) == expected


QUOTE_MARKET = Market(best_ask="10", best_bid="5", last_price="1")


@pytest.mark.parametrize(
    ("amount", "side", "market", "expected"),
    [
        ("2", "BUY", QUOTE_MARKET, []),
        ("1.99999999", "BUY", QUOTE_MARKET, ["quoteOrderQty minQty"]),
        ("1", "SELL", QUOTE_MARKET, []),
        ("0.99999999", "SELL", QUOTE_MARKET, ["quoteOrderQty minQty"]),
        ("1.99999999", "BUY", Market(last_price="10"), ["quoteOrderQty minQty"]),
        ("2", "BUY", Market(best_ask="0", last_price="10"), []),
        ("0.00000001", "BUY", Market(average_prices={5: "10"}), []),
        ("0.00000001", "BUY", None, []),
        ("0", "BUY", QUOTE_MARKET, []),
        ("9999999", "BUY", QUOTE_MARKET, []),
        ("2.00000001", "BUY", QUOTE_MARKET, []),
    ],
)
def test_predicts_whether_an_amount_buys_a_lot_when_a_price_is_at_hand(
    amount: str, side: str, market: Market | None, expected: list[str]
) -> None:
    report = judged(LOTS, market_for(amount, side=side), market=market)

    assert found(report, RULE) == expected


@pytest.mark.parametrize(
    ("as_of", "code", "msg"),
    [
        ("2024-08-15", -1013, "Filter failure: LOT_SIZE"),
        (
            "2024-08-16",
            -2010,
            "Order book liquidity is less than `LOT_SIZE` filter minimum quantity.",
        ),
    ],
)
def test_the_predicted_refusal_is_worded_anew_from_2024_08_16(
    as_of: str, code: int, msg: str
) -> None:
    report = judged(LOTS, market_for("1.50"), market=QUOTE_MARKET, as_of=as_of)
    one = violation(report, RULE)

    assert (one.code, one.msg, one.suggestions) == (code, msg, ())
    assert one.text == (
        "quoteOrderQty 1.50 at a price of about 10 is predicted to fill less than minQty 0.2"
    )


def test_a_quantity_beside_an_amount_is_judged() -> None:
    report = judged(LOTS, market_for("100", quantity="0.1"), market=QUOTE_MARKET)
    assert found(report, RULE) == ["quantity minQty"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(quantity=None), ["? order:quantity"]),
        (limit(quantity="1,5"), ["? order:quantity"]),
        (limit(icebergQty="+1"), ["? order:icebergQty"]),
        (limit(quantity="0.1", icebergQty="1."), ["quantity minQty", "? order:icebergQty"]),
        (limit(type="nonsense", side="nonsense", quantity="0.1"), ["quantity minQty"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, expected: list[str]) -> None:
    assert found(judged(LOTS, request_), RULE) == expected


def test_the_violation_in_full() -> None:
    step = {**LOTS, "minQty": "0.00000100", "stepSize": "0.00000100"}
    one = violation(judged(step, limit(quantity="0.04749053")), RULE)

    assert (one.code, one.msg) == (-1013, "Filter failure: LOT_SIZE")
    assert (one.field, one.value, one.leg) == ("quantity", Decimal("0.04749053"), None)
    assert one.bound == Bound("stepSize", Decimal("0.00000100"))
    assert one.suggestions == (Decimal("0.04749"), Decimal("0.047491"))
    assert str(one) == (
        "LOT_SIZE: quantity 0.04749053 is not a multiple of stepSize 0.000001; nearest are 0.04749 "
        "and 0.047491 [-1013 Filter failure: LOT_SIZE]"
    )


@pytest.mark.parametrize(
    ("rule", "quantity", "text"),
    [
        (LOTS, "0.1", "quantity 0.1 is below minQty 0.2; nearest is 0.2"),
        (LOTS, "90.1", "quantity 90.1 is above maxQty 90; nearest is 90"),
        (THREES, "6", "quantity 6 is not 1 plus a multiple of stepSize 3; nearest are 4 and 7"),
    ],
)
def test_the_sentences(rule: Json, quantity: str, text: str) -> None:
    assert violation(judged(rule, limit(quantity=quantity)), RULE).text == text


def test_reads_text_and_numbers() -> None:
    written = {"filterType": RULE, "minQty": 1, "maxQty": "90.00", "stepSize": 0.5}
    assert exchange_with(written)["AB"].filters[RULE] == LotSize("1", "90", "0.5")


@pytest.mark.parametrize("name", ["minQty", "maxQty", "stepSize"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [("0,1", "'0,1' is not a decimal"), (None, "is missing"), (-1, "-1 is negative")],
)
def test_a_broken_value_names_its_place(name: str, value: object, reason: str) -> None:
    path = f"$.symbols[0].filters[0].{name}"
    assert complaint({**LOTS, name: value}) == f"{path}: {reason}"
