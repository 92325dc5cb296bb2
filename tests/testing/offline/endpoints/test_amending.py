"""Orders are made smaller: they keep their place, free what they held, and remember it."""

from decimal import Decimal

import pytest

from pretrade.testing import OfflineExchange, replay
from tests.testing.offline.boxes import (
    BTC,
    add_up_to_nothing,
    buy,
    held,
    refused,
    row,
    sell,
    status,
)
from tests.testing.offline.lists import FLAGS, OPO, OTO, OTOCO, today

LOSS = {"symbol": BTC, "side": "SELL", "quantity": "0.01"}
OCO = {**LOSS, "aboveType": "LIMIT_MAKER", "abovePrice": "62000"} | {
    "belowType": "STOP_LOSS",
    "belowStopPrice": "58000",
}


def amend(
    exchange: OfflineExchange, order_id: int, quantity: str, **more: str
) -> dict[str, object]:
    return exchange.amend_order(symbol=BTC, orderId=order_id, newQty=quantity, **more)


def test_the_reply_is_that_of_the_documents() -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000", newClientOrderId="one"))
    reply = exchange.amend_order(symbol=BTC, orderId=1, newQty="0.004", newClientOrderId="two")
    assert list(reply) == ["transactTime", "executionId", "amendedOrder"]
    order = reply["amendedOrder"]
    assert list(order) == [
        *("symbol", "orderId", "orderListId", "origClientOrderId", "clientOrderId", "price", "qty"),
        *("executedQty", "preventedQty", "quoteOrderQty", "cumulativeQuoteQty", "status"),
        *("timeInForce", "type", "side", "workingTime", "selfTradePreventionMode"),
    ]
    assert (order["origClientOrderId"], order["clientOrderId"]) == ("one", "two")
    assert (order["qty"], order["status"]) == ("0.00400000", "NEW")
    assert exchange.query_order(symbol=BTC, origClientOrderId="two")["origQty"] == "0.00400000"


def test_the_event_is_replaced_with_both_ids() -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000", newClientOrderId="one"))
    exchange.events()
    amend(exchange, 1, "0.004", newClientOrderId="two")
    report, position = exchange.events()
    assert (report["x"], report["X"], report["q"]) == ("REPLACED", "NEW", "0.00400000")
    assert (report["c"], report["C"]) == ("two", "one")
    assert position["B"] == [{"a": "USDT", "f": "764.00000000", "l": "236.00000000"}]


def test_what_it_no_longer_needs_is_free() -> None:
    exchange = today(btc="0.5")
    exchange.new_order(**buy("0.01", "59000"))
    exchange.new_order(**sell("0.3", "61000"))
    amend(exchange, 1, "0.004")
    amend(exchange, 2, "0.1")
    assert held(exchange, "USDT", "BTC") == [
        ("764.00000000", "236.00000000"),  # 0.004 at 59 000
        ("0.40000000", "0.10000000"),
    ]
    counts = exchange.facts().open_on(BTC)
    assert counts is not None
    assert str(counts.buying) == "0.004"
    assert add_up_to_nothing(exchange)


def test_it_adds_nothing_to_the_order_counts() -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000"))
    amend(exchange, 1, "0.004")
    assert set(exchange.order_counts().values()) == {1}


def test_it_keeps_its_place_in_the_queue() -> None:
    exchange = today()
    exchange.add_account("other", {"USDT": "1000"})
    exchange.new_order(**buy("0.01", "59000"))
    exchange.new_order(api_key="other", **buy("0.01", "59000"))
    amend(exchange, 1, "0.004")
    exchange.trade(BTC, "59000", "0.004")
    assert status(exchange, 1) == "FILLED"
    assert exchange.open_orders(api_key="other")[0]["executedQty"] == "0.00000000"
    assert exchange.depth(symbol=BTC)["bids"][0] == ["59000.00000000", "0.01000000"]


def test_its_history_is_told() -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000", newClientOrderId="one"))
    amend(exchange, 1, "0.004", newClientOrderId="two")
    amend(exchange, 1, "0.002", newClientOrderId="two")
    rows = exchange.order_amendments(symbol=BTC, orderId=1)
    told = [
        (r["origClientOrderId"], r["newClientOrderId"], r["origQty"], r["newQty"]) for r in rows
    ]
    assert told == [
        ("one", "two", "0.01000000", "0.00400000"),
        ("two", "two", "0.00400000", "0.00200000"),
    ]
    later = exchange.order_amendments(symbol=BTC, orderId=1, fromExecutionId=rows[1]["executionId"])
    assert later == rows[1:]
    assert exchange.order_amendments(symbol=BTC, orderId=1, limit=1) == rows[:1]
    assert refused(exchange, "order_amendments", symbol=BTC, orderId=9)[0] == -2013


def test_an_order_is_amended_ten_times_at_most() -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000"))
    for less in range(1, 11):
        amend(exchange, 1, f"{0.01 - less * 0.0005:.4f}")
    found = refused(exchange, "amend_order", symbol=BTC, orderId=1, newQty="0.001")
    assert found == (-2038, "Filter failure: MAX_NUM_ORDER_AMENDS", 400)
    assert exchange.query_order(symbol=BTC, orderId=1)["origQty"] == "0.00500000"


def test_one_of_which_nothing_is_left_expires() -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000"))
    exchange.trade(BTC, "59000", "0.004")
    reply = exchange.amend_order(symbol=BTC, orderId=1, newQty="0.003")
    assert reply["amendedOrder"]["status"] == "EXPIRED"
    assert status(exchange, 1) == "EXPIRED"
    assert held(exchange, "USDT") == [("764.00000000", "0.00000000")]
    assert [one["x"] for one in exchange.events() if "x" in one][-2:] == ["REPLACED", "EXPIRED"]
    counts = exchange.facts().open_on(BTC)
    assert counts is not None
    assert (counts.orders, counts.buying) == (0, Decimal(0))


@pytest.mark.parametrize(
    ("order_id", "quantity", "msg"),
    [
        (1, "0.02", "Order amend (quantity increase) is not supported."),
        (1, "0.01", "The requested action would change no state; rejecting"),
        (9, "0.001", "Unknown order sent."),
    ],
)
def test_what_is_refused_changes_nothing(order_id: int, quantity: str, msg: str) -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000"))
    found = refused(exchange, "amend_order", symbol=BTC, orderId=order_id, newQty=quantity)
    assert found[:2] == (-2038, msg)
    assert exchange.query_order(symbol=BTC, orderId=1)["origQty"] == "0.01000000"
    assert exchange.order_amendments(symbol=BTC, orderId=1) == []


def test_an_id_of_another_open_order_is_refused() -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000"))
    exchange.new_order(**buy("0.001", "59000", newClientOrderId="taken"))
    params = {"symbol": BTC, "orderId": 1, "newQty": "0.001", "newClientOrderId": "taken"}
    assert refused(exchange, "amend_order", **params)[:2] == (-2038, "Duplicate order sent.")


def test_a_symbol_that_takes_no_amendments_refuses_them() -> None:
    exchange = today({**row(**FLAGS), "amendAllowed": False})
    exchange.new_order(**buy("0.01", "59000"))
    assert refused(exchange, "amend_order", symbol=BTC, orderId=1, newQty="0.001")[1] == (
        "Order amend is not supported for this symbol."
    )


def test_of_an_iceberg_the_visible_part_changes_only_below_it() -> None:
    exchange = today(btc="1")
    exchange.new_order(**sell("0.9", "61000", icebergQty="0.2"))
    amend(exchange, 1, "0.5")
    assert exchange.depth(symbol=BTC)["asks"][1] == ["61000.00000000", "0.20000000"]
    amend(exchange, 1, "0.15")
    assert exchange.depth(symbol=BTC)["asks"][1] == ["61000.00000000", "0.15000000"]


def test_of_an_oco_both_orders_become_smaller() -> None:
    exchange = today(btc="0.01")
    exchange.new_order_list_oco(**OCO)
    reply = exchange.amend_order(symbol=BTC, orderId=2, newQty="0.004", newClientOrderId="two")
    assert [one["origQty"] for one in exchange.open_orders()] == ["0.00400000"] * 2
    assert held(exchange, "BTC") == [("0.00600000", "0.00400000")]
    assert list(reply["listStatus"]) == [
        *("orderListId", "contingencyType", "listOrderStatus", "listClientOrderId", "symbol"),
        "orders",
    ]
    assert reply["listStatus"]["orders"][1]["clientOrderId"] == "two"
    told = [(one["l"], one["L"]) for one in exchange.events() if one["e"] == "listStatus"]
    assert told == [("EXEC_STARTED", "EXECUTING"), ("UPDATED", "EXECUTING")]
    assert len(exchange.order_amendments(symbol=BTC, orderId=1)) == 1


def test_of_an_oto_each_order_becomes_smaller_by_itself() -> None:
    exchange = today()
    exchange.new_oto(**OTO)
    amend(exchange, 2, "0.005")
    assert [one["origQty"] for one in exchange.open_orders()] == ["0.01000000", "0.00500000"]
    amend(exchange, 1, "0.006")
    exchange.trade(BTC, "59000", "1")
    assert held(exchange, "BTC") == [("0.00099400", "0.00500000")]


def test_a_pending_pair_becomes_smaller_together() -> None:
    exchange = today()
    exchange.new_otoco(**OTOCO)
    reply = exchange.amend_order(symbol=BTC, orderId=3, newQty="0.002")
    assert "workingTime" not in reply["amendedOrder"]
    exchange.trade(BTC, "59000", "1")
    assert [one["origQty"] for one in exchange.open_orders()] == ["0.00200000"] * 2
    assert held(exchange, "BTC") == [("0.00799000", "0.00200000")]


def test_the_pending_order_of_an_opo_has_no_quantity_to_amend() -> None:
    exchange = today()
    exchange.new_opo(**OPO)
    found = refused(exchange, "amend_order", symbol=BTC, orderId=2, newQty="0.001")
    assert found[:2] == (-2038, "Order amend (pending OPO order) is not supported.")
    exchange.trade(BTC, "59000", "1")
    amend(exchange, 2, "0.001")
    assert held(exchange, "BTC") == [("0.00899000", "0.00100000")]


def test_a_replay_amends_again() -> None:
    exchange = today()
    exchange.new_order(**buy("0.01", "59000"))
    amend(exchange, 1, "0.004")
    again = replay(exchange.journal)
    assert again.journal == exchange.journal
    assert again.open_orders() == exchange.open_orders()
