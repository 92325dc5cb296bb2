"""`pretrade explain`: error messages, explained."""

import io
import json
import subprocess
import sys

import attrs
import pytest

from tests.cli.command import Answer, Command

NOTIONAL = "APIError(code=-1013): Filter failure: NOTIONAL"
REPLY = '{"code":-1121,"msg":"Invalid symbol."}'


def titles(answer: Answer) -> list[str]:
    """Return the first line of each explanation, and the lines that set them apart."""
    return [line for line in answer.out.splitlines() if not line.startswith(" ")]


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


def test_every_code_is_explained(pretrade: Command) -> None:
    answer = pretrade("explain", "-1013", "-2010")

    assert answer.status == 0
    assert [title.split()[0] for title in titles(answer)] == ["-1013", "-2010"]
    assert pretrade("explain", "-1013", "-9999").status == 1


@pytest.mark.parametrize("words", [[], ["-"]])
def test_each_line_of_standard_input_is_explained(pretrade: Command, words: list[str]) -> None:
    lines = f"{REPLY}\n\n{NOTIONAL}\n".encode()

    answer = pretrade("explain", "--format", "json", *words, stdin=lines)

    assert answer.status == 0
    assert [found["code"] for found in answer.json] == [-1121, -1013]


def test_explanations_for_people_are_set_apart(pretrade: Command) -> None:
    answer = pretrade("explain", stdin=f"{REPLY}\n{NOTIONAL}\n".encode())

    assert answer.status == 0
    assert titles(answer) == [
        "-1121 BAD_SYMBOL: Invalid symbol.",
        "",
        "-1013 INVALID_MESSAGE: Filter failure: NOTIONAL",
    ]


def test_a_reply_that_is_written_over_lines_is_one_message(pretrade: Command) -> None:
    parts = {"code": -2011, "msg": "Unknown order sent."}
    reply = {"code": -2022, "msg": "Order cancel-replace failed.", "data": {"response": parts}}

    answer = pretrade("explain", "--format", "json", stdin=json.dumps(reply, indent=2).encode())

    assert answer.status == 0
    (found,) = answer.json
    assert (found["code"], [other["code"] for other in found["also"]]) == (-2022, [-2011])


TRACEBACK = f"""\
Traceback (most recent call last):
  File "/home/me/bot.py", line 1021, in <module>
    client.create_order(symbol="BTCUSDT", side="BUY", type="LIMIT")

  File "/home/me/site-packages/binance/client.py", line 427, in _handle_response
    raise BinanceAPIException(response, response.status_code, response.text)
binance.exceptions.BinanceAPIException: {NOTIONAL}
"""
CURL = f"""\
HTTP/2 400 \r
content-type: application/json;charset=UTF-8\r
content-length: 39\r
date: Wed, 01 Jul 2026 10:00:00 GMT\r
x-mbx-uuid: 2806a832-2343-4cd3-b973-42131d3fbe1e\r
x-mbx-used-weight-1m: 1013\r
strict-transport-security: max-age=31536000; includeSubdomains\r
\r
{REPLY}"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TRACEBACK, "-1013 INVALID_MESSAGE: Filter failure: NOTIONAL"),
        (CURL, "-1121 BAD_SYMBOL: Invalid symbol."),
        (
            "APIError(code=-1121): Invalid\n    symbol.\n",
            "-1121 BAD_SYMBOL: Invalid symbol.",
        ),
    ],
    ids=["traceback", "curl -i", "broken over lines"],
)
def test_what_stands_around_a_message_is_left_out(pretrade: Command, text: str, title: str) -> None:
    answer = pretrade("explain", stdin=text.encode())

    assert (answer.status, titles(answer)) == (0, [title])


def test_a_code_with_an_unknown_text_is_never_left_out(pretrade: Command) -> None:
    new = '{"code":-1013,"msg":"Something that is new."}'

    answer = pretrade("explain", stdin=f"trying\n{NOTIONAL}\nagain\n{new}\n".encode())

    assert answer.status == 1
    assert titles(answer)[2:] == ["-1013 INVALID_MESSAGE"]


def test_where_nothing_is_known_that_is_said_once(pretrade: Command) -> None:
    answer = pretrade("explain", stdin=b"out of memory\n\ntwice\n")

    assert (answer.status, titles(answer)) == (1, ["not known"])


def test_every_line_of_json_has_its_answer(pretrade: Command) -> None:
    lines = f'{REPLY}\n{{"orderId": 7}}\n\n{{"msg": "out of memory"}}\n'.encode()

    answer = pretrade("explain", "--format", "json", stdin=lines)

    assert answer.status == 1
    assert [found["known"] for found in answer.json] == [True, False, False]


@pytest.mark.slow
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


@pytest.mark.parametrize("words", [[""], [" \n"], ["", ""]])
def test_an_empty_message_is_bad_usage(pretrade: Command, words: list[str]) -> None:
    answer = pretrade("explain", *words)

    assert (answer.status, answer.out) == (2, "")
    assert "the message is empty" in answer.err


def test_json_that_is_nested_too_deep_is_not_known(pretrade: Command) -> None:
    answer = pretrade("explain", stdin=b"[" * 100_000 + b"]" * 100_000)

    assert (answer.status, titles(answer)) == (1, ["not known"])


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
