"""Where requests go: the exchange itself, its test network or its demo, and the keys for each.

Nothing here reads the process's environment: the mapping is given.
Source: "General API Information" of rest-api.md, testnet/general-info.md and
demo-mode/general-info.md of the API documentation, July 2026.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

import attrs

from pretrade.client.errors import MissingKey, WrongEnvironment
from pretrade.client.keys.secret import Secret


class Environment(StrEnum):
    """Which exchange is meant. LIVE trades with money, and is never a default."""

    LIVE = "live"
    TESTNET = "testnet"
    DEMO = "demo"


@attrs.frozen
class Place:
    """The addresses of one environment.

    Attributes:
        rest_urls: base URLs of the REST API; the first one is used unless another is asked for.
        stream_url: base URL of the WebSocket streams.
        websocket_api_url: the WebSocket API.
        variable: how the names of its environment variables begin.
    """

    rest_urls: tuple[str, ...]
    stream_url: str
    websocket_api_url: str
    variable: str

    @property
    def rest_url(self) -> str:
        """The base URL that is used unless another is asked for."""
        return self.rest_urls[0]


PLACES: Mapping[Environment, Place] = {
    Environment.LIVE: Place(
        (
            "https://api.binance.com",
            "https://api-gcp.binance.com",
            "https://api1.binance.com",
            "https://api2.binance.com",
            "https://api3.binance.com",
            "https://api4.binance.com",
        ),
        "wss://stream.binance.com:9443",
        "wss://ws-api.binance.com:9443/ws-api/v3",
        "BINANCE_",
    ),
    Environment.TESTNET: Place(
        ("https://testnet.binance.vision", "https://api1.testnet.binance.vision"),
        "wss://stream.testnet.binance.vision",
        "wss://ws-api.testnet.binance.vision/ws-api/v3",
        "BINANCE_TESTNET_",
    ),
    Environment.DEMO: Place(
        ("https://demo-api.binance.com",),
        "wss://demo-stream.binance.com",
        "wss://demo-ws-api.binance.com/ws-api/v3",
        "BINANCE_DEMO_",
    ),
}
"""Every environment and its addresses."""

_url = re.compile(
    r"(?i)https?://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?(/[a-z0-9._~/-]*)?"
).fullmatch
_LOOPBACK = re.compile(r"127(\.[0-9]{1,3}){3}|\[::1\]|localhost").fullmatch


def environment_of(given: object) -> Environment:
    """Read an environment: its word, or a member.

    >>> environment_of("testnet")
    <Environment.TESTNET: 'testnet'>

    Raises:
        WrongEnvironment: it is none, or was left out.
    """
    try:
        return Environment(str(given))
    except ValueError:
        words = ", ".join(f"environment={word.value!r}" for word in Environment)
        raise WrongEnvironment(f"say where the orders go: {words} (not {given!r})") from None


def host_of(url: str) -> str:
    """Return the host of an http(s) URL in lower case, without port.

    >>> host_of("https://Testnet.binance.vision:443/api")
    'testnet.binance.vision'

    Raises:
        WrongEnvironment: it is not such a URL.
    """
    found = _url(url)
    if found is None:
        raise WrongEnvironment("base_url is not of the form https://host:port/path")
    return found["host"].lower().rstrip(".")


def is_loopback(url: str) -> bool:
    """Tell whether a URL stays on this machine, as the offline exchange does.

    >>> is_loopback("http://127.0.0.1:8000"), is_loopback("https://api.binance.com")
    (True, False)
    """
    return _LOOPBACK(host_of(url)) is not None


def host_environment(url: str) -> Environment | None:
    """Return the environment to which the host of a URL belongs; None for a host of nobody.

    >>> host_environment("https://api3.binance.com/api").value
    'live'
    """
    host = host_of(url)
    for environment, place in PLACES.items():
        if any(host == host_of(known) for known in place.rest_urls):
            return environment
    return None


def base_url_for(environment: Environment, base_url: str | None = None) -> str:
    """Return the base URL for an environment, without a slash at the end.

    Another one may be given: one of the environment's own hosts, this machine, or a host that the
    table does not know (a proxy), which must then use https.

    >>> base_url_for(Environment.TESTNET)
    'https://testnet.binance.vision'

    Raises:
        WrongEnvironment: the host belongs to another environment, or keys would go out in clear.
    """
    if base_url is None:
        return PLACES[environment].rest_url
    url = base_url.rstrip("/").removesuffix("/api")
    if is_loopback(url):
        return url
    owner = host_environment(url)
    host = host_of(url)
    if owner not in (None, environment):
        message = f"{host} is {owner}, not {environment}: change base_url= or environment="
        raise WrongEnvironment(message)
    if owner is None and re.search(r"(^|\.)binance\.[a-z]+$", host):
        message = f"{host} is not known to be {environment}; its hosts: {_hosts(environment)}"
        raise WrongEnvironment(message)
    if not url.lower().startswith("https://"):
        raise WrongEnvironment(f"{host} must be reached by https: keys would go out in clear")
    return url


def _hosts(environment: Environment) -> str:
    return ", ".join(host_of(url) for url in PLACES[environment].rest_urls)


_SECRET_NAMES = ("API_SECRET", "SECRET_KEY", "API_SECRET_KEY")


def keys_from_environment(
    environment: Environment, environ: Mapping[str, str]
) -> tuple[Secret, Secret]:
    """Return the API key and its secret from environment variables, each environment its own.

    ``BINANCE_API_KEY`` and ``BINANCE_API_SECRET`` (or ``BINANCE_SECRET_KEY``) are live's;
    the others begin with ``BINANCE_TESTNET_`` and ``BINANCE_DEMO_``.

    >>> variables = {"BINANCE_DEMO_API_KEY": "a", "BINANCE_DEMO_SECRET_KEY": "b"}
    >>> keys_from_environment(Environment.DEMO, variables)
    (Secret(***), Secret(***))

    Raises:
        MissingKey: a variable is not set, or empty.
    """
    start = PLACES[environment].variable
    keys, secrets = (f"{start}API_KEY",), tuple(start + name for name in _SECRET_NAMES)
    found = [
        next((Secret(environ[name].strip()) for name in names if environ.get(name)), None)
        for names in (keys, secrets)
    ]
    del environ  # else a traceback that shows the values of names would show every variable
    key, secret = found
    if key is None or secret is None:
        name = keys[0] if key is None else secrets[0]
        message = f"no key for {environment}: give api_key and api_secret, or set {name}"
        raise MissingKey(message)
    return key, secret
