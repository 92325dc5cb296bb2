"""What tickers and candles say, field for field."""

import pytest

from tests.testing.offline.boxes import BTC, RULES, box, market, refused

START = RULES["serverTime"]


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
        "bidPrice": "60499.99000000",
        "bidQty": "1000000000.00000000",
        "askPrice": "60500.01000000",
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
        "59900.01000000",
        "2.00100000",
        START + 119_999,
        "120159.90001000",
        3,
        "1.00100000",
        "60259.90001000",
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
