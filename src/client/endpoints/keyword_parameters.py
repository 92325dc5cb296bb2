"""Reads the keywords of a method as the parameters of its endpoint: `parameters_of`."""

from collections.abc import Mapping
from types import MappingProxyType

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.parameter import Parameter, Repeated, is_sendable
from pretrade.json_values import is_array, show
from pretrade.meant import meant_name
from pretrade.order.parameters import attribute

_SPANS = (
    ("startTime", "endTime"),
    ("beginTime", "endTime"),
    ("startTimestamp", "endTimestamp"),
    ("startDate", "endDate"),
)
_MADE_HERE = frozenset({"timestamp", "signature"})


def parameters_of(
    endpoint: Endpoint,
    keywords: Mapping[str, object],
    unchecked: Mapping[str, object] = MappingProxyType({}),
) -> dict[str, object]:
    """Return wire names → values; None is left out.

    Args:
        endpoint: what is called.
        keywords: names as on the wire (``orderId``) or in Python's way (``order_id``).
        unchecked: what the row of the endpoint does not know, by its name on the wire.

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
    read = {name: _read(endpoint, name, value) for name, value in found.items()}
    _check_spans(endpoint, read)
    sent = {name: _sent(endpoint.parameters[name], value) for name, value in found.items()}
    return sent | _unknown_to_the_row(endpoint, unchecked)


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


def _read(endpoint: Endpoint, name: str, value: object) -> object:
    """Return what a value stands for, if it may be sent."""
    try:
        return endpoint.parameters[name].read(value)
    except ValueError as error:
        raise ValueError(f"{endpoint.called}: {error}") from None


def _check_spans(endpoint: Endpoint, read: Mapping[str, object]) -> None:
    for first, last in _SPANS:
        start, end = read.get(first), read.get(last)
        if isinstance(start, int) and isinstance(end, int) and start > end:
            raise ValueError(f"{endpoint.called}: {first} {start} is after {last} {end}")


def _sent(parameter: Parameter, value: object) -> object:
    """Return a value as it is sent: several names one by one, or with commas between them."""
    if not is_array(value):
        return value
    if parameter.type == "JOINED":
        return ",".join(value)
    return Repeated(value) if parameter.type == "LIST" else value


def _unknown_to_the_row(endpoint: Endpoint, unchecked: Mapping[str, object]) -> dict[str, object]:
    """Return what is sent although the row does not know it, if it can be written at all."""
    for name, value in unchecked.items():
        if name in endpoint.parameters:
            raise TypeError(f"{endpoint.called} has a parameter {name}: give it as {name}=")
        if name in _MADE_HERE:
            raise TypeError(f"{endpoint.called}: {name} is made here; leave it out")
        items = value if is_array(value) else [value]
        if not all(isinstance(one, bool) or is_sendable(one) for one in items):
            wanted = "text, a number, a bool or a list of these"
            raise ValueError(f"{endpoint.called}: {name} is {wanted}, not {show(value)!a}")
    return dict(unchecked)


def _unknown(endpoint: Endpoint, keyword: str) -> str:
    meant = meant_name(keyword, endpoint.parameters)
    if meant:
        return f"{endpoint.called} has no parameter {keyword}; did you mean {meant}?"
    known = ", ".join(endpoint.parameters) or "none"
    return f"{endpoint.called} has no parameter {keyword}; there are {known}"
