"""The measuring itself: minima, medians, ratios and verdicts."""

import decimal
import gc
import importlib
import json
from functools import partial
from importlib.util import find_spec
from typing import cast

import pytest

if find_spec("benchmarks") is None:
    pytest.skip("the benchmarks are not here: an installed copy is tested", allow_module_level=True)

from benchmarks import bars, plans
from benchmarks.documents import SAMPLE, Document
from benchmarks.measure import Case, Effort, Figure, measure
from benchmarks.orders import BATCHES, DOCUMENT, OWN, Batch
from benchmarks.page import markdown
from benchmarks.peers import Peer, Peers
from benchmarks.results import MICROSECONDS, MILLISECONDS, Results, table
from benchmarks.yardsticks import PARSING

pytestmark = pytest.mark.slow

ONCE = Effort(rounds=3, seconds=0)
YARDSTICK = ("ccxt", "a pair")


def test_the_cases_run_in_turn() -> None:
    ran: list[str] = []
    measure([Case("", name, partial(ran.append, name)) for name in "ab"], ONCE, "letters")

    rounds = ran[-6:]  # before them each is tried, to learn how long it takes
    assert rounds == ["a", "b"] * 3


def test_a_figure_is_of_one_unit() -> None:
    one, many = (Case("", "", lambda: sum(range(20_000)), units) for units in (1, 1000))
    whole, part = measure([one, many], Effort(9, 0.001), "sums")

    assert whole.least > 100 * part.least
    assert whole.least <= whole.median


def test_each_case_starts_in_a_fresh_context_without_the_collector() -> None:
    seen: list[tuple[int, bool]] = []

    def spoil() -> None:
        seen.append((decimal.getcontext().prec, gc.isenabled()))
        decimal.getcontext().prec = 3

    with decimal.localcontext():
        measure([Case("", "spoil", spoil)], ONCE, "contexts")

    assert set(seen[-3:]) == {(28, False)}
    assert gc.isenabled()


def test_the_ratio_is_that_of_the_minima() -> None:
    figures = [Figure("pretrade", "a check", 9.0, 1.0)]
    base = Figure(*YARDSTICK, 3.0, 2.0)

    found = table("Checks", figures, MICROSECONDS, (YARDSTICK,), among=[base])

    assert [(row.what, row.ratio) for row in found.rows] == [("a pair", 1.0), ("a check", 0.5)]
    assert found.wanted


def test_without_the_yardstick_another_is_taken_and_no_bar_is_judged() -> None:
    floor = ("decimal", "3 filters")
    figures = [Figure(OWN, bars.BARS[0].what, 1, 1), Figure(*floor, 4, 4)]

    found = table(bars.CHECKS, figures, MICROSECONDS, (YARDSTICK, floor))

    assert found.yardstick == floor
    assert bars.measured(bars.BARS[0], Results({}, {}, (found,), ())) is None


@pytest.mark.parametrize(
    ("ratio", "verdict"),
    [
        (0.08, "met, and the aim"),
        (0.09, "met"),
        (0.15, "met"),
        (0.16, "MISSED"),
        (None, "not measured"),
    ],
)
def test_a_bar_is_met_up_to_its_figure(ratio: float | None, verdict: str) -> None:
    assert bars.verdict(bars.BARS[0], ratio) == verdict


def test_a_plain_figure_needs_no_yardstick_and_has_its_unit() -> None:
    (bar,) = (one for one in bars.BARS if one.what == plans.MADE)
    floor = ("decimal", "3 filters")
    figures = [Figure(OWN, bar.what, 2e-4, 1.5e-4), Figure(*floor, 1e-6, 1e-6)]

    found = table(bars.PLANS, figures, MICROSECONDS, (YARDSTICK, floor))
    figure = bars.measured(bar, Results({}, {}, (found,), ()))

    assert (bars.written(bar, figure), bars.verdict(bar, figure)) == ("150.0 µs", "met")
    assert bars.verdict(bar, 150.1) == "MISSED"


def test_the_packaged_sample_stands_for_no_promise_about_thousands_of_symbols() -> None:
    (bar,) = (one for one in bars.BARS if one.table == bars.LOADING)
    figures = [Figure(*PARSING, 1, 1), Figure(OWN, bar.what, 1, 1)]

    def judged(subject: str) -> str:
        found = table(bars.LOADING, figures, MILLISECONDS, (PARSING,), subject=subject)
        return bars.verdict(bar, bars.measured(bar, Results({}, {}, (found,), ())))

    assert judged(f"{SAMPLE}, 12 symbols") == "not measured"
    assert judged("capture of 2022-12-03, 2128 symbols") == "met"


@pytest.mark.parametrize("batch", BATCHES, ids=lambda batch: f"{batch.name}, {batch.verdict}")
def test_the_orders_are_as_wrong_as_they_say(batch: Batch) -> None:
    batch.verify()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of websockets, in python-binance
@pytest.mark.parametrize("module", ["peers_ccxt", "peers_python_binance", "peers_official_sdk"])
def test_a_peer_does_what_its_cases_say(module: str) -> None:
    peer = cast("Peer", importlib.import_module(f"benchmarks.{module}"))
    bitcoin = DOCUMENT["symbols"][0]
    known = {**bitcoin, "filters": bitcoin["filters"][:7]}  # the official SDK stops at new filters
    document = Document("one symbol", json.dumps({"symbols": [known]}).encode())

    cases = [*peer.rounding_cases(), *peer.check_cases(), *peer.load_cases(document)]
    with decimal.localcontext():  # some leave their own behind
        for case in cases:
            case.run()

    assert cases


def test_a_peer_that_fails_is_named_and_left_out() -> None:
    class Broken:
        def rounding_cases(self) -> list[Case]:
            return []

        def check_cases(self) -> list[Case]:
            return [Case("broken", "a check", lambda: 1 // 0)]

        def load_cases(self, document: Document) -> list[Case]:
            raise ValueError(document.name)

    peers = Peers({"broken": Broken()})

    assert peers.check_cases() == []
    assert peers.load_cases(Document("sample", b"{}")) == []
    assert peers.notes == [
        "broken is left out of checks: ZeroDivisionError: integer division or modulo by zero",
        "broken is left out of the sample: ValueError: sample",
    ]


def test_the_columns_of_a_table_are_aligned() -> None:
    assert markdown(("a", "bb"), [("1.00", "x")]).splitlines() == [
        "| a    | bb |",
        "| ---- | -- |",
        "| 1.00 | x  |",
    ]


def test_a_slow_case_runs_in_fewer_rounds_but_at_least_in_three() -> None:
    ran: list[str] = []
    cases = [Case("", name, partial(ran.append, name)) for name in ("slow", "slower")]

    measure(cases, Effort(rounds=9, seconds=0, longest=1e-12), "turtles")

    assert len(ran) == 2 * (2 + 3)
