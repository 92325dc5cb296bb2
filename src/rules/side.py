"""SIDE: an unknown side (-1117). The exchange reads BUY or SELL, in any case.

Source: "Error codes", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope
from pretrade.rules._malformed import applies_to_malformed, check_of

SIDE = Rule("SIDE", applies_to_malformed, check_of("SIDE"), Scope.REQUEST)
