"""Reads what was given for a request: an object, a mapping, or keywords."""

from collections.abc import Mapping
from typing import Any

from pretrade.enums import RequestKind
from pretrade.json_values import is_object
from pretrade.order.amend import Amend
from pretrade.order.cancel_replace import CancelReplace
from pretrade.order.dry_run import TestOrder
from pretrade.order.lists.oco import MarginOco, Oco
from pretrade.order.lists.opo import Opo, Opoco
from pretrade.order.lists.order_list_oco import OrderListOco
from pretrade.order.lists.oto import MarginOto, Oto
from pretrade.order.lists.otoco import MarginOtoco, Otoco
from pretrade.order.margin_order import MarginOrder
from pretrade.order.order import Order
from pretrade.order.request import Request
from pretrade.order.sor_order import SorOrder, SorTestOrder
from pretrade.order.websocket_call import is_call, read_call

REQUESTS: Mapping[RequestKind, type[Request]] = {
    cls.kind: cls
    for cls in (
        *(Order, TestOrder, CancelReplace, Oco, OrderListOco, MarginOrder, MarginOco),
        *(Oto, Otoco, Opo, Opoco, MarginOto, MarginOtoco, SorOrder, SorTestOrder, Amend),
    )
}
"""The class of each kind of request."""


def read_request(
    order: Request | Mapping[str, object] | None,
    kind: RequestKind | str | None,
    keywords: Mapping[str, Any],
    symbol: str | None = None,
) -> Request:
    """Return the request that was given in one of the three ways.

    Args:
        order: a request object, a mapping of wire names, or a call of the WebSocket API; None when
            keywords are given.
        kind: what the mapping or the keywords are; None: a new order, or the object's own kind.
        keywords: the parameters in either spelling.
        symbol: the symbol of a mapping or of keywords that name none.

    Raises:
        TypeError: nothing or two things were given, or a keyword that no request has.
        ValueError: a kind that there is not, or a call that makes no such request.
    """
    if isinstance(order, Request) and not keywords:
        return order if kind is None else _as_kind(order, _class_of(kind))
    cls = Order if kind is None else _class_of(kind)
    if order is None:
        if not keywords:
            message = "give an order, or its parameters as keywords"
            raise TypeError(message)
        given = {"symbol": symbol, **keywords} if "symbol" not in keywords else keywords
        return cls(**given)
    if keywords:
        message = (
            f"give an order or keywords, not both: {', '.join(keywords)} "
            "(facts are market=, account= and as_of=)"
        )
        raise TypeError(message)
    if not is_object(order):
        message = f"an order is a mapping or a request object, not {type(order).__name__}"
        raise TypeError(message)
    if is_call(order):
        named, order = read_call(order, None if kind is None else cls.kind)
        cls = REQUESTS[named]
    if symbol is not None and order.get("symbol") is None:
        order = {**order, "symbol": symbol}
    return cls.from_params(order)


def _class_of(kind: RequestKind | str) -> type[Request]:
    try:
        return REQUESTS[RequestKind(kind)]
    except ValueError as error:
        message = f"{kind!r} is no kind of request; there are {', '.join(REQUESTS)}"
        raise ValueError(message) from error


def _as_kind(order: Request, cls: type[Request]) -> Request:
    return order if type(order) is cls else cls.from_params(order.as_given())
