"""MAX_NUM_ALGO_ORDERS: how many algorithmic orders may be open on one symbol.

A STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT or TAKE_PROFIT_LIMIT order passes when the open
algorithmic orders of the account on the symbol and those it adds are at most
``maxNumAlgoOrders``. An OCO adds one for its stop leg, and one more for a take-profit leg.

Source: "Filters: MAX_NUM_ALGO_ORDERS" of 2022-09-30.
"""

from typing import ClassVar

import attrs

from pretrade.filters.open_count import OpenCount


@attrs.frozen
class MaxNumAlgoOrders(OpenCount):
    """The most open algorithmic orders on one symbol.

    >>> MaxNumAlgoOrders(5).max_num_algo_orders
    5
    """

    rule_id: ClassVar[str] = "MAX_NUM_ALGO_ORDERS"
    counted: ClassVar[str] = "algos"
    bound: ClassVar[str] = "maxNumAlgoOrders"
    old_bound: ClassVar[str] = "limit"

    @property
    def max_num_algo_orders(self) -> int:
        """The limit, as exchangeInfo calls it."""
        return self.limit
