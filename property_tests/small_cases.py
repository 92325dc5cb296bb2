"""Small cases: a symbol with a few filters, one request, few facts; and amounts to fill them with.

Amounts are integers of smallest steps until they are written: `text(7, 3)` is ``0.007``.
"""

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

import pretrade
from property_tests.comparison import Answer, compare
from property_tests.strategies import Case, random_case
from property_tests.strategies.wire import Json, plain

Order = dict[str, Any]
"""Parameters of a request, as text."""

TODAY = dt.date(2026, 9, 26)
BASE_DATE = dt.date(2022, 9, 30)
HAIR = 20
"""The most decimals that a request may have: one smallest step is the finest hair there is."""

PRICED = ("LIMIT", "LIMIT_MAKER", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT")
STOPS = ("STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT")
UNPRICED = ("MARKET", "STOP_LOSS", "TAKE_PROFIT")


def text(amount: int, decimals: int = 8) -> str:
    """Write an amount of smallest steps."""
    return plain(amount, decimals)


def small_case(  # noqa: PLR0913  every fact by its name
    filters: Json | Sequence[Json],
    *,
    kind: str = "order",
    market: dict[str, Any] | None = None,
    account: dict[str, Any] | None = None,
    as_of: dt.date = TODAY,
    everywhere: Sequence[Json] = (),
    **request: Any,  # noqa: ANN401  a parameter, as text
) -> Case:
    """Make a case on the symbol AB; a LIMIT BUY unless the request says otherwise."""
    symbol = {
        "symbol": "AB",
        "status": "TRADING",
        "baseAsset": "A",
        "quoteAsset": "B",
        "filters": [filters] if isinstance(filters, dict) else [*filters],
    }
    info = {"symbols": [symbol], "exchangeFilters": [*everywhere]}
    whole: dict[str, str] = {"symbol": "AB", "side": "BUY", **request}
    if market is not None:  # what is not said of a reference price is that there is none
        market = {"referencePrice": None, **market}
    return Case(info, whole, kind, market, account, as_of)


def changed(order: Order, name: str, value: str) -> Order:
    """Give one parameter another value."""
    return {**order, name: value}


def answer(case: Case) -> Answer:
    """Ask pretrade, and expect the oracle to say the same."""
    both = compare(case)
    assert both.agree, f"pretrade and the oracle differ\n{both}"
    return both.library


def bounds(case: Case, rule: str) -> set[str]:
    """Name the bounds of a filter that a case breaks; `?` when it lacks a fact."""
    said = answer(case)
    broken = {bound for name, _, bound, _ in said.violated if name == rule}
    return broken | {"?" for name, _ in said.unevaluated if name == rule}


def passes(case: Case, rule: str) -> bool:
    """Tell whether a filter has nothing against a case."""
    return not bounds(case, rule)


def suggested(case: Case, rule: str, bound: str) -> list[str]:
    """Print the suggestions of the one violation of a bound."""
    (one,) = [
        one
        for one in report(case).violations
        if one.rule == rule and one.bound is not None and one.bound.name == bound
    ]
    printed: list[str] = one.to_dict()["suggestions"]
    return printed


def report(case: Case) -> pretrade.Report:
    """Judge a case by pretrade."""
    return pretrade.ExchangeInfo.load(case.exchange_info).check(
        case.request,
        request=case.kind,
        market=None if case.market is None else pretrade.Market.from_json(case.market),
        account=None if case.account is None else pretrade.Account.from_json(case.account),
        as_of=case.as_of,
    )


few = settings(max_examples=max(1, settings().max_examples // 4))
"""For laws of small spaces, and for those that ask many questions an example."""

sides = st.sampled_from(["BUY", "SELL"])
days = st.dates(dt.date(2019, 1, 1), dt.date(2027, 1, 1))
edge_days = days | st.sampled_from(
    [
        change + dt.timedelta(days=shift)
        for change in (
            dt.date(2022, 2, 24),
            dt.date(2022, 5, 23),
            dt.date(2023, 3, 20),
            dt.date(2023, 7, 18),
            dt.date(2026, 5, 8),
        )
        for shift in (-1, 0, 1)
    ]
)
amounts = st.integers(1, 10**20 - 1)
"""Amounts of 8 decimals, up to 12 digits before the point."""


def _written(whole: int, fraction: int) -> str:
    return f"{whole}.{fraction:020d}".rstrip("0").rstrip(".")


decimals_text = st.builds(
    _written,
    st.integers(0, 10**20 - 1) | st.integers(0, 1000),
    st.integers(0, 10**20 - 1) | st.integers(0, 999).map(lambda few: few * 10**17),
)
"""Whatever the exchange reads as a decimal: 20 digits before and 20 after the point."""


def _case_of_seed(seed: int) -> Case:
    return random_case(random.Random(seed), max_asset=True)  # noqa: S311  no secret


seeded_cases = st.integers(0, 2**64).map(_case_of_seed)
"""Whole cases on made-up symbols, ten times faster to draw than `cases`, but not to shrink."""
