"""Names of market streams: which symbol and which events ``btcusdt@trade`` asks for.

Source: "WebSocket Streams", documentation of 2022-09-30.
"""

import re
from collections.abc import Container, Mapping
from typing import Any

_CHANNELS = {
    "trade": ("@trade",),
    "bookTicker": ("@bookTicker",),
    # Whatever speed is asked for, a change is told at once: nothing here happens by itself.
    "depthUpdate": ("@depth", "@depth@100ms", "@depth@1000ms"),
}
_SUFFIXES = frozenset(suffix for suffixes in _CHANNELS.values() for suffix in suffixes)
_NAME = re.compile(r"(?P<symbol>[^@!]+)(?P<suffix>@.+)")


def is_market_stream(name: str, symbols: Container[str]) -> bool:
    """Tell whether a name is that of a stream of this exchange.

    Args:
        name: symbols are written in lower case.
        symbols: those that are listed.

    >>> [is_market_stream(name, {"BTCUSDT"}) for name in ("btcusdt@trade", "BTCUSDT@trade")]
    [True, False]
    """
    match = _NAME.fullmatch(name)
    if match is None or match["suffix"] not in _SUFFIXES:
        return False
    symbol = match["symbol"]
    return symbol == symbol.lower() and symbol.upper() in symbols


def names_of(event: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the streams that carry an event. A book ticker is told by its lack of a type.

    >>> names_of({"e": "trade", "s": "BTCUSDT"})
    ('btcusdt@trade',)
    """
    symbol = str(event["s"]).lower()
    return tuple(symbol + suffix for suffix in _CHANNELS[event.get("e", "bookTicker")])
