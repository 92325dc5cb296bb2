import pytest

from pretrade import MarginOco, Oco, OrderListOco
from pretrade.enums import OrderType
from tests.rules.requests import judge, oco, order_list_oco

OLD = Oco.from_params(oco("SELL"))
NEW = OrderListOco.from_params(order_list_oco("SELL"))


def test_the_legs_of_an_oco_are_the_orders_they_become() -> None:
    limit, stop = OLD.legs

    assert (limit.label, stop.label) == ("limit", "stop")
    assert limit.order.to_params() == {
        "symbol": "BTCUSDT",
        "side": "SELL",
        "type": "LIMIT_MAKER",
        "quantity": "0.01",
        "price": "21000",
    }
    assert stop.order.to_params() == {
        "symbol": "BTCUSDT",
        "side": "SELL",
        "type": "STOP_LOSS_LIMIT",
        "timeInForce": "GTC",
        "quantity": "0.01",
        "stopPrice": "19000",
        "price": "18500",
    }


def test_without_a_limit_price_the_stop_is_a_stop_loss() -> None:
    plain = Oco.from_params(oco(stopLimitPrice=None, stopLimitTimeInForce=None))

    assert plain.legs[1].order.type is OrderType.STOP_LOSS
    assert plain.legs[1].order.price is None


def test_each_leg_has_its_own_iceberg_strategy_and_id() -> None:
    request = Oco.from_params(
        oco(
            limitIcebergQty="0.001",
            limitStrategyId=1,
            limitStrategyType=1000001,
            limitClientOrderId="l",
            stopIcebergQty="0.002",
            stopStrategyId=2,
            stopStrategyType=1000002,
            stopClientOrderId="s",
            trailingDelta=100,
        )
    )

    limit, stop = (leg.order for leg in request.legs)
    assert (str(limit.iceberg_qty), limit.strategy_id, limit.strategy_type) == ("0.001", 1, 1000001)
    assert (str(stop.iceberg_qty), stop.strategy_id, stop.strategy_type) == ("0.002", 2, 1000002)
    assert (limit.new_client_order_id, stop.new_client_order_id) == ("l", "s")
    assert (limit.trailing_delta, stop.trailing_delta) == (None, 100)
    assert request.icebergs == 2


@pytest.mark.parametrize("request_", [OLD, NEW, MarginOco.from_params(oco())], ids=repr)
def test_an_oco_counts_as_two_orders_of_the_rate_limits(request_: Oco | OrderListOco) -> None:
    assert request_.rate_count == 2
    assert request_.icebergs == 0


@pytest.mark.parametrize(
    ("side", "limit", "stop"), [("SELL", "above", "below"), ("BUY", "below", "above")]
)
def test_the_old_form_translates_to_the_new_one(side: str, limit: str, stop: str) -> None:
    old = Oco(
        symbol="BTCUSDT",
        side=side,
        quantity="0.01",
        price="21000",
        stopPrice="19000",
        stopLimitPrice="18500",
        stopLimitTimeInForce="GTC",
    )

    new = old.to_order_list()

    assert isinstance(new, OrderListOco)
    assert new.to_params() == {
        "symbol": "BTCUSDT",
        "side": side,
        "quantity": "0.01",
        f"{limit}Type": "LIMIT_MAKER",
        f"{limit}Price": "21000",
        f"{stop}Type": "STOP_LOSS_LIMIT",
        f"{stop}StopPrice": "19000",
        f"{stop}Price": "18500",
        f"{stop}TimeInForce": "GTC",
    }


def test_the_translation_keeps_everything_else() -> None:
    old = Oco.from_params(
        oco(
            listClientOrderId="list",
            limitClientOrderId="l",
            limitStrategyId=1,
            limitStrategyType=1000001,
            limitIcebergQty="0.001",
            trailingDelta=100,
            stopClientOrderId="s",
            stopStrategyId=2,
            stopStrategyType=1000002,
            stopIcebergQty="0.002",
            newOrderRespType="ACK",
            selfTradePreventionMode="NONE",
            recvWindow=5000,
            timestamp=1,
            signature="x",
        )
    )

    params = old.to_order_list().to_params()

    assert params == {
        **NEW.to_params(),
        "listClientOrderId": "list",
        "aboveClientOrderId": "l",
        "aboveStrategyId": "1",
        "aboveStrategyType": "1000001",
        "aboveIcebergQty": "0.001",
        "belowTrailingDelta": "100",
        "belowClientOrderId": "s",
        "belowStrategyId": "2",
        "belowStrategyType": "1000002",
        "belowIcebergQty": "0.002",
        "newOrderRespType": "ACK",
        "selfTradePreventionMode": "NONE",
        "recvWindow": "5000",
        "timestamp": "1",
        "signature": "x",
    }


@pytest.mark.parametrize("side", ["SELL", "BUY"])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"stopLimitPrice": None, "stopLimitTimeInForce": None},
        {"price": "2104", "stopPrice": "2105"},
        {"price": "2105", "stopPrice": "2104"},
        {"quantity": "0"},
        {"stopPrice": "20000"},
    ],
)
def test_both_forms_have_one_verdict(side: str, changes: dict[str, object]) -> None:
    old = Oco.from_params(oco(side, **changes))

    by_old = judge(dict(old.to_params()), kind="oco")
    by_new = judge(dict(old.to_order_list().to_params()), kind="orderListOco")

    assert by_old.ok is by_new.ok
    assert [one.rule for one in by_old.violations] == [one.rule for one in by_new.violations]


def test_what_cannot_be_read_is_translated_as_given() -> None:
    old = Oco.from_params(oco("SELL", price="1e3", foo="bar"))

    params = old.to_order_list().to_params()

    assert params["abovePrice"] == "1e3"
    assert params["foo"] == "bar"


@pytest.mark.parametrize("given", [{}, {"side": "UP"}, {"price": [1], "stopPrice": {}}])
def test_the_translation_never_raises(given: dict[str, object]) -> None:
    assert isinstance(Oco.from_params(given).to_order_list(), OrderListOco)


def test_a_margin_oco_has_the_parameters_of_margin() -> None:
    request = MarginOco.from_params(oco(isIsolated="TRUE", sideEffectType="MARGIN_BUY"))

    assert (request.is_isolated, request.side_effect_type) == ("TRUE", "MARGIN_BUY")
    assert not request.unknown


def test_both_spellings_and_their_mistakes() -> None:
    assert Oco(stop_limit_price="1") == Oco(stopLimitPrice="1")
    assert OrderListOco(above_stop_price="1") == OrderListOco(aboveStopPrice="1")
    with pytest.raises(TypeError, match="did you mean 'stopLimitPrice'"):
        Oco(stopLimitPrize="1")
    with pytest.raises(TypeError, match="twice"):
        OrderListOco(abovePrice="1", above_price="1")


def test_replace_rebuilds_the_legs() -> None:
    changed = OLD.replace(stopLimitPrice=None, stop_limit_time_in_force=None, price="22000")

    assert [leg.order.type for leg in changed.legs] == ["LIMIT_MAKER", "STOP_LOSS"]
    assert str(changed.legs[0].order.price) == "22000"


def test_repr_shows_what_was_given() -> None:
    assert repr(NEW) == (
        "OrderListOco(symbol='BTCUSDT', side='SELL', quantity='0.01', aboveType='LIMIT_MAKER', "
        "abovePrice='21000', belowType='STOP_LOSS_LIMIT', belowPrice='18500', "
        "belowStopPrice='19000', belowTimeInForce='GTC')"
    )
