"""For any endpoint, the least that its documentation asks for."""

from typing import Any

from pretrade.client.endpoints import Endpoint
from pretrade.client.endpoints.parameter import Parameter
from pretrade.enums import RequestKind
from tests.client.orders import AMEND, LIMIT, OCO, ORDER_LIST_OCO, OTO, OTOCO, without_quantity

_ORDERS: dict[RequestKind, dict[str, Any]] = {
    RequestKind.ORDER: LIMIT,
    RequestKind.TEST_ORDER: LIMIT,
    RequestKind.MARGIN_ORDER: LIMIT,
    RequestKind.CANCEL_REPLACE: LIMIT | {"cancelReplaceMode": "ALLOW_FAILURE", "cancelOrderId": 1},
    RequestKind.OCO: OCO,
    RequestKind.MARGIN_OCO: OCO,
    RequestKind.ORDER_LIST_OCO: ORDER_LIST_OCO,
    **dict.fromkeys((RequestKind.OTO, RequestKind.MARGIN_OTO), OTO),
    **dict.fromkeys((RequestKind.OTOCO, RequestKind.MARGIN_OTOCO), OTOCO),
    RequestKind.OPO: without_quantity(OTO),
    RequestKind.OPOCO: without_quantity(OTOCO),
    **dict.fromkeys((RequestKind.SOR_ORDER, RequestKind.SOR_TEST_ORDER), LIMIT),
    RequestKind.AMEND: AMEND,
}
_TEXTS = {"symbol": "BTCUSDT", "interval": "1m"}


def minimum(endpoint: Endpoint) -> dict[str, Any]:
    """Return the mandatory parameters, and the first of each group of which one is needed."""
    if endpoint.kind is not None:
        return _ORDERS[endpoint.kind]
    needed = [*endpoint.mandatory, *(group[0] for group in endpoint.one_of)]
    return {name: value_of(endpoint.parameters[name]) for name in needed}


def value_of(parameter: Parameter) -> Any:  # noqa: ANN401  what a parameter takes
    if parameter.values:
        return parameter.values[0]
    match parameter.type:
        case "LONG" | "INT":
            return int(parameter.least or 1)
        case "DECIMAL":
            return "1.5"
        case "BOOLEAN":
            return True
        case "WINDOW":
            return "59m"
        case "ARRAY" | "LIST" | "JOINED" | "ENUMS":
            return ["BTCUSDT"]
        case _:
            return _TEXTS.get(parameter.name, "BTC")
