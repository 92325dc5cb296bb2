"""What can be known of a request before looking at a single number.

Which rules can refuse an order depends on the symbol, the date and the order's *shape*: its kind,
side, type, time in force and which parameters were given. The engine works that out once a shape.
"""

import attrs

from pretrade.enums import (
    BUY,
    OCO_KINDS,
    OTOCO_KINDS,
    OrderType,
    Phase,
    RequestKind,
    Side,
    TimeInForce,
)
from pretrade.order.lists.leg_form import LegForm


@attrs.frozen(eq=False)
class Shape:
    """The shape of one request; compared by identity, so that it is a fast key.

    Attributes:
        kind: the endpoint the request is for.
        side: None when missing or malformed, and where each order of a list has its own.
        type: None when missing or malformed, and for order lists.
        time_in_force: None when missing or malformed.
        legs: the shapes of an order list's orders; empty for a single order.
        given: wire names of the parameters that were given, legal or not.
        malformed: those of them that the exchange could not read.
        unknown: names that were given but that the request class does not have.
        forms: how the request names each of its orders.
        peg: what the price follows, as ``PRIMARY_PEG``; None when missing or malformed.
        peg_levels: how many levels behind it; None when malformed.
        phase: of one order of a list: whether it goes to the book at once; else None.
    """

    kind: RequestKind
    side: Side | None
    type: OrderType | None
    time_in_force: TimeInForce | None
    legs: "tuple[Shape, ...]"
    given: frozenset[str]
    malformed: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    forms: tuple[LegForm, ...] = ()
    peg: str | None = None
    peg_levels: int | None = 0
    phase: Phase | None = None

    @property
    def is_regular(self) -> bool:
        """Whether it is worth remembering: nothing malformed, nothing unknown."""
        return not (self.malformed or self.unknown or any(leg.malformed for leg in self.legs))

    @property
    def by_quantity(self) -> bool:
        """Whether it names a quantity, or should: else it names an amount of the quote asset."""
        return "quantity" in self.given or "quoteOrderQty" not in self.given

    @property
    def orders(self) -> "tuple[Shape, ...]":
        """The shapes of the orders that this request places."""
        return self.legs or (self,)

    @property
    def pair(self) -> tuple[int, int] | None:
        """The legs of which at most one executes: what is above the market, what is below."""
        if self.kind in OTOCO_KINDS:
            return 1, 2
        if self.kind not in OCO_KINDS:
            return None
        by_place = self.kind is RequestKind.ORDER_LIST_OCO
        return (0, 1) if by_place or self.side is not BUY else (1, 0)

    def unread(self, parameter: str) -> tuple[str, ...]:
        """Return the names under which a parameter was given, or is needed, but has no value."""
        if not self.legs:
            return (parameter,) if self._lacks(parameter) else ()
        legs = zip(self.legs, self.forms, strict=True)
        return tuple(form.names[parameter] for leg, form in legs if leg._lacks(parameter))  # noqa: SLF001

    def _lacks(self, parameter: str) -> bool:
        if parameter == "type":
            return self.type is None
        return parameter in self.malformed
