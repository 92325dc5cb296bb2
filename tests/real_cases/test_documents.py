"""Public files: exchangeInfo documents of test suites, events and replies of real accounts.

Of each file a row is copied that shows what is special about it; ids, keys and amounts that told
of a person are replaced.
"""

import json
from decimal import Decimal

import pytest

from pretrade import Account, Balance, ExchangeInfo, InvalidExchangeInfo, Market
from pretrade.client import UserDataState
from tests.symbols import Json, unevaluated

LOTS: Json = {
    "filterType": "LOT_SIZE",
    "minQty": "0.00001000",
    "maxQty": "9000.00000000",
    "stepSize": "0.00001000",
}
PRICES: Json = {
    "filterType": "PRICE_FILTER",
    "minPrice": "0.01000000",
    "maxPrice": "1000000.00000000",
    "tickSize": "0.01000000",
}
BTC: Json = {
    "symbol": "BTCUSDT",
    "status": "TRADING",
    "baseAsset": "BTC",
    "quoteAsset": "USDT",
}
LIMIT: Json = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "0.001",
    "price": "100000",
}


def document(*filters: Json, **fields: object) -> Json:
    return {"symbols": [{**BTC, **fields, "filters": [*filters]}]}


# ------------------------------------------------------------------------------- rules


def test_a_filter_without_its_bounds_is_named() -> None:
    """From lewiski67/CryptoQuantPaltform001: PRICE_FILTER has a tick only."""
    cut = document({"filterType": "PRICE_FILTER", "tickSize": "0.01000000"}, LOTS)

    with pytest.raises(InvalidExchangeInfo) as caught:
        ExchangeInfo.load(cut, eager=True)

    assert caught.value.path == "$.symbols[0].filters[0].minPrice"


def test_a_minimum_that_does_not_say_whether_it_binds_market_orders_is_no_pass() -> None:
    """From lewiski67/CryptoQuantPaltform001: MIN_NOTIONAL without applyToMarket."""
    info = ExchangeInfo.load(
        document(PRICES, LOTS, {"filterType": "MIN_NOTIONAL", "minNotional": "5.00000000"})
    )
    market = Market(best_ask="100000", last_price="100000", average_prices={5: "100000"})

    report = info.check(
        symbol="BTCUSDT", side="BUY", type="MARKET", quantity="0.00001", market=market
    )

    assert unevaluated(report, "MIN_NOTIONAL").missing


def test_a_futures_document_is_named_as_such() -> None:
    """From anziukafeinz/archer, RenatoPhys/binance-algo: the exchangeInfo of fapi."""
    futures = document(
        PRICES,
        LOTS,
        {"filterType": "MIN_NOTIONAL", "notional": "100"},
        pair="BTCUSDT",
        contractType="PERPETUAL",
        marginAsset="USDT",
    )

    with pytest.raises(InvalidExchangeInfo, match="Futures"):
        ExchangeInfo.load({"futuresType": "U_MARGINED", **futures})


def test_a_document_without_types_and_precisions_leaves_them_unevaluated() -> None:
    """DannyTrillion/second-opinion: no serverTime, no orderTypes, no precisions."""
    info = ExchangeInfo.load(
        document(
            PRICES,
            LOTS,
            {"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 20},
            {"filterType": "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends": 10},
        ),
        eager=True,
    )

    report = info.check({**LIMIT, "price": "100000.005"})

    assert info.warnings == ()
    assert [one.rule for one in report.violations] == ["PRICE_FILTER"]
    assert unevaluated(report, "ORDER_TYPE").missing == ("symbol:orderTypes",)
    assert not report.complete


def test_the_limits_of_a_capture_are_read_as_they_stand() -> None:
    """From thrasher-corp/gocryptotrader, 2025-08-07: 61000 RAW_REQUESTS in 5 minutes."""
    limits = [
        {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 100},
        {"rateLimitType": "RAW_REQUESTS", "interval": "MINUTE", "intervalNum": 5, "limit": 61000},
    ]
    info = ExchangeInfo.load(
        {"serverTime": 1754603741167, "rateLimits": limits, **document(PRICES, LOTS)}
    )

    found = {one.window: one.limit for one in info.exchange.rate_limits}

    assert info.warnings == ()
    assert found["SECOND", 10] == 100
    assert info.raw["rateLimits"] == limits


def test_a_row_of_2020_loads_and_judges() -> None:
    """From rotki/rotki, 2020-04-02: the row as it was then, with quotePrecision alone."""
    info = ExchangeInfo.load(
        document(
            PRICES,
            LOTS,
            {
                "filterType": "PERCENT_PRICE",
                "multiplierUp": "5",
                "multiplierDown": "0.2",
                "avgPriceMins": 5,
            },
            {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 5},
            baseAssetPrecision=8,
            quotePrecision=8,
            baseCommissionPrecision=8,
            orderTypes=["LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT"],
            icebergAllowed=True,
            ocoAllowed=True,
            quoteOrderQtyMarketAllowed=True,
        ),
        eager=True,
    )

    report = info.check(
        {**LIMIT, "price": "6800.005", "quantity": "0.000001"},
        market=Market(average_prices={5: "6800"}),
        as_of="2020-04-02",
    )

    assert info.warnings == ()
    assert {one.rule for one in report.violations} == {"PRICE_FILTER", "LOT_SIZE"}
    assert "PRECISION" not in {one.rule for one in report.unevaluated}


# ------------------------------------------------------------------------------- permissions

GROUPS = ["SPOT", "MARGIN", *(f"TRD_GRP_{number:03}" for number in range(4, 229))]
"""As many as a row of 2026-09 has (matheusneder/ai-trade-agent)."""


def refusal_for_permissions() -> str:
    info = ExchangeInfo.load(document(PRICES, LOTS, permissionSets=[GROUPS]))
    account = Account(permissions=["LEVERAGED"])
    first = info.check(LIMIT, account=account, as_of="2026-09-25").first
    assert first is not None
    assert (first.rule, first.code) == ("PERMISSIONS", -2010)
    assert first.msg == "This symbol is not permitted for this account."
    return first.text


def test_a_symbol_of_227_permissions_is_refused_first() -> None:
    assert len(GROUPS) == 227
    assert "LEVERAGED" in refusal_for_permissions()


def test_a_refusal_does_not_recite_227_permissions() -> None:
    assert len(refusal_for_permissions()) < 300


# ------------------------------------------------------------------------------- events, replies

EVENTS = """
{"e":"executionReport","E":1616627567900,"s":"BTCUSDT","c":"mine","S":"BUY","o":"LIMIT","f":"GTC",\
"q":"0.00028400","p":"52789.10000000","P":"0.00000000","F":"0.00000000","g":-1,"C":"","x":"NEW",\
"X":"NEW","r":"NONE","i":7,"l":"0.00000000","z":"0.00000000","L":"0.00000000","n":"0","N":"BTC",\
"T":1616627567900,"t":-1,"I":8,"w":true,"m":false,"M":false,"O":1616627567900,"Z":"0.00000000",\
"Y":"0.00000000","Q":"0.00000000","W":1616627567900}
{"e":"outboundAccountPosition","E":1616628815745,"u":1616628815745,"B":[\
{"a":"BTC","f":"0.00200000","l":"0.00100000"},{"a":"USDT","f":"50.00000000","l":"0.00000000"}]}
{"e":"balanceUpdate","E":1616628900110,"a":"BTC","d":"100.00000000","T":1616628900068}
"""


def test_events_of_a_real_account_are_read() -> None:
    """From thrasher-corp/gocryptotrader, wsHandleData.json, 2021-03-24."""
    state = UserDataState(Account(balances={}, open_orders=[]))

    for event in EVENTS.split():
        state = state.apply(json.loads(event))

    assert state.account.balance("BTC") == Balance("100.002", "0.001")
    assert state.account.balance("USDT") == Balance("50")
    assert bought(state.account) == (1, Decimal("0.000284"))


def bought(account: Account) -> tuple[int, Decimal | None]:
    """How many orders are open, and what they still buy."""
    counts = account.open_on("BTCUSDT")
    assert counts is not None
    return counts.orders, counts.buying


MARKET_REPLIES = """
{"mins":5,"price":"109990.11000000","closeTime":1786000000000}
{"symbol":"BTCUSDT","price":"110000.00000000"}
{"symbol":"BTCUSDT","bidPrice":"109999.99000000","bidQty":"1","askPrice":"110000.00","askQty":"2"}
"""
ACCOUNT_REPLIES = """
{"canTrade":true,"balances":[{"asset":"BTC","free":"0.50000000","locked":"0.10000000"}]}
[{"symbol":"BTCUSDT","orderId":7,"orderListId":-1,"clientOrderId":"mine","price":"100000.00000000",\
"origQty":"0.10000000","executedQty":"0.04000000","status":"PARTIALLY_FILLED","type":"LIMIT",\
"side":"BUY"}]
"""


def test_replies_of_the_exchange_are_facts() -> None:
    """From chrisleekr/binance-trading-bot, e2e/fixtures, 2026-08."""
    market, account = Market(), Account()
    for reply in MARKET_REPLIES.split():
        market = market.with_reply(json.loads(reply))
    for reply in ACCOUNT_REPLIES.split():
        account = account.with_reply(json.loads(reply))

    assert market == Market(
        last_price="110000",
        average_prices={5: "109990.11"},
        best_bid="109999.99",
        best_ask="110000",
    )
    assert account.balance("BTC") == Balance("0.5", "0.1")
    assert bought(account) == (1, Decimal("0.06"))
