"""What everybody may ask: the time, the rules, the book, trades, tickers and candles."""

from decimal import Decimal

import pytest

from tests.testing.offline.boxes import BTC, RULES, Json, box, buy, refused, row, rules

START = RULES["serverTime"]
FIRST_DAY_OF_REFERENCE_PRICES = 1_778_198_400_000  # 2026-05-08


def test_time_and_ping() -> None:
    exchange = box(clock=1000)
    exchange.advance("0.5")

    assert (exchange.ping(), exchange.time()) == ({}, {"serverTime": 1500})


def test_a_clock_may_be_given_and_never_goes_back() -> None:
    times = iter([5000, 6000, 4000, 4000])
    exchange = box(clock=lambda: next(times))  # read when it opens, twice

    assert exchange.time() == {"serverTime": 6000}
    exchange = box(info={**RULES, "serverTime": 0})
    assert exchange.now == START


def test_the_rules_are_those_of_the_document() -> None:
    exchange = box()
    exchange.advance(1)

    assert exchange.exchange_info() == {**RULES, "serverTime": START + 1000}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"symbol": "ETHBTC"}, ["ETHBTC"]),
        ({"symbols": [BTC, "ETHBTC"]}, [BTC, "ETHBTC"]),
        ({"permissions": "LEVERAGED"}, ["BTCUPUSDT"]),
        ({"permissions": ["LEVERAGED", "TRD_GRP_005"]}, ["ETHBTC", "BTCUPUSDT"]),
        ({"symbolStatus": "BREAK"}, ["BCCUSDT"]),
    ],
)
def test_some_rules_may_be_asked_for(asked: Json, names: list[str]) -> None:
    found = box().exchange_info(**asked)["symbols"]

    assert [one["symbol"] for one in found] == names


def test_the_book_is_shown_best_first_and_as_far_as_asked() -> None:
    exchange = box()
    exchange.book(BTC, bids=[("59800", "1"), ("59900", "2"), ("59900", "1")], asks=[("60100", "3")])
    exchange.new_order(**buy("0.005", "59850"))

    book = exchange.depth(symbol=BTC, limit=2)

    assert book["bids"] == [
        ["59900.00000000", "3.00000000"],
        ["59850.00000000", "0.00500000"],
    ]
    assert book["asks"] == [["60100.00000000", "3.00000000"]]


def test_trades_are_shown_field_for_field() -> None:
    exchange = box()
    exchange.trade(BTC, "59990", "0.5")
    exchange.trade(BTC, "59995", "0.1")

    assert exchange.trades(symbol=BTC) == [
        {
            "id": 1,
            "price": "59990.00000000",
            "qty": "0.50000000",
            "quoteQty": "29995.00000000",
            "time": START,
            "isBuyerMaker": True,
            "isBestMatch": True,
        },
        {
            "id": 2,
            "price": "59995.00000000",
            "qty": "0.10000000",
            "quoteQty": "5999.50000000",
            "time": START,
            "isBuyerMaker": False,
            "isBestMatch": True,
        },
    ]
    assert [one["id"] for one in exchange.trades(symbol=BTC, limit=1)] == [2]


def test_a_trade_of_nothing_moves_the_price_alone() -> None:
    exchange = box()

    exchange.trade(BTC, "59000", 0)

    assert exchange.trades(symbol=BTC) == []
    assert exchange.ticker_price(symbol=BTC)["price"] == "59000.00000000"


def test_the_average_price_is_weighted_by_volume_over_its_minutes() -> None:
    exchange = box()

    def average() -> str:
        found: str = exchange.avg_price(symbol=BTC)["price"]
        return found

    assert exchange.avg_price(symbol=BTC) == {"mins": 5, "price": "60000.00000000"}
    exchange.trade(BTC, "50000", "1")
    exchange.advance(299)
    exchange.trade(BTC, "56000", "2")
    assert average() == "54000.00000000"
    exchange.advance(1)  # the first trade is five minutes old now
    assert average() == "56000.00000000"
    exchange.advance(1000)  # none is inside: the last before counts
    assert average() == "56000.00000000"


def test_the_average_decides_which_prices_are_legal() -> None:
    exchange = box()
    exchange.trade(BTC, "10000", "1")

    with pytest.raises(Exception, match="Filter failure: PERCENT_PRICE_BY_SIDE"):
        exchange.new_order(**buy("0.001", "50000.01"))
    exchange.book(BTC)
    assert exchange.new_order(**buy("0.001", "50000"))["status"] == "NEW"


def test_each_filter_has_the_average_over_its_own_minutes() -> None:
    own = {
        "filterType": "PERCENT_PRICE",
        "multiplierUp": "2",
        "multiplierDown": "0",
        "avgPriceMins": 1,
    }
    exchange = box()
    exchange.trade(BTC, "10000", "1")
    exchange.advance(60)
    exchange.trade(BTC, "20000", "1")

    exchange.inject("rules", symbols=[row(filters=[own])])

    assert exchange.market(BTC).average_prices == {1: 20000, 5: 15000}


def test_later_the_average_says_when_the_last_trade_was() -> None:
    exchange = box(rules(serverTime=1_710_000_000_000))
    assert exchange.avg_price(symbol=BTC)["closeTime"] == 1_710_000_000_000
    exchange.trade(BTC, "60000", "1")
    exchange.advance(7)

    assert exchange.avg_price(symbol=BTC)["closeTime"] == 1_710_000_000_000


def test_prices_of_a_symbol_that_never_traded_are_0() -> None:
    exchange = box()
    zero = "0.00000000"

    assert exchange.ticker_price(symbol="ETHBTC") == {"symbol": "ETHBTC", "price": zero}
    assert exchange.avg_price(symbol="ETHBTC")["price"] == zero
    ticker = exchange.ticker_24hr(symbol="ETHBTC")
    assert isinstance(ticker, dict)
    assert (ticker["lastPrice"], ticker["priceChangePercent"], ticker["count"]) == (
        zero,
        "0.000",
        0,
    )


def test_an_amount_with_more_decimals_than_its_asset_is_shown_whole() -> None:
    fine = row(quoteAssetPrecision=2)
    exchange = box(rules(symbols=[fine]), usdt="1000")

    reply = exchange.new_order(**buy("0.00123", "60000.01"))

    assert reply["price"] == "60000.01"
    assert reply["cummulativeQuoteQty"] == "73.8000123"
    assert exchange.balance("USDT").free == 1000 - Decimal("73.8000123")


def test_from_2026_05_08_it_says_that_no_symbol_has_a_reference_price() -> None:
    exchange = box(rules(serverTime=FIRST_DAY_OF_REFERENCE_PRICES))

    said = refused(exchange, "reference_price", symbol=BTC)
    assert said == (-2043, "This symbol doesn't have a reference price.", 400)
    assert refused(exchange, "reference_price", symbol="NOTHERE")[0] == -1121
    assert refused(exchange, "reference_price")[0] == -1102


def test_before_there_was_no_such_endpoint() -> None:
    exchange = box(rules(serverTime=FIRST_DAY_OF_REFERENCE_PRICES - 1))

    code, _, status = refused(exchange, "reference_price", symbol=BTC)

    assert (code, status) == (-1020, 404)
