"""How Hypothesis prints orders and symbols: by their own repr, not field by field."""

from hypothesis.vendor import pretty


def _print(value: object, printer: pretty.RepresentationPrinter, cycle: bool) -> None:  # noqa: ARG001, FBT001  as Hypothesis calls it
    printer.text(repr(value))


def print_by_repr(*classes: type) -> None:
    """Have Hypothesis print values of some classes by their own repr."""
    for cls in classes:
        pretty.for_type_by_name(cls.__module__, cls.__name__, _print)
