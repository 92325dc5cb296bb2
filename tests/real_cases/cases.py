"""Real orders with the real answers of the exchange, read from tests/data/real_cases.json."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pretrade import Account, ExchangeInfo, Market, Report

Case = Mapping[str, Any]

_DATA = json.loads((Path(__file__).parents[1] / "data" / "real_cases.json").read_text("utf-8"))

CASES: Sequence[Case] = _DATA["cases"]
"""Those that are judged; what is expected of each stands in its ``expect``."""

NOT_JUDGED: Sequence[Case] = _DATA["not_judged"]
"""Those that cannot be, each with the reason."""


def expecting(expectation: str) -> list[Case]:
    """The cases with one kind of expectation: ``first``, ``accepted``, ``among``, …."""
    return [case for case in CASES if expectation in case["expect"]]


def name_of(case: Case) -> str:
    """How a test names a case."""
    return f"{case['id']}-{case['source']}"


def report_of(case: Case) -> Report:
    """What pretrade says of the order, by the rules and facts of that day."""
    info = ExchangeInfo.load({"symbols": [{**case["symbol"], "filters": case["filters"]}]})
    return info.check(
        case["order"],
        request=case["request"],
        market=_market(case.get("market", {})),
        account=Account.from_json(case.get("account", {})),
        as_of=case["date"],
    )


def _market(known: Mapping[str, Any]) -> Market:
    """Where only a last price is known, it is the average too."""
    average = {"avgPrice": {"5": known["lastPrice"]}} if "lastPrice" in known else {}
    return Market.from_json({**average, **known})
