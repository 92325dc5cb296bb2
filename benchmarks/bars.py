"""The bars: how fast pretrade promises to be, as ratios that hold on any machine."""

import attrs

from benchmarks import checks, fitting, importing, loading, memory, other_facts, plans, rounding
from benchmarks.documents import SAMPLE
from benchmarks.orders import OWN
from benchmarks.results import Results, Row

CHECKS = "Checking orders"
OTHER_FACTS = "Checking orders by other facts each time"
PLANS = "The first order of its kind"
PLAN_MEMORY = "Memory of a plan"
ROUNDING = "Rounding"
FITTING = "Fitting and sizing"
LOADING = "Loading an exchangeInfo"
MEMORY = "Memory of an exchangeInfo"
IMPORTING = "Importing"


@attrs.frozen
class Plain:
    """How a figure is written that is no ratio.

    Attributes:
        name: of the unit, as ``µs``.
        scale: from seconds or bytes to the unit.
    """

    name: str
    scale: float


@attrs.frozen
class Bar:
    """One promise.

    Attributes:
        promise: what is compared with what.
        table: where it is measured; of tables of documents, the first (the greatest document).
        what: the row of pretrade.
        most: the figure that must not be exceeded.
        aim: the figure that is aimed at; None: the bar is all.
        plain: the unit of a figure that is no ratio.
    """

    promise: str
    table: str
    what: str
    most: float
    aim: float | None = None
    plain: Plain | None = None


_LIMIT = "check of a passing LIMIT"
_EACH = "another market each time"
QUESTIONS: dict[str, tuple[Bar, ...]] = {
    "What does it cost to check an order that passes?": (
        Bar(f"{_LIMIT}, from an Order : ccxt's pair", CHECKS, checks.FROM_ORDER, 0.15, 0.08),
        Bar(f"{_LIMIT}, from a dict of strings : ccxt's pair", CHECKS, checks.FROM_DICT, 0.35, 0.2),
        Bar(f"{_LIMIT}, without an account : ccxt's pair", CHECKS, checks.NO_ACCOUNT, 0.15),
    ),
    "And when the market or the account is another each time?": (
        Bar(f"LIMIT, {_EACH} : ccxt's pair", OTHER_FACTS, other_facts.LIMIT_BY_MARKETS, 0.25),
        Bar(f"MARKET, {_EACH} : ccxt's pair", OTHER_FACTS, other_facts.MARKET_BY_MARKETS, 0.37),
        Bar(f"icebergs, {_EACH} : ccxt's pair", OTHER_FACTS, other_facts.ICEBERG_BY_MARKETS, 0.62),
        Bar(
            "LIMIT, another account each time : ccxt's pair",
            OTHER_FACTS,
            other_facts.LIMIT_BY_ACCOUNTS,
            0.4,
        ),
    ),
    "And when it is refused?": (
        Bar("one violation, nothing suggested : ccxt's pair", CHECKS, checks.REFUSED, 0.8),
        Bar("one violation, and what is suggested : ccxt's pair", CHECKS, checks.SUGGESTED, 1.5),
    ),
    "And the first of its kind?": (
        Bar("a plan is made", PLANS, plans.MADE, 150, plain=Plain("µs", 1e6)),
        Bar("what is kept of it", PLAN_MEMORY, plans.USED, 3, plain=Plain("kB", 1e-3)),
    ),
    "What does it cost to round, to size and to mend an order?": (
        Bar(
            "round_price + round_quantity : nautilus_trader's make_qty + make_price",
            ROUNDING,
            rounding.FROM_DECIMALS,
            1.2,
            1,
        ),
        Bar("min_quantity : ccxt's pair", FITTING, fitting.MIN_QUANTITY, 1, 0.5),
        Bar("quantity_for : ccxt's pair", FITTING, fitting.QUANTITY_FOR, 1, 0.5),
        Bar("fit of an order off the grid : ccxt's pair", FITTING, fitting.OFF_GRID_FIT, 3, 1.5),
    ),
    "What does it cost to load an exchangeInfo?": (
        Bar("load to the first check : json.loads", LOADING, loading.FIRST_CHECK, 1.1),
        Bar("memory, loaded : json.loads", MEMORY, memory.LOADED, 1.05),
        Bar("memory, every symbol built : json.loads", MEMORY, memory.TOUCHED, 1.6),
    ),
    "How long does a program take to start?": (
        Bar("import pretrade : import attrs, decimal, json", IMPORTING, importing.IMPORT, 2, 1.6),
    ),
}
"""What a reader asks → the promises that answer it."""

BARS = tuple(bar for bars in QUESTIONS.values() for bar in bars)


def measured(bar: Bar, results: Results) -> float | None:
    """Return the figure that a run found, as shown; None when it could not be measured.

    A ratio needs its yardstick, which may not be installed; a promise about thousands of symbols
    needs a capture of the exchange.
    """
    found = next((one for one in results.tables if one.name == bar.table), None)
    if found is None or found.subject.startswith(SAMPLE):
        return None
    row = found.row((OWN, bar.what))
    return None if row is None or not (found.wanted or bar.plain) else _figure(bar, row)


def _figure(bar: Bar, row: Row) -> float:
    return round(row.ratio, 2) if bar.plain is None else round(row.least * bar.plain.scale, 1)


def written(bar: Bar, figure: float | None) -> str:
    """Return a figure as the page shows it."""
    if figure is None:
        return "-"
    return f"{figure:.2f}" if bar.plain is None else f"{figure:.1f} {bar.plain.name}"


def verdict(bar: Bar, figure: float | None) -> str:
    """Say what became of a promise."""
    if figure is None:
        return "not measured"
    if bar.aim is not None and figure <= bar.aim:
        return "met, and the aim"
    return "met" if figure <= bar.most else "MISSED"
