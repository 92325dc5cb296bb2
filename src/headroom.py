"""How much more an account may open on a symbol: `Headroom`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from pretrade.account import Account
from pretrade.decimals import ZERO
from pretrade.facts import OPEN_ORDERS, Facts, Venue
from pretrade.market import UNKNOWN_MARKET
from pretrade.open_orders import Tally


@attrs.frozen
class Headroom:
    """What still fits under the count filters and MAX_POSITION.

    None means that no filter limits it, or, where ``missing`` names a fact, that it is unknown.

    Attributes:
        orders: how many more orders of any kind.
        algo_orders: how many more stop and take-profit orders.
        iceberg_orders: how many more icebergs.
        order_lists: how many more order lists.
        position: how much more may be bought, in the base asset.
        missing: the facts that would be needed to know more.
    """

    orders: int | None = None
    algo_orders: int | None = None
    iceberg_orders: int | None = None
    order_lists: int | None = None
    position: Decimal | None = None
    missing: tuple[str, ...] = ()


_COUNTS = {
    "orders": ("ORDERS", "max_num_orders", "orders"),
    "algo_orders": ("ALGO_ORDERS", "max_num_algo_orders", "algos"),
    "iceberg_orders": ("ICEBERG_ORDERS", "max_num_iceberg_orders", "icebergs"),
    "order_lists": ("ORDER_LISTS", "max_num_order_lists", "lists"),
}
"""Field → the end of its filterTypes, the filters' attribute, the tally's attribute."""


def headroom(filters: Mapping[str, Any], venue: Venue, account: Account) -> Headroom:
    """Return what an account may still open.

    Args:
        filters: of the symbol and of the exchange, by filterType.
        venue: the symbol.
        account: its open orders and balances.
    """
    here, anywhere = account.open_on(venue.symbol.symbol), account.open_anywhere
    lacking: set[str] = set()
    found: dict[str, Any] = {}
    for field, (kind, attribute, counted) in _COUNTS.items():
        for filter_type, tally in (
            (f"MAX_NUM_{kind}", here),
            (f"EXCHANGE_MAX_NUM_{kind}", anywhere),
        ):
            if filter_type not in filters:
                continue
            if tally is None:
                lacking.add(OPEN_ORDERS)
                continue
            left = _left(getattr(filters[filter_type], attribute), tally, counted)
            found[field] = min(left, found.get(field, left))
    if "MAX_POSITION" in filters:
        facts = Facts(venue, UNKNOWN_MARKET, account)
        room = filters["MAX_POSITION"].room(facts)
        if room is None:
            lacking.update(filters["MAX_POSITION"].lacking(facts))
        else:
            found["position"] = max(room, ZERO)
    return Headroom(**found, missing=tuple(sorted(lacking)))


def _left(limit: int, tally: Tally, counted: str) -> int:
    already: int = getattr(tally, counted)
    return max(limit - already, 0)
