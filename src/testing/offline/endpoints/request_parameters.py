"""How the parameters of the endpoints that place nothing are judged: `read`.

Orders are judged by `check`; the rest is judged here, by the same texts and in the same order:
missing names, unknown names, empty values and illegal texts.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import ExchangeError
from pretrade.order.parameters import PARAMETERS, syntax_of
from pretrade.order.syntax import CLIENT_ID, FLAG, INTEGER, TEXT, Syntax, words
from pretrade.rulebook import Rulebook
from pretrade.testing.offline.endpoints.refusals import refuse

T = TypeVar("T")
_LONGEST_WINDOW = 60_000
_TRANSPORT = ("timestamp", "signature")
_SYNTAX: Mapping[str, Syntax] = {
    **dict.fromkeys(("orderId", "orderListId", "fromId", "startTime", "endTime"), INTEGER),
    **dict.fromkeys(("origClientOrderId", "newClientOrderId", "listClientOrderId"), CLIENT_ID),
    "limit": INTEGER,
    "type": words("FULL", "MINI"),
    "omitZeroBalances": FLAG,
    **{name: PARAMETERS[name] for name in ("cancelRestrictions", "timestamp")},
}

_NAMES = {
    name: frozenset(one.parameters + (_TRANSPORT if one.security.signed else ()))
    for name, one in ENDPOINTS.items()
}
"""Endpoint → what may be sent."""


def read(endpoint: str, params: Mapping[str, str], rulebook: Rulebook) -> None:
    """Refuse parameters that an endpoint cannot read.

    Raises:
        ExchangeError: -1102, -1104, -1105, -1100, -1130, -1145 or -1131.
    """
    takes, names = ENDPOINTS[endpoint], _NAMES[endpoint]
    for name in takes.mandatory:
        if name not in params:
            msg = f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed."
            raise refuse(-1102, msg)
    if not names.issuperset(params):
        unknown = sum(name not in names for name in params)
        raise _too_many(params, unknown, signed=takes.security.signed)
    for name, value in params.items():
        if not value:
            raise refuse(-1105, f"Parameter '{name}' was empty.")
        window = name == "recvWindow"
        syntax = syntax_of(name, rulebook) if window else _SYNTAX.get(name, TEXT)
        try:
            syntax.read(value)
        except (TypeError, ValueError) as error:
            msg = syntax.msg.format(name=name, legal_range=syntax.legal_range)
            raise refuse(syntax.code, msg) from error
    if "recvWindow" in params and Decimal(params["recvWindow"]) > _LONGEST_WINDOW:
        raise refuse(-1131, "'recvWindow' must be less than 60000.")


def _too_many(params: Mapping[str, str], unknown: int, *, signed: bool) -> ExchangeError:
    """Count as `check` does: what was given, and what signs it."""
    sent = len(params) + (sum(name not in params for name in _TRANSPORT) if signed else 0)
    msg = (
        f"Not all sent parameters were read; read '{sent - unknown}' parameter(s) "
        f"but was sent '{sent}'."
    )
    return refuse(-1104, msg)


def number(params: Mapping[str, str], name: str) -> int | None:
    """Return a whole number that was sent; None when it was not."""
    value = params.get(name)
    return None if value is None else int(value)


def page(rows: Sequence[T], params: Mapping[str, str], *, forward: bool) -> Sequence[T]:
    """Return as many rows as are asked for: the first ones going ``forward``, else the last."""
    most = limit(params, 500, 1000)
    return rows[:most] if forward else rows[max(0, len(rows) - most) :]


def limit(params: Mapping[str, str], usual: int, most: int) -> int:
    """Return how many rows are asked for."""
    asked = number(params, "limit")
    return usual if asked is None else min(asked, most)
