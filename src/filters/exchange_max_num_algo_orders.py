"""EXCHANGE_MAX_NUM_ALGO_ORDERS: how many algorithmic orders may be open on all symbols.

A STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT or TAKE_PROFIT_LIMIT order passes when the open
algorithmic orders of the account on all symbols and those it adds are at most
``maxNumAlgoOrders``. An OCO adds one for its stop leg, and one more for a take-profit leg.

Source: "Filters: EXCHANGE_MAX_NUM_ALGO_ORDERS" of 2022-09-30.
"""

from collections.abc import Mapping
from typing import ClassVar

import attrs

from pretrade.facts.fact import OPEN_ANYWHERE, Fact
from pretrade.filters.max_num_algo_orders import MaxNumAlgoOrders


@attrs.frozen
class ExchangeMaxNumAlgoOrders(MaxNumAlgoOrders):
    """The most open algorithmic orders on all symbols.

    >>> ExchangeMaxNumAlgoOrders(5).max_num_algo_orders
    5
    """

    rule_id: ClassVar[str] = "EXCHANGE_MAX_NUM_ALGO_ORDERS"
    opened: ClassVar[Mapping[str, Fact]] = OPEN_ANYWHERE
    old_bound: ClassVar[str] = ""
