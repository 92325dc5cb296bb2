"""Stops wait, start to work at their price, and then trade like any other order."""

import pytest

from pretrade.testing import replay
from tests.testing.offline.boxes import (
    BTC,
    Json,
    add_up_to_nothing,
    box,
    buy,
    executions,
    filters_without,
    held,
    refused,
    row,
    rules,
    status,
)


def stop(side: str, order_type: str, stop_price: str, **more: object) -> Json:
    given: Json = {"symbol": BTC, "side": side, "type": order_type, "quantity": "0.01"}
    if order_type.endswith("LIMIT"):
        given |= {"timeInForce": "GTC", "price": "60000"}
    return {**given, "stopPrice": stop_price, **more}


@pytest.mark.parametrize(
    ("side", "order_type", "stop_price", "not_yet", "now"),
    [
        ("BUY", "STOP_LOSS", "61000", "60999.99", "61000"),
        ("SELL", "STOP_LOSS", "59000", "59000.01", "59000"),
        ("BUY", "TAKE_PROFIT", "59000", "59000.01", "58999.99"),
        ("SELL", "TAKE_PROFIT", "61000", "60999.99", "61000.01"),
        ("BUY", "STOP_LOSS_LIMIT", "61000", "60999.99", "61000"),
        ("SELL", "STOP_LOSS_LIMIT", "59000", "59000.01", "59000"),
        ("BUY", "TAKE_PROFIT_LIMIT", "59000", "59000.01", "59000"),
        ("SELL", "TAKE_PROFIT_LIMIT", "61000", "60999.99", "61000"),
    ],
)
def test_it_starts_to_work_at_or_through_its_stop_price(
    side: str, order_type: str, stop_price: str, not_yet: str, now: str
) -> None:
    exchange = box(btc="1")
    exchange.book(BTC, bids=[("50000", "1")], asks=[("70000", "1")])
    order_id = exchange.new_order(**stop(side, order_type, stop_price))["orderId"]

    exchange.trade(BTC, not_yet, "1")
    assert (status(exchange, order_id), exchange.open_orders()[0]["isWorking"]) == ("NEW", False)
    exchange.trade(BTC, now, "1")

    found = exchange.query_order(symbol=BTC, orderId=order_id)
    assert found["isWorking"] is True
    fills_at_once = not order_type.endswith("LIMIT")
    assert found["status"] == ("FILLED" if fills_at_once else "NEW")  # 60000 is inside the spread


def test_a_stop_holds_its_funds_while_it_waits() -> None:
    exchange = box(btc="1")

    exchange.new_order(**stop("SELL", "STOP_LOSS", "59000"))
    exchange.new_order(**stop("BUY", "STOP_LOSS", "61000"))

    assert held(exchange, "BTC", "USDT") == [
        ("0.99000000", "0.01000000"),
        ("390.00000000", "610.00000000"),
    ]


def test_a_buyer_whose_stop_trades_higher_than_reckoned_spends_no_more_than_it_has() -> None:
    exchange = box(usdt="610")
    exchange.new_order(**stop("BUY", "STOP_LOSS", "61000"))
    exchange.book(BTC, asks=[("70000", "1")])

    exchange.trade(BTC, "61000", "1")

    assert executions(exchange)[-1] == (1, "EXPIRED", "EXPIRED")
    assert held(exchange, "USDT") == [("0.30000000", "0.00000000")]
    assert add_up_to_nothing(exchange)


def test_one_stop_may_trigger_the_next() -> None:
    exchange = box(btc="1")
    exchange.book(BTC, bids=[("58000", "0.01"), ("57000", "0.01")], asks=[("90000", "1")])
    first = exchange.new_order(**stop("SELL", "STOP_LOSS", "59000"))["orderId"]
    second = exchange.new_order(**stop("SELL", "STOP_LOSS", "58000"))["orderId"]

    exchange.trade(BTC, "59000", "0.001")

    assert [status(exchange, one) for one in (first, second)] == ["FILLED", "FILLED"]
    assert exchange.ticker_price(symbol=BTC)["price"] == "57000.00000000"


def test_an_order_of_the_account_itself_may_trigger_its_stop() -> None:
    exchange = box(btc="1")
    order_id = exchange.new_order(**stop("BUY", "STOP_LOSS", "60000.01"))["orderId"]

    exchange.new_order(**buy("0.001", "60000.01"))

    assert status(exchange, order_id) == "FILLED"


def test_a_stop_on_the_wrong_side_is_refused() -> None:
    answer = refused(box(btc="1"), "new_order", **stop("SELL", "STOP_LOSS", "60000"))

    assert answer == (-2010, "Stop price would trigger immediately.", 400)


def test_a_stop_that_waits_can_be_cancelled() -> None:
    exchange = box(btc="1")
    order_id = exchange.new_order(**stop("SELL", "STOP_LOSS", "59000"))["orderId"]

    exchange.cancel_order(symbol=BTC, orderId=order_id)
    exchange.trade(BTC, "58000", "1")

    assert status(exchange, order_id) == "CANCELED"
    assert held(exchange, "BTC") == [("1.00000000", "0.00000000")]


def test_a_stop_with_a_limit_and_ioc_expires_when_it_finds_nothing() -> None:
    exchange = box(btc="1")
    exchange.book(BTC)
    given = stop("SELL", "STOP_LOSS_LIMIT", "59000", timeInForce="IOC")
    order_id = exchange.new_order(**given)["orderId"]

    exchange.trade(BTC, "59000", "1")

    assert status(exchange, order_id) == "EXPIRED"


def test_a_stop_beyond_the_percent_band_is_taken_unless_the_exchange_is_strict() -> None:
    band = {"filterType": "PERCENT_PRICE", "multiplierUp": "1.2", "multiplierDown": "0.8"}
    far = row(filters=[*filters_without("PERCENT_PRICE_BY_SIDE"), {**band, "avgPriceMins": 5}])
    beyond, within = (stop("SELL", "STOP_LOSS", price) for price in ("47999.99", "48000"))
    refusal = (-1013, "Filter failure: PERCENT_PRICE", 400)
    lenient = box(rules(symbols=[far]), btc="1")
    strict = box(rules(symbols=[far]), btc="1", strict_stops=True)

    assert lenient.new_order(**beyond)["orderId"] == 1
    assert refused(strict, "new_order", **beyond) == refusal
    assert strict.new_order(**within)["orderId"] == 1
    strict.inject("rules", symbols=[far])
    assert refused(strict, "new_order", **beyond) == refusal
    assert refused(replay(strict.journal), "new_order", **beyond) == refusal
