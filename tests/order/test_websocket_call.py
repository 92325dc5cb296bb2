"""A call of the WebSocket API is read as the request that it makes."""

import pytest

from pretrade import ExchangeInfo, Order
from pretrade.order import Request, read_request
from pretrade.order.websocket_call import METHODS
from tests.rules.requests import ACCOUNT, LISTED, MARKET, order

PARAMS: dict[str, object] = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": 0.01,
    "price": 19000,
    "apiKey": "key",
    "signature": "abc",
    "timestamp": 1660801713793,
}


def call(method: str, params: object = PARAMS, **more: object) -> dict[str, object]:
    return {"method": method, "params": params, **more}


def read(given: dict[str, object], kind: str | None = None) -> Request:
    return read_request(given, kind, {})


def test_numbers_are_read_and_the_key_is_the_transports() -> None:
    request = read(call("order.place", id="56374a46"))

    assert isinstance(request, Order)
    assert not request.unknown
    assert request.to_params() == {
        **{name: str(value) for name, value in PARAMS.items() if name != "apiKey"}
    }


@pytest.mark.parametrize(("method", "kind"), METHODS.items())
@pytest.mark.parametrize("version", ["", "v3/"])
def test_every_method_that_places_or_amends_is_a_request(
    method: str, kind: str, version: str
) -> None:
    assert read(call(version + method)).kind == kind


def test_a_call_is_judged_as_its_request() -> None:
    for info in (LISTED, ExchangeInfo.load(LISTED.raw)):  # nothing has been built of the second
        wrong = info.check(call("order.place", order("LIMIT", price="0")), market=MARKET)
        assert wrong == info.check(order("LIMIT", price="0"), market=MARKET)
        assert LISTED["BTCUSDT"].check(call("order.place", order("MARKET")), account=ACCOUNT).ok


def test_one_without_a_symbol_is_of_the_symbol_that_is_asked() -> None:
    named = LISTED["BTCUSDT"].check(call("order.place", {"side": "BUY"}))

    assert [one.field for one in named.violations] == ["type"]


def test_what_is_no_such_call_says_so() -> None:
    with pytest.raises(ValueError, match="'time' neither places nor amends orders; there are"):
        read(call("time"))
    with pytest.raises(ValueError, match=r"'order\.place' is a request of kind order, not oco"):
        read(call("order.place"), "oco")
    with pytest.raises(TypeError, match=r"params of 'order\.place' are an object, not list"):
        read(call("order.place", []))


@pytest.mark.parametrize(
    "given", [{"method": "order.place"}, {**call("order.place"), "symbol": "BTCUSDT"}]
)
def test_parameters_with_such_a_name_are_no_call(given: dict[str, object]) -> None:
    assert "method" in read(given).unknown


def test_a_kind_that_agrees_may_be_said() -> None:
    assert read(call("order.test"), "testOrder").kind == "testOrder"


@pytest.mark.parametrize("value", [None, True, 1.5, "1e-5", 10**30])
def test_no_value_raises(value: object) -> None:
    assert read(call("order.place", {"quantity": value})).kind == "order"
