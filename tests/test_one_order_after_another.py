"""One exchangeInfo and one account judge many orders: each order gets its own findings."""

from dataclasses import dataclass

import pytest

from pretrade import Account, Balance, ExchangeInfo, Market, Report
from pretrade.filters import FILTERS
from tests.symbols import (
    AB,
    BASE_DATE,
    Json,
    limit,
    market_for,
    market_order,
    oco,
    open_order,
    order_list,
    stop_loss,
)

PASSES = ""


@dataclass(frozen=True)
class Series:
    """Requests one after another, and what one filter or rule says of each: field and value."""

    rule: str
    requests: list[Json]
    said: list[str]
    numbers: Json | None = None
    as_of: str = BASE_DATE


def limits(name: str, *values: object) -> list[Json]:
    """LIMIT orders that differ in one parameter."""
    return [limit(**{name: value}) for value in values]


PRICES = limits("price", "8", "10", "12", "13")
PRICES_SAID = ["price 8", PASSES, "price 12", "price 13"]
SIZES = limits("quantity", "0.1", "0.9", "0.2")
SIZES_SAID = ["quantity 0.1", PASSES, "quantity 0.2"]
BUYS_SAID = [PASSES, "quantity 0.9", PASSES]
BAND = {"multiplierUp": "1.1", "multiplierDown": "0.9", "avgPriceMins": 5}
BANDS = {
    "bidMultiplierUp": "1.1",
    "bidMultiplierDown": "0.9",
    "askMultiplierUp": "1.1",
    "askMultiplierDown": "0.9",
    "avgPriceMins": 5,
}
TRAILING = {
    "minTrailingAboveDelta": 10,
    "maxTrailingAboveDelta": 100,
    "minTrailingBelowDelta": 10,
    "maxTrailingBelowDelta": 100,
}
TWO_STOPS = order_list(aboveType="TAKE_PROFIT", abovePrice=None)

SERIES = [
    Series(
        "PRICE_FILTER",
        PRICES,
        PRICES_SAID,
        {"minPrice": "9", "maxPrice": "11", "tickSize": "0"},
    ),
    Series("PERCENT_PRICE", PRICES, PRICES_SAID, BAND),
    Series("PERCENT_PRICE_BY_SIDE", PRICES, PRICES_SAID, BANDS),
    Series("LOT_SIZE", SIZES, SIZES_SAID, {"minQty": "0.5", "maxQty": "0", "stepSize": "0"}),
    Series(
        "MARKET_LOT_SIZE",
        [market_order(quantity=quantity) for quantity in ("3", "2", "4")],
        ["quantity 3", PASSES, "quantity 4"],
        {"minQty": "0", "maxQty": "2", "stepSize": "0"},
    ),
    Series("MIN_NOTIONAL", SIZES, SIZES_SAID, {"minNotional": "5"}),
    Series("NOTIONAL", SIZES, SIZES_SAID, {"minNotional": "5", "maxNotional": "99"}),
    Series(
        "ICEBERG_PARTS",
        limits("icebergQty", "0.3", "0.4", "0.2"),
        ["icebergQty 0.3", PASSES, "icebergQty 0.2"],
        {"limit": 10},
    ),
    Series(
        "TRAILING_DELTA",
        [stop_loss(stopPrice=None, trailingDelta=delta) for delta in (9, 10, 101)],
        ["trailingDelta 9", PASSES, "trailingDelta 101"],
        TRAILING,
    ),
    *(
        Series(f"{scope}MAX_NUM_{name}", requests, said, {bound: most}, as_of="2025-08-27")
        for scope in ("", "EXCHANGE_")
        for name, bound, most, requests, said in (
            ("ORDERS", "maxNumOrders", 3, [limit(), oco(), market_order()], [PASSES, "4", PASSES]),
            (
                "ALGO_ORDERS",
                "maxNumAlgoOrders",
                2,
                [stop_loss(), TWO_STOPS, limit(), oco()],
                [PASSES, "3", PASSES, PASSES],
            ),
            (
                "ICEBERG_ORDERS",
                "maxNumIcebergOrders",
                1,
                limits("icebergQty", "0", "1", "0.0", "2"),
                [PASSES, "2", PASSES, "2"],
            ),
            (
                "ORDER_LISTS",
                "maxNumOrderLists",
                1,
                [limit(), oco(), stop_loss()],
                [PASSES, "2", PASSES],
            ),
        )
    ),
    Series("MAX_POSITION", SIZES, BUYS_SAID, {"maxPosition": "1"}),
    # No order had a bound of its own yet: what is held is too much for each.
    Series(
        "MAX_POSITION",
        SIZES,
        ["quantity 0.1", "quantity 0.9", "quantity 0.2"],
        {"maxPosition": "0.4"},
        as_of="2022-05-22",
    ),
    Series(
        "MAX_POSITION",
        [market_for(amount) for amount in ("6", "5", "7")],
        ["quoteOrderQty 6", PASSES, "quoteOrderQty 7"],
        {"maxPosition": "1"},
    ),
    Series("MAX_ASSET", SIZES, BUYS_SAID, {"asset": "A", "limit": "0.5"}),
    Series(
        "PERMISSIONS",
        [limit(), limit(symbol="CD"), limit(symbol="EF"), oco()],
        ["symbol AB", PASSES, "symbol EF", "symbol AB"],
    ),
    Series("CAN_TRADE", [limit(), oco()], ["refused", "refused"]),
    Series(
        "DUPLICATE_CLIENT_ORDER_ID",
        limits("newClientOrderId", "other", "mine", "new"),
        [PASSES, "newClientOrderId mine", PASSES],
    ),
    Series("ORDER_RATE", [limit(), oco(), limit(quantity="1")], [PASSES, "11", PASSES]),
    Series("BALANCE", limits("quantity", "10", "11", "1"), [PASSES, "quantity 11", PASSES]),
]
ACCOUNT_RULES = {"PERMISSIONS", "CAN_TRADE", "DUPLICATE_CLIENT_ORDER_ID", "ORDER_RATE", "BALANCE"}
each_series = pytest.mark.parametrize("series", SERIES, ids=lambda one: one.rule)


def exchange(series: Series) -> ExchangeInfo:
    """AB and EF, for which the account has no permission, CD, for which it has, and the filter."""
    rules = [] if series.numbers is None else [{"filterType": series.rule, **series.numbers}]
    own, everywhere = ([], rules) if series.rule.startswith("EXCHANGE_") else (rules, [])
    symbols = [
        {**AB, "symbol": name, "permissions": permissions, "filters": own}
        for name, permissions in (("AB", ["MARGIN"]), ("CD", ["SPOT"]), ("EF", ["MARGIN"]))
    ]
    rate = {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 10}
    return ExchangeInfo.load(
        {"symbols": symbols, "exchangeFilters": everywhere, "rateLimits": [rate]}
    )


def holder() -> Account:
    """An account with one of everything open: an order, an algo, an iceberg and a list."""
    return Account(
        balances={"A": Balance("0.5", "0"), "B": "100"},
        open_orders=[
            open_order(client_order_id="mine"),
            open_order(
                type="STOP_LOSS", iceberg_qty="0.1", order_list_id=7, client_order_id="stop"
            ),
        ],
        order_counts={("SECOND", 10): 9},
        permissions=["SPOT"],
        can_trade=False,
    )


def judge(series: Series, request: Json, info: ExchangeInfo, account: Account) -> Report:
    kind = "orderListOco" if "aboveType" in request else "order" if "type" in request else "oco"
    market = Market(last_price="10", average_prices={5: "10"}, best_bid="10", best_ask="10")
    return info.check(request, request=kind, market=market, account=account, as_of=series.as_of)


def said(report: Report, rule: str) -> str:
    """Field and value of the one violation of a rule; nothing: it was evaluated and passed."""
    assert rule not in {one.rule for one in report.unevaluated}
    broken = [one.to_dict() for one in report.violations if one.rule == rule]
    words = [str(one[key]) for one in broken for key in ("field", "value") if one[key] is not None]
    return " ".join(words) or ("refused" if broken else PASSES)


def test_every_filter_and_every_rule_of_accounts_is_here() -> None:
    # No request that can be judged is an amendment.
    assert {one.rule for one in SERIES} == {*FILTERS, *ACCOUNT_RULES} - {"MAX_NUM_ORDER_AMENDS"}


@each_series
def test_each_order_gets_its_own_findings(series: Series) -> None:
    info, account = exchange(series), holder()

    for _ in range(2):
        found = [judge(series, request, info, account) for request in series.requests]
        assert [said(report, series.rule) for report in found] == series.said


@each_series
def test_a_report_is_what_a_new_exchange_info_and_a_new_account_say(series: Series) -> None:
    info, account = exchange(series), holder()

    for request in (*series.requests, *series.requests[::-1]):
        remembering = judge(series, request, info, account)
        anew = judge(series, request, exchange(series), holder())
        assert remembering.to_dict() == anew.to_dict()


@each_series
def test_another_account_gets_findings_of_its_own(series: Series) -> None:
    info, account = exchange(series), holder()
    empty = Account(balances={}, open_orders=[], order_counts={("SECOND", 10): 0}, can_trade=True)

    for request in series.requests:
        for one in (account, empty, account):
            found, anew = (
                judge(series, request, info, one),
                judge(series, request, exchange(series), one),
            )
            assert found.to_dict() == anew.to_dict()
