"""The parameters of the exchange's core, each declared once: `PARAMETERS` and `listed`.

Those of orders are declared by `pretrade.order.parameters`; what only queries and cancels have is
declared here. Source: REST documentation of 2022-09-30, and its change log for what came later.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import attrs

from pretrade.client.endpoints.parameter import TYPES, Parameter, declared
from pretrade.enums import RequestKind
from pretrade.order import parameters as of_orders
from pretrade.order.syntax import LONGEST_WINDOW, RECV_WINDOW, SYMBOL, Syntax, words

_LINES = """
    type ENUM FULL|MINI
    orderId LONG
    orderListId LONG
    origClientOrderId ID
    newClientOrderId ID
    listClientOrderId ID
    fromId LONG
    startTime LONG
    endTime LONG
    limit INT default 500 max 1000
    symbols ARRAY
    symbolStatus STRING # TRADING, HALT or BREAK
    permissions ENUMS
    showPermissionSets BOOLEAN default true
    timeZone STRING default 0
    omitZeroBalances BOOLEAN default false
    listenKey STRING
"""
_INTERVAL = declared("interval ENUM 1s|1m|3m|5m|15m|30m|1h|2h|4h|6h|8h|12h|1d|3d|1w|1M")
_ADDED = frozenset({"timestamp", "signature"})
_WORDS: Mapping[Syntax, str] = {
    **{syntax: word for word, syntax in TYPES.items() if word in {"LONG", "DECIMAL", "BOOLEAN"}},
    **dict.fromkeys((TYPES["ID"], TYPES["STRING"], SYMBOL), "STRING"),
    RECV_WINDOW: "DECIMAL",
}


def _of_order(name: str) -> Parameter:
    syntax = of_orders.PARAMETERS[name]
    word = _WORDS.get(syntax, "ENUM")
    values = tuple(re.split(", | or ", syntax.legal)) if word == "ENUM" else ()
    most = Decimal(LONGEST_WINDOW) if name == "recvWindow" else None
    return Parameter(name, word, syntax, values=values, most=most)


ORDER_PARAMETERS: Mapping[str, Parameter] = MappingProxyType(
    {name: _of_order(name) for name in of_orders.PARAMETERS}
)
"""Those of requests that place orders."""

PARAMETERS: Mapping[str, Parameter] = MappingProxyType(
    {
        **ORDER_PARAMETERS,
        **{
            one.name: one
            for one in map(declared, (line.strip() for line in _LINES.strip().splitlines()))
        },
        "interval": attrs.evolve(_INTERVAL, syntax=words(*_INTERVAL.values, code=-1120)),
    }
)
"""Those of all other requests."""


def listed(parameters: tuple[str, ...] | Mapping[str, Parameter]) -> Mapping[str, Parameter]:
    """Return name → parameter, in this order.

    Args:
        parameters: each is a name of `PARAMETERS` (``symbol mandatory``), or a declaration of what
            differs here. What was listed already stays as it is.

    >>> list(listed(("symbol mandatory", "limit INT default 100 max 5000")))
    ['symbol', 'limit']
    """
    if isinstance(parameters, tuple):
        parameters = {one.name: one for one in map(_read, parameters)}
    return MappingProxyType(dict(parameters))


def of_kind(kind: RequestKind | None) -> Mapping[str, Parameter]:
    """Return the parameters of a kind of request that places orders."""
    if kind is None:
        return {}
    names = of_orders.NAMES[kind] - _ADDED
    return {
        name: attrs.evolve(one, mandatory=name in of_orders.MANDATORY[kind])
        for name, one in ORDER_PARAMETERS.items()
        if name in names
    }


def _read(line: str) -> Parameter:
    name = line.removesuffix(" mandatory")
    if name not in PARAMETERS:
        return declared(line)
    return attrs.evolve(PARAMETERS[name], mandatory=name != line)
