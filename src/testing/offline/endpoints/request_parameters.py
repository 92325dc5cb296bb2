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
from pretrade.order.syntax import LONGEST_WINDOW, NOT_ALL_READ, Syntax
from pretrade.rulebook import Rulebook
from pretrade.testing.offline.refusals import not_sent, refuse, was_empty

T = TypeVar("T")
_TRANSPORT = ("timestamp", "signature")
_SYNTAXES: Mapping[str, Mapping[str, Syntax]] = {
    endpoint: {
        **{name: one.syntax for name, one in row.parameters.items()},
        **{name: PARAMETERS[name] for name in _TRANSPORT if row.security.signed},
    }
    for endpoint, row in ENDPOINTS.items()
}
"""Endpoint → what may be sent, and how it is written."""


def read(endpoint: str, params: Mapping[str, str], rulebook: Rulebook) -> None:
    """Refuse parameters that an endpoint cannot read.

    Raises:
        ExchangeError: -1102, -1104, -1105, -1100, -1130, -1145 or -1131.
    """
    takes, syntaxes = ENDPOINTS[endpoint], _SYNTAXES[endpoint]
    for name in takes.mandatory:
        if name not in params:
            raise not_sent(name)
    if not syntaxes.keys() >= params.keys():
        unknown = sum(name not in syntaxes for name in params)
        raise _too_many(params, unknown, signed=takes.security.signed)
    for name, value in params.items():
        if not value:
            raise was_empty(name)
        syntax = syntax_of(name, rulebook) if name == "recvWindow" else syntaxes[name]
        try:
            syntax.read(value)
        except (TypeError, ValueError) as error:
            msg = syntax.msg.format(name=name, legal_range=syntax.legal_range)
            raise refuse(syntax.code, msg) from error
    if "recvWindow" in params and Decimal(params["recvWindow"]) > LONGEST_WINDOW:
        raise refuse(-1131)


def _too_many(params: Mapping[str, str], unknown: int, *, signed: bool) -> ExchangeError:
    """Count as `check` does: what was given, and what signs it."""
    sent = len(params) + (sum(name not in params for name in _TRANSPORT) if signed else 0)
    return refuse(-1104, NOT_ALL_READ.format(read=sent - unknown, sent=sent))


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
