"""Price first, then time: what an order meets, at which price, and who waits."""

from decimal import Decimal

import pytest

from tests.testing.offline.boxes import (
    BTC,
    Json,
    add_up_to_nothing,
    box,
    buy,
    executions,
    filters_without,
    held,
    market,
    order,
    refused,
    row,
    rules,
    sell,
    status,
)


def test_an_order_that_crosses_fills_against_the_book_as_taker() -> None:
    exchange = box()

    reply = exchange.new_order(**buy("0.01", "60000.01"))

    assert (reply["status"], reply["cummulativeQuoteQty"]) == ("FILLED", "600.00010000")
    (fill,) = reply["fills"]
    assert fill == {
        "price": "60000.01000000",
        "qty": "0.01000000",
        "commission": "0.00001000",
        "commissionAsset": "BTC",
        "tradeId": 1,
    }
    assert exchange.my_trades(symbol=BTC)[0]["isMaker"] is False


def test_a_fill_moves_the_last_price_but_not_the_book_that_stands() -> None:
    exchange = box()

    exchange.new_order(**buy("0.01", "60000.01"))

    assert exchange.ticker_price(symbol=BTC) == {"symbol": BTC, "price": "60000.01000000"}
    assert exchange.book_ticker(symbol=BTC) == {
        "symbol": BTC,
        "bidPrice": "59999.99000000",
        "bidQty": "1000000000.00000000",
        "askPrice": "60000.01000000",
        "askQty": "1000000000.00000000",
    }


def test_an_order_pays_the_prices_of_the_book_and_not_its_own() -> None:
    exchange = box()
    exchange.book(BTC, asks=[("60100", "0.002"), ("60050", "0.001")])

    reply = exchange.new_order(**buy("0.004", "60200"))

    assert [(one["price"], one["qty"]) for one in reply["fills"]] == [
        ("60050.00000000", "0.00100000"),
        ("60100.00000000", "0.00200000"),
    ]
    assert reply["status"] == "PARTIALLY_FILLED"
    assert held(exchange, "USDT") == [("759.55000000", "60.20000000")]  # 180.25 are paid
    assert exchange.depth(symbol=BTC)["asks"] == []


@pytest.mark.parametrize(
    ("side", "price", "fills"),
    [
        ("BUY", "59900", True),  # reached
        ("BUY", "59900.01", False),  # not reached
        ("SELL", "60100", True),
        ("SELL", "60099.99", False),
    ],
)
def test_a_trade_fills_the_open_orders_that_it_reaches(side: str, price: str, fills: bool) -> None:
    exchange = box(btc="1")
    own = "59900" if side == "BUY" else "60100"
    placed = exchange.new_order(**order(side, "0.001", own))

    exchange.trade(BTC, price, "1")

    assert status(exchange, placed["orderId"]) == ("FILLED" if fills else "NEW")
    assert exchange.ticker_price(symbol=BTC)["price"] == f"{Decimal(price):.8f}"


def test_an_order_fills_at_its_own_limit_price_as_maker() -> None:
    exchange = box()
    exchange.new_order(**buy("0.001", "59900"))

    exchange.trade(BTC, "59000", "1")

    (trade,) = exchange.my_trades(symbol=BTC)
    assert (trade["price"], trade["isMaker"]) == ("59900.00000000", True)
    assert [(one["price"], one["qty"]) for one in exchange.trades(symbol=BTC)] == [
        ("59900.00000000", "0.00100000"),
        ("59000.00000000", "0.99900000"),
    ]


def test_the_quantity_of_a_trade_is_dealt_out_by_price_and_then_by_time() -> None:
    exchange = box(usdt="10000")
    late_and_low = exchange.new_order(**buy("0.02", "59800"))["orderId"]
    first = exchange.new_order(**buy("0.02", "59900"))["orderId"]
    second = exchange.new_order(**buy("0.02", "59900"))["orderId"]

    exchange.trade(BTC, "59700", "0.03")

    assert [status(exchange, one) for one in (first, second, late_and_low)] == [
        "FILLED",
        "PARTIALLY_FILLED",
        "NEW",
    ]
    assert exchange.ticker_price(symbol=BTC)["price"] == "59700.00000000"


def test_open_orders_that_a_new_book_reaches_are_filled_as_makers() -> None:
    exchange = box()
    placed = exchange.new_order(**buy("0.002", "59900"))["orderId"]

    exchange.book(BTC, bids=[("59000", "1")], asks=[("59850", "0.0005"), ("59890", "0.001")])

    assert status(exchange, placed) == "PARTIALLY_FILLED"
    found = exchange.query_order(symbol=BTC, orderId=placed)
    assert (found["executedQty"], found["cummulativeQuoteQty"]) == ("0.00150000", "89.85000000")
    assert exchange.depth(symbol=BTC)["asks"] == []
    assert exchange.depth(symbol=BTC)["bids"][0] == ["59900.00000000", "0.00050000"]


def test_two_accounts_trade_with_each_other_and_the_fees_are_the_exchanges() -> None:
    exchange = box()
    exchange.add_account("other", {"BTC": "1"})
    exchange.book(BTC)
    exchange.new_order(**buy("0.01", "59900"))

    reply = exchange.new_order(api_key="other", **sell("0.01", "59000"))

    assert reply["fills"][0]["price"] == "59900.00000000"
    assert held(exchange, "BTC") == [("0.00999000", "0.00000000")]
    assert exchange.balance("USDT", api_key="other").free == 599 - exchange.fees["USDT"]
    assert add_up_to_nothing(exchange, "other")


def test_an_order_takes_no_more_from_another_than_that_has_left() -> None:
    exchange = box()
    exchange.add_account("other", {"BTC": "1"})
    exchange.book(BTC)
    exchange.new_order(**buy("0.01", "59900"))

    reply = exchange.new_order(api_key="other", **sell("0.03", "59000"))

    assert (reply["status"], reply["executedQty"]) == ("PARTIALLY_FILLED", "0.01000000")
    assert exchange.depth(symbol=BTC)["asks"] == [["59000.00000000", "0.02000000"]]
    assert held(exchange, "USDT") == [("401.00000000", "0.00000000")]


def test_orders_of_accounts_come_before_the_world_at_the_same_price() -> None:
    exchange = box()
    exchange.add_account("other", {"BTC": "1"})
    exchange.book(BTC, bids=[("59900", "5")])
    placed = exchange.new_order(**buy("0.01", "59900"))["orderId"]

    exchange.new_order(api_key="other", **sell("0.01", "59900"))

    assert status(exchange, placed) == "FILLED"


@pytest.mark.parametrize(
    ("quantity", "asks", "answer"),
    [
        ("0.002", [("60000", "0.002")], ("FILLED", "0.00200000")),
        ("0.003", [("60000", "0.002")], ("EXPIRED", "0.00200000")),
        ("0.003", [("60000.5", "1")], ("EXPIRED", "0.00000000")),
    ],
)
def test_what_an_ioc_order_does_not_get_at_once_expires(
    quantity: str, asks: list[tuple[str, str]], answer: tuple[str, str]
) -> None:
    exchange = box()
    exchange.book(BTC, asks=asks)

    reply = exchange.new_order(**buy(quantity, "60000", timeInForce="IOC"))

    assert (reply["status"], reply["executedQty"]) == answer
    assert exchange.open_orders() == []
    assert held(exchange, "USDT")[0][1] == "0.00000000"


@pytest.mark.parametrize(
    ("quantity", "answer"),
    [("0.002", ("FILLED", "0.00200000")), ("0.00201", ("EXPIRED", "0.00000000"))],
)
def test_a_fok_order_fills_whole_or_not_at_all(quantity: str, answer: tuple[str, str]) -> None:
    exchange = box()
    exchange.book(BTC, asks=[("59990", "0.001"), ("60000", "0.001"), ("60001", "1")])

    reply = exchange.new_order(**buy(quantity, "60000", timeInForce="FOK"))

    assert (reply["status"], reply["executedQty"]) == answer


def test_a_fok_order_counts_the_orders_of_other_accounts() -> None:
    exchange = box()
    exchange.add_account("other", {"BTC": "1"})
    exchange.book(BTC)
    exchange.new_order(api_key="other", **sell("0.005", "60000", icebergQty="0.001"))

    reply = exchange.new_order(**buy("0.005", "60000", timeInForce="FOK"))

    assert reply["status"] == "FILLED"


def test_a_fok_order_against_a_book_that_stands_fills() -> None:
    reply = box().new_order(**buy("0.01", "60000.01", timeInForce="FOK"))

    assert reply["status"] == "FILLED"


def test_a_maker_only_order_rests_and_one_that_would_take_is_refused() -> None:
    exchange = box()
    given: Json = {**buy("0.001", "60000"), "type": "LIMIT_MAKER", "timeInForce": None}

    assert set(exchange.new_order(**given)) == {
        "symbol",
        "orderId",
        "orderListId",
        "clientOrderId",
        "transactTime",
    }
    assert executions(exchange) == [(1, "NEW", "NEW")]
    assert exchange.book_ticker(symbol=BTC)["bidPrice"] == "60000.00000000"


def test_a_buyer_by_amount_gets_whole_steps_for_it() -> None:
    reply = box().new_order(**market("BUY", quoteOrderQty="100"))

    assert (reply["status"], reply["origQty"]) == ("FILLED", "0.00166000")
    assert reply["cummulativeQuoteQty"] == "99.60001660"


def test_a_seller_by_amount_sells_what_brings_it() -> None:
    reply = box(btc="1").new_order(**market("SELL", quoteOrderQty="100"))

    assert (reply["status"], reply["executedQty"]) == ("FILLED", "0.00166000")


def test_a_seller_by_amount_sells_no_more_than_it_has_where_the_bids_are_low() -> None:
    exchange = box(btc="0.002")
    exchange.book(BTC, bids=[("60000", "0.001"), ("30000", "1")])

    reply = exchange.new_order(**market("SELL", quoteOrderQty="100"))

    assert (reply["status"], reply["executedQty"]) == ("EXPIRED", "0.00200000")
    assert held(exchange, "BTC", "USDT") == [
        ("0.00000000", "0.00000000"),
        ("1089.91000000", "0.00000000"),  # 90 less the fee
    ]


def test_an_order_by_amount_walks_through_the_book_and_expires_at_its_end() -> None:
    exchange = box()
    exchange.book(BTC, asks=[("60000", "0.001"), ("61000", "0.0005")])

    reply = exchange.new_order(**market("BUY", quoteOrderQty="100"))

    assert (reply["status"], reply["executedQty"]) == ("EXPIRED", "0.00150000")
    assert [one[1:] for one in executions(exchange)] == [
        ("NEW", "NEW"),
        ("TRADE", "PARTIALLY_FILLED"),
        ("TRADE", "PARTIALLY_FILLED"),
        ("EXPIRED", "EXPIRED"),
    ]


def test_a_market_order_never_spends_more_than_there_is() -> None:
    exchange = box(usdt="100")
    exchange.book(BTC, asks=[("60000", "0.0005"), ("90000", "1")])

    reply = exchange.new_order(**market("BUY", quantity="0.0016"))

    assert (reply["status"], reply["executedQty"]) == ("EXPIRED", "0.00127000")
    assert held(exchange, "USDT") == [("0.70000000", "0.00000000")]


def test_a_market_order_on_an_empty_book_expires() -> None:
    exchange = box()
    exchange.book(BTC)

    assert exchange.new_order(**market("BUY", quantity="0.001"))["status"] == "EXPIRED"


def test_an_order_on_a_symbol_that_never_traded_is_accepted() -> None:
    exchange = box()

    exchange.new_order(**buy("1", "30", symbol="ETHUSDT"))

    assert [one["symbol"] for one in exchange.open_orders()] == ["ETHUSDT"]
    assert exchange.market("ETHUSDT").last_price is None


def test_a_market_order_on_a_symbol_that_never_traded_is_worth_nothing() -> None:
    exchange = box(usdt="10000")

    assert refused(exchange, "new_order", **market("BUY", quantity="1", symbol="ETHUSDT")) == (
        -1013,
        "Filter failure: MIN_NOTIONAL",
        400,
    )


@pytest.mark.parametrize(("price", "fills"), [("60000.01", True), ("60000", False)])
def test_a_book_that_stands_has_no_end(price: str, fills: bool) -> None:
    filters = filters_without("LOT_SIZE", "NOTIONAL", "MAX_POSITION")
    exchange = box(rules(symbols=[row(filters=filters)]), usdt="9" * 18)

    reply = exchange.new_order(**buy("3000000000", price, timeInForce="IOC"))

    assert reply["status"] == ("FILLED" if fills else "EXPIRED")
    assert len(reply["fills"]) == fills


def test_a_price_may_be_so_low_that_nobody_bids_below_it() -> None:
    exchange = box(price="0.01")

    assert exchange.depth(symbol=BTC)["bids"] == []
