"""LOT_SIZE: which quantities it binds. Bounds and step are tested in `test_step_filters`."""

from decimal import Decimal

import pytest

from pretrade import Market
from tests.symbols import (
    Json,
    found,
    judged,
    limit,
    limit_maker,
    market_for,
    market_order,
    oco,
    stop_loss,
    stop_loss_limit,
    take_profit,
    take_profit_limit,
    violation,
)

RULE = "LOT_SIZE"
LOTS: Json = {"filterType": RULE, "minQty": "0.2", "maxQty": "90.0", "stepSize": "0.1"}


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
            "Order book liquidity is less than LOT_SIZE filter minimum quantity.",
        ),
    ],
)
def test_the_predicted_refusal_is_worded_anew_from_2024_08_16(
    as_of: str, code: int, msg: str
) -> None:
    report = judged(LOTS, market_for("1.50"), market=QUOTE_MARKET, as_of=as_of)
    one = violation(report, RULE)

    assert (one.code, one.msg, one.suggestions) == (code, msg, (Decimal(2),))
    assert one.text == (
        "quoteOrderQty 1.50 at a price of about 10 is predicted to fill less than minQty 0.2; "
        "nearest is 2"
    )


def test_a_quantity_beside_an_amount_is_judged() -> None:
    report = judged(LOTS, market_for("100", quantity="0.1"), market=QUOTE_MARKET)
    assert found(report, RULE) == ["quantity minQty"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (limit(icebergQty="+1"), ["? order:icebergQty"]),
        (market_order(quantity=None), ["? order:quantity"]),
        (market_for("9", quantity="1,5"), ["? order:quantity"]),
        (limit(quantity="0.1", icebergQty="1."), ["quantity minQty", "? order:icebergQty"]),
        (limit(type="nonsense", side="nonsense", quantity="0.1"), ["quantity minQty"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(request_: Json, expected: list[str]) -> None:
    assert found(judged(LOTS, request_), RULE) == expected
