"""What a client does with an order before it sends it: `Validate`."""

from enum import StrEnum


class Validate(StrEnum):
    """When an order is refused locally."""

    STRICT = "strict"
    """By violations, and by rules that lack a fact."""
    KNOWN = "known"
    """By violations only."""
    OFF = "off"
    """Never: orders are sent unjudged."""


def validate_of(given: object) -> Validate:
    """Read a mode: its word, or a member.

    >>> validate_of("strict")
    <Validate.STRICT: 'strict'>

    Raises:
        ValueError: it is none.
    """
    try:
        return Validate(str(given))
    except ValueError:
        words = ", ".join(map(repr, map(str, Validate)))
        raise ValueError(f"validate= is one of {words}, not {given!r}") from None
