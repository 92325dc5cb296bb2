"""Where requests go: nothing trades live, or with the wrong keys, by accident."""

import pytest

from pretrade.client.environments import (
    PLACES,
    Environment,
    base_url_for,
    environment_of,
    host_environment,
    is_loopback,
    keys_from_environment,
)
from pretrade.client.errors import MissingKey, WrongEnvironment

LIVE, TESTNET, DEMO = Environment


def test_an_environment_is_read_from_its_word() -> None:
    assert [environment_of(word) for word in ("live", "testnet", "demo")] == [LIVE, TESTNET, DEMO]
    assert environment_of(DEMO) is DEMO


@pytest.mark.parametrize("given", [None, "", "LIVE", "mainnet", "test", True])
def test_anything_else_is_refused_and_the_words_are_named(given: object) -> None:
    with pytest.raises(WrongEnvironment, match="environment='testnet'"):
        environment_of(given)


@pytest.mark.parametrize("environment", Environment)
def test_every_url_of_an_environment_is_its_own(environment: Environment) -> None:
    place = PLACES[environment]

    assert base_url_for(environment) == place.rest_url
    for url in place.rest_urls:
        assert host_environment(url) is environment
        assert base_url_for(environment, f"{url}/") == url
        assert base_url_for(environment, f"{url}/api") == url
    others = [other for other in Environment if other is not environment]
    for other in others:
        with pytest.raises(WrongEnvironment, match=f"is {environment}, not {other}"):
            base_url_for(other, place.rest_url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000",
        "http://localhost:8000",
        "https://[::1]:8000",
        "http://127.9.9.9",
    ],
)
def test_this_machine_serves_for_any_environment(url: str) -> None:
    assert is_loopback(url)
    assert base_url_for(LIVE, url) == base_url_for(TESTNET, url) == url


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://api5.binance.com", "not known to be testnet"),
        ("https://api.binance.us", "not known to be testnet"),
        ("https://binance.vision", "not known to be testnet"),
        ("http://proxy.example.org", "https"),
        ("ftp://testnet.binance.vision", "not of the form"),
        ("testnet.binance.vision", "not of the form"),
        ("", "not of the form"),
        ("https://", "not of the form"),
        # What stands before @ is no host.
        ("https://testnet.binance.vision@api.binance.com", "not of the form"),
        ("https://testnet.binance.vision\\@api.binance.com", "not of the form"),
        ("https://testnet.binance.vision?x=1", "not of the form"),
        ("https://testnet.binance.vision\n", "not of the form"),
        ("https://api.binance.com.", "is live, not testnet"),
        ("https://API.Binance.com:443", "is live, not testnet"),
        ("http://127.0.0.1.example.org", "https"),
        ("http://testnet.binance.vision", "https"),
    ],
)
def test_a_url_that_does_not_fit_is_refused(url: str, text: str) -> None:
    with pytest.raises(WrongEnvironment, match=text):
        base_url_for(TESTNET, url)


def test_a_host_of_ones_own_is_taken_by_https() -> None:
    assert base_url_for(LIVE, "https://proxy.example.org/") == "https://proxy.example.org"
    assert host_environment("https://proxy.example.org") is None


@pytest.mark.parametrize(
    ("environment", "start"),
    [(LIVE, "BINANCE_"), (TESTNET, "BINANCE_TESTNET_"), (DEMO, "BINANCE_DEMO_")],
)
@pytest.mark.parametrize("secret", ["API_SECRET", "SECRET_KEY", "API_SECRET_KEY"])
def test_each_environment_has_variables_of_its_own(
    environment: Environment, start: str, secret: str
) -> None:
    variables = {f"{start}API_KEY": " key\n", f"{start}{secret}": "secret"}
    key, secret_key = keys_from_environment(environment, variables)

    assert (key.reveal(), secret_key.reveal()) == ("key", "secret")
    for other in Environment:
        if other is not environment:
            with pytest.raises(MissingKey):
                keys_from_environment(other, variables)


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({}, "BINANCE_DEMO_API_KEY"),
        ({"BINANCE_DEMO_API_KEY": "key"}, "BINANCE_DEMO_API_SECRET"),
        ({"BINANCE_DEMO_API_KEY": "key", "BINANCE_DEMO_API_SECRET": ""}, "BINANCE_DEMO_API_SECRET"),
        ({"BINANCE_DEMO_API_SECRET": "secret"}, "BINANCE_DEMO_API_KEY"),
    ],
)
def test_a_missing_key_says_which_variable_to_set(variables: dict[str, str], named: str) -> None:
    with pytest.raises(MissingKey, match=f"no key for demo.* set {named}$"):
        keys_from_environment(DEMO, variables)
