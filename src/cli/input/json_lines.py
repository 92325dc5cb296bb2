"""Reads a file of orders whose lines are JSON objects."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from pretrade.cli.input.byte_lines import ByteLine, byte_lines
from pretrade.cli.input.json_text import NotReadable, as_text, read_json
from pretrade.cli.input.order_line import BadLine, GivenOrder, read_order
from pretrade.enums import RequestKind
from pretrade.json_values import is_object

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


def _fields(line: ByteLine) -> dict[str, Any]:
    found = read_json(line.text(), _HINT)
    if not is_object(found):
        raise NotReadable(f"is not a JSON object; {_HINT}")
    return {name: value if name in _FACTS else as_text(value) for name, value in found.items()}


_FACTS = {"market", "account"}
