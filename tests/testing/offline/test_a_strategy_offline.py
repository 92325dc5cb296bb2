"""A strategy's own test: from the first order to a refused stop, twice the same."""

import time

from pretrade.testing import OfflineExchange, replay
from tests.testing.offline.boxes import BTC, RULES, box, buy, held, refused, status


def strategy(exchange: OfflineExchange) -> str:
    order = exchange.new_order(**buy("0.001", "59900"))
    assert order["status"] == "NEW"
    exchange.trade(BTC, "59890", "1")
    assert status(exchange, order["orderId"]) == "FILLED"
    (trade,) = exchange.my_trades(symbol=BTC)
    assert (trade["commission"], trade["commissionAsset"]) == ("0.00000100", "BTC")
    assert held(exchange, "BTC", "USDT") == [
        ("0.00099900", "0.00000000"),
        ("940.10000000", "0.00000000"),
    ]
    far = {"stopPrice": "11000", "price": "10000", "quantity": "0.0009", "timeInForce": "GTC"}
    answer = refused(exchange, "new_order", symbol=BTC, side="SELL", type="STOP_LOSS_LIMIT", **far)
    assert answer == (-1013, "Filter failure: PERCENT_PRICE_BY_SIDE", 400)
    return exchange.journal


def test_an_order_is_placed_filled_and_one_far_away_is_refused() -> None:
    assert strategy(box())


def test_the_same_script_gives_the_same_journal_byte_for_byte() -> None:
    assert strategy(box()).encode() == strategy(box()).encode()


def test_it_takes_no_time() -> None:
    exchange = box()
    started = time.process_time()

    strategy(exchange)

    assert time.process_time() - started < 0.1


def test_a_test_order_is_answered_by_an_empty_object() -> None:
    exchange = box()

    assert exchange.test_order(**buy("0.001", "59900")) == {}
    assert exchange.open_orders() == []
    assert exchange.order_count_usage()[0]["count"] == 0


def test_a_wipe_takes_orders_and_gains_and_leaves_the_key() -> None:
    exchange = box()
    exchange.new_order(**buy("0.001", "59900"))
    exchange.trade(BTC, "59890", "1")
    exchange.new_order(**buy("0.001", "59000"))

    exchange.reset()

    assert exchange.open_orders() == exchange.all_orders(symbol=BTC) == []
    assert held(exchange, "USDT") == [("1000.00000000", "0.00000000")]
    assert exchange.balance("BTC").total == 0
    assert exchange.new_order(**buy("0.001", "59900"))["orderId"] == 1


def test_the_package_of_test_helpers_names_what_it_has_not() -> None:
    import pretrade.testing  # noqa: PLC0415

    assert pretrade.testing.OfflineExchange is OfflineExchange
    assert not hasattr(pretrade.testing, "OnlineExchange")
    assert replay(OfflineExchange(RULES).journal).now == RULES["serverTime"]
