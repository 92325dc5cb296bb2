"""EXCHANGE_MAX_NUM_ORDER_LISTS: how many order lists may be open on all symbols.

An order list passes when the open order lists of the account on all symbols and those it adds are
at most ``maxNumOrderLists``. Open lists are the distinct list ids of the open orders.

Source: "Filters: EXCHANGE_MAX_NUM_ORDER_LISTS" of 2025-08-12.
"""

from collections.abc import Mapping
from typing import ClassVar

import attrs

from pretrade.facts.fact import OPEN_ANYWHERE, Fact
from pretrade.filters.max_num_order_lists import MaxNumOrderLists


@attrs.frozen
class ExchangeMaxNumOrderLists(MaxNumOrderLists):
    """The most open order lists on all symbols.

    >>> ExchangeMaxNumOrderLists(20).max_num_order_lists
    20
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ORDER_LISTS"
    opened: ClassVar[Mapping[str, Fact]] = OPEN_ANYWHERE
