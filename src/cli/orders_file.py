"""Opens the orders that ``check`` is to judge: a file, or standard input."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pretrade.cli.csv_rows import BadHeader, read_csv_rows
from pretrade.cli.json_lines import read_json_lines
from pretrade.cli.order_line import BadLine, GivenOrder
from pretrade.cli.progress import watched
from pretrade.cli.screen import Screen
from pretrade.cli.trouble import Trouble, unreadable
from pretrade.enums import RequestKind

STANDARD_INPUT = "-"


def shown_name(name: str) -> str:
    """Return the name of an orders file, as messages have it."""
    return "standard input" if name == STANDARD_INPUT else name


def read_orders(name: str, kind: RequestKind, screen: Screen) -> Iterator[GivenOrder | BadLine]:
    """Yield the orders of a file, one after the other: a large one is never held as a whole.

    Args:
        name: a path, or `STANDARD_INPUT`; rows when it ends in ``.csv``, else lines of JSON.
        kind: what the orders are unless they say so themselves.
        screen: takes the progress bar.

    Raises:
        Trouble: the file cannot be read.
    """
    read = read_csv_rows if name.lower().endswith(".csv") else read_json_lines
    try:
        with _opened(name) as stream, watched(stream, screen) as lines:
            yield from read(lines, kind)
    except BadHeader as error:
        raise Trouble(f"{shown_name(name)}: {error}") from error


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    ...
