"""pretrade against the oracle on random cases around the edges of every filter.

    python -m property_tests.differential --cases 120000
    python -m property_tests.differential --cases 120000 --seed 7 --captures folder

Half of the cases are on made-up symbols, half on the symbols of real exchangeInfo captures. Half of
each are requests of 2022, well formed and judged by filters alone; half are of the later kinds
(lists that wait for an order, SOR, amendments), with mistakes in them, and judged by every rule. It
prints what each filter and rule said and every disagreement, and ends with status 1 if there was
one. The same seed makes the same cases.
"""

import argparse
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from property_tests.comparison import Comparison, Judge, filter_types
from property_tests.strategies import Case, later_cases, load_captures, random_cases
from property_tests.strategies.wire import Json

MOST_SHOWN = 5
PROGRESS_EVERY = 500


def captures_folder() -> Path:
    """Find the folder of captures: PRETRADE_CAPTURES, else beside the repository."""
    beside = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "exchange_info"
    return Path(os.environ.get("PRETRADE_CAPTURES") or beside)


def made_up(seed: int, count: int) -> Iterator[Case]:
    """Make cases on made-up symbols, some of them with a MAX_ASSET."""
    rng = random.Random(seed)  # noqa: S311  no secret
    return random_cases(rng, count, max_asset=True)


def made_up_later(seed: int, count: int) -> Iterator[Case]:
    """Make cases of the later kinds on made-up symbols."""
    return later_cases(random.Random(seed), count)  # noqa: S311  no secret


def captured_later(seed: int, count: int, captures: Sequence[Json]) -> Iterator[Case]:
    """Make cases of the later kinds on symbols of captures, as many on each capture."""
    rng = random.Random(seed)  # noqa: S311  no secret
    for symbols, share in shares(count, captures):
        yield from later_cases(rng, share, symbols)


def captured(seed: int, count: int, captures: Sequence[Json]) -> Iterator[Case]:
    """Make cases on symbols of captures, as many on each capture, however few symbols it has."""
    rng = random.Random(seed)  # noqa: S311  no secret
    for symbols, share in shares(count, captures):
        yield from random_cases(rng, share, symbols)


def shares(count: int, captures: Sequence[Json]) -> Iterator[tuple[Sequence[Json], int]]:
    """Give the symbols of each capture, and how many of so many cases are theirs."""
    by_capture: dict[object, list[Json]] = {}
    for one in captures:
        by_capture.setdefault(one.get("serverTime"), []).append(one)
    for number, symbols in enumerate(by_capture.values()):
        share = count * (number + 1) // len(by_capture) - count * number // len(by_capture)
        yield symbols, share


@dataclass
class Tally:
    """What was said so far."""

    cases: int = 0
    violated: Counter[str] = field(default_factory=Counter[str])
    unevaluated: Counter[str] = field(default_factory=Counter[str])
    passed: Counter[str] = field(default_factory=Counter[str])
    mismatches: list[Comparison] = field(default_factory=list[Comparison])

    def add(self, both: Comparison) -> None:
        """Count one case."""
        self.cases += 1
        refusing, lacking = both.oracle.refusing(), both.oracle.lacking()
        self.violated.update(refusing)
        self.unevaluated.update(lacking)
        self.passed.update(set(filter_types(both.case)) - refusing - lacking)
        if not both.agree:
            self.mismatches.append(both)

    def line(self) -> str:
        """Say in one line how far it is."""
        said = (self.violated, self.unevaluated, self.passed)
        refused, open_, passed = (sum(one.values()) for one in said)
        return (
            f"{self.cases} cases: {refused} rules violated, {open_} unevaluated, "
            f"{passed} passed; {len(self.mismatches)} mismatches"
        )

    def table(self) -> str:
        """Say what each filter said."""
        names = sorted({*self.violated, *self.unevaluated, *self.passed})
        head = f"{'filter or rule':<34}{'violated':>10}{'unevaluated':>13}{'passed':>10}"
        rows = [
            f"{name:<34}{self.violated[name]:>10}{self.unevaluated[name]:>13}{self.passed[name]:>10}"
            for name in names
        ]
        return "\n".join([head, *rows])


def run(cases: Iterable[Case], *, progress: bool = False) -> Tally:
    """Ask both for their answers to every case."""
    tally, judge = Tally(), Judge()
    for case in cases:
        tally.add(judge.compare(case))
        if progress and tally.cases % PROGRESS_EVERY == 0:
            sys.stderr.write(f"\r{tally.line()}")
            sys.stderr.flush()
    if progress:
        sys.stderr.write(f"\r{tally.line()}\n")
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(
        prog="python -m property_tests.differential", description=summary
    )
    parser.add_argument("--cases", type=int, default=120_000, help="how many in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--captures", type=Path, default=captures_folder(), metavar="FOLDER")
    given = parser.parse_args(arguments)

    captures = load_captures(given.captures)
    if not captures:
        sys.stdout.write(f"no captures in {given.captures}: all cases are made up\n")
    half = given.cases // 2 if captures else 0
    made, later = given.cases - half, "later kinds, "
    sources = {
        "made-up symbols": made_up(given.seed, made - made // 2),
        f"{later}made-up symbols": made_up_later(given.seed, made // 2),
    }
    if captures:
        some = f"{len(captures)} captured symbols"
        sources[some] = captured(given.seed, half - half // 2, captures)
        sources[later + some] = captured_later(given.seed, half // 2, captures)
    differ = False
    for name, cases in sources.items():
        tally = run(cases, progress=True)
        sys.stdout.write(f"{name}: {tally.line()}\n{tally.table()}\n")
        for both in tally.mismatches[:MOST_SHOWN]:
            sys.stdout.write(f"pretrade and the oracle differ\n{both}\n")
        differ = differ or bool(tally.mismatches)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
