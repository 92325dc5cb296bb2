"""The journal tells everything in JSON lines, and replaying it leads to the same state."""

import json
from decimal import Context, Decimal, Inexact, Rounded, localcontext
from typing import Any

import pytest

from pretrade.client.errors import TransportFailed
from pretrade.json_values import is_array, is_object
from pretrade.testing import OfflineExchange, replay
from tests.testing.offline.boxes import BTC, box, buy, market, refused, row


def session() -> OfflineExchange:
    """A little of everything."""
    exchange = box(btc="1", fee_rate="0.00075")
    exchange.add_account("other", {"USDT": 500})
    exchange.new_order(**buy("0.001", "59900", newClientOrderId="mine"))
    exchange.new_order(api_key="other", **market("BUY", quoteOrderQty=100))
    refused(exchange, "new_order", **buy("1", "59900.001"))
    exchange.book(BTC, bids=[("59950", 2)], asks=[("60050", 3)])
    exchange.advance("1.5")
    exchange.inject("lost_reply")
    with pytest.raises(TransportFailed):
        exchange.cancel_order(symbol=BTC, orderId=1)
    exchange.inject("latency", seconds=1)
    exchange.new_oco(symbol=BTC, side="SELL", quantity="0.01", price="62000", stopPrice="58000")
    exchange.trade(BTC, Decimal(57000), "4")
    exchange.deposit("BNB", 3)
    exchange.inject("rules", symbols=[row("ETHBTC", status="BREAK")])
    exchange.exchange_info(symbols=[BTC, "ETHBTC"])
    return exchange


def records(exchange: OfflineExchange) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exchange.journal.splitlines()]


def test_a_line_is_an_object_with_sorted_keys_whose_numbers_are_texts() -> None:
    for line in session().journal.splitlines():
        record = json.loads(line)
        assert line == json.dumps(record, sort_keys=True, separators=(",", ":"))
        assert not [one for one in _leaves(record) if isinstance(one, int | float | Decimal)]


def _leaves(value: Any) -> list[Any]:  # noqa: ANN401  any JSON
    if is_object(value):
        value = list(value.values())
    if is_array(value):
        return [leaf for part in value for leaf in _leaves(part)]
    return [] if isinstance(value, bool) else [value]


def test_a_request_is_followed_by_its_events_and_its_verdict() -> None:
    exchange = box()
    exchange.new_order(**buy("0.001", "59900"))
    refused(exchange, "new_order", **buy("1", "59900.001"))

    told = [one["kind"] for one in records(exchange)]

    assert told == [
        *("start", "control"),
        *("request", "event", "event", "verdict"),
        *("request", "verdict"),
    ]
    assert records(exchange)[-1] == {
        "at": "1664496000000",
        "code": "-1013",
        "kind": "verdict",
        "msg": "Filter failure: PRICE_FILTER",
        "ok": False,
        "status": "400",
    }


def test_neither_keys_nor_signatures_stand_in_it() -> None:
    exchange = box()
    exchange.call("open_orders", {"signature": "c8db56"}, api_key="offline-key")

    assert "offline-key" not in exchange.journal
    assert "c8db56" not in exchange.journal


def test_a_replay_leads_to_the_same_state_and_the_same_journal() -> None:
    exchange = session()

    again = replay(exchange.journal)

    assert again.journal == exchange.journal
    for key in ("offline-key", "other"):
        assert again.balances(key) == exchange.balances(key)
        assert again.all_orders(symbol=BTC, api_key=key) == exchange.all_orders(
            symbol=BTC, api_key=key
        )
        assert again.my_trades(symbol=BTC, api_key=key) == exchange.my_trades(
            symbol=BTC, api_key=key
        )
        assert again.events(key) == exchange.events(key)
    assert again.trades(symbol=BTC) == exchange.trades(symbol=BTC)
    assert again.depth(symbol=BTC) == exchange.depth(symbol=BTC)
    assert (again.fees, again.outside) == (exchange.fees, exchange.outside)
    assert (again.now, again.info.raw) == (exchange.now, exchange.info.raw)


def test_a_callers_decimal_context_changes_nothing() -> None:
    rough = Context(prec=2, traps=[Inexact, Rounded])

    with localcontext(rough):
        journal = session().journal

    assert journal == session().journal


def test_a_replay_takes_lines_too_and_nothing_else() -> None:
    exchange = session()

    assert replay(exchange.journal.splitlines()).journal == exchange.journal
    with pytest.raises(ValueError, match="begins with a record of kind 'start'"):
        replay("")
    with pytest.raises(ValueError, match="Expecting value"):
        replay("something else")


def test_an_order_from_a_listener_stands_after_what_it_answers() -> None:
    exchange = box()

    def answer(event: dict[str, Any]) -> None:
        if event.get("x") == "NEW" and event["i"] == 1:
            exchange.new_order(**buy("0.001", "59800"))

    exchange.subscribe("offline-key", answer)
    exchange.new_order(**buy("0.001", "59900"))

    assert len(exchange.open_orders()) == 2
    assert replay(exchange.journal).journal == exchange.journal


def test_what_a_reader_does_with_an_event_changes_nothing() -> None:
    exchange = box()
    exchange.subscribe("offline-key", lambda event: event.clear())
    exchange.new_order(**buy("0.001", "59900"))

    assert all(exchange.events())
    assert '"X":"NEW"' in exchange.journal
