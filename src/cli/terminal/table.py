"""A table for people: drawn by rich on a terminal, aligned with spaces everywhere else."""

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING, TextIO

import attrs

from pretrade.cli.terminal.output import Output
from pretrade.cli.terminal.printable import encodable, printable

if TYPE_CHECKING:
    from rich.table import Table as RichTable

Cell = tuple[str, ...]
"""The lines of a cell."""

Row = tuple[Cell, ...]

_GAP = 2
_NARROWEST = 24  # characters of the last column, however narrow the page


@attrs.frozen
class Table:
    """Rows of cells; a cell has one or more lines, those of the last column may be wrapped.

    Attributes:
        title: stands above.
        header: names the columns; empty: they need no names.
        rows: the cells, each a tuple of lines.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def show(self, output: Output, *, whole: bool = False) -> None:
        """Write the table, and an empty line before it.

        Args:
            output: where to.
            whole: no line is broken, however narrow the page.
        """
        output.line("")
        if output.rich is not None:
            output.rich.print(self._drawn(output.out))
            return
        output.line(self.title)
        page = sys.maxsize if whole else shutil.get_terminal_size((100, 24)).columns
        for line in self.lines(page):
            output.line(f"  {line}".rstrip())

    def lines(self, page: int) -> list[str]:
        """Return the table as lines of text that fit a page, but for cells that cannot.

        >>> Table("", (), ((("a",), ("long",)), (("bc",), ("x", "y")))).lines(80)
        ['a   long', 'bc  x', '    y']
        """
        names: Row = tuple((name,) for name in self.header)
        rows = (names, *self.rows) if names else self.rows
        columns = list(zip(*rows, strict=True))
        widths = [
            max(len(line) for cell in cells for line in (*cell, "")) for cells in columns[:-1]
        ]
        rest = max(_NARROWEST, page - sum(widths) - _GAP * (len(widths) + 1))
        return [line for row in rows for line in _row_lines(row, widths, rest)]

    def _drawn(self, out: TextIO) -> "RichTable":
        from rich.box import SIMPLE_HEAD  # noqa: PLC0415  rich is optional
        from rich.table import Table as RichTable  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        drawn = RichTable(
            title=Text(self.title, "bold"),
            title_justify="left",
            box=SIMPLE_HEAD,
            show_header=bool(self.header),
        )
        for place in range(len(self.rows[0]) if self.rows else 0):
            name = self.header[place] if self.header else ""
            drawn.add_column(name, style="cyan" if place == 0 else "", overflow="fold")
        for row in self.rows:
            cells = ("\n".join(printable(line) for line in cell) for cell in row)
            drawn.add_row(*(Text(encodable(cell, out)) for cell in cells))
        return drawn


def _row_lines(row: Row, widths: list[int], rest: int) -> list[str]:
    last = [part for line in row[-1] for part in _wrapped(line, rest)]
    cells = [*(list(cell) for cell in row[:-1]), last]
    height = max(len(cell) for cell in cells)
    gap = " " * _GAP
    lines: list[str] = []
    for number in range(height):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        padded = [part.ljust(width) for part, width in zip(parts, widths, strict=False)]
        lines.append(gap.join([*padded, parts[-1]]).rstrip())
    return lines


def _wrapped(line: str, width: int) -> list[str]:
    """Break a line between words; what goes on is indented, so that the next line stands out."""
    return textwrap.wrap(printable(line), width, subsequent_indent="  ") or [""]
