"""Says how old something is, for people: `age_text`."""

_UNITS = ((86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s"))


def age_text(milliseconds: int) -> str:
    """Return an age in its largest fitting unit, rounded down.

    >>> age_text(1760), age_text(90_000), age_text(200_000_000), age_text(5)
    ('1 s', '1 min', '2 d', '5 ms')
    """
    for size, unit in _UNITS:
        if milliseconds >= size:
            return f"{milliseconds // size} {unit}"
    return f"{milliseconds} ms"
