"""Reads a file of orders whose rows are comma-separated, below a header of parameter names."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from pretrade.cli.input.byte_lines import ByteLine, byte_lines
from pretrade.cli.input.json_text import NotReadable
from pretrade.cli.input.order_line import BadLine, GivenOrder, read_order
from pretrade.enums import RequestKind
from pretrade.order.parameters import PARAMETERS

_HEADER = "name the columns in the first line, as symbol,side,type,quantity,price"


class BadHeader(NotReadable):
    """The first line does not say what the columns are, so that no row can be read."""


def read_csv_rows(stream: BinaryIO, kind: RequestKind) -> Iterator[GivenOrder | BadLine]:
    """Yield the order of each row: a line each; an empty cell is not sent.

    Args:
        stream: the file, opened as bytes.
        kind: what the orders are unless a column ``request`` says so.

    Raises:
        BadHeader: the first line is not a header.
    """
    lines = byte_lines(stream)
    first = next(lines, None)
    if first is None:
        return
    header = _header(first)
    for line in lines:
        try:
            fields = _fields(header, line)
            if fields:  # spreadsheets like to end with rows of commas
                yield read_order(line.number, fields, kind)
        except NotReadable as error:
            yield BadLine(line.number, str(error))


def _header(line: ByteLine) -> list[str]:
    try:
        names = [name.strip() for name in _cells(line)]
    except NotReadable as error:
        raise BadHeader(f"line {line.number}: {error}") from error
    if not PARAMETERS.keys() & set(names):
        raise BadHeader(
            f"line {line.number}: no column is called as a parameter of an order; "
            f"{_HEADER}, with commas between them"
        )
    seen: set[str] = set()
    for number, name in enumerate(names, 1):
        if not name:
            raise BadHeader(f"line {line.number}: column {number} has no name; {_HEADER}")
        if name in seen:
            raise BadHeader(f"line {line.number}: column {name!r} stands there twice; {_HEADER}")
        seen.add(name)
    return names


def _fields(header: list[str], line: ByteLine) -> dict[str, str]:
    cells = _cells(line)
    if len(cells) > len(header):
        raise NotReadable(
            f"has {len(cells)} cells, but there are {len(header)} columns; "
            "quote a cell that holds a comma"
        )
    return {name: cell for name, cell in zip(header, cells, strict=False) if cell}


def _cells(line: ByteLine) -> list[str]:
    try:
        return next(csv.reader([line.text()], strict=True))
    except csv.Error as error:
        raise NotReadable(f"is not a row of cells ({error}); mend its quotes") from error
