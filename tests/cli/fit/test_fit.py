"""`pretrade fit`: the nearest legal orders, what was changed for them, and what is still wrong."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Answer, Command, Json

FILES = ("--rules", "exchangeInfo.json", "--market", "market.json", "--account", "account.json")
FIT = ("fit", *FILES)
LIMIT = ("BTCUSDT", "BUY", "LIMIT", "--time-in-force", "GTC")
OFF_GRID = (*LIMIT, "--quantity", "0.0012345", "--price", "27123.456")
SMALL = (*LIMIT, "--quantity", "0.0003615", "--price", "27000")
OCO = {
    "request": "oco",
    "symbol": "BTCUSDT",
    "side": "SELL",
    "quantity": "0.0112345",
    "price": "28500.001",
    "stopPrice": "25500.009",
}

pytestmark = pytest.mark.usefixtures("folder")


def fit_lines(pretrade: Command, *orders: Json | str, options: tuple[str, ...] = ()) -> Answer:
    """Fit orders from standard input, as JSON."""
    lines = (order if isinstance(order, str) else json.dumps(order) for order in orders)
    arguments = (*FIT, "--format", "json", *options, "-")
    return pretrade(*arguments, stdin="\n".join(lines).encode())


def test_text_is_the_fitted_order_and_a_line_for_each_change(pretrade: Command) -> None:
    answer = pretrade(*FIT, *OFF_GRID)

    assert answer.out.splitlines() == [
        "legal     BTCUSDT BUY LIMIT timeInForce=GTC quantity=0.00123 price=27123.45",
        "    price 27123.456 -> 27123.45: PRICE_FILTER tickSize 0.01",
        "    quantity 0.0012345 -> 0.00123: LOT_SIZE stepSize 0.00001",
    ]
    assert answer.status == 0


def test_json_is_as_designed_to_the_letter(pretrade: Command) -> None:
    answer = pretrade(*FIT, *OFF_GRID, "--format", "json")

    assert answer.out == (
        '{"line": 1, "order": {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", '
        '"timeInForce": "GTC", "quantity": "0.00123", "price": "27123.45"}, "changes": ['
        '{"field": "price", "old": "27123.456", "new": "27123.45", '
        '"why": "PRICE_FILTER tickSize 0.01"}, '
        '{"field": "quantity", "old": "0.0012345", "new": "0.00123", '
        '"why": "LOT_SIZE stepSize 0.00001"}], "ok": true, "violations": []}\n'
    )
    assert answer.status == 0


def test_what_is_still_wrong_is_told_as_check_tells_it(pretrade: Command) -> None:
    answer = pretrade(*FIT, *SMALL)
    (fitted,) = pretrade(*FIT, *SMALL, "--format", "json").json
    order = [f"--{name}={value}" for name, value in fitted["order"].items()]
    (checked,) = pretrade("check", *FILES, *order, "--format", "json").json

    first, change, violation = answer.out.splitlines()
    assert first.startswith("illegal   BTCUSDT BUY LIMIT timeInForce=GTC quantity=0.00036 ")
    assert change == "    quantity 0.0003615 -> 0.00036: LOT_SIZE stepSize 0.00001"
    assert violation.startswith("    NOTIONAL: price × quantity = 9.72 is below minNotional 10; ")
    assert fitted["ok"] is False
    assert fitted["violations"] == checked["violations"]
    assert answer.status == 1


@pytest.mark.parametrize(
    ("options", "price", "quantity"),
    [
        ((), "27123.45", "0.00123"),
        (("--price", "up"), "27123.46", "0.00123"),
        (("--price", "nearest", "--quantity", "nearest"), "27123.46", "0.00123"),
        (("--quantity", "up", "--price", "down"), "27123.45", "0.00124"),
        (("--price", "keep"), "27123.456", "0.00123"),
        (("--quantity", "keep"), "27123.45", "0.0012345"),
        (("--tolerance", "0.001"), "27123.45", "0.0012345"),
        (("--tolerance", "0"), "27123.456", "0.0012345"),
    ],
)
def test_what_may_move_where_and_how_far(
    pretrade: Command, options: tuple[str, ...], price: str, quantity: str
) -> None:
    (one,) = pretrade(*FIT, *OFF_GRID, *options, "--format", "json").json
    (line,) = fit_lines(
        pretrade, '{"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC", '
        '"quantity": 0.0012345, "price": 27123.456}', options=options,
    ).json  # fmt: skip

    assert (one["order"]["price"], one["order"]["quantity"]) == (price, quantity)
    assert line == one


def test_a_file_is_numbered_and_summed_up(pretrade: Command) -> None:
    answer = pretrade(*FIT, "orders.jsonl")
    lines = answer.out.splitlines()

    assert lines[0].startswith("line 1: legal     BTCUSDT BUY LIMIT ")
    assert lines[1] == (
        "line 2: legal     BTCUSDT BUY LIMIT timeInForce=GTC quantity=0.00123 price=27123.45"
    )
    assert "line 15: not fully judged  PAXGUSDT SELL LIMIT" in answer.out
    assert lines[-2:] == ["", "15 orders: 6 legal, 8 illegal, 1 not fully judged; 3 changed"]
    assert answer.status == 1


def test_a_csv_file_is_fitted_too(pretrade: Command) -> None:
    rows = "symbol,side,type,quantity\nBTCUSDT,SELL,MARKET,0.123456\n"
    Path("orders.csv").write_text(rows, encoding="utf-8")

    answer = pretrade(*FIT, "orders.csv")

    assert answer.out.startswith("line 2: legal     BTCUSDT SELL MARKET quantity=0.12345\n")
    assert answer.out.endswith("\n1 order: 1 legal, 0 illegal; 1 changed\n")


def test_nothing_to_fit_is_no_trouble(pretrade: Command) -> None:
    answer = pretrade(*FIT, "-")

    assert answer.out == "\n0 orders: 0 legal, 0 illegal; 0 changed\n"
    assert answer.status == 0


def test_an_oco_is_fitted_leg_by_leg_and_says_that_it_is_one(pretrade: Command) -> None:
    (fitted,) = fit_lines(pretrade, OCO).json

    assert list(fitted) == ["line", "order", "changes", "ok", "violations", "request"]
    assert fitted["order"] == {
        "symbol": "BTCUSDT",
        "side": "SELL",
        "quantity": "0.01123",
        "price": "28500.01",
        "stopPrice": "25500",
    }
    assert [change["field"] for change in fitted["changes"]] == ["price", "stopPrice", "quantity"]
    assert fitted["request"] == "oco"
    assert fitted["ok"] is True


def test_an_oco_on_the_command_line(pretrade: Command) -> None:
    answer = pretrade(
        *FIT, "--request", "oco", "BTCUSDT", "SELL",
        "--quantity", "0.01", "--price", "28500.001", "--stop-price", "25500",
    )  # fmt: skip

    assert answer.out.startswith(
        "legal     oco BTCUSDT SELL quantity=0.01 price=28500.01 stopPrice=25500\n"
    )


def test_check_says_of_the_fitted_orders_what_fit_says(pretrade: Command) -> None:
    sample = Path("orders.jsonl").read_text(encoding="utf-8").splitlines()
    fitted = fit_lines(pretrade, *sample, OCO).json

    orders = [{"request": one.get("request"), **one["order"]} for one in fitted]
    lines = "\n".join(map(json.dumps, orders)).encode()
    checked = pretrade("check", *FILES, "--format", "json", "-", stdin=lines).json
    again = fit_lines(pretrade, *orders).json

    assert [(one["ok"], one["violations"]) for one in checked] == [
        (one["ok"], one["violations"]) for one in fitted
    ]
    assert [one["order"] for one in again] == [one["order"] for one in fitted]
    assert not any(one["changes"] for one in again if one["ok"])


def test_a_line_brings_its_own_facts(pretrade: Command) -> None:
    order = {"symbol": "ETHUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
    high = {**order, "quantity": "0.1", "price": "9000"}

    fitted = fit_lines(pretrade, high, {**high, "market": {"avgPrice": {"5": "8000"}}}).json

    assert [one["order"]["price"] for one in fitted] == ["8496", "9000"]


def test_insisting_gives_no_order_back_that_is_still_illegal(pretrade: Command) -> None:
    (fitted,) = pretrade(*FIT, *SMALL, "--insist", "--format", "json").json
    text = pretrade(*FIT, *SMALL, "--insist")

    assert list(fitted) == ["line", "order", "changes", "ok", "violations"]
    assert (fitted["order"], fitted["changes"], fitted["ok"]) == (None, [], False)
    assert [violation["rule"] for violation in fitted["violations"]] == ["NOTIONAL"]
    assert text.out.startswith(
        "illegal   BTCUSDT BUY LIMIT timeInForce=GTC quantity=0.0003615 price=27000\n    NOTIONAL: "
    )
    assert text.status == 1


def test_insisting_changes_nothing_for_orders_that_can_be_fitted(pretrade: Command) -> None:
    assert pretrade(*FIT, *OFF_GRID, "--insist") == pretrade(*FIT, *OFF_GRID)


@pytest.mark.parametrize("line", ['{"symbol"', '{"request": "ococo"}', '{"market": [1]}'])
def test_a_bad_line_is_named_and_the_others_are_still_fitted(pretrade: Command, line: str) -> None:
    order = {"symbol": "BTCUSDT", "side": "SELL", "type": "MARKET", "quantity": "0.123456"}

    answer = fit_lines(pretrade, line, order)

    bad, good = answer.json
    assert list(bad) == ["line", "error", "changes", "violations"]
    assert (bad["line"], bad["changes"], bad["violations"]) == (1, [], [])
    assert good["order"]["quantity"] == "0.12345"
    assert answer.status == 2
    assert f"pretrade: standard input: line 1: {bad['error']}" in answer.err


def test_a_bad_line_in_text(pretrade: Command) -> None:
    answer = pretrade(*FIT, "-", stdin=b"{")

    assert answer.out.startswith("line 1: unreadable  is not JSON (")
    assert answer.out.endswith("\n1 order: 0 legal, 0 illegal, 1 unreadable; 0 changed\n")
    assert answer.status == 2


@pytest.mark.parametrize("order", [{}, {"symbol": "NOPE"}, {"symbol": ["BTCUSDT"]}, {"qty": "1"}])
def test_what_is_hardly_an_order_stays_illegal(pretrade: Command, order: Json) -> None:
    answer = fit_lines(pretrade, order)

    (fitted,) = answer.json
    assert fitted["changes"] == []
    assert fitted["ok"] is False
    assert answer.status == 1


def test_without_facts_it_tells_which_ones_were_wanting(pretrade: Command) -> None:
    without = ("fit", "--rules", "exchangeInfo.json", *OFF_GRID)

    answer = pretrade(*without)

    assert answer.out.startswith("not fully judged  BTCUSDT BUY LIMIT ")
    assert "facts that --market and --account may give: average_price:5, " in answer.out
    assert answer.status == 0
    assert pretrade(*without, "--strict").status == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "there is nothing to fit: give a .jsonl or .csv file, "),
        (("--price", "dwn", "x.csv"), "--price: 'dwn' is no number, and none of down, up, nearest"),
        (("--quantity", "UP", "x.csv"), "--quantity: 'UP' is no number, and none of down, "),
        (("--price", "up", "--price", "down"), "--price: has two directions; keep one of the two"),
        (("--price", "1", "--price", "2"), "--price: given twice; keep one of the two; "),
        (("--price", "27000", "x.csv"), "--price belongs to one order, as SYMBOL SIDE TYPE "),
        (("--tolerance", "much", "x.csv"), "--tolerance: 'much' is not a decimal number; write "),
        (("--tolerance", "-1", "x.csv"), "--tolerance: '-1' is negative; write a fraction, "),
        (("nowhere.jsonl",), "nowhere.jsonl: there is no such file; "),
    ],
)
def test_bad_usage(pretrade: Command, options: tuple[str, ...], sentence: str) -> None:
    answer = pretrade(*FIT, *options)

    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.splitlines()[-1].startswith(f"pretrade: {sentence}")


def test_a_call_of_the_websocket_api_is_fitted_as_the_request_that_it_makes(
    pretrade: Command,
) -> None:
    call = (
        '{"method": "order.place", "params": {"symbol": "BTCUSDT", "side": "SELL", '
        '"type": "MARKET", "quantity": "0.1000001"}}'
    )

    assert fit_lines(pretrade, call).json[0]["order"]["quantity"] == "0.1"
