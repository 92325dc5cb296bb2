"""Gives every order an id of the client's own, by which it is found when a reply is lost."""

from collections.abc import Callable, Iterable, Mapping


def with_client_order_ids(
    params: Mapping[str, str], names: Iterable[str], new_id: Callable[[], str]
) -> dict[str, str]:
    """Return the parameters with an id under each of these names where the caller gave none.

    >>> with_client_order_ids({"symbol": "BTCUSDT"}, ["newClientOrderId"], lambda: "mine-1")
    {'symbol': 'BTCUSDT', 'newClientOrderId': 'mine-1'}
    """
    return {**params, **{name: new_id() for name in names if name not in params}}
