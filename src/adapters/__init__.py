"""Checks the orders of libraries that people trade with, before those libraries send them.

`guard` for python-binance, `guard_ccxt` for ccxt. Neither library is imported here.
"""

from pretrade.adapters.ccxt import guard_ccxt
from pretrade.adapters.python_binance import guard

__all__ = ["guard", "guard_ccxt"]
