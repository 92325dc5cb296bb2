"""One constraint at its place in the exchange's order, ready to be asked: `Row`."""

import functools
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, cast

import attrs

from pretrade.check import Numeric
from pretrade.constraint import INFINITY, MIRRORED, Comparison, Grid, Interval, solve
from pretrade.constraint.span import OPERATORS
from pretrade.decimals import ONE, ZERO, multiply
from pretrade.facts.fact import Fact, Facts, Number, Owner, order_fact, unknown
from pretrade.order import Shape
from pretrade.order.parameters import attribute
from pretrade.region.statement import Statement
from pretrade.report.violation import Bound, Unevaluated

Read = Callable[[Any], Any]
"""Reads a field, or a product of two, of a request."""

Get = Callable[[str], Decimal | None]
"""The value of a field, by its name in the request; None: not given."""


def nothing(_: str) -> None:
    """Give no field: what is left of a number by itself."""


@functools.cache
def reader(fields: tuple[str, ...], *, of_list: bool) -> Read | None:
    """Return what reads a field of a request, or the product of two; None: of no field."""
    if not fields:
        return None
    if fields == ("price", "quantity") and not of_list:
        return operator.attrgetter("notional")  # worked out when the order was built
    first, *second = (operator.attrgetter(attribute(name)) for name in fields)
    if not second:
        return first
    return lambda request: multiply(first(request), second[0](request))


class Placed(NamedTuple):
    """A comparison with its facts in: ``scale x left fields  relation  limit x right fields``."""

    scale: Number
    limit: Number


@attrs.frozen(eq=False)
class Row:
    """One constraint of one check, in the request's own names.

    Attributes:
        rank: its place in the exchange's order.
        check: the filter or rule that states it.
        early: whether it is of the request and the symbol (the exchange's steps 1 to 10).
        of: the constraint.
        left: the fields on its left, by their names in the request; of a grid, its field.
        right: those on its right.
        blamed: the field at fault when it is broken.
        switch: the field whose value 0 means that there is nothing to judge.
        leg: which order of a list it is about; None: the request.
        lacking: the facts of the order that it lacks, whatever the numbers.
        code: the exchange's code when it is broken.
        msg: the exchange's text.
        needs_account: whether it looks at the account.
        is_disputed: whether nobody is sure that it holds: then nothing is moved for its sake.
        interval: the values of its field, or product, that keep it; None: it is no such end.
        shown: what a violation shows as the bound, where that depends on nothing.
    """

    rank: int
    check: Numeric
    early: bool
    of: Comparison | Grid
    left: tuple[str, ...]
    right: tuple[str, ...]
    blamed: str | None
    switch: str | None
    leg: str | None
    lacking: tuple[str, ...]
    code: int
    msg: str
    needs_account: bool
    is_disputed: bool
    interval: Interval | None
    shown: Bound | None
    read_blamed: Read | None
    read_left: Read | None
    read_right: Read | None
    read_switch: Read | None

    @classmethod
    def of_constraint(
        cls, rank: int, statement: Statement, of: Comparison | Grid, shape: Shape
    ) -> "Row":
        """Name a constraint's fields as the request does, and find what reads them."""
        check, leg = cast("Numeric", statement.check), statement.leg
        form = None if leg is None else shape.forms[leg]
        names: Mapping[str, str] = {} if form is None else form.names
        switch = of.off_at_zero if isinstance(of.off_at_zero, str) else None
        left, right = (in_request(side, shape, leg) for side in fields_of(of))
        blamed, switch = (one and names.get(one, one) for one in (of.blamed, switch))
        code, msg = of.answer or (check.code, check.msg)
        is_list = bool(shape.legs)
        own_quantity = form is not None and form.has_own(("quantity",))
        whole = isinstance(of, Comparison) and of.of_list and not own_quantity
        of_leg = form is not None and not whole and (of.is_beside or form.has_own(of.fields))
        return cls(
            rank,
            check,
            statement.early,
            of,
            left,
            right,
            blamed,
            switch,
            leg=form.label if form is not None and of_leg else None,
            lacking=lacking(of, shape, leg),
            code=code,
            msg=msg.format(blamed) if "{" in msg else msg,
            needs_account=Owner.ACCOUNT in of.owners,
            is_disputed=bool(of.disputed),
            interval=of.interval if isinstance(of, Comparison) and of.is_fusible else None,
            shown=_shown(of),
            read_blamed=reader((blamed,), of_list=is_list) if blamed else None,
            read_left=reader(left, of_list=is_list),
            read_right=reader(right, of_list=is_list),
            read_switch=reader((switch,), of_list=is_list) if switch else None,
        )

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.check.rule_id

    @property
    def is_optional(self) -> bool:
        """Whether it passes while something that it needs is missing."""
        return isinstance(self.of, Comparison) and self.of.optional

    @property
    def is_test(self) -> bool:
        """Whether it is one end, or the grid, of a test of its fields."""
        of = self.of
        if self.lacking or not self.left:
            return False
        if of.narrows:
            return True
        return not (isinstance(of, Grid) or of.left.facts or of.right.fields or of.depends)

    def speaks_of(self, name: str) -> bool:
        """Tell whether it binds a field, or blames it for what follows from the facts alone."""
        return name in self.left or name in self.right or name == self.blamed

    def place(self, facts: Facts) -> Placed | Unevaluated | None:
        """Put the facts in: what is left to judge, what lacks, or None: nothing to judge."""
        of = self.of
        if self.lacking:
            return None if self.is_optional else Unevaluated(self.rule, self.lacking)
        if isinstance(of, Grid):
            return Placed(ONE, of.step)
        if isinstance(of.off_at_zero, Fact) and of.off_at_zero.read(facts) == 0:
            return None
        scale, limit = of.left.factor(facts), of.right.factor(facts)
        if scale is None or limit is None:
            return None if of.optional else Unevaluated(self.rule, unknown(of.facts, facts))
        return Placed(scale, limit)

    def is_off(self, request: Any) -> bool:  # noqa: ANN401  any request
        """Tell whether a value of 0 says that there is nothing to judge."""
        if self.read_switch is None:
            return False
        value = self.read_switch(request)
        return value is not None and not value

    def sides(self, request: Any, placed: Placed) -> tuple[Number, Number]:  # noqa: ANN401
        """Return the numbers that are compared."""
        left, right = placed
        if self.read_left is not None:
            value = self.read_left(request)
            left = value if left is ONE else multiply(left, value)
        if self.read_right is not None:
            value = self.read_right(request)
            right = value if right is ONE else multiply(right, value)
        return left, right

    def holds(self, request: Any, placed: Placed) -> bool:  # noqa: ANN401
        """Tell whether a request keeps it."""
        of = self.of
        if self.read_switch is not None and self.is_off(request):
            return True
        if isinstance(of, Grid):
            return self.read_left is None or of.holds(self.read_left(request))
        left, right = self.sides(request, placed)
        return OPERATORS[of.relation](left, right)

    def relation_for(self, name: str) -> str:
        """Return the relation of a comparison as a field on either side sees it."""
        of = self.of
        assert isinstance(of, Comparison)  # noqa: S101  a grid relates nothing
        return MIRRORED[of.relation] if name in self.right else of.relation

    def is_off_for(self, name: str, get: Get) -> bool:
        """Tell whether the value of another field says that there is nothing to judge."""
        return self.switch is not None and self.switch != name and not get(self.switch)

    def keeps(self, name: str, value: Decimal, placed: Placed, get: Get) -> bool:
        """Tell whether a value of one field keeps it; it says nothing while others lack."""
        if isinstance(self.of, Grid):
            return self.of.holds(value)
        if self.is_off_for(name, get):
            return True
        sides = [placed.scale, placed.limit]
        for side, fields in enumerate((self.left, self.right)):
            for other in fields:
                factor = value if other == name else get(other)
                if factor is None:
                    return True
                sides[side] = multiply(sides[side], factor)
        return OPERATORS[self.of.relation](*sides)

    def asks(self, placed: Placed | Unevaluated) -> Callable[[Any], bool]:
        """Return what asks a request whether it certainly keeps this, or need not be judged by it.

        A comparison that a 0 may switch off is asked as if none did: what fails is looked at again.
        """
        if isinstance(placed, Unevaluated):
            return self.is_off
        assert isinstance(self.of, Comparison)  # noqa: S101  a grid is part of a test
        related, (scale, limit) = OPERATORS[self.of.relation], placed
        left, right = self.read_left, self.read_right
        if left is None or scale != ONE:
            return lambda request: related(*self.sides(request, placed))
        if right is None:
            return lambda request: related(left(request), limit)
        if limit == ONE:
            return lambda request: related(left(request), right(request))
        return lambda request: related(left(request), multiply(limit, right(request)))

    def bounds(self, name: str, placed: Placed) -> Interval:
        """Return the values of a field that keep it, where it is the only one."""
        solved = self.solve(name, placed, nothing)
        assert isinstance(solved, Interval)  # noqa: S101  no other field is needed
        return solved

    def solve(self, name: str, placed: Placed, get: Get) -> Interval | str:
        """Return the values of a field that keep it, the others given; or another that is not."""
        of, sides = self.of, [Decimal(placed.scale), Decimal(placed.limit)]
        assert isinstance(of, Comparison)  # noqa: S101  grids are met, not solved
        for side, fields in enumerate((self.left, self.right)):
            for other in fields:
                if other != name:
                    value = get(other)
                    if value is None:
                        return other
                    sides[side] = multiply(sides[side], value)
        if name not in self.left and name not in self.right:  # all or nothing
            return Interval(ZERO, INFINITY if OPERATORS[of.relation](*sides) else sides[1])
        scale, limit = reversed(sides) if name in self.right else sides
        return solve(scale, self.relation_for(name), limit)


def _shown(of: Comparison | Grid) -> Bound | None:
    if isinstance(of, Grid):
        return Bound(of.name, of.shown)
    return Bound(of.right.name, of.right.number) if of.shows is True and of.right.name else None


def fields_of(of: Comparison | Grid) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields on the left and on the right of a constraint."""
    return ((of.field,), ()) if isinstance(of, Grid) else (of.left.fields, of.right.fields)


def in_request(fields: tuple[str, ...], shape: Shape, leg: int | None) -> tuple[str, ...]:
    """Return how a request calls the fields of one of its orders."""
    if leg is None:
        return fields
    names = shape.forms[leg].names
    return tuple(names.get(name, name) for name in fields)


def lacking(of: Comparison | Grid, shape: Shape, leg: int | None) -> tuple[str, ...]:
    """Return what an order does not name, or names so that it cannot be read."""
    fields, own = of.fields, shape if leg is None else shape.legs[leg]
    if own.given.issuperset(fields) and own.malformed.isdisjoint(fields):
        return ()
    missing = tuple(
        name
        for name in fields
        if name != "icebergs" and (name not in own.given or name in own.malformed)
    )
    return tuple(map(order_fact, in_request(missing, shape, leg)))
