"""Addresses of WebSocket streams, whose names are checked: `stream_path`.

Sources: "Websocket Market Streams" and "BLVT", base document of 2022-09-30; web-socket-streams.md
of 2026-07-21.
"""

import re
from collections.abc import Mapping, Sequence

from pretrade.client.may_be_gone import warn_may_be_gone
from pretrade.meant import meant_name

_INTERVALS = "1s|1m|3m|5m|15m|30m|1h|2h|4h|6h|8h|12h|1d|3d|1w|1M"
_PARTS: Mapping[str, str] = {
    "<symbol>": r"[^@!/A-Z\s?&#%\ud800-\udfff]+",
    "<token>": r"[A-Z0-9]+",
    "<interval>": f"(?:{_INTERVALS})",
    "<window>": "(?:1h|4h|1d)",
    "<levels>": "(?:5|10|20)",
    "<speed>": "(?:@100ms|@1000ms)?",
    "<zone>": r"(?:@\+08:00)?",
}
STREAMS = (
    *("<symbol>@aggTrade", "<symbol>@trade", "<symbol>@blockTrade", "<symbol>@avgPrice"),
    *("<symbol>@kline_<interval><zone>", "<symbol>@miniTicker", "!miniTicker@arr"),
    *("<symbol>@ticker", "!ticker@arr", "<symbol>@ticker_<window>", "!ticker_<window>@arr"),
    *("<symbol>@bookTicker", "!bookTicker", "<symbol>@depth<levels><speed>"),
    *("<symbol>@depth<speed>", "<symbol>@referencePrice"),
    *("<token>@tokenNav", "<token>@nav_kline_<interval>"),
)
"""The names of all market streams; what may stand for ``<symbol>`` is in lower case."""

_RETIRED: Mapping[str, str] = {
    "!bookTicker": "the exchange removed it by 2022-12-07; there is <symbol>@bookTicker",
    "!ticker@arr": "the exchange retired it on 2026-03-26; there is !miniTicker@arr",
}
_LEVERAGED_TOKENS = "the documents of 2026-07-21 have no streams of leveraged tokens"
_MOST = 1024
"""Streams of one connection. Source: web-socket-streams.md of 2026-07-21."""

_KNOWN = re.compile(
    "|".join(
        re.sub(r"<\w+>", lambda part: _PARTS[part.group()], one.replace("!", r"\!"))
        for one in STREAMS
    )
).fullmatch
_SHORTEST_TOKEN = 24  # a longer text without @ may be a listen key, and is not shown
_is_leveraged = re.compile("[A-Z0-9]+@(?:tokenNav|nav_kline_.+)").fullmatch
_to_encode = re.compile("[^A-Za-z0-9._~@!+:-]").sub
_is_listen_key = re.compile("[A-Za-z0-9]{60,}").fullmatch
_VALUES: Mapping[str, Sequence[str]] = {
    "<interval>": _INTERVALS.split("|"),
    "<window>": ("1h", "4h", "1d"),
    "<levels>": ("5", "10", "20"),
}


def _written(template: str) -> list[str]:
    """Return a channel with everything that may stand in it, but for the symbol."""
    channel = re.sub("<(?:symbol|token|speed|zone)>", "", template)
    part = next((one for one in _VALUES if one in channel), "")
    return [channel.replace(part, value) for value in _VALUES[part]] if part else [channel]


_CHANNELS = tuple(channel for one in STREAMS for channel in _written(one))


def stream_path(names: Sequence[str]) -> str:
    """Return the path of one stream, or of several in one connection.

    >>> stream_path(["btcusdt@trade"]), stream_path(["btcusdt@depth5", "!miniTicker@arr"])
    ('/ws/btcusdt@trade', '/stream?streams=btcusdt@depth5/!miniTicker@arr')

    Raises:
        TypeError: a name is no text.
        ValueError: there is no stream of this name; it names the one that may be meant. Or there
            are more names than one connection takes.

    Warns:
        MayBeGone: the exchange has retired a stream, or no longer documents it.
    """
    if not names:
        raise ValueError("name a stream, as btcusdt@trade")
    if len(names) > _MOST:
        told = f"a connection takes up to {_MOST} streams, not {len(names)}: open several"
        raise ValueError(told)
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"a stream is named by text, as 'btcusdt@trade', not {name!r:.60}")
        if not (_KNOWN(name) or _is_listen_key(name)):
            raise ValueError(_unknown(name))
        known = _RETIRED.get(name) or (_LEVERAGED_TOKENS if _is_leveraged(name) else "")
        if known:
            warn_may_be_gone(f"the stream {name}", known)
    # A symbol may have letters beyond ASCII; @, ! and + stand in the names of streams as they are.
    written = [_to_encode(_encoded, name) for name in names]
    return f"/ws/{written[0]}" if len(names) == 1 else "/stream?streams=" + "/".join(written)


def _encoded(found: re.Match[str]) -> str:
    return "".join([f"%{byte:02X}" for byte in found.group().encode()])


def _unknown(name: str) -> str:
    symbol, at, channel = name.partition("@")
    if at and not symbol:
        return f"{name:.80} is no stream: it names no symbol, as btcusdt{name:.80} does"
    if _KNOWN(f"{symbol.lower()}{at}{channel}"):
        return f"symbols are in lower case in streams: {symbol.lower()}{at}{channel}, not {name}"
    if _is_leveraged(f"{symbol.upper()}{at}{channel}") and _KNOWN(symbol.upper() + at + channel):
        return f"tokens are in capitals in streams: {symbol.upper()}{at}{channel}, not {name}"
    meant = meant_name(at + channel if at else name, _CHANNELS)
    hint = f"did you mean {symbol if meant and meant[0] == '@' else ''}{meant}?" if meant else ""
    shown = name if at or len(name) < _SHORTEST_TOKEN else f"a text of {len(name)} characters"
    return f"{shown:.80} is no stream; {hint or 'there are ' + ', '.join(STREAMS)}"
