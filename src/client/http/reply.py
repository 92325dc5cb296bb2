"""What comes back: `RawReply` from a transport, `parse_reply`, and `Reply` for the caller."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NoReturn, TypeGuard

import attrs

from pretrade.client.errors import (
    Banned,
    CancelReplaceFailed,
    ClientError,
    EndpointRetired,
    ExchangeError,
    FirewallBlocked,
    LimitReached,
    MalformedReply,
    NotServed,
    RestrictedLocation,
)
from pretrade.client.instants import instant
from pretrade.json_values import is_object
from pretrade.report.report import Report
from pretrade.sizing import Change

_CANCEL_REPLACE_CODES = frozenset({-2021, -2022})
_LONGEST_EXCERPT = 120
_NOT_SERVED: Mapping[int, type[NotServed]] = {
    403: FirewallBlocked,
    410: EndpointRetired,
    451: RestrictedLocation,
}


def _lower(headers: Mapping[str, str]) -> Mapping[str, str]:
    return {name.lower(): value for name, value in headers.items()}


@attrs.frozen
class RawReply:
    """What a transport returns: nothing is read yet.

    Attributes:
        status: the HTTP status.
        headers: names in lower case.
        body: the bytes as they came.
    """

    status: int
    headers: Mapping[str, str] = attrs.field(converter=_lower, hash=False)
    body: bytes


@attrs.frozen(eq=False)
class Reply:  # noqa: PLW1641  no hash, as its data has none
    """What the exchange answered. It reads, and compares, as its ``data``.

    Attributes:
        data: the JSON value; its numbers with a fraction are Decimal.
        status: the HTTP status.
        headers: names in lower case.
        changes: what a fit changed in the order before it was sent.
        report: what was found when the order was checked; None when it was not checked.
        recovered: the reply to the request was lost; this is what a query found afterwards.

    >>> reply = Reply({"orderId": 28, "status": "NEW"})
    >>> reply["orderId"], "status" in reply, len(reply), reply == {"orderId": 28, "status": "NEW"}
    (28, True, 2, True)
    """

    data: Any
    status: int = 200
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str], converter=_lower, repr=False)
    changes: tuple[Change, ...] = ()
    report: Report | None = attrs.field(default=None, repr=False)
    recovered: bool = False

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401  a name or an index of the data
        return self.data[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __bool__(self) -> bool:
        """Return true: an answer that is an empty list is an answer."""
        return True

    def __contains__(self, key: object) -> bool:
        return key in self.data

    def __eq__(self, other: object) -> bool:
        return bool(self.data == (other.data if isinstance(other, Reply) else other))

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401  JSON
        """Return a field of an object, or the default."""
        return self.data.get(key, default) if is_object(self.data) else default


def parse_reply(raw: RawReply, now: int | None = None) -> Any:  # noqa: ANN401  JSON
    """Return the JSON value of a reply, or raise what it says.

    Args:
        raw: what the transport returned.
        now: milliseconds since 1970, to which a ``Retry-After`` is added.

    >>> parse_reply(RawReply(200, {}, b'{"serverTime": 1499827319559}'))
    {'serverTime': 1499827319559}

    Raises:
        ExchangeError: an error of the exchange; `CancelReplaceFailed` when legs are told apart.
        LimitReached: HTTP 429; `Banned` for 418.
        NotServed: HTTP 410 or 451; 403 without an error of the exchange.
        MalformedReply: it is not JSON, or an error without code and text.
    """
    value = _json(raw.body)
    if 200 <= raw.status < 300 and value is not _BROKEN and not _is_error(value):
        return value
    raise _error(raw, value, now)


_BROKEN = object()


def _json(body: bytes) -> Any:  # noqa: ANN401  JSON
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError):  # a Decimal that is none is arithmetic
        return _BROKEN


def _no_number(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(name)


def _is_error(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether a value is ``{"code": -…, "msg": …}``; a success has no such pair."""
    return _has_code(value) and value["code"] < 0


def _has_code(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether a value has a code and a text; below ``/sapi`` an error's may be positive."""
    return (
        is_object(value)
        and type(value.get("code")) is int
        and value["code"] != 0
        and isinstance(value.get("msg"), str)
    )


def _error(raw: RawReply, value: Any, now: int | None) -> ClientError:  # noqa: ANN401  JSON
    told = _is_error(value) or (400 <= raw.status < 500 and _has_code(value))
    code, msg = (value["code"], value["msg"]) if told else (0, "")
    if raw.status in (418, 429):
        kind = Banned if raw.status == 418 else LimitReached
        return kind(msg or f"HTTP {raw.status}", _until(raw, msg, now), code)
    if raw.status in _NOT_SERVED and (not code or raw.status != 403):
        return _NOT_SERVED[raw.status](_text(value) or _excerpt(raw.body))
    if not code:
        return MalformedReply(raw.status, _excerpt(raw.body))
    data = value.get("data")
    if code in _CANCEL_REPLACE_CODES or (is_object(data) and "cancelResult" in data):
        return CancelReplaceFailed(code, msg, raw.status, data)
    return ExchangeError(code, msg, raw.status, data)


def _text(value: object) -> str:
    """Return the text of an error, whatever its code: that of HTTP 451 is 0."""
    msg = value.get("msg") if is_object(value) else None
    return msg if isinstance(msg, str) else ""


def _excerpt(body: bytes) -> str:
    if not body:
        return "it is empty"
    text = " ".join(body[: 4 * _LONGEST_EXCERPT].decode("utf-8", "replace").split())
    return repr(text[:_LONGEST_EXCERPT])


_banned_until = re.compile(
    r"banned until ((?:[0-9]{13}|[0-9]{16})\b|[0-9]{4}-[-0-9T:.+Z ]*[0-9Z])"
).search


def _until(raw: RawReply, msg: str, now: int | None) -> datetime | None:
    """Return when a limit is over: what the text says, else ``Retry-After`` seconds from now."""
    named = _banned_until(msg)
    if named is not None:
        return _time(named[1])
    seconds = raw.headers.get("retry-after", "")
    if now is None or not (seconds.isascii() and seconds.isdigit() and len(seconds) < 10):
        return None
    return instant(now + 1000 * int(seconds))


def _time(text: str) -> datetime | None:
    """Read a time in milliseconds or microseconds since 1970, or one that is written out (UTC)."""
    if text.isdigit():
        return instant(int(text) if len(text) < 16 else int(text) // 1000)
    try:
        time = datetime.fromisoformat(text.strip())
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
