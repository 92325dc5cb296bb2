"""Parameters as they go over the wire: `encode`.

Non-ASCII text is percent-encoded as UTF-8 *before* it is signed, as the exchange demands since
2026-01-15 (change log). RFC 3986's unreserved characters stay as they are. Nothing here looks at
the locale: a number never has a decimal comma.
"""

import json
import re
from collections.abc import Mapping
from decimal import Decimal

from pretrade.client.endpoints.parameter import Repeated
from pretrade.decimals import decimal_of_float, plain
from pretrade.json_values import is_array

_LONGEST = 60  # characters of a text that are shown
_is_unreserved = re.compile(r"[A-Za-z0-9._~-]*").fullmatch
_ENCODED = [chr(byte) if _is_unreserved(chr(byte)) else f"%{byte:02X}" for byte in range(256)]


def encode(params: Mapping[str, object]) -> str:
    """Return parameters as a query string or form; those that are None are left out.

    >>> encode({"symbol": "BTCUSDT", "quantity": Decimal("1E-7"), "price": None})
    'symbol=BTCUSDT&quantity=0.0000001'
    >>> encode({"symbols": ["BTCUSDT", "ETHUSDT"], "isIsolated": True})
    'symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D&isIsolated=true'
    >>> encode({"asset": Repeated(["BTC", "USDT"])})
    'asset=BTC&asset=USDT'

    Raises:
        TypeError: a value is neither text, number, bool nor a list of such.
        ValueError: a number is not finite, or a text cannot be written as UTF-8.
    """
    return "&".join(
        f"{percent_encode(name)}={percent_encode(_text(name, one))}"
        for name, value in params.items()
        if value is not None
        for one in (value if isinstance(value, Repeated) else [value])
    )


def percent_encode(text: str) -> str:
    """Return a text with every byte of its UTF-8 encoded that is not unreserved.

    >>> percent_encode("fdkalkfdak@dfl"), percent_encode("a b~")
    ('fdkalkfdak%40dfl', 'a%20b~')
    """
    if _is_unreserved(text):
        return text
    try:
        return "".join([_ENCODED[byte] for byte in text.encode()])
    except UnicodeEncodeError:
        shown = f"{text[:_LONGEST]!a}"
        raise ValueError(f"{shown} has half a character: it cannot be sent as UTF-8") from None


def _text(name: str, value: object) -> str:
    if is_array(value):
        return "[" + ",".join([_item(name, item) for item in value]) + "]"
    return _scalar(name, value)


def _item(name: str, item: object) -> str:
    """Return an element of a JSON array: text is quoted."""
    text = _scalar(name, item)
    return json.dumps(text, ensure_ascii=False) if isinstance(item, str) else text


def _scalar(name: str, value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return plain(Decimal(value))
    if isinstance(value, float | Decimal):
        number = Decimal(value)
        if not number.is_finite():
            raise ValueError(f"{name}: {value} is not a number that can be sent")
        return plain(decimal_of_float(value) if isinstance(value, float) else number)
    kind = type(value).__name__
    raise TypeError(f"{name} is {kind}; give text, a number, a bool or a list of these")
