"""Files that cannot be read: one sentence with file, place and a way out; status 2; no output."""

import io
import json
import os
from pathlib import Path

import pytest

from tests.cli.command import Command

BAD_JSON: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is not JSON"),
    "malformed": (b'{"BTCUSDT":\n {"lastPrice" 1}}', "is not JSON"),
    "not UTF-8": (b"\xff\xfe{}", "is not"),
    "a text": (b'"x"', "is not a JSON object"),
    "nested too deep": (b"[" * 100_000, "is "),
}

pytestmark = pytest.mark.usefixtures("folder")


def run(pretrade: Command, *, orders: str = "orders.jsonl", **files: str) -> str:
    """Check with these files, and return the one sentence that it ends in."""
    chosen = {"rules": "exchangeInfo.json", **files}
    options = [part for name, file in chosen.items() for part in (f"--{name}", file)]
    answer = pretrade("check", *options, orders)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith("pretrade: ")
    return answer.err.splitlines()[-1].removeprefix("pretrade: ")


@pytest.mark.parametrize("option", ["rules", "market", "account"])
def test_a_file_that_is_not_there(pretrade: Command, option: str) -> None:
    sentence = run(pretrade, **{option: "nowhere.json"})

    assert sentence == "nowhere.json: there is no such file; give the path of one"


@pytest.mark.parametrize("option", ["rules", "market", "account", "orders"])
def test_a_folder(pretrade: Command, option: str) -> None:
    Path("folder.csv").mkdir()

    sentence = run(pretrade, **{option: "folder.csv"})

    assert sentence == "folder.csv: is a directory; give the path of a file in it"


@pytest.mark.parametrize("option", ["rules", "market", "account", "orders"])
def test_a_name_that_no_file_can_have(pretrade: Command, option: str) -> None:
    sentence = run(pretrade, **{option: "a\0b"})

    assert sentence.startswith(r"a\x00b: cannot be read (embedded null byte)")


@pytest.mark.parametrize("option", ["rules", "market", "account"])
@pytest.mark.parametrize("case", BAD_JSON)
def test_a_file_that_is_not_a_json_object(pretrade: Command, option: str, case: str) -> None:
    content, reason = BAD_JSON[case]
    Path("bad.json").write_bytes(content)

    sentence = run(pretrade, **{option: "bad.json"})

    assert "bad.json: " in sentence or "account" in sentence
    assert reason in sentence
    assert ";" in sentence  # a way out


def test_orders_that_are_not_there(pretrade: Command) -> None:
    assert run(pretrade, orders="BTCUSDT") == (
        "BTCUSDT: there is no such file; give a .jsonl or .csv file, - for standard input, "
        "or an order as SYMBOL SIDE TYPE"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{}", "$.symbols: is missing or not an array"),
        ('{"symbols": {}}', "$.symbols: is missing or not an array"),
        (
            '{"symbols": [{"symbol": "A"}, {"symbol": "A"}]}',
            "$.symbols[1].symbol: 'A' stands here twice",
        ),
        ('{"symbols": [{}]}', "$.symbols[0].symbol: is missing or not a text"),
        (
            '{"code": -1003, "msg": "Too much"}',
            "is an error of the exchange, and not its rules: -1003 Too much",
        ),
        ('{"symbols": [], "serverTime": "x"}', "$.serverTime: 'x' is not a time in milliseconds"),
    ],
)
def test_rules_of_the_wrong_shape(pretrade: Command, text: str, reason: str) -> None:
    Path("bad.json").write_text(text, encoding="utf-8")

    sentence = run(pretrade, rules="bad.json")

    assert sentence == f"bad.json: {reason}; save the exchangeInfo reply again"


def test_a_broken_symbol_makes_its_orders_bad_lines_and_no_others(pretrade: Command) -> None:
    step = {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "2", "stepSize": "abc"}
    document = {"symbols": [{"symbol": "GOOD"}, {"symbol": "BAD", "filters": [step]}]}
    Path("rules.json").write_text(json.dumps(document), encoding="utf-8")
    orders = b'{"symbol": "BAD"}\n{"symbol": "GOOD"}'

    answer = pretrade("check", "--rules", "rules.json", "--format", "json", "-", stdin=orders)

    bad, good = answer.json
    reason = "rules.json: $.symbols[1].filters[0].stepSize: 'abc' is not a decimal"
    assert bad["error"] == f"{reason}; save the exchangeInfo again"
    assert good["ok"] is False
    assert answer.status == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", "is not a JSON object; "),
        ('{"BTCUSDT": 1}', "BTCUSDT: 1 is not a JSON object; "),
        ('{"lastPrice": "1"}', "lastPrice: '1' is not a JSON object; "),
        ('{"BTCUSDT": {"bidPrice": -1}}', "BTCUSDT.bidPrice: -1 is negative; "),
        (
            '{"BTCUSDT": {"last": "1"}}',
            "BTCUSDT: there is no key 'last'; did you mean lastPrice?",
        ),
        ('{"BTCUSDT": {"foo": 1}}', "BTCUSDT: there is no key 'foo'; there are lastPrice, "),
        ('{"btcusdt": {}}', "btcusdt is no symbol; did you mean BTCUSDT?"),
        ('{"BTC/USDT": {}}', "BTC/USDT is no symbol; did you mean BTCUSDT?"),
        ('{"BTCUSDT": {"avgPrice": {"5": "x"}}}', "BTCUSDT.avgPrice.5: 'x' is not a decimal"),
        ('{"BTCUSDT": {"lastPrice": Infinity}}', "BTCUSDT.lastPrice: 'Infinity' is not a decimal"),
        (f'{{"BTCUSDT": {{"lastPrice": {"9" * 5000}}}}}', "BTCUSDT.lastPrice: '99999"),
        ('{"BTCUSDT": {},\n "BTCUSDT": {}}', "key 'BTCUSDT' stands there twice; "),
        ('{"BTCUSDT":\n {"lastPrice" 1}}', "is not JSON (Expecting ':' delimiter at line 2, "),
    ],
)
def test_a_market_with_wrong_values(pretrade: Command, text: str, reason: str) -> None:
    Path("market.json").write_text(text, encoding="utf-8")

    assert run(pretrade, market="market.json").startswith(f"market.json: {reason}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"canTrade": "yes"}', "canTrade: 'yes' is neither true nor false; "),
        ('{"balances": [{"free": "1"}]}', "balances"),
        (
            '{"myFilters": {"btcusdt": {}}}',
            "myFilters: there is no 'btcusdt'; did you mean BTCUSDT",
        ),
        (
            '{"myFilters": {"BTCUSDT": {"assetFilters": [{"filterType": "MAX_ASSET"}]}}}',
            "myFilters.BTCUSDT.assetFilters[0].asset: is missing; ",
        ),
        ('{"USDT": "5"}', "account: there is no key 'USDT'; there are canTrade, preventSor"),
        ('{"balance": []}', "account: there is no key 'balance'; did you mean balances?"),
        ('{"openOrders": [{"symbol": "A"}]}', "openOrders[0].side: None is not a text; "),
        ('{"permissions": "SPOT"}', "permissions: 'SPOT' is not a JSON array; "),
        ('{"canTrade": true, "canTrade": false}', "key 'canTrade' stands there twice; "),
    ],
)
def test_an_account_with_wrong_values(pretrade: Command, text: str, reason: str) -> None:
    Path("account.json").write_text(text, encoding="utf-8")

    assert run(pretrade, account="account.json").startswith(f"account.json: {reason}")


def test_a_byte_order_mark_is_no_trouble(pretrade: Command) -> None:
    Path("market.json").write_bytes(b"\xef\xbb\xbf{}")

    assert pretrade.check("", "--market", "market.json").status == 0


def test_a_disk_that_fails_half_way(pretrade: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    def feed(_: bytes) -> None:
        stream = io.BufferedReader(io.BytesIO())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
        monkeypatch.setattr("pretrade.cli.input.orders_file.byte_lines", fail)

    answer = Command(pretrade.capsys, feed).check("")

    assert answer.status == 2
    assert answer.err.endswith(
        "pretrade: standard input: cannot be read (Input/output error); "
        "give the path of a readable file\n"
    )


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("option", ["rules", "market", "orders"])
def test_a_file_that_one_may_not_read(pretrade: Command, option: str) -> None:
    Path("secret").touch(mode=0)

    sentence = run(pretrade, **{option: "secret"})

    assert sentence == "secret: you may not read it; change its permissions or copy it"


def test_standard_input_that_is_closed(pretrade: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def close(_: bytes) -> None:
        monkeypatch.setattr("sys.stdin", None)

    answer = Command(pretrade.capsys, close).check("")

    assert answer.status == 2
    assert answer.err.endswith(
        "pretrade: standard input is closed; pipe the orders in, or give a file\n"
    )
