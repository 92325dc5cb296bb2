"""One whole case: rules, request, facts and day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from property_tests.strategies.account import known_account
from property_tests.strategies.amounts import FOCUSES, Amounts
from property_tests.strategies.dates import some_day
from property_tests.strategies.market import FullMarket, known_market, some_market
from property_tests.strategies.pick import Picker
from property_tests.strategies.requests import Clerk, Request, some_kind
from property_tests.strategies.symbols import made_up_exchange
from property_tests.strategies.wire import Json, plain, units

#: price and quantity have 8 decimals each, so their product has 16
PRODUCT_DECIMALS = 16


class Case(NamedTuple):
    """What a judge needs, in this order."""

    exchange_info: Json
    request: Request
    kind: str
    market: dict[str, Any] | None
    account: dict[str, Any] | None
    as_of: dt.date


class Draft(NamedTuple):
    """A case whose facts are all still known."""

    exchange_info: Json
    request: Request
    kind: str
    market: FullMarket
    as_of: dt.date


def made_up_case(pick: Picker, *, max_asset: bool = False) -> Case:
    """Make a case on a made-up symbol, and move some of its bounds onto the request."""
    exchange_info = made_up_exchange(pick)
    filters: list[dict[str, Any]] = exchange_info["symbols"][0]["filters"]
    as_of = some_day(pick)
    market = some_market(pick, by_type(filters))
    kind, request = some_request(pick, exchange_info["symbols"][0], market, as_of)
    for rule in filters:
        if rule["filterType"] in {"MIN_NOTIONAL", "NOTIONAL"} and pick.chance(40):
            move_notional(pick, rule, request, market)
        if rule["filterType"] == "ICEBERG_PARTS" and pick.chance(40):
            move_parts(pick, rule, request)
    if max_asset and pick.chance(50):
        filters.append(asset_limit(pick, request))
    return finish(pick, Draft(exchange_info, request, kind, market, as_of))


def captured_case(pick: Picker, captures: Sequence[Json]) -> Case:
    """Make a case on one of these symbols, its rules as they are."""
    exchange_info = pick.one_of(captures)
    symbol = exchange_info["symbols"][0]
    as_of = some_day(pick)
    market = some_market(pick, by_type(symbol["filters"]))
    kind, request = some_request(pick, symbol, market, as_of)
    return finish(pick, Draft(exchange_info, request, kind, market, as_of))


def by_type(filters: Sequence[Json]) -> dict[str, Json]:
    """Give the filters by their type."""
    return {rule["filterType"]: rule for rule in filters}


def some_request(
    pick: Picker, symbol: Json, market: FullMarket, as_of: dt.date
) -> tuple[str, Request]:
    """Make a request of any kind."""
    kind = some_kind(pick, symbol["orderTypes"])
    amounts = Amounts(pick, by_type(symbol["filters"]), market, as_of, pick.one_of(FOCUSES))
    clerk = Clerk(pick, amounts, symbol["orderTypes"], kind, pick.one_of(("BUY", "SELL")))
    return kind, clerk.fill_in(symbol["symbol"])


def finish(pick: Picker, draft: Draft) -> Case:
    """Add what is known of market and account."""
    exchange_info, request, kind, market, as_of = draft
    symbol = exchange_info["symbols"][0]
    account = known_account(pick, symbol, by_type(symbol["filters"]), request, market)
    return Case(exchange_info, request, kind, known_market(pick, market), account, as_of)


def products(request: Mapping[str, str], market: FullMarket) -> list[int]:
    """Give the request's products of a price and a quantity, in units of 16 decimals."""
    named = {name: value for name, value in request.items() if name.endswith("rice")}
    prices = [units(value) for value in named.values()]
    prices = prices or [market.last, *market.averages.values()]
    amounts = [units(value) for name, value in request.items() if "cebergQty" in name]
    amounts += [units(request.get("quantity", 0))] * 2
    return [price * amount for price in prices for amount in amounts if amount] or [10**16]


def move_notional(
    pick: Picker, rule: dict[str, Any], request: Mapping[str, str], market: FullMarket
) -> None:
    """Put a bound of the filter exactly on, or a hair beside, a product of the request."""
    keys = [key for key in ("minNotional", "maxNotional") if key in rule]
    bound = pick.one_of(products(request, market)) + pick.one_of((0, 0, 1, -1))
    rule[pick.one_of(keys)] = plain(max(0, bound), PRODUCT_DECIMALS)


def move_parts(pick: Picker, rule: dict[str, Any], request: Mapping[str, str]) -> None:
    """Put the limit on, or one below, the number of parts."""
    shown = [units(value) for name, value in request.items() if "cebergQty" in name]
    for part in filter(None, shown):
        parts = (units(request["quantity"]) + part - 1) // part
        rule["limit"] = max(1, parts - pick.one_of((0, 1)))


def asset_limit(pick: Picker, request: Mapping[str, str]) -> dict[str, Any]:
    """Make a MAX_ASSET on base, quote or another asset, near what the request moves."""
    near = units(request.get("quantity", request.get("quoteOrderQty", 0)))
    limit = max(1, near + pick.one_of((0, -1, 1)))
    asset = pick.one_of(("BASE", "QUOTE", "OTHER"))
    return {"filterType": "MAX_ASSET", "asset": asset, "limit": plain(limit)}
