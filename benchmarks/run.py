"""One run of everything, in one process."""

from collections.abc import Iterator

import attrs

from benchmarks import (
    bars,
    checks,
    fitting,
    importing,
    loading,
    memory,
    other_facts,
    plans,
    rounding,
)
from benchmarks.documents import FOLDER, documents
from benchmarks.machine import machine, versions
from benchmarks.measure import Case, Effort, measure, progress
from benchmarks.peers import LIBRARIES, Peers, installed
from benchmarks.results import (
    BYTES,
    MEBIBYTES,
    MICROSECONDS,
    MILLISECONDS,
    Key,
    Results,
    Table,
    table,
)
from benchmarks.yardsticks import (
    BARE_IMPORT,
    CCXT_PAIR,
    MAKE_QTY,
    PARSED_SYMBOL,
    PARSING,
    THREE_FILTERS,
)


@attrs.frozen
class Thoroughness:
    """How long each part is measured, and on how many documents.

    Attributes:
        beside: measure what other libraries do, too; else their yardsticks only.
    """

    orders: Effort
    loads: Effort
    imports: Effort
    documents: int | None
    beside: bool


THOROUGH = Thoroughness(Effort(100, 0.002), Effort(25, 0), Effort(21, 0), None, beside=True)
QUICK = Thoroughness(Effort(10, 0.001), Effort(3, 0), Effort(3, 0), 1, beside=False)


def run(how: Thoroughness) -> Results:
    """Measure everything."""
    yardsticks = tuple(library for library, _ in (CCXT_PAIR, MAKE_QTY))
    peers = installed(LIBRARIES if how.beside else yardsticks)
    tables = (*_orders(peers, how), *_documents(peers, how), _imports(how))
    notes = [*peers.notes]
    if not how.beside:
        notes.append("what other libraries do is left out, but for the yardsticks: `--quick`")
    if not any(FOLDER.glob("*.json")):
        notes.append(
            f"real captures are left out: no exchangeInfo in {FOLDER.name}/; set PRETRADE_CAPTURES"
        )
    return Results(machine(), versions(), tables, tuple(dict.fromkeys(notes)))


def _orders(peers: Peers, how: Thoroughness) -> Iterator[Table]:
    parts: dict[str, tuple[Key, list[Case]]] = {
        bars.CHECKS: (CCXT_PAIR, checks.cases() + (peers.check_cases() if how.beside else [])),
        bars.OTHER_FACTS: (CCXT_PAIR, other_facts.cases()),
        bars.PLANS: (CCXT_PAIR, plans.cases()),
        bars.ROUNDING: (MAKE_QTY, [*rounding.cases(), *peers.rounding_cases()]),
        bars.FITTING: (CCXT_PAIR, fitting.cases()),
    }
    every = [case for _, cases in parts.values() for case in cases]
    figures = measure(every, how.orders, "orders")
    left = iter(figures)
    for name, (yardstick, cases) in parts.items():
        own = [next(left) for _ in cases]
        yield table(name, own, MICROSECONDS, (yardstick, THREE_FILTERS), among=figures)
    yield table(bars.PLAN_MEMORY, plans.kept(), BYTES, (PARSED_SYMBOL,))


def _documents(peers: Peers, how: Thoroughness) -> Iterator[Table]:
    chosen = documents()[: how.documents]
    others = [peers.load_cases(document) if how.beside else [] for document in chosen]
    for document, more in zip(chosen, others, strict=True):
        figures = measure([*loading.cases(document), *more], how.loads, document.name)
        yield table(bars.LOADING, figures, MILLISECONDS, (PARSING,), subject=document.name)
    for document, more in zip(chosen, others, strict=True):
        progress(f"{document.name}: memory")
        figures = memory.kept(document, more)
        progress("")
        yield table(bars.MEMORY, figures, MEBIBYTES, (PARSING,), subject=document.name)


def _imports(how: Thoroughness) -> Table:
    figures = measure(importing.cases(beside=how.beside), how.imports, "processes")
    return table(bars.IMPORTING, figures, MILLISECONDS, (BARE_IMPORT,))
