"""The parameters of a request and the text that was signed, from query and body: `read_text`.

Sources: "General Information on Endpoints" and "SIGNED endpoint security", REST documentation of
2022-09-30; the text of -1101 is a real answer. Since 2026-01-15 the payload is the percent-encoded
text (change log of 2025-12-17); until then some clients signed the text before it was encoded, and
were understood.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import unquote, unquote_plus

import attrs

from pretrade.testing.offline.refusals import refuse

_SIGNATURE = "signature="
ENCODED_FIRST = date(2026, 1, 15)
"""The day since which only the percent-encoded text may be signed."""


@attrs.frozen
class RequestText:
    """What a request says.

    Attributes:
        params: name → value, decoded; what is in query and body is the query's.
        payload: query and body as they were sent, joined, without the signature. Bytes that are no
            UTF-8 are kept as surrogates.
    """

    params: Mapping[str, str]
    payload: str = attrs.field(repr=False)


def read_text(query: str, body: bytes) -> RequestText:
    """Read a request.

    >>> read_text("symbol=LTCBTC&side=BUY", b"side=SELL&timestamp=5&signature=ab").params
    {'side': 'BUY', 'timestamp': '5', 'signature': 'ab', 'symbol': 'LTCBTC'}
    >>> read_text("a=%C3%A9", b"b=2&signature=ab").payload
    'a=%C3%A9b=2'

    Raises:
        ExchangeError: -1101: a name is twice in the query, or twice in the body.
    """
    form = body.decode("utf-8", "surrogateescape")
    params = _pairs(form) | _pairs(query)
    return RequestText(params, _unsigned(query) + _unsigned(form))


def signable(payload: str, on: date) -> Iterator[bytes]:
    """Yield the texts of which the signature of a request may be: first as it was sent.

    Args:
        payload: that of a `RequestText`.
        on: the day whose rules hold.
    """
    if on < ENCODED_FIRST:
        yield payload.encode("utf-8", "surrogateescape")
        if "%" in payload or "+" in payload:
            yield unquote(payload).encode("utf-8", "surrogateescape")
            yield unquote_plus(payload).encode("utf-8", "surrogateescape")
    elif payload.isascii():
        yield payload.encode()


def _pairs(text: str) -> dict[str, str]:
    if not text:
        return {}
    split = [pair.partition("=") for pair in text.split("&") if pair]
    pairs = [(name, value) for name, _, value in split]
    if "%" in text or "+" in text or not text.isascii():
        pairs = [(_decoded(name), _decoded(value)) for name, value in pairs]
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise refuse(-1101, f"Duplicate values for parameter '{twice}'.")
    return found


def _decoded(text: str) -> str:
    if not text.isascii():
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unquote_plus(text)


def _unsigned(text: str) -> str:
    if _SIGNATURE not in text:
        return text
    return "&".join([pair for pair in text.split("&") if not pair.startswith(_SIGNATURE)])
