"""The methods of a client that follow from the rows of their endpoints."""

import inspect

import pytest

from pretrade.client import Client
from pretrade.client.endpoints import ENDPOINTS
from tests.client.conftest import OpenClient
from tests.client.server import Server

ASKING = [name for name, one in ENDPOINTS.items() if one.changes == "nothing" and one.kind is None]
PLACING = [name for name, one in ENDPOINTS.items() if one.kind is not None]


@pytest.mark.parametrize("name", ASKING)
def test_a_method_that_asks_takes_the_parameters_of_its_row(name: str) -> None:
    endpoint = ENDPOINTS[name]
    own = inspect.signature(getattr(Client, name)).parameters
    needed = {one for one, given in own.items() if given.default is inspect.Parameter.empty}

    assert own.keys() - {"self"} == endpoint.parameters.keys()
    assert needed - {"self"} == set(endpoint.mandatory)


@pytest.mark.parametrize("name", PLACING)
def test_all_methods_that_take_an_order_are_called_alike(name: str) -> None:
    assert inspect.signature(getattr(Client, name)) == inspect.signature(Client.new_order)


@pytest.mark.parametrize("name", [*ASKING, *PLACING])
def test_a_method_tells_what_it_calls(name: str) -> None:
    method, endpoint = getattr(Client, name), ENDPOINTS[name]

    assert method.__name__ == name
    assert f"``{endpoint.method} {endpoint.path}``" in method.__doc__
    assert (endpoint.until is not None) == ("Retired" in method.__doc__)


def test_help_tells_of_each_parameter() -> None:
    told = inspect.getdoc(Client.depth)

    assert told is not None
    assert "symbol: STRING, mandatory." in told
    assert "limit: INT, default 100." in told


def test_an_order_that_cannot_be_found_again_says_so() -> None:
    for name in ("new_margin_order", "new_margin_oco"):
        assert "not looked for" in str(getattr(Client, name).__doc__)
    assert "CancelReplaceFailed" in str(Client.cancel_replace.__doc__)
    assert "not looked for" not in str(Client.new_order.__doc__)


def test_mandatory_parameters_may_be_given_by_position(
    open_client: OpenClient, server: Server
) -> None:
    client = open_client()

    with pytest.raises(TypeError, match=r"depth\(\) takes 1 values without names, not 2"):
        client.depth("BTCUSDT", 5)
    with pytest.raises(TypeError, match=r"depth\(\) got symbol twice"):
        client.depth("BTCUSDT", symbol="ETHUSDT")
    assert server.received == []
