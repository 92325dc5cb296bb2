"""Opens the orders that are to be judged: a file, or standard input."""

import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from pretrade.cli.command_error import CommandError, unreadable
from pretrade.cli.input.byte_lines import ByteLine, byte_lines
from pretrade.cli.input.csv_rows import BadHeader, read_csv_rows
from pretrade.cli.input.json_text import NotReadable, read_json
from pretrade.cli.input.order_line import BadLine, GivenOrder, read_order
from pretrade.cli.terminal.output import Output
from pretrade.cli.terminal.progress import watched
from pretrade.enums import RequestKind
from pretrade.json_values import is_object

STANDARD_INPUT = "-"

Lines = Iterator[GivenOrder | BadLine]


def shown_name(name: str) -> str:
    """Return the name of an orders file, as messages have it."""
    return "standard input" if name == STANDARD_INPUT else name


@contextmanager
def opened_orders(name: str, kind: RequestKind, output: Output) -> Generator[Lines]:
    """Give the orders of a file, one after the other: it is never held as a whole.

    Args:
        name: a path, or `STANDARD_INPUT`; rows when it ends in ``.csv``, else lines of JSON.
        kind: what the orders are unless they say so themselves.
        output: takes the progress bar.

    Raises:
        CommandError: the file cannot be read, now or further on.
    """
    read = read_csv_rows if name.lower().endswith(".csv") else read_json_lines
    if name == STANDARD_INPUT:
        if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]  closed by the caller
            raise CommandError("standard input is closed; pipe the orders in, or give a file")
        yield _guarded(name, read(sys.stdin.buffer, kind))
        return
    with _open(name) as stream, watched(stream, output) as shown:
        yield _guarded(name, read(shown, kind))


def _open(name: str) -> BinaryIO:
    path = Path(name)
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise CommandError(
            f"{name}: there is no such file; give a .jsonl or .csv file, - for standard input, "
            "or an order as SYMBOL SIDE TYPE"
        ) from error
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def _guarded(name: str, lines: Lines) -> Lines:
    """Yield what can be read: only reading fails in here, not what is done with the lines."""
    try:
        yield from lines
    except BadHeader as error:
        raise CommandError(f"{shown_name(name)}: {error}") from error
    except OSError as error:
        raise unreadable(Path(shown_name(name)), error) from error


_HINT = 'write one order a line, as {"symbol": "BTCUSDT", "side": "BUY", ...}'


def read_json_lines(stream: BinaryIO, kind: RequestKind) -> Iterator[GivenOrder | BadLine]:
    """Yield the order of each line; lines that are empty are skipped.

    Args:
        stream: the file, opened as bytes.
        kind: what the orders are unless they say so themselves.
    """
    for line in byte_lines(stream):
        try:
            yield read_order(line.number, _fields(line), kind)
        except NotReadable as error:
            yield BadLine(line.number, str(error))


def _fields(line: ByteLine) -> Mapping[str, Any]:
    found = read_json(line.text(), _HINT)
    if not is_object(found):
        raise NotReadable(f"is not a JSON object; {_HINT}")
    return found
