"""``pretrade sample``: writes the sample files, which the examples of the manual are run on."""

from collections.abc import Sequence
from pathlib import Path

from pretrade.cli.arguments import Parser
from pretrade.cli.command_error import CommandError, unwritable
from pretrade.cli.input.facts_files import SAMPLES
from pretrade.cli.terminal.output import Output

_USAGE = "pretrade sample [DIR]"
_SUMMARY = """\
Writes four files to try things on: exchangeInfo.json, market.json, account.json and orders.jsonl.
Symbols, prices and orders are made up. No file that is there already is touched.
"""
_EPILOG = """\
examples:
  pretrade sample
  pretrade check --rules exchangeInfo.json --market market.json orders.jsonl

exit status:
  0  the files are written
  2  bad usage, a file is there already, or the folder cannot be written to
"""
# Name of the file -> as it is packaged.
FILES = {
    "exchangeInfo.json": "exchange_info.json",
    "market.json": "market.json",
    "account.json": "account.json",
    "orders.jsonl": "orders.jsonl",
}


def run(arguments: Sequence[str], output: Output) -> int:
    """Write the sample files into a folder, and name them; return the exit status.

    Raises:
        CommandError: bad usage, a file is there already, or the folder cannot be written to.
    """
    parser = Parser("sample", _USAGE, _SUMMARY, _EPILOG)
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=Path())
    folder: Path = parser.read(arguments).folder
    there = [name for name in FILES if (folder / name).exists()]
    if there:
        raise CommandError(
            f"{folder / there[0]}: is there already, and nothing was written; "
            "name another folder: pretrade sample DIR"
        )
    for name, packaged in FILES.items():
        path = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write((SAMPLES / packaged).read_bytes())
        except OSError as error:
            raise unwritable(path, error) from error
        output.line(f"{path}")
    return 0
