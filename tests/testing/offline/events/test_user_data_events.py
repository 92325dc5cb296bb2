"""What the user data stream says of every change."""

from collections.abc import Callable

import pytest

from pretrade import Account
from pretrade.client import UserDataState
from pretrade.client.errors import ExchangeError
from tests.testing.offline.boxes import BTC, Json, box, buy, market, rules
from tests.testing.offline.lists import OPO, OPOCO, OTO, OTOCO, today

LISTS = {"oto": OTO, "otoco": OTOCO, "opo": OPO, "opoco": OPOCO}
NOW = 1_664_496_000_000
REPORT: Json = {
    "e": "executionReport",
    "E": NOW,
    "s": "BTCUSDT",
    "c": "mine",
    "S": "BUY",
    "o": "LIMIT",
    "f": "GTC",
    "q": "0.01000000",
    "p": "59900.00000000",
    "P": "0.00000000",
    "F": "0.00000000",
    "g": -1,
    "C": "",
    "x": "NEW",
    "X": "NEW",
    "r": "NONE",
    "i": 1,
    "l": "0.00000000",
    "z": "0.00000000",
    "L": "0.00000000",
    "n": "0",
    "N": None,
    "T": NOW,
    "t": -1,
    "I": 1,
    "w": True,
    "m": False,
    "M": False,
    "O": NOW,
    "Z": "0.00000000",
    "Y": "0.00000000",
    "Q": "0.00000000",
}


def test_a_new_order_is_reported_with_what_it_locks() -> None:
    exchange = box()

    exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))

    assert exchange.events() == [
        REPORT,
        {
            "e": "outboundAccountPosition",
            "E": NOW,
            "u": NOW,
            "B": [{"a": "USDT", "f": "401.00000000", "l": "599.00000000"}],
        },
    ]
    assert exchange.events() == []


def test_a_part_of_it_is_reported_with_its_trade() -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))
    exchange.events()

    exchange.trade(BTC, "59800", "0.004")

    assert exchange.events()[0] == {
        **REPORT,
        "x": "TRADE",
        "X": "PARTIALLY_FILLED",
        "I": 2,
        "l": "0.00400000",
        "z": "0.00400000",
        "L": "59900.00000000",
        "n": "0.00000400",
        "N": "BTC",
        "t": 1,
        "m": True,
        "Y": "239.60000000",
        "Z": "239.60000000",
    }


def test_a_cancel_is_reported_under_its_own_name() -> None:
    exchange = box()
    exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))
    exchange.events()

    exchange.cancel_order(symbol=BTC, orderId=1, newClientOrderId="gone")

    canceled = {"c": "gone", "C": "mine", "x": "CANCELED", "X": "CANCELED", "I": 2, "w": False}
    assert exchange.events()[0] == {**REPORT, **canceled}


def test_a_report_says_how_things_were_and_not_how_they_are() -> None:
    exchange = box()
    exchange.new_order(**market("BUY", quoteOrderQty="100"))

    reports = [one for one in exchange.events() if one["e"] == "executionReport"]

    assert [(one["X"], one["z"]) for one in reports] == [
        ("NEW", "0.00000000"),
        ("FILLED", "0.00166000"),
    ]


def test_only_some_orders_have_a_delta_and_a_strategy() -> None:
    exchange = box(btc="1")
    stop: Json = {
        "type": "STOP_LOSS",
        "trailingDelta": 100,
        "strategyId": 7,
        "strategyType": 1_000_000,
    }
    exchange.new_order(symbol=BTC, side="SELL", quantity="0.001", **stop)

    event = exchange.events()[0]

    assert (event["d"], event["j"], event["J"], event["w"]) == (100, 7, 1_000_000, False)


def test_a_strategy_is_named_in_the_reply_too() -> None:
    reply = box().new_order(**buy("0.001", "59900", strategyId=7, strategyType=1_000_000))

    assert (reply["strategyId"], reply["strategyType"]) == (7, 1_000_000)


def test_later_reports_have_more() -> None:
    exchange = box(rules(serverTime=1_780_000_000_000), btc="1")
    stop_loss: Json = {"type": "STOP_LOSS", "quantity": "0.001", "trailingDelta": 10}
    exchange.new_order(symbol=BTC, side="SELL", **stop_loss)
    exchange.new_order(**buy("0.001", "59900", timeInForce="IOC"))

    stop, ioc, _ = (one for one in exchange.events() if one["e"] == "executionReport")

    assert (stop["D"], stop["V"], "W" in stop) == (exchange.now, "NONE", False)
    assert ioc["x"] == "NEW"
    assert ioc["W"] == exchange.now


def test_an_expired_order_says_why_since_2026() -> None:
    exchange = box(rules(serverTime=1_780_000_000_000))
    reply = exchange.new_order(**buy("0.001", "59900", timeInForce="IOC"))

    (event,) = (one for one in exchange.events() if one.get("x") == "EXPIRED")

    assert event["eR"] == reply["expiryReason"] == "UNFILLED_IOC_QUANTITY_EXPIRED"


def test_a_deposit_is_a_balance_update() -> None:
    exchange = box()

    exchange.deposit("BNB", "1.5")

    update, position = exchange.events()
    assert update == {"e": "balanceUpdate", "E": NOW, "a": "BNB", "d": "1.50000000", "T": NOW}
    assert position["B"] == [{"a": "BNB", "f": "1.50000000", "l": "0.00000000"}]


def test_a_subscriber_hears_its_own_account_only_until_it_leaves() -> None:
    exchange = box()
    exchange.add_account("other", {"USDT": "1000"})
    heard: list[Json] = []
    leave: Callable[[], None] = exchange.subscribe("other", heard.append)

    exchange.new_order(**buy("0.01", "59900"))
    assert heard == []
    exchange.new_order(api_key="other", **buy("0.01", "59900"))
    assert [one["e"] for one in heard] == ["executionReport", "outboundAccountPosition"]
    leave()
    exchange.trade(BTC, "59900", "1")
    assert len(heard) == 2


def test_a_key_that_nobody_has_cannot_listen() -> None:
    with pytest.raises(ExchangeError, match="-2015"):
        box().subscribe("nobody", print)


@pytest.mark.parametrize("kind", ["oto", "otoco", "opo", "opoco"])
def test_a_client_that_hears_the_events_knows_the_same_lists(kind: str) -> None:
    exchange = today()
    state = UserDataState(exchange.facts(), at=exchange.now - 1)

    def agree(heard: UserDataState) -> UserDataState:
        for event in exchange.events():
            heard = heard.apply(event)
        assert told(heard.account) == told(exchange.facts())
        assert heard.account.balances == exchange.facts().balances
        return heard

    exchange.call(f"new_{kind}", LISTS[kind], api_key="offline-key")
    state = agree(state)
    exchange.trade(BTC, "59000", "0.004")
    state = agree(state)
    exchange.trade(BTC, "59000", "1")
    state = agree(state)
    exchange.amend_order(symbol=BTC, orderId=2, newQty="0.002")
    state = agree(state)
    exchange.cancel_order(symbol=BTC, orderId=2)
    assert agree(state).account.open_orders == ()


def told(account: Account) -> set[tuple[object, ...]]:
    """What is known of the open orders."""
    orders = account.open_orders or ()
    return {
        (one.order_id, one.client_order_id, one.status, one.quantity, one.executed)
        for one in orders
    }
