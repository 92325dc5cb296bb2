"""Fields of exchangeInfo are read exactly, or refused with the place where they stand."""

from collections.abc import Callable
from decimal import Decimal, localcontext

import pytest

from pretrade import InvalidExchangeInfo
from pretrade.filters import JsonObject


def holding(value: object) -> JsonObject:
    """An object with one field ``x``, at a place in a document."""
    return JsonObject({"x": value}, "$.symbols[3].filters[0]")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.00001000", "0.00001000"),
        ("1", "1"),
        ("1.0", "1.0"),
        ("1E-7", "1E-7"),
        ("-0", "-0"),
        (7, "7"),
        (0, "0"),
        (0.1, "0.1"),
        (1e-05, "0.00001"),
        (5.0, "5"),
        ("9" * 60, "9" * 60),
        (Decimal("0.10"), "0.10"),
    ],
)
def test_a_decimal_is_read_exactly(value: object, text: str) -> None:
    assert str(holding(value).decimal("x")) == text


def test_a_decimal_is_read_exactly_in_a_narrow_context() -> None:
    with localcontext(prec=4):
        assert holding("92233720368.54775807").decimal("x") == Decimal("92233720368.54775807")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("abc", "'abc' is not a decimal"),
        ("", "'' is not a decimal"),
        ("1,5", "'1,5' is not a decimal"),
        ("1_000", "'1_000' is not a decimal"),
        (" 1", "' 1' is not a decimal"),
        ("\u0661", "'\u0661' is not a decimal"),
        ("NaN", "'NaN' is not a decimal"),
        ("sNaN", "'sNaN' is not a decimal"),
        ("-Infinity", "'-Infinity' is not a decimal"),
        (float("nan"), "nan is not a decimal"),
        (float("inf"), "inf is not a decimal"),
        (True, "True is not a decimal"),
        (False, "False is not a decimal"),
        ([], "[] is not a decimal"),
        ({"a": 1}, "{'a': 1} is not a decimal"),
        ("-0.1", "'-0.1' is negative"),
        (-1, "-1 is negative"),
        ("1E+61", "'1E+61' is too long for a price or a quantity"),
        ("1E-61", "'1E-61' is too long for a price or a quantity"),
        ("1E+999999999999", "'1E+999999999999' is too long for a price or a quantity"),
        ("1E-99999999999999999999", "'1E-99999999999999999999' is not a decimal"),
        (None, "is missing"),
    ],
)
def test_what_is_no_decimal_is_refused(value: object, reason: str) -> None:
    with pytest.raises(InvalidExchangeInfo) as caught:
        holding(value).decimal("x")

    assert str(caught.value) == f"$.symbols[3].filters[0].x: {reason}"
    assert (caught.value.path, caught.value.reason) == ("$.symbols[3].filters[0].x", reason)


def test_an_absent_field_is_missing() -> None:
    with pytest.raises(InvalidExchangeInfo, match=r"\[0\]\.y: is missing$"):
        holding("1").decimal("y")


@pytest.mark.parametrize("digits", ["9" * 5000, 10**5000], ids=["text", "number"])
def test_a_long_value_is_cut_in_the_error(digits: object) -> None:
    with pytest.raises(InvalidExchangeInfo) as caught:
        holding(digits).decimal("x")

    assert str(caught.value).endswith("too long for a price or a quantity")
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("value", "number"), [(5, 5), ("5", 5), (5.0, 5), ("5.00", 5), ("1E+1", 10), (0, 0)]
)
def test_a_whole_number_is_read(value: object, number: int) -> None:
    assert holding(value).integer("x") == number
    assert type(holding(value).integer("x")) is int


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (1.5, "1.5 is not a whole number"),
        ("0.1", "'0.1' is not a whole number"),
        ("five", "'five' is not a decimal"),
        (-5, "-5 is negative"),
        (True, "True is not a decimal"),
    ],
)
@pytest.mark.parametrize("default", [None, 7])
def test_what_is_no_whole_number_is_refused(
    default: int | None, value: object, reason: str
) -> None:
    with pytest.raises(InvalidExchangeInfo) as caught:
        holding(value).integer("x", default)

    assert caught.value.reason == reason


def test_a_default_stands_in_for_an_absent_number() -> None:
    assert holding(None).integer("x", 7) == 7
    assert holding(1).integer("y", 7) == 7
    with pytest.raises(InvalidExchangeInfo, match="is missing"):
        holding(None).integer("x")


def test_yes_and_no() -> None:
    assert holding(True).boolean("x", default=None) is True
    assert holding(False).boolean("x", default=True) is False
    assert holding(None).boolean("x", default=None) is None
    assert holding(True).boolean("y", default=True) is True


def test_texts() -> None:
    assert holding("A").text("x") == "A"
    assert holding(None).text("x") is None
    assert holding(["A", "B", "A"]).texts("x") == frozenset({"A", "B"})
    assert holding([]).texts("x") == frozenset()
    assert holding("A").texts("y") is None


def as_boolean(raw: JsonObject) -> object:
    return raw.boolean("x", default=None)


def as_text(raw: JsonObject) -> object:
    return raw.text("x")


def as_texts(raw: JsonObject) -> object:
    return raw.texts("x")


@pytest.mark.parametrize(
    ("read", "value", "reason"),
    [
        (as_boolean, "true", "'true' is neither true nor false"),
        (as_boolean, 1, "1 is neither true nor false"),
        (as_boolean, 0, "0 is neither true nor false"),
        (as_text, 1, "1 is not a text"),
        (as_texts, "A", "'A' is not an array of texts"),
        (as_texts, ["A", 1], "['A', 1] is not an array of texts"),
        (as_texts, {"A": 1}, "{'A': 1} is not an array of texts"),
    ],
)
def test_what_is_of_another_kind_is_refused(
    read: Callable[[JsonObject], object], value: object, reason: str
) -> None:
    with pytest.raises(InvalidExchangeInfo) as caught:
        read(holding(value))

    assert str(caught.value) == f"$.symbols[3].filters[0].x: {reason}"
