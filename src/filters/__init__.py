"""The filters of exchangeInfo: one file, one class, one row of the table for each filterType."""

from collections.abc import Mapping
from typing import Any

from pretrade.filters.exchange_max_num_algo_orders import ExchangeMaxNumAlgoOrders
from pretrade.filters.exchange_max_num_iceberg_orders import ExchangeMaxNumIcebergOrders
from pretrade.filters.exchange_max_num_order_lists import ExchangeMaxNumOrderLists
from pretrade.filters.exchange_max_num_orders import ExchangeMaxNumOrders
from pretrade.filters.iceberg_parts import IcebergParts
from pretrade.filters.json_object import JsonObject
from pretrade.filters.lot_size import LotSize
from pretrade.filters.market_lot_size import MarketLotSize
from pretrade.filters.max_asset import MaxAsset
from pretrade.filters.max_num_algo_orders import MaxNumAlgoOrders
from pretrade.filters.max_num_iceberg_orders import MaxNumIcebergOrders
from pretrade.filters.max_num_order_amends import MaxNumOrderAmends
from pretrade.filters.max_num_order_lists import MaxNumOrderLists
from pretrade.filters.max_num_orders import MaxNumOrders
from pretrade.filters.max_position import MaxPosition
from pretrade.filters.min_notional import MinNotional
from pretrade.filters.notional import Notional
from pretrade.filters.percent_price import PercentPrice
from pretrade.filters.percent_price_by_side import PercentPriceBySide
from pretrade.filters.price_filter import PriceFilter
from pretrade.filters.trailing_delta import TrailingDelta
from pretrade.filters.unknown import UnknownFilter

REQUEST_FILTERS: Mapping[str, Any] = {
    "PRICE_FILTER": PriceFilter,
    "PERCENT_PRICE": PercentPrice,
    "PERCENT_PRICE_BY_SIDE": PercentPriceBySide,
    "LOT_SIZE": LotSize,
    "MARKET_LOT_SIZE": MarketLotSize,
    "MIN_NOTIONAL": MinNotional,
    "NOTIONAL": Notional,
    "ICEBERG_PARTS": IcebergParts,
    "TRAILING_DELTA": TrailingDelta,
}
"""Filters that need the request and prices only, in the order the exchange answers."""

ACCOUNT_FILTERS: Mapping[str, Any] = {
    "MAX_NUM_ORDERS": MaxNumOrders,
    "MAX_NUM_ALGO_ORDERS": MaxNumAlgoOrders,
    "MAX_NUM_ICEBERG_ORDERS": MaxNumIcebergOrders,
    "MAX_NUM_ORDER_LISTS": MaxNumOrderLists,
    "MAX_NUM_ORDER_AMENDS": MaxNumOrderAmends,
    "EXCHANGE_MAX_NUM_ORDERS": ExchangeMaxNumOrders,
    "EXCHANGE_MAX_NUM_ALGO_ORDERS": ExchangeMaxNumAlgoOrders,
    "EXCHANGE_MAX_NUM_ICEBERG_ORDERS": ExchangeMaxNumIcebergOrders,
    "EXCHANGE_MAX_NUM_ORDER_LISTS": ExchangeMaxNumOrderLists,
    "MAX_POSITION": MaxPosition,
    "MAX_ASSET": MaxAsset,
}
"""Filters that need the state of the account."""

FILTERS: Mapping[str, Any] = {**REQUEST_FILTERS, **ACCOUNT_FILTERS}
"""filterType → class: every filter that pretrade evaluates."""

__all__ = [
    "ACCOUNT_FILTERS",
    "FILTERS",
    "REQUEST_FILTERS",
    "ExchangeMaxNumAlgoOrders",
    "ExchangeMaxNumIcebergOrders",
    "ExchangeMaxNumOrderLists",
    "ExchangeMaxNumOrders",
    "IcebergParts",
    "JsonObject",
    "LotSize",
    "MarketLotSize",
    "MaxAsset",
    "MaxNumAlgoOrders",
    "MaxNumIcebergOrders",
    "MaxNumOrderAmends",
    "MaxNumOrderLists",
    "MaxNumOrders",
    "MaxPosition",
    "MinNotional",
    "Notional",
    "PercentPrice",
    "PercentPriceBySide",
    "PriceFilter",
    "TrailingDelta",
    "UnknownFilter",
]
