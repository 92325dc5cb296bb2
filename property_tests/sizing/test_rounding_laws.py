"""Rounding as laws, on made-up grids and on amounts of any size."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pretrade import CannotFit, ExchangeInfo, Symbol
from pretrade.enums import Rounding
from property_tests.sizing.small_worlds import answer

DOWN, UP, NEAREST = Rounding
ROUNDINGS = st.sampled_from(list(Rounding))
DAYS = st.sampled_from(["2026-09-26", "2022-01-01"])
SMALLEST = Decimal("0.00000001")
STEPS = st.sampled_from([1, 3, 7, 25, 100, 1000, 5 * 10**7, 10**8, 3 * 10**8, 25 * 10**8])
NUMBERS = st.integers(0, 10**22).map(lambda units: Decimal(units).scaleb(-12))


def plain(units: int) -> str:
    return format(Decimal(units).scaleb(-8), "f")


@st.composite
def symbols(draw: st.DrawFn) -> Symbol:
    """Draw a symbol with odd steps; the minimum may be off the step, the maximum disabled."""
    filters = [
        _grid(draw, "PRICE_FILTER", "minPrice", "maxPrice", "tickSize"),
        _grid(draw, "LOT_SIZE", "minQty", "maxQty", "stepSize"),
    ]
    if draw(st.booleans()):
        filters.append(_grid(draw, "MARKET_LOT_SIZE", "minQty", "maxQty", "stepSize"))
    fields = {"baseAsset": "A", "quoteAsset": "B", "symbol": "AB"}
    decimals = {"baseAssetPrecision": 8, "quoteAssetPrecision": 8}
    document = {"symbols": [{**fields, **decimals, "filters": filters}]}
    return ExchangeInfo.load(document)["AB"]


def _grid(draw: st.DrawFn, kind: str, low: str, high: str, step: str) -> dict[str, Any]:
    size = draw(STEPS)
    least = size * draw(st.integers(0, 50)) + draw(st.sampled_from([0, 0, 1, size // 3]))
    most = draw(st.sampled_from([0, least + size * 10**6, 10**18]))
    return {"filterType": kind, low: plain(least), high: plain(most), step: plain(size)}


def _round(symbol: Symbol, what: str, value: Any, rounding: Rounding, as_of: str) -> Decimal:  # noqa: ANN401
    if what == "price":
        return symbol.round_price(value, rounding=rounding, as_of=as_of)
    return symbol.round_quantity(value, what, rounding, as_of=as_of)


WHAT = st.sampled_from(["price", "LIMIT", "MARKET"])


class TestRounding:
    """What is rounded is on the step and in bounds, or there is nothing."""

    @given(symbols(), WHAT, NUMBERS, ROUNDINGS, DAYS)
    def test_twice_is_once(
        self, symbol: Symbol, what: str, value: Decimal, rounding: Rounding, as_of: str
    ) -> None:
        once = answer(_round, symbol, what, value, rounding, as_of)
        if once is None:
            return
        for again in Rounding:
            assert str(_round(symbol, what, once, again, as_of)) == str(once)

    @given(symbols(), WHAT, NUMBERS, DAYS)
    def test_down_is_not_above_and_up_not_below_and_nearest_is_one_of_them(
        self, symbol: Symbol, what: str, value: Decimal, as_of: str
    ) -> None:
        down, up, nearest = (answer(_round, symbol, what, value, way, as_of) for way in Rounding)
        assert down is None or down <= value
        assert up is None or up >= value
        assert nearest is None or nearest in {down, up}
        if down is not None and up is not None:
            closer = down if value - down < up - value else up
            assert nearest == closer

    @given(symbols(), WHAT, NUMBERS, NUMBERS, ROUNDINGS, DAYS)
    def test_larger_stays_larger(  # noqa: PLR0913, PLR0917  what is drawn
        self,
        symbol: Symbol,
        what: str,
        one: Decimal,
        more: Decimal,
        rounding: Rounding,
        as_of: str,
    ) -> None:
        smaller = answer(_round, symbol, what, one, rounding, as_of)
        larger = answer(_round, symbol, what, one + more, rounding, as_of)
        if smaller is not None and larger is not None:
            assert smaller <= larger

    @given(symbols(), WHAT, NUMBERS, ROUNDINGS, DAYS, st.integers(0, 12))
    def test_zeros_at_the_end_change_nothing(  # noqa: PLR0913, PLR0917  what is drawn
        self,
        symbol: Symbol,
        what: str,
        value: Decimal,
        rounding: Rounding,
        as_of: str,
        zeros: int,
    ) -> None:
        padded = format(value, "f") + ("0" * zeros if "." in format(value, "f") else "")
        forms = [value, padded, format(value, "E"), Decimal(padded), value.normalize()]
        found = {str(answer(_round, symbol, what, form, rounding, as_of)) for form in forms}
        assert len(found) == 1

    @given(symbols(), WHAT, NUMBERS, ROUNDINGS, DAYS)
    def test_it_goes_less_than_a_step(
        self, symbol: Symbol, what: str, value: Decimal, rounding: Rounding, as_of: str
    ) -> None:
        found = answer(_round, symbol, what, value, rounding, as_of)
        if found is None:
            return
        far = abs(Fraction(found) - Fraction(value))
        step = Fraction(_step(symbol, what, as_of))
        assert far < step
        assert rounding is not NEAREST or far <= step / 2

    @given(symbols(), NUMBERS, ROUNDINGS, st.sampled_from(["LIMIT", "MARKET"]), DAYS)
    def test_check_passes_what_was_rounded(
        self, symbol: Symbol, value: Decimal, rounding: Rounding, order_type: str, as_of: str
    ) -> None:
        price = answer(symbol.round_price, value, rounding=rounding, as_of=as_of)
        quantity = answer(symbol.round_quantity, value, order_type, rounding, as_of=as_of)
        order = {"symbol": "AB", "side": "BUY", "type": order_type, "quantity": quantity or "1"}
        timed = {"timeInForce": "GTC", "price": price or "1"}
        report = symbol.check({**order, **(timed if order_type == "LIMIT" else {})}, as_of=as_of)
        wrong = {one.field for one in report.violations if one.rule != "ZERO_NOTIONAL"}
        assert quantity is None or "quantity" not in wrong
        assert price is None or "price" not in wrong


class TestFormat:
    """What is written is the same number, plainly."""

    @given(
        st.decimals(min_value=0, allow_nan=False, allow_infinity=False, places=20, max_value=10**18)
    )
    def test_it_reads_back_and_has_no_exponent(self, number: Decimal) -> None:
        symbol = ExchangeInfo.load({"symbols": [{"symbol": "AB"}]})["AB"]
        for written in (symbol.format_price(number), symbol.format_quantity(number)):
            assert Decimal(written) == number
            assert set(written) <= set("0123456789.")
            assert "." not in written or not written.endswith(("0", "."))

    @given(st.floats(min_value=1e-30, max_value=1e18))
    def test_floats_read_back_too(self, number: float) -> None:
        symbol = ExchangeInfo.load({"symbols": [{"symbol": "AB"}]})["AB"]
        written = symbol.format_price(number)  # type: ignore[arg-type]
        assert float(written) == number
        assert "e" not in written


def _step(symbol: Symbol, what: str, as_of: str) -> Decimal:
    """Take the distance from one legal number to the next."""
    region = symbol.region_of("MARKET" if what == "MARKET" else "LIMIT", "BUY", as_of=as_of)
    return region.span("price" if what == "price" else "quantity", dict[str, Decimal]().get).step


def test_a_step_that_is_met_nowhere_has_no_numbers() -> None:
    lot = {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "0", "stepSize": "2"}
    market = {"filterType": "MARKET_LOT_SIZE", "minQty": "2", "maxQty": "0", "stepSize": "2"}
    symbol = ExchangeInfo.load({"symbols": [{"symbol": "AB", "filters": [lot, market]}]})["AB"]
    with pytest.raises(CannotFit):
        symbol.round_quantity("5", "MARKET", as_of="2022-01-01")
