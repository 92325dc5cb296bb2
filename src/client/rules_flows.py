"""How the rules get into a session: read once, and a symbol anew when the exchange disagrees."""

from collections.abc import Iterable

from pretrade.client.calls import call
from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import CancelReplaceFailed, ClientError, ExchangeError
from pretrade.client.flow import Flow, Wait
from pretrade.client.reply import Reply
from pretrade.client.reply_shape import object_in
from pretrade.client.rules_held import RulesChanged, RulesHeld
from pretrade.client.session import Session
from pretrade.errors import InvalidExchangeInfo
from pretrade.exchange_info import ExchangeInfo

_FILTER_FAILURE = -1013
_GLANCE = 20
"""How long a task waits before it looks whether another one has read the rules, in milliseconds."""


def rules_of(session: Session) -> Flow[RulesHeld]:
    """Return the rules, which are read when they are needed for the first time.

    Raises:
        ClientError: they cannot be had.
        InvalidExchangeInfo: they cannot be read.
    """
    while session.rules is None:
        if session.reading_rules:  # for another task of this client
            yield Wait(_GLANCE)
            continue
        session.reading_rules = True
        try:
            yield from read_rules(session)
        finally:
            session.reading_rules = False
    return session.rules


def read_rules(session: Session, symbol: str | None = None) -> Flow[Reply]:
    """Read the rules anew, of all symbols or of one, and return the reply.

    Raises:
        ClientError: they cannot be had.
        InvalidExchangeInfo: they cannot be read.
    """
    only = None if session.rules is None else symbol  # what is read first is read whole
    params = {} if only is None else {"symbol": only}
    reply = yield from call(session, ENDPOINTS["exchange_info"], params)
    document = object_in(reply)
    held = session.rules  # now: other tasks may have read rules meanwhile
    if held is None:
        session.rules = RulesHeld(ExchangeInfo.load(document), session.clock())
    else:
        session.rules, changes = held.renewed(document, session.clock(), only)
        _tell(session, changes)
    session.ledger.adopt(session.rules.info.exchange.rate_limits)
    return reply


def _tell(session: Session, changes: Iterable[RulesChanged]) -> None:
    for changed in changes:
        session.rules_changes.append(changed)
        if session.on_rules_changed is not None:
            session.on_rules_changed(changed)


def look_for_changes(session: Session, symbol: str | None, error: ExchangeError) -> Flow[None]:
    """Read a symbol's rules anew if a filter refused an order, and note on the error what changed.

    Nothing that goes wrong meanwhile hides the refusal.
    """
    if symbol is None or session.rules is None or _FILTER_FAILURE not in _codes(error):
        return
    known = len(session.rules_changes)
    try:
        yield from read_rules(session, symbol)
    except (ClientError, InvalidExchangeInfo):
        return
    found = [one for one in session.rules_changes[known:] if one.symbol in {symbol, None}]
    error.rules_changed = tuple(change for one in found for change in one.changes)


def _codes(error: ExchangeError) -> set[int | None]:
    legs = error.new_order.code if isinstance(error, CancelReplaceFailed) else None
    return {error.code, legs}
