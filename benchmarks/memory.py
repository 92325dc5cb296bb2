"""What a loaded exchangeInfo keeps in memory, counted by tracemalloc."""

import gc
import json
import tracemalloc
from collections.abc import Callable, Sequence

import pretrade
from benchmarks.documents import Document
from benchmarks.measure import Case, Figure
from benchmarks.orders import OWN
from benchmarks.yardsticks import PARSING

LOADED = "ExchangeInfo.load"
TOUCHED = "ExchangeInfo.load, every symbol built"


def kept(document: Document, peers: Sequence[Case]) -> list[Figure]:
    """Return the bytes that each way keeps.

    Args:
        document: what is loaded.
        peers: how others load it.
    """
    raw = document.raw
    own = [
        Case(*PARSING, lambda: json.loads(raw)),
        Case(OWN, LOADED, lambda: pretrade.ExchangeInfo.load(raw)),
        Case(OWN, TOUCHED, lambda: pretrade.ExchangeInfo.load(raw, eager=True)),
    ]
    return [_kept(case) for case in (*own, *peers)]


def _kept(case: Case) -> Figure:
    case.run()  # what is built once for all documents is not of this one
    much = size(case.run)
    return Figure(case.library, case.what, much, much)


def size(build: Callable[[], object]) -> float:
    """Return the bytes that what is built keeps."""
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        built = build()
        gc.collect()
        much = tracemalloc.get_traced_memory()[0] - before
        del built
        return much
    finally:
        tracemalloc.stop()
