"""A legal order passes."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pretrade import Account, ExchangeInfo, Order, Symbol
from pretrade.enums import OrderType
from pretrade.testing.strategies import accounts, legal_orders, markets, symbols
from tests.testing.rule_settings import BITCOIN, MARKET, SAMPLE, least, settings_for

pytestmark = pytest.mark.slow


@given(st.data())
def test_with_all_facts_it_is_certain_to_pass(data: st.DataObject) -> None:
    setting = data.draw(settings_for())
    order = data.draw(legal_orders(setting.symbol, **setting.facts()))

    assert setting.symbol.check(order, **setting.facts()).certain


@given(st.data())
def test_with_some_facts_it_passes(data: st.DataObject) -> None:
    symbol = data.draw(symbols())
    market = data.draw(st.none() | markets(symbol, complete=False))
    account = data.draw(st.none() | accounts(symbol, complete=False))
    order = data.draw(legal_orders(symbol, market=market, account=account))

    assert symbol.check(order, market=market, account=account).ok


@given(st.data())
def test_it_passes_under_the_rules_of_any_day(data: st.DataObject) -> None:
    symbol = data.draw(symbols())
    day = data.draw(st.sampled_from(["2021-01-01", "2022-09-30", "2023-03-20", "2026-06-01"]))
    market = data.draw(markets(symbol, as_of=day))
    order = data.draw(legal_orders(symbol, market=market, as_of=day))

    assert symbol.check(order, market=market, as_of=day).ok


@given(st.data(), st.sampled_from([*SAMPLE.values()]))
def test_it_passes_on_symbols_like_real_ones(data: st.DataObject, symbol: Symbol) -> None:
    market, account = data.draw(markets(symbol)), data.draw(accounts(symbol))
    try:
        orders = legal_orders(symbol, market=market, account=account)
    except ValueError:
        assert symbol.status != "TRADING" or symbol.fields.is_spot_trading_allowed is False
        return

    assert symbol.check(data.draw(orders), market=market, account=account).ok


@given(legal_orders(BITCOIN))
def test_it_passes_where_nothing_is_known_of_the_market(order: Order) -> None:
    assert BITCOIN.check(order).ok


@given(st.data())
def test_a_symbol_without_rules_takes_anything(data: st.DataObject) -> None:
    symbol = ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT"}]})["BTCUSDT"]

    order = data.draw(legal_orders(symbol))

    assert symbol.check(order).ok
    assert not order.iceberg_qty  # nothing says that it takes them
    assert not order.trailing_delta


@pytest.mark.parametrize("side", ["BUY", "SELL"])
@pytest.mark.parametrize("order_type", OrderType)
def test_there_are_orders_of_every_type_and_side(order_type: OrderType, side: str) -> None:
    found = least(
        legal_orders(BITCOIN, market=MARKET), lambda one: (one.type, one.side) == (order_type, side)
    )

    assert BITCOIN.check(found, market=MARKET).ok


@pytest.mark.parametrize(
    "field", ["quote_order_qty", "iceberg_qty", "trailing_delta", "stop_price"]
)
def test_there_are_orders_with_every_parameter(field: str) -> None:
    found = least(legal_orders(BITCOIN, market=MARKET), lambda one: getattr(one, field))

    assert BITCOIN.check(found, market=MARKET).ok


@pytest.mark.parametrize("word", ["GTC", "IOC", "FOK"])
def test_there_are_orders_of_every_time_in_force(word: str) -> None:
    least(legal_orders(BITCOIN, market=MARKET), lambda one: one.time_in_force == word)


def test_they_shrink_to_small_numbers_near_the_market() -> None:
    orders = legal_orders(BITCOIN, market=MARKET)

    assert least(orders).to_params() == {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "MARKET",
        "quantity": "0.00038",
    }
    limit = least(orders, lambda one: one.price and one.quantity and one.quantity > 3)
    assert (str(limit.price), str(limit.quantity)) == ("27000", "3.00001")
    stop = least(orders, lambda one: one.type is OrderType.STOP_LOSS_LIMIT and one.stop_price)
    assert (str(stop.stop_price), str(stop.price)) == ("27000.01", "27000")


@settings(max_examples=20)
@given(st.data())
def test_where_no_order_is_legal_the_error_says_why(data: st.DataObject) -> None:
    closed = data.draw(symbols(status="BREAK"))
    symbol = data.draw(symbols())
    account = attrs.evolve(data.draw(accounts(symbol)), balances={}, can_trade=False)

    with pytest.raises(ValueError, match=r"no order on ACMECOIN is legal .*SYMBOL_STATUS"):
        legal_orders(closed)
    with pytest.raises(ValueError, match=r"is legal .* would break CAN_TRADE, BALANCE"):
        legal_orders(symbol, account=account)


def test_a_symbol_of_no_type_takes_no_order() -> None:
    symbol = ExchangeInfo.load({"symbols": [{"symbol": "AB", "orderTypes": ["OTHER"]}]})["AB"]

    with pytest.raises(ValueError, match=r"no order on AB is legal .*ORDER_TYPE"):
        legal_orders(symbol)


def test_bounds_that_exclude_each_other_leave_no_order() -> None:
    rule = {"filterType": "LOT_SIZE", "minQty": "2", "maxQty": "1", "stepSize": "1"}
    symbol = ExchangeInfo.load({"symbols": [{"symbol": "AB", "filters": [rule]}]})["AB"]

    with pytest.raises(ValueError, match=r"no order on AB is legal with these facts: .*LOT_SIZE"):
        legal_orders(symbol)


@given(st.data())
def test_an_account_with_next_to_nothing_can_still_sell_a_little(data: st.DataObject) -> None:
    account = Account(balances={"BTC": "0.001", "USDT": "0"})

    order = data.draw(legal_orders(BITCOIN, market=MARKET, account=account))

    assert order.side == "SELL"
    assert BITCOIN.check(order, market=MARKET, account=account).ok
