"""OPO and OPOCO: what the working BUY receives is held for the pending SELL, and is its quantity.

The money is worked out by hand: 0.01 BTC at 59 000 are 590 USDT; the fee is 0.1 % of what is
received, 0.00001 BTC.
"""

from pretrade.testing import OfflineExchange
from tests.testing.offline.boxes import BTC, add_up_to_nothing, filters_without, held, refused, row
from tests.testing.offline.lists import BRACKET, FLAGS, OPO, OPOCO, TARGET, pending, today, working


def quantities(exchange: OfflineExchange) -> list[str]:
    return [one["origQty"] for one in exchange.open_orders()]


def test_a_pending_order_has_no_quantity_before_it_is_placed() -> None:
    exchange = today()
    reply = exchange.new_opo(**OPO)
    _, second = reply["orderReports"]
    assert reply["contingencyType"] == "OTO"
    assert "origQty" not in second
    assert second["status"] == "PENDING_NEW"
    assert "origQty" not in exchange.query_order(symbol=BTC, orderId=2)
    assert set(exchange.order_counts().values()) == {2}
    assert held(exchange, "USDT") == [("410.00000000", "590.00000000")]


def test_an_opoco_counts_three_orders_and_one_list() -> None:
    exchange = today()
    reply = exchange.new_opoco(**OPOCO)
    assert [("origQty" in one) for one in reply["orderReports"]] == [True, False, False]
    assert set(exchange.order_counts().values()) == {3}
    counts = exchange.facts().open_on(BTC)
    assert counts is not None
    assert (counts.orders, counts.lists) == (3, 1)


def test_what_is_received_is_held_for_the_pending_order() -> None:
    exchange = today()
    exchange.new_opo(**OPO)
    exchange.trade(BTC, "59000", "0.004")
    # Nothing is free that could pay the fee: it is taken from what was received.
    assert held(exchange, "BTC") == [("0.00000000", "0.00399600")]


def test_the_quantity_is_what_was_received_less_the_fee_on_the_step_of_the_lot() -> None:
    exchange = today()
    exchange.new_opo(**{**OPO, "workingQuantity": "0.01003"})
    exchange.trade(BTC, "59000", "1")
    # 0.01003 less 0.00001003 are 0.01001997: 0.01001 on the step of 0.00001, the rest is free.
    assert quantities(exchange) == ["0.01001000"]
    assert held(exchange, "BTC") == [("0.00000997", "0.01001000")]
    assert add_up_to_nothing(exchange)


def test_the_fee_comes_from_the_free_balance_where_that_has_enough() -> None:
    exchange = today(btc="0.001")
    exchange.new_opo(**OPO)
    exchange.trade(BTC, "59000", "1")
    assert quantities(exchange) == ["0.01000000"]
    assert held(exchange, "BTC") == [("0.00099000", "0.01000000")]
    assert add_up_to_nothing(exchange)


def test_a_fee_in_bnb_comes_from_what_was_received() -> None:
    bnb = {**row(**FLAGS), "symbol": "BNBUSDT", "baseAsset": "BNB"}
    exchange = today(row(**FLAGS), bnb)
    exchange.deposit("BNB", "1")
    exchange.new_opo(**{**OPO, "symbol": "BNBUSDT"})
    exchange.trade("BNBUSDT", "59000", "1")
    assert quantities(exchange) == ["0.00999000"]
    assert held(exchange, "BNB") == [("1.00000000", "0.00999000")]


def test_a_market_order_keeps_to_both_lot_sizes() -> None:
    rest = filters_without("MARKET_LOT_SIZE")
    own = {"filterType": "MARKET_LOT_SIZE", "minQty": "0.001", "maxQty": "0.008"}
    exchange = today(row(**FLAGS, filters=[*rest, {**own, "stepSize": "0.003"}]))
    exchange.new_opo(**working(), **pending(Type="MARKET"))
    exchange.trade(BTC, "59000", "1")
    assert exchange.my_trades(symbol=BTC)[-1]["qty"] == "0.00600000"
    assert held(exchange, "BTC") == [("0.00399000", "0.00000000")]


def test_what_is_too_little_to_be_sold_is_rejected_and_free() -> None:
    exchange = today()
    exchange.new_opo(**working(quantity="0.00017"), **TARGET | {"pendingPrice": "40000"})
    exchange.trade(BTC, "59000", "1")  # 0.00016 at 40 000 are 6.4 USDT: less than 10
    assert exchange.query_order(symbol=BTC, orderId=2)["expiryReason"] == "REJECTED"
    assert held(exchange, "BTC") == [("0.00016983", "0.00000000")]
    assert exchange.open_order_lists() == []


def test_both_orders_of_an_opoco_sell_the_same_and_one_executes() -> None:
    exchange = today()
    exchange.new_opoco(**working(), **BRACKET)
    exchange.trade(BTC, "59000", "1")
    assert quantities(exchange) == ["0.00999000", "0.00999000"]
    assert held(exchange, "BTC") == [("0.00000000", "0.00999000")]
    exchange.trade(BTC, "62000", "1")
    assert held(exchange, "BTC", "USDT") == [
        ("0.00000000", "0.00000000"),
        ("1028.76062000", "0.00000000"),  # 410 and 0.00999 at 62 000, less 0.1 %
    ]
    assert add_up_to_nothing(exchange)


def test_what_was_received_is_free_when_the_list_is_cancelled() -> None:
    exchange = today()
    exchange.new_opo(**OPO)
    exchange.trade(BTC, "59000", "0.004")
    exchange.cancel_order(symbol=BTC, orderId=1)
    assert held(exchange, "BTC", "USDT") == [
        ("0.00399600", "0.00000000"),
        ("764.00000000", "0.00000000"),
    ]


def test_what_was_received_is_free_when_the_working_order_expires() -> None:
    exchange = today()
    exchange.book(BTC, asks=[("59000", "0.004")])
    exchange.new_opo(**{**OPO, "workingTimeInForce": "IOC"})
    assert exchange.query_order(symbol=BTC, orderId=2)["expiryReason"] == "OTO_PHASE_ONE_EXPIRED"
    assert held(exchange, "BTC") == [("0.00399600", "0.00000000")]


def test_only_a_buy_pays_for_a_sell() -> None:
    found = refused(today(btc="1"), "new_opo", **{**OPO, "workingSide": "SELL"})
    assert found == (-1222, "Working order in an OPO list must be a bid.", 400)


def test_a_quantity_of_the_pending_order_is_refused() -> None:
    code, msg, _ = refused(today(), "new_opo", **OPO, pendingQuantity="0.01")
    assert code == -1104
    assert msg.startswith("Not all sent parameters were read")
