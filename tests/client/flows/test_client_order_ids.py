"""Ids: every order has one of the client's own, by which it can be found."""

import re
from typing import Any

import pytest

from pretrade.client import Client
from tests.client.orders import LIMIT, OCO, ORDER_LIST_OCO
from tests.client.server import Server

is_legal_id = re.compile(r"[a-zA-Z0-9_-]{1,36}").fullmatch


def test_every_order_has_an_id_of_its_own(client: Client, server: Server) -> None:
    for _ in range(2):
        client.new_order(**LIMIT)

    first, second = (request.params["newClientOrderId"] for request in server.received[1:])
    assert is_legal_id(first)
    assert is_legal_id(second)
    assert first != second


def test_an_id_that_is_given_stays(client: Client) -> None:
    assert client.new_order(**LIMIT, newClientOrderId="mine")["clientOrderId"] == "mine"


@pytest.mark.parametrize(
    ("method", "order", "names"),
    [
        ("new_oco", OCO, ("listClientOrderId", "limitClientOrderId", "stopClientOrderId")),
        (
            "new_order_list_oco",
            ORDER_LIST_OCO,
            ("listClientOrderId", "aboveClientOrderId", "belowClientOrderId"),
        ),
    ],
)
def test_an_order_list_and_both_its_legs_have_ids(
    client: Client, server: Server, method: str, order: dict[str, Any], names: tuple[str, ...]
) -> None:
    getattr(client, method)(**order)

    ids = [server.received[-1].params[name] for name in names]
    assert all(is_legal_id(one) for one in ids)
    assert len(set(ids)) == 3
