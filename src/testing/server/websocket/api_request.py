"""Reads a request of the WebSocket API: `read_request`.

Source: "Request format", "Public WebSocket API", documentation of 2025-09. The texts of -1135 are
those of the exchange, which the documentation does not list. "SIGNED request security" there: what
is signed are all parameters but the signature, by name, as they are: unlike those of REST they are
not percent-encoded.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from pretrade.client.endpoints import Endpoint
from pretrade.client.errors import ExchangeError
from pretrade.json_values import is_array, is_object
from pretrade.testing.offline.refusals import refuse
from pretrade.testing.server.api import Call

RequestId = int | str | None
_ID = re.compile(r"[a-zA-Z0-9-_]{1,36}")
_VERSION = "v3/"
_OWN_NAMES = frozenset({"apiKey", "returnRateLimits"})
"""Parameters of the protocol itself: no endpoint takes them."""


@attrs.frozen
class ApiRequest:
    """One request.

    Attributes:
        number: its id, which the answer repeats.
        method: as ``order.place``, without the version that may stand before it.
        params: all of them as text, as they are signed: numbers as they were written.
    """

    number: RequestId
    method: str
    params: Mapping[str, str]

    @property
    def shows_limits(self) -> bool | None:
        """Whether the answer is to have ``rateLimits``; None: as the connection has it."""
        asked = self.params.get("returnRateLimits")
        return None if asked is None else asked == "true"

    def call(self, endpoint: Endpoint, address: str) -> Call:
        """Return it as a call of an endpoint, from an address."""
        params = {name: value for name, value in self.params.items() if name not in _OWN_NAMES}
        return Call(endpoint, params, self.params.get("apiKey"), signable(self.params), address)


def signable(params: Mapping[str, str]) -> Iterator[bytes]:
    """Yield the one text that is signed.

    >>> params = {"timestamp": "1", "symbol": "币", "signature": "ab"}
    >>> next(signable(params)).decode()
    'symbol=币&timestamp=1'
    """
    named = sorted(item for item in params.items() if item[0] != "signature")
    yield "&".join(f"{name}={value}" for name, value in named).encode()


def read_message(text: str) -> Mapping[str, Any]:
    """Return the object that a message holds; fractions stay as they are written.

    Raises:
        ExchangeError: -1135: it is none.
    """
    try:
        message: object = json.loads(text, parse_float=str, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise refuse(-1135, "Invalid JSON Request") from None
    if not is_object(message):
        raise refuse(-1135, "Invalid JSON Request")
    return message


def read_id(message: Mapping[str, Any]) -> RequestId:
    """Return the id of a request.

    Raises:
        ExchangeError: -1135: it is none.
    """
    given = message.get("id")
    if given is None or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    if isinstance(given, str) and _ID.fullmatch(given):
        return given
    raise refuse(
        -1135,
        "Invalid 'id' in JSON request; "
        "expected an integer, a string matching '^[a-zA-Z0-9-_]{1,36}$', or null.",
    )


def read_request(message: Mapping[str, Any]) -> ApiRequest:
    """Return what a message asks for.

    Raises:
        ExchangeError: -1135: a part of it has the wrong type.
    """
    number = read_id(message)
    method = message.get("method")
    if not isinstance(method, str) or not method:
        raise refuse(-1135, "Invalid 'method' in JSON request; expected a string.")
    params = message.get("params", {})
    if not is_object(params):
        raise refuse(-1135, "Invalid 'params' in JSON request; expected an object.")
    texts = {name: _text(name, value) for name, value in params.items()}
    if not _is_utf_8("".join((*texts, *texts.values()))):
        raise refuse(-1135, "Invalid JSON Request")
    if texts.get("returnRateLimits", "true") not in {"true", "false"}:
        raise _invalid("returnRateLimits")
    return ApiRequest(number, method.removeprefix(_VERSION), texts)


def _text(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if is_array(value):  # as the same parameter goes over REST
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    raise _invalid(name)


def _is_utf_8(text: str) -> bool:
    """Tell whether a text can be signed; half of a surrogate pair, which JSON can spell, cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _invalid(name: str) -> ExchangeError:
    return refuse(-1135, f"JSON sent for parameter '{name}' is not valid")


def _no_number(text: str) -> object:
    raise ValueError(text)
