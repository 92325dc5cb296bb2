"""Margin orders are judged; then there is no margin account."""

import pytest

from tests.testing.server.asking import LIMIT, asker

OCO = {
    "symbol": "BTCUSDT",
    "side": "SELL",
    "quantity": "0.001",
    "price": "61000",
    "stopPrice": "59000",
    "stopLimitPrice": "58000",
    "stopLimitTimeInForce": "GTC",
}


@pytest.mark.parametrize(("name", "params"), [("new_margin_order", LIMIT), ("new_margin_oco", OCO)])
def test_an_order_without_fault_is_refused_for_want_of_an_account(
    name: str, params: dict[str, str]
) -> None:
    assert asker().code(name, **params) == (400, -3003, "Margin account does not exist.")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"quantity": "0"}, -1013),
        ({"symbol": "NOPE"}, -1121),
        ({"side": "HOLD"}, -1117),
        ({"strategyId": "100"}, -1104),
        ({"trailingDelta": "100"}, -1106),
        ({"recvWindow": "60001"}, -1131),
        ({"timestamp": "1"}, -1021),
    ],
)
def test_what_is_wrong_with_it_comes_first(changes: dict[str, str], code: int) -> None:
    assert asker().code("new_margin_order", **{**LIMIT, **changes})[1] == code
