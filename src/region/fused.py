"""Constraints that need no fact, fused: for each field or product one interval and one grid."""

from functools import reduce

from pretrade.constraint import Comparison, Grid, Interval, meet, within
from pretrade.constraint.grid import Steps
from pretrade.constraint.span import ANYTHING, MOST_DECIMALS, NOTHING
from pretrade.decimals import remainder
from pretrade.order import Shape
from pretrade.region.row import Read, in_request, reader
from pretrade.region.waiting import Test

Key = tuple[str, ...]
"""The fields of one side of a comparison, by their names in the request."""


class Fused:
    """Intervals and grids that constraints are put into one by one.

    Attributes:
        written: the most decimals that every amount may have.
        digits: what reads each amount, and the grid of the digits that it may have.
    """

    __slots__ = ("_box", "_grids", "_shape", "digits", "written")

    def __init__(self, shape: Shape) -> None:
        """Begin with everything that a request of a shape may say."""
        self._shape = shape
        self._box: dict[Key, Interval] = {}
        self._grids: dict[Key, list[Steps]] = {}
        self.written = MOST_DECIMALS
        self.digits: list[tuple[Read, Grid]] = []

    def narrow(self, says: Comparison | Grid, leg: int | None) -> None:
        """Put in a constraint of one field, or of the product of two."""
        key = in_request(says.fields, self._shape, leg)
        known = self._box.get(key, ANYTHING)
        if isinstance(says, Comparison):
            self._box[key] = within(known, says.interval)
            return
        self._box[key] = known
        self._grids.setdefault(key, []).append((says.step, says.origin))
        if says.written:
            self.written = min(self.written, -says.step.adjusted())
            self.digits.append((self._reader(key), says))

    @property
    def keys(self) -> tuple[Key, ...]:
        """The fields of each test."""
        return tuple(self._box)

    @property
    def tests(self) -> list[Test]:
        """What is asked of each field or product."""
        return [self._test(key, interval) for key, interval in self._box.items()]

    def _test(self, key: Key, interval: Interval) -> Test:
        read, (low, high) = self._reader(key), interval
        if key not in self._grids:
            return read, low, high, None, None
        step, origin = reduce(meet, self._grids[key])
        if not step:  # no number is on all of its grids
            return read, NOTHING.low, NOTHING.high, None, None
        return read, low, high, step, remainder(origin, step) or None

    def _reader(self, key: Key) -> Read:
        read = reader(key, of_list=bool(self._shape.legs))
        assert read is not None  # noqa: S101  a key names a field
        return read
