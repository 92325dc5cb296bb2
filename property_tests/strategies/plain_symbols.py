"""A symbol as most are: its rules are wide, so that a well-made request keeps them."""

from typing import Any

from property_tests.strategies.pick import Picker

BAND = {"bidMultiplierUp": "5", "bidMultiplierDown": "0.2", "avgPriceMins": 5}


def plain_filters(pick: Picker) -> list[dict[str, Any]]:
    """Write the filters of an ordinary symbol, now and then without one of them."""
    filters: list[dict[str, Any]] = [
        {
            "filterType": "PRICE_FILTER",
            "minPrice": "0.01",
            "maxPrice": "1000000",
            "tickSize": "0.01",
        },
        {"filterType": "LOT_SIZE", "minQty": "0.001", "maxQty": "9000", "stepSize": "0.001"},
        {"filterType": "ICEBERG_PARTS", "limit": 100},
        {"filterType": "MARKET_LOT_SIZE", "minQty": "0", "maxQty": "5000", "stepSize": "0"},
        {
            "filterType": "TRAILING_DELTA",
            "minTrailingAboveDelta": 10,
            "maxTrailingAboveDelta": 2000,
            "minTrailingBelowDelta": 10,
            "maxTrailingBelowDelta": 2000,
        },
        {
            "filterType": "PERCENT_PRICE_BY_SIDE",
            **BAND,
            "askMultiplierUp": "5",
            "askMultiplierDown": "0.2",
        },
        {
            "filterType": "NOTIONAL",
            "minNotional": "0.5",
            "maxNotional": "9000000",
            "applyMinToMarket": True,
            "applyMaxToMarket": False,
            "avgPriceMins": 5,
        },
        {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 200},
        {"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 20},
        {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 5},
        {"filterType": "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends": 10},
    ]
    return [one for one in filters if not pick.chance(4)]
