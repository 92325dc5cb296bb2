"""The reference price of a symbol, which precedes average and last price since 2026-05-08.

Source: "Query Reference Price", rest-api.md of 2026-04-16. It is asked for by `refresh` only, so it
is no method of the client.
"""

from datetime import date

from pretrade.client.calls import call
from pretrade.client.endpoint import Endpoint
from pretrade.client.errors import ExchangeError, MalformedReply
from pretrade.client.flow import Flow
from pretrade.client.security import NONE
from pretrade.client.session import Session
from pretrade.client.weight import Weight
from pretrade.market import Market
from pretrade.rulebook import rulebook_of

_SINCE = date(2026, 3, 9)
QUERY = Endpoint(
    name="reference_price",
    method="GET",
    path="/api/v3/referencePrice",
    security=NONE,
    weights=(Weight(_SINCE, 2),),
    order_count=0,
    parameters=("symbol",),
    mandatory=("symbol",),
    title="Query Reference Price",
    since=_SINCE,
)


def with_reference_price(session: Session, symbol: str, market: Market) -> Flow[Market]:
    """Return the prices with the reference price, on days on which orders are judged by it.

    A symbol that never had one (-2043), or an exchange that knows of none, has none.

    Raises:
        ClientError: it cannot be had.
    """
    if not rulebook_of(session.today).reference_price:
        return market
    try:
        reply = yield from call(session, QUERY, {"symbol": symbol})
    except (ExchangeError, MalformedReply) as error:
        if error.outcome_unknown:
            raise
        return market.with_reply({"referencePrice": None})
    return market.with_reply(reply.data)
