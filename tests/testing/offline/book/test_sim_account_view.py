"""An account of the offline exchange and the `Account` that mirrors it answer alike."""

from typing import Any

import pytest

from pretrade import Account, Order
from pretrade.facts.account_view import AccountView, KeptAccount
from pretrade.testing import OfflineExchange
from pretrade.testing.offline.book.sim_account_view import SimAccountView
from tests.testing.offline.boxes import BTC, box, buy, market, sell

ASKED = [name for name in vars(KeptAccount) if not name.startswith("_")]
"""Everything that rules may ask of an account."""

GIVEN: dict[str, tuple[str | None, ...]] = {
    "balance": ("BTC", "USDT", "BNB", "NOPE", None),
    "open_on": (BTC, "ETHUSDT", "NOPE", None),
    "open_order_ids": ("first", "iceberg", "stop", "gone", "never", ""),
}
"""What those are asked with that are methods."""


def traded() -> OfflineExchange:
    """An exchange on which every kind of order is open, one filled in part and one cancelled."""
    exchange = box(btc="5", usdt="100000", permissions=["SPOT", "MARGIN"])
    exchange.new_order(**buy("0.5", "59000", newClientOrderId="first"))
    exchange.trade(BTC, "59000", "0.2")
    exchange.new_order(**sell("1", "62000", icebergQty="0.2", newClientOrderId="iceberg"))
    stop = {"type": "STOP_LOSS_LIMIT", "stopPrice": "57000"}
    exchange.new_order(**{**sell("0.1", "56000", newClientOrderId="stop"), **stop})
    exchange.new_oco(
        symbol=BTC,
        side="SELL",
        quantity="0.1",
        price="63000",
        stopPrice="57500",
        listClientOrderId="pair",
    )
    exchange.new_order(**buy("0.1", "58000", newClientOrderId="gone"))
    exchange.cancel_order(symbol=BTC, origClientOrderId="gone")
    exchange.new_order(**market("BUY", quantity="0.1"))
    return exchange


def view(exchange: OfflineExchange) -> SimAccountView:
    state = exchange._engine  # pyright: ignore[reportPrivateUsage]  # what it judges by
    return SimAccountView(state.account(state.name_of("offline-key")), exchange.now)


def answers(account: AccountView, name: str) -> list[Any]:
    """What an account says, whatever collections it says it in."""
    asked = getattr(account, name)
    said: list[Any] = [asked(one) for one in GIVEN[name]] if callable(asked) else [asked]
    return [set(one) if name.endswith(("orders", "ids")) else one for one in said]


@pytest.mark.parametrize("exchange", [traded(), box()], ids=["with orders", "new"])
@pytest.mark.parametrize("name", ASKED)
def test_what_a_rule_may_ask_has_one_answer(name: str, exchange: OfflineExchange) -> None:
    mirrored: Account = exchange.facts()

    assert answers(view(exchange), name) == answers(mirrored, name)
    assert None not in answers(mirrored, name)[:1]


def test_what_a_rule_may_not_ask_is_not_there() -> None:
    """A rule that reads it would pass where the kept account has nothing to say of it."""
    public = {name for name in dir(SimAccountView) if not name.startswith("_")}

    assert public == set(ASKED)


def test_an_order_is_judged_alike_by_both() -> None:
    exchange = traded()
    prices, symbol = exchange.market(BTC), exchange.info[BTC]
    for name in ("first", "gone"):
        order = Order.from_params(buy("0.1", "58000", newClientOrderId=name))
        plan = symbol.plan_for(order.shape)
        kept = plan.check(order, prices, view(exchange))
        told = symbol.check(order, market=prices, account=exchange.facts())
        assert kept == told
        assert kept.ok is (name == "gone")
