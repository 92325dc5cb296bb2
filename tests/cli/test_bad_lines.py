"""Lines that hold no order: each is reported with its number, and the others are still judged."""

import pytest

from pretrade.cli.input.byte_lines import LONGEST
from pretrade.cli.input.json_text import NotReadable, as_text
from tests.cli.command import Command

GOOD = b'{"symbol": "BTCUSDT", "side": "SELL", "type": "MARKET", "quantity": "0.1"}'
HINT = 'write one order a line, as {"symbol": "BTCUSDT", "side": "BUY", ...}'

BAD: dict[str, tuple[bytes, str]] = {
    "malformed": (
        b'{"symbol": "BTCUSDT", "side"',
        f"is not JSON (Expecting ':' delimiter at character 29); {HINT}",
    ),
    "no JSON": (b"BTCUSDT BUY", f"is not JSON (Expecting value at character 1); {HINT}"),
    "more after it": (GOOD + b" x", f"is not JSON (Extra data at character 76); {HINT}"),
    "an array": (b"[1, 2]", f"is not a JSON object; {HINT}"),
    "a text": (b'"BTCUSDT"', f"is not a JSON object; {HINT}"),
    "a number": (b"1" * 5000, f"is not a JSON object; {HINT}"),
    "a key twice": (
        b'{"price": 1, "symbol": "BTCUSDT", "price": 2}',
        "key 'price' stands there twice; keep one of the two",
    ),
    "a key twice, further in": (
        b'{"market": {"lastPrice": 1, "lastPrice": 2}}',
        "key 'lastPrice' stands there twice; keep one of the two",
    ),
    "not UTF-8": (
        b'{"symbol": "BTC\xff"}',
        "is not UTF-8 text (byte 0xff at 16); save the file as UTF-8",
    ),
    "nested too deep": (b"[" * 100_000, f"is nested too deep; {HINT}"),
    "too long": (
        b'{"symbol": "' + b"A" * LONGEST + b'"}',
        (
            f"is longer than the {LONGEST} bytes that an order may have; "
            "put each order on a line of its own"
        ),
    ),
    "spaces without end": (
        b" " * (LONGEST + 2),
        (
            f"is longer than the {LONGEST} bytes that an order may have; "
            "put each order on a line of its own"
        ),
    ),
    "no such request": (
        b'{"request": "ococo"}',
        (
            "request 'ococo' is none of order, testOrder, cancelReplace, oco, orderListOco, "
            "marginOrder, marginOco, oto, otoco, opo, opoco, marginOto, marginOtoco, sorOrder, "
            "sorTestOrder, amend; use one of them"
        ),
    ),
    "a request of the wrong type": (b'{"request": ["oco"]}', "request '[\"oco\"]' is none of "),
    "a call that orders nothing": (
        b'{"method": "order.cancel", "params": {}}',
        "'order.cancel' neither places nor amends orders; there are order.place, ",
    ),
    "a call without parameters": (
        b'{"method": "order.place", "params": null}',
        "params of 'order.place' are an object, not NoneType; mend the line",
    ),
    "a call of another kind": (
        b'{"request": "oto", "method": "orderList.place.otoco", "params": {}}',
        "'orderList.place.otoco' is a request of kind otoco, not oto; mend the line",
    ),
    "a market of the wrong type": (
        b'{"market": [1]}',
        "market: [1] is not a JSON object; mend it or leave it out",
    ),
    "a price that is none": (
        b'{"market": {"lastPrice": NaN}}',
        "market.lastPrice: 'NaN' is not a decimal number; mend it or leave it out",
    ),
    "an account of the wrong type": (
        b'{"account": "mine"}',
        "account: 'mine' is not a JSON object; mend it or leave it out",
    ),
    "an account with a wrong filter": (
        b'{"account": {"myFilters": {"A": {"symbolFilters": [{"filterType": "MAX_POSITION"}]}}}}',
        "account.myFilters.A.symbolFilters[0].maxPosition: is missing; mend it or leave it out",
    ),
    "an account with a wrong value": (
        b'{"account": {"canTrade": 1}}',
        "account.canTrade: 1 is neither true nor false; mend it or leave it out",
    ),
}


@pytest.fixture(params=BAD, ids=[name.replace(" ", "-") for name in BAD])
def bad(request: pytest.FixtureRequest) -> tuple[bytes, str]:
    return BAD[request.param]


def test_json_names_the_line_and_goes_on(pretrade: Command, bad: tuple[bytes, str]) -> None:
    line, reason = bad

    answer = pretrade.check(b"\n".join([GOOD, line, GOOD]), "--format", "json")

    first, error, last = answer.json
    assert list(error) == ["line", "error", "violations", "unevaluated", "warnings"]
    assert error["line"] == 2
    assert error["error"].startswith(reason)
    assert error["violations"] == error["unevaluated"] == error["warnings"] == []
    assert (first["line"], first["ok"], last["line"], last["ok"]) == (1, True, 3, True)
    assert answer.status == 2


def test_text_names_file_and_line(pretrade: Command, bad: tuple[bytes, str]) -> None:
    line, reason = bad

    answer = pretrade.check(b"\n".join([line, GOOD]))

    assert answer.out.startswith(f"line 1: unreadable  {reason}")
    assert "2 orders: 0 accepted, 0 refused, 1 not fully judged, 1 unreadable" in answer.out
    assert f"pretrade: standard input: line 1: {reason}" in answer.err
    assert answer.status == 2


def test_a_line_of_50_megabytes_is_never_held_as_a_whole(pretrade: Command) -> None:
    huge = b'{"symbol": "' + b"A" * 50_000_000 + b'"}\n'

    error, good = pretrade.check_json(huge + GOOD)

    assert error["error"].startswith("is longer than the ")
    assert (good["line"], good["ok"]) == (2, True)


def test_the_longest_line_that_an_order_may_have_is_read(pretrade: Command) -> None:
    fitting = GOOD + b" " * (LONGEST - len(GOOD) - 1) + b"\n"

    (report,) = pretrade.check_json(fitting)

    assert report["ok"] is True


def test_an_unreadable_line_weighs_more_than_a_refused_order(pretrade: Command) -> None:
    assert pretrade.check("{}\n{").status == 2


def test_only_the_first_bad_lines_are_told_twice(pretrade: Command) -> None:
    err = pretrade.check("{\n" * 7).err

    assert "standard input: line 5: is not JSON" in err
    assert "line 6" not in err
    assert err.endswith("pretrade: standard input: 2 more lines cannot be read either\n")


def test_a_value_nested_too_deep_is_no_crash(pretrade: Command) -> None:
    line = b'{"price": ' + b"[" * 900 + b"]" * 900 + b"}"

    answer = pretrade.check(line, "--format", "json")

    assert answer.status in {1, 2}


def test_a_value_that_cannot_be_written_is_not_readable() -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]

    with pytest.raises(NotReadable, match="is nested too deep; parameters are texts or numbers"):
        as_text(nested)


def test_a_failure_of_ours_does_not_cost_the_other_orders(
    pretrade: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("quantity")

    monkeypatch.setattr("pretrade.ExchangeInfo.check", fail)

    reports = pretrade.check_json(GOOD + b"\n" + GOOD)

    assert [one["error"] for one in reports] == [
        "pretrade failed on it (KeyError('quantity')); report this bug"
    ] * 2
