"""Orders around the edges of made-up and real symbols.

Every source gives the same thing, a `Case`: what ``judge`` and ``ExchangeInfo.check`` need. The
requests are well formed: every mandatory parameter, no forbidden one, values above 0 with at most
8 decimals and 12 digits before the point, so that only filters have something to say. (Two rules
of several parameters are left to chance: how the prices of an OCO lie to each other and to the
market, and whether a stop would trigger at once. Account and market are as they come.)

For Hypothesis:

    @given(cases())                          made-up symbols
    @given(captured_cases(captures))         symbols from exchangeInfo captures

For a fast run without it, reproducible from a seed:

    for case in random_cases(random.Random(1), 100_000): ...
    for case in random_cases(random.Random(1), 100_000, load_captures(folder)): ...
"""

import random
from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from property_tests.strategies.captures import load_captures
from property_tests.strategies.case import Case, captured_case, made_up_case
from property_tests.strategies.later_case import captured_later_case, made_up_later_case
from property_tests.strategies.pick import Picker, RandomPicker
from property_tests.strategies.wire import Json

__all__ = [
    "Case",
    "captured_cases",
    "cases",
    "later_cases",
    "load_captures",
    "random_case",
    "random_cases",
]


class DrawPicker(Picker):
    """Decisions that Hypothesis makes, records and shrinks: the first option is the simplest."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Take the draw function of a composite strategy."""
        self.draw = draw

    def between(self, low: int, high: int) -> int:
        """Draw an integer."""
        return self.draw(st.integers(low, high))


@st.composite
def cases(draw: st.DrawFn, *, max_asset: bool = False) -> Case:
    """Draw a case on a made-up symbol."""
    return made_up_case(DrawPicker(draw), max_asset=max_asset)


@st.composite
def captured_cases(draw: st.DrawFn, captures: Sequence[Json]) -> Case:
    """Draw a case on one of these symbols, each given as an exchangeInfo of its own."""
    return captured_case(DrawPicker(draw), captures)


def random_case(
    rng: random.Random, captures: Sequence[Json] = (), *, max_asset: bool = False
) -> Case:
    """Make one case, on a captured symbol if there are any, else on a made-up one."""
    pick = RandomPicker(rng)
    return captured_case(pick, captures) if captures else made_up_case(pick, max_asset=max_asset)


def random_cases(
    rng: random.Random, count: int, captures: Sequence[Json] = (), *, max_asset: bool = False
) -> Iterator[Case]:
    """Make many cases, the same ones for a generator with the same seed."""
    for _ in range(count):
        yield random_case(rng, captures, max_asset=max_asset)


def later_cases(rng: random.Random, count: int, captures: Sequence[Json] = ()) -> Iterator[Case]:
    """Make many cases of the later kinds, which have mistakes of every sort in them."""
    pick = RandomPicker(rng)
    for _ in range(count):
        yield captured_later_case(pick, captures) if captures else made_up_later_case(pick)
