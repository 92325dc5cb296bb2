"""OTO and OTOCO: pending orders wait, are placed when the working one is filled, and end with it.

The money is worked out by hand: 0.01 BTC at 59 000 are 590 USDT, of what is received 0.1 % is the
exchange's.
"""

from decimal import Decimal

import pytest

from pretrade.client.errors import ExchangeError
from pretrade.testing import OfflineExchange
from tests.testing.offline.boxes import BTC, add_up_to_nothing, executions, held, row, sell, status
from tests.testing.offline.lists import FLAGS, OTO, OTOCO, today, working


def statuses(exchange: OfflineExchange, *ids: int) -> tuple[str, ...]:
    return tuple(status(exchange, one) for one in ids)


def test_the_reply_of_an_oto_is_that_of_the_documents() -> None:
    reply = today().new_oto(**OTO, listClientOrderId="mine")
    assert list(reply) == [
        *("orderListId", "contingencyType", "listStatusType", "listOrderStatus"),
        *("listClientOrderId", "transactionTime", "symbol", "orders", "orderReports"),
    ]
    assert (reply["contingencyType"], reply["listStatusType"]) == ("OTO", "EXEC_STARTED")
    assert (reply["listOrderStatus"], reply["listClientOrderId"]) == ("EXECUTING", "mine")
    first, second = reply["orderReports"]
    assert list(first) == [
        *("symbol", "orderId", "orderListId", "clientOrderId", "transactTime", "price"),
        *("origQty", "executedQty", "origQuoteOrderQty", "cummulativeQuoteQty", "status"),
        *("timeInForce", "type", "side", "workingTime", "selfTradePreventionMode"),
    ]
    assert (first["status"], first["workingTime"]) == ("NEW", first["transactTime"])
    assert (second["status"], second["workingTime"]) == ("PENDING_NEW", -1)
    assert second["origQty"] == "0.00900000"


def test_the_orders_of_an_otoco_come_in_the_sequence_of_the_documents() -> None:
    reply = today().new_otoco(**OTOCO)
    found = [(one["orderId"], one["type"], one["status"]) for one in reply["orderReports"]]
    assert found == [
        (1, "LIMIT", "NEW"),
        (2, "STOP_LOSS", "PENDING_NEW"),
        (3, "LIMIT_MAKER", "PENDING_NEW"),
    ]
    assert [one["orderId"] for one in reply["orders"]] == [1, 2, 3]
    assert list(reply["orderReports"][1]).index("stopPrice") == 14  # after side


def test_a_pending_order_holds_nothing_and_counts() -> None:
    exchange = today()
    exchange.new_otoco(**OTOCO)
    assert held(exchange, "USDT") == [("410.00000000", "590.00000000")]
    facts = exchange.facts()
    assert [one.status for one in facts.open_orders or ()] == ["NEW", "PENDING_NEW", "PENDING_NEW"]
    assert set(exchange.order_counts().values()) == {3}
    counts = facts.open_on(BTC)
    assert counts is not None
    assert (counts.orders, counts.algos, counts.lists) == (3, 1, 1)


def test_an_oto_counts_two_orders() -> None:
    exchange = today()
    exchange.new_oto(**OTO)
    assert set(exchange.order_counts().values()) == {2}


def test_a_part_of_the_working_order_places_nothing() -> None:
    exchange = today()
    exchange.new_oto(**OTO)
    exchange.trade(BTC, "59000", "0.004")
    assert statuses(exchange, 1, 2) == ("PARTIALLY_FILLED", "PENDING_NEW")
    assert held(exchange, "BTC", "USDT") == [
        ("0.00399600", "0.00000000"),  # 0.004 less 0.1 %
        ("410.00000000", "354.00000000"),  # 0.006 at 59 000 are left
    ]


def test_the_pending_order_is_placed_when_the_working_one_is_filled() -> None:
    exchange = today()
    exchange.new_oto(**OTO)
    exchange.trade(BTC, "59000", "1")
    assert statuses(exchange, 1, 2) == ("FILLED", "NEW")
    assert held(exchange, "BTC", "USDT") == [
        ("0.00099000", "0.00900000"),  # 0.01 less 0.1 %, of which 0.009 are for sale
        ("410.00000000", "0.00000000"),
    ]
    exchange.trade(BTC, "63000", "1")
    assert status(exchange, 2) == "FILLED"
    # 0.009 at 63 000 are 567, less 0.1 %: 566.433
    assert held(exchange, "USDT") == [("976.43300000", "0.00000000")]
    assert exchange.open_order_lists() == []
    assert exchange.query_order_list(orderListId=1)["listOrderStatus"] == "ALL_DONE"
    assert add_up_to_nothing(exchange)


def test_a_working_order_that_is_filled_at_once_still_shows_the_pending_one_as_pending() -> None:
    exchange = today()
    exchange.book(BTC, asks=[("58000", "1")])
    reply = exchange.new_oto(**OTO)
    assert [one["status"] for one in reply["orderReports"]] == ["FILLED", "PENDING_NEW"]
    assert statuses(exchange, 1, 2) == ("FILLED", "NEW")


def test_exactly_one_side_of_an_otoco_executes() -> None:
    exchange = today()
    exchange.new_otoco(**OTOCO)
    exchange.trade(BTC, "59000", "1")
    assert held(exchange, "BTC") == [("0.00099000", "0.00900000")]  # held once for both
    exchange.trade(BTC, "57900", "1")
    assert statuses(exchange, 2, 3) == ("FILLED", "EXPIRED")
    assert held(exchange, "BTC") == [("0.00099000", "0.00000000")]
    assert exchange.query_order(symbol=BTC, orderId=3)["expiryReason"] == "OCO_TRIGGER"
    assert add_up_to_nothing(exchange)


def test_the_events_of_an_otoco() -> None:
    exchange = today()
    exchange.new_otoco(**OTOCO)
    exchange.trade(BTC, "59000", "1")
    exchange.trade(BTC, "62000", "1")
    found = exchange.events()
    reports = [(e["i"], e["x"], e["X"]) for e in found if e["e"] == "executionReport"]
    assert reports == [
        *((2, "NEW", "PENDING_NEW"), (3, "NEW", "PENDING_NEW"), (1, "NEW", "NEW")),
        *((1, "TRADE", "FILLED"), (2, "NEW", "NEW"), (3, "NEW", "NEW")),
        *((2, "EXPIRED", "EXPIRED"), (3, "TRADE", "FILLED")),
    ]
    lists = [(e["c"], e["l"], e["L"], len(e["O"])) for e in found if e["e"] == "listStatus"]
    assert lists == [("OTO", "EXEC_STARTED", "EXECUTING", 3), ("OTO", "ALL_DONE", "ALL_DONE", 3)]


@pytest.mark.parametrize("order_id", [1, 2])
def test_to_cancel_either_cancels_both(order_id: int) -> None:
    exchange = today()
    exchange.new_oto(**OTO)
    exchange.cancel_order(symbol=BTC, orderId=order_id)
    assert statuses(exchange, 1, 2) == ("CANCELED", "CANCELED")
    assert held(exchange, "USDT") == [("1000.00000000", "0.00000000")]
    assert exchange.events()[-2]["l"] == "ALL_DONE"


def test_a_list_is_cancelled_as_a_whole() -> None:
    exchange = today()
    exchange.new_otoco(**OTOCO)
    exchange.trade(BTC, "59000", "0.004")
    reply = exchange.cancel_order_list(symbol=BTC, orderListId=1)
    assert [one["status"] for one in reply["orderReports"]] == ["CANCELED"] * 3
    assert reply["contingencyType"] == "OTO"
    assert held(exchange, "BTC", "USDT") == [
        ("0.00399600", "0.00000000"),
        ("764.00000000", "0.00000000"),
    ]


def test_pending_orders_expire_with_a_working_order_that_expires() -> None:
    exchange = today()
    exchange.new_otoco(**{**OTOCO, "workingTimeInForce": "IOC"})
    assert statuses(exchange, 1, 2, 3) == ("EXPIRED", "EXPIRED", "EXPIRED")
    assert exchange.query_order(symbol=BTC, orderId=2)["expiryReason"] == "OTO_PHASE_ONE_EXPIRED"
    assert held(exchange, "USDT") == [("1000.00000000", "0.00000000")]
    assert exchange.open_order_lists() == []


def test_a_pending_order_without_funds_is_rejected_when_it_is_placed() -> None:
    exchange = today()
    exchange.new_oto(**{**OTO, "pendingQuantity": "0.01"})  # the fee is missing
    exchange.trade(BTC, "59000", "1")
    assert statuses(exchange, 1, 2) == ("FILLED", "EXPIRED")
    assert exchange.query_order(symbol=BTC, orderId=2)["expiryReason"] == "REJECTED"
    assert held(exchange, "BTC") == [("0.00999000", "0.00000000")]
    assert exchange.events()[-2]["l"] == "ALL_DONE"


def test_of_a_pair_that_cannot_be_paid_for_neither_is_placed() -> None:
    exchange = today()
    exchange.new_otoco(**{**OTOCO, "pendingQuantity": "0.01"})
    exchange.trade(BTC, "59000", "1")
    assert statuses(exchange, 1, 2, 3) == ("FILLED", "EXPIRED", "EXPIRED")
    assert exchange.open_orders() == []


def test_a_pending_stop_that_the_market_has_passed_starts_at_once() -> None:
    exchange = today()
    exchange.new_otoco(**OTOCO)
    exchange.trade(BTC, "57000", "1")  # fills the BUY at 59 000, and is below the stop
    assert statuses(exchange, 1, 2, 3) == ("FILLED", "FILLED", "EXPIRED")
    assert exchange.my_trades(symbol=BTC)[-1]["isBuyer"] is False


def test_a_pending_market_order_trades_when_it_is_placed() -> None:
    exchange = today(btc="0.02", usdt="0")
    params = {**working("SELL", "0.01", "61000"), "pendingType": "MARKET", "pendingSide": "BUY"}
    exchange.new_oto(**params, pendingQuantity="0.005")
    assert held(exchange, "BTC") == [("0.01000000", "0.01000000")]
    exchange.trade(BTC, "61000", "1")
    assert statuses(exchange, 1, 2) == ("FILLED", "FILLED")
    assert executions(exchange)[-1] == (2, "TRADE", "FILLED")
    assert add_up_to_nothing(exchange)


def test_the_fill_of_another_account_places_the_pending_order() -> None:
    exchange = today()
    exchange.add_account("other", {"BTC": "1"})
    exchange.book(BTC)
    exchange.new_oto(**OTO)
    exchange.new_order(api_key="other", **sell("0.01", "59000"))
    assert statuses(exchange, 1, 2) == ("FILLED", "NEW")
    assert add_up_to_nothing(exchange, "other")


def test_a_symbol_that_takes_no_oto_refuses_it() -> None:
    exchange = today({**row(**FLAGS), "otoAllowed": False})
    with pytest.raises(ExchangeError, match="OTO orders are not supported"):
        exchange.new_oto(**OTO)
    assert exchange.open_orders() == []
    assert exchange.balance("USDT").free == Decimal(1000)
