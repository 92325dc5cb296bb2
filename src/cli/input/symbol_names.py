"""Finds the symbol that was meant by a name that is not listed, or is another spelling."""

import difflib
import re
from collections.abc import Collection

from pretrade.cli.command_error import CommandError


def plain_symbol(name: str) -> str:
    """Return how the exchange writes what others write BTC/USDT or btc-usdt."""
    return re.sub("[-/_ ]", "", name).upper()


def unknown_symbol(name: str, listed: Collection[str], where: str) -> CommandError:
    """Return the error of a symbol that is not listed, with the names that are alike.

    Args:
        name: what was given.
        listed: the names that there are.
        where: the document that lists them.
    """
    plain = plain_symbol(name)
    alike = [plain] if plain in listed else difflib.get_close_matches(plain, listed, n=3)
    meant = f"did you mean {' or '.join(alike)}?" if alike else f"it lists {len(listed)} others"
    return CommandError(f"{name} is not among the symbols of {where}; {meant}")
