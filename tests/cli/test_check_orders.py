"""`pretrade check FILE`: many orders, from a file or standard input."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Command

CHECK = ("check", "--rules", "exchangeInfo.json")
FACTS = ("--market", "market.json", "--account", "account.json")
SELL = '{"symbol": "BTCUSDT", "side": "SELL", "type": "MARKET", "quantity": "0.1"}'

pytestmark = pytest.mark.usefixtures("folder")


def rules(report: dict[str, list[dict[str, str]]]) -> list[str]:
    return [violation["rule"] for violation in report["violations"]]


def test_the_sample_orders_are_judged_one_line_each_in_order(pretrade: Command) -> None:
    answer = pretrade(*CHECK, *FACTS, "--format", "json", "orders.jsonl")

    assert answer.status == 1
    assert [report["line"] for report in answer.json] == list(range(1, 16))
    assert [rules(report)[:1] for report in answer.json] == [
        [],
        ["PRICE_FILTER"],
        ["NOTIONAL"],
        ["PERCENT_PRICE"],
        ["TRIGGER_PRICE"],
        [],
        ["FORBIDDEN_PARAMETER"],
        [],
        ["OCO_PRICES"],
        ["BALANCE"],
        ["SYMBOL_STATUS"],
        ["POST_ONLY"],
        ["TRAILING_DELTA"],
        ["ICEBERG_PARTS"],
        [],
    ]


def test_text_numbers_the_lines_and_sums_up(pretrade: Command) -> None:
    lines = pretrade(*CHECK, *FACTS, "orders.jsonl").out.splitlines()

    assert lines[0] == (
        "line 1: accepted  BTCUSDT BUY LIMIT timeInForce=GTC quantity=0.00123 price=26950.50"
    )
    assert lines[1].startswith("line 2: refused   BTCUSDT BUY LIMIT timeInForce=GTC ")
    assert lines[2].startswith("    PRICE_FILTER: price 27123.456 is not a multiple of tickSize")
    assert "line 15: not fully judged  PAXGUSDT SELL LIMIT" in "\n".join(lines)
    assert lines[-2:] == ["", "15 orders: 3 accepted, 11 refused, 1 not fully judged"]


def test_a_request_that_is_not_a_plain_order_is_named(pretrade: Command) -> None:
    answer = pretrade(*CHECK, *FACTS, "orders.jsonl")

    assert "line 8: accepted  oco BTCUSDT SELL quantity=0.01 price=28500.00" in answer.out


def test_one_order_is_summed_up_in_the_singular(pretrade: Command) -> None:
    answer = pretrade.check(SELL, *FACTS)

    assert answer.out.splitlines()[-1] == "1 order: 1 accepted, 0 refused"
    assert answer.status == 0


def test_nothing_to_judge_is_no_trouble(pretrade: Command) -> None:
    assert pretrade.check("").out == "\n0 orders: 0 accepted, 0 refused\n"
    assert pretrade.check("\n \t\r\n").status == 0
    assert pretrade.check("", "--format", "json").out == ""


def test_empty_lines_are_skipped_and_counted(pretrade: Command) -> None:
    assert [one["line"] for one in pretrade.check_json(f"\n{SELL}\r\n\n  \n{SELL}")] == [2, 5]


def test_a_byte_order_mark_is_no_part_of_the_first_line(pretrade: Command) -> None:
    (report,) = pretrade.check_json(b"\xef\xbb\xbf" + SELL.encode(), *FACTS)

    assert report["ok"] is True


def test_numbers_are_judged_as_they_are_written(pretrade: Command) -> None:
    written = ["1", "0.10", "1e-05", "1E2", "-0", "-1", "NaN", "Infinity", "-Infinity", "9" * 5000]
    orders = [SELL.replace('"0.1"', number) for number in written]

    reports = pretrade.check_json("\n".join(orders), "--market", "market.json")

    values = [report["violations"][0]["value"] if not report["ok"] else "" for report in reports]
    assert values == ["", "", *written[2:]]
    assert {rules(report)[0] for report in reports[2:]} == {"SYNTAX"}


def test_trailing_zeros_of_a_number_count(pretrade: Command) -> None:
    (report,) = pretrade.check_json(SELL.replace('"0.1"', "0.100000000"))

    assert rules(report) == ["PRECISION"]


@pytest.mark.parametrize("value", ["[1]", '{"a": [1]}', "true", '""'])
def test_a_value_of_the_wrong_type_is_refused(pretrade: Command, value: str) -> None:
    (report,) = pretrade.check_json(SELL.replace('"0.1"', value))

    assert report["violations"][0]["field"] == "quantity"
    assert report["violations"][0]["code"] in {-1100, -1105}


def test_null_is_not_sent(pretrade: Command) -> None:
    (report,) = pretrade.check_json(SELL.replace('"0.1"', "null"))

    assert rules(report) == ["MANDATORY_PARAMETER"]


def test_a_line_brings_its_own_market(pretrade: Command) -> None:
    order = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT_MAKER", "quantity": "0.001"}
    near = {**order, "price": "27000"}
    lines = [near, {**near, "market": {"askPrice": 26000.5, "avgPrice": {"5": 27000}}}]

    reports = pretrade.check_json("\n".join(map(json.dumps, lines)), *FACTS)

    assert rules(reports[0]) == []
    assert rules(reports[1]) == ["POST_ONLY"]


def test_a_line_brings_its_own_account(pretrade: Command) -> None:
    open_orders = [
        {"symbol": "BTCUSDT", "side": "SELL", "type": "LIMIT", "origQty": 1, "orderListId": n}
        for n in range(200)
    ]
    account = {"balances": [{"asset": "BTC", "free": 0.05}], "openOrders": open_orders}
    order = {**json.loads(SELL), "account": account}

    (report,) = pretrade.check_json(json.dumps(order), *FACTS)

    assert rules(report) == ["MAX_NUM_ORDERS", "BALANCE"]
    assert {"rule": "CAN_TRADE", "missing": ["can_trade"]} in report["unevaluated"]


def test_list_ids_of_open_orders_stay_numbers(pretrade: Command) -> None:
    open_orders = [
        {"symbol": "BTCUSDT", "side": "SELL", "type": "STOP_LOSS", "orderListId": n}
        for n in range(20)
    ]
    oco = {"request": "oco", "symbol": "BTCUSDT", "account": {"openOrders": open_orders}}

    (report,) = pretrade.check_json(json.dumps(oco))

    assert "MAX_NUM_ORDER_LISTS" in rules(report)


def test_a_line_says_what_kind_of_request_it_is(pretrade: Command) -> None:
    oco = '{"symbol": "BTCUSDT", "side": "SELL", "quantity": "1", "price": "3", "stopPrice": "4"}'
    plain = '{"request": "order",' + oco[1:]

    as_oco, as_order = pretrade.check_json(f"{oco}\n{plain}", "--request", "oco")

    assert "OCO_PRICES" in rules(as_oco)
    assert rules(as_order)[0] == "MANDATORY_PARAMETER"


def test_an_unknown_name_is_an_unknown_parameter(pretrade: Command) -> None:
    (report,) = pretrade.check_json(SELL.replace("quantity", "qty"))

    assert rules(report)[0] == "UNKNOWN_PARAMETER"


def test_a_file_is_never_held_as_a_whole(pretrade: Command, folder: Path) -> None:
    (folder / "many.jsonl").write_text(f"{SELL}\n" * 2000, encoding="utf-8")

    answer = pretrade(*CHECK, *FACTS, "many.jsonl")

    assert answer.out.endswith("\n2000 orders: 2000 accepted, 0 refused\n")
    assert answer.err.count("\n") == 1


def test_an_order_of_invented_names_does_not_fill_the_screen(pretrade: Command) -> None:
    order = {f"name{n}": "x" * 1000 for n in range(1000)}

    first = pretrade.check(json.dumps(order)).out.splitlines()[0]

    assert len(first) < 350
    assert first.endswith("…")


def test_an_order_without_anything_is_called_that(pretrade: Command) -> None:
    answer = pretrade.check('{}\n{"symbol": ""}')

    assert "line 1: refused   an order without parameters\n" in answer.out
    assert 'line 2: refused   ""\n' in answer.out


CALL = """{{"id": 1, "method": "{}", "params": {{
    "symbol": "BTCUSDT", "side": "SELL", "type": "MARKET", "quantity": "0.1", "apiKey": "k"
}}}}""".replace("\n", " ")


@pytest.mark.parametrize("method", ["order.place", "v3/order.place"])
def test_a_call_of_the_websocket_api_is_the_request_that_it_makes(
    pretrade: Command, method: str
) -> None:
    answer = pretrade.check(CALL.format(method), *FACTS)

    assert answer.status == 0
    assert answer.out.startswith("line 1: accepted  BTCUSDT SELL MARKET quantity=0.1\n")


def test_the_method_of_a_call_tells_its_kind(pretrade: Command) -> None:
    answer = pretrade.check(CALL.format("sor.order.place"), *FACTS)

    assert "sorOrder BTCUSDT SELL MARKET" in answer.out


def test_a_parameter_of_a_call_that_is_no_text_is_judged_as_its_text(pretrade: Command) -> None:
    (report,) = pretrade.check_json(CALL.format("order.place").replace('"0.1"', "[1]"), *FACTS)

    assert rules(report)[0] == "SYNTAX"


def test_what_no_file_can_give_is_not_asked_for(pretrade: Command) -> None:
    amend = '{"request": "amend", "symbol": "BTCUSDT", "orderId": 7, "newQty": "0.5"}'

    answer = pretrade.check(amend)

    assert "facts that --market and --account may give" in answer.err + answer.out
    assert "evidence:" not in (answer.err + answer.out).rpartition("may give")[2]
