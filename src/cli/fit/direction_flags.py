"""``--price`` and ``--quantity`` of ``fit``: a value of one order, or a direction for all."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from pretrade.cli.input.order_flags import ParameterFlag
from pretrade.enums import Rounding
from pretrade.sizing.fit_limits import KEEP

DIRECTIONS_HELP = """\
--price and --quantity also take the direction in which such values may go; for one order they may
stand twice, once with its value and once with the direction:
  --price down|up|nearest|keep     default: never to the disadvantage of the trader: the limit of
                                   a BUY down, of a SELL up, a stop away from the market
  --quantity down|up|nearest|keep  default: down
"""

_MAY_MOVE = ("price", "quantity")
_DIRECTIONS = (*Rounding, KEEP)


class ParameterOrDirection(ParameterFlag):
    """Takes a parameter; but a word for --price or --quantity is the direction for all orders."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Take one flag."""
        name = (option_string or "").removeprefix("--")
        # No legal price has letters only, so that a misspelt direction is never sent as a price.
        if name not in _MAY_MOVE or not str(values).isalpha():
            super().__call__(parser, namespace, values, option_string)
            return
        if values not in _DIRECTIONS:
            words = ", ".join(_DIRECTIONS)
            raise argparse.ArgumentError(self, f"{values!r} is no number, and none of {words}")
        directions: dict[str, object] = getattr(namespace, "directions", {})
        if name in directions:
            raise argparse.ArgumentError(self, "has two directions; keep one of the two")
        namespace.directions = {**directions, name: values}


def read_directions(read: argparse.Namespace) -> Mapping[str, str]:
    """Return ``price`` and ``quantity`` → the direction, where one was given."""
    directions: Mapping[str, str] = getattr(read, "directions", {})
    return directions
