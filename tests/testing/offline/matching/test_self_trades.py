"""The scenarios of the exchange's "Self Trade Prevention (STP) FAQ", prices times 50 000."""

import pytest

from pretrade.testing import OfflineExchange
from tests.testing.offline.boxes import (
    BTC,
    Json,
    add_up_to_nothing,
    box,
    buy,
    held,
    market,
    refused,
    row,
    rules,
    sell,
    status,
)

MODES = ["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER"]
LATER = 1_780_000_000_000


def market_with(mode: str = "NONE") -> OfflineExchange:
    """An exchange whose orders have a mode unless they name one; nobody else trades."""
    own = row(allowedSelfTradePreventionModes=MODES, defaultSelfTradePreventionMode=mode)
    exchange = box(rules(serverTime=LATER, symbols=[own]), usdt="2000000", btc="100")
    exchange.book(BTC)
    return exchange


def three_buyers(exchange: OfflineExchange) -> None:
    for quantity, price in (("1.2", "60000"), ("1.3", "55000"), ("8.1", "50000")):
        exchange.new_order(**buy(quantity, price))


def selling(quantity: str, price: str, mode: str) -> Json:
    return sell(quantity, price, selfTradePreventionMode=mode)


def statuses(exchange: OfflineExchange) -> list[str]:
    return [one["status"] for one in exchange.all_orders(symbol=BTC)]


def prevented(exchange: OfflineExchange, order_id: int) -> tuple[int, str]:
    found = exchange.query_order(symbol=BTC, orderId=order_id)
    return found["preventedMatchId"], found["preventedQuantity"]


def test_a_without_prevention_an_account_trades_with_itself() -> None:
    exchange = market_with()
    exchange.new_order(**buy("1", "50000"))

    exchange.new_order(**selling("1", "50000", "NONE"))

    assert statuses(exchange) == ["FILLED", "FILLED"]
    assert add_up_to_nothing(exchange)


def test_b_the_makers_expire_and_the_taker_rests() -> None:
    exchange = market_with()
    three_buyers(exchange)

    reply = exchange.new_order(**selling("3", "50000", "EXPIRE_MAKER"))

    assert statuses(exchange) == [*["EXPIRED_IN_MATCH"] * 3, "NEW"]
    assert [prevented(exchange, one) for one in (1, 2, 3)] == [
        (1, "1.20000000"),
        (2, "1.30000000"),
        (3, "8.10000000"),
    ]
    assert (reply["status"], reply["fills"]) == ("NEW", [])
    assert held(exchange, "BTC", "USDT") == [
        ("97.00000000", "3.00000000"),
        ("2000000.00000000", "0.00000000"),
    ]


def test_c_the_taker_expires_and_the_makers_stay() -> None:
    exchange = market_with()
    three_buyers(exchange)

    reply = exchange.new_order(**selling("3", "50000", "EXPIRE_TAKER"))

    assert statuses(exchange) == [*["NEW"] * 3, "EXPIRED_IN_MATCH"]
    assert (reply["status"], reply["preventedQuantity"]) == ("EXPIRED_IN_MATCH", "3.00000000")
    assert held(exchange, "BTC") == [("100.00000000", "0.00000000")]


def test_d_both_expire() -> None:
    exchange = market_with()
    exchange.new_order(**buy("1", "50000"))

    exchange.new_order(**selling("3", "50000", "EXPIRE_BOTH"))

    assert statuses(exchange) == ["EXPIRED_IN_MATCH", "EXPIRED_IN_MATCH"]
    assert [prevented(exchange, one) for one in (1, 2)] == [(1, "1.00000000"), (1, "3.00000000")]
    assert exchange.facts().open_orders == ()


def test_e_the_mode_of_the_taker_counts() -> None:
    exchange = market_with()
    exchange.new_order(**buy("1", "50000", selfTradePreventionMode="EXPIRE_MAKER"))

    exchange.new_order(**selling("1", "50000", "EXPIRE_TAKER"))

    assert statuses(exchange) == ["NEW", "EXPIRED_IN_MATCH"]


def test_f_a_market_order_then_finds_nothing() -> None:
    exchange = market_with()
    exchange.new_order(**buy("1", "50000"))

    given = market("SELL", quantity="1", selfTradePreventionMode="EXPIRE_MAKER")
    reply = exchange.new_order(**given)

    assert statuses(exchange) == ["EXPIRED_IN_MATCH", "EXPIRED"]
    assert reply["expiryReason"] == "INSUFFICIENT_LIQUIDITY"


@pytest.mark.parametrize("mode", ["DECREMENT", "TRANSFER"])
def test_g_both_get_smaller_and_the_smaller_one_expires(mode: str) -> None:
    exchange = market_with()
    exchange.new_order(**buy("6", "60000"))

    exchange.new_order(**selling("2", "60000", mode))

    assert statuses(exchange) == ["NEW", "EXPIRED_IN_MATCH"]
    assert [prevented(exchange, one)[1] for one in (1, 2)] == ["2.00000000", "2.00000000"]
    assert held(exchange, "USDT") == [("1760000.00000000", "240000.00000000")]
    assert exchange.depth(symbol=BTC)["bids"] == [["60000.00000000", "4.00000000"]]
    exchange.trade(BTC, "60000", "4")
    assert status(exchange, 1) == "FILLED"
    assert add_up_to_nothing(exchange)


def test_a_taker_that_outlives_the_maker_goes_on() -> None:
    exchange = market_with("DECREMENT")
    exchange.new_order(**buy("2", "60000"))

    exchange.new_order(**sell("6", "60000"))

    assert statuses(exchange) == ["EXPIRED_IN_MATCH", "NEW"]
    assert held(exchange, "BTC") == [("96.00000000", "4.00000000")]


def test_an_order_by_amount_is_kept_from_it_too() -> None:
    exchange = market_with("EXPIRE_BOTH")
    exchange.new_order(**sell("1", "60000"))

    exchange.new_order(**market("BUY", quoteOrderQty="6000"))

    assert statuses(exchange) == ["EXPIRED_IN_MATCH", "EXPIRED_IN_MATCH"]
    assert held(exchange, "USDT") == [("2000000.00000000", "0.00000000")]


def test_an_amount_that_buys_nothing_just_expires() -> None:
    exchange = market_with("EXPIRE_TAKER")
    exchange.inject(
        "rules",
        symbols=[row(filters=[], defaultSelfTradePreventionMode="EXPIRE_TAKER")],
    )
    exchange.new_order(**sell("1", "60000"))

    reply = exchange.new_order(**market("BUY", quoteOrderQty="0.00000001"))

    assert reply["status"] == "EXPIRED"


def test_a_fok_order_does_not_count_on_its_own_account() -> None:
    exchange = market_with("EXPIRE_MAKER")
    exchange.new_order(**buy("1", "60000"))

    exchange.new_order(**sell("1", "60000", timeInForce="FOK"))

    assert statuses(exchange) == ["NEW", "EXPIRED"]


def test_an_order_of_a_list_takes_the_other_one_along() -> None:
    exchange = market_with("EXPIRE_MAKER")
    exchange.new_oco(symbol=BTC, side="SELL", quantity="1", price="62000", stopPrice="58000")

    exchange.new_order(**buy("1", "62000"))

    assert statuses(exchange) == ["EXPIRED", "EXPIRED_IN_MATCH", "NEW"]
    assert exchange.open_order_lists() == []
    assert held(exchange, "BTC") == [("100.00000000", "0.00000000")]


def test_it_is_reported_as_a_prevention() -> None:
    exchange = market_with("EXPIRE_MAKER")
    exchange.new_order(**buy("1", "50000"))
    exchange.events()

    exchange.new_order(**sell("1", "50000"))

    (event,) = (one for one in exchange.events() if one.get("x") == "TRADE_PREVENTION")
    shown = {
        name: event[name] for name in ("i", "X", "v", "A", "B", "u", "U", "Cs", "pl", "pL", "pY")
    }
    assert shown == {
        "i": 1,
        "X": "EXPIRED_IN_MATCH",
        "v": 1,
        "A": "1.00000000",
        "B": "1.00000000",
        "u": -1,
        "U": 2,
        "Cs": BTC,
        "pl": "1.00000000",
        "pL": "50000.00000000",
        "pY": "50000.00000000",
    }


def test_accounts_trade_with_each_other_all_the_same() -> None:
    exchange = market_with("EXPIRE_BOTH")
    exchange.add_account("other", {"BTC": "1"})
    exchange.new_order(**buy("1", "50000"))

    reply = exchange.new_order(api_key="other", **sell("1", "50000"))

    assert reply["status"] == "FILLED"


def test_what_is_kept_out_is_not_about_to_be_bought() -> None:
    exchange = market_with("EXPIRE_TAKER")
    exchange.new_order(**sell("1", "60000"))
    exchange.new_order(**market("BUY", quoteOrderQty="6000"))
    exchange.new_order(**buy("0.5", "60000"))

    position = [{"filterType": "MAX_POSITION", "maxPosition": "101"}]
    own = row(filters=position, allowedSelfTradePreventionModes=MODES)
    exchange.inject("rules", symbols=[own])

    assert exchange.new_order(**buy("1", "50000"))["status"] == "NEW"
    assert exchange.facts().open_anywhere == exchange.facts().open_on(BTC)
    assert refused(exchange, "new_order", **buy("0.00001", "50000"))[1] == (
        "Filter failure: MAX_POSITION"
    )


def test_a_part_of_an_order_of_a_list_is_enough() -> None:
    exchange = market_with("DECREMENT")
    exchange.new_oco(symbol=BTC, side="SELL", quantity="3", price="62000", stopPrice="58000")

    exchange.new_order(**buy("1", "62000"))

    assert statuses(exchange) == ["EXPIRED", "NEW", "EXPIRED_IN_MATCH"]
    assert held(exchange, "BTC") == [("98.00000000", "2.00000000")]
    assert exchange.depth(symbol=BTC)["asks"] == [["62000.00000000", "2.00000000"]]
