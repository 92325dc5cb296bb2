"""``pretrade serve``, as a process."""
# JSON and settings of any kind.
# ruff: noqa: ANN401

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pretrade.testing.server.serving.uvicorn_server import UvicornServer
from tests.cli.command import Command
from tests.testing.server.asking import signature

READY = "pretrade offline exchange on "
RULES = ("--rules", "exchangeInfo.json")

needs_posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("folder")]


@contextmanager
def serving(*options: str) -> Generator[tuple["subprocess.Popen[str]", str], None, None]:
    """Run a server; give its process and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pretrade", "serve", *RULES, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith(READY), line
        yield process, line.removeprefix(READY).rstrip("\n")
    finally:
        process.kill()
        process.communicate()


def ask(url: str, *, key: str = "", secret: str = "", data: bytes | None = None) -> Any:
    query = f"timestamp={time.time_ns() // 1_000_000}"
    signed = f"?{query}&signature={signature(query, secret)}" if secret else ""
    request = urllib.request.Request(f"{url}{signed}", data, {"X-MBX-APIKEY": key})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310  loopback
            return json.loads(response.read())
    except urllib.error.HTTPError as error:
        with error:
            return json.loads(error.read())


def free(url: str, key: str, secret: str) -> dict[str, str]:
    account = ask(f"{url}/api/v3/account", key=key, secret=secret)
    return {one["asset"]: one["free"] for one in account["balances"]}


@needs_posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_one_line_and_ends_well(number: signal.Signals) -> None:
    with serving("--price", "BTCUSDT=60000", "--balance", "USDT=1000") as (process, url):
        assert url.startswith("http://127.0.0.1:")
        assert ask(f"{url}/api/v3/ticker/price?symbol=BTCUSDT")["price"] == "60000.00000000"
        assert free(url, "offline-key", "offline-secret") == {"USDT": "1000.00000000"}
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out == ""
    assert "Traceback" not in err


def test_its_market_is_brought_to_a_price() -> None:
    with serving("--price", "BTCUSDT=60000") as (_, url):
        ask(f"{url}/__control__/price", data=b'{"symbol": "BTCUSDT", "price": "54000"}')
        assert ask(f"{url}/api/v3/ticker/price?symbol=BTCUSDT")["price"] == "54000.00000000"
        assert ask(f"{url}/api/v3/avgPrice?symbol=BTCUSDT")["price"] == "54000.00000000"
        top = ask(f"{url}/api/v3/ticker/bookTicker?symbol=BTCUSDT")
        assert (top["bidPrice"], top["askPrice"]) == ("53999.99000000", "54000.01000000")


def test_several_keys_are_several_accounts_and_the_usual_one_is_none() -> None:
    with serving("--balance", "USDT=7", "--key", "one:s1", "--key", "two:s:2") as (_, url):
        assert free(url, "one", "s1") == free(url, "two", "s:2") == {"USDT": "7.00000000"}
        refused = ask(f"{url}/api/v3/account", key="offline-key", secret="offline-secret")  # noqa: S106
        assert refused["code"] == -2015


def test_its_clock_may_stand_still() -> None:
    with serving("--clock", "virtual") as (_, url):
        assert ask(f"{url}/api/v3/time") == {"serverTime": 1_664_496_000_000}
        ask(f"{url}/__control__/advance", data=b'{"seconds": "5"}')
        assert ask(f"{url}/api/v3/time") == {"serverTime": 1_664_496_005_000}
        # Clients go by the clock of their machine, and are understood.
        assert free(url, "offline-key", "offline-secret") == {}


@needs_posix
def test_the_journal_is_written_at_the_end() -> None:
    options = ("--journal", "journal.jsonl", "--fee-rate", "0.002", "--strict-stops")
    with serving(*options) as (process, url):
        ask(f"{url}/api/v3/ping")
        served = urllib.request.urlopen(f"{url}/__control__/journal", timeout=10)  # noqa: S310
        with served:
            journal = served.read()
        process.terminate()
        process.communicate(timeout=20)
    assert Path("journal.jsonl").read_bytes() == journal
    first = json.loads(journal.splitlines()[0])
    assert (first["kind"], first["feeRate"]) == ("start", "0.002")
    assert first["strictStops"] is True


def test_the_port_may_be_chosen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as picked:
        port = picked.getsockname()[1]
    with serving("--port", str(port)) as (_, url):
        assert url == f"http://127.0.0.1:{port}"


def test_a_port_that_is_taken_is_told(pretrade: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = pretrade("serve", *RULES, "--port", port)
    assert answer.status == 2
    assert f"cannot listen on 127.0.0.1 port {port} (" in answer.err
    assert "choose another --port" in answer.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "--rules is missing"),
        (("--rules", "nowhere.json"), "nowhere.json: there is no such file"),
        (
            (*RULES, "--journal", "nowhere/journal.jsonl"),
            "journal.jsonl: cannot be written (No such file or directory); choose another",
        ),
        ((*RULES, "--port", "x"), "--port: 'x' is no port; give a number from 0 to 65535"),
        ((*RULES, "--port", "65536"), "--port: '65536' is no port"),
        ((*RULES, "--price", "BTCUSDT"), "--price: 'BTCUSDT' cannot be read; write SYMBOL=PRICE"),
        ((*RULES, "--price", "NOPE=1"), "--price: NOPE is not listed in exchangeInfo.json"),
        ((*RULES, "--price", "BTCUSDT=x"), "price: 'x' is not a decimal number"),
        ((*RULES, "--price", "BTCUSDT=1", "--price", "BTCUSDT=2"), "BTCUSDT is given twice"),
        ((*RULES, "--balance", "USDT=-5"), "balances.USDT: "),
        ((*RULES, "--balance", "=5"), "--balance: '=5' cannot be read; write ASSET=AMOUNT"),
        ((*RULES, "--key", "secret-text"), "--key: number 1 cannot be read; write KEY:SECRET"),
        ((*RULES, "--key", "a:b", "--key", "a:c"), "--key: number 2 has the key of one before"),
        ((*RULES, "--key", "a b:c"), "API key 1: give KEY:SECRET"),
        ((*RULES, "--fee-rate", "x"), "fee_rate: 'x' "),
        ((*RULES, "--clock", "sun"), "--clock: invalid choice"),
        ((*RULES, "--prize", "x"), "--prize is not an option of pretrade serve; did you mean"),
        ((*RULES, "more"), "more is one argument too many"),
    ],
)
def test_bad_usage_is_told(
    pretrade: Command,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    def run(*_: object) -> None:
        pytest.fail("it serves")

    monkeypatch.setattr(UvicornServer, "run", run)
    answer = pretrade("serve", *arguments)
    assert answer.status == 2
    assert answer.out == ""
    assert sentence in answer.err
    assert "secret-text" not in answer.err


def test_an_extra_that_is_missing_is_named(
    pretrade: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [
        name for name in sys.modules if name.startswith("pretrade.testing.server.serving.uvi")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "pretrade.cli.serve.serving", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    answer = pretrade("serve", *RULES)
    assert answer.status == 2
    assert 'install it with: pip install "pretrade[serve]"' in answer.err


def test_the_help_shows_examples(pretrade: Command) -> None:
    answer = pretrade("serve", "--help")
    assert answer.status == 0
    assert "pretrade serve --rules exchangeInfo.json --price BTCUSDT=60000" in answer.out
