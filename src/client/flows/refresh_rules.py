"""How the rules get into a state: read once, and a symbol anew when the exchange disagrees."""

from collections.abc import Iterable

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import CancelReplaceFailed, ClientError, ExchangeError
from pretrade.client.flows.calls import call
from pretrade.client.flows.flow import Flow, Wait
from pretrade.client.flows.reply_shape import object_in
from pretrade.client.http.reply import Reply
from pretrade.client.state.client_state import ClientState
from pretrade.client.state.rules_state import RulesChanged, RulesState
from pretrade.errors import InvalidExchangeInfo
from pretrade.exchange_info import ExchangeInfo

_FILTER_FAILURE = -1013
_GLANCE = 20
"""How long a task waits before it looks whether another one has read the rules, in milliseconds."""


def rules_of(state: ClientState) -> Flow[RulesState]:
    """Return the rules, which are read when they are needed for the first time.

    Raises:
        ClientError: they cannot be had.
        InvalidExchangeInfo: they cannot be read.
    """
    while state.rules is None:
        if state.reading_rules:  # for another task of this client
            yield Wait(_GLANCE)
            continue
        state.reading_rules = True
        try:
            yield from read_rules(state)
        finally:
            state.reading_rules = False
    return state.rules


def read_rules(state: ClientState, symbol: str | None = None) -> Flow[Reply]:
    """Read the rules anew, of all symbols or of one, and return the reply.

    Raises:
        ClientError: they cannot be had.
        InvalidExchangeInfo: they cannot be read.
    """
    only = None if state.rules is None else symbol  # what is read first is read whole
    params = {} if only is None else {"symbol": only}
    reply = yield from call(state, ENDPOINTS["exchange_info"], params)
    document = object_in(reply)
    held = state.rules  # now: other tasks may have read rules meanwhile
    if held is None:
        state.rules = RulesState(ExchangeInfo.load(document), state.clock())
    else:
        state.rules, changes = held.renewed(document, state.clock(), only)
        _tell(state, changes)
    state.tracker.adopt(state.rules.info.exchange.rate_limits)
    return reply


def _tell(state: ClientState, changes: Iterable[RulesChanged]) -> None:
    for changed in changes:
        state.rules_changes.append(changed)
        if state.on_rules_changed is not None:
            state.on_rules_changed(changed)


def look_for_changes(state: ClientState, symbol: str | None, error: ExchangeError) -> Flow[None]:
    """Read a symbol's rules anew if a filter refused an order, and note on the error what changed.

    Nothing that goes wrong meanwhile hides the refusal.
    """
    if symbol is None or state.rules is None or _FILTER_FAILURE not in _codes(error):
        return
    known = len(state.rules_changes)
    try:
        yield from read_rules(state, symbol)
    except (ClientError, InvalidExchangeInfo):
        return
    found = [one for one in state.rules_changes[known:] if one.symbol in {symbol, None}]
    error.rules_changed = tuple(change for one in found for change in one.changes)


def _codes(error: ExchangeError) -> set[int | None]:
    legs = error.new_order.code if isinstance(error, CancelReplaceFailed) else None
    return {error.code, legs}
