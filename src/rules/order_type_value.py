"""ORDER_TYPE_VALUE: an unknown order type (-1116). The exchange reads the seven in any case.

Source: "Error codes", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope
from pretrade.rules._malformed import applies_to_malformed, check_of

ORDER_TYPE_VALUE = Rule(
    "ORDER_TYPE_VALUE", applies_to_malformed, check_of("ORDER_TYPE_VALUE"), Scope.REQUEST
)
