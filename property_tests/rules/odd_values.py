"""Anything that a caller may hand over, sensible or not."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from pretrade import Account, ExchangeInfo, Market
from pretrade.order.parameters import PARAMETERS
from tests.rules.faults import BAD_ACCOUNT, EVERY_FILTER, POOR
from tests.rules.requests import ACCOUNT, KINDS, LISTED, MARKET, TYPES, listing

any_text = st.text(st.characters(exclude_categories=()), max_size=40)
"""Lone surrogates and control characters too."""

words = st.sampled_from(
    [
        *TYPES,
        *("BUY", "SELL", "buy", "LONG", "GTC", "IOC", "FOK", "FULL", "TRUE", "NONE", "mine"),
        *("BTCUSDT", "ETHUSDT", "btcusdt", "STOP_ON_FAILURE", "MARKET_BUY"),
        *("PRIMARY_PEG", "MARKET_PEG", "PRICE_LEVEL", "{0}", "%s"),
    ]
)
numbers = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**6).map(str),
    st.decimals(min_value=0, max_value=10**5, places=3),
    st.sampled_from(["0", "0.00", "0.01", "20000", "1e3", "-1", "", " ", "1,5", "9" * 30]),
    st.integers(0, 10**6),
)
odd_numbers = st.one_of(
    st.integers(),
    st.sampled_from([10**4000, -(10**4000), Decimal("1E+999999"), Decimal("-0"), Decimal("sNaN")]),
    st.floats(),
    st.decimals(),
    st.fractions(),
    st.complex_numbers(),
)
leaves = st.one_of(
    st.none(), st.booleans(), words, numbers, odd_numbers, any_text, st.binary(max_size=9)
)
nested = st.recursive(
    leaves,
    lambda inside: st.one_of(
        st.lists(inside, max_size=3),
        st.dictionaries(any_text, inside, max_size=3),
        st.tuples(inside),
        st.frozensets(words),
    ),
    max_leaves=5,
)
values = st.one_of(words, numbers, nested)
"""Values of parameters: half of them of a sensible kind."""

names = st.one_of(st.sampled_from(sorted(PARAMETERS)), any_text)
"""Names of parameters, and names that there are not."""

strange_names = st.one_of(names, st.integers(), st.none(), st.binary(max_size=3), st.booleans())

kinds = st.sampled_from(KINDS)
as_of = st.sampled_from(
    ["2019-01-01", "2022-09-30", "2022-12-05", "2023-03-20", "2024-08-16", "2025-12-02", None]
)
markets = st.sampled_from([MARKET, Market(), Market(last_price="0", best_bid="0", best_ask="0")])
accounts = st.sampled_from([ACCOUNT, Account(), POOR, BAD_ACCOUNT])
COUNTED = {"ORDERS": "Orders", "ALGO_ORDERS": "AlgoOrders", "ICEBERG_ORDERS": "IcebergOrders"}
OF_THE_EXCHANGE = ExchangeInfo.load(
    {
        "symbols": [dict(LISTED["BTCUSDT"].raw)],
        "exchangeFilters": [
            {"filterType": f"EXCHANGE_MAX_NUM_{kind}", f"maxNum{name}": 0}
            for kind, name in {**COUNTED, "ORDER_LISTS": "OrderLists"}.items()
        ],
    }
)
infos = st.sampled_from(
    [
        LISTED,
        EVERY_FILTER,
        OF_THE_EXCHANGE,
        listing(**dict.fromkeys(LISTED["BTCUSDT"].raw.keys() - {"symbol", "filters"})),
        listing(status="HALT", orderTypes=[], permissionSets=[["A"], ["B"]], icebergAllowed=False),
        listing({"filterType": "T_PLUS_SELL"}, baseAssetPrecision=0, quoteAssetPrecision=0),
    ]
)

LIKELY = {
    "symbol": st.just("BTCUSDT"),
    "side": st.sampled_from(["BUY", "SELL"]),
    "type": st.sampled_from(TYPES),
    "aboveType": st.sampled_from(["LIMIT_MAKER", "STOP_LOSS", "TAKE_PROFIT_LIMIT"]),
    "belowType": st.sampled_from(["LIMIT_MAKER", "STOP_LOSS_LIMIT", "TAKE_PROFIT"]),
}


@st.composite
def requests(draw: st.DrawFn) -> dict[Any, Any]:
    """Draw the parameters of a request in which anything may be wrong."""
    params: dict[Any, Any] = draw(st.dictionaries(names, values, max_size=10))
    for name, likely in LIKELY.items():
        if draw(st.integers(0, 3)):
            params[name] = draw(likely)
    return params
