"""What the orders of a list are called in its request: one table of suffixes, one row a leg.

Source: "New Order list - OCO / OTO / OTOCO / OPO / OPOCO (TRADE)", REST documentation of 2024-04-02
to 2025-12-02; "Pegged orders" of 2025-08-12.
"""

from collections.abc import Iterable, Mapping

import attrs

from pretrade.enums import Phase

SUFFIXES: Mapping[str, str] = {
    "Type": "type",
    "Side": "side",
    "Quantity": "quantity",
    "Price": "price",
    "StopPrice": "stopPrice",
    "TrailingDelta": "trailingDelta",
    "TimeInForce": "timeInForce",
    "IcebergQty": "icebergQty",
    "ClientOrderId": "newClientOrderId",
    "StrategyId": "strategyId",
    "StrategyType": "strategyType",
    "PegPriceType": "pegPriceType",
    "PegOffsetType": "pegOffsetType",
    "PegOffsetValue": "pegOffsetValue",
}
"""What follows the name of a leg in a parameter of the list → the order parameter it becomes."""


@attrs.frozen(eq=False)
class LegForm:
    """How a request names one of its orders.

    Attributes:
        label: what the request calls it, as ``pendingAbove``.
        names: order parameter → parameter of the request.
        shared: the order parameters that other orders of the list have from the same place.
        phase: whether it goes to the book at once.
    """

    label: str
    names: Mapping[str, str]
    shared: frozenset[str]
    phase: Phase = Phase.WORKING

    def has_own(self, fields: Iterable[str]) -> bool:
        """Tell whether the order has one of some order parameters for itself."""
        return any(name in self.names and name not in self.shared for name in fields)


def leg_form(
    label: str,
    phase: Phase = Phase.WORKING,
    *,
    lacks: tuple[str, ...] = (),
    **shared: str,
) -> LegForm:
    """Return the form of a leg whose parameters begin with its label.

    >>> leg_form("above", side="side", quantity="quantity").names["stopPrice"]
    'aboveStopPrice'

    Args:
        label: what the request calls it.
        phase: whether it goes to the book at once.
        lacks: the order parameters that it does not have.
        **shared: order parameter → parameter of the request, of what it does not have for itself.
    """
    shared = {"symbol": "symbol", **shared}
    own = {
        name: label + suffix
        for suffix, name in SUFFIXES.items()
        if name not in shared and name not in lacks
    }
    return LegForm(label, {**shared, **own}, frozenset(shared), phase)


_WAITS = ("stopPrice", "trailingDelta")  # a working order cannot wait for a trigger
PENDING = Phase.PENDING

ABOVE = leg_form("above", side="side", quantity="quantity")
BELOW = leg_form("below", side="side", quantity="quantity")
WORKING = leg_form("working", lacks=_WAITS)
OTO_PENDING = leg_form("pending", PENDING)
OTOCO_ABOVE = leg_form("pendingAbove", PENDING, side="pendingSide", quantity="pendingQuantity")
OTOCO_BELOW = leg_form("pendingBelow", PENDING, side="pendingSide", quantity="pendingQuantity")
# What an OPO's working order receives is what its pending orders sell.
OPO_PENDING = leg_form("pending", PENDING, quantity="workingQuantity")
OPOCO_ABOVE = leg_form("pendingAbove", PENDING, side="pendingSide", quantity="workingQuantity")
OPOCO_BELOW = leg_form("pendingBelow", PENDING, side="pendingSide", quantity="workingQuantity")

OCO_LEGS = (ABOVE, BELOW)
OTO_LEGS = (WORKING, OTO_PENDING)
OTOCO_LEGS = (WORKING, OTOCO_ABOVE, OTOCO_BELOW)
OPO_LEGS = (WORKING, OPO_PENDING)
OPOCO_LEGS = (WORKING, OPOCO_ABOVE, OPOCO_BELOW)


def names_of(legs: tuple[LegForm, ...]) -> tuple[str, ...]:
    """Return the parameters of some legs, each once.

    >>> len(names_of(OPO_LEGS)), len(names_of(OPOCO_LEGS))
    (26, 38)
    """
    return tuple(dict.fromkeys(name for leg in legs for name in leg.names.values()))
