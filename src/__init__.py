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

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pretrade.errors import InvalidExchangeInfo, InvalidFacts, PretradeError
    from pretrade.exchange_info import ExchangeInfo
    from pretrade.explanation import Explanation, explain
    from pretrade.facts.account import Account
    from pretrade.facts.balance import Balance
    from pretrade.facts.execution_rules import PriceRange
    from pretrade.facts.market import NO_REFERENCE_PRICE, Market
    from pretrade.facts.open_orders import OpenOrder
    from pretrade.headroom import Headroom
    from pretrade.info.diff import RuleChange
    from pretrade.order import (
        Amend,
        CancelReplace,
        MarginOco,
        MarginOrder,
        MarginOto,
        MarginOtoco,
        Oco,
        Opo,
        Opoco,
        Order,
        OrderListOco,
        Oto,
        Otoco,
        SorOrder,
    )
    from pretrade.region.outline import Range
    from pretrade.region.region import Region
    from pretrade.report.report import OrderRejected, Report
    from pretrade.report.violation import Bound, OrderWarning, Unevaluated, Violation
    from pretrade.sizing import BuyPlan, CannotFit, Change, Fill, Fit, ListPlan, PriceBand, Sellable
    from pretrade.symbol import Symbol

    __version__: str
    """The version that is installed."""

__all__ = [
    "NO_REFERENCE_PRICE",
    "Account",
    "Amend",
    "Balance",
    "Bound",
    "BuyPlan",
    "CancelReplace",
    "CannotFit",
    "Change",
    "ExchangeInfo",
    "Explanation",
    "Fill",
    "Fit",
    "Headroom",
    "InvalidExchangeInfo",
    "InvalidFacts",
    "ListPlan",
    "MarginOco",
    "MarginOrder",
    "MarginOto",
    "MarginOtoco",
    "Market",
    "Oco",
    "OpenOrder",
    "Opo",
    "Opoco",
    "Order",
    "OrderListOco",
    "OrderRejected",
    "OrderWarning",
    "Oto",
    "Otoco",
    "PretradeError",
    "PriceBand",
    "PriceRange",
    "Range",
    "Region",
    "Report",
    "RuleChange",
    "Sellable",
    "SorOrder",
    "Symbol",
    "Unevaluated",
    "Violation",
    "explain",
]

_HOMES: dict[str, str] = {
    "Account": "facts.account",
    "Amend": "order",
    "Balance": "facts.balance",
    "Bound": "report.violation",
    "BuyPlan": "sizing",
    "CancelReplace": "order",
    "CannotFit": "sizing",
    "Change": "sizing",
    "ExchangeInfo": "exchange_info",
    "Explanation": "explanation",
    "Fill": "sizing",
    "Fit": "sizing",
    "Headroom": "headroom",
    "InvalidExchangeInfo": "errors",
    "InvalidFacts": "errors",
    "ListPlan": "sizing",
    "MarginOco": "order",
    "MarginOrder": "order",
    "MarginOto": "order",
    "MarginOtoco": "order",
    "Market": "facts.market",
    "NO_REFERENCE_PRICE": "facts.market",
    "Oco": "order",
    "OpenOrder": "facts.open_orders",
    "Opo": "order",
    "Opoco": "order",
    "Order": "order",
    "OrderListOco": "order",
    "OrderRejected": "report.report",
    "OrderWarning": "report.violation",
    "Oto": "order",
    "Otoco": "order",
    "PretradeError": "errors",
    "PriceBand": "sizing",
    "PriceRange": "facts.execution_rules",
    "Range": "region.outline",
    "Region": "region.region",
    "Report": "report.report",
    "RuleChange": "info.diff",
    "Sellable": "sizing",
    "SorOrder": "order",
    "Symbol": "symbol",
    "Unevaluated": "report.violation",
    "Violation": "report.violation",
    "explain": "explanation",
}
"""Public name → the module it is defined in: imported when the name is first used."""


def __dir__() -> list[str]:
    """Return the public names: what else was imported meanwhile is internal."""
    return sorted({*__all__, "__version__", *(name for name in globals() if name[:2] == "__")})


if not TYPE_CHECKING:  # to a type checker every name would be there, misspelt ones too

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used; it is a plain attribute from then on."""
        if name == "__version__":
            from importlib import metadata  # noqa: PLC0415  slow to load, and seldom wanted

            found = metadata.version(__name__)
        elif name in _HOMES:
            found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        else:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        globals()[name] = found
        return found
