"""Rounding, fitting, and the smallest, largest and best sizes: readers of the legal region."""

from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.change import Change
from pretrade.sizing.fit import Fit
from pretrade.sizing.results import BuyPlan, Fill, ListPlan, PriceBand, Sellable
from pretrade.sizing.symbol_fits import SymbolFits
from pretrade.sizing.symbol_lists import SymbolLists
from pretrade.sizing.symbol_plans import SymbolPlans
from pretrade.sizing.symbol_rounding import SymbolRounding

__all__ = [
    "BuyPlan",
    "CannotFit",
    "Change",
    "Fill",
    "Fit",
    "ListPlan",
    "PriceBand",
    "Sellable",
    "SymbolFits",
    "SymbolLists",
    "SymbolPlans",
    "SymbolRounding",
]
