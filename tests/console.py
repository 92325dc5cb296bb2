r"""Runs the console examples of README and docs.

A block looks as in a terminal, standard error included::

    $ pretrade check --rules exchangeInfo.json \
    >     --market market.json orders.jsonl
    line 1: accepted
    ...
    $ echo $?
    1

A command line that calls `pretrade` (behind a pipe too) is run by bash in the folder where the test
is, with a page 100 columns wide and no colour, and what it prints must be what the block shows;
`...` stands for any text. `echo $?` prints the exit status of the command above it. Other commands
(`make demo`, `pip install pretrade`) are only shown.

`pretrade serve` runs in the background until the page is done: the block shows its ready line. From
then on, commands that name its address are run too.
"""

import doctest
import os
import re
import subprocess
import sys

from sybil import Example

from tests.page_servers import PageServers

_SERVES = re.compile(r"pretrade serve\b")
_CALLS_PRETRADE = re.compile(r"(^|[|;&]\s*)(python -m )?pretrade\b")
# Whatever PATH holds, this is the pretrade under test.
_PRELUDE = 'python() { "$PYTHON" "$@"; }; pretrade() { python -m pretrade "$@"; }\n'
_ENVIRONMENT = {
    "COLUMNS": "100",
    "LANG": "C.UTF-8",
    "NO_COLOR": "1",
    "PYTHON": sys.executable,
    "PYTHONIOENCODING": "utf-8",
    # Standard output and error in the order in which they were written.
    "PYTHONUNBUFFERED": "1",
}


def run_console_block(example: Example) -> str | None:
    """What Sybil calls for each block."""
    return first_difference(str(example.parsed), example.namespace["_servers"])


def first_difference(block: str, servers: PageServers) -> str | None:
    """Run the commands of a block; what the first one printed that is not shown, or None."""
    status: int | None = None
    for command, expected in split_commands(block):
        if command == "echo $?" and status is not None:
            printed = f"{status}\n"
        elif _SERVES.match(command):
            status, printed = None, servers.start(command)
        elif _CALLS_PRETRADE.search(command) or servers.real(command) != command:
            status, printed = _run(servers.real(command))
            printed = servers.shown(printed)
        else:
            status = None
            continue
        if difference := _compare(expected, printed):
            return f"$ {command}\n{difference}"
    return None


def split_commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the text below it; `> ` goes on with a command."""
    commands: list[tuple[str, str]] = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = command[:-1] + more.removeprefix("> ").lstrip()
        commands.append((command.strip(), output))
    return commands


def _run(command: str) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", "-c", _PRELUDE + command],  # noqa: S607 - any bash will do
        env=os.environ | _ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout


def _compare(expected: str, printed: str) -> str:
    """Empty if they agree, but for spaces at a line's end, empty lines at the end and `...`."""
    want, got = (
        "".join(line.rstrip() + "\n" for line in text.rstrip().splitlines())
        for text in (expected, printed)
    )
    checker = doctest.OutputChecker()
    if checker.check_output(want, got, doctest.ELLIPSIS):
        return ""
    return checker.output_difference(doctest.Example("", want), got, doctest.REPORT_NDIFF)
