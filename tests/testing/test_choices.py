"""The values that a number is chosen from are all that there are, and no others."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pretrade.sizing.allowed import Allowed
from pretrade.sizing.limit import at_least, at_most, stepping
from pretrade.sizing.progression import Progression
from pretrade.sizing.units import SCALE
from pretrade.testing.strategies.choices import Choices, all_of, off_row

small = st.integers(0, 30)
steps = st.integers(1, 9)


def allowed_between(low: int, high: int, step: int) -> Allowed:
    bounds = [at_least("A", "least", Decimal(low)), at_most("B", "most", Decimal(high))]
    return Allowed.of("quantity", [*bounds, stepping("C", "step", Decimal(step))])


def values(choices: Choices | None) -> list[int]:
    if choices is None:
        return []
    assert choices.low <= 0 <= choices.high
    return [int(choices.value(number)) for number in range(choices.low, choices.high + 1)]


@given(small, small, steps)
def test_all_that_is_allowed_can_be_chosen(low: int, high: int, step: int) -> None:
    choices = all_of(allowed_between(low, high, step))

    assert values(choices) == [one for one in range(low, high + 1) if one % step == 0]


@given(small, small, steps, steps, small)
def test_all_that_is_off_another_row_can_be_chosen(
    low: int, high: int, step: int, other: int, origin: int
) -> None:
    row = Progression(other * SCALE, origin % other * SCALE)
    expected = [
        one for one in range(low, high + 1) if one % step == 0 and (one - origin) % other != 0
    ]

    assert values(off_row(allowed_between(low, high, step), row, None)) == expected
    assert values(off_row(allowed_between(low, high, step), row, Decimal(10))) == expected


@given(small, steps, small)
def test_the_simplest_is_the_nearest(high: int, step: int, near: int) -> None:
    choices = all_of(allowed_between(0, high, step), Decimal(near))
    assert choices is not None
    first = int(choices.value(0))

    assert abs(first - near) == min(abs(one - near) for one in values(choices))
