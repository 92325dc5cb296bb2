"""What to send: types (P12), trailing stops (P16), OCO (P17), quoteOrderQty (P19), icebergs (P27).

The threads: unicorn-binance-websocket-api#353, XChange#2353, Binance.Net#1211, ccxt#8241,
python-binance#1544, binance.py#22, and the change log for icebergs and cancel-replace.
"""

from decimal import Decimal

import pytest

from pretrade import Account, Market, Oco, OpenOrder, Order, Report
from tests.scenarios.scene import (
    RICH,
    Json,
    listed,
    lot_size,
    market_at,
    market_lot_size,
    max_num_algo_orders,
    max_num_orders,
    notional,
    open_orders,
    price_filter,
    rules,
    the_only,
    trailing_delta,
)

MARKET = market_at("100", best_bid="99", best_ask="101")
PLAIN = listed("BTC", "USDT", price_filter("0.01"), lot_size("0.001"), trailing_delta(10, 2000))


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


# ----------------------------------------------------------------------------------------- P17 OCO

OLD_CALL: Json = {
    "symbol": "ETHUSDT",
    "side": "SELL",
    "quantity": "1",
    "price": "2110",
    "stopPrice": "2095",
    "stopLimitPrice": "2094",
    "stopLimitTimeInForce": "GTC",
}
NEW_CALL: Json = {
    "symbol": "ETHUSDT",
    "side": "SELL",
    "quantity": "1",
    "aboveType": "LIMIT_MAKER",
    "abovePrice": "2110",
    "belowType": "STOP_LOSS_LIMIT",
    "belowStopPrice": "2095",
    "belowPrice": "2094",
    "belowTimeInForce": "GTC",
}


def check_oco(
    changes: Json, market: Market, account: Account = RICH, *filters: Json
) -> tuple[Report, Report]:
    """Judge the old call, and the new one that it translates to."""
    symbol = listed("ETH", "USDT", price_filter("0.01"), lot_size("0.001"), *filters)
    old = Oco.from_params({**OLD_CALL, **changes})
    return (
        symbol.check(old, market=market, account=account),
        symbol.check(old.to_order_list(), market=market, account=account),
    )


@pytest.mark.parametrize("last", ["2000", "2104", "2104.5", "2105", "3000", None])
def test_p17_a_stop_above_the_limit_of_a_sell_is_refused_whatever_the_last_price(
    last: str | None,
) -> None:
    market = Market() if last is None else market_at(last)

    for report in check_oco({"price": "2104", "stopPrice": "2105"}, market):
        first = report.first
        assert first is not None
        assert first.rule == "OCO_PRICES"
        assert first.code == -1013
        assert first.msg == "The relationship of the prices for the orders is not correct."
        assert "2104" in first.text
        assert "2105" in first.text


@pytest.mark.parametrize(
    ("last", "taken"), [("2095", False), ("2095.01", True), ("2109.99", True), ("2110", False)]
)
def test_p17_a_sell_needs_above_last_below(last: str, taken: bool) -> None:
    for report in check_oco({}, market_at(last)):
        assert report.certain is taken
        if not taken:
            assert the_only(report).rule == "OCO_PRICES"
            assert the_only(report).code == -2010


def test_p17_the_old_call_is_translated_to_the_new_one() -> None:
    assert Oco.from_params(OLD_CALL).to_order_list().to_params() == NEW_CALL


def test_p17_it_counts_as_two_orders_one_algo_order_and_one_list() -> None:
    old = Oco.from_params(OLD_CALL)

    for oco in (old, old.to_order_list()):
        assert (oco.order_count, oco.algo_count, oco.list_count) == (2, 1, 1)


@pytest.mark.parametrize(
    ("limits", "existing", "refused"),
    [
        (max_num_orders(200), ("LIMIT", 198), None),
        (max_num_orders(200), ("LIMIT", 199), "MAX_NUM_ORDERS"),
        (max_num_algo_orders(5), ("STOP_LOSS_LIMIT", 4), None),
        (max_num_algo_orders(5), ("STOP_LOSS_LIMIT", 5), "MAX_NUM_ALGO_ORDERS"),
    ],
)
def test_p17_it_needs_room_for_all_of_them(
    limits: Json, existing: tuple[str, int], refused: str | None
) -> None:
    order_type, count = existing
    account = _holding(*open_orders(count, order_type, "ETHUSDT"))

    for report in check_oco({}, market_at("2100"), account, limits):
        assert rules(report) == ([refused] if refused else [])
        assert report.complete


@pytest.mark.parametrize(("lists", "taken"), [(19, True), (20, False)])
def test_p17_it_needs_room_for_a_list(lists: int, taken: bool) -> None:
    limits = {"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 20}
    existing = [
        OpenOrder("ETHUSDT", "SELL", "LIMIT_MAKER", "1", order_list_id=number)
        for number in range(lists)
    ]

    for report in check_oco({}, market_at("2100"), _holding(*existing), limits):
        assert report.certain is taken
        assert rules(report) == ([] if taken else ["MAX_NUM_ORDER_LISTS"])


def _holding(*existing: OpenOrder) -> Account:
    """The rich account, with open orders."""
    return Account(
        permissions=RICH.permissions,
        balances=RICH.balances,
        open_orders=existing,
        order_counts=RICH.order_counts,
        can_trade=True,
    )


# ------------------------------------------------------------------------------ P19 reverse market


def spend(amount: str, *filters: Json, price: str = "0.03") -> Report:
    """A MARKET BUY of ETHBTC for an amount of BTC, as of the capture of 2024-09-08."""
    symbol = listed("ETH", "BTC", price_filter("0.00001"), *filters)
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
        lot_size("0.1"),
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
        account=_holding(*open_orders(existing, "LIMIT", "BTCUSDT")),
    )

    assert report.certain is taken
    if not taken:
        violation = the_only(report)
        assert (violation.rule, violation.code) == ("MAX_NUM_ORDERS", -2010)
        assert violation.msg == "Filter failure: MAX_NUM_ORDERS"
