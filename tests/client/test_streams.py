"""Addresses of WebSocket streams."""

import warnings
from typing import Any

import pytest

from pretrade.client import Client, MayBeGone
from pretrade.client.streams import STREAMS

LISTEN_KEY = "pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1"


def stream_url(*names: str, **settings: Any) -> str:  # noqa: ANN401  settings
    with Client(environment=settings.pop("environment", "live"), **settings) as client:
        return client.stream_url(*names)


def test_one_stream_has_a_path_and_several_share_a_connection() -> None:
    assert stream_url("btcusdt@trade") == "wss://stream.binance.com:9443/ws/btcusdt@trade"
    assert stream_url("btcusdt@depth5@100ms", "!miniTicker@arr") == (
        "wss://stream.binance.com:9443/stream?streams=btcusdt@depth5@100ms/!miniTicker@arr"
    )


def test_the_address_is_that_of_the_environment() -> None:
    assert stream_url("btcusdt@trade", environment="testnet").startswith(
        "wss://stream.testnet.binance.vision/ws/"
    )
    assert stream_url("btcusdt@trade", base_url="http://127.0.0.1:8000") == (
        "ws://127.0.0.1:8000/ws/btcusdt@trade"
    )


@pytest.mark.filterwarnings("ignore::pretrade.client.MayBeGone")
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
        ("bt?c&usdt@trade", "is no stream"),
        ("btc#usdt@trade", "is no stream"),
        ("btc%20@trade", "is no stream"),
        ("@trade", "is no stream: it names no symbol, as btcusdt@trade does"),
        ("btcup@nav_kline_1m", "in capitals in streams: BTCUP@nav_kline_1m, not btcup"),
        ("btcup@tokenNav", "in capitals in streams: BTCUP@tokenNav, not btcup"),
        (LISTEN_KEY[:-8] + "-", "a text of 57 characters is no stream"),
    ],
)
def test_a_name_that_is_none_is_told_with_what_may_be_meant(name: str, told: str) -> None:
    with pytest.raises(ValueError, match="stream") as failed:
        stream_url("ethusdt@trade", name)
    assert told in str(failed.value)


def test_a_listen_key_that_is_mistyped_is_not_shown() -> None:
    with pytest.raises(ValueError, match="no stream") as failed:
        stream_url(LISTEN_KEY[:40])
    assert LISTEN_KEY[:20] not in str(failed.value)


def test_a_symbol_beyond_ascii_is_percent_encoded() -> None:
    assert stream_url("币安人生usdt@trade").endswith(
        "/ws/%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9Fusdt@trade"
    )


def test_a_connection_has_a_greatest_number_of_streams() -> None:
    assert stream_url(*["btcusdt@trade"] * 1024)
    with pytest.raises(ValueError, match="takes up to 1024 streams, not 1025"):
        stream_url(*["btcusdt@trade"] * 1025)


def test_a_name_is_a_text() -> None:
    with pytest.raises(TypeError, match="named by text, as 'btcusdt@trade', not None"):
        stream_url(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("!bookTicker", "removed it by 2022-12-07"),
        ("!ticker@arr", "retired it on 2026-03-26"),
        ("BTCUP@tokenNav", "no streams of leveraged tokens"),
        ("BTCUP@nav_kline_1m", "no streams of leveraged tokens"),
    ],
)
def test_a_stream_that_may_be_gone_says_so_where_it_is_asked_for(name: str, told: str) -> None:
    with Client(environment="live") as client, pytest.warns(MayBeGone, match=told) as warned:
        client.stream_url("btcusdt@trade", name)
    assert [one.filename for one in warned] == [__file__]


def test_a_stream_that_is_there_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        stream_url("btcusdt@bookTicker", "!miniTicker@arr", "!ticker_1h@arr")


def test_a_stream_must_be_named() -> None:
    with pytest.raises(ValueError, match="name a stream"):
        stream_url()
