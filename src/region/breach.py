"""One constraint broken by one request: what a violation tells of it when it is asked. `Breach`."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pretrade.constraint import Comparison, Grid, Span
from pretrade.constraint.span import ANYTHING
from pretrade.decimals import ZERO
from pretrade.facts.fact import Fact, Number
from pretrade.order import Request, Shape
from pretrade.region.own_side import own_side
from pretrade.region.row import Placed, Row
from pretrade.report.violation import Violation

if TYPE_CHECKING:
    from pretrade.region.region import Region


class Breach:
    """Works out suggestions and numbers on demand: most refusals are only counted.

    Attributes:
        region: by which the request was judged.
        row: the constraint that it breaks.
        placed: what the constraint compares.
        request: the request.
    """

    __slots__ = ("placed", "region", "request", "row")

    def __init__(self, region: "Region", row: Row, placed: Placed, request: Request) -> None:
        """Keep what the answers follow from."""
        self.region, self.row, self.placed, self.request = region, row, placed, request

    def suggestions(self) -> tuple[Decimal, ...]:
        """Return the legal values of the blamed field nearest to what was given."""
        name = self.row.blamed
        value = None if name is None else self.request.known(name)
        if name is None or not isinstance(value, Decimal | int) or self._refused_by_words(name):
            return ()
        if not value and self._is_none_at_all(name):
            return (ZERO,)
        return self.mended(name).around(Decimal(value))

    def _is_none_at_all(self, name: str) -> bool:
        """Tell whether a 0 says that the order has no such part: then only its digits are wrong."""
        rows, get = self.region.plan.rows.of(name), self.request.known
        placed = [(row, self.region.placed(row)) for row in rows if row.switch != name]
        return len(placed) < len(rows) and all(
            row.keeps(name, ZERO, one, get) for row, one in placed if isinstance(one, Placed)
        )

    def mended(self, name: str) -> Span:
        """Return the values of a field that cure this, and make nothing worse.

        What counts is every constraint that blames the field, or holds now: what is broken and
        blames another field is that field's to mend. What account and market allow counts only
        for its own suggestions.
        """
        region, request = self.region, self.request

        def binds(row: Row) -> bool:
            if not row.early and row.rule != self.row.rule:
                return False
            if row.blamed == name and not row.is_disputed:
                return True
            placed = region.placed(row)
            return isinstance(placed, Placed) and row.holds(request, placed)

        get: Callable[[str], Any] = request.known
        kept = all(map(binds, region.plan.rows.field(name).of_products))
        value = request.known(name)
        side = ANYTHING if value is None else own_side(region, request, name, value, get)
        return region.span(name, get, binds, side, products=kept).readable()

    def _refused_by_words(self, name: str) -> bool:
        """Tell whether the field must not be there at all: then no number helps."""
        region = self.region
        for judge in region.plan.early_words:  # most often none
            for one in judge(self.request, region.facts):
                if isinstance(one, Violation) and one.field == name:
                    return True
        return False

    def details(self) -> Mapping[str, Any]:
        """Return the numbers that a sentence may need, by name."""
        row, of = self.row, self.row.of
        order = self._order()
        found: dict[str, Any] = {"at": self.region.market.at, "side": order.side}
        if isinstance(of, Grid):
            return {**found, "shift": of.shift}
        left, right = row.sides(self.request, self.placed)
        several = len(of.left.fields) + len(of.left.facts) > 1
        return {
            **found,
            "type": order.type,
            "relation": of.relation,
            "left": left,
            "right": right,
            "product": self._product() if several else "",
            "factors": [self._called(one) for one in (*of.left.facts, *of.right.facts)],
            "less": [self._called(one) for one in of.right.less],
            "others": {name: self.request.known(name) for name in (*row.left, *row.right)},
            "upper": row.left[0] if row.left else "",
            "lower": row.right[0] if row.right else "",
            "asset": of.right.asset,
            "partner": self.region.plan.partners.get(row.blamed or ""),
        }

    def _order(self) -> Shape:
        """Return the shape of the order that it is about; of several, of the first of them."""
        shape = self.request.shape
        if shape.side is not None or not shape.legs:
            return shape
        named = [
            leg
            for leg, form in zip(shape.legs, shape.forms, strict=True)
            if form.label == self.row.leg
        ]
        return (*named, shape.legs[-1])[0]

    def _product(self) -> str:
        of = self.row.of
        assert isinstance(of, Comparison)  # noqa: S101  a grid has no product
        facts = [one.called(self.region.facts) for one in of.left.facts]
        return " × ".join([*facts, *self.row.left])

    def _called(self, fact: Fact) -> tuple[str, str, Number | None]:
        """Return a fact's name, how people call it, and its value."""
        facts = self.region.facts
        return fact.name, fact.called(facts), fact.read(facts)
