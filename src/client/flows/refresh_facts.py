"""How prices and the account get into a state: `refresh`."""

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import MalformedReply
from pretrade.client.flows.calls import call
from pretrade.client.flows.flow import Flow
from pretrade.client.flows.reference_price import with_reference_price
from pretrade.client.flows.reply_shape import array_in, object_in
from pretrade.client.state.client_state import ClientState
from pretrade.errors import InvalidFacts
from pretrade.facts.account import Account
from pretrade.facts.market import Market
from pretrade.json_values import show

_OK = 200
_PRICES = ("ticker_price", "avg_price", "book_ticker")
_FURTHEST_AHEAD = 1000
"""The exchange takes no request from a clock that is further ahead, in milliseconds."""


def refresh(  # noqa: PLR0913  what the methods take
    state: ClientState,
    symbol: str | None,
    *,
    prices: bool,
    account: bool,
    open_orders: bool,
    order_counts: bool,
) -> Flow[None]:
    """Read facts; see `pretrade.client.Client.refresh`.

    Raises:
        ClientError: they cannot be had; a reply that says something else is a `MalformedReply`.
    """
    try:
        if prices and symbol is not None:
            yield from _read_prices(state, symbol)
        if account or open_orders:
            yield from _read_account(state, account=account, open_orders=open_orders)
        if order_counts:
            yield from _read_order_counts(state)
    except InvalidFacts as error:
        raise MalformedReply(_OK, str(error)) from error


def _read_prices(state: ClientState, symbol: str) -> Flow[None]:
    market = Market(at=state.clock())
    for name in _PRICES:
        reply = yield from call(state, ENDPOINTS[name], {"symbol": symbol})
        told = object_in(reply)
        if told.get("symbol", symbol) != symbol:
            raise InvalidFacts("symbol", f"{show(told['symbol'])} is not {symbol}, which was asked")
        market = market.with_reply(told)
    market = yield from with_reference_price(state, symbol, market)
    state.facts.read_market(symbol, market)


def _read_account(state: ClientState, *, account: bool, open_orders: bool) -> Flow[None]:
    facts = state.facts
    reading = facts.begin_reading(state.exchange_now - _FURTHEST_AHEAD)
    try:
        if account:
            now = state.clock()
            reply = yield from call(state, ENDPOINTS["account"], {})
            facts.read_funds(reading, object_in(reply), now)
        if open_orders:
            now = state.clock()
            reply = yield from call(state, ENDPOINTS["open_orders"], {})
            facts.read_open_orders(reading, array_in(reply), now)
    finally:
        facts.end_reading()


def _read_order_counts(state: ClientState) -> Flow[None]:
    """Read how many orders the exchange counts; the tracker takes that as it takes headers."""
    reply = yield from call(state, ENDPOINTS["order_count_usage"], {})
    counts = Account().with_reply(array_in(reply)).order_counts or {}
    headers = {
        f"x-mbx-order-count-{number}{interval[:1].lower()}": str(count)
        for (interval, number), count in counts.items()
    }
    state.tracker.record(headers)
    state.order_counts_known = True
