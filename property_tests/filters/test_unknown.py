"""A filterType that pretrade does not know, as laws."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import pretrade
from pretrade.filters import FILTERS
from property_tests.small_cases import few, report, seeded_cases, small_case
from property_tests.strategies import Case

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
names = st.text(min_size=1).filter(lambda name: name not in FILTERS)


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a filter of an unknown type that holds anything."""
    fields = draw(st.dictionaries(st.text(), json_values, max_size=4))
    return {**fields, "filterType": draw(names)}


class TestUnknownFilter:
    """T_PLUS_SELL and any unknown type: kept raw, unevaluated."""

    @given(rules())
    def test_whatever_it_holds_it_is_kept_and_reported(self, rule: dict[str, Any]) -> None:
        name = rule["filterType"]
        case = small_case(rule, type="LIMIT", quantity="1", price="1")
        info = pretrade.ExchangeInfo.load(case.exchange_info, eager=True)
        (said,) = [one for one in report(case).unevaluated if one.rule == name]

        assert info["AB"].filters.unknown[name].raw == rule
        assert said.missing == ()
        assert len(info.warnings) == 1
        assert name in info.warnings[0]

    @few
    @given(seeded_cases, rules())
    def test_what_the_other_filters_say_stays(self, case: Case, rule: dict[str, Any]) -> None:
        symbol = case.exchange_info["symbols"][0]
        others = symbol["filters"]
        more = {**symbol, "filters": [rule, *others]}
        if rule["filterType"] in {one["filterType"] for one in others}:
            return
        plainly = report(case)
        beside = report(case._replace(exchange_info={**case.exchange_info, "symbols": [more]}))

        assert beside.violations == plainly.violations
        assert set(plainly.unevaluated) < set(beside.unevaluated)
