import pytest

from tests.rules.requests import KINDS, answers, judge, lacking, listing, passes, request

RULE = "MARGIN_ALLOWED"
MARGIN_KINDS = ("marginOrder", "marginOco")


@pytest.mark.parametrize("kind", MARGIN_KINDS)
def test_margin_orders_are_refused_where_the_symbol_takes_none(kind: str) -> None:
    report = judge(request(kind), listing(isMarginTradingAllowed=False), kind=kind)

    assert answers(report, RULE) == [(-3028, "Not a valid margin pair.", "symbol", "BTCUSDT")]


@pytest.mark.parametrize("kind", MARGIN_KINDS)
def test_margin_orders_pass_where_the_symbol_takes_them(kind: str) -> None:
    assert passes(judge(request(kind), listing(isSpotTradingAllowed=False), kind=kind), RULE)


@pytest.mark.parametrize("kind", MARGIN_KINDS)
def test_it_is_unevaluated_where_the_symbol_does_not_say(kind: str) -> None:
    report = judge(request(kind), listing(isMarginTradingAllowed=None), kind=kind)

    assert lacking(report, RULE) == ["symbol:isMarginTradingAllowed"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in MARGIN_KINDS])
def test_it_binds_no_spot_order(kind: str) -> None:
    assert passes(judge(request(kind), listing(isMarginTradingAllowed=False), kind=kind), RULE)
