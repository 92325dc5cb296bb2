"""`pretrade doctor`, against an exchange on loopback."""

import json
import socket
import sys
from collections.abc import Iterator

import pytest

from tests.cli.command import Command
from tests.client.exchange import Clock, Exchange
from tests.client.server import Answer, Server, refusal

KEY = "abcdefghijklmnopqrstuvwxyz0123456789"
TIME = "GET /api/v3/time"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def exchange(clock: Clock) -> Exchange:
    return Exchange(clock)


@pytest.fixture
def server(exchange: Exchange, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An exchange whose clock is that of this machine, but for its skew; there are no keys."""
    monkeypatch.setattr("pretrade.client.state.make_client_state.machine_clock", clock)
    for start in ("BINANCE_", "BINANCE_TESTNET_", "BINANCE_DEMO_"):
        for name in ("API_KEY", "API_SECRET", "SECRET_KEY", "API_SECRET_KEY"):
            monkeypatch.delenv(start + name, raising=False)
    with Server(exchange) as running:
        yield running


def examine(pretrade: Command, server: Server, *arguments: str) -> tuple[int, str]:
    answer = pretrade("doctor", "--environment", "testnet", "--base-url", server.url, *arguments)
    assert answer.err == ""
    return answer.status, answer.out


def test_a_machine_that_could_trade(
    pretrade: Command, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINANCE_TESTNET_API_KEY", KEY)
    monkeypatch.setenv("BINANCE_TESTNET_API_SECRET", "s3cret-of-the-tests")

    status, out = examine(pretrade, server)

    assert status == 0
    assert out.splitlines() == [
        "environment  testnet",
        "host         127.0.0.1",
        "key          abcd… (HMAC)",
        "clock        exact",
        "weight used  7 per 1 MINUTE",
        "rules        none given: --rules exchangeInfo.json tells their age",
    ]
    assert server.routes() == [TIME]


def test_the_key_is_not_shown_and_not_sent(
    pretrade: Command, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINANCE_TESTNET_API_KEY", KEY)
    monkeypatch.setenv("BINANCE_TESTNET_API_SECRET", "s3cret-of-the-tests")

    for form in ("text", "json"):
        _, out = examine(pretrade, server, "--format", form)
        assert KEY[:5] not in out
        assert "s3cret" not in out
    assert all("x-mbx-apikey" not in request.headers for request in server.received)


def test_of_a_short_key_nothing_is_shown(
    pretrade: Command, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINANCE_TESTNET_API_KEY", "abcdef")
    monkeypatch.setenv("BINANCE_TESTNET_API_SECRET", "s3cret-of-the-tests")

    assert "key          … (HMAC)\n" in examine(pretrade, server)[1]


def test_a_clock_that_is_ahead(pretrade: Command, server: Server, exchange: Exchange) -> None:
    exchange.skew = -1760

    status, out = examine(pretrade, server)

    sentence = (
        "+1760 ms ahead; requests more than 1000 ms ahead are refused; recvWindow cannot fix this"
    )
    assert status == 1
    assert f"clock        {sentence}\n" in out
    assert out.endswith(f"wrong: the clock is {sentence}\n")


@pytest.mark.parametrize(("skew", "status"), [(-999, 0), (-1000, 1), (5000, 0), (5001, 1)])
def test_a_clock_is_fine_within_what_the_exchange_takes(
    pretrade: Command, server: Server, exchange: Exchange, skew: int, status: int
) -> None:
    exchange.skew = skew

    assert examine(pretrade, server)[0] == status


def test_no_connection_is_told(pretrade: Command) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"

        answer = pretrade("doctor", "--environment", "demo", "--base-url", url)

    problem = answer.out.splitlines()[-1]
    assert answer.status == 1
    assert problem.startswith("wrong: 127.0.0.1 cannot be reached: ConnectError")
    assert problem.endswith("; check the network, a proxy or --base-url")
    assert "clock        not measured" in answer.out
    assert "weight used  not known" in answer.out


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        (refusal(-1003, "IP banned until 1664499600000.", 418), "banned until 1664499600000"),
        (Answer(403, b"<html>Forbidden</html>"), "firewall"),
        (Answer(200, b"hello"), "not what the exchange sends"),
    ],
)
def test_an_exchange_that_does_not_answer_as_it_should(
    pretrade: Command, server: Server, planned: Answer, told: str
) -> None:
    server.script(TIME, planned)

    status, out = examine(pretrade, server)

    assert status == 1
    assert told in out.splitlines()[-1]


def test_missing_keys_are_told_and_no_fault(pretrade: Command, server: Server) -> None:
    status, out = examine(pretrade, server)

    assert status == 0
    assert "key          none: set BINANCE_TESTNET_API_KEY and BINANCE_TESTNET_API_SECRET\n" in out


def test_half_a_pair_of_keys_is_a_fault(
    pretrade: Command, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINANCE_TESTNET_API_KEY", KEY)

    status, out = examine(pretrade, server)

    assert status == 1
    assert "wrong: the API key has no secret: " in out
    assert "BINANCE_TESTNET_API_SECRET" in out


def test_a_secret_that_cannot_be_read_is_a_fault(
    pretrade: Command, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINANCE_TESTNET_API_KEY", KEY)
    monkeypatch.setenv("BINANCE_TESTNET_API_SECRET", "-----BEGIN PUBLIC KEY-----")

    status, out = examine(pretrade, server)

    assert status == 1
    assert "wrong: the secret cannot be used: " in out
    assert "key          abcd… (its secret cannot be used)\n" in out


@pytest.mark.usefixtures("folder")
def test_the_age_of_the_rules_is_told(pretrade: Command, server: Server, clock: Clock) -> None:
    clock.now += 3 * 3_600_000

    status, out = examine(pretrade, server, "--rules", "exchangeInfo.json")

    assert status == 0
    assert "rules        3 h old\n" in out


def test_programs_get_one_object(pretrade: Command, server: Server, exchange: Exchange) -> None:
    exchange.skew = -1760

    status, out = examine(pretrade, server, "--format", "json")
    told = json.loads(out)

    assert status == 1
    assert told["ok"] is False
    assert (told["environment"], told["host"], told["baseUrl"]) == (
        "testnet",
        "127.0.0.1",
        server.url,
    )
    assert (told["clockOffsetMs"], told["roundTripMs"]) == (1760, 0)
    assert (told["keyPrefix"], told["rulesAgeMs"]) == (None, None)
    assert told["weightUsed"] == "7 per 1 MINUTE"
    assert len(told["problems"]) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--environment", "paper"), "invalid choice"),
        (("--base-url", "https://testnet.binance.vision"), "is testnet, not live"),
        (("--rules", "nowhere.json"), "there is no such file"),
        (("--help-me",), "is not an option"),
    ],
)
def test_bad_usage(pretrade: Command, arguments: tuple[str, ...], told: str) -> None:
    answer = pretrade("doctor", *arguments)

    assert answer.status == 2
    assert told in answer.err
    assert answer.out == ""


def test_without_the_extra_the_sentence_says_what_to_install(
    pretrade: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "pretrade.client.http.httpx2_transport", raising=False)
    monkeypatch.setitem(sys.modules, "httpx2", None)

    answer = pretrade("doctor", "--base-url", "http://127.0.0.1:9")

    assert answer.status == 2
    assert 'install "pretrade[client]"' in answer.err


def test_the_help_is_there(pretrade: Command) -> None:
    answer = pretrade("doctor", "--help")

    assert answer.status == 0
    assert "pretrade doctor --environment testnet" in answer.out
