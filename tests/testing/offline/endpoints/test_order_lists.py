"""OCO: two orders of which one executes, in both forms."""

from typing import Any

import pytest

from pretrade.testing import OfflineExchange
from tests.testing.offline.boxes import (
    BTC,
    Json,
    add_up_to_nothing,
    box,
    executions,
    held,
    refused,
    row,
    rules,
    status,
)

SELLING: Json = {
    "symbol": BTC,
    "side": "SELL",
    "quantity": "0.01",
    "price": "62000",
    "stopPrice": "58000",
    "stopLimitPrice": "57900",
    "stopLimitTimeInForce": "GTC",
}
BUYING: Json = {
    "symbol": BTC,
    "side": "BUY",
    "quantity": "0.01",
    "price": "58000",
    "stopPrice": "62000",
}
LISTED: Json = {
    "symbol": BTC,
    "side": "SELL",
    "quantity": "0.01",
    "aboveType": "LIMIT_MAKER",
    "abovePrice": "62000",
    "belowType": "STOP_LOSS_LIMIT",
    "belowStopPrice": "58000",
    "belowPrice": "57900",
    "belowTimeInForce": "GTC",
}


# 2024-12-16 and 2025-08-27, in milliseconds.
SINCE_TAKE_PROFITS, SINCE_LISTS_COUNT = 1_734_307_200_000, 1_756_252_800_000


def lists(exchange: OfflineExchange) -> list[tuple[int, str, str]]:
    told = [one for one in exchange.events() if one["e"] == "listStatus"]
    return [(one["g"], one["l"], one["L"]) for one in told]


def test_the_reply_names_both_orders_the_stop_first() -> None:
    exchange = box(btc="1")

    reply = exchange.new_oco(**SELLING, listClientOrderId="pair", limitClientOrderId="up")

    assert {name: reply[name] for name in reply if name not in {"orders", "orderReports"}} == {
        "orderListId": 1,
        "contingencyType": "OCO",
        "listStatusType": "EXEC_STARTED",
        "listOrderStatus": "EXECUTING",
        "listClientOrderId": "pair",
        "transactionTime": exchange.now,
        "symbol": BTC,
    }
    assert [(one["type"], one["status"]) for one in reply["orderReports"]] == [
        ("STOP_LOSS_LIMIT", "NEW"),
        ("LIMIT_MAKER", "NEW"),
    ]
    assert [one["clientOrderId"] for one in reply["orders"]][1] == "up"
    assert lists(exchange) == [(1, "EXEC_STARTED", "EXECUTING")]


def test_both_forms_place_the_same() -> None:
    old, new = box(btc="1"), box(btc="1")

    one, other = old.new_oco(**SELLING), new.new_order_list_oco(**LISTED)

    assert one["orderReports"] == other["orderReports"]
    assert old.events() == new.events()


def test_it_counts_as_two_orders_and_one_algo_order() -> None:
    exchange = box(btc="1")
    exchange.new_oco(**SELLING)

    assert exchange.order_count_usage()[0]["count"] == 2
    headroom = exchange.info[BTC].headroom(exchange.facts())
    assert (headroom.orders, headroom.algo_orders) == (198, 4)


def test_it_holds_what_the_dearer_order_needs_once() -> None:
    exchange = box(btc="1")
    exchange.new_oco(**SELLING)
    exchange.new_oco(**BUYING)

    assert held(exchange, "BTC", "USDT") == [
        ("0.99000000", "0.01000000"),
        ("380.00000000", "620.00000000"),
    ]


def test_of_two_stops_that_one_trade_meets_only_the_first_starts() -> None:
    exchange = box(rules(serverTime=SINCE_TAKE_PROFITS), btc="1")
    stops: Json = {
        **{name: value for name, value in LISTED.items() if name in {"symbol", "side", "quantity"}},
        "aboveType": "TAKE_PROFIT",
        "aboveTrailingDelta": 100,
        "belowType": "STOP_LOSS",
        "belowStopPrice": "59000",
    }
    exchange.new_order_list_oco(**stops)

    exchange.trade(BTC, "58000", "1")

    assert sorted(one["status"] for one in exchange.all_orders(symbol=BTC)) == ["EXPIRED", "FILLED"]
    assert held(exchange, "BTC") == [("0.99000000", "0.00000000")]
    assert add_up_to_nothing(exchange)


def test_when_the_limit_order_fills_the_stop_expires() -> None:
    exchange = box(btc="1")
    exchange.new_oco(**SELLING)
    exchange.events()

    exchange.trade(BTC, "62000", "1")

    events = exchange.events()
    assert [(one["i"], one["x"]) for one in events if one["e"] == "executionReport"] == [
        (1, "EXPIRED"),
        (2, "TRADE"),
    ]
    assert [one["l"] for one in events if one["e"] == "listStatus"] == ["ALL_DONE"]
    assert exchange.open_orders() == exchange.open_order_lists() == []
    assert add_up_to_nothing(exchange)


def test_a_part_of_the_limit_order_is_enough() -> None:
    exchange = box()
    exchange.new_oco(**BUYING)

    exchange.trade(BTC, "58000", "0.004")

    assert [status(exchange, one) for one in (1, 2)] == ["EXPIRED", "PARTIALLY_FILLED"]
    assert held(exchange, "USDT")[0] == ("420.00000000", "348.00000000")
    assert [one["orderListId"] for one in exchange.open_order_lists()] == [1]


def test_when_the_stop_starts_the_limit_order_expires() -> None:
    exchange = box(btc="1")
    exchange.new_oco(**SELLING)
    exchange.book(BTC)

    exchange.trade(BTC, "58000", "1")

    assert executions(exchange)[-2:] == [(2, "EXPIRED", "EXPIRED"), (1, "NEW", "NEW")]
    assert exchange.query_order_list(orderListId=1)["listStatusType"] == "EXEC_STARTED"
    exchange.trade(BTC, "57900", "1")
    assert exchange.query_order_list(orderListId=1)["listStatusType"] == "ALL_DONE"


def test_a_buyers_stop_without_a_limit_price_buys_at_the_market() -> None:
    exchange = box()
    exchange.new_oco(**BUYING)
    exchange.book(BTC, asks=[("61500", "2")])

    exchange.trade(BTC, "62000", "1")

    assert [status(exchange, one) for one in (1, 2)] == ["FILLED", "EXPIRED"]
    assert held(exchange, "USDT") == [("385.00000000", "0.00000000")]


def test_a_trailing_stop_takes_its_limit_order_along() -> None:
    exchange = box(btc="1")
    trailing: Json = {**SELLING, "trailingDelta": 100, "stopPrice": "59000"}
    exchange.new_oco(**trailing)

    exchange.trade(BTC, "58990", "1")
    assert exchange.open_order_lists() != []
    exchange.trade(BTC, "58400.1", "1")

    assert status(exchange, 2) == "EXPIRED"


@pytest.mark.parametrize("order_id", [1, 2])
def test_to_cancel_one_order_is_to_cancel_the_list(order_id: int) -> None:
    exchange = box(btc="1")
    exchange.new_oco(**SELLING)

    exchange.cancel_order(symbol=BTC, orderId=order_id)

    assert [status(exchange, one) for one in (1, 2)] == ["CANCELED", "CANCELED"]
    assert held(exchange, "BTC") == [("1.00000000", "0.00000000")]
    assert exchange.info[BTC].headroom(exchange.facts()).order_lists == 20


@pytest.mark.parametrize("by", [{"orderListId": 1}, {"listClientOrderId": "pair"}])
def test_a_list_is_cancelled_by_id_or_by_name(by: Json) -> None:
    exchange = box(btc="1")
    exchange.new_oco(**SELLING, listClientOrderId="pair")

    reply = exchange.cancel_order_list(symbol=BTC, newClientOrderId="gone", **by)

    assert (reply["listStatusType"], reply["listOrderStatus"]) == ("ALL_DONE", "ALL_DONE")
    assert [one["clientOrderId"] for one in reply["orderReports"]] == ["gone", "gone"]
    assert refused(exchange, "cancel_order_list", symbol=BTC, **by)[:2] == (
        -2011,
        "Unknown order sent.",
    )


def test_lists_are_found_by_id_by_name_and_by_time() -> None:
    exchange = box(btc="1")
    exchange.new_oco(**SELLING, listClientOrderId="first")
    exchange.advance(10)
    exchange.new_oco(**SELLING)

    def ids(**asked: Any) -> list[int]:  # noqa: ANN401
        return [one["orderListId"] for one in exchange.all_order_lists(**asked)]

    assert exchange.query_order_list(origClientOrderId="first")["orderListId"] == 1
    assert (ids(), ids(fromId=2), ids(limit=1), ids(limit=0)) == ([1, 2], [2], [2], [])
    assert ids(startTime=exchange.now) == [2]
    assert ids(endTime=exchange.now - 1) == [1]
    assert refused(exchange, "all_order_lists", fromId=1, startTime=1)[0] == -1128
    assert refused(exchange, "query_order_list", orderListId=9)[0] == -2013
    assert refused(exchange, "query_order_list")[0] == -1102


def test_orders_at_the_limit_of_algo_orders_are_refused_only_where_they_add_one() -> None:
    exchange = box(rules(serverTime=SINCE_LISTS_COUNT), btc="1")
    for stop_price in range(50000, 50005):
        given: Json = {"stopPrice": stop_price, "price": "49000", "timeInForce": "GTC"}
        exchange.new_order(
            symbol=BTC, side="SELL", type="STOP_LOSS_LIMIT", quantity="0.001", **given
        )

    answer = refused(exchange, "new_oco", **SELLING)

    assert answer == (-2010, "Filter failure: MAX_NUM_ALGO_ORDERS", 400)
    limit = {"type": "LIMIT", "quantity": "0.001", "price": "61000", "timeInForce": "GTC"}
    assert exchange.new_order(symbol=BTC, side="SELL", **limit)["status"] == "NEW"
    headroom = exchange.info[BTC].headroom(exchange.facts())
    assert (headroom.orders, headroom.algo_orders) == (194, 0)


def test_a_limit_order_that_crosses_the_book_is_refused() -> None:
    exchange = box(btc="1")
    exchange.book(BTC, bids=[("59999", "2")])
    exchange.trade(BTC, "58500", "1")
    crossing = {**SELLING, "price": "59000", "stopPrice": "57000"}

    answer = refused(exchange, "new_oco", **crossing)

    assert answer[:2] == (-2010, "Order would immediately match and take.")
    assert exchange.open_orders(symbol=BTC) == []


def test_a_symbol_may_take_no_oco() -> None:
    exchange = box(rules(symbols=[row(ocoAllowed=False)]), btc="1")

    assert refused(exchange, "new_oco", **SELLING)[1] == (
        "OCO orders are not supported for this symbol"
    )
