"""One order on the command line: SYMBOL SIDE TYPE, and a flag for each parameter."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from pretrade.cli.arguments import Parser
from pretrade.cli.command_error import CommandError
from pretrade.enums import RequestKind
from pretrade.order.parameters import NAMES, PARAMETERS, WIRE_NAMES, attribute

_PLACES = ("symbol", "side", "type")


def spellings(name: str) -> tuple[str, ...]:
    """Return the flags of a parameter.

    >>> spellings("timeInForce"), spellings("price")
    (('--time-in-force', '--timeInForce'), ('--price',))
    """
    return tuple(dict.fromkeys((f"--{attribute(name).replace('_', '-')}", f"--{name}")))


class ParameterFlag(argparse.Action):
    """Collects a parameter under its name on the wire; the same one twice is an error."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Take one flag."""
        del parser
        name = WIRE_NAMES[(option_string or "").removeprefix("--").replace("-", "_")]
        given: dict[str, object] = getattr(namespace, "parameters", None) or {}
        if name in given:
            raise argparse.ArgumentError(self, "given twice; keep one of the two")
        namespace.parameters = {**given, name: values}


def add_parameters(parser: Parser, action: type[ParameterFlag] = ParameterFlag) -> None:
    """Add the flags of every parameter, in both spellings; the epilog of the help lists them."""
    for name in PARAMETERS:
        parser.add_argument(
            *spellings(name),
            action=action,
            dest="parameters",
            metavar="VALUE",
            help=argparse.SUPPRESS,
        )


def is_order(places: Sequence[str], flags: Mapping[str, object], verb: str) -> bool:
    """Tell whether one order was given, and not a file of orders.

    Args:
        places: what stands without a flag.
        flags: the parameters given as flags, by wire name.
        verb: what is to be done with the orders, for the error.

    Raises:
        CommandError: neither was given, or a mixture of both.
    """
    if len(places) == 1 and not flags:
        return False
    if len(places) == 1:
        flag = spellings(next(iter(flags)))[0]
        raise CommandError(
            f"{flag} belongs to one order, as SYMBOL SIDE TYPE {flag} ...; "
            f"write the parameters of many orders into {places[0]}"
        )
    if places or flags:
        return True
    raise CommandError(
        f"there is nothing to {verb}: give a .jsonl or .csv file, - for standard input, "
        f"or an order as SYMBOL SIDE TYPE; see `pretrade {verb} --help`"
    )


def read_parameters(
    places: Sequence[str], flags: Mapping[str, object], kind: RequestKind
) -> Mapping[str, object]:
    """Return the parameters of the one order that was given.

    Args:
        places: SYMBOL SIDE TYPE; without TYPE for a request that has none, as an OCO; nothing
            when they are given as flags too.
        flags: the parameters given as flags, by wire name.
        kind: what kind of request it is.

    Raises:
        CommandError: the number of places is wrong, or a place is given as a flag too.
    """
    names = [name for name in _PLACES if name in NAMES[kind]]
    if places and len(places) != len(names):
        wanted = " ".join(names).upper()
        article = "an" if kind.startswith("o") else "a"
        raise CommandError(
            f"{article} {kind} is given as {wanted} and flags, or as a file; "
            f"these are {len(places)}: {' '.join(places)}"
        )
    placed = dict(zip(names, places, strict=False))
    for name in placed:
        if name in flags:
            raise CommandError(f"{name} is given twice: leave --{name} out")
    return {**placed, **flags}
