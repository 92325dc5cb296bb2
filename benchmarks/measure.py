"""Times many small pieces of work beside each other, so that their ratios can be trusted.

Absolute times depend on the machine and its mood. So every case runs once in every round, in turn:
a slow spell of the machine hits all of them, and the ratio of two minima hardly moves.
"""

import decimal
import gc
import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import attrs

_FEWEST = 3
"""In so many rounds even the slowest case runs."""


@attrs.frozen
class Case:
    """One piece of work.

    Attributes:
        library: whose work it is.
        what: what it does, in a few words.
        run: does it ``units`` times.
        units: how many orders, documents or processes one run is.
    """

    library: str
    what: str
    run: Callable[[], object]
    units: int = 1


@attrs.frozen
class Effort:
    """How long to measure.

    Attributes:
        rounds: how often every case runs.
        seconds: how long a case repeats itself within a round; a longer one runs once. Short, so
            that on a busy machine some rounds of each case are left alone.
        longest: a case that takes longer, in seconds, runs in fewer rounds.
    """

    rounds: int
    seconds: float
    longest: float = 0.3


@attrs.frozen
class Figure:
    """What one case took for each unit: seconds, or bytes."""

    library: str
    what: str
    median: float
    least: float


def measure(cases: Sequence[Case], effort: Effort, subject: str) -> list[Figure]:
    """Run all cases in turn, round after round.

    Args:
        cases: what to run.
        effort: how long.
        subject: what the line of progress calls them.
    """
    paces = [_pace(case, effort) for case in cases]
    samples: list[list[float]] = [[] for _ in cases]
    for number in range(effort.rounds):
        progress(f"{subject}: round {number + 1} of {effort.rounds}")
        gc.collect()
        for case, (times, every), sample in zip(cases, paces, samples, strict=True):
            if number % every == 0:
                sample.append(_time(case, times) / times / case.units)
    progress("")
    return [
        Figure(case.library, case.what, statistics.median(sample), min(sample))
        for case, sample in zip(cases, samples, strict=True)
    ]


def _pace(case: Case, effort: Effort) -> tuple[int, int]:
    """Return how often a case runs in a round, and that it runs in every n-th; it is warm then."""
    case.run()
    times = 1
    while (taken := _time(case, times)) < effort.seconds / 4:
        times *= 4
    rarely = max(1, effort.rounds // _FEWEST)
    every = min(rarely, math.ceil(taken / effort.longest))
    return max(1, round(times * effort.seconds / taken)), every


def _time(case: Case, times: int) -> float:
    run, again = case.run, range(times)
    # Some libraries leave their own rounding and traps in the context of the thread.
    decimal.setcontext(decimal.Context())
    gc.disable()
    try:
        start = time.perf_counter()
        for _ in again:
            run()
        return time.perf_counter() - start
    finally:
        gc.enable()


def progress(text: str) -> None:
    """Say on a terminal how far it is; nothing in a pipe."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
