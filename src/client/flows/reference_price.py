"""The reference price of a symbol, which precedes average and last price since 2026-05-08."""

import re

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import ExchangeError, MalformedReply
from pretrade.client.flows.calls import call
from pretrade.client.flows.flow import Flow
from pretrade.client.state.client_state import ClientState
from pretrade.facts.market import Market
from pretrade.rulebook import rulebook_of

_tells_none = re.compile(r"-(?:2043|1020)\b|\b404[ )]").search


def tells_none(error: Exception) -> bool:
    """Return whether an error that answers a query for a reference price says that there is none.

    A symbol never had one (-2043), or the exchange has no such query: -1020, or HTTP 404.
    Source: "Query Reference Price", rest-api.md of 2026-04-16.

    Args:
        error: of any library: each has the code or the status in its text, but for the status of
            python-binance.
    """
    return _tells_none(f"{getattr(error, 'status_code', '')} {error}") is not None


def with_reference_price(state: ClientState, symbol: str, market: Market) -> Flow[Market]:
    """Return the prices with the reference price, on days on which orders are judged by it.

    Raises:
        ClientError: it cannot be had.
    """
    if not rulebook_of(state.today).reference_price:
        return market
    try:
        reply = yield from call(state, ENDPOINTS["reference_price"], {"symbol": symbol})
    except (ExchangeError, MalformedReply) as error:
        if not tells_none(error):
            raise
        return market.with_reply({"referencePrice": None})
    return market.with_reply(reply.data)
