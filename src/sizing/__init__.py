"""Rounding, fitting, and the smallest, largest and best sizes, from the filters' own numbers.

What does the work is imported on first use, see `pretrade.sizing.sized`.
"""

from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.change import Change
from pretrade.sizing.fit import Fit, fitted
from pretrade.sizing.results import BuyPlan, Fill, PriceBand, Sellable
from pretrade.sizing.sized import Sized
from pretrade.sizing.symbol_fits import SymbolFits
from pretrade.sizing.symbol_plans import SymbolPlans
from pretrade.sizing.symbol_prices import SymbolPrices
from pretrade.sizing.symbol_rounding import SymbolRounding
from pretrade.sizing.symbol_sizes import SymbolSizes

__all__ = [
    "BuyPlan",
    "CannotFit",
    "Change",
    "Fill",
    "Fit",
    "PriceBand",
    "Sellable",
    "Sized",
    "SymbolFits",
    "SymbolPlans",
    "SymbolPrices",
    "SymbolRounding",
    "SymbolSizes",
    "fitted",
]
