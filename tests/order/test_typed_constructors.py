from decimal import Decimal

import pytest

from pretrade import Amend, CancelReplace, MarginOrder, Order
from pretrade.order import TestOrder, keywords
from pretrade.order.parameters import NAMES, attribute
from tests.rules.requests import judge

TRANSPORT = {"recvWindow", "timestamp", "signature"}
BASE = {"symbol": "BTCUSDT", "side": "BUY", "quantity": "0.01"}


@pytest.mark.parametrize(
    ("order", "params"),
    [
        (
            Order.limit("BTCUSDT", "BUY", quantity="0.01", price="19000", time_in_force="IOC"),
            {"type": "LIMIT", "timeInForce": "IOC", "price": "19000"},
        ),
        (
            Order.limit("BTCUSDT", "BUY", "0.01", "19000", timeInForce="GTC", icebergQty="0.001"),
            {"type": "LIMIT", "timeInForce": "GTC", "price": "19000", "icebergQty": "0.001"},
        ),
        (
            Order.market("BTCUSDT", "BUY", quote_order_qty="150"),
            {"type": "MARKET", "quantity": None, "quoteOrderQty": "150"},
        ),
        (
            Order.stop_loss("BTCUSDT", "BUY", "0.01", trailing_delta=100),
            {"type": "STOP_LOSS", "trailingDelta": "100"},
        ),
        (
            Order.take_profit("BTCUSDT", "BUY", "0.01", stopPrice="19000"),
            {"type": "TAKE_PROFIT", "stopPrice": "19000"},
        ),
    ],
    ids=lambda value: value.type if isinstance(value, Order) else "",
)
def test_what_a_type_takes_besides_is_sent_as_given(
    order: Order, params: dict[str, str | None]
) -> None:
    expected = {name: value for name, value in {**BASE, **params}.items() if value is not None}

    assert order.to_params() == expected
    assert judge(dict(order.to_params())).certain


def test_numbers_may_be_decimals_and_integers() -> None:
    order = Order.limit("BTCUSDT", "BUY", Decimal("1E-2"), 19000)

    assert (order.quantity, order.price) == (Decimal("0.01"), Decimal(19000))


def test_no_time_in_force_can_be_asked_for() -> None:
    assert "timeInForce" not in Order.limit("BTCUSDT", "BUY", 1, 1, time_in_force=None).to_params()


def test_a_misspelt_keyword_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="did you mean 'stop_price'"):
        Order.stop_loss("BTCUSDT", "BUY", "1", stop_prize="1")  # type: ignore[call-arg]


def test_the_time_in_force_twice_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="twice"):
        Order.limit("BTCUSDT", "BUY", 1, 1, timeInForce="GTC", time_in_force="GTC")


@pytest.mark.parametrize("cls", [TestOrder, MarginOrder])
def test_the_kin_of_an_order_has_the_same_constructors(cls: type[Order]) -> None:
    order = cls.limit("BTCUSDT", "BUY", "0.01", "19000")

    assert type(order) is cls
    assert order.to_params() == Order.limit("BTCUSDT", "BUY", "0.01", "19000").to_params()


@pytest.mark.parametrize(
    ("cls", "taken"),
    [
        (Order, keywords.OrderKeywords),
        (TestOrder, keywords.TestOrderKeywords),
        (CancelReplace, keywords.CancelReplaceKeywords),
        (MarginOrder, keywords.MarginOrderKeywords),
        (Amend, keywords.AmendKeywords),
    ],
)
def test_every_parameter_is_a_keyword_in_either_spelling_and_an_attribute(
    cls: type[Order | Amend], taken: type[object]
) -> None:
    names = NAMES[cls.kind]
    spelt = {spelling for name in names for spelling in (name, attribute(name))}

    assert spelt - taken.__annotations__.keys() == set()
    assert not [name for name in names - TRANSPORT if not hasattr(cls, attribute(name))]
