"""What goes into a app and what comes out: `HttpRequest` and `HttpResponse`. No sockets here."""

import json
from collections.abc import Mapping
from typing import Any

import attrs

JSON = "application/json;charset=UTF-8"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


@attrs.frozen
class HttpRequest:
    """One HTTP request, as it was sent: nothing is percent-decoded.

    Attributes:
        method: ``GET``, ``POST``, ``PUT`` or ``DELETE``.
        path: as ``/api/v3/order``.
        query: without ``?``.
        headers: names in lower case. They hold the API key: the repr does not show them.
        body: the form.
        address: where it comes from; request weights are counted by address.
    """

    method: str
    path: str
    query: str = attrs.field(default="", repr=False)
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str], repr=False)
    body: bytes = attrs.field(default=b"", repr=False)
    address: str = "127.0.0.1"


@attrs.frozen
class HttpResponse:
    """What is sent back.

    Attributes:
        status: the HTTP status.
        body: its bytes.
        headers: names in lower case; without ``content-length``.
        delay: milliseconds to wait before it is sent.
        lost: it never arrives: the connection is cut instead.
    """

    status: int
    body: bytes = attrs.field(repr=False)
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    delay: int = 0
    lost: bool = False


def json_response(
    status: int,
    value: Any,  # noqa: ANN401  JSON
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return a response with a JSON body in UTF-8.

    >>> json_response(400, {"code": -1121, "msg": "Invalid symbol."}).body
    b'{"code":-1121,"msg":"Invalid symbol."}'
    """
    body = _encode(value).encode("utf-8", "replace")
    return HttpResponse(status, body, {"content-type": JSON, **(headers or {})})
