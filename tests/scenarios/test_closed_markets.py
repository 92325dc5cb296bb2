"""P15: markets that are closed, and who may trade where."""

import pytest

from tests.scenarios.facts import RICH, market_at, permitted, the_only
from tests.symbols import Json, exchange, listed, symbol_json

LIMIT: Json = {
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "1",
    "price": "100",
}
MARKET = market_at("100", best_bid="99", best_ask="101")


# -------------------------------------------------------------------------------------- P15 status


@pytest.mark.parametrize("status", ["BREAK", "HALT", "CANCEL_ONLY"])
def test_p15_a_closed_market_refuses_at_once_and_says_why(status: str) -> None:
    symbol = listed("BTC", "USDT", status=status)

    violation = the_only(symbol.check(LIMIT, market=MARKET, account=RICH, as_of="2026-07-07"))

    assert violation.rule == "SYMBOL_STATUS"
    assert (violation.code, violation.msg) == (-1013, "Market is closed.")
    assert status in violation.text


def test_p15_a_delisted_symbol_is_refused_and_not_tried_again() -> None:
    info = exchange(symbol_json("BTC", "USDT"))

    first = info.check({**LIMIT, "symbol": "LUNAUSDT"}, market=MARKET, account=RICH).first

    assert first is not None
    assert (first.rule, first.code, first.msg) == ("SYMBOL", -1121, "Invalid symbol.")


@pytest.mark.parametrize(
    ("permissions", "taken"),
    [
        (["SPOT", "TRD_GRP_004"], True),
        (["MARGIN", "TRD_GRP_004"], True),
        (["SPOT"], False),
        (["SPOT", "MARGIN"], False),
        (["TRD_GRP_004"], False),
        (["SPOT", "TRD_GRP_005"], False),
        ([], False),
    ],
)
def test_p15_an_account_needs_a_permission_of_each_group(
    permissions: list[str], taken: bool
) -> None:
    sets = [["SPOT", "MARGIN"], ["TRD_GRP_004"]]
    symbol = listed("BTC", "USDT", permissions=[], permissionSets=sets)

    report = symbol.check(LIMIT, market=MARKET, account=permitted(*permissions), as_of="2024-09-08")

    assert report.certain is taken
    if not taken:
        violation = the_only(report)
        assert (violation.rule, violation.code) == ("PERMISSIONS", -2010)
        assert violation.msg == "This symbol is not permitted for this account."
