"""A filter is one class and one row: everything that reads rules obeys a made-up one.

MAX_FOO bounds the quantity of every order: ``quantity <= maxFoo``.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar, Self, cast

import attrs
import pytest
from hypothesis import find, given, settings

import pretrade.filters
from pretrade import Account, ExchangeInfo, OpenOrder, Order, Range, Symbol
from pretrade.cli import main
from pretrade.constraint import QUANTITY, Comparison, Constraint, Term, named
from pretrade.context import Context
from pretrade.facts.fact import OPEN_HERE
from pretrade.filters import JsonObject
from pretrade.filters.filter import Filter
from pretrade.order import Shape
from pretrade.testing.strategies import illegal_orders

pytestmark = pytest.mark.slow

MOST = Decimal("4.5")
DOCUMENT: dict[str, Any] = {
    "serverTime": 1664496000000,
    "symbols": [
        {
            "symbol": "AB",
            "baseAsset": "A",
            "baseAssetPrecision": 2,
            "quoteAsset": "B",
            "quoteAssetPrecision": 2,
            "status": "TRADING",
            "orderTypes": ["LIMIT", "MARKET"],
            "isSpotTradingAllowed": True,
            "filters": [
                {"filterType": "PRICE_FILTER", "minPrice": "1", "maxPrice": "99", "tickSize": "1"},
                {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "50", "stepSize": "1"},
                {"filterType": "MAX_FOO", "maxFoo": "4.5"},
            ],
        }
    ],
}


@attrs.frozen
class MaxFoo(Filter):
    """The largest quantity, in the base asset."""

    rule_id: ClassVar[str] = "MAX_FOO"

    max_foo: Decimal

    @classmethod
    def from_json(cls, raw: JsonObject) -> Self:
        """Read the filter as exchangeInfo would have it."""
        return cls(raw.decimal("maxFoo"))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG002
        """Bind ``quantity``."""
        yield QUANTITY <= named("maxFoo", self.max_foo)  # noqa: SIM300  as the exchange writes it


@pytest.fixture
def symbol(monkeypatch: pytest.MonkeyPatch) -> Symbol:
    """AB, while MAX_FOO has its row; read anew, for rules are made when a symbol is first used."""
    for table in (pretrade.filters.REQUEST_FILTERS, pretrade.filters.FILTERS):
        # The second is the first and others: made when the module is imported, if it is a copy.
        if "MAX_FOO" not in table:
            monkeypatch.setitem(cast("dict[str, Any]", table), "MAX_FOO", MaxFoo)
    return ExchangeInfo.load(DOCUMENT)["AB"]


def limit(quantity: str) -> Order:
    return Order.limit("AB", "BUY", quantity=quantity, price="10")


def broken(symbol: Symbol, order: Order | Mapping[str, str]) -> list[tuple[str, str | None]]:
    report = symbol.check(order)
    assert "MAX_FOO" not in {one.rule for one in report.unevaluated}
    return [(one.rule, one.field) for one in report.violations]


@pytest.mark.parametrize(("quantity", "expected"), [("4", []), ("5", [("MAX_FOO", "quantity")])])
def test_check_judges_it(
    symbol: Symbol, quantity: str, expected: list[tuple[str, str | None]]
) -> None:
    assert broken(symbol, limit(quantity)) == expected


def test_it_is_judged_at_its_bound(symbol: Symbol) -> None:
    at, beyond = (symbol.check(limit(quantity)) for quantity in ("4.5", "4.51"))
    assert "MAX_FOO" not in {one.rule for one in at.violations}
    assert "MAX_FOO" in {one.rule for one in beyond.violations}


def test_the_finding_is_made_from_it(symbol: Symbol) -> None:
    (one,) = symbol.check(limit("5")).violations
    assert (one.code, one.msg) == (-1013, "Filter failure: MAX_FOO")
    assert one.bound is not None
    assert (one.bound.name, one.bound.value) == ("maxFoo", MOST)
    assert one.value == 5
    assert one.text == "quantity 5 is above maxFoo 4.5; nearest is 4"


def test_suggestions_keep_it_and_the_step(symbol: Symbol) -> None:
    (one,) = symbol.check(limit("7")).violations
    assert one.suggestions == (Decimal(4),)


def test_suggestions_of_other_rules_keep_it(symbol: Symbol) -> None:
    (one,) = symbol.check(limit("4.2")).violations
    assert (one.rule, one.suggestions) == ("LOT_SIZE", (Decimal(4),))


def test_sizing_keeps_it(symbol: Symbol) -> None:
    assert symbol.max_quantity("10") == 4
    assert symbol.max_quantity(order_type="MARKET") == 4
    assert symbol.quantity_for("1000", "10") == 4
    assert symbol.sellable("20", price="10").quantity == 4


def test_fit_keeps_it(symbol: Symbol) -> None:
    fit = symbol.fit(limit("20"))
    assert fit
    assert fit.order.to_params()["quantity"] == "4"
    (change,) = fit.changes
    assert "MAX_FOO maxFoo 4.5" in change.why


def test_the_region_ends_at_it(symbol: Symbol) -> None:
    region = symbol.region(side="BUY", type="LIMIT")
    assert region.quantities_at("10") == (Decimal(1), Decimal(4))
    assert region.quantities == Range(Decimal(1), Decimal(4), Decimal(1))


def test_the_command_shows_it(
    symbol: Symbol, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert symbol.name == "AB"
    path = tmp_path / "exchangeInfo.json"
    path.write_text(json.dumps(DOCUMENT))
    assert main(["rules", "--rules", str(path), "AB", "--format", "json"]) == 0
    (shown,) = map(json.loads, capsys.readouterr().out.splitlines())
    (meaning,) = [one["meaning"] for one in shown["filters"] if one["filterType"] == "MAX_FOO"]
    assert meaning == ["quantity must be at most maxFoo 4.5 A"]


def test_illegal_orders_break_it(symbol: Symbol) -> None:
    drawn = illegal_orders(symbol, "MAX_FOO")

    @settings(max_examples=20)
    @given(drawn)
    def breaks_it(order: Order) -> None:
        assert "MAX_FOO" in {rule for rule, _ in broken(symbol, order)}

    breaks_it()
    alone = find(drawn, lambda order: len(broken(symbol, order)) == 1)
    assert broken(symbol, alone) == [("MAX_FOO", "quantity")]


def test_a_filter_that_states_nothing_is_an_error() -> None:
    class Silent(Filter):
        rule_id = "SILENT"

    with pytest.raises(NotImplementedError):
        Silent().constraints(
            limit("1").shape, ExchangeInfo.load(DOCUMENT)["AB"].region().plan.context
        )


@attrs.frozen
class MaxOpenFoo(MaxFoo):
    """How many orders may be open, said without a field of the request."""

    demands: ClassVar[Mapping[str, Callable[[Term], Comparison]]] = {
        "at least": lambda room: Term(1) <= room,
        "more than": lambda room: Term(0) < room,
    }
    demand: ClassVar[str]

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG002
        """Bind what is open."""
        yield self.demands[self.demand](named("maxFoo", int(self.max_foo)) - OPEN_HERE["orders"])


@pytest.mark.parametrize("demand", MaxOpenFoo.demands)
def test_a_limit_without_a_field_holds_by_its_own_relation(
    monkeypatch: pytest.MonkeyPatch, demand: str
) -> None:
    monkeypatch.setattr(MaxOpenFoo, "demand", demand, raising=False)
    for table in (pretrade.filters.REQUEST_FILTERS, pretrade.filters.FILTERS):
        monkeypatch.setitem(cast("dict[str, Any]", table), "MAX_FOO", MaxOpenFoo)
    symbol = ExchangeInfo.load(DOCUMENT)["AB"]

    for count in range(6):  # of 4
        open_orders = [OpenOrder("AB", "BUY", "LIMIT", "1")] * count
        report = symbol.check(limit("2"), account=Account(open_orders=open_orders))
        assert ("MAX_FOO" in [one.rule for one in report.violations]) is (count >= 4)
