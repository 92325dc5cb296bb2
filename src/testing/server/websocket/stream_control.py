"""What clients say on a stream connection: `read_control`.

Source: "Live Subscribing/Unsubscribing to streams", documentation of 2022-09-30. Ids may be texts
since 2024-07. Errors are nested under ``error``, as on the wire; the documentation shows only what
is inside.
"""

import json
from typing import Any

import attrs

from pretrade.json_values import is_array, is_object

SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS = "SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS"
SET_PROPERTY, GET_PROPERTY = "SET_PROPERTY", "GET_PROPERTY"
METHODS = (SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY, GET_PROPERTY)
_LONGEST_ID = 36

UNKNOWN_PROPERTY, WRONG_VALUE, INVALID_REQUEST, INVALID_JSON = range(4)


class ControlError(Exception):
    """A message that is refused.

    Attributes:
        code: 0 to 3.
        data: what is meant, if anything.
    """

    def __init__(self, code: int, msg: str, data: str | None = None) -> None:
        super().__init__(msg)
        self.code = code
        self.data = data

    def as_json(self) -> dict[str, Any]:
        """Return the error as it is sent."""
        data = {} if self.data is None else {"data": self.data}
        return {"code": self.code, "msg": str(self), **data}


@attrs.frozen
class Control:
    """One message: the streams, or the property and its value, are ``params``."""

    method: str
    params: tuple[Any, ...]


def read_object(text: str) -> dict[str, Any]:
    """Return the object of a message.

    Raises:
        ControlError: it is none.
    """
    try:
        message: object = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        raise ControlError(INVALID_JSON, f"Invalid JSON: expected value at {place}") from None
    except (ValueError, RecursionError):
        raise ControlError(INVALID_JSON, "Invalid JSON: number out of range") from None
    if not is_object(message):
        raise ControlError(INVALID_REQUEST, "Invalid request: expected an object")
    return dict(message)


def read_id(message: dict[str, Any]) -> int | str | None:
    """Return the id of a message, which its answer repeats.

    Raises:
        ControlError: it is none.
    """
    given = message.get("id")
    if given is None or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    if isinstance(given, str) and len(given) <= _LONGEST_ID:
        return given
    raise ControlError(INVALID_REQUEST, "Invalid request: request ID must be an unsigned integer")


def read_control(message: dict[str, Any]) -> Control:
    """Return what a message asks for.

    Raises:
        ControlError: it asks for nothing that there is.
    """
    if "method" not in message:
        raise ControlError(INVALID_REQUEST, "Invalid request: missing field `method`")
    method = message["method"]
    if method not in METHODS:
        known = ", ".join(f"`{one}`" for one in METHODS)
        msg = f"Invalid request: unknown variant `{method}`, expected one of {known}"
        raise ControlError(INVALID_REQUEST, msg)
    params = message.get("params", [])
    if not is_array(params):
        raise ControlError(INVALID_REQUEST, "Invalid request: params must be an array")
    if method in {SUBSCRIBE, UNSUBSCRIBE} and not all(isinstance(one, str) for one in params):
        raise ControlError(INVALID_REQUEST, "Invalid request: stream name must be a string")
    if method == LIST_SUBSCRIPTIONS and params:
        raise ControlError(INVALID_REQUEST, "Invalid request: too many parameters")
    return Control(method, tuple(params))
