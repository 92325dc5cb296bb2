"""A request as the WebSocket API takes it: ``{"method": "order.place", "params": {...}}``.

Its parameters are those of the REST endpoint, and its key; values may be JSON numbers.

Source: WebSocket API documentation, of 2022-12-26 and later; the names may carry a version.
"""

from collections.abc import Mapping

from pretrade.enums import RequestKind
from pretrade.json_values import is_object

METHODS: Mapping[str, RequestKind] = {
    "order.place": RequestKind.ORDER,
    "order.test": RequestKind.TEST_ORDER,
    "order.cancelReplace": RequestKind.CANCEL_REPLACE,
    "order.amend.keepPriority": RequestKind.AMEND,
    "orderList.place": RequestKind.OCO,
    "orderList.place.oco": RequestKind.ORDER_LIST_OCO,
    "orderList.place.oto": RequestKind.OTO,
    "orderList.place.otoco": RequestKind.OTOCO,
    "orderList.place.opo": RequestKind.OPO,
    "orderList.place.opoco": RequestKind.OPOCO,
    "sor.order.place": RequestKind.SOR_ORDER,
    "sor.order.test": RequestKind.SOR_TEST_ORDER,
}
"""Method of the WebSocket API → the request that it takes."""

_FRAME = frozenset({"id", "method", "params"})
_VERSION = "v3/"
_KEY = "apiKey"  # who asks is the transport's, as the header is of a REST request


def is_call(given: object) -> bool:
    """Tell whether something is a call of the WebSocket API, and no parameters of an order.

    >>> is_call({"method": "order.place", "params": {}}), is_call({"method": "order.place"})
    (True, False)
    """
    return is_object(given) and "method" in given and given.keys() <= _FRAME and "params" in given


def read_call(
    call: Mapping[str, object], kind: RequestKind | None = None
) -> tuple[RequestKind, Mapping[str, object]]:
    """Return the kind of request that a call makes, and its parameters.

    >>> read_call({"id": 1, "method": "v3/order.place", "params": {"side": "BUY", "apiKey": "k"}})
    (<RequestKind.ORDER: 'order'>, {'side': 'BUY'})

    Args:
        call: as it is sent.
        kind: what it must be; None: anything.

    Raises:
        ValueError: its method places no order and amends none, or is of another kind.
        TypeError: its ``params`` are no object.
    """
    method = str(call["method"])
    found = METHODS.get(method.removeprefix(_VERSION))
    if found is None:
        message = f"{method!r} neither places nor amends orders; there are {', '.join(METHODS)}"
        raise ValueError(message)
    if kind is not None and kind is not found:
        message = f"{method!r} is a request of kind {found}, not {kind}"
        raise ValueError(message)
    params = call["params"]
    if not is_object(params):
        message = f"params of {method!r} are an object, not {type(params).__name__}"
        raise TypeError(message)
    return found, {name: value for name, value in params.items() if name != _KEY}
