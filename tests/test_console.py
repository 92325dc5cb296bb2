"""The runner of console examples reads what people type, and notices a difference."""

from collections.abc import Iterator

import pytest

from tests.console import first_difference, split_commands
from tests.page_servers import PageServers

pytestmark = pytest.mark.slow


@pytest.fixture
def servers() -> Iterator[PageServers]:
    yield (started := PageServers())
    started.stop()


def test_commands_are_split_from_what_they_print() -> None:
    block = "$ pretrade check \\\n>   orders.jsonl\nline 1\n\nline 2\n$ echo $?\n1\n"

    assert split_commands(block) == [
        ("pretrade check orders.jsonl", "line 1\n\nline 2\n"),
        ("echo $?", "1\n"),
    ]


def test_what_is_printed_must_be_shown(servers: PageServers) -> None:
    assert first_difference("$ true && pretrade --help\n...\n$ echo $?\n0\n", servers) is None

    difference = first_difference("$ pretrade --help\nnothing of the kind\n", servers)
    assert difference is not None
    assert "nothing of the kind" in difference


def test_the_exit_status_must_be_shown(servers: PageServers) -> None:
    assert first_difference("$ pretrade --help\n...\n$ echo $?\n2\n", servers) is not None


def test_other_commands_are_only_shown(servers: PageServers) -> None:
    assert (
        first_difference("$ pip install pretrade\n$ rm pretrade\nno such thing\n", servers) is None
    )


def test_a_server_runs_until_the_page_is_done(servers: PageServers) -> None:
    serve = "$ pretrade serve --rules sample --port 8000\npretrade offline exchange on {}\n"
    assert first_difference(serve.format("http://127.0.0.1:8000"), servers) is None
    url = servers.real("http://127.0.0.1:8000")
    assert url != "http://127.0.0.1:8000"
    ask = "$ curl --silent http://127.0.0.1:8000/api/v3/ping\n{}\n"
    assert first_difference(ask.format("{}"), servers) is None
    assert first_difference(ask.format("[]"), servers) is not None
    assert first_difference(ask.format("{}"), PageServers()) is None, "it is only shown"
    assert first_difference(serve.format("http://127.0.0.1:9000"), servers) is not None
