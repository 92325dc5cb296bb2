"""Cancel-replace: what is judged before the cancel, and what becomes of each half."""

import pytest

from pretrade.client.errors import CancelReplaceFailed
from pretrade.testing import OfflineExchange
from tests.testing.offline.boxes import Json, box, buy, held, refusal, refused, row, rules, status


def replacing(order_id: int = 1, mode: str = "STOP_ON_FAILURE", **changes: object) -> Json:
    given = buy("0.01", "59000", cancelReplaceMode=mode, cancelOrderId=order_id)
    return {**given, **changes}


def with_an_order() -> OfflineExchange:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900"))
    return exchange


def outcome(exchange: OfflineExchange, params: Json) -> tuple[int, int, str, str]:
    error = refusal(exchange, "cancel_replace", params)
    assert isinstance(error, CancelReplaceFailed)
    return error.code, error.status, error.data["cancelResult"], error.data["newOrderResult"]


def test_one_order_takes_the_place_of_another() -> None:
    exchange = with_an_order()

    reply = exchange.cancel_replace(**replacing())

    assert (reply["cancelResult"], reply["newOrderResult"]) == ("SUCCESS", "SUCCESS")
    assert (reply["cancelResponse"]["orderId"], reply["newOrderResponse"]["orderId"]) == (1, 2)
    assert held(exchange, "USDT") == [("410.00000000", "590.00000000")]


def test_the_new_order_may_use_what_the_old_one_held() -> None:
    exchange = with_an_order()  # 599 of 1000 USDT are locked

    reply = exchange.cancel_replace(**replacing(quantity="0.0165"))

    assert reply["newOrderResult"] == "SUCCESS"


def test_without_a_cancel_the_new_order_is_not_attempted_but_counts() -> None:
    exchange = with_an_order()

    answer = outcome(exchange, replacing(9))

    assert answer == (-2022, 400, "FAILURE", "NOT_ATTEMPTED")
    assert status(exchange, 1) == "NEW"
    assert exchange.order_count_usage()[0]["count"] == 2


def test_the_new_order_may_be_attempted_all_the_same() -> None:
    exchange = with_an_order()

    answer = outcome(exchange, replacing(9, "ALLOW_FAILURE", quantity="0.001"))

    assert answer == (-2021, 409, "FAILURE", "SUCCESS")
    assert len(exchange.open_orders()) == 2


@pytest.mark.parametrize(
    ("changes", "msg"),
    [
        ({"quantity": "0.02"}, "Account has insufficient balance for requested action."),
        (
            {"type": "LIMIT_MAKER", "timeInForce": None, "price": "60001", "quantity": "0.001"},
            "Order would immediately match and take.",
        ),
        (
            {"type": "STOP_LOSS_LIMIT", "stopPrice": "59000"},
            "Stop price would trigger immediately.",
        ),
    ],
)
def test_what_the_matching_engine_refuses_fails_after_the_cancel(changes: Json, msg: str) -> None:
    exchange = with_an_order()

    error = refusal(exchange, "cancel_replace", replacing(**changes))

    assert (error.code, error.status) == (-2021, 409)
    assert error.data["newOrderResponse"] == {"code": -2010, "msg": msg}
    assert status(exchange, 1) == "CANCELED"


def test_both_may_fail() -> None:
    exchange = with_an_order()

    answer = outcome(exchange, replacing(9, "ALLOW_FAILURE", quantity="0.02"))

    assert answer == (-2022, 400, "FAILURE", "FAILURE")


def test_filters_are_judged_before_the_cancel() -> None:
    exchange = with_an_order()

    answer = refused(exchange, "cancel_replace", **replacing(price="59000.001"))

    assert answer == (-1013, "Filter failure: PRICE_FILTER", 400)
    assert status(exchange, 1) == "NEW"


def test_at_the_limit_of_open_orders_there_is_no_room_for_the_new_one() -> None:
    own = [{"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 1}]
    exchange = box(rules(symbols=[row(filters=own)]))
    exchange.new_order(**buy("0.01", "59900"))

    answer = refused(exchange, "cancel_replace", **replacing())

    assert answer == (-2010, "Filter failure: MAX_NUM_ORDERS", 400)


def test_the_last_order_of_an_interval_is_counted_once() -> None:
    limit = {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 2}
    exchange = box(rules(rateLimits=[limit]))
    exchange.new_order(**buy("0.01", "59900"))

    assert exchange.cancel_replace(**replacing())["newOrderResult"] == "SUCCESS"
    answer = refused(exchange, "cancel_replace", **replacing(2))
    assert answer == (-1015, "Too many new orders; current limit is 2 orders per 10 SECOND.", 429)


def test_the_order_to_cancel_may_be_named() -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))
    params = replacing(cancelOrderId=None, cancelOrigClientOrderId="mine")

    reply = exchange.cancel_replace(**params, newClientOrderId="mine")

    assert reply["newOrderResponse"]["clientOrderId"] == "mine"


def test_it_needs_a_symbol_and_an_order_to_cancel() -> None:
    exchange = with_an_order()

    assert refused(exchange, "cancel_replace", **replacing(symbol="NOPE"))[0] == -1121
    assert refused(exchange, "cancel_replace", **replacing(cancelOrderId=None))[0] == -1102
    restricted = replacing(cancelRestrictions="ONLY_PARTIALLY_FILLED")
    assert outcome(exchange, restricted)[2:] == ("FAILURE", "NOT_ATTEMPTED")
