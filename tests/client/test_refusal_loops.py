"""The circuit breaker in the client: the same order is not refused for ever."""

import pytest

from pretrade.client import CircuitOpen, Client, ExchangeError
from tests.client.orders import LIMIT
from tests.client.server import Server, refusal


def test_the_same_refusal_three_times_opens_the_circuit(client: Client, server: Server) -> None:
    poor = refusal(-2010, "Account has insufficient balance for requested action.")
    server.script("POST /api/v3/order", *[poor] * 3)
    for _ in range(3):
        with pytest.raises(ExchangeError, match="-2010"):
            client.new_order(**LIMIT)
    sent = server.bytes_received

    with pytest.raises(CircuitOpen, match="refused 3 times"):
        client.new_order(**LIMIT)
    assert server.bytes_received == sent

    client.new_order(LIMIT | {"price": "26999"})
    client.reset_circuit_breaker()
    assert client.new_order(**LIMIT)["status"] == "NEW"


def test_an_order_that_succeeds_begins_anew(client: Client, server: Server) -> None:
    poor = refusal(-2010, "Account has insufficient balance for requested action.")
    for _ in range(2):
        server.script("POST /api/v3/order", poor, poor)
        for _ in range(2):
            with pytest.raises(ExchangeError, match="-2010"):
                client.new_order(**LIMIT)
        assert client.new_order(**LIMIT)["status"] == "NEW"
