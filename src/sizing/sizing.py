"""The rules of one symbol at one date, as far as they bound sizes and prices: `Sizing`."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import attrs

from pretrade.account import UNKNOWN_ACCOUNT, Account
from pretrade.enums import LIMIT, MARKET
from pretrade.facts import Facts, Venue
from pretrade.market import UNKNOWN_MARKET, Market
from pretrade.order import Order
from pretrade.sizing.allowed import Allowed
from pretrade.sizing.prices import price_grid
from pretrade.sizing.quantities import quantity_grid
from pretrade.sizing.rungs import Rungs


@attrs.frozen(eq=False)
class Sizing:
    """Where an order is sized: the symbol, the date and the filters.

    Attributes:
        venue: the symbol and the date.
        filters: those of the symbol and of the exchange, by filterType.
    """

    venue: Venue
    filters: Mapping[str, Any]
