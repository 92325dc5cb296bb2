"""Lists in which one order triggers others: what they are made of, and how they are built."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest

from pretrade import MarginOto, MarginOtoco, Opo, Opoco, Order, Oto, Otoco
from pretrade.enums import Contingency, Phase
from pretrade.order import OneTriggersOther
from pretrade.order.parameters import MANDATORY, NAMES, attribute

BUY = Order.limit("BTCUSDT", "BUY", quantity="0.01", price="20000")
SELL = Order.limit("BTCUSDT", "SELL", quantity="0.01", price="22000")
TARGET = Order.limit_maker("BTCUSDT", "SELL", quantity="0.01", price="22000")
STOP = Order.stop_loss("BTCUSDT", "SELL", quantity="0.01", stop_price="19000")

LISTS: list[OneTriggersOther] = [
    Oto.of(BUY, SELL),
    MarginOto.of(BUY, SELL, is_isolated=True),
    Otoco.of(BUY, TARGET, STOP),
    MarginOtoco.of(BUY, TARGET, STOP, sideEffectType="MARGIN_BUY"),
    Opo.of(BUY, SELL),
    Opoco.of(BUY, TARGET, STOP),
]


def test_each_leg_has_its_own_side_quantity_and_phase() -> None:
    oto = Oto.of(BUY, SELL.replace(quantity="0.005"))

    assert [(leg.label, leg.side, str(leg.quantity), leg.phase) for leg in oto.legs] == [
        ("working", "BUY", "0.01", Phase.WORKING),
        ("pending", "SELL", "0.005", Phase.PENDING),
    ]
    assert (oto.side, oto.working.to_params()) == (None, BUY.to_params())
    assert oto.pending.to_params() == {**SELL.to_params(), "quantity": "0.005"}


def test_an_otoco_is_one_order_and_a_pair() -> None:
    otoco = Otoco.of(BUY, TARGET, STOP)

    assert [leg.label for leg in otoco.legs] == ["working", "pendingAbove", "pendingBelow"]
    assert otoco.pending_above.to_params() == TARGET.to_params()
    assert otoco.pending_below.to_params() == STOP.to_params()
    assert otoco.to_params() == {
        "symbol": "BTCUSDT",
        "workingType": "LIMIT",
        "workingSide": "BUY",
        "workingQuantity": "0.01",
        "workingPrice": "20000",
        "workingTimeInForce": "GTC",
        "pendingSide": "SELL",
        "pendingQuantity": "0.01",
        "pendingAboveType": "LIMIT_MAKER",
        "pendingAbovePrice": "22000",
        "pendingBelowType": "STOP_LOSS",
        "pendingBelowStopPrice": "19000",
    }


@pytest.mark.parametrize("cls", [Opo, Opoco])
def test_what_an_opo_bought_is_what_it_sells(cls: type[Opo | Opoco]) -> None:
    opo = cls.of(BUY, SELL) if cls is Opo else Opoco.of(BUY, TARGET, STOP)

    assert "pendingQuantity" not in opo.to_params()
    assert {str(leg.quantity) for leg in opo.legs} == {"0.01"}


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.kind)
def test_such_a_list_says_what_it_is(one: OneTriggersOther) -> None:
    assert one.contingency is Contingency.OTO
    assert one.rate_count == len(one.legs)
    assert not one.malformed
    assert not one.unknown
    assert one.to_params().keys() >= {*MANDATORY[one.kind]}
    assert one.to_params().keys() <= NAMES[one.kind]


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.kind)
def test_it_survives_the_wire_and_copies(one: OneTriggersOther) -> None:
    keywords: Any = {attribute(name): value for name, value in one.to_params().items()}

    assert type(one).from_params(one.to_params()) == one
    assert type(one)(**keywords) == one
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  our own bytes


@pytest.mark.parametrize(
    ("kind", "count"),
    [("oto", 32), ("otoco", 44), ("opo", 31), ("opoco", 43), ("marginOto", 25)],
)
def test_a_request_has_as_many_parameters_as_the_documents(kind: str, count: int) -> None:
    names = next(names for known, names in NAMES.items() if known == kind)

    assert len(names - {"signature"}) == count


def test_every_parameter_is_an_attribute() -> None:
    for one in LISTS:
        for name, value in one.to_params().items():
            assert str(getattr(one, attribute(name))) == value


def test_replace_rebuilds_the_legs() -> None:
    dearer = Otoco.of(BUY, TARGET, STOP).replace(pendingAbovePrice="23000", working_quantity="0.02")

    assert str(dearer.pending_above.price) == "23000"
    assert [str(leg.quantity) for leg in dearer.legs] == ["0.02", "0.01", "0.01"]


def test_orders_of_one_list_share_what_it_has_once() -> None:
    with pytest.raises(ValueError, match="symbol is BTCUSDT and ETHUSDT: orders of oto share it"):
        Oto.of(BUY, SELL.replace(symbol="ETHUSDT"))
    with pytest.raises(ValueError, match=r"pendingQuantity is 0\.01 and 0\.02"):
        Otoco.of(BUY, TARGET, STOP.replace(quantity="0.02"))


def test_a_leg_takes_no_parameter_that_the_list_has_not() -> None:
    with pytest.raises(ValueError, match="the working order of oto takes no stopPrice"):
        Oto.of(STOP, SELL)
    with pytest.raises(ValueError, match="the pending order of oto takes no quoteOrderQty"):
        Oto.of(BUY, Order.market("BTCUSDT", "SELL", quote_order_qty="10"))


@pytest.mark.parametrize("cls", [Otoco, Opoco])
def test_a_buy_is_protected(cls: type[Otoco]) -> None:
    one = cls.buy_then_protect(
        "BTCUSDT",
        quantity="0.01",
        price="20000",
        stop_price="19000",
        stop_limit_price="18900",
        target_price="22000",
        list_client_order_id="mine",
    )

    assert one.list_client_order_id == "mine"
    assert (one.working.side, one.pending_above.side, one.pending_below.side) == (
        "BUY",
        "SELL",
        "SELL",
    )
    assert (one.pending_below.type, one.pending_below.time_in_force) == ("STOP_LOSS_LIMIT", "GTC")
    assert str(one.pending_below.price) == "18900"


def test_floats_are_remembered_by_leg() -> None:
    params: dict[str, object] = {**Oto.of(BUY, SELL).to_params(), "pendingPrice": 22000.5}

    one = Oto.from_params(params)

    assert one.floats == {"pendingPrice"}
    assert [leg.order.floats for leg in one.legs] == [set(), {"price"}]


def test_lists_that_differ_in_numbers_only_share_their_shape() -> None:
    params = Otoco.of(BUY, TARGET, STOP).to_params()
    first, second = Otoco.from_params(params), Otoco.from_params({**params, "workingPrice": "1"})

    assert first.shape is second.shape
    assert first.shape is not Otoco.from_params({**params, "pendingSide": "BUY"}).shape


def test_what_the_list_takes_is_given_to_the_list() -> None:
    buy = Order.limit("BTCUSDT", "BUY", "0.01", "20000", self_trade_prevention_mode="NONE")

    with pytest.raises(ValueError, match="takes no selfTradePreventionMode; give it to the list"):
        Oto.of(buy, SELL)


@pytest.mark.parametrize("odd", [Decimal("sNaN"), float("nan")])
def test_what_is_no_number_is_no_reason_to_fail(odd: Any) -> None:  # noqa: ANN401
    working = Order.limit("BTCUSDT", "BUY", odd, "20000")
    pending = Order.limit("BTCUSDT", "SELL", odd, "22000")

    assert Opo.of(working, pending).malformed.keys() == {"workingQuantity"}
    with pytest.raises(
        ValueError, match=r"workingQuantity is (sNaN|nan) and 0.01: .*send the same"
    ):
        Opo.of(working, SELL)


def test_orders_that_write_one_number_in_two_ways_share_it() -> None:
    longer = Order.limit("BTCUSDT", "SELL", "0.0100", "22000")

    assert Opo.of(BUY, longer).working.quantity == Decimal("0.01")


def test_what_is_no_order_is_said() -> None:
    nothing: Any = None
    with pytest.raises(TypeError, match="the pending order of oto is an Order, not NoneType"):
        Oto.of(BUY, nothing)
