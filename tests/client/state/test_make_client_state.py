"""Environments: nothing goes where it was not said to go."""

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from pretrade.client import AsyncClient, Client, Environment, WrongEnvironment

Opened = Callable[..., Client | AsyncClient]

both = pytest.mark.parametrize("opened", [Client, AsyncClient])


@both
def test_the_environment_has_no_default(opened: Opened) -> None:
    assert inspect.signature(opened).parameters["environment"].default is inspect.Parameter.empty
    with pytest.raises(TypeError, match="environment"):
        opened("key", "secret")


@both
@pytest.mark.parametrize("word", ["", "LIVE", "production", None])
def test_an_environment_that_is_none_is_refused(opened: Opened, word: str | None) -> None:
    with pytest.raises(WrongEnvironment, match="say where the orders go"):
        opened("key", "secret", environment=word)


@both
@pytest.mark.parametrize(
    ("word", "url"),
    [
        ("live", "https://api.binance.com"),
        ("testnet", "https://testnet.binance.vision"),
        ("demo", "https://demo-api.binance.com"),
        (Environment.DEMO, "https://demo-api.binance.com"),
    ],
)
def test_every_url_is_that_of_the_environment(opened: Opened, word: str, url: str) -> None:
    client = opened("key", "secret", environment=word)

    assert client.base_url == url
    assert client.environment == word
    assert client.explain("new_order", symbol="BTCUSDT").url == f"{url}/api/v3/order"


@both
@pytest.mark.parametrize(
    ("word", "url"),
    [
        ("testnet", "https://api.binance.com"),
        ("testnet", "https://api3.binance.com/"),
        ("demo", "https://testnet.binance.vision"),
        ("live", "https://demo-api.binance.com"),
        ("live", "http://api.binance.com"),
        ("testnet", "http://proxy.example"),
        ("live", "not a url"),
    ],
)
def test_an_address_that_contradicts_the_environment_is_refused(
    opened: Opened, word: str, url: str
) -> None:
    with pytest.raises(WrongEnvironment):
        opened("key", "secret", environment=word, base_url=url)


@pytest.mark.parametrize("word", list(Environment))
def test_an_address_on_this_machine_serves_every_environment(word: Environment) -> None:
    client = Client("key", "secret", environment=word, base_url="http://127.0.0.1:8000")

    assert client.base_url == "http://127.0.0.1:8000"


def test_keys_of_another_environment_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINANCE_API_KEY", "live-key")
    monkeypatch.setenv("BINANCE_API_SECRET", "live-secret")
    monkeypatch.delenv("BINANCE_TESTNET_API_KEY", raising=False)

    client = Client(environment="testnet")

    with pytest.raises(Exception, match="BINANCE_TESTNET_API_KEY"):
        client.account()


@both
def test_rules_may_be_given_in_every_form_that_can_be_loaded(
    opened: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "exchangeInfo.json"
    path.write_text('{"symbols": [{"symbol": "BTCUSDT"}], "serverTime": 5}')

    for rules in (path, str(path), path.read_bytes(), {"symbols": [{"symbol": "BTCUSDT"}]}):
        held = opened(environment="testnet", rules=rules).rules
        assert held is not None
        assert "BTCUSDT" in held
