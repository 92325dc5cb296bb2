"""`pretrade diff OLD NEW`: what changed between two exchangeInfo files (P14 of the scenarios)."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import Command


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    limits = {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10}
    old = [
        symbol("BTCUSDT", "TRADING"),
        symbol("GTCBUSD", "TRADING", step="0.01"),
        symbol("LUNABUSD", "TRADING"),
        symbol("OLDUSDT", "BREAK"),
        symbol("XMRBTC", "BREAK"),
    ]
    new = [
        symbol("BTCUSDT", "TRADING", step="1.000"),
        symbol("GTCBUSD", "TRADING", step="0.1"),
        symbol("LUNABUSD", "HALT"),
        symbol("NEWUSDT", "TRADING"),
        symbol("XMRBTC", "TRADING"),
    ]
    write("old.json", old, [{**limits, "limit": 50}])
    write("new.json", new, [{**limits, "limit": 100}])


def symbol(name: str, status: str, step: str = "1") -> dict[str, Any]:
    lot = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": "0", "stepSize": step}
    return {"symbol": name, "status": status, "filters": [lot]}


def write(name: str, symbols: list[dict[str, Any]], limits: list[dict[str, Any]]) -> None:
    Path(name).write_text(json.dumps({"symbols": symbols, "rateLimits": limits}), encoding="utf-8")


def test_the_summary_comes_first_then_the_changes_of_each_symbol(pretrade: Command) -> None:
    answer = pretrade("diff", "old.json", "new.json")

    assert answer.out.splitlines() == [
        (
            "old.json -> new.json: 1 symbol added, 1 symbol removed, 1 symbol halted, "
            "1 symbol resumed, 2 values changed"
        ),
        "exchange:",
        "    ORDER_RATE.ORDERS per 10 SECOND: 50 -> 100",
        "GTCBUSD:",
        "    LOT_SIZE.stepSize: 0.01 -> 0.1",
        "LUNABUSD:",
        "    SYMBOL_STATUS.status: TRADING -> HALT (halted)",
        "NEWUSDT: added",
        "OLDUSDT: removed",
        "XMRBTC:",
        "    SYMBOL_STATUS.status: BREAK -> TRADING (resumed)",
    ]
    assert answer.status == 1


def test_json_has_a_line_for_each_change(pretrade: Command) -> None:
    changes = pretrade("diff", "old.json", "new.json", "--format", "json").json

    assert changes[1] == {
        "symbol": "GTCBUSD",
        "rule": "LOT_SIZE",
        "field": "stepSize",
        "old": "0.01",
        "new": "0.1",
    }
    assert len(changes) == 6


def test_some_symbols_only(pretrade: Command) -> None:
    answer = pretrade("diff", "--symbol", "XMRBTC", "old.json", "new.json", "--symbol", "OLDUSDT")

    assert answer.out.splitlines()[0] == (
        "old.json -> new.json: 1 symbol removed, 1 symbol resumed"
    )
    assert answer.status == 1


def test_nothing_changed(pretrade: Command) -> None:
    same = pretrade("diff", "old.json", "old.json")
    by_value = pretrade("diff", "old.json", "new.json", "--symbol", "BTCUSDT")

    assert (same.status, same.out) == (0, "old.json -> old.json: no rule changed\n")
    assert (by_value.status, by_value.out) == (0, "old.json -> new.json: no rule changed\n")
    assert pretrade("diff", "old.json", "old.json", "--format", "json").out == ""


def test_a_symbol_that_neither_lists(pretrade: Command) -> None:
    answer = pretrade("diff", "old.json", "new.json", "--symbol", "xmrbtc")

    assert answer.status == 2
    assert answer.err == (
        "pretrade: xmrbtc is not among the symbols of old.json and new.json; did you mean XMRBTC?\n"
    )


def test_the_packaged_sample_may_be_one_of_them(pretrade: Command) -> None:
    assert pretrade("diff", "sample", "new.json").status == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not JSON: "),
        ('{"symbols": [{"symbol": "A", "filters": [{}]}]}', "$.symbols[0].filters[0]: is not a "),
        ('{"symbols": [{"symbol": "A", "filters": 7}]}', "$.symbols[0].filters: is not an array"),
        ('{"symbols": [], "rateLimits": [1]}', "$.rateLimits[0]: is not an object"),
    ],
)
def test_a_file_that_cannot_be_read(pretrade: Command, content: str, reason: str) -> None:
    Path("bad.json").write_text(content, encoding="utf-8")

    for files in (("old.json", "bad.json"), ("bad.json", "new.json")):
        answer = pretrade("diff", *files)
        assert answer.status == 2
        assert answer.err.startswith(f"pretrade: bad.json: {reason}")


def test_files_are_needed(pretrade: Command) -> None:
    answer = pretrade("diff", "old.json")

    assert answer.status == 2
    assert answer.err == (
        "pretrade: the following arguments are required: NEW; see `pretrade diff --help`\n"
    )
