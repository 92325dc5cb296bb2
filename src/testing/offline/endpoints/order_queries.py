"""The endpoints that tell of orders, trades and the account."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import ZERO, multiply
from pretrade.testing.offline.book.amounts import show
from pretrade.testing.offline.book.book_order import BookOrder
from pretrade.testing.offline.book.sim_account import AccountTrade, SimAccount
from pretrade.testing.offline.endpoints.lookup import find_order, listed_market
from pretrade.testing.offline.endpoints.order_replies import queried
from pretrade.testing.offline.endpoints.request_parameters import number, page, read
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.refusals import refuse

Json = dict[str, Any]
Params = Mapping[str, str]


def query_order(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Return one order."""
    read("query_order", params, state.rulebook)
    market = listed_market(state, params)
    order = find_order(state, account, market, params)
    if order is None:
        raise refuse(-2013)
    return queried(order, state.fields)


def open_orders(state: ExchangeState, account: SimAccount, params: Params) -> list[Json]:
    """Return the open orders, of one symbol or of all."""
    read("open_orders", params, state.rulebook)
    market = listed_market(state, params) if "symbol" in params else None
    return [
        queried(order, state.fields)
        for order in account.open.values()
        if market is None or order.symbol == market.name
    ]


def all_orders(state: ExchangeState, account: SimAccount, params: Params) -> list[Json]:
    """Return the orders of a symbol, oldest first: the latest, or those from an id or a time."""
    read("all_orders", params, state.rulebook)
    market = listed_market(state, params)
    first, start, end = (number(params, name) for name in ("orderId", "startTime", "endTime"))
    found: list[BookOrder] = [
        order
        for order in account.orders.values()
        if order.symbol == market.name
        and order.order_id >= (first or 0)
        and order.created >= (start or 0)
        and (end is None or order.created <= end)
    ]
    rows = page(found, params, forward=first is not None or start is not None)
    return [queried(order, state.fields) for order in rows]


def my_trades(state: ExchangeState, account: SimAccount, params: Params) -> list[Json]:
    """Return the account's trades of a symbol, oldest first."""
    read("my_trades", params, state.rulebook)
    market = listed_market(state, params)
    first, start, end = (number(params, name) for name in ("fromId", "startTime", "endTime"))
    order_id = number(params, "orderId")
    if first is not None and (start is not None or end is not None):
        raise refuse(-1128)
    found = [
        side
        for side in account.trades
        if side.order.symbol == market.name
        and side.trade.trade_id >= (first or 0)
        and (order_id is None or side.order.order_id == order_id)
        and side.trade.time >= (start or 0)
        and (end is None or side.trade.time <= end)
    ]
    rows = page(found, params, forward=first is not None or start is not None)
    return [_trade(side) for side in rows]


def _trade(side: AccountTrade) -> Json:
    trade, order, instrument = side.trade, side.order, side.order.instrument
    return {
        "symbol": instrument.name,
        "id": trade.trade_id,
        "orderId": order.order_id,
        "orderListId": order.list_id,
        "price": instrument.in_quote(trade.price),
        "qty": instrument.in_base(trade.quantity),
        "quoteQty": instrument.in_quote(trade.quote),
        "commission": show(side.commission),
        "commissionAsset": side.commission_asset,
        "time": trade.time,
        "isBuyer": order.side.value == "BUY",
        "isMaker": side.is_maker,
        "isBestMatch": True,
    }


def account_information(state: ExchangeState, account: SimAccount, params: Params) -> Json:
    """Return the account: fees, permissions and balances."""
    read("account", params, state.rulebook)
    wallet, fields = account.wallet, state.fields
    points = int(multiply(state.fee_rate, Decimal(10_000)))
    reply: Json = {
        "makerCommission": points,
        "takerCommission": points,
        "buyerCommission": 0,
        "sellerCommission": 0,
        "canTrade": account.can_trade,
        "canWithdraw": True,
        "canDeposit": True,
        "brokered": False,
        "updateTime": account.updated,
        "accountType": "SPOT",
        "balances": [
            {
                "asset": asset,
                "free": show(wallet.free.get(asset, ZERO)),
                "locked": show(wallet.locked.get(asset, ZERO)),
            }
            for asset in wallet.assets()
            if params.get("omitZeroBalances") != "true" or wallet.balance(asset).total
        ],
        "permissions": sorted(account.permissions),
    }
    if fields.working_time:
        rate, nothing = show(state.fee_rate), show(ZERO)
        rates = {"maker": rate, "taker": rate, "buyer": nothing, "seller": nothing}
        reply |= {"commissionRates": rates, "requireSelfTradePrevention": False}
    if fields.cancel_time:
        reply |= {"preventSor": False, "uid": account.uid}
    return reply


def order_count_usage(state: ExchangeState, account: SimAccount, params: Params) -> list[Json]:
    """Return how many orders count against each ORDERS limit."""
    read("order_count_usage", params, state.rulebook)
    counts = account.counts.at(state.now)
    return [
        {
            "rateLimitType": one.rate_limit_type,
            "interval": one.interval,
            "intervalNum": one.interval_num,
            "limit": one.limit,
            "count": counts[one.window],
        }
        for one in state.info.exchange.order_limits
    ]
