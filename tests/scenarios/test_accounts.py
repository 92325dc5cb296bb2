"""Yes or no before it is sent (P13), and how many orders still fit (P25).

The threads: ccxt#1975, binance-connector-php#46, Binance.Net#1212, #178.
"""

from decimal import Decimal

import pytest

from pretrade import Account, Oco, Order, OrderRejected, Report
from tests.scenarios.facts import RICH, market_at, open_orders, rules, the_only
from tests.symbols import (
    listed,
    lot_size,
    max_num_algo_orders,
    max_num_orders,
    notional,
    percent_price_by_side,
    price_filter,
)

# -------------------------------------------------------------------------------------- P13 yes/no

BTC = listed(
    "BTC",
    "USDT",
    price_filter("0.01", "0.01", "1000000"),
    lot_size("0.00001", "0.00001", "9000"),
    percent_price_by_side(down="0.2", up="5"),
    notional("10"),
    max_num_orders(200),
)
MARKET = market_at("11196.00", best_bid="11195.99", best_ask="11196.01")
POOR = Account(
    permissions=["SPOT"],
    balances={"USDT": "9.50"},
    open_orders=[],
    order_counts={("SECOND", 10): 0, ("DAY", 1): 0},
    can_trade=True,
)


def buy(quantity: str, price: str) -> Report:
    order = Order.limit("BTCUSDT", "BUY", quantity, price)
    return BTC.check(order, market=MARKET, account=POOR)


def test_p13_no_because_the_funds_are_short_while_every_filter_passes() -> None:
    report = buy("0.001", "11196.00")

    assert report.ok is False
    assert not report
    violation = the_only(report)
    assert violation.rule == "BALANCE"
    assert violation.code == -2010
    assert violation.msg == "Account has insufficient balance for requested action."
    assert "needs 11.196 USDT" in violation.text
    assert "only 9.5 is free" in violation.text


def test_p13_all_problems_are_listed_and_not_just_the_first() -> None:
    report = buy("0.000891", "11196.001")

    assert rules(report) == ["PRICE_FILTER", "LOT_SIZE", "NOTIONAL", "BALANCE"]
    assert report.first is report.violations[0]
    with pytest.raises(OrderRejected) as caught:
        report.raise_for_violations()
    assert caught.value.report is report


def test_p13_yes_when_nothing_is_wrong_and_nothing_unknown() -> None:
    order = Order.limit("BTCUSDT", "BUY", "0.001", "11196.00")
    report = BTC.check(order, market=MARKET, account=RICH)

    assert report.ok
    assert report.certain
    report.raise_for_violations(strict=True)


# -------------------------------------------------------------------------------------- P25 counts


def test_p25_five_open_stops_leave_room_for_limit_orders_only() -> None:
    symbol = listed("BTC", "USDT", max_num_orders(200), max_num_algo_orders(5))
    account = Account(
        permissions=RICH.permissions,
        balances=RICH.balances,
        open_orders=[*open_orders(5, "STOP_LOSS_LIMIT", "BTCUSDT")],
        order_counts=RICH.order_counts,
        can_trade=True,
    )
    oco = Oco.from_params(
        {
            "symbol": "BTCUSDT",
            "side": "SELL",
            "quantity": "1",
            "price": "12000",
            "stopPrice": "11000",
            "stopLimitPrice": "10990",
            "stopLimitTimeInForce": "GTC",
        }
    )

    refused = the_only(symbol.check(oco, market=MARKET, account=account))
    assert refused.rule == "MAX_NUM_ALGO_ORDERS"
    assert (refused.code, refused.msg) == (-2010, "Filter failure: MAX_NUM_ALGO_ORDERS")
    assert refused.bound is not None
    assert refused.bound.value == 5

    limit = Order.limit("BTCUSDT", "SELL", "1", "12000")
    assert symbol.check(limit, market=MARKET, account=account).certain

    headroom = symbol.headroom(account)
    assert (headroom.orders, headroom.algo_orders) == (195, 0)
    assert headroom.missing == ()


def test_p25_the_headroom_counts_all_symbols_where_the_exchange_does() -> None:
    symbol = listed("BTC", "USDT", max_num_orders(200), max_num_algo_orders(5))
    elsewhere = Account(open_orders=[*open_orders(5, "STOP_LOSS_LIMIT", "ETHUSDT")])

    assert symbol.headroom(elsewhere).orders == 200
    assert symbol.headroom(elsewhere).algo_orders == 5
    assert symbol.headroom(Account()).missing == ("open_orders",)
    assert symbol.headroom(Account()).orders is None
    position = {"filterType": "MAX_POSITION", "maxPosition": "20"}
    holder = Account(balances={"BTC": "12.5"}, open_orders=[])
    assert listed("BTC", "USDT", position).headroom(holder).position == Decimal("7.5")
