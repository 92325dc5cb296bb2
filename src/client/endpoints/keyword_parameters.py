"""Reads the keywords of a method as the parameters of its endpoint: `parameters_of`."""

from collections.abc import Mapping

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.meant import meant_name
from pretrade.order.parameters import attribute


def parameters_of(endpoint: Endpoint, keywords: Mapping[str, object]) -> dict[str, object]:
    """Return wire names → values; None is left out.

    Args:
        endpoint: what is called.
        keywords: names as on the wire (``orderId``) or in Python's way (``order_id``).

    >>> from pretrade.client.endpoints import ENDPOINTS
    >>> parameters_of(ENDPOINTS["query_order"], {"symbol": "BTCUSDT", "order_id": 7})
    {'symbol': 'BTCUSDT', 'orderId': 7}

    Raises:
        TypeError: the endpoint has no such parameter, one is given twice, or one is missing.
    """
    names = {attribute(name): name for name in endpoint.parameters}
    names |= {name: name for name in endpoint.parameters}
    found: dict[str, object] = {}
    for keyword, value in keywords.items():
        if keyword not in names:
            raise TypeError(_unknown(endpoint, keyword))
        if names[keyword] in found:
            raise TypeError(f"{endpoint.name}() got {names[keyword]} in both spellings")
        if value is not None:
            found[names[keyword]] = value
    missing = [name for name in endpoint.mandatory if name not in found]
    if missing:
        raise TypeError(f"{endpoint.name}() needs {', '.join(missing)}")
    return found


def _unknown(endpoint: Endpoint, keyword: str) -> str:
    meant = meant_name(keyword, endpoint.parameters)
    if meant:
        return f"{endpoint.name}() has no parameter {keyword}; did you mean {meant}?"
    known = ", ".join(endpoint.parameters) or "none"
    return f"{endpoint.name}() has no parameter {keyword}; there are {known}"
