"""Suggestions are legal: each, put into the order as it is, cures what it was made for.

It breaks none of the rules of request and symbol that blame its field: grid, bounds, precision as
written, products with the other given numbers, percent bands. What account and market allow binds
only their own suggestions, which obey the others too. And a suggestion never makes the order worse
for its owner: it breaks nothing that held, and moves no limit price through its own stop.
"""

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pretrade import NO_REFERENCE_PRICE, ExchangeInfo, Market, Report
from property_tests.captures import CAPTURES, needs_captures
from property_tests.mending import LAWS, Judge, Mending
from property_tests.strategies import Case, random_case
from property_tests.strategies.faults import faulty
from property_tests.strategies.pick import RandomPicker
from property_tests.strategies.wire import Json

SEED = 20261128
MADE_UP = 6000
"""So many cases on made-up symbols; on each capture there is one for each of its symbols."""

FEWEST = 300
"""A capture of few symbols has at least so many cases."""

MOST_SHOWN = 3
RULEBOOKS = (
    dt.date(2022, 2, 23),
    dt.date(2022, 2, 24),  # the tick counts from zero
    dt.date(2023, 3, 19),
    dt.date(2023, 3, 20),  # the step counts from zero
    dt.date(2026, 9, 26),
)
PRECISIONS = (8, 8, 8, 4, 2, 0)


@dataclass
class Tally:
    """What was suggested, and what is to be said against it, by law."""

    suggested: Counter[str] = field(default_factory=Counter[str])
    against: dict[str, Counter[str]] = field(
        default_factory=lambda: {law: Counter[str]() for law in LAWS}
    )
    examples: dict[str, list[str]] = field(default_factory=lambda: {law: [] for law in LAWS})

    def add(self, mending: Mending) -> None:
        """Try every law on one suggestion."""
        violation = mending.violation
        self.suggested[violation.rule] += 1
        for law, find in LAWS.items():
            found = find(mending)
            whose = f"{violation.rule} for {violation.field}"
            new = {f"{whose}: {one}" for one in found} - self.against[law].keys()
            self.against[law].update(f"{whose}: {one}" for one in found)
            if new and len(self.examples[law]) < MOST_SHOWN:
                self.examples[law].append(str(mending))

    def said(self, law: str) -> str:
        """Say what is against a law: how often, and some examples."""
        counts = [f"  {count} x {what}" for what, count in self.against[law].most_common()]
        return "\n".join([f"not so: {law}", *counts, *self.examples[law]])


def tally(cases: Iterable[tuple[Case, ExchangeInfo | None]]) -> Tally:
    found = Tally()
    for case, info in cases:
        for mending in Judge.of(case, info).mendings():
            found.add(mending)
    return found


def made_up() -> Iterator[tuple[Case, None]]:
    """Make faulty orders on odd grids of assets of few decimals."""
    rng = random.Random(SEED)  # noqa: S311  no secret
    pick = RandomPicker(rng)
    for _ in range(MADE_UP):
        case = faulty(pick, random_case(rng))
        (symbol,) = case.exchange_info["symbols"]
        for name in ("baseAssetPrecision", "quoteAssetPrecision"):
            symbol[name] = pick.one_of(PRECISIONS)
        yield case._replace(as_of=pick.one_of(RULEBOOKS)), None


def captured(path: Path) -> Iterator[tuple[Case, ExchangeInfo]]:
    """Make faulty orders on every symbol of a capture."""
    rng = random.Random(SEED)  # noqa: S311  no secret
    pick = RandomPicker(rng)
    whole: dict[str, Any] = json.loads(path.read_bytes())
    info, symbols = ExchangeInfo.load(path), whole["symbols"]
    for symbol in symbols * -(-FEWEST // len(symbols)):
        case = faulty(pick, random_case(rng, [{**whole, "symbols": [symbol]}]))
        yield case._replace(as_of=pick.one_of(RULEBOOKS)), info


@pytest.fixture(scope="module")
def of_made_up_symbols() -> Tally:
    return tally(made_up())


@pytest.fixture(params=CAPTURES, ids=lambda path: path.stem, scope="module")
def of_a_capture(request: pytest.FixtureRequest) -> Tally:
    return tally(captured(request.param))


@pytest.mark.parametrize("law", LAWS)
def test_on_odd_grids(of_made_up_symbols: Tally, law: str) -> None:
    assert not of_made_up_symbols.against[law], of_made_up_symbols.said(law)


@pytest.mark.parametrize("law", LAWS)
@needs_captures
def test_on_every_symbol_of_every_capture(of_a_capture: Tally, law: str) -> None:
    assert not of_a_capture.against[law], of_a_capture.said(law)


def test_every_rule_with_numbers_has_something_to_suggest(of_made_up_symbols: Tally) -> None:
    suggesting = {rule for rule, count in of_made_up_symbols.suggested.items() if count}
    assert suggesting >= {
        *("PRICE_FILTER", "PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE", "LOT_SIZE", "MARKET_LOT_SIZE"),
        *("MIN_NOTIONAL", "NOTIONAL", "ICEBERG_PARTS", "TRAILING_DELTA", "PRECISION"),
        *("ICEBERG_QUANTITY", "RECV_WINDOW", "STRATEGY_TYPE", "ZERO_VALUE", "OVERFLOW"),
        *("MAX_POSITION", "TRIGGER_PRICE", "POST_ONLY", "BALANCE"),
    }


def judged(filters: list[Json], order: Json, market: Market | None = None, **symbol: int) -> Report:
    fields = {"symbol": "AB", "baseAsset": "A", "quoteAsset": "B", "status": "TRADING"}
    info = ExchangeInfo.load({"symbols": [{**fields, **symbol, "filters": filters}]})
    return info.check({"symbol": "AB", "side": "SELL", **order}, market=market, as_of="2026-09-26")


def suggestions(report: Report, rule: str) -> list[tuple[str | None, list[str]]]:
    """Give field and suggestions of each violation of a rule."""
    return [
        (one.field, [*map(str, one.suggestions)]) for one in report.violations if one.rule == rule
    ]


STOP_LIMIT: Json = {"type": "STOP_LOSS_LIMIT", "timeInForce": "GTC"}
LEAST: Json = {"filterType": "MIN_NOTIONAL", "minNotional": "10"}
LOTS: Json = {"filterType": "LOT_SIZE", "minQty": "0.3", "maxQty": "90", "stepSize": "0.3"}


def test_padded_zeros_are_left_out() -> None:
    order = {"type": "MARKET", "quantity": Decimal("81038.00000000")}
    report = judged([], order, baseAssetPrecision=2)
    assert suggestions(report, "PRECISION") == [("quantity", ["81038"])]


def test_a_stop_is_not_disarmed_to_please_a_band() -> None:
    band = {
        "filterType": "PERCENT_PRICE_BY_SIDE",
        "bidMultiplierUp": "5",
        "bidMultiplierDown": "0.2",
        "askMultiplierUp": "5",
        "askMultiplierDown": "0.8",
        "avgPriceMins": 5,
    }
    order = {**STOP_LIMIT, "quantity": "1", "price": "82000", "stopPrice": "82500"}
    # 0.8 x 110000 = 88000 is legal, and rests above the trigger.
    market = Market(average_prices={5: "110000"}, reference_price=NO_REFERENCE_PRICE)
    report = judged([band], order, market)
    assert suggestions(report, "PERCENT_PRICE_BY_SIDE") == [("price", [])]


def test_what_is_worth_too_little_is_told_another_quantity_and_never_another_stop() -> None:
    # 12 x 0.9 = 10.8 is enough, 9 x 0.9 = 8.1 is not; 9 x 1.2 = 10.8
    order = {**STOP_LIMIT, "quantity": "0.9", "price": "12", "stopPrice": "9"}
    assert suggestions(judged([LEAST, LOTS], order), "MIN_NOTIONAL") == [("quantity", ["1.2"])]


def test_what_shows_too_little_is_told_to_show_more() -> None:
    # 10 x 0.9 = 9 is too little, 10 x 1.2 = 12 is enough
    order = {"type": "LIMIT", "timeInForce": "GTC", "quantity": "9", "price": "10"}
    report = judged([LEAST, LOTS], {**order, "icebergQty": "0.9"})
    assert [field for field, _ in suggestions(report, "MIN_NOTIONAL")] == ["icebergQty"]
    assert "1.2" in suggestions(report, "MIN_NOTIONAL")[0][1]


def test_a_shared_quantity_suits_both_legs() -> None:
    # 12 x 0.9 = 10.8, but 8 x 0.9 = 7.2 and 7 x 0.9 = 6.3: 7 x 1.5 = 10.5
    info = ExchangeInfo.load(
        {
            "symbols": [
                {"symbol": "AB", "baseAsset": "A", "quoteAsset": "B", "status": "TRADING"}
                | {"filters": [LEAST, LOTS], "ocoAllowed": True}
            ]
        }
    )
    order = {"symbol": "AB", "side": "SELL", "quantity": "0.9", "aboveType": "LIMIT_MAKER"}
    stop = {"belowType": "STOP_LOSS_LIMIT", "belowStopPrice": "8", "belowPrice": "7"}
    whole = {**order, "abovePrice": "12", **stop, "belowTimeInForce": "GTC"}
    report = info.check(whole, request="orderListOco", as_of="2026-09-26")
    told = suggestions(report, "MIN_NOTIONAL")
    assert told
    assert all(one == ("quantity", ["1.5"]) for one in told)
