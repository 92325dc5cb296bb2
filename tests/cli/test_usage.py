"""The arguments: help, version, and what bad usage is answered with."""

from importlib.metadata import version

import pytest

from pretrade.order.parameters import PARAMETERS
from tests.cli.command import Command

CHECK = ("check", "--rules", "sample")
LIMIT = ("BTCUSDT", "BUY", "LIMIT")
SEE = "see `pretrade check --help`"

BAD_USAGE: list[tuple[tuple[str, ...], str]] = [
    (
        (),
        (
            "give a command: check, fit, rules, diff, explain, endpoints, sample, doctor or serve; "
            "`pretrade --help` shows examples"
        ),
    ),
    (("chek",), "chek is not a command; did you mean check? See `pretrade --help`"),
    (
        ("xyz",),
        (
            "xyz is not a command; there are check, fit, rules, diff, explain, endpoints, sample, "
            "doctor and serve; see `pretrade --help`"
        ),
    ),
    (
        ("--rules", "x", "check"),
        (
            "give a command before --rules: check, fit, rules, diff, explain, endpoints, sample, "
            "doctor or serve; see `pretrade --help`"
        ),
    ),
    (
        ("check", *LIMIT),
        (
            "--rules is missing: give the exchangeInfo reply as a file, or `--rules sample` "
            "for the one that comes with pretrade"
        ),
    ),
    (
        CHECK,
        (
            "there is nothing to check: give a .jsonl or .csv file, - for standard input, or an "
            f"order as SYMBOL SIDE TYPE; {SEE}"
        ),
    ),
    (
        (*CHECK, "BTCUSDT", "BUY"),
        "an order is given as SYMBOL SIDE TYPE and flags, or as a file; these are 2: BTCUSDT BUY",
    ),
    (
        (*CHECK, *LIMIT, "GTC"),
        (
            "an order is given as SYMBOL SIDE TYPE and flags, or as a file; "
            "these are 4: BTCUSDT BUY LIMIT GTC"
        ),
    ),
    (
        (*CHECK, "--request", "marginOco", *LIMIT),
        (
            "a marginOco is given as SYMBOL SIDE and flags, or as a file; "
            "these are 3: BTCUSDT BUY LIMIT"
        ),
    ),
    (
        (*CHECK, "orders.jsonl", "--time-in-force", "GTC"),
        (
            "--time-in-force belongs to one order, as SYMBOL SIDE TYPE --time-in-force ...; "
            "write the parameters of many orders into orders.jsonl"
        ),
    ),
    (
        (*CHECK, *LIMIT, "--side", "BUY"),
        "side is given twice: leave --side out",
    ),
    (
        (*CHECK, *LIMIT, "--price", "1", "--price", "1"),
        f"--price: given twice; keep one of the two; {SEE}",
    ),
    (
        (*CHECK, *LIMIT, "--timeInForce", "GTC", "--time-in-force", "GTC"),
        f"--time-in-force/--timeInForce: given twice; keep one of the two; {SEE}",
    ),
    (
        (*CHECK, *LIMIT, "--prise", "1"),
        (
            "--prise is not an option of pretrade check; did you mean --price? "
            "See `pretrade check --help`"
        ),
    ),
    (
        (*CHECK, *LIMIT, "--xyz=1"),
        f"--xyz is not an option of pretrade check; {SEE}",
    ),
    ((*CHECK, *LIMIT, "--price"), f"--price: expected one argument; {SEE}"),
    (
        (*CHECK, *LIMIT, "--pri", "1"),
        (
            "--pri is not an option of pretrade check; did you mean --price? "
            "See `pretrade check --help`"
        ),
    ),
    (
        (*CHECK, *LIMIT, "--as-of", "soon"),
        "--as-of: 'soon' is not a date; write it as 2022-09-30",
    ),
    ((*CHECK, *LIMIT, "--as-of", ""), "--as-of: '' is not a date; write it as 2022-09-30"),
    (
        (*CHECK, *LIMIT, "--as-of", "1.4.2023"),
        "--as-of: '1.4.2023' is not a date; write it as 2022-09-30",
    ),
    (
        (*CHECK, *LIMIT, "--as-of", "2022-09"),
        "--as-of: '2022-09' is not a date; write it as 2022-09-30",
    ),
    (("rules", "--rules", "sample", "A", "B"), "B is one argument too many; see `pretrade rules"),
    (("rules", "A"), "--rules is missing: give the exchangeInfo reply as a file"),
]


@pytest.mark.parametrize(
    ("arguments", "sentence"), BAD_USAGE, ids=[" ".join(case[0]) or "-" for case in BAD_USAGE]
)
def test_bad_usage_is_one_sentence_with_a_way_out(
    pretrade: Command, arguments: tuple[str, ...], sentence: str
) -> None:
    answer = pretrade(*arguments)

    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith(f"pretrade: {sentence}")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("option", [("--request", "bracket"), ("--format", "xml")])
def test_a_choice_that_there_is_not_names_those_there_are(
    pretrade: Command, option: tuple[str, str]
) -> None:
    answer = pretrade(*CHECK, *LIMIT, *option)

    assert answer.status == 2
    assert "choose from" in answer.err
    assert "RequestKind" not in answer.err


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("verb", [(), ("check",), ("fit",), ("rules",), ("diff",)])
def test_help_has_usage_examples_and_exit_status(
    pretrade: Command, verb: tuple[str, ...], option: str
) -> None:
    answer = pretrade(*verb, option)

    assert answer.status == 0
    assert answer.out.startswith(f"usage: {' '.join(('pretrade', *verb))}")
    assert "examples:" in answer.out
    assert "exit status" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 100


def test_help_of_check_lists_every_parameter(pretrade: Command) -> None:
    words = pretrade("check", "--help").out.split()

    flags = {word.removeprefix("--").replace("-", "").lower() for word in words}
    assert {name.lower() for name in PARAMETERS} <= flags


def test_version(pretrade: Command) -> None:
    answer = pretrade("--version")

    assert answer.out == f"pretrade {version('pretrade')}\n"
    assert answer.status == 0
