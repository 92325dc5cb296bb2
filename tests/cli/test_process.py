"""The command as a process: how it starts, is interrupted, and ends when nobody listens."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ORDER = '{"symbol": "BTCUSDT", "side": "SELL", "type": "MARKET", "quantity": "0.1"}\n'
CHECK = ("check", "--rules", "exchangeInfo.json")

needs_posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("folder")]


def start(
    *arguments: str, program: tuple[str, ...] = ("-m", "pretrade")
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_it_runs_as_a_module() -> None:
    process = start(*CHECK, "--format", "json", "-")

    out, err = process.communicate(ORDER, timeout=60)

    assert process.returncode == 0
    assert json.loads(out)["ok"] is True
    assert err.startswith("pretrade: exchangeInfo.json: filter T_PLUS_SELL of PAXGUSDT")


def test_its_exit_status_is_that_of_the_process() -> None:
    for arguments, status in (((*CHECK, "orders.jsonl"), 1), ((*CHECK, "nowhere"), 2)):
        process = start(*arguments)
        _, err = process.communicate(timeout=60)
        assert process.returncode == status
        assert "Traceback" not in err


def test_it_runs_where_rich_is_not_installed() -> None:
    blocked = (
        "import sys; sys.modules['rich'] = None; "
        "from pretrade.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    for arguments, status in (
        ((*CHECK, "orders.jsonl"), 1),
        (("fit", "--rules", "sample", "orders.jsonl"), 1),
        (("rules", "--rules", "sample", "BTCUSDT"), 0),
        (("diff", "sample", "exchangeInfo.json"), 0),
        (("check", "--help"), 0),
    ):
        process = start(*arguments, program=("-c", blocked))
        _, err = process.communicate(timeout=60)
        assert process.returncode == status, err


@needs_posix
def test_a_reader_that_has_seen_enough_is_no_trouble() -> None:
    Path("long.jsonl").write_text(ORDER * 20_000, encoding="utf-8")
    process = start(*CHECK, "long.jsonl")
    assert process.stdout is not None
    assert process.stderr is not None

    process.stdout.readline()
    process.stdout.close()

    assert process.stderr.read().count("\n") == 1  # the warning about T_PLUS_SELL
    assert process.wait(60) == 141
    process.stderr.close()
    if process.stdin:
        process.stdin.close()


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Let what is started here be interrupted, also where the tests run in the background.

    A shell makes what it runs in the background ignore SIGINT, and whatever that starts inherits
    it. A signal that is handled, not ignored, has its default effect in a new process.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@needs_posix
@pytest.mark.usefixtures("_interruptible")
def test_an_interruption_is_quiet() -> None:
    process = start(*CHECK, "-")
    assert process.stdin is not None
    assert process.stderr is not None
    process.stderr.readline()  # it has loaded the rules, and waits for orders

    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert process.returncode == 130
    assert err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pretrade", *CHECK, "orders.jsonl"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.endswith(
        "pretrade: cannot write the output: No space left on device; make room and run again\n"
    )
