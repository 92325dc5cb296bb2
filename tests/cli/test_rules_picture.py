"""`pretrade rules SYMBOL --svg FILE`: the picture of what is legal."""

from pathlib import Path

import pytest

from tests.cli.command import Command

SAMPLE = ("rules", "--rules", "sample")

pytestmark = pytest.mark.usefixtures("folder")


def test_the_picture_is_written_beside_the_tables(pretrade: Command) -> None:
    answer = pretrade(*SAMPLE, "BTCUSDT", "--svg", "btc.svg")

    drawing = Path("btc.svg").read_text(encoding="utf-8")
    assert answer.status == 0
    assert "filters of BTCUSDT" in answer.out
    assert drawing.startswith("<svg")
    assert "BTCUSDT: LIMIT BUY" in drawing
    assert "Not known, and left aside: average_price:5" in drawing


def test_the_picture_has_side_type_market_and_date(pretrade: Command) -> None:
    facts = ("--market", "market.json", "--side", "SELL", "--type", "LIMIT_MAKER")
    pretrade(*SAMPLE, "BTCUSDT", "--svg", "sell.svg", *facts)
    pretrade(*SAMPLE, "ODDUSDT", "--svg", "before.svg", "--as-of", "2023-03-19")
    pretrade(*SAMPLE, "ODDUSDT", "--svg", "after.svg", "--as-of", "2023-03-20")

    sell = Path("sell.svg").read_text(encoding="utf-8")
    assert "BTCUSDT: LIMIT_MAKER SELL" in sell
    assert ">market 27,000<" in sell
    assert "Quantities from 2 to 3002 ODD" in Path("before.svg").read_text(encoding="utf-8")
    assert "Quantities from 3 to 3000 ODD" in Path("after.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("none/btc.svg", "there is no such folder; make it, or give another path"),
        (".", "is a directory; give the path of a file in it"),
        ("a\0b.svg", "cannot be written (embedded null byte); give another path"),
    ],
)
def test_a_picture_that_cannot_be_written(pretrade: Command, path: str, sentence: str) -> None:
    answer = pretrade(*SAMPLE, "BTCUSDT", "--svg", path)

    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.endswith(f": {sentence}\n")


@pytest.mark.parametrize("flag", [("--side", "SELL"), ("--type", "LIMIT"), ("--market", "m.json")])
def test_what_is_about_the_picture_needs_one(pretrade: Command, flag: tuple[str, str]) -> None:
    answer = pretrade(*SAMPLE, "BTCUSDT", *flag)

    assert answer.status == 2
    assert f"{flag[0]} is about the picture; give --svg FILE too" in answer.err
