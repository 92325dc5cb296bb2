"""min_iceberg_quantity: the smallest visible part."""

from decimal import Decimal

import pytest

from pretrade import InvalidFacts
from tests.sizing.words import reasons
from tests.symbols import lot_size, min_notional, symbol_with


def parts(limit: int) -> dict[str, object]:
    return {"filterType": "ICEBERG_PARTS", "limit": limit}


@pytest.mark.parametrize(
    ("quantity", "limit", "step", "expected"),
    [
        ("10", 10, "0.1", "1"),
        ("10", 100, "0.1", "0.1"),
        ("10.1", 10, "0.1", "1.1"),
        ("10", 3, "0.1", "3.4"),
        ("10", 3, "3", "6"),
        ("0.1", 10, "0.1", "0.1"),
    ],
)
def test_it_makes_no_more_parts_than_allowed(
    quantity: str, limit: int, step: str, expected: str
) -> None:
    found = symbol_with(lot_size(step, step), parts(limit))
    assert found.min_iceberg_quantity(quantity) == Decimal(expected)


def test_it_is_worth_enough_where_that_counts() -> None:
    filters = lot_size("0.1", "0.1"), parts(10), min_notional("10")
    assert symbol_with(*filters).min_iceberg_quantity(10) == 1
    assert symbol_with(*filters).min_iceberg_quantity(10, price=3) == Decimal("3.4")
    assert symbol_with(*filters, every_notional=False).min_iceberg_quantity(10, price=3) == 1


def test_there_may_be_none() -> None:
    found = symbol_with(lot_size("3", "3"), parts(1))
    assert reasons(lambda: found.min_iceberg_quantity(10)) == [
        "ICEBERG_PARTS limit 1 at a quantity of 10 (at least 10)",
        "ICEBERG_QUANTITY quantity 10",
        "LOT_SIZE stepSize 3",
    ]
    assert reasons(lambda: symbol_with(parts(0)).min_iceberg_quantity(10)) == [
        "ICEBERG_PARTS limit 0 at a quantity of 10 (at least infinity)",
        "ICEBERG_QUANTITY quantity 10",
    ]


def test_a_quantity_is_above_zero() -> None:
    with pytest.raises(InvalidFacts, match=r"^quantity: is 0"):
        symbol_with().min_iceberg_quantity(0)
