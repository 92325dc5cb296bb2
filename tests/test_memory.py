"""A loaded exchangeInfo costs little more than its JSON: counted by tracemalloc, in one run.

On the captures of `tests.real_cases` where they are, and always on 500 symbols made from the
packaged sample.
"""

import gc
import json
import os
import tracemalloc
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from pretrade import ExchangeInfo

pytestmark = pytest.mark.slow

LOADED, TOUCHED = 1.2, 2.0
"""The most that may be kept, as a multiple of what ``json.loads`` keeps of the same bytes."""

SYMBOLS = 500
_BESIDE = Path(__file__).parents[2] / "shared" / "data" / "exchange_info"
CAPTURES = sorted(Path(os.environ.get("PRETRADE_CAPTURES", _BESIDE)).glob("*.json"))
LARGE = [path for path in CAPTURES if path.stat().st_size > 2**19]  # of one symbol: no measure


def made_from_the_sample() -> bytes:
    """An exchangeInfo of 500 symbols, each with bounds of its own."""
    sample = files("pretrade") / "sample" / "exchange_info.json"
    document = json.loads(sample.read_text(encoding="utf-8"))
    few = document["symbols"]
    document["symbols"] = [
        {
            **few[number % len(few)],
            "symbol": f"A{number}USDT",
            "baseAsset": f"A{number}",
            "filters": [
                {**one, "maxQty": f"{number + 100}.50000000"} if "maxQty" in one else one
                for one in few[number % len(few)]["filters"]
            ],
        }
        for number in range(SYMBOLS)
    ]
    return json.dumps(document).encode()


NONE_THERE = pytest.mark.skip(reason="NO CAPTURES MEASURED: set PRETRADE_CAPTURES")
DOCUMENTS = [
    pytest.param(made_from_the_sample, id="500-symbols"),
    *(pytest.param(path.read_bytes, id=path.stem) for path in LARGE),
    *([] if LARGE else [pytest.param(bytes, id="captures", marks=NONE_THERE)]),
]


def kept(build: Callable[[], object]) -> int:
    """The bytes that what is built keeps; what is made on first use is not of it."""
    build()
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        built = build()
        gc.collect()
        size = tracemalloc.get_traced_memory()[0] - before
        del built
        return size
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("read", DOCUMENTS)
def test_a_loaded_document_costs_little_more_than_its_json(read: Callable[[], bytes]) -> None:
    raw = read()
    parsed = kept(lambda: json.loads(raw))

    assert kept(lambda: ExchangeInfo.load(raw)) <= LOADED * parsed


@pytest.mark.parametrize("read", DOCUMENTS)
def test_with_every_symbol_built_it_costs_at_most_twice_its_json(
    read: Callable[[], bytes],
) -> None:
    raw = read()
    parsed = kept(lambda: json.loads(raw))

    assert kept(lambda: ExchangeInfo.load(raw, eager=True)) <= TOUCHED * parsed


def test_equal_filters_of_many_symbols_are_kept_once() -> None:
    info = ExchangeInfo.load(made_from_the_sample(), eager=True)
    filters = {id(symbol.filters["PRICE_FILTER"]) for symbol in info.values()}

    assert len(filters) < len(info) / 10
