"""Tells, before it is sent, whether Binance Spot would take an order, and what is wrong with it.

>>> import pretrade
>>> info = pretrade.ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT", "status": "TRADING",
...     "filters": [{"filterType": "LOT_SIZE", "minQty": "0.001", "maxQty": "9000",
...                  "stepSize": "0.001"}]}]})
>>> order = pretrade.Order.limit("BTCUSDT", "BUY", quantity="0.0015", price="27000")
>>> print(info.check(order).first)
LOT_SIZE: quantity 0.0015 is not a multiple of stepSize 0.001; nearest are 0.001 and 0.002 \
[-1013 Filter failure: LOT_SIZE]
"""

from pretrade.account import Account, Balance
from pretrade.diff import RuleChange
from pretrade.errors import InvalidExchangeInfo, InvalidFacts, PretradeError
from pretrade.exchange_info import ExchangeInfo
from pretrade.headroom import Headroom
from pretrade.market import Market
from pretrade.open_orders import OpenOrder
from pretrade.order import CancelReplace, MarginOco, MarginOrder, Oco, Order, OrderListOco
from pretrade.region.outline import Range
from pretrade.region.region import Region
from pretrade.report import OrderRejected, Report
from pretrade.sizing import BuyPlan, CannotFit, Change, Fill, Fit, PriceBand, Sellable
from pretrade.symbol import Symbol
from pretrade.violation import Bound, Unevaluated, Violation

__all__ = [
    "Account",
    "Balance",
    "Bound",
    "BuyPlan",
    "CancelReplace",
    "CannotFit",
    "Change",
    "ExchangeInfo",
    "Fill",
    "Fit",
    "Headroom",
    "InvalidExchangeInfo",
    "InvalidFacts",
    "MarginOco",
    "MarginOrder",
    "Market",
    "Oco",
    "OpenOrder",
    "Order",
    "OrderListOco",
    "OrderRejected",
    "PretradeError",
    "PriceBand",
    "Range",
    "Region",
    "Report",
    "RuleChange",
    "Sellable",
    "Symbol",
    "Unevaluated",
    "Violation",
]
