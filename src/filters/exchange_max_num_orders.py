"""EXCHANGE_MAX_NUM_ORDERS: how many orders may be open on all symbols.

Every order passes when the open orders of the account on all symbols and those it adds are at most
``maxNumOrders``. An OCO adds two.

Source: "Filters: EXCHANGE_MAX_NUM_ORDERS" of 2022-09-30.
"""

from collections.abc import Mapping
from typing import ClassVar

import attrs

from pretrade.facts.fact import OPEN_ANYWHERE, Fact
from pretrade.filters.max_num_orders import MaxNumOrders


@attrs.frozen
class ExchangeMaxNumOrders(MaxNumOrders):
    """The most open orders on all symbols.

    >>> ExchangeMaxNumOrders(200).max_num_orders
    200
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ORDERS"
    opened: ClassVar[Mapping[str, Fact]] = OPEN_ANYWHERE
    old_bound: ClassVar[str] = ""
