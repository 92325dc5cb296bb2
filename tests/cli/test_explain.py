"""`pretrade explain`: error messages, explained."""

import io
import subprocess
import sys

import attrs
import pytest

from tests.cli.command import Command

NOTIONAL = "APIError(code=-1013): Filter failure: NOTIONAL"
REPLY = '{"code":-1121,"msg":"Invalid symbol."}'


def test_a_message_is_explained_for_people(pretrade: Command) -> None:
    answer = pretrade("explain", NOTIONAL)

    assert answer.status == 0
    title, means, cure, *rest = answer.out.splitlines()
    assert title == "-1013 INVALID_MESSAGE: Filter failure: NOTIONAL"
    assert means.startswith("    means  The order is worth less than `minNotional`")
    assert cure.startswith("    cure   Order at least the least legal quantity")
    assert rest == [
        '    code   symbol.min_quantity(price="27000")',
        "    rule   NOTIONAL",
        "    page   docs/filters/notional.md",
    ]


@pytest.mark.parametrize("words", [["-1021"], ["1021"], ["code", "-1021"], ["--", "-1021"]])
def test_a_bare_code_is_no_option(pretrade: Command, words: list[str]) -> None:
    answer = pretrade("explain", *words)

    assert answer.status == 0
    assert answer.out.startswith("-1021 INVALID_TIMESTAMP\n")


def test_a_message_without_quotes_is_put_together(pretrade: Command) -> None:
    assert pretrade("explain", "Filter", "failure:", "LOT_SIZE").status == 0


def test_json_has_everything_in_one_object(pretrade: Command) -> None:
    answer = pretrade("explain", "--format", "json", NOTIONAL)

    assert answer.status == 0
    (found,) = answer.json
    assert found["code"] == -1013
    assert found["name"] == "INVALID_MESSAGE"
    assert found["message"] == "Filter failure: NOTIONAL"
    assert found["rules"] == ["NOTIONAL"]
    assert found["function"] == "symbol.min_quantity"
    assert found["pages"] == ["filters/notional.md"]
    assert (found["known"], found["also"], found["parameters"]) == (True, [], [])


def test_what_is_not_known_is_said_so(pretrade: Command) -> None:
    answer = pretrade("explain", "out of memory")

    assert answer.status == 1
    assert answer.out.startswith("not known\n")


@pytest.mark.parametrize("words", [[], ["-"]])
def test_each_line_of_standard_input_is_explained(pretrade: Command, words: list[str]) -> None:
    lines = f"{REPLY}\n\n{NOTIONAL}\n".encode()

    answer = pretrade("explain", "--format", "json", *words, stdin=lines)

    assert answer.status == 0
    assert [found["code"] for found in answer.json] == [-1121, -1013]


def test_explanations_for_people_are_set_apart(pretrade: Command) -> None:
    answer = pretrade("explain", stdin=f"{REPLY}\nwhat?\n".encode())

    assert answer.status == 1
    assert [line for line in answer.out.splitlines() if not line.startswith(" ")] == [
        "-1121 BAD_SYMBOL: Invalid symbol.",
        "",
        "not known",
    ]


def test_hostile_bytes_are_explained_like_any_other(pretrade: Command) -> None:
    lines = b"\xef\xbb\xbf" + REPLY.encode() + b"\n\xff\x00\x1b[2J -1121 \n" + b"[" * 5_000_000

    answer = pretrade("explain", stdin=lines)

    assert answer.status == 1
    assert answer.out.startswith("-1121 BAD_SYMBOL: Invalid symbol.\n")
    assert "\x1b" not in answer.out
    assert "\0" not in answer.out


def test_a_control_character_in_a_message_is_shown_as_an_escape(pretrade: Command) -> None:
    answer = pretrade("explain", "Parameter '\x1b[2J' was empty.")

    assert answer.out.startswith("-1105 PARAM_EMPTY: Parameter '\\x1b[2J' was empty.\n")


@pytest.mark.parametrize("stdin", [b"", b"\n  \n"])
def test_nothing_to_explain_is_bad_usage(pretrade: Command, stdin: bytes) -> None:
    answer = pretrade("explain", stdin=stdin)

    assert (answer.status, answer.out) == (2, "")
    assert "standard input is empty" in answer.err


class TerminalInput(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [TerminalInput(io.BytesIO()), None], ids=["terminal", "closed"])
def test_where_no_message_can_come_from_it_asks_for_one(
    pretrade: Command, monkeypatch: pytest.MonkeyPatch, stream: io.TextIOWrapper | None
) -> None:
    def feed(_: bytes) -> None:
        monkeypatch.setattr("sys.stdin", stream)

    answer = attrs.evolve(pretrade, feed=feed)("explain")

    assert answer.status == 2
    assert "give a message in quotes" in answer.err


def test_an_unknown_option_is_bad_usage(pretrade: Command) -> None:
    answer = pretrade("explain", "--fromat", "json", NOTIONAL)

    assert answer.status == 2
    assert "did you mean --format?" in answer.err


def test_explaining_loads_neither_the_rules_nor_the_client() -> None:
    program = (
        "import sys, pretrade; assert pretrade.explain('-1013').known; "
        "print(*sorted(name for name in sys.modules if name.startswith('pretrade.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )

    assert {name.split(".")[1] for name in done.stdout.split()} == {"explanation", "error_codes"}
