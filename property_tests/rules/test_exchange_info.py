"""An exchangeInfo of any shape loads, or is an error that names the place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pretrade import ExchangeInfo, InvalidExchangeInfo
from property_tests.rules import odd_values as odd
from tests.rules.faults import EVERY_FILTER
from tests.rules.requests import ACCOUNT, MARKET, SYMBOL, order

json_leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    odd.any_text,
    st.sampled_from(["0", "1", "0.01", "1e-5", "-1", "NaN", "LIMIT", "LOT_SIZE", "9" * 99]),
)
json_values = st.recursive(
    json_leaves,
    lambda inside: st.one_of(
        st.lists(inside, max_size=3), st.dictionaries(odd.any_text, inside, max_size=3)
    ),
    max_leaves=6,
)
FILTERS: list[dict[str, object]] = [dict(one) for one in EVERY_FILTER["BTCUSDT"].raw["filters"]]


@st.composite
def damaged_symbols(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a symbol of which some values are replaced by anything."""
    symbol: dict[str, Any] = {**SYMBOL, "filters": [dict(one) for one in FILTERS]}
    for name in draw(st.sets(st.sampled_from(sorted(symbol.keys() - {"symbol"})), max_size=2)):
        symbol[name] = draw(json_values)
    if symbol["filters"] == FILTERS:
        one = draw(st.sampled_from(FILTERS))
        name = draw(st.sampled_from(sorted(one)))
        rest = [dict(other) for other in FILTERS if other is not one]
        symbol["filters"] = [{**one, name: draw(json_values)}, *rest]
    return symbol


class TestLoading:
    """Nothing but InvalidExchangeInfo is raised, and it says where."""

    @given(st.one_of(json_values, st.fixed_dictionaries({"symbols": json_values})))
    def test_any_json_loads_or_is_an_error(self, document: Any) -> None:  # noqa: ANN401
        text = json.dumps(document)

        sources: list[str | bytes] = [text.encode()]
        if text.startswith(("{", "[")):  # else it is a path
            sources.append(text)
        for source in sources:
            assert self.place_of_error(source).startswith(("$.", "exchangeInfo"))

    @given(st.binary(max_size=60))
    def test_any_bytes_load_or_are_an_error(self, source: bytes) -> None:
        with pytest.raises(InvalidExchangeInfo):
            ExchangeInfo.load(source)

    @given(damaged_symbols())
    def test_a_damaged_symbol_is_judged_or_is_an_error(self, symbol: dict[str, Any]) -> None:
        place = self.place_of_error({"symbols": [symbol]})
        info = ExchangeInfo.load({"symbols": [symbol]})

        assert isinstance(info.warnings, tuple)
        assert place.startswith("$.symbols[0]") or place == "$."
        if place == "$.":
            report = info.check(order("LIMIT"), market=MARKET, account=ACCOUNT)
            json.dumps(report.to_dict())
        else:
            with pytest.raises(InvalidExchangeInfo):
                info.check(order("LIMIT"), market=MARKET, account=ACCOUNT)

    @given(damaged_symbols(), damaged_symbols())
    def test_damaged_symbols_are_compared_or_are_an_error(
        self, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        old, new = (ExchangeInfo.load({"symbols": [symbol]}) for symbol in (one, other))
        try:
            changes = old.diff(new)
        except InvalidExchangeInfo:
            return
        for change in changes:
            json.dumps(change.to_dict())
            assert isinstance(str(change), str)
        assert old.diff(old) == ()

    def place_of_error(self, source: Any) -> str:  # noqa: ANN401  any source
        """Return where a document is broken; the root of one that is sound."""
        try:
            ExchangeInfo.load(source, eager=True)
        except InvalidExchangeInfo as error:
            return error.path
        return "$."
