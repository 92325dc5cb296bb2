"""How much more an account may open on a symbol: `Headroom`."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs

from pretrade.constraint import Comparison
from pretrade.decimals import ZERO
from pretrade.enums import BUY, LIMIT, STOP_LOSS_LIMIT
from pretrade.facts.fact import BUYING, OPEN_ANYWHERE, OPEN_HERE, Fact, Number
from pretrade.order import Shape
from pretrade.region.region import Region
from pretrade.report.violation import Unevaluated
from pretrade.sizing.sized import oco_shape, shape_of


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
    "orders": ("orders", (LIMIT,)),
    "algo_orders": ("algos", (STOP_LOSS_LIMIT, "stopPrice")),
    "iceberg_orders": ("icebergs", (LIMIT, "icebergQty")),
    "order_lists": ("lists", None),
}
"""Field → what is counted, and which orders are counted so (None: order lists)."""


def headroom(region_of: Callable[[Shape], Region]) -> Headroom:
    """Return what an account may still open.

    Args:
        region_of: a shape → its constraints, with the account in.
    """
    found: dict[str, Any] = {}
    lacking: set[str] = set()
    for field, (counted, order) in _COUNTS.items():
        shape = oco_shape(BUY) if order is None else shape_of(order[0], BUY, order[1:])
        facts = {OPEN_HERE[counted], OPEN_ANYWHERE[counted]}
        left = [*_room(region_of(shape), facts, lacking)]
        if left:
            found[field] = max(int(min(left)), 0)
    room = [*_room(region_of(shape_of(LIMIT, BUY)), {BUYING}, lacking)]
    if room:
        found["position"] = max(Decimal(min(room)), ZERO)
    return Headroom(**found, missing=tuple(sorted(lacking)))


def _room(region: Region, facts: set[Fact], lacking: set[str]) -> Iterator[Number]:
    """Yield what the facts leave of the numbers that they are taken from."""
    for row in region.plan.rows:
        if isinstance(row.of, Comparison) and not facts.isdisjoint(row.of.right.less):
            placed = region.placed(row)
            if isinstance(placed, Unevaluated):
                lacking.update(placed.missing)
            elif placed is not None:
                yield placed.limit
