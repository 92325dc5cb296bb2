"""Reads the keywords of a method as the parameters of its endpoint: `parameters_of`."""

from collections.abc import Mapping

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.parameter import Repeated
from pretrade.json_values import is_array
from pretrade.meant import meant_name
from pretrade.order.parameters import attribute

_SPANS = (
    ("startTime", "endTime"),
    ("beginTime", "endTime"),
    ("startTimestamp", "endTimestamp"),
    ("startDate", "endDate"),
)


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
        ValueError: a value is not what the parameter takes, or does not go with another.
    """
    names = {attribute(name): name for name in endpoint.parameters}
    names |= {name: name for name in endpoint.parameters}
    found: dict[str, object] = {}
    for keyword, value in keywords.items():
        if keyword not in names:
            raise TypeError(_unknown(endpoint, keyword))
        if names[keyword] in found:
            raise TypeError(f"{endpoint.called} got {names[keyword]} in both spellings")
        if value is not None:
            found[names[keyword]] = value
    _check_names(endpoint, found)
    return {name: _checked(endpoint, name, value) for name, value in found.items()}


def _check_names(endpoint: Endpoint, found: Mapping[str, object]) -> None:
    missing = [name for name in endpoint.mandatory if name not in found]
    if missing:
        raise TypeError(f"{endpoint.called} needs {', '.join(missing)}")
    for group in endpoint.one_of:
        if not found.keys() & set(group):
            raise TypeError(f"{endpoint.called} needs {' or '.join(group)}")
    for group in endpoint.not_together:
        if found.keys() >= set(group):
            raise TypeError(f"{endpoint.called} does not take {' and '.join(group)} together")
    for first, last in _SPANS:
        start, end = str(found.get(first)), str(found.get(last))
        if start.isdecimal() and end.isdecimal() and int(start) > int(end):
            raise ValueError(f"{endpoint.called}: {first} {start} is after {last} {end}")


def _checked(endpoint: Endpoint, name: str, value: object) -> object:
    """Return a value as it is sent, if it may be."""
    parameter = endpoint.parameters[name]
    try:
        parameter.check(value)
    except ValueError as error:
        raise ValueError(f"{endpoint.called}: {error}") from None
    return Repeated(value) if parameter.type == "LIST" and is_array(value) else value


def _unknown(endpoint: Endpoint, keyword: str) -> str:
    meant = meant_name(keyword, endpoint.parameters)
    if meant:
        return f"{endpoint.called} has no parameter {keyword}; did you mean {meant}?"
    known = ", ".join(endpoint.parameters) or "none"
    return f"{endpoint.called} has no parameter {keyword}; there are {known}"
