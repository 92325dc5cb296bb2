"""EXCHANGE_MAX_NUM_ORDER_LISTS: how many order lists may be open on all symbols.

An order list passes when the open order lists of the account on all symbols and those it adds are
at most ``maxNumOrderLists``. Open lists are the distinct list ids of the open orders.

Source: "Filters: EXCHANGE_MAX_NUM_ORDER_LISTS" of 2025-08-12.
"""

from collections.abc import Mapping
from typing import ClassVar

import attrs

from pretrade.check import Scope
from pretrade.facts import OPEN_ANYWHERE, Fact
from pretrade.filters.open_count import OpenCount


@attrs.frozen
class ExchangeMaxNumOrderLists(OpenCount):
    """The most open order lists on all symbols.

    >>> ExchangeMaxNumOrderLists(20).max_num_order_lists
    20
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ORDER_LISTS"
    scope: ClassVar[Scope] = Scope.LIST
    counted: ClassVar[str] = "lists"
    bound: ClassVar[str] = "maxNumOrderLists"
    opened: ClassVar[Mapping[str, Fact]] = OPEN_ANYWHERE

    @property
    def max_num_order_lists(self) -> int:
        """The limit, as exchangeInfo calls it."""
        return self.limit
