"""MAX_NUM_ORDERS: how many orders may be open on one symbol.

Every order passes when the open orders of the account on the symbol and those it adds are at most
``maxNumOrders``. An OCO adds two.

Source: "Filters: MAX_NUM_ORDERS" of 2022-09-30.
"""

from typing import ClassVar

import attrs

from pretrade.filters.open_count import OpenCount


@attrs.frozen
class MaxNumOrders(OpenCount):
    """The most open orders on one symbol.

    >>> MaxNumOrders(200).max_num_orders
    200
    """

    rule_id: ClassVar[str] = "MAX_NUM_ORDERS"
    counted: ClassVar[str] = "orders"
    bound: ClassVar[str] = "maxNumOrders"
    old_bound: ClassVar[str] = "limit"

    @property
    def max_num_orders(self) -> int:
        """The limit, as exchangeInfo calls it."""
        return self.limit
