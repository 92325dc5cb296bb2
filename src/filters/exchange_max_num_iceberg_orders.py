"""EXCHANGE_MAX_NUM_ICEBERG_ORDERS: how many iceberg orders may be open on all symbols.

An order with an ``icebergQty`` above 0 passes when the open iceberg orders of the account on all
symbols and those it adds are at most ``maxNumIcebergOrders``.

Source: "Filters: EXCHANGE_MAX_NUM_ICEBERG_ORDERS" of 2022-09-30.
"""

from collections.abc import Mapping
from typing import ClassVar

import attrs

from pretrade.facts import OPEN_ANYWHERE, Fact
from pretrade.filters.open_count import OpenCount


@attrs.frozen
class ExchangeMaxNumIcebergOrders(OpenCount):
    """The most open iceberg orders on all symbols.

    >>> ExchangeMaxNumIcebergOrders(5).max_num_iceberg_orders
    5
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ICEBERG_ORDERS"
    counted: ClassVar[str] = "icebergs"
    bound: ClassVar[str] = "maxNumIcebergOrders"
    opened: ClassVar[Mapping[str, Fact]] = OPEN_ANYWHERE

    @property
    def max_num_iceberg_orders(self) -> int:
        """The limit, as exchangeInfo calls it."""
        return self.limit
