import copy
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

from pretrade import CancelReplace, MarginOrder, Order
from pretrade.enums import OrderType, Side, TimeInForce
from pretrade.order import TestOrder

LIMIT = Order(
    symbol="BTCUSDT",
    side="BUY",
    type="LIMIT",
    timeInForce="GTC",
    quantity="0.0012",
    price="27123.45",
)
WIRE = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "0.0012",
    "price": "27123.45",
}


def build(**keywords: Any) -> Order:  # noqa: ANN401  what no type checker would let through
    return Order(**keywords)


def test_values_are_read_into_their_types() -> None:
    assert LIMIT.symbol == "BTCUSDT"
    assert LIMIT.side is Side.BUY
    assert LIMIT.type is OrderType.LIMIT
    assert LIMIT.time_in_force is TimeInForce.GTC
    assert LIMIT.quantity == Decimal("0.0012")
    assert LIMIT.price == Decimal("27123.45")
    assert LIMIT.stop_price is None
    assert LIMIT.trailing_delta is None


def test_integers_are_read_as_integers() -> None:
    order = Order(trailing_delta="0100", strategy_id=7, timestamp="1499827319559")

    assert (order.trailing_delta, order.strategy_id, order.timestamp) == (100, 7, 1499827319559)


@pytest.mark.parametrize(
    ("wire", "own"),
    [
        ("timeInForce", "time_in_force"),
        ("quoteOrderQty", "quote_order_qty"),
        ("newClientOrderId", "new_client_order_id"),
        ("strategyId", "strategy_id"),
        ("strategyType", "strategy_type"),
        ("stopPrice", "stop_price"),
        ("trailingDelta", "trailing_delta"),
        ("icebergQty", "iceberg_qty"),
        ("newOrderRespType", "new_order_resp_type"),
        ("selfTradePreventionMode", "self_trade_prevention_mode"),
        ("pegPriceType", "peg_price_type"),
        ("pegOffsetType", "peg_offset_type"),
        ("pegOffsetValue", "peg_offset_value"),
        ("recvWindow", "recv_window"),
    ],
)
def test_a_keyword_may_be_spelt_either_way(wire: str, own: str) -> None:
    words = {
        "time_in_force": "GTC",
        "new_order_resp_type": "ACK",
        "peg_price_type": "PRIMARY_PEG",
        "peg_offset_type": "PRICE_LEVEL",
    }
    value = words.get(own, "1000000")

    by_wire, by_own = build(**{wire: value}), build(**{own: value})

    assert by_wire == by_own
    assert by_wire.to_params() == {wire: value}
    assert str(getattr(by_wire, own)) == value
    with pytest.raises(TypeError, match=f"{wire}.*twice"):
        build(**{wire: value, own: value})


@pytest.mark.parametrize(
    ("keyword", "meant"),
    [
        ("quantiy", "quantity"),
        ("time_inforce", "time_in_force"),
        ("stop_prise", "stop_price"),
        ("QUANTITY", "quantity"),
        ("amount", "quantity"),
        ("zzz", None),
    ],
)
def test_a_misspelt_keyword_is_a_type_error_that_says_what_was_meant(
    keyword: str, meant: str | None
) -> None:
    with pytest.raises(TypeError, match=f"Order has no parameter '{keyword}'") as error:
        build(**{keyword: "1"})

    assert ("did you mean" in str(error.value)) is (meant is not None)
    if meant:
        assert repr(meant) in str(error.value)


def test_a_keyword_of_another_request_is_kept_to_be_judged() -> None:
    order = build(isIsolated="TRUE")

    assert order.unknown == {"isIsolated": "TRUE"}
    assert order.to_params() == {"isIsolated": "TRUE"}


def test_none_is_not_sent() -> None:
    order = Order(symbol="BTCUSDT", price=None, timeInForce=None)

    assert order.to_params() == {"symbol": "BTCUSDT"}
    assert order == Order(symbol="BTCUSDT")


def test_words_are_read_in_any_case_and_sent_as_the_exchange_writes_them() -> None:
    order = Order(side="buy", type="limit", time_in_force="gtc")

    assert order.to_params() == {"side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}


def test_the_words_may_be_members_of_the_enumerations() -> None:
    order = Order(side=Side.SELL, type=OrderType.MARKET)

    assert order.to_params() == {"side": "SELL", "type": "MARKET"}


def test_what_is_sent_can_be_read_back() -> None:
    assert LIMIT.to_params() == WIRE
    assert Order.from_params(LIMIT.to_params()) == LIMIT


def test_from_params_reads_wire_names_only() -> None:
    order = Order.from_params({"timeInForce": "GTC", "time_in_force": "IOC"})

    assert order.time_in_force is TimeInForce.GTC
    assert order.unknown == {"time_in_force": "IOC"}


def test_replace_returns_a_copy_with_changes() -> None:
    cheaper = LIMIT.replace(price="27000", time_in_force="IOC")

    assert cheaper.to_params() == {**WIRE, "price": "27000", "timeInForce": "IOC"}
    assert LIMIT.price == Decimal("27123.45")


def test_replace_by_none_takes_a_parameter_out() -> None:
    market = LIMIT.replace(type="MARKET", timeInForce=None, price=None)

    assert market == Order.market("BTCUSDT", "BUY", "0.0012")


def test_replace_keeps_what_could_not_be_read_and_mends_it() -> None:
    broken = Order.from_params({**WIRE, "price": "1e3", "foo": [1]})

    assert broken.replace(quantity="1").malformed == {"price": "1e3"}
    assert broken.replace(quantity="1").unknown == {"foo": [1]}
    assert not broken.replace(price="1000").malformed


def test_replace_may_break_an_order() -> None:
    assert LIMIT.replace(price="1e3").malformed == {"price": "1e3"}
    assert LIMIT.replace(price="1e3").price is None


@pytest.mark.parametrize(
    "changes", [{"prise": "1"}, {"timeInForce": "GTC", "time_in_force": "GTC"}]
)
def test_replace_knows_its_keywords(changes: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        LIMIT.replace(**changes)


@pytest.mark.parametrize("cls", [Order, TestOrder, CancelReplace, MarginOrder])
def test_replace_keeps_the_kind(cls: type[Order]) -> None:
    order = cls.from_params(WIRE)

    assert type(order.replace(price="1")) is cls


def test_equality_is_by_value_and_kind() -> None:
    assert Order.from_params(WIRE) == LIMIT
    assert Order.from_params(dict(reversed(WIRE.items()))) == LIMIT
    assert LIMIT.replace(price="27123.46") != LIMIT
    assert TestOrder.from_params(WIRE) != LIMIT
    assert Order.from_params({**WIRE, "foo": "1"}) != LIMIT
    assert Order.from_params({**WIRE, "price": "x"}) != Order.from_params({**WIRE, "price": "y"})


def test_equal_orders_have_one_hash() -> None:
    assert hash(Order.from_params(WIRE)) == hash(LIMIT)
    assert len({LIMIT, Order.from_params(WIRE), LIMIT.replace(price="1")}) == 2
    # Whatever could not be read.
    assert isinstance(hash(Order.from_params({"price": [1], "foo": {}})), int)


@pytest.mark.parametrize(
    "order",
    [
        LIMIT,
        Order(),
        Order.from_params({**WIRE, "price": "1e3", "foo": "1"}),
        TestOrder.from_params(WIRE),
        CancelReplace.from_params({**WIRE, "cancelOrderId": 7}),
        MarginOrder.from_params({**WIRE, "isIsolated": "TRUE"}),
    ],
    ids=repr,
)
def test_copies_and_pickles_are_equal(order: Order) -> None:
    for again in (copy.copy(order), copy.deepcopy(order), pickle.loads(pickle.dumps(order))):  # noqa: S301
        assert again == order
        assert type(again) is type(order)
        assert again.to_params() == order.to_params()


def test_an_order_is_frozen() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        LIMIT.price = Decimal(1)  # type: ignore[misc]
    with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
        LIMIT.nonsense = 1  # type: ignore[attr-defined]


def test_repr_shows_what_was_given() -> None:
    assert repr(LIMIT) == (
        "Order(symbol='BTCUSDT', side='BUY', type='LIMIT', timeInForce='GTC', "
        "quantity='0.0012', price='27123.45')"
    )
    assert repr(Order()) == "Order()"
    assert repr(Order.from_params({"price": "1e3", "foo": 1})) == "Order(price='1e3', foo='1')"


def test_orders_that_differ_in_numbers_only_share_their_shape() -> None:
    one, other = Order.from_params(WIRE), Order.from_params({**WIRE, "price": "1"})

    assert one.shape is other.shape
    assert Order.from_params({**WIRE, "side": "SELL"}).shape is not one.shape
    assert Order.from_params({**WIRE, "icebergQty": "1"}).shape is not one.shape


@pytest.mark.parametrize(
    ("order", "icebergs"),
    [
        (LIMIT, 0),
        (LIMIT.replace(icebergQty="0.001"), 1),
        (LIMIT.replace(icebergQty="0"), 0),
        (Order(), 0),
    ],
)
def test_an_iceberg_is_one_by_its_value(order: Order, icebergs: int) -> None:
    assert order.icebergs == icebergs


def test_a_truth_value_is_no_client_id() -> None:
    order = Order.from_params({"symbol": "BTCUSDT", "newClientOrderId": True})

    assert order.malformed == {"newClientOrderId": True}
