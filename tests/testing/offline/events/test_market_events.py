"""What the market streams say: trades, the top of the book, and its levels."""

from tests.testing.offline.boxes import BTC, Json, box, buy


def test_they_tell_of_trades_levels_and_the_top() -> None:
    exchange = box()
    exchange.book(BTC, bids=[("59900", "1")], asks=[("60100", "2")])
    heard: list[Json] = []
    leave = exchange.subscribe_market(heard.append)

    exchange.new_order(**buy("0.01", "60100"))

    trade, depth, ticker = heard
    assert trade == {
        "e": "trade",
        "E": exchange.now,
        "s": BTC,
        "t": 1,
        "p": "60100.00000000",
        "q": "0.01000000",
        "T": exchange.now,
        "m": False,
        "M": True,
    }
    assert (depth["e"], depth["U"], depth["u"]) == ("depthUpdate", 3, 3)
    assert (depth["b"], depth["a"]) == ([], [["60100.00000000", "1.99000000"]])
    assert ticker == {
        "u": 3,
        "s": BTC,
        "b": "59900.00000000",
        "B": "1.00000000",
        "a": "60100.00000000",
        "A": "1.99000000",
    }
    leave()
    exchange.trade(BTC, "60000", "1")
    assert len(heard) == 3


def test_an_order_behind_the_top_changes_a_level_only() -> None:
    exchange = box()
    heard: list[Json] = []
    exchange.subscribe_market(heard.append)
    exchange.new_order(**buy("0.001", "59000"))  # the first event tells the top, too
    del heard[:]

    exchange.new_order(**buy("0.001", "59000", icebergQty="0.0005"))
    exchange.cancel_order(symbol=BTC, orderId=1)

    assert [(one["e"], one["b"]) for one in heard] == [
        ("depthUpdate", [["59000.00000000", "0.00150000"]]),
        ("depthUpdate", [["59000.00000000", "0.00050000"]]),
    ]


def test_updates_and_the_book_count_alike() -> None:
    exchange = box()
    heard: list[Json] = []
    exchange.subscribe_market(heard.append)
    exchange.new_order(**buy("0.001", "59000"))

    assert exchange.depth(symbol=BTC)["lastUpdateId"] == heard[0]["u"]


def test_an_empty_side_is_shown_as_0() -> None:
    exchange = box()
    heard: list[Json] = []
    exchange.subscribe_market(heard.append)

    exchange.book(BTC, bids=[("59900", "1")])

    assert (heard[-1]["a"], heard[-1]["A"]) == ("0.00000000", "0.00000000")


def test_they_speak_when_the_price_moves() -> None:
    exchange = box()
    heard: list[Json] = []
    exchange.subscribe_market(heard.append)

    exchange.price(BTC, "54000")

    trade, depth, ticker = heard
    assert (trade["e"], trade["p"], trade["q"], trade["m"]) == (
        "trade",
        "54000.00000000",
        "0.00001000",
        True,
    )
    deep = "1000000000.00000000"
    gone = "0.00000000"
    assert depth["b"] == [["59999.99000000", gone], ["53999.99000000", deep]]
    assert depth["a"] == [["60000.01000000", gone], ["54000.01000000", deep]]
    assert (ticker["b"], ticker["B"]) == ("53999.99000000", deep)
    assert (ticker["a"], ticker["A"]) == ("54000.01000000", deep)


def test_they_speak_when_a_trade_moves_the_book_or_uses_it_up() -> None:
    exchange = box()
    heard: list[Json] = []
    exchange.subscribe_market(heard.append)

    exchange.trade(BTC, "60001", "1")
    exchange.trade(BTC, "60001", "1")  # the book is there already
    assert [one.get("e", "top") for one in heard] == ["trade", "depthUpdate", "top", "trade"]

    exchange.book(BTC, bids=[("59900", "1")], asks=[("60100", "2")])
    del heard[:]
    exchange.trade(BTC, "60100", "0.5")

    trade, depth, ticker = heard
    assert (trade["p"], trade["q"]) == ("60100.00000000", "0.50000000")
    assert depth["a"] == [["60100.00000000", "1.50000000"]]
    assert (ticker["a"], ticker["A"]) == ("60100.00000000", "1.50000000")
