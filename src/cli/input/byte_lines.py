"""Reads a stream line by line without ever holding a line that is too long to be an order."""

from collections.abc import Iterator
from typing import BinaryIO

import attrs

from pretrade.cli.input.json_text import NotReadable

LONGEST = 4 * 1024 * 1024
"""Bytes: room for an order that brings the thousands of open orders of an account along."""


@attrs.frozen
class ByteLine:
    """One line as it was read.

    Attributes:
        number: where it stands, from 1.
        start: its first bytes: all of them unless it is too long.
        too_long: there were more bytes than an order may have.
    """

    number: int
    start: bytes
    too_long: bool

    def text(self) -> str:
        """Return the line as text, without its end; nor is a byte order mark part of it.

        Raises:
            NotReadable: it is too long, or not UTF-8.
        """
        if self.too_long:
            raise NotReadable(
                f"is longer than the {LONGEST} bytes that an order may have; "
                "put each order on a line of its own"
            )
        try:
            text = self.start.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise NotReadable(
                f"is not UTF-8 text (byte 0x{self.start[error.start]:02x} at {error.start + 1}); "
                "save the file as UTF-8"
            ) from error
        return text.rstrip("\r\n")


def byte_lines(stream: BinaryIO) -> Iterator[ByteLine]:
    r"""Yield the lines that are not empty; the rest of a line that is too long is skipped.

    >>> import io
    >>> [line.number for line in byte_lines(io.BytesIO(b"one\n\n three"))]
    [1, 3]
    """
    number = 0
    while start := stream.readline(LONGEST + 1):
        number += 1
        too_long = len(start) > LONGEST
        if too_long:
            _skip_rest(start, stream)
        if too_long or not start.isspace():
            yield ByteLine(number, start, too_long)


def _skip_rest(start: bytes, stream: BinaryIO) -> None:
    last = start
    while last and not last.endswith(b"\n"):
        last = stream.readline(LONGEST)
