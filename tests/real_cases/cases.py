"""Real orders with the real answers of the exchange, read from two files of tests/data."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pretrade import Account, ExchangeInfo, Market, Report

Case = Mapping[str, Any]

_DATA = Path(__file__).parents[1] / "data"
_FIRST, _REPORTS = (
    json.loads((_DATA / name).read_text("utf-8")) for name in ("real_cases.json", "reports.json")
)

CASES: Sequence[Case] = [*_FIRST["cases"], *_REPORTS["cases"]]
"""Those that are judged; what is expected of each stands in its ``expect``."""

NOT_JUDGED: Sequence[Case] = [*_FIRST["not_judged"], *_REPORTS["not_judged"]]
"""Those that cannot be, each with the reason."""

PUZZLES: Sequence[Case] = _REPORTS["puzzles"]
"""Answers that nobody can explain: what the exchange said, what we say, and why."""

QUESTIONS: Sequence[Case] = _REPORTS["questions"]
"""Reports that are no orders, each with the tests that answer it."""


def expecting(expectation: str) -> list[Any]:
    """The cases with one kind of expectation: ``first``, ``accepted``, ``among``, ….

    One that waits for something has to fail until that is there.
    """
    return [
        pytest.param(case, id=name_of(case), marks=_marks(case))
        for case in CASES
        if expectation in case["expect"]
    ]


def _marks(case: Case) -> tuple[pytest.MarkDecorator, ...]:
    awaited = case.get("waits_for")
    return () if awaited is None else (waiting_for(awaited),)


def waiting_for(what: str) -> pytest.MarkDecorator:
    """Mark a test that fails until something is there, and has to be unmarked then."""
    return pytest.mark.xfail(strict=True, reason=f"waits for: {what}")


def name_of(case: Case) -> str:
    """How a test names a case."""
    return f"{case['id']}-{case['source']}"


def report_of(case: Case, **changes: object) -> Report:
    """What pretrade says of the order, by the rules and facts of that day."""
    symbols = [{**case["symbol"], "filters": case["filters"]}]
    info = ExchangeInfo.load({"rateLimits": case.get("rateLimits", []), "symbols": symbols})
    return info.check(
        {**case["order"], **changes},
        request=case["request"],
        market=_market(case.get("market", {})),
        account=Account.from_json(case.get("account", {})),
        as_of=case["date"],
    )


def _market(known: Mapping[str, Any]) -> Market:
    """Where only a last price is known, it is the average too."""
    average = {"avgPrice": {"5": known["lastPrice"]}} if "lastPrice" in known else {}
    return Market.from_json({**average, **known})
