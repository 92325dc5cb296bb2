"""Orders are cancelled by id or name, all at once, and only as their restrictions allow."""

import pytest

from tests.testing.offline.boxes import (
    BTC,
    RULES,
    Json,
    box,
    buy,
    held,
    refused,
    rules,
    sell,
    status,
)

LATER = 1_745_500_000_000  # 2025-04-24


def test_a_cancel_frees_what_the_order_held() -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))

    reply = exchange.cancel_order(symbol=BTC, origClientOrderId="mine", newClientOrderId="gone")

    assert reply == {
        "symbol": BTC,
        "origClientOrderId": "mine",
        "orderId": 1,
        "orderListId": -1,
        "clientOrderId": "gone",
        "price": "59900.00000000",
        "origQty": "0.01000000",
        "executedQty": "0.00000000",
        "cummulativeQuoteQty": "0.00000000",
        "status": "CANCELED",
        "timeInForce": "GTC",
        "type": "LIMIT",
        "side": "BUY",
    }
    assert held(exchange, "USDT") == [("1000.00000000", "0.00000000")]


def test_what_was_filled_stays_filled() -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900"))
    exchange.trade(BTC, "59900", "0.004")

    reply = exchange.cancel_order(symbol=BTC, orderId=1)

    assert (reply["status"], reply["executedQty"]) == ("CANCELED", "0.00400000")
    assert held(exchange, "USDT", "BTC") == [
        ("760.40000000", "0.00000000"),
        ("0.00399600", "0.00000000"),
    ]


def test_a_sell_that_was_filled_in_part_gives_back_the_rest() -> None:
    exchange = box(btc="1")
    exchange.new_order(**sell("0.1", "60100"))
    assert held(exchange, "BTC") == [("0.90000000", "0.10000000")]

    exchange.trade(BTC, "60100", "0.04")
    assert held(exchange, "BTC") == [("0.90000000", "0.06000000")]

    exchange.cancel_order(symbol=BTC, orderId=1)
    assert held(exchange, "BTC") == [("0.96000000", "0.00000000")]


@pytest.mark.parametrize(
    ("params", "code", "msg"),
    [
        ({"orderId": 9}, -2011, "Unknown order sent."),
        ({"origClientOrderId": "nobody"}, -2011, "Unknown order sent."),
        ({"orderId": 1, "symbol": "ETHUSDT"}, -2011, "Unknown order sent."),
        (
            {},
            -1102,
            "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!",
        ),
        (
            {"orderId": 1, "cancelRestrictions": "ONLY_PARTIALLY_FILLED"},
            -2011,
            "Order was not canceled due to cancel restrictions.",
        ),
        ({"orderId": 1, "cancelRestrictions": "ALWAYS"}, -1145, "Invalid cancelRestrictions"),
    ],
)
def test_a_cancel_that_cannot_be_is_refused(params: Json, code: int, msg: str) -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900"))

    assert refused(exchange, "cancel_order", **{"symbol": BTC, **params}) == (code, msg, 400)
    assert status(exchange, 1) == "NEW"


def test_an_order_is_cancelled_once() -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900"))
    exchange.cancel_order(symbol=BTC, orderId=1)

    assert refused(exchange, "cancel_order", symbol=BTC, orderId=1)[0] == -2011


def test_of_two_ids_the_order_id_wins_and_later_both_must_match() -> None:
    for info, answer in ((RULES, None), (rules(serverTime=LATER), -2011)):
        exchange = box(info)
        exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))
        both: Json = {"symbol": BTC, "orderId": 1, "origClientOrderId": "other"}
        if answer is None:
            assert exchange.cancel_order(**both)["status"] == "CANCELED"
        else:
            assert refused(exchange, "cancel_order", **both)[0] == answer


def test_all_orders_of_a_symbol_are_cancelled_lists_as_lists() -> None:
    exchange = box(btc="1")
    exchange.new_order(**buy("0.001", "59900"))
    exchange.new_oco(symbol=BTC, side="SELL", quantity="0.01", price="62000", stopPrice="58000")

    single, pair = exchange.cancel_all(symbol=BTC)

    assert (single["orderId"], single["status"]) == (1, "CANCELED")
    assert (pair["orderListId"], pair["listStatusType"]) == (1, "ALL_DONE")
    assert [one["orderId"] for one in pair["orderReports"]] == [2, 3]
    assert refused(exchange, "cancel_all", symbol=BTC)[:2] == (-2011, "Unknown order sent.")


def test_later_replies_say_when_and_what() -> None:
    exchange = box(rules(serverTime=LATER))
    exchange.new_order(**buy("0.01", "59900"))

    reply = exchange.cancel_order(symbol=BTC, orderId=1)

    assert reply["transactTime"] == LATER
    assert reply["origQuoteOrderQty"] == "0.00000000"
    assert reply["selfTradePreventionMode"] == "NONE"


def test_the_name_of_an_order_that_is_gone_may_be_used_again() -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))
    again = buy("0.001", "59900", newClientOrderId="mine")

    assert refused(exchange, "new_order", **again)[:2] == (-2010, "Duplicate order sent.")
    exchange.cancel_order(symbol=BTC, origClientOrderId="mine")
    assert exchange.new_order(**again)["orderId"] == 2
    found = exchange.query_order(symbol=BTC, origClientOrderId="mine")
    assert found["orderId"] == 2
