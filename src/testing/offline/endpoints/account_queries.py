"""The endpoints that tell an account of its filters, fees, allocations and prevented matches.

Sources: "Query Prevented Matches" of 2023-01-19, "Query Allocations" of 2023-08-08, "Query
Commission Rates" of 2023-12-04, "Query relevant filters" of 2025-09-29.
"""

from collections.abc import Mapping
from typing import Any

from pretrade.client.errors import ExchangeError
from pretrade.decimals import ZERO
from pretrade.testing.offline.book.amounts import show
from pretrade.testing.offline.book.sim_account import AccountTrade, PreventedMatch, SimAccount
from pretrade.testing.offline.endpoints.lookup import listed_market
from pretrade.testing.offline.endpoints.request_parameters import number, page, read
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.refusals import refuse

Json = dict[str, Any]
Params = Mapping[str, str]


def my_prevented_matches(state: ExchangeState, account: SimAccount, params: Params) -> list[Json]:
    """Return the matches of an order that self-trade prevention kept from happening."""
    read("my_prevented_matches", params, state.rulebook)
    market = listed_market(state, params)
    names = ("preventedMatchId", "orderId", "fromPreventedMatchId")
    match_id, order_id, first = (number(params, name) for name in names)
    if match_id is None and order_id is None:
        raise _either("preventedMatchId", "orderId")
    found = [
        one
        for one in account.prevented
        if one.taker.symbol == market.name
        and match_id in {None, one.match_id}
        and order_id in {None, one.taker.order_id, one.maker.order_id}
        and one.match_id >= (first or 0)
    ]
    return [_prevented(one) for one in page(found, params, forward=True)]


def _either(one: str, other: str) -> ExchangeError:
    msg = f"Param '{one}' or '{other}' must be sent, but both were empty/null!"
    return refuse(-1102, msg)


def _prevented(match: PreventedMatch) -> Json:
    instrument = match.maker.instrument
    row: Json = {
        "symbol": match.taker.symbol,
        "preventedMatchId": match.match_id,
        "takerOrderId": match.taker.order_id,
        "makerSymbol": match.maker.symbol,
        "makerOrderId": match.maker.order_id,
        "tradeGroupId": -1,
        "selfTradePreventionMode": match.mode,
        "price": instrument.in_quote(match.maker.price),
    }
    if match.taken:
        row["takerPreventedQuantity"] = instrument.in_base(match.taken)
    if match.made:
        row["makerPreventedQuantity"] = instrument.in_base(match.made)
    return {**row, "transactTime": match.time}


def my_allocations(state: ExchangeState, account: SimAccount, params: Params) -> list[Json]:
    """Return what smart order routing took for the account from books of other symbols."""
    read("my_allocations", params, state.rulebook)
    market = listed_market(state, params)
    names = ("fromAllocationId", "startTime", "endTime", "orderId")
    first, start, end, order_id = (number(params, name) for name in names)
    found = [
        one
        for one in account.allocations
        if one.order.symbol == market.name
        and (one.allocation or 0) >= (first or 0)
        and order_id in {None, one.order.order_id}
        and one.trade.time >= (start or 0)
        and (end is None or one.trade.time <= end)
    ]
    return [_allocation(one) for one in page(found, params, forward=end is None)]


def _allocation(side: AccountTrade) -> Json:
    trade, order, instrument = side.trade, side.order, side.order.instrument
    return {
        "symbol": instrument.name,
        "allocationId": side.allocation,
        "allocationType": "SOR",
        "orderId": order.order_id,
        "orderListId": order.list_id,
        "price": instrument.in_quote(trade.price),
        "qty": instrument.in_base(trade.quantity),
        "quoteQty": instrument.in_quote(trade.quote),
        "commission": show(side.commission),
        "commissionAsset": side.commission_asset,
        "time": trade.time,
        "isBuyer": order.side.value == "BUY",
        "isMaker": False,
        "isAllocator": False,
    }


def account_commission(state: ExchangeState, _: SimAccount, params: Params) -> Json:
    """Return what the exchange takes of a trade."""
    read("account_commission", params, state.rulebook)
    market = listed_market(state, params)
    rate, nothing = show(state.fee_rate), show(ZERO)
    none = dict.fromkeys(("maker", "taker", "buyer", "seller"), nothing)
    return {
        "symbol": market.name,
        "standardCommission": {**none, "maker": rate, "taker": rate},
        "specialCommission": none,
        "taxCommission": none,
        "discount": {
            "enabledForAccount": False,
            "enabledForSymbol": False,
            "discountAsset": "BNB",
            "discount": nothing,
        },
    }


def my_filters(state: ExchangeState, _: SimAccount, params: Params) -> Json:
    """Return the filters that bind the account: here those of exchangeInfo, and none of its own."""
    read("my_filters", params, state.rulebook)
    market = listed_market(state, params)
    return {
        "exchangeFilters": state.info.raw.get("exchangeFilters", []),
        "symbolFilters": market.symbol.raw.get("filters", []),
        "assetFilters": [],
    }
