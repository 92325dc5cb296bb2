"""The market moves as one: its book, its prices, the open orders and the stops. Money is by hand.

A seller's fee is 0.1 % of the USDT that it gets, a buyer's of the BTC.
"""

from decimal import Decimal

import pytest

from pretrade.errors import InvalidFacts
from pretrade.testing import OfflineExchange, replay
from tests.testing.offline.boxes import (
    BTC,
    Json,
    add_up_to_nothing,
    box,
    buy,
    held,
    market,
    row,
    sell,
    status,
)

FILTERS: list[Json] = row()["filters"]
STOP: Json = sell("0.01", "50000", type="STOP_LOSS_LIMIT", stopPrice="55000")
SELLING: Json = {
    "symbol": BTC,
    "side": "SELL",
    "quantity": "0.01",
    "price": "62000",
    "stopPrice": "58000",
    "stopLimitPrice": "57000",
    "stopLimitTimeInForce": "GTC",
}
BUYING: Json = {
    **SELLING,
    "side": "BUY",
    "price": "58000",
    "stopPrice": "61500",
    "stopLimitPrice": "62500",
}


def top(exchange: OfflineExchange, symbol: str = BTC) -> tuple[str, str]:
    """The best bid and ask."""
    ticker = exchange.book_ticker(symbol=symbol)
    return ticker["bidPrice"], ticker["askPrice"]


def test_a_price_moves_all_that_tells_a_price() -> None:
    exchange = box()
    exchange.trade(BTC, "60000", "5")

    exchange.price(BTC, "54000")

    assert top(exchange) == ("53999.99000000", "54000.01000000")
    assert exchange.ticker_price(symbol=BTC)["price"] == "54000.00000000"
    assert exchange.avg_price(symbol=BTC)["price"] == "54000.00000000"
    assert exchange.ticker_24hr(symbol=BTC)["lastPrice"] == "54000.00000000"
    assert exchange.klines(symbol=BTC, interval="1m")[0][4] == "54000.00000000"
    assert exchange.trades(symbol=BTC)[-1]["qty"] == "0.00001000"
    assert set(exchange.market(BTC).average_prices.values()) == {54000}


def test_later_trades_weigh_in_the_average_again() -> None:
    exchange = box()
    exchange.trade(BTC, "60000", "5")
    exchange.price(BTC, "54000")  # trades 0.00001

    exchange.trade(BTC, "55000", "0.00003")

    assert exchange.avg_price(symbol=BTC)["price"] == "54750.00000000"
    filters = [{**one, "avgPriceMins": 9} if "avgPriceMins" in one else one for one in FILTERS]
    exchange.inject("rules", symbols=[row(filters=filters)])
    assert exchange.market(BTC).average_prices == {5: 54750, 9: 54750}
    exchange.advance(301)
    assert exchange.avg_price(symbol=BTC)["price"] == "55000.00000000"


@pytest.mark.parametrize("moved_by_a_trade", [True, False])
def test_a_stop_sells_at_the_price_that_the_market_went_to(moved_by_a_trade: bool) -> None:
    exchange = box(btc="1")
    order_id = exchange.new_order(**STOP)["orderId"]

    if moved_by_a_trade:
        exchange.trade(BTC, "54000", "1")
    else:
        exchange.price(BTC, "54000")

    assert status(exchange, order_id) == "FILLED"
    # 0.01 x 53 999.99 = 539.9999, less 0.5399999
    assert held(exchange, "BTC", "USDT") == [
        ("0.99000000", "0.00000000"),
        ("1539.45990010", "0.00000000"),
    ]
    assert add_up_to_nothing(exchange)


def test_a_stop_whose_limit_the_gap_jumps_over_rests_and_sells_when_the_price_is_back() -> None:
    exchange = box(btc="1")
    exchange.new_order(**{**STOP, "price": "54500"})

    exchange.price(BTC, "54000")
    assert held(exchange, "BTC", "USDT") == [
        ("0.99000000", "0.01000000"),
        ("1000.00000000", "0.00000000"),
    ]
    exchange.price(BTC, "54600")

    # as maker, at its own price: 545 less 0.545
    assert held(exchange, "BTC", "USDT") == [
        ("0.99000000", "0.00000000"),
        ("1544.45500000", "0.00000000"),
    ]


def test_a_buyers_stop_pays_the_price_behind_the_gap() -> None:
    exchange = box()
    exchange.new_order(symbol=BTC, side="BUY", type="STOP_LOSS", quantity="0.01", stopPrice="61000")

    exchange.price(BTC, "62000")

    # 0.01 x 62 000.01 = 620.0001; 0.01 less 0.00001
    assert held(exchange, "BTC", "USDT") == [
        ("0.00999000", "0.00000000"),
        ("379.99990000", "0.00000000"),
    ]


@pytest.mark.parametrize(
    ("given", "price", "btc", "usdt"),
    [
        # maker at 62 000: 620 less 0.62
        (SELLING, "63000", ("0.99000000", "0.00000000"), ("1619.38000000", "0.00000000")),
        # taker at 57 499.99: 574.9999 less 0.5749999
        (SELLING, "57500", ("0.99000000", "0.00000000"), ("1574.42490010", "0.00000000")),
        # the gap is below 57 000: the stop's limit order rests
        (SELLING, "56000", ("0.99000000", "0.01000000"), ("1000.00000000", "0.00000000")),
        # maker at 58 000: 580; 0.01 less 0.00001
        (BUYING, "57000", ("1.00999000", "0.00000000"), ("420.00000000", "0.00000000")),
        # taker at 62 000.01: 620.0001
        (BUYING, "62000", ("1.00999000", "0.00000000"), ("379.99990000", "0.00000000")),
        # the gap is above 62 500: it rests, and holds 625
        (BUYING, "63000", ("1.00000000", "0.00000000"), ("375.00000000", "625.00000000")),
    ],
)
def test_of_an_oco_the_order_that_the_price_meets_trades(
    given: Json, price: str, btc: tuple[str, str], usdt: tuple[str, str]
) -> None:
    exchange = box(btc="1")
    exchange.new_oco(**given)

    exchange.price(BTC, price)

    assert held(exchange, "BTC", "USDT") == [btc, usdt]
    ended = [one["status"] for one in exchange.all_orders(symbol=BTC)]
    assert sorted(ended) in (["EXPIRED", "FILLED"], ["EXPIRED", "NEW"])
    assert add_up_to_nothing(exchange)


def test_a_trailing_stop_sells_where_the_market_turned_to() -> None:
    exchange = box(btc="1")
    exchange.new_order(
        symbol=BTC, side="SELL", type="STOP_LOSS", quantity="0.01", trailingDelta=100
    )

    exchange.price(BTC, "62000")  # 1 % below are 61 380
    exchange.price(BTC, "61380.01")
    assert len(exchange.open_orders()) == 1
    exchange.price(BTC, "61380")

    # 0.01 x 61 379.99 = 613.7999, less 0.6137999
    assert held(exchange, "BTC", "USDT") == [
        ("0.99000000", "0.00000000"),
        ("1613.18610010", "0.00000000"),
    ]


def test_a_price_fills_the_whole_of_every_order_that_it_reaches() -> None:
    exchange = box(usdt="10000")
    reached = exchange.new_order(**buy("0.05", "59900", icebergQty="0.01"))["orderId"]
    met = exchange.new_order(**buy("0.05", "59000"))["orderId"]
    below = exchange.new_order(**buy("0.05", "58999.99"))["orderId"]

    exchange.price(BTC, "59000")

    assert [status(exchange, one) for one in (reached, met, below)] == ["FILLED", "FILLED", "NEW"]
    assert exchange.balance("USDT").free == Decimal(10000) - 2995 - 2950 - Decimal("2949.9995")
    assert top(exchange) == ("58999.99000000", "59000.01000000")


def test_a_trade_goes_through_the_book_of_a_test_and_uses_it_up() -> None:
    exchange = box()
    exchange.book(BTC, bids=[("59950", "1"), ("59900", "1")], asks=[("60100", "1")])
    order_id = exchange.new_order(**buy("0.004", "59920"))["orderId"]

    exchange.trade(BTC, "59910", "1.001")

    assert status(exchange, order_id) == "PARTIALLY_FILLED"
    assert [(one["price"], one["qty"]) for one in exchange.trades(symbol=BTC)] == [
        ("59950.00000000", "1.00000000"),
        ("59920.00000000", "0.00100000"),
    ]
    depth = exchange.depth(symbol=BTC)
    assert depth["bids"] == [["59920.00000000", "0.00300000"], ["59900.00000000", "1.00000000"]]
    assert depth["asks"] == [["60100.00000000", "1.00000000"]]
    assert exchange.ticker_price(symbol=BTC)["price"] == "59910.00000000"

    exchange.trade(BTC, "60200", "3")  # 1 at 60 100, and 2 that nobody had offered

    assert exchange.depth(symbol=BTC)["asks"] == []
    assert [one["isBuyerMaker"] for one in exchange.trades(symbol=BTC)] == [
        *(True, True),
        *(False, False),
    ]

    exchange.price(BTC, "59000")

    # 0.004 x 59 920 = 239.68; 0.001 less 0.000001, and 0.003 less 0.000003
    assert held(exchange, "BTC", "USDT") == [
        ("0.00399600", "0.00000000"),
        ("760.32000000", "0.00000000"),
    ]
    assert add_up_to_nothing(exchange)


def test_an_order_behind_the_bids_of_others_waits_until_they_are_gone() -> None:
    exchange = box()
    exchange.book(BTC, bids=[("59950", "1")])
    order_id = exchange.new_order(**buy("0.004", "59920"))["orderId"]

    exchange.trade(BTC, "59900", "1")
    assert status(exchange, order_id) == "NEW"
    exchange.trade(BTC, "59900", "1")

    assert status(exchange, order_id) == "FILLED"


def test_a_stop_sells_into_the_book_of_a_test() -> None:
    exchange = box(btc="1")
    bids = [("54000", "0.004"), ("53000", "0.006")]
    exchange.book(BTC, bids=bids, asks=[("60000", "1")])
    exchange.new_order(
        symbol=BTC, side="SELL", type="STOP_LOSS", quantity="0.01", stopPrice="55000"
    )

    exchange.trade(BTC, "54500", "1")

    # 216 less 0.216, and 318 less 0.318
    assert held(exchange, "BTC", "USDT") == [
        ("0.99000000", "0.00000000"),
        ("1533.46600000", "0.00000000"),
    ]
    assert exchange.depth(symbol=BTC)["bids"] == []


def test_a_price_ends_the_book_of_a_test_and_trades_are_followed_again() -> None:
    exchange = box()
    exchange.book(BTC, bids=[("59000", "1")], asks=[("61000", "1")])

    exchange.trade(BTC, "60500", "1")
    assert top(exchange) == ("59000.00000000", "61000.00000000")
    exchange.price(BTC, "60000")
    assert top(exchange) == ("59999.99000000", "60000.01000000")
    exchange.trade(BTC, "60500", "1")

    assert top(exchange) == ("60499.99000000", "60500.01000000")


def test_the_book_goes_no_further_than_the_orders_that_a_trade_leaves() -> None:
    exchange = box(btc="1")
    exchange.new_order(**buy("0.005", "59900"))
    exchange.trade(BTC, "59000", "0.001")
    assert top(exchange) == ("59900.00000000", "59900.01000000")
    exchange.cancel_order(symbol=BTC, orderId=1)
    assert top(exchange) == ("58999.99000000", "59900.01000000")

    exchange.new_order(**sell("0.005", "59950"))
    exchange.trade(BTC, "61000", "0.001")

    assert top(exchange) == ("59949.99000000", "59950.00000000")


def test_a_symbol_without_a_price_has_a_book_from_its_first_trade_on() -> None:
    exchange = box()
    assert top(exchange, "ETHUSDT") == ("0.00000000", "0.00000000")

    exchange.trade("ETHUSDT", "3000", "1")

    assert top(exchange, "ETHUSDT") == ("2999.99000000", "3000.01000000")


def test_what_an_account_takes_moves_no_book() -> None:
    exchange = box()

    exchange.new_order(**market("BUY", quantity="0.001"))

    assert top(exchange) == ("59999.99000000", "60000.01000000")


def test_a_reset_puts_the_first_price_back() -> None:
    exchange = box()
    exchange.price(BTC, "54000")

    exchange.reset()

    assert top(exchange) == ("59999.99000000", "60000.01000000")
    assert exchange.avg_price(symbol=BTC)["price"] == "60000.00000000"


def test_a_replay_moves_the_price_again() -> None:
    exchange = box(btc="1")
    exchange.new_order(**STOP)
    exchange.price(BTC, Decimal("54000.5"))

    again = replay(exchange.journal)

    assert again.journal == exchange.journal
    assert again.balances() == exchange.balances()
    assert '"action":"price"' in exchange.journal
    assert '"price":"54000.5"' in exchange.journal


@pytest.mark.parametrize("price", ["0", "-1", "much"])
def test_what_is_no_price_changes_nothing(price: str) -> None:
    exchange = box()
    journal = exchange.journal

    with pytest.raises(InvalidFacts, match="price"):
        exchange.price(BTC, price)
    with pytest.raises(KeyError, match="NOPE"):
        exchange.price("NOPE", "1")

    assert exchange.journal == journal
