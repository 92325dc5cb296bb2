"""Reads a reply as what it must be, an object or an array: `object_in`, `array_in`."""

from collections.abc import Mapping
from typing import Any

from pretrade.client.errors import MalformedReply
from pretrade.client.http.reply import Reply
from pretrade.json_values import is_array, is_object


def object_in(reply: Reply) -> Mapping[str, Any]:
    """Return the JSON object that a reply is.

    >>> object_in(Reply({"orderId": 28}))
    {'orderId': 28}

    Raises:
        MalformedReply: it is something else.
    """
    if is_object(reply.data):
        return reply.data
    raise MalformedReply(reply.status, f"{reply.data!r:.60} is not a JSON object")


def array_in(reply: Reply) -> list[Any]:
    """Return the JSON array that a reply is.

    Raises:
        MalformedReply: it is something else.
    """
    if is_array(reply.data):
        return list(reply.data)
    raise MalformedReply(reply.status, f"{reply.data!r:.60} is not a JSON array")
