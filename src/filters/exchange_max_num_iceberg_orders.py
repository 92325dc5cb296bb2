"""EXCHANGE_MAX_NUM_ICEBERG_ORDERS: how many iceberg orders may be open on all symbols.

An order with an ``icebergQty`` above 0 passes when the open iceberg orders of the account on all
symbols and those it adds are at most ``maxNumIcebergOrders``.

Source: "Filters: EXCHANGE_MAX_NUM_ICEBERG_ORDERS" of 2022-09-30.
"""

from collections.abc import Mapping
from typing import ClassVar

import attrs

from pretrade.facts.fact import OPEN_ANYWHERE, Fact
from pretrade.filters.max_num_iceberg_orders import MaxNumIcebergOrders


@attrs.frozen
class ExchangeMaxNumIcebergOrders(MaxNumIcebergOrders):
    """The most open iceberg orders on all symbols.

    >>> ExchangeMaxNumIcebergOrders(5).max_num_iceberg_orders
    5
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ICEBERG_ORDERS"
    opened: ClassVar[Mapping[str, Fact]] = OPEN_ANYWHERE
