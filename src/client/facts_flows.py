"""How prices and the account get into a session: `refresh`."""

from pretrade.account import Account
from pretrade.client.calls import call
from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import MalformedReply
from pretrade.client.flow import Flow
from pretrade.client.reference_price import with_reference_price
from pretrade.client.reply_shape import array_in, object_in
from pretrade.client.session import Session
from pretrade.errors import InvalidFacts
from pretrade.json_values import show
from pretrade.market import Market

_OK = 200
_PRICES = ("ticker_price", "avg_price", "book_ticker")
_FURTHEST_AHEAD = 1000
"""The exchange takes no request from a clock that is further ahead, in milliseconds."""


def refresh(  # noqa: PLR0913  what the methods take
    session: Session,
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
            yield from _read_prices(session, symbol)
        if account or open_orders:
            yield from _read_account(session, account=account, open_orders=open_orders)
        if order_counts:
            yield from _read_order_counts(session)
    except InvalidFacts as error:
        raise MalformedReply(_OK, str(error)) from error


def _read_prices(session: Session, symbol: str) -> Flow[None]:
    market = Market(at=session.clock())
    for name in _PRICES:
        reply = yield from call(session, ENDPOINTS[name], {"symbol": symbol})
        told = object_in(reply)
        if told.get("symbol", symbol) != symbol:
            raise InvalidFacts("symbol", f"{show(told['symbol'])} is not {symbol}, which was asked")
        market = market.with_reply(told)
    market = yield from with_reference_price(session, symbol, market)
    session.facts.read_market(symbol, market)


def _read_account(session: Session, *, account: bool, open_orders: bool) -> Flow[None]:
    facts = session.facts
    reading = facts.begin_reading(session.exchange_now - _FURTHEST_AHEAD)
    try:
        if account:
            now = session.clock()
            reply = yield from call(session, ENDPOINTS["account"], {})
            facts.read_funds(reading, object_in(reply), now)
        if open_orders:
            now = session.clock()
            reply = yield from call(session, ENDPOINTS["open_orders"], {})
            facts.read_open_orders(reading, array_in(reply), now)
    finally:
        facts.end_reading()


def _read_order_counts(session: Session) -> Flow[None]:
    """Read how many orders the exchange counts; the ledger takes that as it takes headers."""
    reply = yield from call(session, ENDPOINTS["order_count_usage"], {})
    counts = Account().with_reply(array_in(reply)).order_counts or {}
    headers = {
        f"x-mbx-order-count-{number}{interval[:1].lower()}": str(count)
        for (interval, number), count in counts.items()
    }
    session.ledger.record(headers)
    session.order_counts_known = True
