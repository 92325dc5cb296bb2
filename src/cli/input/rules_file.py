"""Loads the exchangeInfo that ``--rules`` names, and the date that ``--as-of`` gives."""

from datetime import date
from pathlib import Path

import attrs

from pretrade import ExchangeInfo, InvalidExchangeInfo, InvalidFacts
from pretrade.cli.command_error import CommandError, unreadable
from pretrade.cli.terminal.output import Output
from pretrade.rulebook import read_day

SAMPLE = "sample"


@attrs.frozen
class Rules:
    """An exchangeInfo and the name under which messages speak of it."""

    name: str
    info: ExchangeInfo


def load_rules(name: str | None, output: Output, *, eager: bool = False) -> Rules:
    """Load an exchangeInfo, and say on standard error what is remarkable about it.

    Args:
        name: a path, or `SAMPLE`; None when it was not given.
        output: takes what there is to say.
        eager: read every symbol now, so that a broken value is found now.

    Raises:
        CommandError: there is none, or it cannot be read.
    """
    if name is None:
        raise CommandError(
            "--rules is missing: give the exchangeInfo reply as a file, or `--rules sample` "
            "for the one that comes with pretrade"
        )
    if name == SAMPLE:
        output.note("the rules are the packaged sample: made up, good for trying things out")
        return Rules(name, ExchangeInfo.sample())
    try:
        info = ExchangeInfo.load(_read(Path(name)), eager=eager)
    except InvalidExchangeInfo as error:
        raise CommandError(f"{name}: {_place(error)}; save the exchangeInfo reply again") from error
    return Rules(name, info)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def _place(error: InvalidExchangeInfo) -> str:
    return str(error) if error.path.startswith("$") else error.reason


def warn(rules: Rules, output: Output) -> None:
    """Say on standard error which parts of the exchangeInfo were not understood."""
    for warning in rules.info.warnings:
        output.note(f"{rules.name}: {warning}")


def read_as_of(text: str | None) -> date | None:
    """Read the date of ``--as-of``.

    Raises:
        CommandError: it is not a date.
    """
    if text is None:
        return None
    try:
        return read_day(text)
    except InvalidFacts as error:
        raise CommandError(f"--as-of: {error.reason}") from error
