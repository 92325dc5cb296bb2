"""The constraints of a plan one by one, for what is refused and for who asks: `Rows`."""

from collections.abc import Iterator, Sequence

from pretrade.constraint import Comparison, Grid
from pretrade.order import Shape
from pretrade.region.field import Field
from pretrade.region.row import Row
from pretrade.region.statement import Statement


class Rows:
    """Every constraint of a plan, in the exchange's order.

    Attributes:
        groups: the constraints of each test, of one field or product.
        written: those on the digits as written, which no test of values sees.
        beside: those that are part of no test: with a fact on the left, of two fields, off at a 0.
    """

    __slots__ = ("_by_rank", "_fields", "beside", "groups", "written")

    def __init__(
        self, shape: Shape, keys: Sequence[tuple[str, ...]], statements: Iterator[Statement]
    ) -> None:
        """Make a row of each constraint that is stated.

        Args:
            shape: of the request.
            keys: the fields of each test.
            statements: everything that is stated, in the exchange's order.
        """
        self._by_rank = {
            rank: Row.of_constraint(rank, one, one.says, shape)
            for rank, one in enumerate(statements)
            if isinstance(one.says, Comparison | Grid)
        }
        self._fields: dict[str, Field] = {}
        groups: dict[tuple[str, ...], list[Row]] = {key: [] for key in keys}
        self.beside: list[Row] = []
        self.written: list[Row] = []
        for row in self:
            if row.is_test and row.left in groups:
                is_written = isinstance(row.of, Grid) and row.of.written
                (self.written if is_written else groups[row.left]).append(row)
            elif row.left or row.of.is_beside:
                self.beside.append(row)
        self.groups = list(groups.values())

    def __iter__(self) -> Iterator[Row]:
        """Iterate over the constraints."""
        return iter(self._by_rank.values())

    def __getitem__(self, rank: int) -> Row:
        """Return the constraint of a rank."""
        return self._by_rank[rank]

    def of(self, name: str) -> tuple[Row, ...]:
        """Return what binds a field."""
        field = self.field(name)
        return (*field.own, *field.by_facts, *field.of_products, *field.others)

    def field(self, name: str) -> Field:
        """Return what binds a field, sorted by what else it looks at."""
        known = self._fields.get(name)
        if known is None:
            rows = (row for row in self if row.speaks_of(name))
            known = self._fields[name] = Field(name, rows)
        return known
