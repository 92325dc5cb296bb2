"""round_price, round_stop_price and round_quantity."""

from decimal import Decimal, localcontext

import pytest

from pretrade import CannotFit, InvalidFacts
from pretrade.enums import OrderType, Rounding, Side
from tests.sizing.words import BEFORE_ZERO, TODAY, reasons
from tests.symbols import lot_size, market_lot_size, price_filter, symbol_with

AAVEUSDT = symbol_with(price_filter("0.1", "0.1"), lot_size("0.001"))
STOPS = ["STOP_LOSS", "STOP_LOSS_LIMIT"]
TAKES = ["TAKE_PROFIT", "TAKE_PROFIT_LIMIT"]


@pytest.mark.parametrize(
    ("side", "rounding", "expected"),
    [
        ("BUY", None, "359.4"),
        ("SELL", None, "359.5"),
        (None, None, "359.5"),
        ("BUY", "up", "359.5"),
        ("SELL", "down", "359.4"),
        ("BUY", "nearest", "359.5"),
        ("sell", None, "359.5"),
        (Side.BUY, None, "359.4"),
        (None, Rounding.DOWN, "359.4"),
    ],
)
def test_a_price_is_never_worse_than_asked_for(
    side: str | None, rounding: str | None, expected: str
) -> None:
    assert AAVEUSDT.round_price("359.49", side, rounding) == Decimal(expected)


@pytest.mark.parametrize(
    ("price", "expected"),
    [("359.45", "359.5"), ("359.4499999", "359.4"), ("359.44", "359.4"), ("359.4", "359.4")],
)
def test_the_nearest_tick_is_the_higher_one_of_two(price: str, expected: str) -> None:
    assert AAVEUSDT.round_price(price) == Decimal(expected)


@pytest.mark.parametrize(
    ("order_type", "side", "expected"),
    [
        *((order_type, "BUY", "359.5") for order_type in STOPS),
        *((order_type, "SELL", "359.4") for order_type in STOPS),
        *((order_type, "BUY", "359.4") for order_type in TAKES),
        *((order_type, "SELL", "359.5") for order_type in TAKES),
        ("stop_loss", "sell", "359.4"),
    ],
)
def test_a_stop_price_moves_away_from_the_market(order_type: str, side: str, expected: str) -> None:
    assert AAVEUSDT.round_stop_price("359.44", side, order_type) == Decimal(expected)


def test_an_explicit_rounding_wins_for_a_stop_price_too() -> None:
    assert AAVEUSDT.round_stop_price("359.44", "SELL", "STOP_LOSS", "up") == Decimal("359.5")


@pytest.mark.parametrize("order_type", ["LIMIT", "MARKET", "LIMIT_MAKER"])
def test_a_type_without_a_stop_price_has_none_to_round(order_type: str) -> None:
    with pytest.raises(ValueError, match=f"{order_type} has no stop price"):
        AAVEUSDT.round_stop_price("359.44", "SELL", order_type)


@pytest.mark.parametrize(
    ("step", "quantity", "down", "up"),
    [
        ("0.00000100", "0.04749053", "0.04749", "0.047491"),
        ("0.001", "0.02988799", "0.029", "0.03"),
        ("0.01", "0.29", "0.29", "0.29"),
        ("0.00001000", "0.08", "0.08", "0.08"),
        ("0.1", "52.7472", "52.7", "52.8"),
        ("1.00", "1.5", "1", "2"),
        ("10.00000000", "125", "120", "130"),
        ("3", "8", "6", "9"),
        ("0.5", "1.3", "1", "1.5"),
        ("25", "80", "75", "100"),
        ("0.00000000", "1.23456789012", "1.23456789", "1.2345679"),
    ],
)
def test_a_quantity_goes_to_the_step_below_or_above(
    step: str, quantity: str, down: str, up: str
) -> None:
    found = symbol_with(lot_size(step, "0", "0"))
    assert str(found.round_quantity(quantity)) == down
    assert str(found.round_quantity(quantity, rounding="up")) == up


@pytest.mark.parametrize("quantity", ["1E+2", "100", "100.00000000", Decimal("1E+2"), 100, 100.0])
def test_the_same_number_gives_the_same_answer_however_it_is_written(quantity: str) -> None:
    assert str(symbol_with(lot_size("1.0")).round_quantity(quantity)) == "100"


def test_a_float_beside_a_legal_value_counts_as_that_value() -> None:
    coarse = symbol_with(lot_size("0.1", "0.1"))
    assert coarse.round_quantity(0.3) == Decimal("0.3")  # type: ignore[arg-type]
    assert coarse.round_quantity(0.3 - 0.1) == Decimal("0.2")  # type: ignore[arg-type]
    assert coarse.round_quantity(0.29) == Decimal("0.2")  # type: ignore[arg-type]
    assert coarse.round_quantity("0.19999999999999998") == Decimal("0.1")


def test_a_market_quantity_keeps_both_filters() -> None:
    found = symbol_with(lot_size("0.00001", "0.00001"), market_lot_size("148.34869255"))
    assert found.round_quantity("148.348699", "MARKET") == Decimal("148.34869")
    assert found.round_quantity("148.35", "LIMIT") == Decimal("148.35")
    assert reasons(lambda: found.round_quantity("148.35", OrderType.MARKET)) == [
        "MARKET_LOT_SIZE maxQty 148.34869255 excludes quantity 148.35"
    ]


@pytest.mark.parametrize(
    ("quantity", "rounding", "expected"),
    [("20", "down", "15"), ("20", "up", "30"), ("22.5", "nearest", "30"), ("15.1", "up", "30")],
)
def test_two_steps_meet_in_their_common_multiples(
    quantity: str, rounding: str, expected: str
) -> None:
    found = symbol_with(lot_size("3", "3"), market_lot_size("900", "2.5", "0"))
    assert found.round_quantity(quantity, "MARKET", rounding) == Decimal(expected)


def test_steps_were_once_counted_from_the_minimum() -> None:
    found = symbol_with(price_filter("0.05", "0.01"), lot_size("3", "1"))
    assert found.round_quantity("9", as_of=BEFORE_ZERO) == Decimal(7)
    assert found.round_quantity("9", rounding="up", as_of=BEFORE_ZERO) == Decimal(10)
    assert found.round_quantity("9", as_of=TODAY) == Decimal(9)
    assert found.round_price("10.03", "BUY", as_of=BEFORE_ZERO) == Decimal("10.01")
    assert found.round_price("10.03", "BUY", as_of=TODAY) == Decimal(10)
    assert reasons(lambda: found.round_quantity("0.5", as_of=BEFORE_ZERO)) == [
        "ZERO_VALUE more than 0 excludes quantity 0.5, rounded down to -2",
        "LOT_SIZE minQty 1 excludes quantity 0.5, rounded down to -2",
    ]


def test_steps_may_be_finer_than_what_can_be_written() -> None:
    fine = symbol_with(lot_size("0." + "0" * 23 + "5", "0", "0"), baseAssetPrecision=None)
    assert fine.round_quantity("0.123456789012345678999") == Decimal("0.12345678901234567899")
    off = symbol_with(lot_size("1", "0." + "0" * 24 + "1", "0"))
    assert reasons(lambda: off.round_quantity("5", as_of=BEFORE_ZERO)) == [
        "SYNTAX 20 decimals",
        "LOT_SIZE stepSize 1 from minQty 0.0000000000000000000000001",
    ]


def test_steps_that_never_meet_exclude_each_other() -> None:
    found = symbol_with(lot_size("2", "1"), market_lot_size("100", "2", "2"))
    assert reasons(lambda: found.round_quantity("9", "MARKET", as_of=BEFORE_ZERO)) == [
        "LOT_SIZE stepSize 2 from minQty 1",
        "MARKET_LOT_SIZE stepSize 2",
    ]
    assert found.round_quantity("9", as_of=BEFORE_ZERO) == Decimal(9)


@pytest.mark.parametrize(
    ("price", "rounding", "expected"),
    [
        (
            "0.004",
            "down",
            [
                "ZERO_VALUE more than 0 excludes price 0.004, rounded down to 0",
                "PRICE_FILTER minPrice 0.01 excludes price 0.004, rounded down to 0",
            ],
        ),
        ("0.004", "up", None),
        (
            "0",
            "up",
            [
                "ZERO_VALUE more than 0 excludes price 0",
                "PRICE_FILTER minPrice 0.01 excludes price 0",
            ],
        ),
        ("1000.001", "down", None),
        ("1000.001", "up", ["PRICE_FILTER maxPrice 1000 excludes price 1000.001, rounded up to "]),
        ("2000", "down", ["PRICE_FILTER maxPrice 1000 excludes price 2000"]),
    ],
)
def test_nothing_is_pulled_into_bounds(
    price: str, rounding: str, expected: list[str] | None
) -> None:
    found = symbol_with(price_filter("0.01", "0.01", "1000"))
    if expected is None:
        assert found.round_price(price, rounding=rounding) > 0
        return
    told = reasons(lambda: found.round_price(price, rounding=rounding))
    assert len(told) == len(expected)
    assert all(one.startswith(start) for one, start in zip(told, expected, strict=True))


def test_the_value_must_not_have_more_decimals_than_the_asset() -> None:
    found = symbol_with(price_filter("0", "0", "0"), lot_size("0.0001", "0"), baseAssetPrecision=2)
    assert str(found.round_quantity("1.23456")) == "1.23"
    assert str(found.round_price("1.234567891")) == "1.23456789"


def test_without_filters_a_number_only_has_to_be_written() -> None:
    bare = symbol_with(baseAssetPrecision=None, quoteAssetPrecision=None)
    assert str(bare.round_quantity("1.230")) == "1.23"
    assert str(bare.round_price("0.123456789012345678909")) == "0.12345678901234567891"


@pytest.mark.parametrize(
    "price",
    ["abc", "", "nan", "inf", "-1", -1, True, None, "1e400", "1" * 99, object(), float("nan")],
)
def test_what_is_no_price_is_an_error_that_names_it(price: object) -> None:
    with pytest.raises(InvalidFacts, match=r"^price: "):
        AAVEUSDT.round_price(price)  # type: ignore[arg-type]


def test_a_word_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="'sideways' is no rounding; there are down, up, nearest"):
        AAVEUSDT.round_price("1", rounding="sideways")
    with pytest.raises(ValueError, match="is not a valid Side"):
        AAVEUSDT.round_price("1", side="HOLD")
    with pytest.raises(ValueError, match="is not a valid OrderType"):
        AAVEUSDT.round_quantity("1", "LIMITED")


def test_the_context_of_the_caller_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 3
        context.rounding = "ROUND_UP"
        before = repr(context)
        assert AAVEUSDT.round_price("12345.67", "BUY") == Decimal("12345.6")
        assert AAVEUSDT.round_quantity("1234.56789") == Decimal("1234.567")
        with pytest.raises(CannotFit):
            AAVEUSDT.round_quantity("0.0001")
        assert repr(context) == before


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("8.329e-05", "0.00008329"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("1E+2"), "100"),
        ("0.10", "0.1"),
        (27000, "27000"),
        (1e-05, "0.00001"),
        ("0", "0"),
        ("92233720368.54775807", "92233720368.54775807"),
    ],
)
def test_numbers_are_written_plainly(number: Decimal, text: str) -> None:
    assert AAVEUSDT.format_price(number) == text
    assert AAVEUSDT.format_quantity(number) == text


@pytest.mark.parametrize("number", ["abc", "-1", None])
def test_what_is_no_number_is_not_written(number: str) -> None:
    with pytest.raises(InvalidFacts, match=r"^price: "):
        AAVEUSDT.format_price(number)
    with pytest.raises(InvalidFacts, match=r"^quantity: "):
        AAVEUSDT.format_quantity(number)
