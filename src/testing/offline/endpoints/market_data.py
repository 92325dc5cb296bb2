"""The endpoints that everybody may ask: the time, the rules, the book, trades and prices."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from pretrade.decimals import ZERO, divide_down, multiply, subtract
from pretrade.enums import BUY, SELL
from pretrade.testing.offline.book.amounts import show
from pretrade.testing.offline.book.sim_market import AVERAGE_MINUTES, SimMarket
from pretrade.testing.offline.endpoints.asked_symbols import answer_each, asked_symbols
from pretrade.testing.offline.endpoints.candles import total
from pretrade.testing.offline.endpoints.lookup import listed_market
from pretrade.testing.offline.endpoints.request_parameters import limit, page, read
from pretrade.testing.offline.events.market_events import book_ticker as top_of
from pretrade.testing.offline.events.market_events import shown
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.refusals import refuse

Json = dict[str, Any]
_DAY = 86_400_000
Params = Mapping[str, str]


def ping(state: ExchangeState, params: Params) -> Json:
    """Answer."""
    read("ping", params, state.rulebook)
    return {}


def time(state: ExchangeState, params: Params) -> Json:
    """Return the exchange's time."""
    read("time", params, state.rulebook)
    return {"serverTime": state.now}


def depth(state: ExchangeState, params: Params) -> Json:
    """Return the order book, best prices first."""
    read("depth", params, state.rulebook)
    market, most = listed_market(state, params), limit(params, 100, 5000)
    bids, asks = ([*market.levels(side)][:most] for side in (BUY, SELL))
    return {
        "lastUpdateId": market.update_id,
        "bids": [shown(market, level) for level in bids],
        "asks": [shown(market, level) for level in asks],
    }


def trades(state: ExchangeState, params: Params) -> list[Json]:
    """Return the latest trades, oldest first."""
    read("trades", params, state.rulebook)
    market = listed_market(state, params)
    return [
        {
            "id": trade.trade_id,
            "price": market.instrument.in_quote(trade.price),
            "qty": market.instrument.in_base(trade.quantity),
            "quoteQty": market.instrument.in_quote(trade.quote),
            "time": trade.time,
            "isBuyerMaker": trade.buyer_is_maker,
            "isBestMatch": True,
        }
        for trade in page(market.tape.trades, params, forward=False)
    ]


def avg_price(state: ExchangeState, params: Params) -> Json:
    """Return the average price; 0 for a symbol that never traded."""
    read("avg_price", params, state.rulebook)
    market = listed_market(state, params)
    price = market.tape.averages(state.now).get(AVERAGE_MINUTES)
    shown_price = market.instrument.in_quote(price or ZERO)
    reply: Json = {"mins": AVERAGE_MINUTES, "price": shown_price}
    if state.fields.last_trade_time:
        reply["closeTime"] = market.tape.trades[-1].time if market.tape.trades else state.now
    return reply


def reference_price(state: ExchangeState, params: Params) -> NoReturn:
    """Refuse: no symbol ever had one; before they counted, there is no such endpoint."""
    if not state.rulebook.reference_price:
        msg = "The offline exchange has no GET /api/v3/referencePrice before 2026-05-08."
        raise refuse(-1020, msg, status=404)
    read("reference_price", params, state.rulebook)
    listed_market(state, params)
    raise refuse(-2043)


def reference_price_calculation(state: ExchangeState, params: Params) -> NoReturn:
    """Refuse: no symbol has a reference price."""
    read("reference_price_calculation", params, state.rulebook)
    listed_market(state, params)
    raise refuse(-2043)


def execution_rules(state: ExchangeState, params: Params) -> Json:
    """Return the execution rules of the symbols that were asked for: no symbol has any."""
    read("execution_rules", params, state.rulebook)
    if len(params) > 1:
        raise refuse(-1128)
    asked_symbols(state, params)
    return {"symbolRules": []}


def ticker_price(state: ExchangeState, params: Params) -> Any:  # noqa: ANN401
    """Return the last price of one, some or all symbols."""
    read("ticker_price", params, state.rulebook)

    def answer(market: SimMarket) -> Json:
        last = market.tape.last_price
        price = market.instrument.in_quote(last or ZERO)
        return {"symbol": market.name, "price": price}

    return answer_each(state, params, answer)


def book_ticker(state: ExchangeState, params: Params) -> Any:  # noqa: ANN401
    """Return the best bid and ask of one, some or all symbols."""
    read("book_ticker", params, state.rulebook)

    def answer(market: SimMarket) -> Json:
        return {"symbol": market.name, **book_of(market)}

    return answer_each(state, params, answer)


def book_of(market: SimMarket) -> Json:
    """Return the best bid and ask with what they show, as tickers name them."""
    top = top_of(market)
    names = {"bidPrice": "b", "bidQty": "B", "askPrice": "a", "askQty": "A"}
    return {name: top[key] for name, key in names.items()}


def ticker_24hr(state: ExchangeState, params: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Return what traded within 24 hours on one, some or all symbols."""
    read("ticker_24hr", params, state.rulebook)
    short = params.get("type") == "MINI"

    def answer(market: SimMarket) -> Json:
        return _short(market, state.now) if short else _full(market, state.now)

    return answer_each(state, params, answer)


def _short(market: SimMarket, now: int) -> Json:
    """Return the MINI form. Where nothing traded, every price is the last one."""
    trades = [trade for trade in market.tape.trades if trade.time > now - _DAY]
    last = market.tape.last_price or ZERO
    prices = [trade.price for trade in trades] or [last]
    instrument = market.instrument
    return {
        "symbol": market.name,
        "openPrice": instrument.in_quote(prices[0]),
        "highPrice": instrument.in_quote(max(prices)),
        "lowPrice": instrument.in_quote(min(prices)),
        "lastPrice": instrument.in_quote(last),
        "volume": instrument.in_base(total(one.quantity for one in trades)),
        "quoteVolume": instrument.in_quote(total(one.quote for one in trades)),
        "openTime": now - _DAY,
        "closeTime": now,
        "firstId": trades[0].trade_id if trades else -1,
        "lastId": trades[-1].trade_id if trades else -1,
        "count": len(trades),
    }


def _full(market: SimMarket, now: int) -> Json:
    short = _short(market, now)
    opened, last = Decimal(short["openPrice"]), Decimal(short["lastPrice"])
    volume, worth = Decimal(short["volume"]), Decimal(short["quoteVolume"])
    before = [trade for trade in market.tape.trades if trade.time <= now - _DAY]
    latest = market.tape.trades[-1].quantity if market.tape.trades else ZERO
    change = subtract(last, opened)
    instrument = market.instrument
    average = divide_down(worth, volume, instrument.quote_places) if volume else ZERO
    return {
        **short,
        "priceChange": instrument.in_quote(change),
        "priceChangePercent": show(_percent(change, opened), 3),
        "weightedAvgPrice": instrument.in_quote(average),
        "prevClosePrice": instrument.in_quote(before[-1].price if before else opened),
        "lastQty": instrument.in_base(latest),
        **book_of(market),
    }


def _percent(change: Decimal, opened: Decimal) -> Decimal:
    return divide_down(multiply(change, Decimal(100)), opened, 3) if opened else ZERO
