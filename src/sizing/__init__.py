"""Rounding, fitting, and the smallest, largest and best sizes, from the filters' own numbers."""

from pretrade.sizing.buy_plan import BuyPlan
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.change import Change
from pretrade.sizing.fills import Fill
from pretrade.sizing.fit import Fit
from pretrade.sizing.fitting import fitted
from pretrade.sizing.price_bands import PriceBand
from pretrade.sizing.selling import Sellable
from pretrade.sizing.sized import Sized
from pretrade.sizing.sizing import Sizing
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
    "Sizing",
    "SymbolFits",
    "SymbolPlans",
    "SymbolPrices",
    "SymbolRounding",
    "SymbolSizes",
    "fitted",
]
