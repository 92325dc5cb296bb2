"""MAX_NUM_ORDER_LISTS: how many order lists may be open on one symbol.

An order list passes when the open order lists of the account on the symbol and those it adds are
at most ``maxNumOrderLists``. Open lists are the distinct list ids of the open orders.

Source: "Filters: MAX_NUM_ORDER_LISTS" of 2025-08-12.
"""

from typing import ClassVar

import attrs

from pretrade.check import Scope
from pretrade.filters.open_count import OpenCount


@attrs.frozen
class MaxNumOrderLists(OpenCount):
    """The most open order lists on one symbol.

    >>> MaxNumOrderLists(20).max_num_order_lists
    20
    """

    rule_id: ClassVar[str] = "MAX_NUM_ORDER_LISTS"
    scope: ClassVar[Scope] = Scope.LIST
    counted: ClassVar[str] = "lists"
    bound: ClassVar[str] = "maxNumOrderLists"

    @property
    def max_num_order_lists(self) -> int:
        """The limit, as exchangeInfo calls it."""
        return self.limit
