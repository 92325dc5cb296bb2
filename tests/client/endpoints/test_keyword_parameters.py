"""The keywords of methods: the exchange's names, in two spellings, and no others."""

import re
from typing import Any

import pytest

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.keyword_parameters import parameters_of


def read(name: str, **keywords: Any) -> dict[str, object]:  # noqa: ANN401  any parameter
    return parameters_of(ENDPOINTS[name], keywords)


def test_both_spellings_are_read() -> None:
    wanted = {"symbol": "BTCUSDT", "startTime": 1, "endTime": 2}

    assert read("all_orders", symbol="BTCUSDT", startTime=1, endTime=2) == wanted
    assert read("all_orders", symbol="BTCUSDT", start_time=1, end_time=2) == wanted


def test_none_is_not_sent() -> None:
    assert read("open_orders", symbol=None) == {}


@pytest.mark.parametrize(
    ("name", "keywords", "told"),
    [
        (
            "query_order",
            {"symbol": "A", "orderID": 1},
            "no parameter orderID; did you mean orderId?",
        ),
        ("ping", {"verbose": 1}, "ping() has no parameter verbose; there are none"),
        (
            "open_order_lists",
            {"xyz": 1},
            "open_order_lists() has no parameter xyz; there are recvWindow",
        ),
        ("open_orders", {"recvWindow": 1, "recv_window": 2}, "got recvWindow in both spellings"),
        ("query_order", {"orderId": 1}, "query_order() needs symbol"),
        ("query_order", {"symbol": None}, "query_order() needs symbol"),
        ("klines", {}, "klines() needs symbol, interval"),
    ],
)
def test_what_is_wrong_is_an_error_of_the_program(
    name: str, keywords: dict[str, Any], told: str
) -> None:
    with pytest.raises(TypeError, match=re.escape(told)):
        read(name, **keywords)
