"""The keys of user data streams."""

from typing import Any

from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.listen_keys import LIFETIME
from tests.testing.server.asking import Asker, asker, exchange

UNKNOWN = (400, -1125, "This listenKey does not exist.")


def start(client: Asker) -> str:
    key: Any = client.ask("start_user_data_stream")["listenKey"]
    assert isinstance(key, str)
    return key


def owner(client: Asker, listen_key: str) -> str | None:
    app = client.app
    return app.api.listen_keys.owner(listen_key, app.exchange.now)


def test_a_listen_key_opens_the_stream_of_its_account() -> None:
    client = asker()
    key = start(client)
    assert len(key) == 64
    assert owner(client, key) == "offline-key"
    assert owner(client, "ü") is None


def test_it_is_good_for_an_hour() -> None:
    client = asker()
    key = start(client)
    client.app.exchange.advance("3599.999")
    assert owner(client, key) == "offline-key"
    client.app.exchange.advance("0.001")
    assert owner(client, key) is None
    assert client.code("keep_alive_user_data_stream", listenKey=key) == UNKNOWN
    assert start(client) != key


def test_kept_alive_it_is_good_for_another_hour() -> None:
    client = asker()
    key = start(client)
    client.app.exchange.advance(1800)
    assert client.ask("keep_alive_user_data_stream", listenKey=key) == {}
    client.app.exchange.advance(3599)
    assert owner(client, key) == "offline-key"


def test_asked_again_it_is_the_same_and_good_for_another_hour() -> None:
    client = asker()
    key = start(client)
    client.app.exchange.advance(3599)
    assert start(client) == key
    client.app.exchange.advance(LIFETIME // 1000 - 1)
    assert owner(client, key) == "offline-key"


def test_closed_it_is_gone() -> None:
    client = asker()
    key = start(client)
    assert client.ask("close_user_data_stream", listenKey=key) == {}
    assert owner(client, key) is None
    assert client.code("close_user_data_stream", listenKey=key) == UNKNOWN


def test_nobody_can_close_the_stream_of_another() -> None:
    offline = exchange()
    offline.add_account("second", {})
    app = ExchangeApp(offline, {"offline-key": "offline-secret", "second": "other-secret"})
    key = start(Asker(app))
    assert Asker(app, "second").code("close_user_data_stream", listenKey=key) == UNKNOWN
    assert Asker(app, "second").code("keep_alive_user_data_stream", listenKey=key) == UNKNOWN
    assert owner(Asker(app), key) == "offline-key"


def test_the_same_run_has_the_same_listen_keys() -> None:
    assert start(asker()) == start(asker())


def test_it_must_be_named() -> None:
    client = asker()
    assert client.code("keep_alive_user_data_stream")[1] == -1102
    assert client.code("start_user_data_stream", symbol="BTCUSDT")[1] == -1104
