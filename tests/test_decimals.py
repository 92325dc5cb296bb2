"""Exact arithmetic: traps of decimals that must never show."""

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest

from pretrade import Account, Market, Report
from pretrade.decimals import (
    add,
    decimal_of_float,
    floor_to_grid,
    multiply,
    plain,
    remainder,
    short,
    subtract,
)
from pretrade.order.syntax import wire_text
from tests.symbols import Json, exchange_with, found, judged, limit, open_order

LONGEST = Decimal("99999999999999999999.99999999999999999999")
LARGEST = Decimal("92233720368.54775807")


@pytest.mark.parametrize(
    ("number", "step", "floor"),
    [
        ("0.08", "0.00001000", "0.08"),
        ("0.29", "0.01", "0.29"),
        ("0.04749053", "0.000001", "0.04749"),
        ("0.02988799", "0.001", "0.029"),
        ("359.49", "0.1", "359.4"),
        ("8", "3", "6"),
        ("9", "3", "9"),
        ("0", "3", "0"),
        ("7.75", "0.5", "7.5"),
        ("80", "25", "75"),
        ("5", "1.00000000", "5"),
        ("173.91304348", "1", "173"),
        ("5555.12345678", "0.00000001", "5555.12345678"),
        (str(LARGEST), "0.00000001", str(LARGEST)),
    ],
)
def test_the_floor_of_a_step(number: str, step: str, floor: str) -> None:
    value, width = Decimal(number), Decimal(step)

    assert floor_to_grid(value, width) == Decimal(floor)


@pytest.mark.parametrize(
    ("number", "floor"),
    [("7", "7"), ("8", "7"), ("5", "4"), ("0.5", "-2"), ("1", "1")],
)
def test_steps_from_an_origin_go_below_it_too(number: str, floor: str) -> None:
    value, three, one = Decimal(number), Decimal(3), Decimal(1)

    assert floor_to_grid(value, three, one) == Decimal(floor)


def test_twenty_and_twenty_digits_neither_overflow_nor_round() -> None:
    exact = Fraction(LONGEST)

    assert Fraction(multiply(LONGEST, LONGEST)) == exact * exact
    assert Fraction(multiply(multiply(LONGEST, LONGEST), LONGEST)) == exact**3
    assert Fraction(add(LONGEST, Decimal("1E-20"))) == exact + Fraction(1, 10**20)
    assert Fraction(subtract(LONGEST, Decimal("1E-20"))) == exact - Fraction(1, 10**20)
    assert Fraction(remainder(LONGEST, Decimal("0.7"))) == exact % Fraction(7, 10)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("1E+2"), "100"),
        (Decimal("0.10"), "0.10"),
        (Decimal("8.329E-5"), "0.00008329"),
        (Decimal("0E-8"), "0.00000000"),
        (8.329e-05, "0.00008329"),
        (1e-07, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (5.0, "5"),
        (0.1, "0.1"),
        (7, "7"),
        ("1e-05", "1e-05"),
        ("1.50", "1.50"),
    ],
)
def test_what_goes_over_the_wire_has_no_exponent(number: object, text: str) -> None:
    assert wire_text(number) == text


def test_plain_and_short_notation() -> None:
    assert [plain(Decimal(text)) for text in ("1E-7", "1E+2", "1.500")] == [
        "0.0000001",
        "100",
        "1.500",
    ]
    assert [short(Decimal(text)) for text in ("1E-7", "1E+2", "1.500", "100", "0E-8")] == [
        "0.0000001",
        "100",
        "1.5",
        "100",
        "0",
    ]


@pytest.mark.parametrize("number", [0.1, 0.3, 1 / 3, 5e-324, 1.7976931348623157e308, 123456789.0])
def test_a_float_is_its_shortest_repr(number: float) -> None:
    assert float(decimal_of_float(number)) == number
    assert decimal_of_float(number) == Decimal(repr(number))


RULES: list[Json] = [
    {"filterType": "PRICE_FILTER", "minPrice": "0.01", "maxPrice": "0", "tickSize": "0.00000001"},
    {"filterType": "LOT_SIZE", "minQty": "0.00000001", "maxQty": "0", "stepSize": "0.00000001"},
    {"filterType": "PERCENT_PRICE", "multiplierUp": "1.00000001", "multiplierDown": "1"},
    {"filterType": "MIN_NOTIONAL", "minNotional": "30859.39661"},
    {"filterType": "ICEBERG_PARTS", "limit": 3},
    {"filterType": "MAX_POSITION", "maxPosition": "92233720368.54775807"},
]
ORDERS = [
    limit(price="5555.12345678", quantity="5.55512345"),
    limit(price="5555.12345678", quantity="5.55512346"),
    limit(price="5555.123456789", quantity="5.555123456", icebergQty="1.11111111"),
    limit(price=str(LONGEST), quantity=str(LONGEST)),
    limit(price=Decimal("1E-7"), quantity=Decimal("1E+2")),
]


def verdicts() -> list[Report]:
    """Judge orders that an eight-digit context would get wrong."""
    account = Account(
        balances={"A": "92233720362.99263461"},
        open_orders=[open_order(side="BUY", quantity="0.00000001")],
    )
    info = exchange_with(*RULES)
    market = Market(last_price="5555.12345678")
    return [info.check(order, market=market, account=account) for order in ORDERS]


@pytest.mark.parametrize("trapped", [False, True])
@pytest.mark.parametrize("rounding", [decimal.ROUND_UP, decimal.ROUND_FLOOR])
@pytest.mark.parametrize("digits", [1, 8, 28])
def test_the_context_of_the_caller_changes_nothing_and_is_not_changed(
    digits: int, rounding: str, trapped: bool
) -> None:
    expected = verdicts()
    traps = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation] if trapped else []

    with decimal.localcontext() as context:
        context.prec, context.rounding = digits, rounding
        context.Emax, context.Emin = 9, -9
        for signal in context.traps:
            context.traps[signal] = signal in traps
        context.clear_flags()
        before = repr(context)
        found_here = [(report.to_dict(), str(report)) for report in verdicts()]
        after = repr(decimal.getcontext())

    assert after == before
    assert found_here == [(report.to_dict(), str(report)) for report in expected]


def test_a_hair_more_or_less_decides() -> None:
    assert found(judged(RULES, ORDERS[0]), "MIN_NOTIONAL") == ["quantity minNotional"]
    assert found(judged(RULES, ORDERS[1]), "MIN_NOTIONAL") == []
