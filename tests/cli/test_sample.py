"""``pretrade sample``: the four files that the examples of the manual run on."""

from pathlib import Path

import pytest

from pretrade import ExchangeInfo
from pretrade.cli.sample import FILES
from tests.cli.command import Command

ORDER = ("BTCUSDT", "BUY", "LIMIT", "--time-in-force", "GTC", "--quantity", "0.00037")
FACTS = ("--market", "sample", "--account", "sample")


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_the_files_are_written_and_named(pretrade: Command, empty_folder: Path) -> None:
    answer = pretrade("sample")

    assert (answer.status, answer.out.split()) == (0, list(FILES))
    assert {path.name for path in empty_folder.iterdir()} == set(FILES)
    files = ("--market", "market.json", "--account", "account.json")
    judged = pretrade("check", "--rules", "exchangeInfo.json", *files, "orders.jsonl")
    assert judged.out.endswith("15 orders: 3 accepted, 11 refused, 1 not fully judged\n")


def test_a_folder_is_made(pretrade: Command, empty_folder: Path) -> None:
    assert pretrade("sample", "a/b").status == 0
    assert ExchangeInfo.load(empty_folder / "a/b/exchangeInfo.json").raw == (
        ExchangeInfo.sample().raw
    )


def test_a_file_that_is_there_stays_and_nothing_is_written(
    pretrade: Command, empty_folder: Path
) -> None:
    Path("account.json").write_text("mine", encoding="utf-8")

    answer = pretrade("sample")

    assert answer.status == 2
    assert answer.err == (
        "pretrade: account.json: is there already, and nothing was written; "
        "name another folder: pretrade sample DIR\n"
    )
    assert [path.name for path in empty_folder.iterdir()] == ["account.json"]
    assert Path("account.json").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_named(pretrade: Command, empty_folder: Path) -> None:
    (empty_folder / "file").write_text("", encoding="utf-8")

    answer = pretrade("sample", "file/below")

    assert answer.status == 2
    assert answer.err.startswith("pretrade: file/below")


@pytest.mark.usefixtures("empty_folder")
def test_an_order_is_judged_in_an_empty_folder(pretrade: Command) -> None:
    answer = pretrade("check", "--rules", "sample", *FACTS, *ORDER, "--price", "27123.45")

    assert (answer.status, answer.out[:8]) == (0, "accepted")
