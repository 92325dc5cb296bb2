"""MAX_NUM_ICEBERG_ORDERS: how many iceberg orders may be open on one symbol.

An order with an ``icebergQty`` above 0 passes when the open iceberg orders of the account on the
symbol and those it adds are at most ``maxNumIcebergOrders``.

Source: "Filters: MAX_NUM_ICEBERG_ORDERS" of 2022-09-30.
"""

from typing import ClassVar

import attrs

from pretrade.filters.open_count import OpenCount


@attrs.frozen
class MaxNumIcebergOrders(OpenCount):
    """The most open iceberg orders on one symbol.

    >>> MaxNumIcebergOrders(5).max_num_iceberg_orders
    5
    """

    rule_id: ClassVar[str] = "MAX_NUM_ICEBERG_ORDERS"
    counted: ClassVar[str] = "icebergs"
    bound: ClassVar[str] = "maxNumIcebergOrders"

    @property
    def max_num_iceberg_orders(self) -> int:
        """The limit, as exchangeInfo calls it."""
        return self.limit
