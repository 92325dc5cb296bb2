"""An iceberg shows a part of itself, and queues up again when that is gone."""

from tests.testing.offline.boxes import BTC, box, buy, refused, row, rules, sell, status


def test_the_book_shows_a_part_of_it() -> None:
    exchange = box()

    exchange.new_order(**buy("0.01", "59900", icebergQty="0.002"))

    assert exchange.depth(symbol=BTC)["bids"][1] == ["59900.00000000", "0.00200000"]
    assert exchange.open_orders()[0]["icebergQty"] == "0.00200000"


def test_its_next_part_waits_behind_the_others_of_its_price() -> None:
    exchange = box(usdt="10000")
    iceberg = exchange.new_order(**buy("0.01", "59900", icebergQty="0.002"))["orderId"]
    other = exchange.new_order(**buy("0.003", "59900"))["orderId"]

    exchange.trade(BTC, "59900", "0.004")

    assert [one["qty"] for one in exchange.my_trades(symbol=BTC, orderId=iceberg)] == ["0.00200000"]
    assert [one["qty"] for one in exchange.my_trades(symbol=BTC, orderId=other)] == ["0.00200000"]
    exchange.trade(BTC, "59900", "0.002")
    assert (status(exchange, other), status(exchange, iceberg)) == ("FILLED", "PARTIALLY_FILLED")


def test_one_that_is_alone_fills_part_by_part() -> None:
    exchange = box(btc="1")
    exchange.new_order(**sell("0.005", "60100", icebergQty="0.002"))

    exchange.trade(BTC, "60100", "1")

    assert [one["qty"] for one in exchange.my_trades(symbol=BTC)] == [
        "0.00200000",
        "0.00200000",
        "0.00100000",
    ]
    assert status(exchange, 1) == "FILLED"


def test_too_small_a_part_is_refused_until_more_parts_are_allowed() -> None:
    whole = {"quantity": "0.01", "price": "59900", "icebergQty": "0.0003"}
    exchange = box()

    answer = refused(exchange, "new_order", **buy(**whole))

    assert answer == (-1013, "Filter failure: ICEBERG_PARTS", 400)
    more = [
        {**one, "limit": 100} if one["filterType"] == "ICEBERG_PARTS" else one
        for one in row()["filters"]
    ]
    assert box(rules(symbols=[row(filters=more)])).new_order(**buy(**whole))["status"] == "NEW"
