"""What is not known gets no meaning made up, and hostile texts do no harm."""

import json
import time

import pytest

from pretrade import explain

pytestmark = pytest.mark.slow

MILLION = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "out of memory",
        "the status is UNKNOWN",
        "TIMEOUT while reading",
        "timeout",
        "Unauthorized",
        "symbol",
        "0",
        "400",
        "42",
    ],
)
def test_a_text_that_is_none_of_the_exchange_is_not_explained(text: str) -> None:
    found = explain(text)

    assert not found.known
    assert (found.code, found.message, found.rules, found.example) == (None, "", (), "")
    assert found.pages == ("errors.md",)
    assert "https://" in found.cure


def test_a_known_code_with_an_unknown_text_is_explained_by_its_code_alone_and_says_so() -> None:
    found = explain('{"code":-1013,"msg":"Something that is new."}')

    assert not found.known
    assert (found.code, found.name, found.message) == (-1013, "INVALID_MESSAGE", "")
    assert found.meaning.startswith("The text that came with it is none that pretrade knows.")
    assert found.rules == ()


def test_a_code_that_is_not_known_tells_its_family_only() -> None:
    families = {-1999: "-1000s", -2999: "-2000s", -3045: "margin", -4164: "futures"}

    for code, words in families.items():
        found = explain(f'{{"code":{code},"msg":"Something."}}')

        assert not found.known
        assert (found.code, found.name) == (code, "")
        assert found.meaning.startswith(f"pretrade does not know the code {code}.")
        assert words in found.meaning
    assert explain("-9999").meaning == "pretrade does not know the code -9999."


def test_every_code_of_a_text_is_told_once() -> None:
    found = explain("-1013 -2010 -1013, code=4164")

    assert [one.code for one in (found, *found.also)] == [-1013, -2010, -4164]
    assert [one.known for one in (found, *found.also)] == [True, True, False]
    assert [one.code for one in explain("1013 2010").also] == [-2010]


def test_the_error_of_another_api_is_not_explained_by_a_class_that_spot_has_too() -> None:
    found = explain(
        'ccxt.base.errors.InsufficientFunds: binanceusdm {"code":-2019,"msg":"Margin is '
        'insufficient."}'
    )

    assert not found.known
    assert found.code == -2019


def test_numbers_that_are_no_codes_are_passed_over() -> None:
    assert explain("sold at 27000, profit -1500, on 2026-10-13").code is None
    assert explain("profit -1121 USDT: Filter failure: LOT_SIZE").code == -1013


def test_a_message_is_not_found_within_a_word() -> None:
    assert not explain("Invalid sideways").known
    assert explain("Filter failure: PERCENT_PRICE_BY_SIDE").rules == ("PERCENT_PRICE_BY_SIDE",)


def test_one_text_does_not_run_into_the_next() -> None:
    found = explain("Parameter 'price' is odd. Parameter 'side' was empty.")

    assert found.parameters == ("side",)


HOSTILE = {
    "one letter": "a",
    "NUL": "\0",
    "escape sequences": "\x1b[2J",
    "backslashes": "\\",
    "lone surrogates": "\ud800",
    "quotes": "'",
    "nested arrays": "[",
    "nested objects": '{"a":',
    "codes": "-1013 ",
    "marked codes": "code=-1013,",
    "beginnings": "Parameter '",
    "ends": "' sent when not required ",
    "middles": "' parameter(s) but was sent '",
    "a whole message": "Filter failure: LOT_SIZE ",
    "a message that runs on": "Filter failure: LOT_SIZEX ",
    "open ends": "Too many new orders; current limit is ",
    "names": "LOT_SIZE ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_anything_is_read_in_linear_time(piece: str) -> None:
    text = (piece * (MILLION // len(piece) + 1))[:MILLION]
    before = time.process_time()

    found = explain(text)

    assert time.process_time() - before < 20  # it takes about 1; squared it would be hours
    assert all(len(one) <= 1_000 for one in (found.message, found.meaning, found.cure, str(found)))


def test_a_message_is_found_within_a_megabyte() -> None:
    found = explain("x " * 400_000 + '{"code":-1121,"msg":"Invalid symbol."}' + " y" * 100_000)

    assert (found.code, found.message) == (-1121, "Invalid symbol.")


def test_what_is_said_is_one_line_for_each_part_whatever_the_text_holds() -> None:
    found = explain("Parameter '\x00\r\n\x1b[2Jprice\u2028' was empty.")

    assert found.known
    assert all(line.startswith(("-1105", "    ")) for line in str(found).splitlines())
    assert json.loads(json.dumps(found.to_dict()))["parameters"] == ["\x00 \x1b[2Jprice"]
