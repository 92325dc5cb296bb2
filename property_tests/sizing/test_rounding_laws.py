"""Rounding and writing as laws, on made-up grids and on amounts of any size."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pretrade import ExchangeInfo, Symbol
from pretrade.enums import Rounding
from property_tests.sizing.small_worlds import answer

ROUNDINGS = st.sampled_from(list(Rounding))
DAYS = st.sampled_from(["2026-09-26", "2022-01-01"])
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
    """A number is rounded by its value; to where, `test_random_grids` and the others work out."""

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
