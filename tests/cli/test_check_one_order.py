"""`pretrade check SYMBOL SIDE TYPE`: one order on the command line."""

import json
from pathlib import Path

import pytest

from pretrade.cli.input.order_flags import spellings
from pretrade.enums import RequestKind
from pretrade.order.parameters import NAMES, PARAMETERS
from tests.cli.command import Command

CHECK = ("check", "--rules", "sample")
FACTS = ("--market", "market.json", "--account", "account.json")
LIMIT = ("BTCUSDT", "BUY", "LIMIT", "--time-in-force", "GTC")
GOOD = (*LIMIT, "--quantity", "0.00123", "--price", "26950.50")
OFF_GRID = (*LIMIT, "--quantity", "0.0012345", "--price", "27123.45")

pytestmark = pytest.mark.usefixtures("folder")


def test_json_is_as_designed_to_the_letter(pretrade: Command) -> None:
    answer = pretrade(*CHECK, *FACTS, *OFF_GRID, "--format", "json")

    text = (
        "quantity 0.0012345 is not a multiple of stepSize 0.00001; nearest are 0.00123 and 0.00124"
    )
    assert answer.out == (
        '{"line": 1, "ok": false, "complete": true, "violations": [{"rule": "LOT_SIZE", '
        '"field": "quantity", "value": "0.0012345", "bound": {"name": "stepSize", '
        '"value": "0.00001"}, "code": -1013, "msg": "Filter failure: LOT_SIZE", '
        f'"text": "{text}", "suggestions": ["0.00123", "0.00124"]}}], "unevaluated": [], '
        '"warnings": []}\n'
    )
    assert answer.status == 1


def test_the_account_file_has_the_filters_of_the_account(pretrade: Command) -> None:
    account = json.loads(Path("account.json").read_text(encoding="utf-8"))
    own = {"filterType": "MAX_ASSET", "asset": "BTC", "limit": "0.001"}
    account["myFilters"] = {"BTCUSDT": {"assetFilters": [own]}}
    Path("own.json").write_text(json.dumps(account), encoding="utf-8")
    order = (*LIMIT, "--price", "27000", "--quantity", "0.002")

    plainly = pretrade(*CHECK, *FACTS, *order)
    answer = pretrade(*CHECK, "--market", "market.json", "--account", "own.json", *order)

    assert plainly.out.startswith("accepted")
    assert "    MAX_ASSET: the order moves 0.002 BTC, above limit 0.001" in answer.out


def test_a_warning_is_the_last_line_and_changes_no_status(pretrade: Command) -> None:
    rule = {"ruleType": "PRICE_RANGE", "bidLimitMultUp": "1.01"}
    market = json.loads(Path("market.json").read_text(encoding="utf-8"))
    market["BTCUSDT"] |= {"referencePrice": "26000", "executionRules": [rule]}
    Path("calm.json").write_text(json.dumps(market), encoding="utf-8")
    order = (*LIMIT, "--price", "27001", "--quantity", "0.001")
    facts = ("--market", "calm.json", "--account", "account.json", *order)

    answer = pretrade(*CHECK, *facts)
    (report,) = pretrade(*CHECK, *facts, "--format", "json").json

    verdict, warning, *_ = answer.out.splitlines()
    assert verdict.startswith("accepted  BTCUSDT BUY LIMIT")
    assert warning.startswith("    PRICE_RANGE: best ask 27000.01 is above 26260, which is bidLim")
    assert answer.status == 0
    assert [one["rule"] for one in report["warnings"]] == ["PRICE_RANGE"]


def test_every_missing_fact_is_named_in_json(pretrade: Command) -> None:
    (report,) = pretrade(*CHECK, *GOOD, "--format", "json").json

    assert list(report) == ["line", "ok", "complete", "violations", "unevaluated", "warnings"]
    assert report["ok"] is True
    assert report["complete"] is False
    assert {"rule": "PERCENT_PRICE_BY_SIDE", "missing": ["average_price:5"]} in report[
        "unevaluated"
    ]


def test_text_is_the_verdict_the_order_and_a_line_for_each_finding(pretrade: Command) -> None:
    answer = pretrade(*CHECK, *FACTS, *OFF_GRID)

    assert answer.out.splitlines() == [
        "refused   BTCUSDT BUY LIMIT timeInForce=GTC quantity=0.0012345 price=27123.45",
        (
            "    LOT_SIZE: quantity 0.0012345 is not a multiple of stepSize 0.00001; "
            "nearest are 0.00123 and 0.00124 [-1013 Filter failure: LOT_SIZE]"
        ),
    ]


def test_text_ends_with_the_facts_that_were_wanting(pretrade: Command) -> None:
    answer = pretrade(*CHECK, "--market", "market.json", *GOOD)

    assert answer.out.startswith("not fully judged  BTCUSDT BUY LIMIT ")
    assert answer.out.splitlines()[-1] == (
        "facts that --market and --account may give: "
        "balance:USDT, can_trade, open_orders, order_counts, permissions"
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((*FACTS, *GOOD), 0),
        ((*FACTS, *GOOD, "--strict"), 0),
        ((*FACTS, *OFF_GRID), 1),
        ((*GOOD,), 0),
        ((*GOOD, "--strict"), 1),
    ],
)
def test_exit_status(pretrade: Command, arguments: tuple[str, ...], status: int) -> None:
    assert pretrade(*CHECK, *arguments).status == status
    assert pretrade(*CHECK, "--format", "json", *arguments).status == status


def test_strict_changes_the_status_and_not_the_verdict(pretrade: Command) -> None:
    (report,) = pretrade(*CHECK, *GOOD, "--strict", "--format", "json").json

    assert report["ok"] is True


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_parameter_is_a_flag_in_both_spellings(pretrade: Command, name: str) -> None:
    kind = next(kind for kind in RequestKind if name in NAMES[kind])
    seen: list[list[str]] = []
    for flag in spellings(name):
        answer = pretrade(*CHECK, "--request", kind, flag, "", "--format", "json")
        seen.append([one["msg"] for one in answer.json[0]["violations"]])

    assert f"Parameter '{name}' was empty." in seen[0]
    assert all(messages == seen[0] for messages in seen)
    assert f"--{name}" in spellings(name)


def test_options_may_stand_anywhere(pretrade: Command) -> None:
    answer = pretrade(
        "check", "BTCUSDT", "--rules", "sample", "BUY", "--quantity", "1", "MARKET", *FACTS
    )

    assert "refused   BTCUSDT BUY MARKET quantity=1\n    BALANCE: " in answer.out


def test_an_order_may_be_given_in_flags_alone(pretrade: Command) -> None:
    answer = pretrade(
        *CHECK, *FACTS, "--symbol", "BTCUSDT", "--side", "SELL", "--type", "MARKET",
        "--quantity", "0.1",
    )  # fmt: skip

    assert answer.out == "accepted  BTCUSDT SELL MARKET quantity=0.1\n"


def test_an_order_list_has_no_type(pretrade: Command) -> None:
    answer = pretrade(
        *CHECK, *FACTS, "--request", "oco", "BTCUSDT", "SELL",
        "--quantity", "0.01", "--price", "26000", "--stop-price", "27500", "--format", "json",
    )  # fmt: skip

    assert [one["rule"] for one in answer.json[0]["violations"]] == ["OCO_PRICES", "POST_ONLY"]


def test_a_finding_about_a_leg_names_it(pretrade: Command) -> None:
    answer = pretrade(
        *CHECK, *FACTS, "--request", "oco", "BTCUSDT", "SELL",
        "--quantity", "0.01", "--price", "28500", "--stop-price", "25500.001", "--format", "json",
    )  # fmt: skip

    (violation,) = answer.json[0]["violations"]
    assert violation["rule"] == "PRICE_FILTER"
    assert violation["field"] == "stopPrice"
    assert list(violation)[-1] == "leg"


@pytest.mark.parametrize("value", ["1e-05", "-1", "NaN", "Infinity", "9" * 5000, "1,5", "\udcff"])
def test_a_value_is_judged_as_the_text_it_is(pretrade: Command, value: str) -> None:
    answer = pretrade(*CHECK, *LIMIT, f"--quantity={value}", "--price", "27000", "--format", "json")

    (violation,) = answer.json[0]["violations"]
    assert violation["code"] == -1100
    assert violation["value"] == value


def test_a_negative_number_is_a_value_and_not_an_option(pretrade: Command) -> None:
    answer = pretrade(*CHECK, *LIMIT, "--quantity", "-5", "--price", "27000", "--format", "json")

    assert answer.json[0]["violations"][0]["value"] == "-5"


def test_the_date_chooses_the_rules(pretrade: Command) -> None:
    odd = ("ODDUSDT", "BUY", "LIMIT", "--time-in-force", "GTC", "--quantity", "5", "--price", "40")

    before = pretrade(*CHECK, *odd, "--as-of", "2022-09-30")
    after = pretrade(*CHECK, *odd, "--as-of", "2023-03-20")

    assert "LOT_SIZE" not in before.out
    assert "LOT_SIZE: quantity 5 is not a multiple of stepSize 3" in after.out


def test_the_sample_and_what_is_not_understood_are_said_once(pretrade: Command) -> None:
    answer = pretrade(*CHECK, *GOOD)

    assert answer.err.splitlines() == [
        "pretrade: the rules are the packaged sample: made up, good for trying things out",
        (
            "pretrade: sample: filter T_PLUS_SELL of PAXGUSDT is not known to pretrade; "
            "every check there reports it as unevaluated"
        ),
    ]


def test_what_is_given_cannot_steer_the_terminal(pretrade: Command) -> None:
    answer = pretrade(*CHECK, "BTC\x1b[2J\nUSDT", "BUY", "LIMIT", "--price", "×")

    assert "\x1b" not in answer.out
    assert answer.out.startswith(r"refused   BTC\x1b[2J\nUSDT BUY LIMIT price=×")


def test_json_is_ascii_whatever_was_given(pretrade: Command) -> None:
    answer = pretrade(*CHECK, "BTC\udcff", "BUY", "LIMIT", "--format", "json")

    assert answer.out.isascii()
    assert json.loads(answer.out)["violations"][0]["value"] == "BTC\udcff"
