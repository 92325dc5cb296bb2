"""A request remembers which of its amounts were given as floats."""

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from pretrade import CancelReplace, MarginOco, MarginOrder, Oco, Order, OrderListOco
from pretrade.order import REQUESTS, Request, TestOrder, read_request
from pretrade.order.parameters import ALL_AMOUNTS, NAMES

SINGLE: dict[str, Any] = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
LIMIT: dict[str, Any] = {**SINGLE, "quantity": "0.01", "price": "27000.1"}
OCO: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "side": "SELL",
    "quantity": 0.01,
    "price": 28000.5,
    "limitIcebergQty": "0.005",
    "stopPrice": 26000.25,
    "stopLimitPrice": "25900",
    "stopIcebergQty": 0.004,
    "stopLimitTimeInForce": "GTC",
}
LIST: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "side": "SELL",
    "quantity": "0.01",
    "aboveType": "LIMIT_MAKER",
    "abovePrice": 28000.5,
    "belowType": "STOP_LOSS_LIMIT",
    "belowStopPrice": "26000.25",
    "belowPrice": 25900.0,
    "belowTimeInForce": "GTC",
}
ORDERS = [Order, TestOrder, CancelReplace, MarginOrder]
WAYS: list[Callable[[type[Any], dict[str, Any]], Request]] = [
    lambda cls, params: cls.from_params(params),
    lambda cls, params: cls(**params),
    lambda cls, params: read_request(params, cls.kind, {}),
    lambda cls, params: read_request(None, cls.kind, params),
]


class FloatOfAnArray(float):
    """A float of a numerical library."""

    __slots__ = ()


@pytest.mark.parametrize("read", WAYS, ids=["mapping", "keywords", "check", "check keywords"])
@pytest.mark.parametrize("cls", ORDERS)
@pytest.mark.parametrize("again", range(3))
def test_an_order_remembers_its_floats(
    cls: type[Order], read: Callable[[type[Any], dict[str, Any]], Request], again: int
) -> None:
    del again  # the first order of a shape is read in another way than those after it
    one = read(cls, {**LIMIT, "price": 27000.1, "icebergQty": FloatOfAnArray(0.005)})

    assert one.floats == {"price", "icebergQty"}
    assert one.known("price") == Decimal("27000.1")
    assert one.to_params()["icebergQty"] == "0.005"


@pytest.mark.parametrize("given", ["0.01", Decimal("0.01"), 1, None, True])
def test_no_other_number_is_a_float(given: object) -> None:
    assert Order.from_params({**LIMIT, "quantity": given}).floats == frozenset()
    assert Order.from_params({**LIMIT, "newClientOrderId": "a", "quantity": given}).floats == set()


def test_only_amounts_are_remembered() -> None:
    params = {**LIMIT, "recvWindow": 5000.0, "strategyId": 1.0, "trailingDelta": 10.0, "foo": 0.1}

    assert Order.from_params(params).floats == frozenset()
    assert Order.from_params({**params, "price": 1.5}).floats == {"price"}


def test_keywords_are_remembered_by_their_names_on_the_wire() -> None:
    keywords: Any = {**SINGLE, "quote_order_qty": 10.5, "stop_price": 1.5}
    one = Order(**keywords)

    assert one.floats == {"quoteOrderQty", "stopPrice"}


@pytest.mark.parametrize("given", [float("nan"), float("inf"), -1.5, 1e-30, 1e30])
def test_a_float_that_cannot_be_sent_is_remembered_too(given: float) -> None:
    one = Order.from_params({**LIMIT, "price": given})

    assert one.floats == one.malformed.keys() == {"price"}
    assert one.replace(quantity="1").floats == {"price"}


@pytest.mark.parametrize("again", range(2))
def test_a_list_and_its_legs_remember_their_floats(again: int) -> None:
    del again
    old, new = Oco.from_params(OCO), OrderListOco.from_params(LIST)

    assert old.floats == {"quantity", "price", "stopPrice", "stopIcebergQty"}
    assert [leg.order.floats for leg in old.legs] == [
        {"quantity", "price"},
        {"quantity", "stopPrice", "icebergQty"},
    ]
    assert new.floats == {"abovePrice", "belowPrice"}
    assert [leg.order.floats for leg in new.legs] == [{"price"}, {"price"}]


def test_the_newer_form_of_an_oco_has_the_same_floats() -> None:
    new = Oco.from_params(OCO).to_order_list()

    assert new.floats == {"quantity", "abovePrice", "belowStopPrice", "belowIcebergQty"}
    assert new.to_params() == Oco.from_params(as_texts(OCO)).to_order_list().to_params()


def as_texts(params: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in params.items()}


def pickled(one: Request) -> Request:
    again: Request = pickle.loads(pickle.dumps(one))  # noqa: S301  our own bytes
    return again


REQUEST_OF_FLOATS: list[Request] = [
    *(cls.from_params({**LIMIT, "quantity": 0.1, "price": 0.1 + 0.2}) for cls in ORDERS),
    *(Oco.from_params(OCO), MarginOco.from_params(OCO), OrderListOco.from_params(LIST)),
    Order.from_params({**LIMIT, "price": float("inf"), "foo": 0.5}),
]


@pytest.mark.parametrize("one", REQUEST_OF_FLOATS, ids=lambda one: one.kind)
@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_remembers(one: Request, make: Callable[[Request], Request]) -> None:
    again = make(one)

    assert again == one
    assert again.shape.given == one.shape.given
    assert again.floats == one.floats != frozenset()
    assert again.to_params() == one.to_params()
    if isinstance(one, Oco | OrderListOco) and isinstance(again, Oco | OrderListOco):
        assert [leg.order.floats for leg in again.legs] == [leg.order.floats for leg in one.legs]


@pytest.mark.parametrize(
    ("changes", "floats"),
    [
        ({"new_client_order_id": "a"}, {"price", "quantity"}),
        ({"price": "27000.2"}, {"quantity"}),
        ({"price": Decimal("27000.1")}, {"quantity"}),
        ({"price": None}, {"quantity"}),
        ({"price": 1.5}, {"price", "quantity"}),
        ({"stop_price": 1.5}, {"price", "quantity", "stopPrice"}),
        ({"price": 1, "quantity": "1"}, set[str]()),
    ],
)
def test_a_replaced_amount_is_what_it_was_given_as(
    changes: dict[str, Any], floats: set[str]
) -> None:
    one = Order.from_params({**LIMIT, "quantity": 0.01, "price": 27000.1})

    assert one.replace(**changes).floats == floats


def test_a_replaced_amount_of_a_list_reaches_its_leg() -> None:
    one = OrderListOco.from_params(LIST).replace(above_price="28000.5", below_stop_price=26000.25)

    assert one.floats == {"belowStopPrice", "belowPrice"}
    assert [leg.order.floats for leg in one.legs] == [set(), {"price", "stopPrice"}]


def test_another_kind_of_the_same_order_has_the_same_floats() -> None:
    one = Order.from_params({**LIMIT, "price": 27000.1})

    assert read_request(one, "testOrder", {}).floats == {"price"}


def test_floats_of_ccxt_are_floats() -> None:
    assert Order.from_ccxt("BTC/USDT", "limit", "buy", 0.001, 27000.1).floats == {
        "quantity",
        "price",
    }


def test_orders_are_equal_whatever_their_numbers_were_given_as() -> None:
    params = {**LIMIT, "newClientOrderId": "a"}
    for base in (LIMIT, params):
        text = Order.from_params(base)
        number = Order.from_params({**base, "quantity": 0.01, "price": 27000.1})

        assert text.floats != number.floats
        assert text == number
        assert hash(text) == hash(number)
        assert text.shape is number.shape
        assert repr(text) == repr(number)
        assert text.given() == number.given()
    assert Oco.from_params(OCO) == Oco.from_params(as_texts(OCO))


def test_the_values_of_an_order_are_decimals_all_the_same() -> None:
    one = Order.from_params({**LIMIT, "quantity": 0.01})

    assert type(one.given()["quantity"]) is Decimal
    assert type(one.as_given()["quantity"]) is float
    assert type(one.as_given()["price"]) is Decimal


def test_every_amount_of_every_request_can_be_remembered() -> None:
    for kind, cls in REQUESTS.items():
        for name in ALL_AMOUNTS & NAMES[kind]:
            assert cls.from_params({name: 0.5}).floats == {name}, (kind, name)
