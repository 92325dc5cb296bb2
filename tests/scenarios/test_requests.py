"""What to send: types (P12), trailing stops (P16), OCO (P17), quoteOrderQty (P19), icebergs (P27).

The threads: unicorn-binance-websocket-api#353, XChange#2353, Binance.Net#1211, ccxt#8241,
python-binance#1544, binance.py#22, and the change log for icebergs and cancel-replace.
"""

from decimal import Decimal

import pytest

from pretrade import Order, Report
from tests.scenarios.facts import RICH, holding, market_at, open_orders, the_only
from tests.symbols import (
    Json,
    listed,
    lot_size,
    market_lot_size,
    max_num_orders,
    notional,
    price_filter,
    trailing_delta,
)

MARKET = market_at("100", best_bid="99", best_ask="101")
PLAIN = listed(
    "BTC", "USDT", price_filter("0.01", "0"), lot_size("0.001", "0"), trailing_delta(10, 2000)
)


def check(order_type: str, side: str = "BUY", **parameters: object) -> Report:
    order = {"side": side, "type": order_type, "quantity": "1", **parameters}
    return PLAIN.check(order, market=MARKET, account=RICH)


# ---------------------------------------------------------------------------------- P12 parameters


@pytest.mark.parametrize(
    ("report", "rule", "code", "msg"),
    [
        (
            check("MARKET", timeInForce="GTC"),
            "FORBIDDEN_PARAMETER",
            -1106,
            "Parameter 'timeInForce' sent when not required.",
        ),
        (
            check("LIMIT", price="99"),
            "MANDATORY_PARAMETER",
            -1102,
            "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.",
        ),
        (
            check("LIMIT_MAKER", price="99", timeInForce="GTC"),
            "FORBIDDEN_PARAMETER",
            -1106,
            "Parameter 'timeInForce' sent when not required.",
        ),
    ],
    ids=["MARKET with timeInForce", "LIMIT without it", "LIMIT_MAKER with it"],
)
def test_p12_a_wrong_parameter_set_has_the_code_and_text_of_the_exchange(
    report: Report, rule: str, code: int, msg: str
) -> None:
    violation = the_only(report)

    assert (violation.rule, violation.field) == (rule, "timeInForce")
    assert (violation.code, violation.msg) == (code, msg)


def test_p12_it_is_said_which_type_does_not_take_the_parameter() -> None:
    violation = the_only(check("MARKET", timeInForce="GTC"))

    assert "timeInForce must not be sent with MARKET" in violation.text


@pytest.mark.parametrize(
    ("order", "sent"),
    [
        (
            Order.limit("BTCUSDT", "BUY", "1", "99"),
            {"type": "LIMIT", "timeInForce": "GTC", "quantity": "1", "price": "99"},
        ),
        (Order.market("BTCUSDT", "BUY", "1"), {"type": "MARKET", "quantity": "1"}),
        (
            Order.limit_maker("BTCUSDT", "BUY", "1", "99"),
            {"type": "LIMIT_MAKER", "quantity": "1", "price": "99"},
        ),
        (
            Order.stop_loss("BTCUSDT", "BUY", "1", stop_price="101"),
            {"type": "STOP_LOSS", "quantity": "1", "stopPrice": "101"},
        ),
        (
            Order.take_profit("BTCUSDT", "BUY", "1", stop_price="99"),
            {"type": "TAKE_PROFIT", "quantity": "1", "stopPrice": "99"},
        ),
        (
            Order.stop_loss_limit("BTCUSDT", "BUY", "1", "102", stop_price="101"),
            {
                "type": "STOP_LOSS_LIMIT",
                "timeInForce": "GTC",
                "quantity": "1",
                "price": "102",
                "stopPrice": "101",
            },
        ),
        (
            Order.take_profit_limit("BTCUSDT", "BUY", "1", "98", stop_price="99"),
            {
                "type": "TAKE_PROFIT_LIMIT",
                "timeInForce": "GTC",
                "quantity": "1",
                "price": "98",
                "stopPrice": "99",
            },
        ),
    ],
    ids=lambda value: value.type if isinstance(value, Order) else "",
)
def test_p12_the_typed_constructors_send_only_what_is_legal(
    order: Order, sent: dict[str, str]
) -> None:
    assert order.to_params() == {"symbol": "BTCUSDT", "side": "BUY", **sent}
    assert PLAIN.check(order, market=MARKET, account=RICH).certain


# ------------------------------------------------------------------------------------ P16 trailing


def test_p16_a_trailing_delta_of_5_is_below_the_least_of_10() -> None:
    violation = the_only(check("STOP_LOSS", "SELL", trailingDelta="5"))

    assert violation.rule == "TRAILING_DELTA"
    assert (violation.code, violation.msg) == (-1013, "Filter failure: TRAILING_DELTA")
    assert violation.bound is not None
    assert (violation.bound.name, violation.bound.value) == ("minTrailingBelowDelta", 10)
    assert violation.suggestions == (10,)


@pytest.mark.parametrize("delta", ["10", "100", "2000"])
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_p16_a_trailing_delta_of_100_is_accepted_without_a_stop_price(
    side: str, delta: str
) -> None:
    assert check("STOP_LOSS", side, trailingDelta=delta).certain


def test_p16_the_side_decides_which_bounds_hold() -> None:
    names = {
        (order_type, side): _bound(check(order_type, side, trailingDelta="2001"))
        for order_type in ("STOP_LOSS", "TAKE_PROFIT")
        for side in ("BUY", "SELL")
    }

    assert names == {
        ("STOP_LOSS", "BUY"): "maxTrailingAboveDelta",
        ("STOP_LOSS", "SELL"): "maxTrailingBelowDelta",
        ("TAKE_PROFIT", "BUY"): "maxTrailingBelowDelta",
        ("TAKE_PROFIT", "SELL"): "maxTrailingAboveDelta",
    }


def _bound(report: Report) -> str | None:
    bound = the_only(report).bound
    return None if bound is None else bound.name


def test_p16_a_limit_order_with_a_trailing_delta_is_told_the_four_types_that_take_it() -> None:
    violation = the_only(check("LIMIT", timeInForce="GTC", price="99", trailingDelta="100"))

    assert (violation.code, violation.msg) == (
        -1106,
        "Parameter 'trailingDelta' sent when not required.",
    )
    types = "STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT or TAKE_PROFIT_LIMIT"
    assert types in violation.text


# ------------------------------------------------------------------------------ P19 reverse market


def spend(amount: str, *filters: Json, price: str = "0.03") -> Report:
    """A MARKET BUY of ETHBTC for an amount of BTC, as of the capture of 2024-09-08."""
    symbol = listed("ETH", "BTC", price_filter("0.00001", "0"), *filters)
    order = Order.market("ETHBTC", "BUY", quote_order_qty=amount)
    market = market_at(price, best_bid=price, best_ask=price)
    return symbol.check(order, market=market, account=RICH, as_of="2024-09-08")


def test_p19_nine_decimals_are_one_too_many_and_the_fix_has_eight() -> None:
    violation = the_only(spend("0.090569718"))

    assert (violation.rule, violation.code) == ("PRECISION", -1111)
    assert violation.field == "quoteOrderQty"
    assert violation.bound is not None
    assert violation.bound.value == 8
    assert violation.suggestions[0] == Decimal("0.09056971")
    assert spend("0.09056971").certain


def test_p19_the_step_of_lot_size_is_not_applied() -> None:
    assert spend("0.09056971", lot_size("1", "0.001")).certain


def test_p19_notional_is_applied() -> None:
    assert spend("0.0001", notional("0.0001", "1")).certain
    for amount, name in (("0.00009999", "minNotional"), ("1.00000001", "maxNotional")):
        violation = the_only(spend(amount, notional("0.0001", "1")))
        assert violation.rule == "NOTIONAL"
        assert violation.bound is not None
        assert violation.bound.name == name


def test_p19_the_maximum_of_market_lot_size_is_applied_to_the_predicted_quantity() -> None:
    assert spend("0.09", market_lot_size("3")).certain
    assert the_only(spend("0.09000001", market_lot_size("3"))).rule == "MARKET_LOT_SIZE"


# ------------------------------------------------------------- P27 icebergs and cancel-replace


def iceberg(parts: int, visible: str) -> Report:
    symbol = listed(
        "BTC",
        "USDT",
        lot_size("0.1", "0"),
        {"filterType": "ICEBERG_PARTS", "limit": parts},
    )
    order = Order.limit("BTCUSDT", "SELL", "10", "101", iceberg_qty=visible)
    return symbol.check(order, market=MARKET, account=RICH)


def test_p27_34_parts_are_more_than_10_and_the_smallest_legal_iceberg_is_1() -> None:
    violation = the_only(iceberg(10, "0.3"))

    assert violation.rule == "ICEBERG_PARTS"
    assert (violation.code, violation.msg) == (-1013, "Filter failure: ICEBERG_PARTS")
    assert "34 parts" in violation.text
    assert violation.suggestions == (Decimal(1),)
    assert iceberg(10, "1.0").certain
    assert not iceberg(10, "0.9").ok


@pytest.mark.parametrize(("limit", "taken"), [(10, False), (25, False), (50, True), (100, True)])
def test_p27_with_the_limit_of_100_it_passes(limit: int, taken: bool) -> None:
    assert iceberg(limit, "0.3").certain is taken


@pytest.mark.parametrize(("existing", "taken"), [(199, True), (200, False)])
def test_p27_a_cancel_replace_needs_room_before_the_cancel(existing: int, taken: bool) -> None:
    symbol = listed("BTC", "USDT", max_num_orders(200))
    order = Order.limit("BTCUSDT", "BUY", "1", "99").to_params()

    report = symbol.check(
        {**order, "cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": "7"},
        request="cancelReplace",
        market=MARKET,
        account=holding(*open_orders(existing, "LIMIT", "BTCUSDT")),
    )

    assert report.certain is taken
    if not taken:
        violation = the_only(report)
        assert (violation.rule, violation.code) == ("MAX_NUM_ORDERS", -2010)
        assert violation.msg == "Filter failure: MAX_NUM_ORDERS"
