"""What a terminal gets and a pipe does not: colour, tables, the progress bar; and without rich."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pretrade.cli import main
from tests.cli.command import Command

ESCAPE = "\x1b["
ORDER = '{"symbol": "BTCUSDT", "side": "SELL", "type": "MARKET", "quantity": "0.1"}\n'

pytestmark = pytest.mark.usefixtures("folder")


class Terminal(io.StringIO):
    """A stream that people look at."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


MakeTerminal = Callable[[str], Terminal]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> MakeTerminal:
    """Makes a terminal of `stdout` or `stderr`, once the test runs: pytest sets its own before."""

    def make(name: str) -> Terminal:
        stream = Terminal()
        monkeypatch.setattr(sys, name, stream)
        return stream

    return make


@pytest.fixture
def without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `pip install pretrade`, without the extra, leaves out."""
    for name in list(sys.modules):
        if name == "rich" or name.startswith("rich."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rich", None)


def check(*arguments: str) -> int:
    facts = ("--market", "market.json", "--account", "account.json")
    return main(["check", "--rules", "exchangeInfo.json", *facts, *arguments])


def long_file() -> str:
    Path("long.jsonl").write_text(ORDER * 200, encoding="utf-8")
    return "long.jsonl"


def test_verdicts_have_colours_on_a_terminal(terminal: MakeTerminal) -> None:
    out = terminal("stdout")
    check("orders.jsonl")

    text = out.getvalue()
    assert "line 1: \x1b[32maccepted\x1b[0m  BTCUSDT BUY" in text
    assert "line 2: \x1b[1;31mrefused\x1b[0m   BTCUSDT BUY" in text
    assert "    \x1b[31mLOT_SIZE\x1b[0m: quantity" in text
    assert "line 15: \x1b[33mnot fully judged\x1b[0m  PAXGUSDT" in text
    assert "15 orders: \x1b[32m3 accepted\x1b[0m, \x1b[1;31m11 refused\x1b[0m, " in text


def test_fitted_orders_have_colours_on_a_terminal(terminal: MakeTerminal) -> None:
    out = terminal("stdout")
    main(["fit", "--rules", "exchangeInfo.json", "--market", "market.json", "orders.jsonl"])

    text = out.getvalue()
    assert "line 3: \x1b[1;31millegal\x1b[0m   BTCUSDT BUY" in text
    assert "    \x1b[36mprice\x1b[0m 27123.456 -> 27123.45: PRICE_FILTER" in text


def test_a_finding_stays_on_one_line_of_any_terminal(
    terminal: MakeTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = terminal("stdout")
    monkeypatch.setenv("COLUMNS", "40")

    check("BTCUSDT", "BUY", "MARKET", "--quantity", "1")

    assert len(out.getvalue().splitlines()) == 2


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_switched_off(
    terminal: MakeTerminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    out = terminal("stdout")
    monkeypatch.setenv(name, value)

    check("orders.jsonl")

    assert ESCAPE not in out.getvalue()


def test_a_pipe_gets_no_colour(pretrade: Command) -> None:
    assert ESCAPE not in pretrade("check", "--rules", "sample", "orders.jsonl").out


def test_json_has_no_colour_anywhere(terminal: MakeTerminal) -> None:
    out = terminal("stdout")
    check("orders.jsonl", "--format", "json")

    assert ESCAPE not in out.getvalue()


def test_rules_are_drawn_on_a_terminal(terminal: MakeTerminal) -> None:
    out = terminal("stdout")
    main(["rules", "--rules", "exchangeInfo.json", "BTCUSDT"])

    text = out.getvalue()
    assert "PRICE_FILTER" in text
    assert "─" in text
    assert ESCAPE in text


def test_changes_have_colours_on_a_terminal(terminal: MakeTerminal) -> None:
    out = terminal("stdout")
    Path("none.json").write_text('{"symbols": []}', encoding="utf-8")

    main(["diff", "exchangeInfo.json", "none.json"])

    assert "BTCUSDT: \x1b[31mremoved\x1b[0m\n" in out.getvalue()


def test_a_long_file_shows_a_bar_on_standard_error(
    pretrade: Command, terminal: MakeTerminal
) -> None:
    err = terminal("stderr")
    answer = pretrade("check", "--rules", "exchangeInfo.json", long_file())

    assert "judging" in err.getvalue()
    assert "100%" in err.getvalue()
    assert "judging" not in answer.out
    assert "200 orders" in answer.out


def test_a_long_csv_file_shows_a_bar_too(pretrade: Command, terminal: MakeTerminal) -> None:
    err = terminal("stderr")
    rows = "symbol,side,type,quantity\n" + "BTCUSDT,SELL,MARKET,0.1\n" * 200
    Path("long.csv").write_text(rows, encoding="utf-8")

    pretrade("check", "--rules", "exchangeInfo.json", "long.csv")

    assert "judging" in err.getvalue()


def test_a_short_file_shows_no_bar(pretrade: Command, terminal: MakeTerminal) -> None:
    err = terminal("stderr")
    pretrade("check", "--rules", "exchangeInfo.json", "orders.jsonl")

    assert "judging" not in err.getvalue()


def test_standard_input_shows_no_bar(pretrade: Command, terminal: MakeTerminal) -> None:
    err = terminal("stderr")
    pretrade.check(ORDER * 200)

    assert "judging" not in err.getvalue()


def test_a_pipe_never_shows_a_bar(pretrade: Command) -> None:
    answer = pretrade("check", "--rules", "exchangeInfo.json", long_file())

    assert "judging" not in answer.err


def test_orders_that_scroll_by_show_no_bar(terminal: MakeTerminal) -> None:
    out = terminal("stdout")
    err = terminal("stderr")
    check(long_file())

    assert "200 orders" in out.getvalue()
    assert "judging" not in err.getvalue()


@pytest.mark.usefixtures("without_rich")
def test_without_rich_a_terminal_gets_plain_text(terminal: MakeTerminal) -> None:
    out = terminal("stdout")
    assert check("orders.jsonl") == 1
    assert main(["rules", "--rules", "sample", "BTCUSDT"]) == 0
    assert main(["diff", "sample", "sample"]) == 0

    text = out.getvalue()
    assert "15 orders: 3 accepted, 11 refused, 1 not fully judged" in text
    assert "- stepSize is 0: no step\n" in text
    assert ESCAPE not in text


@pytest.mark.usefixtures("without_rich")
def test_without_rich_there_is_no_bar(pretrade: Command, terminal: MakeTerminal) -> None:
    err = terminal("stderr")
    answer = pretrade("check", "--rules", "exchangeInfo.json", long_file())

    assert "200 orders" in answer.out
    assert "judging" not in err.getvalue()


def test_what_the_encoding_lacks_is_written_as_escapes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ascii_only = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", ascii_only)

    check("orders.jsonl")

    ascii_only.seek(0)
    assert r"price \xd7 quantity = 5.38" in ascii_only.read()


def test_streams_that_are_closed_take_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)

    assert check("orders.jsonl") == 1
