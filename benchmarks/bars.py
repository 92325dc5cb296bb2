"""The bars: how fast pretrade promises to be, as ratios that hold on any machine."""

import attrs

from benchmarks import checks, importing, loading, memory, rounding
from benchmarks.results import Results, Table

CHECKS = "Checking orders"
ROUNDING = "Rounding"
FITTING = "Fitting and sizing"
LOADING = "Loading an exchangeInfo"
MEMORY = "Memory of an exchangeInfo"
IMPORTING = "Importing"


@attrs.frozen
class Bar:
    """One promise.

    Attributes:
        promise: what is compared with what.
        table: where it is measured; of tables of documents, the first (the greatest document).
        what: the row of pretrade.
        most: the ratio that must not be exceeded.
        aim: the ratio that is aimed at; None: the bar is all.
    """

    promise: str
    table: str
    what: str
    most: float
    aim: float | None = None


_PAIR = "ccxt's amount_to_precision + price_to_precision"
BARS = (
    Bar(f"a full check of an Order : {_PAIR}", CHECKS, checks.FROM_ORDER, 0.35, 0.2),
    Bar(f"a full check of a dict of strings : {_PAIR}", CHECKS, checks.FROM_DICT, 0.8, 0.5),
    Bar(
        "round_price + round_quantity : python-binance's round_step_size twice",
        ROUNDING,
        rounding.FROM_DECIMALS,
        1,
        0.5,
    ),
    Bar("load to the first check : json.loads", LOADING, loading.FIRST_CHECK, 1.5, 1.1),
    Bar("memory, loaded : json.loads", MEMORY, memory.LOADED, 1.2),
    Bar("memory, every symbol built : json.loads", MEMORY, memory.TOUCHED, 2),
    Bar("import pretrade : import attrs, decimal, json", IMPORTING, importing.IMPORT, 3, 2),
)


def measured(bar: Bar, results: Results) -> float | None:
    """Return the ratio that a run found, as shown; None when the yardstick was not there."""
    found = [one for one in results.tables if one.name == bar.table]
    return _ratio(found[0], bar.what) if found else None


def _ratio(table: Table, what: str) -> float | None:
    row = table.row((checks.OWN, what))
    return round(row.ratio, 2) if row is not None and table.wanted else None


def verdict(bar: Bar, ratio: float | None) -> str:
    """Say what became of a promise."""
    if ratio is None:
        return "not measured"
    if bar.aim is not None and ratio <= bar.aim:
        return "met, and the aim"
    return "met" if ratio <= bar.most else "MISSED"
