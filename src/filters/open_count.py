"""What the MAX_NUM_* and EXCHANGE_MAX_NUM_* filters share: open ones and added ones are limited."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Self

import attrs

from pretrade.check import Scope
from pretrade.constraint import ICEBERGS, Constraint, Term, Unknown, named
from pretrade.context import Context
from pretrade.enums import STOP_TYPES
from pretrade.facts.fact import OPEN_HERE, Fact, order_fact
from pretrade.filters.filter import Filter
from pretrade.filters.json_object import JsonObject
from pretrade.order import OrderList, Shape
from pretrade.report.violation import ACCOUNT_CODE


@attrs.frozen
class OpenCount(Filter):
    """A limit of open orders: those that are open and those that a request adds.

    Attributes:
        counted: what is counted: ``orders``, ``algos``, ``icebergs`` or ``lists``.
        bound: what exchangeInfo calls the limit.
        old_bound: what it called it once.
        opened: where it is counted: `OPEN_HERE` or `OPEN_ANYWHERE`.
    """

    scope: ClassVar[Scope] = Scope.REQUEST
    code: ClassVar[int] = ACCOUNT_CODE
    counted: ClassVar[str]
    bound: ClassVar[str]
    old_bound: ClassVar[str] = ""
    opened: ClassVar[Mapping[str, Fact]] = OPEN_HERE

    limit: int

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo has it, or had it."""
        old = cls.old_bound and cls.bound not in raw.raw
        return cls(raw.integer(cls.old_bound if old else cls.bound))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:
        """Bind what the request adds to what is open."""
        dated = bool(shape.legs) and not context.rulebook.lists_counted_whole
        unless = _whole_list if dated and self.counted != "lists" else None
        if self.counted == "icebergs":
            if any("icebergQty" in order.given for order in shape.orders):
                yield _icebergs(self._most, shape, unless)
        elif self.counted == "algos" and (unread := shape.unread("type")):
            yield Unknown(tuple(map(order_fact, unread)))
        elif added := _added(self.counted, shape):
            counted = Term(added) <= self._most
            yield counted.but(unless=unless) if unless else counted

    @property
    def _most(self) -> Term:
        return named(self.bound, self.limit) - self.opened[self.counted]


Unless = Callable[[OrderList], str] | None


def _whole_list(_: OrderList) -> str:
    """Name what would have to be known: whether all orders of a list counted before 2025-08-27.

    A list that fits whole passes by any reading.
    """
    return "evidence:orders_of_lists"


def _added(counted: str, shape: Shape) -> int:
    if counted == "orders":
        return len(shape.orders)
    if counted == "lists":
        return int(bool(shape.legs))
    return sum(order.type in STOP_TYPES for order in shape.orders)


def _icebergs(most: Term, shape: Shape, unless: Unless) -> Constraint:
    """State the limit of icebergs: an ``icebergQty`` of 0 makes none, so they count by value."""
    if unread := shape.unread("icebergQty"):
        return Unknown(tuple(map(order_fact, unread)))
    return (ICEBERGS <= most).but(blames="", off_at_zero="icebergs", unless=unless)
