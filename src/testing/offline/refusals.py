"""The exchange's refusals as exceptions: `refuse`."""

from pretrade.client.errors import ExchangeError
from pretrade.order.syntax import (
    ILLEGAL_CHARACTERS,
    NEITHER_SENT,
    NOT_SENT,
    WAS_EMPTY,
    WINDOW_TOO_LONG,
)
from pretrade.report.violation import Violation

_TEXTS = {
    -1000: "An unknown error occurred while processing the request.",
    -1001: "Internal error; unable to process your request. Please try again.",
    -1003: "Too many requests queued.",
    -1007: (
        "Timeout waiting for response from backend server. "
        "Send status unknown; execution status unknown."
    ),
    -1008: "Server is currently overloaded with other requests. Please try again in a few minutes.",
    -1015: "Too many new orders.",
    -1021: "Timestamp for this request is outside of the recvWindow.",
    -1022: "Signature for this request is not valid.",
    -1121: "Invalid symbol.",
    -1131: WINDOW_TOO_LONG,
    -1128: "Combination of optional parameters invalid.",
    -1220: "The symbol's status does not match the requested symbolStatus.",
    -2011: "Unknown order sent.",
    -2013: "Order does not exist.",
    -2014: "API-key format invalid.",
    -2015: "Invalid API-key, IP, or permissions for action.",
    -2021: "Order cancel-replace partially failed.",
    -2022: "Order cancel-replace failed.",
    -2043: "This symbol doesn't have a reference price.",
}
_STATUSES = {
    -1000: 500,
    -1001: 503,
    -1003: 429,
    -1007: 504,
    -1008: 503,
    -1015: 429,
    -2014: 401,
    -2015: 401,
    -2021: 409,
}
_CODES = {500: -1000, 502: -1001, 503: -1001, 504: -1007}


def refuse(code: int, msg: str | None = None, *, status: int | None = None) -> ExchangeError:
    """Return the exception of a refusal; text and HTTP status follow from the code.

    >>> refuse(-2011).msg, refuse(-1003).status
    ('Unknown order sent.', 429)
    """
    text = _TEXTS.get(code, "An error of the offline exchange.") if msg is None else msg
    return ExchangeError(code, text, status or _STATUSES.get(code, 400))


def not_sent(*names: str) -> ExchangeError:
    """Return the refusal for want of a parameter, or of both of two.

    >>> not_sent("symbol").code
    -1102
    """
    return refuse(-1102, (NOT_SENT if len(names) == 1 else NEITHER_SENT).format(*names))


def was_empty(name: str) -> ExchangeError:
    """Return the refusal of a parameter without a value."""
    return refuse(-1105, WAS_EMPTY.format(name))


def illegal_text(name: str, legal_range: str) -> ExchangeError:
    """Return the refusal of what is not written as it must be."""
    return refuse(-1100, ILLEGAL_CHARACTERS.format(name=name, legal_range=legal_range))


def broken_server(status: int) -> ExchangeError:
    """Return the exception of an HTTP 5XX.

    >>> broken_server(502).code
    -1001
    """
    return refuse(_CODES.get(status, -1000), status=status)


def refused(violation: Violation) -> ExchangeError:
    """Return the exception of what `check` found."""
    return refuse(violation.code, violation.msg)
