"""One run of everything, in one process."""

from collections.abc import Iterator, Sequence

import attrs

from benchmarks import bars, checks, fitting, importing, loading, memory, rounding
from benchmarks.documents import FOLDER, documents
from benchmarks.machine import machine, versions
from benchmarks.measure import Case, Effort, measure, progress
from benchmarks.peers import Peers, installed
from benchmarks.results import MEBIBYTES, MICROSECONDS, MILLISECONDS, Results, Table, table
from benchmarks.yardsticks import BARE_IMPORT, CCXT_PAIR, PARSING, STEP_SIZES, THREE_FILTERS


@attrs.frozen
class Thoroughness:
    """How long each part is measured, and on how many documents."""

    orders: Effort
    loads: Effort
    imports: Effort
    documents: int | None


THOROUGH = Thoroughness(Effort(100, 0.002), Effort(25, 0), Effort(21, 0), None)
QUICK = Thoroughness(Effort(15, 0.002), Effort(5, 0), Effort(5, 0), 1)


def run(how: Thoroughness) -> Results:
    """Measure everything."""
    peers = installed()
    tables = (*_orders(peers, how), *_documents(peers, how), _imports(how))
    notes = [*peers.notes]
    if not any(FOLDER.glob("*.json")):
        notes.append(
            f"real captures are left out: no exchangeInfo in {FOLDER.name}/; set PRETRADE_CAPTURES"
        )
    return Results(machine(), versions(), tables, tuple(dict.fromkeys(notes)))


def _orders(peers: Peers, how: Thoroughness) -> tuple[Table, ...]:
    parts: tuple[Sequence[Case], ...] = (
        [*checks.cases(), *peers.check_cases()],
        [*rounding.cases(), *peers.rounding_cases()],
        fitting.cases(),
    )
    figures = iter(measure([case for part in parts for case in part], how.orders, "orders"))
    judged, rounded, fitted = ([next(figures) for _ in part] for part in parts)
    return (
        table(bars.CHECKS, judged, MICROSECONDS, (CCXT_PAIR, THREE_FILTERS), among=rounded),
        table(bars.ROUNDING, rounded, MICROSECONDS, (STEP_SIZES, THREE_FILTERS), among=judged),
        table(
            bars.FITTING,
            fitted,
            MICROSECONDS,
            (CCXT_PAIR, THREE_FILTERS),
            among=(*rounded, *judged),
        ),
    )


def _documents(peers: Peers, how: Thoroughness) -> Iterator[Table]:
    chosen = documents()[: how.documents]
    others = [peers.load_cases(document) for document in chosen]
    for document, more in zip(chosen, others, strict=True):
        figures = measure([*loading.cases(document), *more], how.loads, document.name)
        yield table(bars.LOADING, figures, MILLISECONDS, (PARSING,), subject=document.name)
    for document, more in zip(chosen, others, strict=True):
        progress(f"{document.name}: memory")
        figures = memory.kept(document, more)
        progress("")
        yield table(bars.MEMORY, figures, MEBIBYTES, (PARSING,), subject=document.name)


def _imports(how: Thoroughness) -> Table:
    figures = measure(importing.cases(), how.imports, "processes")
    return table(bars.IMPORTING, figures, MILLISECONDS, (BARE_IMPORT,))
