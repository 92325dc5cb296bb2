"""Accounts can afford orders, or break the rule that they are asked to break."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pretrade import Account, ExchangeInfo, OpenOrder
from pretrade.testing.strategies import accounts, markets, symbols
from tests.testing.rule_settings import BITCOIN, OF_ACCOUNTS, Setting, least, settings_for

pytestmark = pytest.mark.slow

LISTS = ("MAX_NUM_ORDER_LISTS", "EXCHANGE_MAX_NUM_ORDER_LISTS")


@given(st.data())
def test_they_know_everything_and_have_room(data: st.DataObject) -> None:
    symbol = data.draw(symbols(having={"MAX_NUM_ORDERS", "MAX_POSITION", "MAX_NUM_ALGO_ORDERS"}))
    account = data.draw(accounts(symbol))
    room = symbol.headroom(account)

    assert not room.missing
    assert room.orders
    assert room.position
    assert account.can_trade
    assert account.permissions
    assert account.order_counts is not None


@given(st.data())
def test_they_can_afford_an_order_on_either_side(data: st.DataObject) -> None:
    symbol = data.draw(symbols())
    market, account = data.draw(markets(symbol)), data.draw(accounts(symbol))
    size = symbol.region_of("LIMIT", "BUY").span("quantity", dict[str, Decimal]().get).least

    for side in ("BUY", "SELL"):
        order = {"type": "MARKET", "side": side, "quantity": size}
        report = symbol.check(order, market=market, account=account)
        assert "BALANCE" not in {one.rule for one in report.violations}


@pytest.mark.parametrize("rule", sorted(OF_ACCOUNTS - {"DUPLICATE_CLIENT_ORDER_ID"}))
def test_they_break_what_they_should(rule: str) -> None:
    @settings(max_examples=25)
    @given(settings_for(rule))
    def law(setting: Setting) -> None:
        numbers = dict.fromkeys(("quantity", "price", "stopPrice", "icebergQty"), "1000000")
        order = {"side": "BUY", "type": "STOP_LOSS_LIMIT", "timeInForce": "GTC", **numbers}
        report = setting.symbol.check(order, **setting.facts())

        assert rule in {one.rule for one in report.violations}

    law()


@pytest.mark.parametrize("rule", LISTS)
def test_order_lists_can_be_exhausted_too(rule: str) -> None:
    @settings(max_examples=25)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        symbol = data.draw(symbols(having={rule}))
        account = data.draw(accounts(symbol, breaking=rule))

        assert symbol.headroom(account).order_lists == 0

    law()


@given(accounts(BITCOIN, breaking="DUPLICATE_CLIENT_ORDER_ID"))
def test_there_is_an_id_to_use_again(account: Account) -> None:
    assert set(account.open_client_order_ids or ()) - {""}


@pytest.mark.parametrize(
    "name", ["permissions", "balances", "open_orders", "order_counts", "can_trade"]
)
def test_incomplete_accounts_lack_something(name: str) -> None:
    least(accounts(BITCOIN, complete=False), lambda one: getattr(one, name) is None)
    least(accounts(BITCOIN, complete=False), lambda one: getattr(one, name) is not None)


def test_open_orders_are_of_every_kind_here_and_elsewhere() -> None:
    def is_there(holds: Callable[[OpenOrder], object]) -> None:
        least(accounts(BITCOIN), lambda account: any(map(holds, account.open_orders or ())))

    is_there(lambda one: one.iceberg_qty)
    is_there(lambda one: one.type == "STOP_LOSS_LIMIT")
    is_there(lambda one: one.order_list_id > 0)
    is_there(lambda one: one.symbol != "BTCUSDT")


def test_they_shrink_to_nothing_open() -> None:
    account = least(accounts(BITCOIN))

    assert account.open_orders == ()
    assert [*(account.permissions or ())] == ["SPOT"]


def test_what_cannot_be_broken_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"no state of an account breaks 'LOT_SIZE'; .*BALANCE"):
        accounts(BITCOIN, breaking="LOT_SIZE")
    with pytest.raises(ValueError, match=r"BTCUSDT has nothing by which .* MAX_POSITION"):
        accounts(BITCOIN, breaking="MAX_POSITION")
    bare = ExchangeInfo.load({"symbols": [{"symbol": "AB"}]})["AB"]
    for rule in ("ORDER_RATE", "PERMISSIONS"):
        with pytest.raises(ValueError, match="AB has nothing by which"):
            accounts(bare, breaking=rule)
