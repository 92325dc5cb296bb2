"""Ranges with a step: what they hold, and which legal values are nearest."""

from decimal import Decimal

import pytest

from pretrade.grid import Grid


def grid(low: str = "0", high: str = "0", step: str = "0", origin: str = "0") -> Grid:
    """A grid written in text."""
    return Grid(Decimal(low), Decimal(high), Decimal(step), Decimal(origin))


def plain(found: Decimal | None) -> str | None:
    """A value without trailing zeros."""
    return None if found is None else format(found.normalize(), "f")


THREES = grid(low="2", high="10", step="3")
OLD_THREES = grid(low="2", high="10", step="3", origin="2")
BETWEEN = grid(low="4", high="5", step="3")
FREE = grid(low="2", high="10")
OPEN = grid()
TENTHS = grid(step="0.1")


@pytest.mark.parametrize(
    ("one", "value", "holds"),
    [
        (THREES, "3", True),
        (THREES, "9.00", True),
        (THREES, "10", False),
        (THREES, "2", False),
        (THREES, "0", False),
        (THREES, "12", False),
        (OLD_THREES, "2", True),
        (OLD_THREES, "5", True),
        (OLD_THREES, "6", False),
        (FREE, "2", True),
        (FREE, "1.99999999", False),
        (FREE, "10", True),
        (FREE, "10.00000001", False),
        (OPEN, "0", True),
        (OPEN, "99999999999999999999.99999999999999999999", True),
        (TENTHS, "99999999999999999999.9", True),
        (TENTHS, "99999999999999999999.90000000000000000001", False),
    ],
)
def test_holds(one: Grid, value: str, holds: bool) -> None:
    assert one.holds(Decimal(value)) is holds


@pytest.mark.parametrize(
    ("one", "value", "below", "above"),
    [
        (THREES, "7", "6", "9"),
        (THREES, "6", "6", "6"),
        (THREES, "0", None, "3"),
        (THREES, "2.9", None, "3"),
        (THREES, "9.1", "9", None),
        (THREES, "100", "9", None),
        (OLD_THREES, "3", "2", "5"),
        (OLD_THREES, "1", None, "2"),
        (OLD_THREES, "9", "8", None),
        (BETWEEN, "4.5", None, None),
        (FREE, "7.77", "7.77", "7.77"),
        (FREE, "1", None, "2"),
        (FREE, "11", "10", None),
        (OPEN, "7", "7", "7"),
        (OPEN, "0", None, None),
        (TENTHS, "0", None, "0.1"),
        (TENTHS, "0.05", None, "0.1"),
        (TENTHS, "359.49", "359.4", "359.5"),
        (grid(low="0.5", step="3", origin="0.5"), "0.4", None, "0.5"),
        (grid(low="7", step="3", origin="7"), "1", None, "7"),
        (grid(step="0.00001000"), "0.08", "0.08", "0.08"),
        (grid(step="0.01"), "0.29", "0.29", "0.29"),
        (grid(step="0.00000001"), "92233720368.547758075", "92233720368.54775807", None),
    ],
)
def test_the_nearest_legal_values(
    one: Grid, value: str, below: str | None, above: str | None
) -> None:
    given = Decimal(value)

    assert plain(one.at_most(given)) == below
    if one.step != Decimal("1E-8"):
        assert plain(one.at_least(given)) == above


def test_a_negative_value_has_no_legal_one_below_it() -> None:
    assert THREES.at_most(Decimal(-5)) is None
    assert plain(THREES.at_least(Decimal(-5))) == "3"
    assert OPEN.at_most(Decimal(-5)) is None


@pytest.mark.parametrize(
    ("one", "value", "below", "above"),
    [
        (THREES, "6", "3", "9"),
        (THREES, "7", "6", "9"),
        (THREES, "3", None, "6"),
        (THREES, "9", "6", None),
        (OLD_THREES, "5", "2", "8"),
        (FREE, "5", None, None),
        (FREE, "1", None, "2"),
        (FREE, "11", "10", None),
        (TENTHS, "0.1", None, "0.2"),
    ],
)
def test_the_nearest_legal_values_other_than_it(
    one: Grid, value: str, below: str | None, above: str | None
) -> None:
    given = Decimal(value)

    assert (plain(one.below(given)), plain(one.above(given))) == (below, above)


@pytest.mark.parametrize(
    ("one", "value", "expected"),
    [
        (THREES, "7", ["6", "9"]),
        (THREES, "6", ["6"]),
        (THREES, "1", ["3"]),
        (THREES, "11", ["9"]),
        (BETWEEN, "4.5", []),
        (OPEN, "0", []),
    ],
)
def test_around(one: Grid, value: str, expected: list[str]) -> None:
    assert [plain(found) for found in one.around(Decimal(value))] == expected
