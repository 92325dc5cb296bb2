import pytest

from tests.rules.requests import (
    KINDS,
    answers,
    found,
    judge,
    lacking,
    listing,
    order,
    passes,
    request,
)
from tests.symbols import BASE_DATE

RULE = "SYMBOL_STATUS"
CLOSED = "Market is closed."
OLD = "Unsupported order combination."
NEW = "This order type is not possible in this trading phase."
NEW_LIMIT = "Limit orders require GTC for this phase."
PHASES = ("PRE_TRADING", "POST_TRADING", "END_OF_DAY", "AUCTION_MATCH")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", ["BREAK", "HALT", "CANCEL_ONLY"])
@pytest.mark.parametrize("as_of", [BASE_DATE, "2023-03-13", "2026-07-07"])
def test_the_market_is_closed(kind: str, status: str, as_of: str) -> None:
    report = judge(request(kind), listing(status=status), kind=kind, as_of=as_of)

    assert answers(report, RULE) == [(-1013, CLOSED, "symbol", "BTCUSDT")]
    assert f"status {status}" in found(report, RULE)[0].text


@pytest.mark.parametrize("status", PHASES)
@pytest.mark.parametrize(
    ("params", "as_of", "msg"),
    [
        (order("LIMIT"), BASE_DATE, OLD),
        (order("LIMIT", timeInForce="IOC"), "2023-03-12", OLD),
        (order("MARKET"), "2023-03-12", OLD),
        (order("LIMIT"), "2023-03-13", NEW),
        (order("MARKET"), "2023-03-13", NEW),
        (order("LIMIT_MAKER"), "2023-03-13", NEW),
        (order("LIMIT", timeInForce="IOC"), "2023-03-13", NEW_LIMIT),
        (order("LIMIT", timeInForce="FOK"), "2023-03-13", NEW_LIMIT),
    ],
)
def test_in_other_phases_the_text_depends_on_the_day(
    status: str, params: dict[str, object], as_of: str, msg: str
) -> None:
    report = judge(params, listing(status=status), as_of=as_of)

    assert answers(report, RULE) == [(-1013, msg, "symbol", "BTCUSDT")]


def test_an_order_list_in_another_phase() -> None:
    report = judge(request("oco"), listing(status="AUCTION_MATCH"), kind="oco", as_of="2023-03-13")

    assert answers(report, RULE) == [(-1013, NEW, "symbol", "BTCUSDT")]


def test_a_status_that_is_not_known_yet_is_not_trading() -> None:
    report = judge(order("LIMIT"), listing(status="SOMETHING_NEW"))

    assert answers(report, RULE) == [(-1013, OLD, "symbol", "BTCUSDT")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_symbol_that_is_trading_passes(kind: str) -> None:
    assert passes(judge(request(kind), kind=kind), RULE)


def test_it_is_unevaluated_where_the_symbol_does_not_say() -> None:
    assert lacking(judge(order("LIMIT"), listing(status=None)), RULE) == ["symbol:status"]
