"""How values are read, and how they go over the wire."""

from decimal import Decimal

import pytest

from pretrade import Order


@pytest.mark.parametrize(
    ("given", "wire"),
    [
        ("0.0100", "0.0100"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("1E+2"), "100"),
        (Decimal("0.10"), "0.10"),
        (Decimal("0E-8"), "0.00000000"),
        (8.329e-05, "0.00008329"),
        (1e-07, "0.0000001"),
        (0.1, "0.1"),
        (0.29, "0.29"),
        (5.0, "5"),
        (1e16, "10000000000000000"),
        (0.1 + 0.2, "0.30000000000000004"),
        (7, "7"),
        (10**19, "10000000000000000000"),
    ],
)
def test_numbers_go_over_the_wire_in_plain_notation(given: object, wire: str) -> None:
    order = Order.from_params({"quantity": given})

    assert order.to_params() == {"quantity": wire}
    assert order.quantity == Decimal(wire)


class FloatOfAnArray(float):
    """A float of a numerical library, whose repr names its type."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"np.float64({float(self)!r})"


class Quantity(Decimal):
    """A caller's own decimal."""


class Text(str):
    """A caller's own text."""

    __slots__ = ()


@pytest.mark.parametrize(
    "given", [FloatOfAnArray(0.01), Quantity("0.01"), Text("0.01")], ids=["float", "Decimal", "str"]
)
def test_the_kin_of_numbers_and_texts_are_read_as_such(given: object) -> None:
    order = Order.from_params({"quantity": given})

    assert order.quantity == Decimal("0.01")
    assert order.to_params() == {"quantity": "0.01"}


@pytest.mark.parametrize(
    "given",
    [
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        float("nan"),
        float("inf"),
        True,
        False,
        -1,
        "",
        "1e3",
        10**20,
        [1],
    ],
)
def test_what_cannot_be_read_is_kept_as_given(given: object) -> None:
    order = Order.from_params({"price": given, "quantity": "1"})

    assert order.price is None
    assert order.malformed["price"] is given
    assert order.quantity == 1
    assert set(order.to_params()) == {"price", "quantity"}
