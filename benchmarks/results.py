"""What a run found: tables of ratios, in the order in which they are shown."""

from collections.abc import Sequence

import attrs

from benchmarks.measure import Figure

Key = tuple[str, str]
"""The library and what it does: names a row."""


@attrs.frozen
class Unit:
    """How figures are written.

    Attributes:
        header: of the columns: the median and the minimum, or what is the same each time.
        scale: from seconds or bytes to the unit.
        decimals: how many are shown.
    """

    header: tuple[str, ...]
    scale: float
    decimals: int


MICROSECONDS = Unit(("median µs", "minimum µs"), 1e6, 2)
MILLISECONDS = Unit(("median ms", "minimum ms"), 1e3, 1)
BYTES = Unit(("kept bytes",), 1, 0)
MEBIBYTES = Unit(("kept MiB",), 2**-20, 1)


@attrs.frozen
class Row:
    """One case; the ratio is that of its least figure to the least figure of the yardstick."""

    library: str
    what: str
    ratio: float
    median: float
    least: float


@attrs.frozen
class Table:
    """Cases that are compared with one of them.

    Attributes:
        name: of the table; with ``subject`` it is its heading.
        subject: the document that was loaded; empty for others.
        unit: of the figures.
        yardstick: library and name of the case that is 1.
        wanted: whether that is the yardstick that was asked for: it may not be installed.
        rows: the cases; the yardstick is among them.
    """

    name: str
    subject: str
    unit: Unit
    yardstick: Key
    wanted: bool
    rows: tuple[Row, ...]

    def row(self, key: Key) -> Row | None:
        """Return the row of a case; None when it was not measured."""
        return next((row for row in self.rows if (row.library, row.what) == key), None)


@attrs.frozen
class Results:
    """All that a run found.

    Attributes:
        machine: what it ran on, name → text.
        versions: library → version.
        tables: what was measured.
        notes: what was left out, and how to have it.
    """

    machine: dict[str, str]
    versions: dict[str, str]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def table(  # noqa: PLR0913  the parts of a table
    name: str,
    figures: Sequence[Figure],
    unit: Unit,
    yardsticks: Sequence[Key],
    *,
    subject: str = "",
    among: Sequence[Figure] = (),
) -> Table:
    """Compare figures with the first of the yardsticks that was measured.

    Args:
        name: of the table.
        figures: its rows.
        unit: of the figures.
        yardsticks: the wanted one first, then one that needs no other library.
        subject: the document that was loaded.
        among: further figures of the same run, of which one may be the yardstick.
    """
    measured = {(one.library, one.what): one for one in (*figures, *among)}
    key = next(one for one in yardsticks if one in measured)
    base = measured[key]
    shown = figures if base in figures else (base, *figures)
    rows = [Row(f.library, f.what, f.least / base.least, f.median, f.least) for f in shown]
    return Table(name, subject, unit, key, key == yardsticks[0], tuple(rows))
