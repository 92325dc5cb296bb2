"""The page of the manual that a run writes: what readers ask first, then every table."""

from collections.abc import Sequence

from benchmarks import chart
from benchmarks.bars import BARS, QUESTIONS, Bar, measured, verdict, written
from benchmarks.results import Results, Table

PICTURE = "pictures/benchmarks.svg"
"""Where the page has its picture, from the folder of the page."""

_INTRODUCTION = """\
# Benchmarks

This page is written by `make bench ARGS=--write`; do not edit it.
Everything was measured in one run, round after round, the cases in turn:
absolute times depend on the machine and its mood, ratios hardly.
A ratio compares the least figures (the minima) of the run; below 1 is less than the yardstick.

A check of pretrade judges all filters and all rules, with market and account given.
*ccxt's pair* is what most programs do instead: `amount_to_precision` and `price_to_precision`,
which round a quantity and a price and judge nothing."""

_BAR_HEADER = ("figure", "bar", "aim", "verdict", "what : beside what")
_ANSWERED_BELOW = {
    "And the first of its kind?": """\
What binds one kind of order on one symbol is worked out when the first one comes, and kept.
These two are times and sizes of this machine; beside what they stand is in the tables below.""",
    "What does it cost to load an exchangeInfo?": """\
The document is the greatest of the captures; the others have tables below.""",
    "How long does a program take to start?": """\
The whole process counts. Nothing but the package itself is imported until a name is used:
what the first check brings is in the table below.""",
}
"""What a reader must know besides the promises."""

_ALL = """\
## All figures

Every case that was measured, each table beside its own yardstick."""
_HOW = """\
## How it is measured

- 64 different orders in turn, on BTCUSDT of the packaged sample.
  Those with 10 or more violations are judged by an account that may do nothing.
- The market and the account are the same objects for all orders,
  as in a program between two updates of them, unless a row says otherwise:
  then what is remembered of equal facts does not help.
- A case repeats itself for two milliseconds in each round; what takes longer runs once,
  and what takes very long in fewer rounds.
- The garbage collector is off while a case runs, and each case starts with a fresh decimal context.
- ccxt's rounding pair is the yardstick with strings, its faster way.
- In the bar of rounding, pretrade rounds Decimals and nautilus_trader floats:
  what each is mostly given. The other types have rows of their own.
- Another market or account each time: 64 of each, made before, with other numbers, in turn.
- A plan is that of a passing LIMIT order; what is kept of it is counted after its first check.
- Loading starts from bytes in memory. A capture is a real reply of that day.
- Memory is what tracemalloc counts of what is kept.
- Importing is a whole process, with the bytecode in place."""


def page(results: Results) -> str:
    """Return the page, in Markdown."""
    picture = f"![{chart.TITLE}; the table has the figures]({PICTURE})"
    parts = [_INTRODUCTION, picture]
    for question, bars in QUESTIONS.items():
        told = _ANSWERED_BELOW.get(question)
        parts += [f"## {question}", *([told] if told else ()), _bars(bars, results)]
    parts.append(_ALL)
    last = ""
    for one in results.tables:
        if one.name != last:
            parts.append(f"### {one.name}")
            last = one.name
        parts.extend((*_subject(one), _yardstick(one), _table(one)))
    machine = [f"- {name}: {text}" for name, text in results.machine.items()]
    libraries = [f"- {name} {text}" for name, text in results.versions.items()]
    parts += [_HOW, "## Machine and versions", "\n".join((*machine, *libraries))]
    if results.notes:
        parts += ["## Left out", "\n".join(f"- {note}" for note in results.notes)]
    return "\n\n".join(parts) + "\n"


def chart_of(results: Results) -> str:
    """Return the picture of the bars, as SVG."""
    return chart.bars(shown(results))


def shown(results: Results) -> list[chart.Row]:
    """Return the rows of the picture: the ratios that were measured."""
    return [
        (bar.promise.replace(" : ", " ÷ "), ratio, bar.most)
        for bar in BARS
        if bar.plain is None
        for ratio in (measured(bar, results),)
        if ratio is not None
    ]


def _bars(bars: Sequence[Bar], results: Results) -> str:
    rows = [
        (
            written(bar, figure),
            f"≤ {bar.most:g}",
            "" if bar.aim is None else f"≤ {bar.aim:g}",
            verdict(bar, figure),
            bar.promise,
        )
        for bar in bars
        for figure in (measured(bar, results),)
    ]
    return markdown(_BAR_HEADER, rows)


def _subject(table: Table) -> tuple[str, ...]:
    return (f"#### {table.name}: {table.subject}",) if table.subject else ()


def _yardstick(table: Table) -> str:
    library, what = table.yardstick
    instead = "" if table.wanted else " (the usual one is not installed)"
    return f"1 is {library}: {what}{instead}."


def _table(table: Table) -> str:
    unit = table.unit
    rows = [
        (
            f"{row.ratio:.2f}",
            *(f"{one * unit.scale:,.{unit.decimals}f}" for one in figures[: len(unit.header)]),
            row.library,
            row.what,
        )
        for row in table.rows
        for figures in ((row.median, row.least),)
    ]
    return markdown(("ratio", *unit.header, "library", "what"), rows)


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose columns are aligned, for those who read the text itself."""
    columns = list(zip(header, *rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    rule = ["-" * width for width in widths]
    lines = (
        " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in (header, rule, *rows)
    )
    return "\n".join(f"| {line} |" for line in lines)
