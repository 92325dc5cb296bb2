"""A symbol that takes every order, accounts, and filters with the numbers of a scenario."""

from collections.abc import Iterable
from typing import Any

from pretrade import (
    NO_REFERENCE_PRICE,
    Account,
    ExchangeInfo,
    Market,
    OpenOrder,
    Report,
    Symbol,
    Violation,
)

Json = dict[str, Any]

ORDER_TYPES = (
    "LIMIT",
    "LIMIT_MAKER",
    "MARKET",
    "STOP_LOSS",
    "STOP_LOSS_LIMIT",
    "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
)

RICH = Account(
    permissions=["SPOT", "MARGIN"],
    balances=dict.fromkeys(("BTC", "ETH", "BNB", "USDT", "FDUSD", "WLD", "XRP"), "1000000000"),
    open_orders=[],
    order_counts={("SECOND", 10): 0, ("DAY", 1): 0},
    can_trade=True,
)
"""An account of which everything is known, and that can pay for every order."""


def symbol_json(base: str, quote: str, *filters: Json, **fields: object) -> Json:
    """One symbol as exchangeInfo writes it, that takes every kind of order."""
    flags = dict.fromkeys(
        (
            "icebergAllowed",
            "ocoAllowed",
            "quoteOrderQtyMarketAllowed",
            "allowTrailingStop",
            "cancelReplaceAllowed",
            "isSpotTradingAllowed",
            "isMarginTradingAllowed",
        ),
        True,
    )
    known: Json = {
        "symbol": base + quote,
        "status": "TRADING",
        "baseAsset": base,
        "baseAssetPrecision": 8,
        "quoteAsset": quote,
        "quotePrecision": 8,
        "quoteAssetPrecision": 8,
        "orderTypes": [*ORDER_TYPES],
        **flags,
        "permissions": ["SPOT", "MARGIN"],
        "filters": [*filters],
    }
    return {**known, **fields}


def exchange(*symbols: Json) -> ExchangeInfo:
    """An exchange that lists these symbols, with the order limits of 2022."""
    limits = [
        {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 50},
        {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 160000},
    ]
    return ExchangeInfo.load({"rateLimits": limits, "symbols": [*symbols]})


def listed(base: str, quote: str, *filters: Json, **fields: object) -> Symbol:
    """The one symbol of such an exchange."""
    return exchange(symbol_json(base, quote, *filters, **fields))[base + quote]


# ----------------------------------------------------------------------------------------- filters


def price_filter(tick: str, lowest: str = "0", highest: str = "0") -> Json:
    return {
        "filterType": "PRICE_FILTER",
        "minPrice": lowest,
        "maxPrice": highest,
        "tickSize": tick,
    }


def lot_size(step: str, least: str = "0", most: str = "90000000.00000000") -> Json:
    return {"filterType": "LOT_SIZE", "minQty": least, "maxQty": most, "stepSize": step}


def market_lot_size(most: str, step: str = "0.00000000") -> Json:
    return {
        "filterType": "MARKET_LOT_SIZE",
        "minQty": "0.00000000",
        "maxQty": most,
        "stepSize": step,
    }


def notional(least: str, most: str = "9000000.00000000") -> Json:
    return {
        "filterType": "NOTIONAL",
        "minNotional": least,
        "applyMinToMarket": True,
        "maxNotional": most,
        "applyMaxToMarket": True,
        "avgPriceMins": 5,
    }


def percent_price_by_side(down: str, up: str) -> Json:
    return {
        "filterType": "PERCENT_PRICE_BY_SIDE",
        "bidMultiplierUp": up,
        "bidMultiplierDown": down,
        "askMultiplierUp": up,
        "askMultiplierDown": down,
        "avgPriceMins": 5,
    }


def max_num_orders(limit: int) -> Json:
    return {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": limit}


def max_num_algo_orders(limit: int) -> Json:
    return {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": limit}


def trailing_delta(least: int, most: int) -> Json:
    return {
        "filterType": "TRAILING_DELTA",
        "minTrailingAboveDelta": least,
        "maxTrailingAboveDelta": most,
        "minTrailingBelowDelta": least,
        "maxTrailingBelowDelta": most,
    }


# ------------------------------------------------------------------------------------------- facts


def market_at(price: str, **known: Any) -> Market:  # noqa: ANN401  any field of a market
    """A market at one price, whatever is asked for."""
    none: Any = NO_REFERENCE_PRICE
    facts: Json = {"last_price": price, "average_prices": {5: price}, "reference_price": none}
    return Market(**{**facts, **known})


def open_orders(count: int, order_type: str, symbol: str) -> Iterable[OpenOrder]:
    return [OpenOrder(symbol, "SELL", order_type, "1") for _ in range(count)]


def the_only(report: Report) -> Violation:
    """The one thing that is wrong, where all else was judged and passes."""
    (violation,) = report.violations
    assert report.complete, str(report)
    return violation


def rules(report: Report) -> list[str]:
    """The rules that refuse, in the order of the report."""
    return [violation.rule for violation in report.violations]


def permitted(*permissions: str) -> Account:
    """The rich account, with these permissions."""
    return RICH.with_reply({"permissions": [*permissions]})


def holding(*existing: OpenOrder) -> Account:
    """The rich account, with these open orders."""
    return Account(
        permissions=RICH.permissions,
        balances=RICH.balances,
        open_orders=existing,
        order_counts=RICH.order_counts,
        can_trade=True,
    )


def buy(symbol: Symbol, quantity: object, price: object = "100") -> Report:
    """Check a BUY LIMIT, as a bot author does."""
    return symbol.check(
        side="BUY",
        type="LIMIT",
        timeInForce="GTC",
        quantity=quantity,
        price=price,
        market=market_at(str(price)),
        account=RICH,
    )
