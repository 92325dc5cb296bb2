"""The endpoints that everybody may ask: the time, the rules, the book, trades and prices."""

from collections.abc import Mapping
from typing import Any, NoReturn

from pretrade.enums import BUY, SELL
from pretrade.testing.offline.amounts import show
from pretrade.testing.offline.asked_symbols import answer_each
from pretrade.testing.offline.finding import listed_market
from pretrade.testing.offline.live_market import AVERAGE_MINUTES, LiveMarket
from pretrade.testing.offline.market_events import book_ticker as top_of
from pretrade.testing.offline.market_events import shown
from pretrade.testing.offline.matching_engine import MatchingEngine
from pretrade.testing.offline.refusals import refuse
from pretrade.testing.offline.request_parameters import limit, page, read

Json = dict[str, Any]
Params = Mapping[str, str]


def ping(engine: MatchingEngine, params: Params) -> Json:
    """Answer."""
    read("ping", params, engine.rulebook)
    return {}


def time(engine: MatchingEngine, params: Params) -> Json:
    """Return the exchange's time."""
    read("time", params, engine.rulebook)
    return {"serverTime": engine.now}


def depth(engine: MatchingEngine, params: Params) -> Json:
    """Return the order book, best prices first."""
    read("depth", params, engine.rulebook)
    market, most = listed_market(engine, params), limit(params, 100, 5000)
    bids, asks = ([*market.levels(side)][:most] for side in (BUY, SELL))
    return {
        "lastUpdateId": market.update_id,
        "bids": [shown(market, level) for level in bids],
        "asks": [shown(market, level) for level in asks],
    }


def trades(engine: MatchingEngine, params: Params) -> list[Json]:
    """Return the latest trades, oldest first."""
    read("trades", params, engine.rulebook)
    market = listed_market(engine, params)
    return [
        {
            "id": trade.trade_id,
            "price": show(trade.price, market.quote_places),
            "qty": show(trade.quantity, market.base_places),
            "quoteQty": show(trade.quote, market.quote_places),
            "time": trade.time,
            "isBuyerMaker": trade.buyer_is_maker,
            "isBestMatch": True,
        }
        for trade in page(market.tape.trades, params, forward=False)
    ]


def avg_price(engine: MatchingEngine, params: Params) -> Json:
    """Return the average price; 0 for a symbol that never traded."""
    read("avg_price", params, engine.rulebook)
    market = listed_market(engine, params)
    price = market.tape.averages(engine.now).get(AVERAGE_MINUTES)
    shown_price = market.zero_quote if price is None else show(price, market.quote_places)
    reply: Json = {"mins": AVERAGE_MINUTES, "price": shown_price}
    if engine.fields.last_trade_time:
        reply["closeTime"] = market.tape.trades[-1].time if market.tape.trades else engine.now
    return reply


def reference_price(engine: MatchingEngine, params: Params) -> NoReturn:
    """Refuse: no symbol ever had one; before they counted, there is no such endpoint."""
    if not engine.rulebook.reference_price:
        msg = "The offline exchange has no GET /api/v3/referencePrice before 2026-05-08."
        raise refuse(-1020, msg, status=404)
    read("reference_price", params, engine.rulebook)
    listed_market(engine, params)
    raise refuse(-2043)


def ticker_price(engine: MatchingEngine, params: Params) -> Any:  # noqa: ANN401
    """Return the last price of one, some or all symbols."""
    read("ticker_price", params, engine.rulebook)

    def answer(market: LiveMarket) -> Json:
        last = market.tape.last_price
        price = market.zero_quote if last is None else show(last, market.quote_places)
        return {"symbol": market.name, "price": price}

    return answer_each(engine, params, answer)


def book_ticker(engine: MatchingEngine, params: Params) -> Any:  # noqa: ANN401
    """Return the best bid and ask of one, some or all symbols."""
    read("book_ticker", params, engine.rulebook)

    def answer(market: LiveMarket) -> Json:
        return {"symbol": market.name, **book_of(market)}

    return answer_each(engine, params, answer)


def book_of(market: LiveMarket) -> Json:
    """Return the best bid and ask with what they show, as tickers name them."""
    top = top_of(market)
    names = {"bidPrice": "b", "bidQty": "B", "askPrice": "a", "askQty": "A"}
    return {name: top[key] for name, key in names.items()}
