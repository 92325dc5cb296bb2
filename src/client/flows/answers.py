"""What an answer to a request that changes the account has to look like: `is_answer`.

A 200 that does not say which order it is about is no answer, whatever it says: what became of the
request is unknown. So is one that is about another order than the request.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.enums import RequestKind
from pretrade.json_values import is_array, is_object

_ORDER_IDS = ("orderId",)
_LIST_IDS = ("orderListId",)
_ANY_ID = _ORDER_IDS + _LIST_IDS  # to cancel one leg is to cancel its list
_REPEATED = {"symbol": "symbol", "newClientOrderId": "clientOrderId"}
_REPEATED_BY_LISTS = {"symbol": "symbol", "listClientOrderId": "listClientOrderId"}
_REPEATED_BY_CANCELS = {
    **{name: name for name in ("symbol", "orderId", "orderListId", "listClientOrderId")},
    "origClientOrderId": "origClientOrderId",
}


def is_answer(endpoint: Endpoint, params: Mapping[str, object], data: object) -> bool:
    """Tell whether a reply says that this request was carried out.

    Args:
        endpoint: one that changes the account.
        params: as sent.
        data: the JSON of a reply of HTTP 2XX.

    >>> from pretrade.client.endpoints import ENDPOINTS
    >>> mine = {"symbol": "BTCUSDT", "newClientOrderId": "mine"}
    >>> is_answer(ENDPOINTS["new_order"], mine, {"orderId": 28, "clientOrderId": "mine"})
    True
    >>> is_answer(ENDPOINTS["new_order"], mine, {"orderId": 28, "clientOrderId": "other"})
    False
    """
    return _answer_of(endpoint)(params, data)


def _has_id(value: object, names: tuple[str, ...] = _ORDER_IDS) -> bool:
    """Tell whether a value is an object with one of these numbers; -1 stands for none."""
    return is_object(value) and any(
        type(value.get(name)) is int and value[name] >= 0 for name in names
    )


def _is_order(params: Mapping[str, object], data: object) -> bool:
    return _has_id(data) and _repeats(params, data, _REPEATED)


def _is_list(params: Mapping[str, object], data: object) -> bool:
    return _has_id(data, _LIST_IDS) and _repeats(params, data, _REPEATED_BY_LISTS)


def _is_replacement(params: Mapping[str, object], data: object) -> bool:
    """Tell whether both legs succeeded; where one fails, the exchange answers with an error."""
    if not is_object(data) or not _is_order(params, data.get("newOrderResponse")):
        return False
    return data.get("cancelResult") == data.get("newOrderResult") == "SUCCESS"


def _is_amendment(params: Mapping[str, object], data: object) -> bool:
    return is_object(data) and _is_order(params, data.get("amendedOrder"))


def _is_cancel(params: Mapping[str, object], data: object) -> bool:
    return _has_id(data, _ANY_ID) and _repeats(params, data, _REPEATED_BY_CANCELS)


def _are_cancels(params: Mapping[str, object], data: object) -> bool:
    """Tell whether something was cancelled; where nothing is open, the exchange says -2011."""
    return is_array(data) and bool(data) and all(_is_cancel(params, one) for one in data)


def _is_anything(_params: Mapping[str, object], _data: object) -> bool:
    """Take any answer of HTTP 2XX: those that place no order have no shape in common."""
    return True


def _repeats(params: Mapping[str, object], data: Any, fields: Mapping[str, str]) -> bool:  # noqa: ANN401  JSON
    """Tell whether what a reply repeats of the request is the same; it need not repeat it."""
    return all(
        name not in params or field not in data or str(data[field]) == str(params[name])
        for name, field in fields.items()
    )


def _answer_of(endpoint: Endpoint) -> Callable[[Mapping[str, object], object], bool]:
    if endpoint.changes == "account":
        return _is_anything
    if endpoint.kind is RequestKind.CANCEL_REPLACE:
        return _is_replacement
    if endpoint.kind is RequestKind.AMEND:
        return _is_amendment
    if endpoint.kind is not None:
        return _is_list if "listClientOrderId" in endpoint.client_order_ids else _is_order
    return _are_cancels if endpoint.found_by == "open_orders" else _is_cancel
