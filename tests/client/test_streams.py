"""Addresses of WebSocket streams."""

from typing import Any

import pytest

from pretrade.client import Client
from pretrade.client.streams import STREAMS

LISTEN_KEY = "pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1"


def stream_url(*names: str, **settings: Any) -> str:  # noqa: ANN401  settings
    with Client(environment=settings.pop("environment", "live"), **settings) as client:
        return client.stream_url(*names)


def test_one_stream_has_a_path_and_several_share_a_connection() -> None:
    assert stream_url("btcusdt@trade") == "wss://stream.binance.com:9443/ws/btcusdt@trade"
    assert stream_url("btcusdt@depth5@100ms", "!bookTicker") == (
        "wss://stream.binance.com:9443/stream?streams=btcusdt@depth5@100ms/!bookTicker"
    )


def test_the_address_is_that_of_the_environment() -> None:
    assert stream_url("btcusdt@trade", environment="testnet").startswith(
        "wss://stream.testnet.binance.vision/ws/"
    )
    assert stream_url("btcusdt@trade", base_url="http://127.0.0.1:8000") == (
        "ws://127.0.0.1:8000/ws/btcusdt@trade"
    )


@pytest.mark.parametrize("template", STREAMS)
def test_every_stream_of_the_documents_has_an_address(template: str) -> None:
    name = template
    for part, value in {
        "<symbol>": "btcusdt",
        "<token>": "BTCUP",
        "<interval>": "1M",
        "<window>": "4h",
        "<levels>": "20",
        "<speed>": "@100ms",
        "<zone>": "@+08:00",
    }.items():
        name = name.replace(part, value)

    assert stream_url(name).endswith(f"/ws/{name}")


def test_a_listen_key_is_a_stream() -> None:
    assert stream_url(LISTEN_KEY).endswith(f"/ws/{LISTEN_KEY}")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("BTCUSDT@trade", "in lower case in streams: btcusdt@trade, not BTCUSDT@trade"),
        ("btcusdt@trades", "did you mean btcusdt@trade?"),
        ("btcusdt@klines_15m", "did you mean btcusdt@kline_15m?"),
        ("btcusdt@kline_1x", "did you mean btcusdt@kline_1"),
        ("!bookTickers", "did you mean !bookTicker?"),
        ("btcusdt", "btcusdt is no stream; there are <symbol>@aggTrade"),
        ("btcusdt@trade/x", "is no stream"),
    ],
)
def test_a_name_that_is_none_is_told_with_what_may_be_meant(name: str, told: str) -> None:
    with pytest.raises(ValueError, match="stream") as failed:
        stream_url("ethusdt@trade", name)
    assert told in str(failed.value)


def test_a_stream_must_be_named() -> None:
    with pytest.raises(ValueError, match="name a stream"):
        stream_url()
