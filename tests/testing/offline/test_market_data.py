"""What everybody may ask: the time, the rules, the book, trades, tickers and candles."""

from decimal import Decimal

import pytest

from tests.testing.offline.boxes import BTC, RULES, Json, box, buy, market, refused, row, rules

START = RULES["serverTime"]


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


def test_tickers_are_asked_for_one_some_or_all_that_have_a_market() -> None:
    exchange = box()

    for ask in (exchange.ticker_price, exchange.book_ticker, exchange.ticker_24hr):
        one = ask(symbol=BTC)
        assert ask(symbols=[BTC]) == ask() == [one]


def test_what_is_in_another_phase_is_left_out_or_refused() -> None:
    exchange = box()
    exchange.trade("BCCUSDT", "400", "1")

    broken = exchange.ticker_price(symbolStatus="BREAK")
    assert broken == [{"symbol": "BCCUSDT", "price": "400.00000000"}]
    answer = refused(exchange, "depth", symbol=BTC, symbolStatus="BREAK")
    text = "The symbol's status does not match the requested symbolStatus."
    assert answer == (-1220, text, 400)


def test_the_ticker_of_a_day_is_shown_field_for_field() -> None:
    exchange = box()
    exchange.trade(BTC, "50000", "1")
    exchange.advance(86_400)
    exchange.trade(BTC, "59000", "1")
    exchange.trade(BTC, "62000", "2")
    exchange.trade(BTC, "60500", "1")
    now = exchange.now
    short = {
        "symbol": BTC,
        "openPrice": "59000.00000000",
        "highPrice": "62000.00000000",
        "lowPrice": "59000.00000000",
        "lastPrice": "60500.00000000",
        "volume": "4.00000000",
        "quoteVolume": "243500.00000000",
        "openTime": now - 86_400_000,
        "closeTime": now,
        "firstId": 2,
        "lastId": 4,
        "count": 3,
    }

    assert exchange.ticker_24hr(symbol=BTC, type="MINI") == short
    assert exchange.ticker_24hr(symbol=BTC) == {
        **short,
        "priceChange": "1500.00000000",
        "priceChangePercent": "2.542",
        "weightedAvgPrice": "60875.00000000",
        "prevClosePrice": "50000.00000000",
        "lastQty": "1.00000000",
        "bidPrice": "59999.99000000",
        "bidQty": "1000000000.00000000",
        "askPrice": "60000.01000000",
        "askQty": "1000000000.00000000",
    }


def test_a_candle_is_shown_field_for_field() -> None:
    exchange = box()
    exchange.trade(BTC, "60000", "1")
    exchange.advance(61)
    exchange.trade(BTC, "60200", "1")
    exchange.trade(BTC, "59900", "1")
    exchange.new_order(**market("BUY", quantity="0.001"))

    first, second = exchange.klines(symbol=BTC, interval="1m")

    assert first[:6] == [START, *["60000.00000000"] * 4, "1.00000000"]
    assert second == [
        START + 60_000,
        "60200.00000000",
        "60200.00000000",
        "59900.00000000",
        "60000.01000000",
        "2.00100000",
        START + 119_999,
        "120160.00001000",
        3,
        "1.00100000",
        "60260.00001000",
        "0",
    ]


@pytest.mark.parametrize(
    ("interval", "opened", "closed"),
    [
        ("1s", START, START + 999),
        ("1h", START, START + 3_599_999),
        ("1d", START, START + 86_399_999),
        ("1w", 1_664_150_400_000, 1_664_755_199_999),  # Monday 2022-09-26 to Sunday
        ("1M", 1_661_990_400_000, 1_664_582_399_999),  # September 2022
    ],
)
def test_candles_start_where_the_calendar_says(interval: str, opened: int, closed: int) -> None:
    exchange = box()
    exchange.trade(BTC, "60000", "1")

    ((start, *_, end, _, _, _, _, _),) = exchange.klines(symbol=BTC, interval=interval)

    assert (start, end) == (opened, closed)


def test_candles_are_paged_by_time() -> None:
    exchange = box()
    for _ in range(4):
        exchange.trade(BTC, "60000", "1")
        exchange.advance(60)

    def minutes(**asked: int) -> list[int]:
        found = exchange.klines(symbol=BTC, interval="1m", **asked)
        return [(one[0] - START) // 60_000 for one in found]

    assert minutes() == [0, 1, 2, 3]
    assert minutes(limit=2) == [2, 3]
    assert minutes(startTime=START + 1, limit=2) == [1, 2]
    assert minutes(endTime=START + 60_000) == [0, 1]


def test_to_ask_about_a_symbol_does_not_add_it_to_all_of_them() -> None:
    exchange = box()
    before = exchange.ticker_price()

    exchange.book_ticker(symbol="ETHUSDT")
    assert exchange.ticker_price() == before
    exchange.book("ETHUSDT", bids=[("3000", "1")])

    assert [one["symbol"] for one in exchange.book_ticker()] == [BTC, "ETHUSDT"]
