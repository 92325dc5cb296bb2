"""Shows how far the command is in a long file: a bar on standard error, on a terminal only."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from pretrade.cli.terminal.output import Output, is_terminal

_PROBE = 64 * 1024  # bytes: more are more than a screenful, however long the lines


@contextmanager
def watched(stream: BinaryIO, output: Output) -> Generator[BinaryIO]:
    """Give back the stream, its reading shown by a bar where that helps.

    It helps when rich is installed, standard error is a terminal, the file is longer than a
    screenful, and standard output goes elsewhere: on a terminal the orders themselves scroll by.
    """
    wanted = is_terminal(output.err) and not is_terminal(output.out)
    if not wanted or not _is_long(stream, _height(output.err)):
        yield stream
        return
    try:
        from rich.console import Console  # noqa: PLC0415  rich is optional
        from rich.progress import Progress  # noqa: PLC0415
    except ImportError:
        yield stream
        return
    total = os.fstat(stream.fileno()).st_size
    with Progress(console=Console(file=output.err), transient=True) as progress:
        yield progress.wrap_file(stream, total=total, description="judging")


def _is_long(stream: BinaryIO, height: int) -> bool:
    """Tell whether a file has more lines than the terminal; what cannot be wound back has none."""
    if not stream.seekable():
        return False
    start = stream.read(_PROBE)
    stream.seek(0)
    return len(start) == _PROBE or start.count(b"\n") > height


def _height(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).lines or 24
    except (OSError, ValueError):
        return 24
