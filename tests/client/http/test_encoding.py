"""How values are written on the wire."""

from decimal import Decimal, localcontext

import pytest

from pretrade.client.http.encoding import encode, percent_encode
from pretrade.enums import Side


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("fdkalkfdak@dfl", "fdkalkfdak%40dfl"),
        ("这是测试币456", "%E8%BF%99%E6%98%AF%E6%B5%8B%E8%AF%95%E5%B8%81456"),
        ("a b+c&d=e/f?g#h%", "a%20b%2Bc%26d%3De%2Ff%3Fg%23h%25"),
        ("-._~AZaz09", "-._~AZaz09"),
        ("", ""),
        (Side.BUY, "BUY"),
        (0.00001, "0.00001"),
        (5.0, "5"),
        (0.1, "0.1"),
        (1e22, "10000000000000000000000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("1E+2"), "100"),
        (Decimal("0.10"), "0.10"),
        (Decimal("92233720368.54775807"), "92233720368.54775807"),
        (-1, "-1"),
        (10**30, "1" + 30 * "0"),
        (True, "true"),
        (False, "false"),
        ([], "%5B%5D"),
        (["BTCUSDT", "ETHUSDT"], "%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D"),
        (("SPOT",), "%5B%22SPOT%22%5D"),
        ([1, True, Decimal("0.10")], "%5B1%2Ctrue%2C0.10%5D"),
        (['a"b'], "%5B%22a%5C%22b%22%5D"),
        (["币"], "%5B%22%E5%B8%81%22%5D"),
    ],
)
def test_a_value_is_written(value: object, written: str) -> None:
    assert encode({"name": value}) == f"name={written}"


def test_parameters_keep_their_order_and_none_is_left_out() -> None:
    assert encode({"b": 1, "a": None, "ä": 2}) == "b=1&%C3%A4=2"
    assert encode({}) == ""


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity"), float("nan"), -1e400])
def test_what_is_no_number_is_refused(number: object) -> None:
    with pytest.raises(ValueError, match="price"):
        encode({"price": number})


@pytest.mark.parametrize("value", [b"abc", {"a": 1}, object(), [None]])
def test_what_cannot_be_sent_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="price is"):
        encode({"price": value})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="half a character"):
        percent_encode("\ud800")


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        context.capitals = 0

        assert encode({"quantity": Decimal("92233720368.54775807")}).endswith(".54775807")
