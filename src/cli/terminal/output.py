"""Where the command writes: `Output`, with colours on a terminal when rich is installed."""

import io
import os
import sys
from typing import TYPE_CHECKING, NamedTuple, TextIO

from pretrade.cli.terminal.printable import encodable, printable

if TYPE_CHECKING:
    from rich.console import Console


class Paint(NamedTuple):
    """A text and the colour or weight that it has on a terminal."""

    text: str
    style: str


class _Nowhere(io.StringIO):
    """Takes everything and keeps nothing."""

    def write(self, text: str, /) -> int:
        return len(text)


class Output:
    """Standard output for answers, standard error for what is said about them.

    A stream that was closed before the command began takes everything and keeps nothing.
    """

    def __init__(self, out: TextIO | None, err: TextIO | None) -> None:
        """Look at the streams once: a terminal that wants colour gets it."""
        self.out = out or _Nowhere()
        self.err = err or _Nowhere()
        self._console = _console(self.out)

    @property
    def rich(self) -> "Console | None":
        """The rich console of standard output; None where plain text is wanted."""
        return self._console

    def line(self, *parts: str | Paint) -> None:
        """Write one line to standard output; nothing in it can begin another."""
        painted = [part if isinstance(part, Paint) else Paint(part, "") for part in parts]
        if self._console is None:
            self.raw("".join(printable(part.text) for part in painted))
            return
        from rich.text import Text  # noqa: PLC0415  rich is optional

        shown = [(encodable(printable(part.text), self.out), part.style) for part in painted]
        self._console.print(Text.assemble(*shown), soft_wrap=True)

    def raw(self, text: str) -> None:
        """Write text that is already safe to print, and a line end, to standard output."""
        self.out.write((text if text.isascii() else encodable(text, self.out)) + "\n")

    def note(self, text: str) -> None:
        """Write a sentence about the answers to standard error."""
        self.out.flush()
        self.err.write(encodable(f"pretrade: {printable(text)}\n", self.err))
        self.err.flush()


def is_terminal(stream: TextIO) -> bool:
    """Tell whether people look at what is written there."""
    return not stream.closed and stream.isatty()


def _console(out: TextIO) -> "Console | None":
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if plain or not is_terminal(out):
        return None
    try:
        from rich.console import Console  # noqa: PLC0415  rich is optional
    except ImportError:
        return None
    return Console(file=out, highlight=False, markup=False, emoji=False)


def standard() -> Output:
    """Return the output of this process."""
    return Output(sys.stdout, sys.stderr)
