"""The table of filters, and the one question that the oracle answers."""

import datetime as dt
from collections.abc import Callable

from property_tests.oracle.account_filters import COUNTS, count_filter, max_position
from property_tests.oracle.legs import LIST_KINDS, legs_of
from property_tests.oracle.notional_filters import max_asset, min_notional, notional
from property_tests.oracle.price_filters import (
    percent_price,
    percent_price_by_side,
    price_filter,
    trailing_delta,
)
from property_tests.oracle.quantity_filters import iceberg_parts, lot_size, market_lot_size
from property_tests.oracle.question import Json, Question
from property_tests.oracle.verdicts import Verdicts


def amendments_only(_rule: Json, _asked: Question, _out: Verdicts) -> None:
    """MAX_NUM_ORDER_AMENDS concerns amend requests, which are not asked about."""


def unknown(rule: Json, _asked: Question, out: Verdicts) -> None:
    """A filter that nobody has described cannot be judged."""
    out.miss(rule["filterType"])


FILTERS: dict[str, Callable[[Json, Question, Verdicts], None]] = {
    "PRICE_FILTER": price_filter,
    "PERCENT_PRICE": percent_price,
    "PERCENT_PRICE_BY_SIDE": percent_price_by_side,
    "LOT_SIZE": lot_size,
    "MARKET_LOT_SIZE": market_lot_size,
    "MIN_NOTIONAL": min_notional,
    "NOTIONAL": notional,
    "ICEBERG_PARTS": iceberg_parts,
    "TRAILING_DELTA": trailing_delta,
    "MAX_POSITION": max_position,
    "MAX_ASSET": max_asset,
    "MAX_NUM_ORDER_AMENDS": amendments_only,
    **dict.fromkeys(COUNTS, count_filter),
}


def judge(  # noqa: PLR0913 -- every fact by its name, as the library takes them
    exchange_info: Json,
    request: Json,
    *,
    kind: str = "order",
    market: Json | None = None,
    account: Json | None = None,
    as_of: dt.date,
) -> Verdicts:
    """Judge a well-formed request by every filter of its symbol and of the exchange."""
    symbols = [one for one in exchange_info["symbols"] if one["symbol"] == request["symbol"]]
    (symbol,) = symbols
    asked = Question(
        symbol=symbol,
        legs=legs_of(request, kind),
        is_list=kind in LIST_KINDS,
        is_test=kind == "testOrder",
        market=market or {},
        account=account or {},
        as_of=as_of,
    )
    out = Verdicts()
    for rule in [*symbol["filters"], *exchange_info.get("exchangeFilters", [])]:
        FILTERS.get(rule["filterType"], unknown)(rule, asked, out)
    return out
