"""What is sent to the exchange: `RawRequest`."""

import re

import attrs

from pretrade.client.http.headers import Headers

_secret = re.compile(r"(?<![^&?])(signature|subAccountApiKey|listenKey|apiKey)=[^&]*")


def without_signature(text: str) -> str:
    """Return a query or body whose signature, and whatever key it has, is blotted out.

    >>> without_signature("symbol=BTCUSDT&signature=0fd1")
    'symbol=BTCUSDT&signature=***'
    """
    return _secret.sub(r"\1=***", text)


def _shown(text: str) -> str:
    return repr(without_signature(text))


@attrs.frozen
class RawRequest:
    """One HTTP request, complete but for the connection. Its repr shows neither key nor signature.

    Attributes:
        method: ``GET``, ``POST``, ``PUT`` or ``DELETE``.
        path: as ``/api/v3/order``.
        query: the query string, percent-encoded, without ``?``.
        body: the form, percent-encoded; empty when there is none.
        headers: the API key and the content type, where needed.
        base_url: scheme and host, as ``https://testnet.binance.vision``.
        deadline: seconds after which the whole reply is to be there; None: no limit.

    >>> RawRequest("GET", "/api/v3/time", base_url="https://api.binance.com").url
    'https://api.binance.com/api/v3/time'
    """

    method: str
    path: str
    query: str = attrs.field(default="", repr=_shown)
    body: str = attrs.field(default="", repr=_shown)
    headers: Headers = attrs.field(factory=Headers, converter=Headers, hash=False)
    base_url: str = ""
    deadline: float | None = attrs.field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where it goes, with the query. It may hold the signature: do not log it."""
        return self.base_url + self.path + ("?" + self.query if self.query else "")
