"""Made-up exchanges are odd, but legal."""

import json
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pretrade import ExchangeInfo, Symbol
from pretrade.errors import InvalidFacts
from pretrade.filters import FILTERS
from pretrade.testing.strategies import exchange_infos, symbols
from tests.testing.rule_settings import least

pytestmark = pytest.mark.slow


def step_of(symbol: Symbol, filter_type: str, name: str) -> Decimal | None:
    rule = symbol.filters.get(filter_type)
    return rule and getattr(rule, name)


@given(exchange_infos(max_symbols=3))
def test_they_are_json_that_loads_without_a_warning(info: ExchangeInfo) -> None:
    again = ExchangeInfo.load(json.dumps(info.raw), eager=True)

    assert not again.warnings
    assert again.raw == info.raw
    assert 1 <= len(info) <= 3
    assert info.exchange.day is not None


@given(symbols())
def test_every_symbol_says_everything(symbol: Symbol) -> None:
    fields = symbol.fields

    assert fields.order_types is not None
    assert "LIMIT" in fields.order_types
    assert fields.permission_sets
    assert fields.base_asset_precision is not None
    assert fields.iceberg_allowed is not None


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_that_is_asked_for_is_there(name: str) -> None:
    @given(exchange_infos(having=[name]))
    def law(info: ExchangeInfo) -> None:
        assert all(name in {**info.exchange.filters, **one.filters} for one in info.values())

    law()


@given(symbols(having={"TRAILING_DELTA", "ICEBERG_PARTS", "MARKET_LOT_SIZE"}))
def test_what_a_filter_binds_is_allowed(symbol: Symbol) -> None:
    assert symbol.fields.allow_trailing_stop
    assert symbol.fields.iceberg_allowed
    assert symbol.fields.order_types is not None
    assert symbol.fields.order_types > {"MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT"}


@given(symbols(status="BREAK", orderTypes=["MARKET"], day="2024-01-01"))
def test_fields_and_day_are_as_asked(symbol: Symbol) -> None:
    assert symbol.status == "BREAK"
    assert [*(symbol.fields.order_types or ())] == ["MARKET"]
    assert str(symbol.exchange.day) == "2024-01-01"


@pytest.mark.parametrize("step", ["3", "0.5", "25", "0", "0.00000001"])
def test_there_are_odd_steps(step: str) -> None:
    odd = Decimal(step)

    least(symbols(), lambda one: step_of(one, "PRICE_FILTER", "tick_size") == odd)
    least(symbols(), lambda one: step_of(one, "LOT_SIZE", "step_size") == odd)


def test_there_are_minima_off_the_step_and_disabled_bounds() -> None:
    def off_step(symbol: Symbol) -> bool:
        rule = symbol.filters.get("LOT_SIZE")
        return bool(rule and rule.step_size and rule.min_qty % rule.step_size)

    least(symbols(), off_step)
    least(symbols(), lambda one: step_of(one, "LOT_SIZE", "max_qty") == 0)
    least(symbols(), lambda one: step_of(one, "PRICE_FILTER", "min_price") == 0)


def test_there_are_both_percent_filters_at_once_and_no_grid_at_all() -> None:
    least(symbols(), lambda one: {"PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE"} <= {*one.filters})
    least(symbols(), lambda one: not {"PRICE_FILTER", "LOT_SIZE"} & {*one.filters})


def test_there_are_old_names_and_both_kinds_of_permissions() -> None:
    least(symbols(having={"MAX_NUM_ORDERS"}), lambda one: '"limit"' in json.dumps(one.raw))
    least(symbols(), lambda one: one.raw["permissions"] and "permissionSets" not in one.raw)
    least(symbols(), lambda one: len(one.raw.get("permissionSets", ())) == 2)


def test_there_are_days_before_and_at_every_change() -> None:
    def of_day(day: str) -> None:
        least(symbols(), lambda one: str(one.exchange.day) == day)

    for day in ("2022-02-23", "2022-02-24", "2023-03-19", "2023-03-20", "2026-05-08"):
        of_day(day)


def test_they_shrink_to_the_plain_exchange_of_the_base_date() -> None:
    info = least(exchange_infos())

    assert str(info.exchange.day) == "2022-09-30"
    (symbol,) = info.values()
    assert [*symbol.filters] == ["PRICE_FILTER", "LOT_SIZE", "MIN_NOTIONAL"]
    assert symbol.filters["PRICE_FILTER"].tick_size == Decimal("0.01")


@given(st.lists(symbols(), min_size=2, max_size=4))
def test_symbols_are_independent(found: list[Symbol]) -> None:
    assert all(one.exchange is not other.exchange for one, other in pairwise(found))


def test_wrong_arguments_are_errors() -> None:
    with pytest.raises(ValueError, match="there is no filter 'LOTSIZE'; there are PRICE_FILTER, "):
        exchange_infos(having={"LOTSIZE"})
    with pytest.raises(ValueError, match="max_symbols is 4; it can be 1 to 3"):
        exchange_infos(max_symbols=4)
    with pytest.raises(InvalidFacts, match="'soon' is not a date"):
        symbols(day="soon")
