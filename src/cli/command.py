"""The command itself: chooses the verb, and turns whatever happens into an exit status."""

import contextlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from pretrade.cli.check import run as check
from pretrade.cli.command_error import CommandError
from pretrade.cli.diff import run as diff
from pretrade.cli.doctor.doctor import run as doctor
from pretrade.cli.endpoints.endpoints import run as endpoints
from pretrade.cli.explain import run as explain
from pretrade.cli.fit.fit import run as fit
from pretrade.cli.rules.rules import run as rules
from pretrade.cli.sample import run as sample
from pretrade.cli.serve.serve import run as serve
from pretrade.cli.terminal.output import Output, standard
from pretrade.meant import meant_name

_VERBS: Mapping[str, Callable[[Sequence[str], Output], int]] = {
    "check": check,
    "fit": fit,
    "rules": rules,
    "diff": diff,
    "explain": explain,
    "endpoints": endpoints,
    "sample": sample,
    "doctor": doctor,
    "serve": serve,
}

_HELP = """\
usage: pretrade COMMAND ...

Tells, before you send it, whether Binance Spot would take an order, and everything that is wrong
with it. The rules come from a saved exchangeInfo reply: only doctor touches the network.

commands:
  check      judge orders: a file, standard input, or one order on the command line
  fit        find the nearest legal orders, and list what has to change for them
  rules      show the rules of one symbol, and what they mean
  diff       show what changed between two exchangeInfo files
  explain    say what an error message of the exchange means, and how to cure it
  endpoints  list and search the endpoints of the exchange, and their parameters
  sample     write sample files to try things on
  doctor     look at connection, keys and clock: could this machine trade?
  serve      run an exchange in a box on this machine, for tests of any client

options:
  -h, --help   show this text; each command has its own: pretrade check --help
  --version    show the version

examples:
  pretrade check --rules exchangeInfo.json orders.jsonl
  pretrade check --rules sample BTCUSDT BUY LIMIT --time-in-force GTC --quantity 1 --price 27000
  pretrade fit --rules exchangeInfo.json --market market.json orders.jsonl
  pretrade rules --rules exchangeInfo.json BTCUSDT
  pretrade diff yesterday.json today.json
  pretrade explain "APIError(code=-1013): Filter failure: NOTIONAL"
  pretrade endpoints margin transfer
  pretrade doctor --environment testnet
  pretrade serve --rules exchangeInfo.json --price BTCUSDT=60000 --balance USDT=1000

`sample` in place of a file of --rules, --market or --account is the one that comes with pretrade.
exit status:
  0  all is well
  1  an order is refused or stays illegal, a rule changed, a message is not known, or something is
     wrong (doctor), or there is no such endpoint
  2  bad usage, or input that cannot be read
"""

UNUSABLE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141
"""What a shell reports for a process that the closed pipe would have ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        argv: the arguments, without the name of the program; None: those of the process.

    >>> main(["--version"]) == main(["--help"]) == 0  # doctest: +ELLIPSIS
    pretrade ...
    True
    """
    output = standard()
    try:
        status = _run(sys.argv[1:] if argv is None else argv, output)
        output.out.flush()
    except CommandError as error:
        output.note(str(error))
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, as `head`, has seen enough
        _abandon(output.out)
        return BROKEN_PIPE
    except OSError as error:  # input is read under CommandError: this is the output
        _abandon(output.out)
        output.note(f"cannot write the output: {error.strerror or error}; make room and run again")
        return UNUSABLE
    return status


def _run(arguments: Sequence[str], output: Output) -> int:
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help"}:
        output.out.write(_HELP)
        return 0
    if first == "--version":
        output.raw(f"pretrade {_version()}")
        return 0
    if first in _VERBS:
        try:
            return _VERBS[first](arguments[1:], output)
        except SystemExit:  # argparse ends so after --help; bad usage is CommandError
            return 0
    raise CommandError(_no_verb(first))


def _no_verb(first: str) -> str:
    *others, last = _VERBS
    commands = ", ".join(others)
    if not first:
        return f"give a command: {commands} or {last}; `pretrade --help` shows examples"
    if first.startswith("-"):
        return f"give a command before {first}: {commands} or {last}; see `pretrade --help`"
    meant = meant_name(first, _VERBS)
    if meant:
        return f"{first} is not a command; did you mean {meant}? See `pretrade --help`"
    return f"{first} is not a command; there are {commands} and {last}; see `pretrade --help`"


def _version() -> str:
    from pretrade import __version__  # noqa: PLC0415  slow to find, and seldom wanted

    return __version__


def _abandon(stream: TextIO) -> None:
    """Point a stream that takes no more at nothing, so that the last flush at exit is quiet."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
