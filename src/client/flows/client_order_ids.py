"""Gives every order an id of the client's own, by which it is found when a reply is lost."""

from collections.abc import Callable, Mapping

from pretrade.enums import RequestKind

CLIENT_ORDER_IDS: Mapping[RequestKind, tuple[str, ...]] = {
    RequestKind.ORDER: ("newClientOrderId",),
    RequestKind.TEST_ORDER: ("newClientOrderId",),
    RequestKind.CANCEL_REPLACE: ("newClientOrderId",),
    RequestKind.MARGIN_ORDER: ("newClientOrderId",),
    RequestKind.OCO: ("listClientOrderId", "limitClientOrderId", "stopClientOrderId"),
    RequestKind.MARGIN_OCO: ("listClientOrderId", "limitClientOrderId", "stopClientOrderId"),
    RequestKind.ORDER_LIST_OCO: ("listClientOrderId", "aboveClientOrderId", "belowClientOrderId"),
}
"""The ids of each kind of request; by the first one it is found."""


def with_client_order_ids(
    params: Mapping[str, str], kind: RequestKind, new_id: Callable[[], str]
) -> dict[str, str]:
    """Return the parameters with an id wherever the caller gave none.

    >>> with_client_order_ids({"symbol": "BTCUSDT"}, RequestKind.ORDER, lambda: "mine-1")
    {'symbol': 'BTCUSDT', 'newClientOrderId': 'mine-1'}
    """
    names = (name for name in CLIENT_ORDER_IDS[kind] if name not in params)
    return {**params, **{name: new_id() for name in names}}
