"""What the exchange tells of orders, trades, the account and its limits."""

import pytest

from tests.testing.offline.boxes import (
    BTC,
    RULES,
    Json,
    box,
    buy,
    filters_without,
    market,
    refused,
    row,
    rules,
)

START = RULES["serverTime"]


def test_an_order_is_shown_field_for_field() -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine", strategyId=3))
    exchange.advance(1)
    exchange.trade(BTC, "59900", "0.001")

    assert exchange.query_order(symbol=BTC, orderId=1) == {
        "symbol": BTC,
        "orderId": 1,
        "orderListId": -1,
        "clientOrderId": "mine",
        "price": "59900.00000000",
        "origQty": "0.01000000",
        "executedQty": "0.00100000",
        "cummulativeQuoteQty": "59.90000000",
        "status": "PARTIALLY_FILLED",
        "timeInForce": "GTC",
        "type": "LIMIT",
        "side": "BUY",
        "stopPrice": "0.00000000",
        "icebergQty": "0.00000000",
        "time": START,
        "updateTime": START + 1000,
        "isWorking": True,
        "origQuoteOrderQty": "0.00000000",
        "strategyId": 3,
    }


def test_an_order_of_another_account_does_not_exist() -> None:
    exchange = box()
    exchange.add_account("other", {"USDT": "1000"})
    exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))

    for asked in ({"orderId": 1}, {"origClientOrderId": "mine"}):
        with pytest.raises(Exception, match=r"-2013 NO_SUCH_ORDER: Order does not exist\."):
            exchange.query_order(api_key="other", symbol=BTC, **asked)
    assert exchange.open_orders(api_key="other") == []
    assert exchange.all_orders(api_key="other", symbol=BTC) == []


def test_open_orders_are_those_of_a_symbol_or_of_all() -> None:
    exchange = box()
    exchange.new_order(**buy("0.001", "59900"))
    exchange.new_order(**buy("1", "30", symbol="ETHUSDT"))

    assert [one["symbol"] for one in exchange.open_orders()] == [BTC, "ETHUSDT"]
    assert [one["symbol"] for one in exchange.open_orders(symbol=BTC)] == [BTC]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [1, 2, 3]),
        ({"orderId": 2}, [2, 3]),
        ({"limit": 2}, [2, 3]),
        ({"orderId": 1, "limit": 2}, [1, 2]),
        ({"startTime": START + 10_000}, [2, 3]),
        ({"endTime": START + 10_000}, [1, 2]),
    ],
)
def test_all_orders_are_paged_by_id_and_time(asked: Json, ids: list[int]) -> None:
    exchange = box()
    for _ in range(3):
        exchange.new_order(**buy("0.001", "59900"))
        exchange.advance(10)

    assert [one["orderId"] for one in exchange.all_orders(symbol=BTC, **asked)] == ids


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [1, 2, 3]),
        ({"fromId": 2}, [2, 3]),
        ({"limit": 1}, [3]),
        ({"orderId": 2}, [2]),
        ({"startTime": START + 10_000}, [2, 3]),
        ({"endTime": START + 9_999}, [1]),
    ],
)
def test_trades_are_paged_by_id_and_time(asked: Json, ids: list[int]) -> None:
    exchange = box()
    for _ in range(3):
        exchange.new_order(**market("BUY", quantity="0.001"))
        exchange.advance(10)

    assert [one["id"] for one in exchange.my_trades(symbol=BTC, **asked)] == ids


def test_an_own_trade_is_shown_field_for_field() -> None:
    exchange = box(fee_rate="0.00075")
    exchange.new_order(**market("BUY", quantity="0.001"))

    assert exchange.my_trades(symbol=BTC) == [
        {
            "symbol": BTC,
            "id": 1,
            "orderId": 1,
            "orderListId": -1,
            "price": "60000.01000000",
            "qty": "0.00100000",
            "quoteQty": "60.00001000",
            "commission": "0.00000075",
            "commissionAsset": "BTC",
            "time": START,
            "isBuyer": True,
            "isMaker": False,
            "isBestMatch": True,
        }
    ]
    assert refused(exchange, "my_trades", symbol=BTC, fromId=1, startTime=1)[0] == -1128


def test_the_account_is_shown_field_for_field() -> None:
    exchange = box(permissions=["SPOT"])
    exchange.deposit("BNB", 0)

    reply = exchange.account()

    assert reply == {
        "makerCommission": 10,
        "takerCommission": 10,
        "buyerCommission": 0,
        "sellerCommission": 0,
        "canTrade": True,
        "canWithdraw": True,
        "canDeposit": True,
        "brokered": False,
        "updateTime": START,
        "accountType": "SPOT",
        "balances": [
            {"asset": "BNB", "free": "0.00000000", "locked": "0.00000000"},
            {"asset": "USDT", "free": "1000.00000000", "locked": "0.00000000"},
        ],
        "permissions": ["SPOT"],
    }
    assert len(exchange.account(omitZeroBalances=True)["balances"]) == 1


def test_later_the_account_says_more() -> None:
    reply = box(rules(serverTime=1_690_000_000_000)).account()

    assert reply["commissionRates"]["taker"] == "0.00100000"
    assert {"requireSelfTradePrevention", "preventSor", "uid"} <= reply.keys()


def test_an_account_without_permission_or_right_is_refused() -> None:
    exchange = box(permissions=["TRD_GRP_002"])
    exchange.add_account("barred", {"USDT": "1000"}, can_trade=False)

    disabled = "This action is disabled on this account."
    assert refused(exchange, "new_order", **buy("0.001", "59900"))[:2] == (-2010, disabled)
    with pytest.raises(Exception, match=disabled):
        exchange.new_order(api_key="barred", **buy("0.001", "59900"))


def test_a_key_has_one_account() -> None:
    with pytest.raises(ValueError, match="has an account already"):
        box().add_account("offline-key", {"USDT": "5"})


def test_orders_count_until_their_window_is_over() -> None:
    exchange = box()
    for _ in range(2):
        exchange.new_order(**buy("0.001", "59900"))

    def counts() -> list[int]:
        return [one["count"] for one in exchange.order_count_usage()]

    assert counts() == [2, 2]
    exchange.advance("9.999")
    assert counts() == [2, 2]
    exchange.advance("0.001")
    assert counts() == [0, 2]
    exchange.advance(86_400)
    assert counts() == [0, 0]


def test_the_first_fill_of_an_order_gives_one_back_since_2023() -> None:
    exchange = box(rules(serverTime=1_700_000_000_000))
    for price in ("59900", "59900", "60000.01"):
        exchange.new_order(**buy("0.002", price))
    exchange.trade(BTC, "59900", "0.001")
    exchange.trade(BTC, "59900", "0.0005")

    assert [one["count"] for one in exchange.order_count_usage()] == [1, 1]


def test_too_many_orders_are_refused_with_429() -> None:
    exchange = box()
    for _ in range(50):
        exchange.new_order(**buy("0.0002", "59900"))

    assert refused(exchange, "new_order", **buy("0.0002", "59900")) == (
        -1015,
        "Too many new orders; current limit is 50 orders per 10 SECOND.",
        429,
    )
    exchange.advance(10)
    assert exchange.new_order(**buy("0.0002", "59900"))["status"] == "NEW"


def test_a_test_order_is_refused_for_what_it_is_and_not_for_what_the_account_has() -> None:
    poor = box(usdt="0")

    assert poor.test_order(**buy("0.001", "59900")) == {}
    assert refused(poor, "new_order", **buy("0.001", "59900"))[0] == -2010
    small = refused(poor, "test_order", **buy("0.0001", "59900"))
    assert small == (-1013, "Filter failure: NOTIONAL", 400)


def test_a_test_order_is_not_refused_for_what_the_book_would_fill() -> None:
    least = {"filterType": "LOT_SIZE", "minQty": "0.01", "maxQty": "9000", "stepSize": "0.00001"}
    limits = [*filters_without("LOT_SIZE"), least]
    exchange = box(rules(symbols=[row(filters=limits)], serverTime=1_723_766_400_000))  # 2024-08-16
    amount = {"symbol": BTC, "side": "BUY", "type": "MARKET", "quoteOrderQty": "100"}

    assert exchange.test_order(**amount) == {}
    text = "Order book liquidity is less than LOT_SIZE filter minimum quantity."
    assert refused(exchange, "new_order", **amount)[:2] == (-2010, text)


def test_commission_rates_are_computed_on_demand() -> None:
    reply = box().test_order(**buy("0.001", "59900", computeCommissionRates="true"))

    assert reply["standardCommissionForOrder"] == {"maker": "0.00100000", "taker": "0.00100000"}
